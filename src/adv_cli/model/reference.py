"""The reference data beside the records: the counts of chapter 2, the municipalities, and the sources."""

from typing import Literal, Self

from pydantic import Field, model_validator

from adv_cli.model.codebook import Named, ThemaSectie, no_double, no_name_twice
from adv_cli.model.template import Pad
from adv_cli.model.types import Aantal, Bladzijde, CbsCode, Code, Datum, JaNee, Model, Tekst, Teksten


class Hoofdstukaantal(Model):
    """A count that chapter 2 publishes, beside the number of projects in the appendix that it refers to.

    `bijlage` is None where there is no appendix (aanleiding). `geteld` is what the records count where that differs from the
    chapter and the explanation of the dimension accounts for it: for this code, and for just that number.
    """

    code: Code
    hoofdstuk: Aantal
    bijlage: Aantal | None = None
    geteld: Aantal | None = None


class Telling(Model):
    """The counts of one dimension in chapter 2. `toelichting` explains the differences with the records that are known."""

    dimensie: Literal["doelgroep", "problematiek", "invalshoek", "partners", "niveau", "aanleiding"]
    bladzijde: Bladzijde
    bijlage: Bladzijde | None = None
    aantallen: tuple[Hoofdstukaantal, ...]
    toelichting: Tekst | None = None

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_double("aantallen", self.aantallen, "code")
        return self


class Lijst(Model):
    """A list without counts in chapter 2, in our words and in its order; `secties` are those its points gave themes to."""

    naam: Tekst
    bladzijde: Bladzijde
    secties: tuple[ThemaSectie, ...] = ()
    punten: Teksten


class Dwarsdoorsnede(Model):
    """data/dwarsdoorsnede.yaml: what chapter 2 publishes, every count and every list, with its page.

    `projecten` and `gemeenten` are the totals; None where an inventory publishes none.
    """

    projecten: Aantal | None
    gemeenten: Aantal | None
    bladzijde: Bladzijde
    tellingen: tuple[Telling, ...]
    lijsten: tuple[Lijst, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_double("tellingen", self.tellingen, "dimensie")
        return self


class Gemeente(Model):
    """A municipality of the G31, or Gouda. `toelichting` says why one of the G31 took no part (chapter 1)."""

    naam: Tekst
    cbs_code: CbsCode
    provincie: Tekst
    aliassen: Teksten = ()
    g31: JaNee
    inventarisatie: JaNee
    experiment: JaNee
    toelichting: Tekst | None = None


class Gemeenten(Model):
    """data/gemeenten.yaml. `provincies` gives other names of a province, by its official name."""

    gemeenten: tuple[Gemeente, ...]
    provincies: dict[Tekst, Teksten] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _unique(self) -> Self:
        for of in ("naam", "cbs_code"):
            no_double("gemeenten", self.gemeenten, of)
        no_name_twice([self._names(nr, gemeente) for nr, gemeente in enumerate(self.gemeenten)])
        where: dict[str, Pad] = {g.provincie: ("gemeenten", nr, "provincie") for nr, g in enumerate(self.gemeenten)}
        where |= {naam: ("provincies", naam) for naam in self.provincies}
        no_name_twice([(waar, naam, (naam, *self.provincies.get(naam, ()))) for naam, waar in where.items()])
        return self

    @staticmethod
    def _names(nr: int, gemeente: Gemeente) -> Named:
        code = gemeente.cbs_code
        return ("gemeenten", nr), gemeente.naam, (code, code.removeprefix("GM"), gemeente.naam, *gemeente.aliassen)


class Publicatie(Model):
    """A source, as one would cite it."""

    titel: Tekst
    auteur: Tekst
    opdrachtgever: Tekst | None = None
    datum: Datum
    kenmerk: Tekst | None = None
    omschrijving: Tekst


class Bron(Model):
    """data/bron.yaml: the report and the ministers' letter to parliament about it, and the version of this data set."""

    versie: Tekst
    rapport: Publicatie
    brief: Publicatie
