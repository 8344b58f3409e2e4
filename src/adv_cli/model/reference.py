"""The reference data beside the records: the counts of chapter 2, the municipalities, and the
sources.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from adv_cli.model.codebook import Named, ThemeSection, no_double, no_name_twice
from adv_cli.model.template import FieldPath
from adv_cli.model.types import (
    CbsCode,
    Code,
    IsoDate,
    Model,
    PageNumber,
    Text,
    Texts,
    WholeNumber,
    YesNo,
)


class ExpectedDistricts(Model):
    """How many districts a factsheet names where its project has a code, as one would expect.

    `anders` introduces the projects that name more or fewer.
    """

    minimum: WholeNumber | None = None
    maximum: WholeNumber | None = None
    anders: Text


class PublishedCount(Model):
    """A count that chapter 2 publishes, beside the number of projects in the appendix that it
    refers to.

    `bijlage` is None where there is no appendix (aanleiding). `geteld` is what the records count
    where that differs from the chapter and the explanation of the dimension accounts for it: for
    this code, and for just that number. `wijken` is None for a code that says nothing of districts.
    """

    code: Code
    hoofdstuk: WholeNumber
    bijlage: WholeNumber | None = None
    geteld: WholeNumber | None = None
    wijken: ExpectedDistricts | None = None


class DimensionCounts(Model):
    """The counts of one dimension in chapter 2.

    `toelichting` explains the differences with the records that are known.
    """

    dimensie: Literal["doelgroep", "problematiek", "invalshoek", "partners", "niveau", "aanleiding"]
    bladzijde: PageNumber
    bijlage: PageNumber | None = None
    aantallen: tuple[PublishedCount, ...]
    toelichting: Text | None = None

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_double("aantallen", self.aantallen, "code")
        return self


class PublishedList(Model):
    """A list without counts in chapter 2, in our words and in its order;

    `secties` are those its points gave themes to.
    """

    naam: Text
    bladzijde: PageNumber
    secties: tuple[ThemeSection, ...] = ()
    punten: Texts


class CrossSection(Model):
    """data/dwarsdoorsnede.yaml: what chapter 2 publishes, every count and every list, with its
    page.

    `projecten` and `gemeenten` are the totals; None where an inventory publishes none.
    """

    projecten: WholeNumber | None
    gemeenten: WholeNumber | None
    bladzijde: PageNumber
    tellingen: tuple[DimensionCounts, ...]
    lijsten: tuple[PublishedList, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_double("tellingen", self.tellingen, "dimensie")
        return self


class Municipality(Model):
    """A municipality of the G31, or Gouda.

    `toelichting` says why one of the G31 took no part (chapter 1).
    """

    naam: Text
    cbs_code: CbsCode
    provincie: Text
    aliassen: Texts = ()
    g31: YesNo
    inventarisatie: YesNo
    experiment: YesNo
    toelichting: Text | None = None


class Municipalities(Model):
    """data/gemeenten.yaml. `provincies` gives other names of a province, by its official name."""

    gemeenten: tuple[Municipality, ...]
    provincies: dict[Text, Texts] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _unique(self) -> Self:
        for of in ("naam", "cbs_code"):
            no_double("gemeenten", self.gemeenten, of)
        no_name_twice(
            [self._names(nr, municipality) for nr, municipality in enumerate(self.gemeenten)]
        )
        where: dict[str, FieldPath] = {
            g.provincie: ("gemeenten", nr, "provincie") for nr, g in enumerate(self.gemeenten)
        }
        where |= {name: ("provincies", name) for name in self.provincies}
        no_name_twice(
            [(waar, name, (name, *self.provincies.get(name, ()))) for name, waar in where.items()]
        )
        return self

    @staticmethod
    def _names(nr: int, municipality: Municipality) -> Named:
        code = municipality.cbs_code
        return (
            ("gemeenten", nr),
            municipality.naam,
            (code, code.removeprefix("GM"), municipality.naam, *municipality.aliassen),
        )


class Publication(Model):
    """A source, as one would cite it."""

    titel: Text
    auteur: Text
    opdrachtgever: Text | None = None
    datum: IsoDate
    kenmerk: Text | None = None
    omschrijving: Text


class Sources(Model):
    """data/bron.yaml: the report and the ministers' letter to parliament about it, and the version
    of this data set.
    """

    versie: Text
    rapport: Publication
    brief: Publication
