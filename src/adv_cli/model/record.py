"""The models of a record: one project, as its file in a data directory describes it.

Every model is frozen and refuses fields it does not know, so that a value which validated once
stays valid. Field names are Dutch and the same in YAML, in JSON and here; the sections of `Project`
mirror the ten headings of the report's factsheet template. Each field carries its description,
which stands in the JSON Schema and in new records.

Three kinds of nothing differ throughout a record: `None` where the factsheet lacks the heading, an
empty list where the heading stands there with nothing below it, and words of the factsheet itself
("nog niet bekend") as text.

A model checks one file. Whether codes, municipalities and ids agree between the files of a data
directory is for `dataset.loader`.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from adv_cli.model.coded import (
    Codes,
    Direction,
    Evaluation,
    Figure,
    ItemNumber,
    Party,
    of_attribute,
)
from adv_cli.model.deviations import DeviationKind
from adv_cli.model.page_rules import (
    check_pages,
    check_unsure,
    in_template_order,
    known_section,
)
from adv_cli.model.template import SECTION, SECTIONS, Section, dotted
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
    check_bounds,
    each_once,
)


class WithNote(Model):
    """Something the factsheet says that may need a remark of ours, such as where it errs."""

    noot: Text | None = Field(
        default=None,
        description="Een opmerking van ons: waarin het factsheet zichzelf tegenspreekt, "
        "zich vergist of vreemd leest.",
    )


Themes = Codes
"""Codes of themes (see `Codebook.themas`)."""


class Item(WithNote):
    """One bullet of a factsheet, in our own words, with the themes it was coded with."""

    tekst: Text = Field(description="Eén punt van het factsheet, in een of meer eigen zinnen.")
    themas: Themes = Field(default=(), description="De thema’s van dit punt; zie codeboek.yaml.")


class ResultKind(StrEnum):
    """What kind of results a factsheet gives: heading and wording decide (see the handbook)."""

    BEHAALD = "behaald"
    BEOOGD = "beoogd"
    VERWACHT = "verwacht"
    NOG_GEEN = "nog-geen"
    NIET_VERMELD = "niet-vermeld"


class Result(Item):
    """A result. `soort` is given only where it differs from that of the section."""

    tekst: Text = Field(description="Eén resultaat van het factsheet, in een of meer eigen zinnen.")
    themas: Themes = Field(default=(), description="Resultaten hebben geen thema’s.")
    soort: ResultKind | None = Field(
        default=None,
        description="Het soort van dit resultaat, als het anders is dan dat van het onderdeel.",
    )
    gaat_over: Codes = Field(
        default=(),
        description="Waar dit resultaat over gaat.",
        json_schema_extra=of_attribute("gaat-over"),
    )
    cijfers: tuple[Figure, ...] = Field(default=(), description="De getallen in dit resultaat.")
    evaluatie: tuple[Evaluation, ...] = Field(
        default=(), description="Hoe men dit weet, als dit resultaat het zelf zegt."
    )


class EvaluationMoment(Item):
    """When and how a project is evaluated."""

    evaluatie: tuple[Evaluation, ...] = Field(
        default=(), description="Hoe, en of het al is gedaan."
    )


class Funding(Item):
    """Who pays what."""

    betalers: tuple[Party, ...] = Field(
        default=(), description="Wie er volgens dit punt betalen, in de woorden van dit punt."
    )


class Solution(Item):
    """A solution, with the numbers of the bottlenecks of its own factsheet that it answers."""

    knelpunten: Annotated[tuple[ItemNumber, ...], AfterValidator(each_once)] = Field(
        default=(),
        description="De nummers (vanaf 1) van de knelpunten van dit factsheet die het beantwoordt.",
    )


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
    """The size of a project: the factsheet's wording, and the bounds of the number it means."""

    omschrijving: Text = Field(description="Zoals het factsheet het zegt.")
    minimum: WholeNumber | None = Field(
        default=None, description="Het kleinste aantal dat dit betekent."
    )
    maximum: WholeNumber | None = Field(
        default=None,
        description="Het grootste aantal dat dit betekent; gelijk aan minimum bij één getal.",
    )
    eenheid: Unit | None = Field(default=None, description="Wat er wordt geteld.")
    per: Literal["jaar"] | None = Field(
        default=None, description="jaar, als het aantal er een per jaar is."
    )
    cijfers: tuple[Figure, ...] = Field(
        default=(),
        description="Elk getal in de omschrijving apart, met wat het telt.",
    )

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        given = {value is not None for value in (self.minimum, self.maximum, self.eenheid)}
        if len(given) > 1:
            raise Problem("minimum, maximum en eenheid horen bij elkaar: geef alle drie of geen")
        check_bounds(self.minimum, self.maximum)
        return self


class Area(WithNote):
    """Where a project works."""

    omschrijving: Text = Field(description="Zoals het factsheet het zegt.")
    wijken: Texts = Field(
        default=(),
        description="De wijken bij naam; leeg als het project in de hele stad of regio werkt.",
    )


class Period(WithNote):
    """The running time: the factsheet's wording, and start and end as ISO dates."""

    omschrijving: Text = Field(description="Zoals het factsheet het zegt.")
    start: IsoDate | None = Field(
        default=None,
        description="Het begin, zo nauwkeurig als het factsheet is: jjjj, jjjj-mm of jjjj-mm-dd.",
    )
    eind: IsoDate | None = Field(
        default=None,
        description="Het eind, zo nauwkeurig als het factsheet is: jjjj, jjjj-mm of jjjj-mm-dd.",
    )
    doorlopend: YesNo = Field(
        default=False, description="Of het factsheet zegt dat er geen eind aan komt."
    )

    @model_validator(mode="after")
    def _start_before_end(self) -> Self:
        if self.start and self.eind and self.start[: len(self.eind)] > self.eind:
            raise Problem(f"start {self.start} ligt na eind {self.eind}")
        return self


class Coding(Model):
    """The place of a project in the five search models of the report (appendices 1-5)."""

    doelgroep: Code = Field(description="Voor wie.")
    problematiek: Code = Field(description="Waartegen of waarvoor.")
    invalshoek: Code = Field(description="Waarmee het project ingrijpt.")
    partners: Code = Field(description="Wie samenwerken.")
    niveau: Code = Field(description="De schaal van de samenwerking.")


class ProjectInformation(WithNote):
    """The first heading of the factsheet."""

    afdeling: Text | None = Field(
        default=None, description="De afdeling waaronder het project valt."
    )
    status: Text | None = Field(default=None, description="De status van het project.")
    huishoudens: Households | None = Field(
        default=None, description="Het aantal huishoudens, in woorden en in getallen."
    )
    gebied: Area | None = Field(
        default=None, description="De wijken waarin het project wordt uitgevoerd."
    )
    looptijd: Period | None = Field(
        default=None, description="De looptijd, in woorden en in datums."
    )
    bestuurlijke_opdrachtgevers: Texts | None = Field(
        default=None, description="De bestuurlijke opdrachtgevers, één per regel."
    )


class Motive(WithNote):
    """The heading "Aanleiding en doelstelling"; sub-goals stand among `doelstellingen`."""

    redenen: Items | None = Field(default=None, description="De redenen om het project te starten.")
    doelstellingen: Items | None = Field(
        default=None, description="De doelstellingen; een subdoel begint met “Subdoel:”."
    )
    doelgroep: Text | None = Field(
        default=None, description="Voor wie het project is, in een of meer zinnen."
    )
    criteria: Items | None = Field(
        default=None, description="Wanneer iemand tot de doelgroep hoort."
    )


class Organisation(WithNote):
    """The heading "Organisatie": who does it, with whom, for whom, and who pays."""

    betrokkenen: Text | None = Field(
        default=None, description="Wie het werk doen, in een of meer zinnen."
    )
    samenwerkingspartners: Texts | None = Field(
        default=None, description="De partners, één naam per regel."
    )
    opdrachtgevers: Texts | None = Field(
        default=None, description="De opdrachtgevers, één naam per regel."
    )
    opdrachtnemers: Texts | None = Field(
        default=None, description="De opdrachtnemers, één naam per regel."
    )
    financiering: tuple[Funding, ...] | None = Field(default=None, description="Wie wat betaalt.")
    partijen: tuple[Party, ...] = Field(
        default=(),
        description="Elke naam onder partners, opdrachtgevers en opdrachtnemers, met zijn soort.",
    )
    regie: Direction | None = Field(
        default=None, description="Wie de hulp aan een huishouden leidt: onze codering."
    )


class Approach(WithNote):
    """The heading "Werkwijze": the steps, and the principles behind them."""

    processtappen: Items | None = Field(default=None, description="De stappen van de werkwijze.")
    uitgangspunten: Items | None = Field(
        default=None, description="De uitgangspunten van de werkwijze."
    )
    methodieken: Texts = Field(
        default=(), description="De methodieken met een eigen naam waarmee het project werkt."
    )


class Results(WithNote):
    """The heading "Resultaten"."""

    soort: ResultKind = Field(
        description="Het soort resultaten: behaald, beoogd, verwacht, nog geen, of geen "
        "resultaten vermeld."
    )
    resultaten: tuple[Result, ...] | None = Field(default=None, description="De resultaten.")
    evaluatiemomenten: tuple[EvaluationMoment, ...] | None = Field(
        default=None, description="Wanneer en hoe er wordt geëvalueerd."
    )

    @model_validator(mode="after")
    def _kind_fits_results(self) -> Self:
        if (self.soort is ResultKind.NIET_VERMELD) != (not self.resultaten):
            raise Problem(
                "soort “niet-vermeld” hoort bij een factsheet zonder resultaten, en alleen daarbij"
            )
        return self


class Bottlenecks(WithNote):
    """The heading "Knelpunten": obstacles, solutions, and what the ministry could do."""

    knelpunten: Items | None = Field(default=None, description="De knelpunten en hun oorzaken.")
    oplossingen: tuple[Solution, ...] | None = Field(
        default=None, description="De oplossingen, en op welke knelpunten zij een antwoord zijn."
    )
    rol_ministerie: Items | None = Field(
        default=None, description="Wat het ministerie zou kunnen doen."
    )


class Contact(WithNote):
    """Whom to ask, as of 2010. Everything may be missing but not all of it."""

    naam: Text | None = Field(default=None, description="De naam van de persoon of het bureau.")
    functie: Text | None = Field(default=None, description="De functie.")
    organisatie: Text | None = Field(
        default=None, description="De organisatie, als het factsheet die noemt."
    )
    telefoon: tuple[Phone, ...] = Field(
        default=(), description="De telefoonnummers: netnummer, koppelteken, nummer."
    )
    email: Email | None = Field(default=None, description="Het e-mailadres.")
    website: Website | None = Field(default=None, description="De website.")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not any((self.naam, self.organisatie, self.telefoon, self.email, self.website)):
            raise Problem("een contact zonder naam, organisatie, telefoon, e-mail of website")
        return self


class OtherProject(WithNote):
    """Another visiting project of the municipality, which the factsheet names in a few lines."""

    titel: Text = Field(description="De titel van het andere project.")
    omschrijving: Text | None = Field(default=None, description="Wat het is.")
    doelstelling: Text | None = Field(default=None, description="Wat het beoogt.")
    doelgroep: Text | None = Field(default=None, description="Voor wie het is.")
    status: Text | None = Field(default=None, description="De status ervan.")
    opdrachtgevers: Texts | None = Field(
        default=None, description="De opdrachtgevers, één naam per regel."
    )
    partners: Texts | None = Field(default=None, description="De partners, één naam per regel.")
    contact: tuple[Contact, ...] = Field(default=(), description="Wie er meer van weet.")


class Deviation(Model):
    """A difference between record and factsheet that should be there, and why (`waarom`).

    It explains the one difference for which a check gives the same `veld`, `soort` and `wat`.
    """

    veld: Text = Field(
        description="Waar het verschil zit, zoals adv check --bron het noemt: "
        "knelpunten.knelpunten[0]."
    )
    soort: DeviationKind = Field(
        description="Ontbreekt in het record, toegevoegd in het record, anders, "
        "of in een andere volgorde."
    )
    wat: Text = Field(
        description="Wat er verschilt, precies zoals adv check --bron --json het geeft."
    )
    waarom: Text = Field(description="Waarom dit verschil er hoort te zijn, in een of meer zinnen.")


SectionCode = Annotated[
    str, AfterValidator(known_section), WithJsonSchema({"type": "string", "enum": [*SECTION]})
]
Pages = Annotated[
    dict[SectionCode, tuple[PageNumber, ...]],
    AfterValidator(in_template_order),
    Field(description="De bladzijde van elk punt."),
]
"""The pages of the lines of each section that has any, in their order."""


class Project(WithNote):
    """The record of one project, which restates one factsheet.

    `bladzijde_zeker` is False where the page follows from counting past a page break that the text
    of the report has lost.
    """

    id: Id = Field(
        description="De naam van het bestand zonder .yaml: gemeente en project in kleine letters, "
        "met koppeltekens."
    )
    titel: Text = Field(description="De titel van het project, zoals het factsheet hem geeft.")
    titel_in_bijlagen: Text | None = Field(
        default=None, description="De naam in de bijlagen van het rapport, waar die anders is."
    )
    gemeente: Text = Field(description="De gemeente, zoals zij in gemeenten.yaml heet.")
    bladzijde: PageNumber = Field(
        description="De eerste bladzijde van het factsheet in het rapport."
    )
    bladzijde_zeker: YesNo = Field(
        description="Of die bladzijde zeker is, en met haar alle andere; zie bladzijden_onzeker."
    )
    codering: Coding = Field(description="De plaats in de vijf zoekmodellen: van elk één code.")
    projectinformatie: ProjectInformation = Field(description="De eerste kop van het factsheet.")
    aanleiding: Motive = Field(description="De kop Aanleiding en doelstelling.")
    organisatie: Organisation = Field(
        description="De kop Organisatie: wie het doet, met wie, voor wie en wie betaalt."
    )
    werkwijze: Approach = Field(
        description="De kop Werkwijze: de stappen, en de uitgangspunten erachter."
    )
    resultaten: Results = Field(description="De kop Resultaten.")
    knelpunten: Bottlenecks = Field(
        description="De kop Knelpunten: wat in de weg stond, wat hielp en wat het ministerie "
        "kan doen."
    )
    lessen: Items | None = Field(default=None, description="De lessen en aandachtspunten.")
    vooruitblik: Items | None = Field(
        default=None, description="De ontwikkelingen en het perspectief."
    )
    contactgegevens: tuple[Contact, ...] | None = Field(
        default=None, description="Wie er meer van weet."
    )
    documentatie: Texts | None = Field(
        default=None, description="De documenten en websites die het factsheet noemt."
    )
    overige_projecten: tuple[OtherProject, ...] | None = Field(
        default=None, description="Andere projecten van de gemeente die het factsheet kort noemt."
    )
    bladzijden: Pages | None = Field(
        default=None,
        description="De bladzijde van elk punt in het rapport: per onderdeel zoveel als het punten "
        "heeft; een tekst is er één.",
    )
    bladzijden_onzeker: tuple[PageNumber, ...] = Field(
        default=(),
        description="Welke van die bladzijden niet zeker zijn, als bladzijde_zeker niet voor alle "
        "geldt.",
    )
    afwijkingen: tuple[Deviation, ...] = Field(
        default=(),
        description="De verschillen met het factsheet die er horen te zijn; zie adv check --bron.",
    )

    @model_validator(mode="after")
    def _pages_of_lines(self) -> Self:
        if self.bladzijden is not None:
            for section in SECTIONS:
                check_pages(
                    section.code,
                    self.bladzijden.get(section.code),
                    self.line_count(section),
                    self.bladzijde,
                    moved=self._has_moved(section),
                )
        check_unsure(self.bladzijden, self.bladzijden_onzeker, self.bladzijde, self.bladzijde_zeker)
        return self

    def line_count(self, section: Section) -> int:
        """How many lines there are in a section (see `lines.lines`)."""
        content = getattr(self, section.group) if section.group else self
        content = getattr(content, section.code)
        return len(content) if isinstance(content, tuple) else int(content is not None)

    def _has_moved(self, section: Section) -> bool:
        """Whether it is explained that a section has another order than the factsheet."""
        within = f"{dotted(section.field_path)}["
        return any(
            one.soort is DeviationKind.VOLGORDE and one.veld.startswith(within)
            for one in self.afwijkingen
        )
