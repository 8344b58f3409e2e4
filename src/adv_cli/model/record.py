"""What a data directory holds: the models of record, codebook, cross-section, municipalities and sources.

Every model is frozen and refuses fields it does not know, so that a value which validated once stays valid. Names are the
field's own Dutch terms, the same in YAML, in JSON and here; the sections of `Project` mirror the ten headings of the
report's factsheet template.

Three kinds of nothing differ throughout a record: `None` where the factsheet lacks the heading, an empty list where the
heading stands there with nothing below it, and words of the factsheet itself ("nog niet bekend") as text.

A model knows one file. Whether codes, municipalities and ids agree between the files of a data directory is for
`dataset.loader`.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    model_validator,
)

from adv_cli.model.template import Verschil
from adv_cli.model.types import (
    Aantal,
    Bladzijde,
    Code,
    Datum,
    Email,
    Fout,
    Id,
    JaNee,
    Model,
    Tekst,
    Teksten,
    Telefoon,
    Website,
    each_once,
)


class MetNoot(Model):
    """Something the factsheet says that may need a remark of ours, because it contradicts itself or reads oddly."""

    noot: Tekst | None = None


class Item(MetNoot):
    """One bullet of a factsheet, in our own words, with the themes it was coded with (see `Codeboek.themas`)."""

    tekst: Tekst
    themas: Annotated[tuple[Code, ...], AfterValidator(each_once), Field(json_schema_extra={"uniqueItems": True})] = ()


class Soort(StrEnum):
    """What kind of results a factsheet gives: heading and wording decide (see the handbook)."""

    BEHAALD = "behaald"
    BEOOGD = "beoogd"
    VERWACHT = "verwacht"
    NOG_GEEN = "nog-geen"
    NIET_VERMELD = "niet-vermeld"


class Resultaat(Item):
    """A result. `soort` is given only where it differs from that of the section."""

    soort: Soort | None = None


Items = tuple[Item, ...]


class Eenheid(StrEnum):
    """What is counted under "aantal huishoudens"; the factsheets count different things."""

    HUISHOUDENS = "huishoudens"
    GEZINNEN = "gezinnen"
    ADRESSEN = "adressen"
    WONINGEN = "woningen"
    INWONERS = "inwoners"
    BEWONERS = "bewoners"
    AANMELDINGEN = "aanmeldingen"


class Huishoudens(MetNoot):
    """The size of a project: the factsheet's wording, and the number it comes down to (equal bounds: one number).

    `per` is "jaar" where the number is a yearly one.
    """

    omschrijving: Tekst
    minimum: Aantal | None = None
    maximum: Aantal | None = None
    eenheid: Eenheid | None = None
    per: Literal["jaar"] | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if (self.minimum is None) != (self.maximum is None) or (self.minimum is None) != (self.eenheid is None):
            raise Fout("minimum, maximum en eenheid horen bij elkaar: geef alle drie of geen")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise Fout(f"minimum {self.minimum} is groter dan maximum {self.maximum}")
        return self


class Gebied(MetNoot):
    """Where a project works. `wijken` are the districts by name; empty where it works across the city or region."""

    omschrijving: Tekst
    wijken: Teksten = ()


class Looptijd(MetNoot):
    """The running time: the factsheet's wording, and start and end as ISO dates as exact as the factsheet is.

    `doorlopend`: the factsheet says that no end is foreseen.
    """

    omschrijving: Tekst
    start: Datum | None = None
    eind: Datum | None = None
    doorlopend: JaNee = False

    @model_validator(mode="after")
    def _start_before_end(self) -> Self:
        if self.start and self.eind and self.start[: len(self.eind)] > self.eind:
            raise Fout(f"start {self.start} ligt na eind {self.eind}")
        return self


class Codering(Model):
    """The place of a project in the five search models of the report: one code of each (appendices 1-5)."""

    doelgroep: Code
    problematiek: Code
    invalshoek: Code
    partners: Code
    niveau: Code


class Projectinformatie(MetNoot):
    """The first heading of the factsheet."""

    afdeling: Tekst | None = None
    status: Tekst | None = None
    huishoudens: Huishoudens | None = None
    gebied: Gebied | None = None
    looptijd: Looptijd | None = None
    bestuurlijke_opdrachtgevers: Teksten | None = None


class Aanleiding(MetNoot):
    """The heading "Aanleiding en doelstelling"; sub-goals stand among `doelstellingen` and say so in their text."""

    redenen: Items | None = None
    doelstellingen: Items | None = None
    doelgroep: Tekst | None = None
    criteria: Items | None = None


class Organisatie(MetNoot):
    """The heading "Organisatie": who does it, with whom, for whom, and who pays."""

    betrokkenen: Tekst | None = None
    samenwerkingspartners: Teksten | None = None
    opdrachtgevers: Teksten | None = None
    opdrachtnemers: Teksten | None = None
    financiering: Items | None = None


class Werkwijze(MetNoot):
    """The heading "Werkwijze": the steps, and the principles behind them."""

    processtappen: Items | None = None
    uitgangspunten: Items | None = None


class Resultaten(MetNoot):
    """The heading "Resultaten"."""

    soort: Soort
    resultaten: tuple[Resultaat, ...] | None = None
    evaluatiemomenten: Items | None = None

    @model_validator(mode="after")
    def _kind_fits_results(self) -> Self:
        if (self.soort is Soort.NIET_VERMELD) != (not self.resultaten):
            raise Fout("soort “niet-vermeld” hoort bij een factsheet zonder resultaten, en alleen daarbij")
        return self


class Knelpunten(MetNoot):
    """The heading "Knelpunten": what got in the way, what solved it, and what the ministry could do."""

    knelpunten: Items | None = None
    oplossingen: Items | None = None
    rol_ministerie: Items | None = None


class Contact(MetNoot):
    """Whom to ask, as of 2010. Everything may be missing but not all of it."""

    naam: Tekst | None = None
    functie: Tekst | None = None
    organisatie: Tekst | None = None
    telefoon: tuple[Telefoon, ...] = ()
    email: Email | None = None
    website: Website | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not any((self.naam, self.organisatie, self.telefoon, self.email, self.website)):
            raise Fout("een contact zonder naam, organisatie, telefoon, e-mail of website")
        return self


class OverigProject(MetNoot):
    """Another visiting project of the same municipality, which the factsheet names in a few lines."""

    titel: Tekst
    omschrijving: Tekst | None = None
    doelstelling: Tekst | None = None
    doelgroep: Tekst | None = None
    status: Tekst | None = None
    opdrachtgevers: Teksten | None = None
    partners: Teksten | None = None
    contact: tuple[Contact, ...] = ()


class Afwijking(Model):
    """A difference between record and factsheet that should be there: which it is, and why (`waarom`).

    `veld`, `soort` and `wat` are those of the difference as a check tells it; it explains no other.
    """

    veld: Tekst
    soort: Verschil
    wat: Tekst
    waarom: Tekst


class Project(MetNoot):
    """One factsheet: the record of one project.

    `titel_in_bijlagen` is the name the appendices use where it is another; `bladzijde` the factsheet's first page in the
    report, `bladzijde_zeker` False where that page follows from counting past a page break that the text has lost.
    """

    id: Id
    titel: Tekst
    titel_in_bijlagen: Tekst | None = None
    gemeente: Tekst
    bladzijde: Bladzijde
    bladzijde_zeker: JaNee
    codering: Codering
    projectinformatie: Projectinformatie
    aanleiding: Aanleiding
    organisatie: Organisatie
    werkwijze: Werkwijze
    resultaten: Resultaten
    knelpunten: Knelpunten
    lessen: Items | None = None
    vooruitblik: Items | None = None
    contactgegevens: tuple[Contact, ...] | None = None
    documentatie: Teksten | None = None
    overige_projecten: tuple[OverigProject, ...] | None = None
    afwijkingen: tuple[Afwijking, ...] = ()
