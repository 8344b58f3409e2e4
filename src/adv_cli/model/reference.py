"""The reference data beside the records: counts of chapter 2, municipalities and sources."""

from typing import Literal, Self

from pydantic import Field, model_validator

from adv_cli.model.codebook import Names, refuse_repeated, refuse_shared_names
from adv_cli.model.template import DimensionCode, FieldPath, ThemeSection
from adv_cli.model.types import (
    CbsCode,
    Code,
    IsoDate,
    Model,
    PageNumber,
    Problem,
    Text,
    Texts,
    WholeNumber,
    YesNo,
    first_repeated,
)


class ExpectedDistricts(Model):
    """How many districts a factsheet names where its project has a code, as one would expect.

    `anders` introduces the projects that name more or fewer.
    """

    minimum: WholeNumber | None = None
    maximum: WholeNumber | None = None
    anders: Text


class PublishedCount(Model):
    """A count that chapter 2 publishes (`hoofdstuk`), beside that of its appendix (`bijlage`).

    `bijlage` is None where there is no appendix (aanleiding). `geteld` is what the records count
    where that differs from the chapter and the `toelichting` of the dimension says why: for this
    code, and for just that number. `wijken` is None for a code that says nothing of districts.
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

    dimensie: Literal[DimensionCode, "aanleiding"]
    bladzijde: PageNumber
    bijlage: PageNumber | None = None
    aantallen: tuple[PublishedCount, ...]
    toelichting: Text | None = None

    @model_validator(mode="after")
    def _unique(self) -> Self:
        refuse_repeated("aantallen", self.aantallen, "code")
        return self


class PublishedPoint(Model):
    """A point of a list in chapter 2, in our words; `code` is the theme that says the same.

    One without a theme may be written as its text alone.
    """

    punt: Text
    code: Code | None = None

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, given: object) -> object:
        return {"punt": given} if isinstance(given, str) else given


class PublishedList(Model):
    """A list without counts in chapter 2, in our words and in its order.

    `secties` are the sections that have themes after its points.
    """

    naam: Text
    bladzijde: PageNumber
    secties: tuple[ThemeSection, ...] = ()
    punten: tuple[PublishedPoint, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The themes that its points name."""
        return tuple(point.code for point in self.punten if point.code)

    @model_validator(mode="after")
    def _each_code_once(self) -> Self:
        seen: set[str] = set()
        for nr, point in enumerate(self.punten):
            if point.code in seen:
                where = ("punten", nr, "code")
                raise Problem(f"{point.code} staat al bij een ander punt", where=where)
            seen |= {point.code} if point.code else set()
        return self


class CrossSection(Model):
    """data/dwarsdoorsnede.yaml: every count and every list of chapter 2, with its page.

    `projecten` and `gemeenten` are the totals; None where an inventory publishes none.
    """

    projecten: WholeNumber | None
    gemeenten: WholeNumber | None
    bladzijde: PageNumber
    tellingen: tuple[DimensionCounts, ...]
    lijsten: tuple[PublishedList, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        refuse_repeated("tellingen", self.tellingen, "dimensie")
        return self

    @model_validator(mode="after")
    def _one_list_of_a_section(self) -> Self:
        sections = [(nr, code) for nr, one in enumerate(self.lijsten) for code in one.secties]
        repeated = first_repeated([code for _, code in sections])
        if repeated is not None:
            nr, section = sections[repeated]
            raise Problem(f"{section} staat al in een lijst", where=("lijsten", nr, "secties"))
        return self


class Municipality(Model):
    """A municipality: one that was asked to take part (`groep`), or another.

    `toelichting` says why it took no part, or why it did.
    """

    naam: Text
    cbs_code: CbsCode
    provincie: Text
    aliassen: Texts = ()
    groep: YesNo = False
    inventarisatie: YesNo
    experiment: YesNo = False
    toelichting: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it can be asked for by: its code with and without GM, its name and others."""
        return (self.cbs_code, self.cbs_code.removeprefix("GM"), self.naam, *self.aliassen)


class Municipalities(Model):
    """data/gemeenten.yaml. `provincies` gives other names of a province, by its official name."""

    gemeenten: tuple[Municipality, ...]
    provincies: dict[Text, Texts] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _unique(self) -> Self:
        refuse_repeated("gemeenten", self.gemeenten, "naam")
        refuse_repeated("gemeenten", self.gemeenten, "cbs_code")
        refuse_shared_names(self._municipality_names())
        refuse_shared_names(self._province_names())
        return self

    def _municipality_names(self) -> list[Names]:
        return [
            Names(("gemeenten", nr), municipality.naam, municipality.names)
            for nr, municipality in enumerate(self.gemeenten)
        ]

    def _province_names(self) -> list[Names]:
        """The names of each province: one that a municipality is in, or that has other names."""
        places: dict[str, FieldPath] = {}
        for nr, municipality in enumerate(self.gemeenten):
            places[municipality.provincie] = ("gemeenten", nr, "provincie")
        for name in self.provincies:
            places[name] = ("provincies", name)
        return [
            Names(where, name, (name, *self.provincies.get(name, ())))
            for name, where in places.items()
        ]


class Publication(Model):
    """A source, as one would cite it.

    `auteurs` are the authors one by one, where there are more; `noot` says what of this the source
    does not say itself, and where it is from.
    """

    titel: Text
    auteur: Text
    auteurs: Texts = ()
    opdrachtgever: Text | None = None
    datum: IsoDate
    kenmerk: Text | None = None
    noot: Text | None = None
    omschrijving: Text


class PublishedData(Model):
    """The data set itself, as one would cite it; `licentie` is an SPDX identifier."""

    titel: Text
    auteur: Text
    datum: IsoDate
    licentie: Text | None = None


class InventoryWords(Model):
    """What is said of this inventory in its own words; all may be missing (see `Inventory`)."""

    onderwerp: Text | None = None
    groep: Text | None = None
    afwezig: Text | None = None
    experiment: Text | None = None
    hoofdstuk: Text | None = None
    hoofdstuk_kort: Text | None = None
    bladzijden: Text | None = None


class Sources(Model):
    """data/bron.yaml: the report, the letter about it, the data set, and what the inventory says.

    `brief` is None where no letter came with the report, `gegevens` for a data set that nobody
    published.
    """

    versie: Text
    inventarisatie: InventoryWords = InventoryWords()
    rapport: Publication
    brief: Publication | None = None
    gegevens: PublishedData | None = None
