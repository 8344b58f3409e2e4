"""What a data directory holds: the models of record, codebook, cross-section, municipalities and
sources.

Every model is frozen and refuses fields it does not know, so that a value which validated once
stays valid. Names are the field's own Dutch terms, the same in YAML, in JSON and here; the sections
of `Project` mirror the ten headings of the report's factsheet template.

Three kinds of nothing differ throughout a record: `None` where the factsheet lacks the heading, an
empty list where the heading stands there with nothing below it, and words of the factsheet itself
("nog niet bekend") as text.

A model knows one file. Whether codes, municipalities and ids agree between the files of a data
directory is for `dataset.loader`.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    model_validator,
)

from adv_cli.model.template import DeviationKind
from adv_cli.model.types import (
    Code,
    Email,
    Id,
    IsoDate,
    Model,
    PageNumber,
    Phone,
    Problem,
    Text,
    Texts,
    Website,
    WholeNumber,
    YesNo,
    each_once,
)


class WithNote(Model):
    """Something the factsheet says that may need a remark of ours, because it contradicts itself or
    reads oddly.
    """

    noot: Text | None = None


class Item(WithNote):
    """One bullet of a factsheet, in our own words, with the themes it was coded with (see
    `Codeboek.themas`).
    """

    tekst: Text
    themas: Annotated[
        tuple[Code, ...], AfterValidator(each_once), Field(json_schema_extra={"uniqueItems": True})
    ] = ()


class ResultKind(StrEnum):
    """What kind of results a factsheet gives: heading and wording decide (see the handbook)."""

    BEHAALD = "behaald"
    BEOOGD = "beoogd"
    VERWACHT = "verwacht"
    NOG_GEEN = "nog-geen"
    NIET_VERMELD = "niet-vermeld"


class Result(Item):
    """A result. `soort` is given only where it differs from that of the section."""

    soort: ResultKind | None = None


Items = tuple[Item, ...]


class Unit(StrEnum):
    """What is counted under "aantal huishoudens"; the factsheets count different things."""

    HUISHOUDENS = "huishoudens"
    GEZINNEN = "gezinnen"
    ADRESSEN = "adressen"
    WONINGEN = "woningen"
    INWONERS = "inwoners"
    BEWONERS = "bewoners"
    AANMELDINGEN = "aanmeldingen"


class Households(WithNote):
    """The size of a project: the factsheet's wording, and the number it comes down to (equal
    bounds: one number).

    `per` is "jaar" where the number is a yearly one.
    """

    omschrijving: Text
    minimum: WholeNumber | None = None
    maximum: WholeNumber | None = None
    eenheid: Unit | None = None
    per: Literal["jaar"] | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if (self.minimum is None) != (self.maximum is None) or (self.minimum is None) != (
            self.eenheid is None
        ):
            raise Problem("minimum, maximum en eenheid horen bij elkaar: geef alle drie of geen")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise Problem(f"minimum {self.minimum} is groter dan maximum {self.maximum}")
        return self


class Area(WithNote):
    """Where a project works.

    `wijken` are the districts by name; empty where it works across the city or region.
    """

    omschrijving: Text
    wijken: Texts = ()


class Period(WithNote):
    """The running time: the factsheet's wording, and start and end as ISO dates as exact as the
    factsheet is.

    `doorlopend`: the factsheet says that no end is foreseen.
    """

    omschrijving: Text
    start: IsoDate | None = None
    eind: IsoDate | None = None
    doorlopend: YesNo = False

    @model_validator(mode="after")
    def _start_before_end(self) -> Self:
        if self.start and self.eind and self.start[: len(self.eind)] > self.eind:
            raise Problem(f"start {self.start} ligt na eind {self.eind}")
        return self


class Coding(Model):
    """The place of a project in the five search models of the report: one code of each (appendices
    1-5).
    """

    doelgroep: Code
    problematiek: Code
    invalshoek: Code
    partners: Code
    niveau: Code


class ProjectInformation(WithNote):
    """The first heading of the factsheet."""

    afdeling: Text | None = None
    status: Text | None = None
    huishoudens: Households | None = None
    gebied: Area | None = None
    looptijd: Period | None = None
    bestuurlijke_opdrachtgevers: Texts | None = None


class Motive(WithNote):
    """The heading "Aanleiding en doelstelling"; sub-goals stand among `doelstellingen` and say so
    in their text.
    """

    redenen: Items | None = None
    doelstellingen: Items | None = None
    doelgroep: Text | None = None
    criteria: Items | None = None


class Organisation(WithNote):
    """The heading "Organisatie": who does it, with whom, for whom, and who pays."""

    betrokkenen: Text | None = None
    samenwerkingspartners: Texts | None = None
    opdrachtgevers: Texts | None = None
    opdrachtnemers: Texts | None = None
    financiering: Items | None = None


class Approach(WithNote):
    """The heading "Werkwijze": the steps, and the principles behind them."""

    processtappen: Items | None = None
    uitgangspunten: Items | None = None


class Results(WithNote):
    """The heading "Resultaten"."""

    soort: ResultKind
    resultaten: tuple[Result, ...] | None = None
    evaluatiemomenten: Items | None = None

    @model_validator(mode="after")
    def _kind_fits_results(self) -> Self:
        if (self.soort is ResultKind.NIET_VERMELD) != (not self.resultaten):
            raise Problem(
                "soort “niet-vermeld” hoort bij een factsheet zonder resultaten, en alleen daarbij"
            )
        return self


class Bottlenecks(WithNote):
    """The heading "Knelpunten": what got in the way, what solved it, and what the ministry could
    do.
    """

    knelpunten: Items | None = None
    oplossingen: Items | None = None
    rol_ministerie: Items | None = None


class Contact(WithNote):
    """Whom to ask, as of 2010. Everything may be missing but not all of it."""

    naam: Text | None = None
    functie: Text | None = None
    organisatie: Text | None = None
    telefoon: tuple[Phone, ...] = ()
    email: Email | None = None
    website: Website | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not any((self.naam, self.organisatie, self.telefoon, self.email, self.website)):
            raise Problem("een contact zonder naam, organisatie, telefoon, e-mail of website")
        return self


class OtherProject(WithNote):
    """Another visiting project of the same municipality, which the factsheet names in a few lines."""

    titel: Text
    omschrijving: Text | None = None
    doelstelling: Text | None = None
    doelgroep: Text | None = None
    status: Text | None = None
    opdrachtgevers: Texts | None = None
    partners: Texts | None = None
    contact: tuple[Contact, ...] = ()


class Deviation(Model):
    """A difference between record and factsheet that should be there: which it is, and why
    (`waarom`).

    `veld`, `soort` and `wat` are those of the difference as a check tells it; it explains no other.
    """

    veld: Text
    soort: DeviationKind
    wat: Text
    waarom: Text


class Project(WithNote):
    """One factsheet: the record of one project.

    `titel_in_bijlagen` is the name the appendices use where it is another; `bladzijde` the
    factsheet's first page in the report, `bladzijde_zeker` False where that page follows from
    counting past a page break that the text has lost.
    """

    id: Id
    titel: Text
    titel_in_bijlagen: Text | None = None
    gemeente: Text
    bladzijde: PageNumber
    bladzijde_zeker: YesNo
    codering: Coding
    projectinformatie: ProjectInformation
    aanleiding: Motive
    organisatie: Organisation
    werkwijze: Approach
    resultaten: Results
    knelpunten: Bottlenecks
    lessen: Items | None = None
    vooruitblik: Items | None = None
    contactgegevens: tuple[Contact, ...] | None = None
    documentatie: Texts | None = None
    overige_projecten: tuple[OtherProject, ...] | None = None
    afwijkingen: tuple[Deviation, ...] = ()
