"""What a data directory holds: the models of record, codebook, cross-section, municipalities and sources.

Every model is frozen and refuses fields it does not know, so that a value which validated once stays valid. Names are the
field's own Dutch terms, the same in YAML, in JSON and here; the sections of `Project` mirror the ten headings of the
report's factsheet template.

Three kinds of nothing differ throughout a record: `None` where the factsheet lacks the heading, an empty list where the
heading stands there with nothing below it, and words of the factsheet itself ("nog niet bekend") as text.

A model knows one file. Whether codes, municipalities and ids agree between the files of a data directory is for `store`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function

from adv_cli.fields import DIMENSIES, LAST_PAGE, Pad, Verschil
from adv_cli.text import fold_name, quoted


class Fout(ValueError):
    """A value that cannot be accepted, for a reason that is told to the user in Dutch.

    `toegestaan` are the values that would have been accepted, where there is such a list; the nearest is suggested.
    `waar` is the way from the model that refuses to the value it is about.
    """

    def __init__(self, melding: str, toegestaan: tuple[str, ...] = (), waar: Pad = ()) -> None:
        super().__init__(melding)
        self.melding = melding
        self.toegestaan = toegestaan
        self.waar = waar


UNSEEN = {
    "Cc": "stuurteken",
    "Zl": "stuurteken",
    "Zp": "stuurteken",
    "Cf": "onzichtbaar teken",
    "Cs": "half teken",
    "Co": "teken zonder vaste betekenis",
    "Cn": "teken dat niet bestaat",
}
"""The categories of Unicode that no text may have: what they steer, turn around or hide, a reader does not see."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that nevertheless show nothing."""

_ISO_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def is_unseen(char: str) -> bool:
    """Whether a character is one that no text may have."""
    return not char.isprintable() and unicodedata.category(char) in UNSEEN


def _one_line(value: str) -> str:
    if not value.isprintable() and (unseen := next(filter(is_unseen, value), None)):
        kind = UNSEEN[unicodedata.category(unseen)]
        raise Fout(f"{kind} U+{ord(unseen):04X} in de tekst; een tekst is één regel met alleen zichtbare tekens")
    if value != value.strip():
        raise Fout("spatie aan het begin of eind van de tekst")
    if not any(unicodedata.category(char)[0] in "LNPS" and char not in _BLANK for char in value):
        raise Fout("een tekst waarin niets te zien is; laat het veld weg of schrijf null")
    return value


def _no_device(value: str) -> str:
    if re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", value):
        raise Fout(f"“{value}” kan geen id zijn: op Windows is dat de naam van een apparaat, geen bestand")
    return value


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    if double := _double(values):
        raise Fout(f"{quoted(values[double])} staat er twee keer")
    return values


def _double(values: Sequence[str]) -> int | None:
    """The number of the first value that was there before."""
    seen: set[str] = set()
    for nr, value in enumerate(values):
        if value in seen:
            return nr
        seen.add(value)
    return None


def _iso_date(value: object) -> object:
    """Accept a year as YAML reads it, as an integer."""
    return f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) else value


def _existing_date(value: str) -> str:
    if not re.fullmatch(_ISO_DATE, value):
        raise Fout(f"{quoted(value)} is geen datum; schrijf jjjj, jjjj-mm of jjjj-mm-dd")
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise Fout(f"{value} bestaat niet als datum") from None
    return value


class Vorm:
    """A text of this form (a regular expression); `expected` tells the user what it should look like."""

    def __init__(self, pattern: str, expected: str) -> None:
        self.pattern = re.compile(pattern)
        self.expected = expected

    def check(self, value: str) -> str:
        """Give the value back; raises Fout when it has another form."""
        if not self.pattern.fullmatch(value):
            raise Fout(f"{quoted(value)} is geen {self.expected}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {"pattern": f"^(?:{self.pattern.pattern})$"}


Tekst = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(_one_line),
    WithJsonSchema({"type": "string", "pattern": r"^\S(.*\S)?$"}),
]
Code = Annotated[str, Vorm(r"[a-z0-9]+(-[a-z0-9]+)*", "code; schrijf kleine letters, cijfers en koppeltekens")]
Telefoon = Annotated[str, Vorm(r"0[0-9]{1,3}-[0-9]{6,8}", "telefoonnummer; schrijf netnummer-nummer, zoals 0182-589315")]
Email = Annotated[str, AfterValidator(_one_line), Vorm(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}", "e-mailadres")]
Website = Annotated[
    str, AfterValidator(_one_line), Vorm(r"(https?://)?[^\s/@]+\.[a-z]{2,}(/\S*)?", "website; schrijf www.voorbeeld.nl")
]
CbsCode = Annotated[
    str, Vorm(r"GM(?!0000)[01][0-9]{3}", "gemeentecode van het CBS; die loopt van GM0001 tot GM1999, zoals GM0513")
]
Datum = Annotated[
    str,
    BeforeValidator(_iso_date),
    AfterValidator(_existing_date),
    WithJsonSchema(
        {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999, "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
    ),
]
Id = Annotated[Code, AfterValidator(_no_device)]
Aantal = Annotated[int, Strict(), Field(ge=0, le=100_000_000)]
Bladzijde = Annotated[int, Strict(), Field(ge=1, le=LAST_PAGE)]
JaNee = Annotated[bool, Strict()]
Teksten = tuple[Tekst, ...]


class Model(BaseModel):
    """The ground of every model here: immutable, and closed to fields it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def nodes(node: Any, pad: Pad = ()) -> Iterator[tuple[Pad, Any]]:
    """Everything in a model, with its path: models, and the values of their fields."""
    yield pad, node
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from nodes(getattr(node, name), (*pad, name))
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from nodes(child, (*pad, index))


class MetNoot(Model):
    """Something the factsheet says that may need a remark of ours, because it contradicts itself or reads oddly."""

    noot: Tekst | None = None


class Item(MetNoot):
    """One bullet of a factsheet, in our own words, with the themes it was coded with (see `Codeboek.themas`)."""

    tekst: Tekst
    themas: Annotated[tuple[Code, ...], AfterValidator(_each_once), Field(json_schema_extra={"uniqueItems": True})] = ()


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


class Herkomst(StrEnum):
    """Whether a theme stands in the report's chapter 2, or is our own because the factsheets say more than it lists."""

    RAPPORT = "rapport"
    EIGEN = "eigen"


class Begrip(Model):
    """A code with its meaning. `kort` is the label where room is scarce; `aliassen` are other words that mean it."""

    code: Code
    label: Tekst
    kort: Tekst
    aliassen: Teksten = ()
    definitie: Tekst
    bladzijde: Bladzijde | None = None


class Thema(Begrip):
    """A theme that items are coded with: when it applies (`wel`), when not (`niet`), and an example of each."""

    herkomst: Herkomst
    wel: Tekst
    niet: Tekst
    voorbeeld: Tekst
    tegenvoorbeeld: Tekst


def _no_double(field: str, rows: Sequence[Model], of: str) -> None:
    """Refuse two rows of a list (`field`) with the same value of a field of theirs."""
    values = [getattr(row, of) for row in rows]
    if double := _double(values):
        raise Fout(f"{of} {values[double]} staat er meer dan eens", waar=(field, double, of))


Named = tuple[Pad, str, Sequence[str]]
"""Where something stands in its model, what a message calls it, and all its names."""


def _no_name_twice(rows: Sequence[Named]) -> None:
    """Refuse a name that two have, however it is spelled: asked for, it could mean either."""
    seen: dict[str, str] = {}
    for waar, own, names in rows:
        for name in dict.fromkeys(map(fold_name, names)):
            if name in seen:
                raise Fout(f"{quoted(name)} staat bij {seen[name]} en bij {own}", waar=waar)
            seen[name] = own


def _named(field: str, begrippen: Sequence[Begrip]) -> list[Named]:
    return [((field, nr), b.code, (b.code, b.label, b.kort, *b.aliassen)) for nr, b in enumerate(begrippen)]


class Dimensie(Model):
    """One search model of the report: where it defines it, and the codes a project can have."""

    dimensie: Literal["doelgroep", "problematiek", "invalshoek", "partners", "niveau"]
    label: Tekst
    bijlage: Bladzijde
    bladzijde: Bladzijde
    codes: tuple[Begrip, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        _no_name_twice(_named("codes", self.codes))
        return self


ThemaSectie = Literal["redenen", "doelstellingen", "processtappen", "uitgangspunten", "knelpunten", "oplossingen", "lessen"]


class Themalijst(Model):
    """The themes for one kind of item; `secties` are the sections that share the list."""

    secties: tuple[ThemaSectie, ...]
    bladzijde: Bladzijde
    themas: tuple[Thema, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        _no_name_twice(_named("themas", self.themas))
        return self


class Codeboek(Model):
    """data/codeboek.yaml: every code a record may use, defined. `synoniemen` are words that search takes for one another."""

    versie: Tekst
    dimensies: tuple[Dimensie, ...]
    themalijsten: tuple[Themalijst, ...]
    synoniemen: tuple[Teksten, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if tuple(dimensie.dimensie for dimensie in self.dimensies) != DIMENSIES:
            raise Fout(f"de dimensies zijn, in deze volgorde: {', '.join(DIMENSIES)}", waar=("dimensies",))
        sections = [(nr, sectie) for nr, lijst in enumerate(self.themalijsten) for sectie in lijst.secties]
        if double := _double([sectie for _, sectie in sections]):
            nr, sectie = sections[double]
            raise Fout(f"{sectie} staat al in een themalijst", waar=("themalijsten", nr, "secties"))
        return self

    def dimensie(self, naam: str) -> Dimensie:
        """The dimension with this name."""
        return next(dimensie for dimensie in self.dimensies if dimensie.dimensie == naam)

    def themas(self, sectie: str) -> tuple[Thema, ...]:
        """The themes that items of `sectie` may have; none where the codebook has no list for it."""
        return next((lijst.themas for lijst in self.themalijsten if sectie in lijst.secties), ())


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
        _no_double("aantallen", self.aantallen, "code")
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
        _no_double("tellingen", self.tellingen, "dimensie")
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
    provincies: dict[Tekst, Teksten] = {}

    @model_validator(mode="after")
    def _unique(self) -> Self:
        for of in ("naam", "cbs_code"):
            _no_double("gemeenten", self.gemeenten, of)
        _no_name_twice([self._named(nr, gemeente) for nr, gemeente in enumerate(self.gemeenten)])
        where: dict[str, Pad] = {g.provincie: ("gemeenten", nr, "provincie") for nr, g in enumerate(self.gemeenten)}
        where |= {naam: ("provincies", naam) for naam in self.provincies}
        _no_name_twice([(waar, naam, (naam, *self.provincies.get(naam, ()))) for naam, waar in where.items()])
        return self

    @staticmethod
    def _named(nr: int, gemeente: Gemeente) -> Named:
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
