"""The tables that adv hands out: their columns, what these mean, and how they refer to each other.

Constants, and the same as one inventory says them (`in_words_of`): every form of an export with
tables takes its names, types and explanations here.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from adv_cli.dutch.phrasing import sentence
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.inventory import Inventory
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS


class Kind(StrEnum):
    """What a column holds, by the name that a Frictionless Table Schema has for it."""

    TEXT = "string"
    NUMBER = "integer"
    YES_NO = "boolean"


class Column(NamedTuple):
    """A column: `name` for programs, `title` and `description` for people.

    `required`: it always holds something. `codes` names the dimension or attribute that its codes
    are of, where they are of one. `needs` names the word of the inventory without which there is
    no such column.
    """

    name: str
    title: str
    description: str
    kind: Kind = Kind.TEXT
    required: bool = False
    codes: str | None = None
    needs: str | None = None


class Reference(NamedTuple):
    """That `columns` of a table hold the values of columns `to` of another one."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Table(NamedTuple):
    """A table; `key` are the columns that tell a row from all others.

    `searched` are the columns whose words people look for. `people`: what it holds is about persons
    who can be asked, so that it may have to stay behind.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    searched: tuple[str, ...] = ()
    people: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column with this name."""
        return self.columns[self.names.index(name)]


NUMBER, YES_NO = Kind.NUMBER, Kind.YES_NO
SEPARATED = "met een puntkomma ertussen"

PROJECT = Column("project", "Id", "Het id van het project.", required=True)
SECTION = Column("sectie", "Sectie", "De code van het onderdeel.", required=True)
NR = Column("nr", "Nr.", "Het volgnummer binnen het onderdeel, vanaf 1.", NUMBER, required=True)
PART = Column("deel", "Deel", "Het volgnummer binnen het punt, vanaf 0.", NUMBER, required=True)
PAGE = Column("bladzijde", "Bladzijde", "De bladzijde van het rapport.", NUMBER)
SURE = Column(
    "bladzijde_zeker",
    "Bladzijde zeker",
    "Of dat zeker is; zo niet, dan kan het ook de volgende zijn.",
    YES_NO,
)
NOTE = Column("noot", "Noot", "Een opmerking van ons.")

_OF_PROJECT = Reference(("project",), "projecten", ("id",))
_OF_ITEM = Reference(("project", "sectie", "nr"), "punten", ("project", "sectie", "nr"))
_ITEM_KEY = ("project", "sectie", "nr")


def _coded(name: str, title: str, codes: str, *, required: bool = False) -> tuple[Column, Column]:
    """A column with a code, and one with its label."""
    label = DIMENSION_LABELS[codes]
    return (
        Column(name, f"{title} (code)", f"{label}: de code.", required=required, codes=codes),
        Column(f"{name}_label", title, f"{label}, in woorden.", required=required),
    )


def _dimension_columns() -> tuple[Column, ...]:
    columns: list[Column] = []
    for dimension in DIMENSIONS:
        columns += _coded(dimension, DIMENSION_LABELS[dimension], dimension, required=True)
    return tuple(columns)


PROJECTS = Table(
    "projecten",
    "Projecten",
    "Eén rij per project: waar, voor wie, hoe groot en hoe lang.",
    ("id",),
    (
        Column("id", "Id", "De naam van het record: gemeente en project.", required=True),
        Column("gemeente_code", "CBS-code", "De code van de gemeente.", required=True),
        Column("gemeente", "Gemeente", "De gemeente.", required=True),
        Column("provincie", "Provincie", "De provincie.", required=True),
        Column(
            "experiment",
            "Experiment",
            "Of de gemeente meedoet aan het experiment {experiment}.",
            YES_NO,
            required=True,
            needs="experiment",
        ),
        Column("titel", "Project", "De titel van het factsheet.", required=True),
        Column(
            "titel_in_bijlagen", "Naam in bijlagen", "De naam in de bijlagen, als die anders is."
        ),
        PAGE._replace(description="De eerste bladzijde van het factsheet.", required=True),
        SURE._replace(required=True),
        *_dimension_columns(),
        Column("soort_resultaten", "Soort resultaten", "Het soort resultaten.", required=True),
        Column("afdeling", "Afdeling", "De afdeling waaronder het project valt."),
        Column("status", "Status", "De status van het project."),
        Column("huishoudens", "Aantal huishoudens", "Het aantal, zoals het factsheet het zegt."),
        Column("huishoudens_minimum", "Minimum", "Het kleinste aantal dat dit betekent.", NUMBER),
        Column("huishoudens_maximum", "Maximum", "Het grootste aantal dat dit betekent.", NUMBER),
        Column("huishoudens_eenheid", "Eenheid", "Wat er geteld wordt."),
        Column("huishoudens_per", "Per", "jaar, als het aantal er een per jaar is."),
        Column("gebied", "Gebied", "Waar, zoals het factsheet het zegt."),
        Column("wijken", "Wijken", f"De wijken bij naam, {SEPARATED}."),
        Column("looptijd", "Looptijd", "De looptijd, zoals het factsheet haar geeft."),
        Column("start", "Start", "Het begin: jjjj, jjjj-mm of jjjj-mm-dd."),
        Column("eind", "Eind", "Het eind: jjjj, jjjj-mm of jjjj-mm-dd."),
        Column(
            "doorlopend", "Doorlopend", "Of er volgens het factsheet geen eind aan komt.", YES_NO
        ),
        Column("voor_wie", "Voor wie", "Voor wie het project is, in een of meer zinnen."),
        Column("betrokkenen", "Betrokkenen", "Wie het werk doen."),
        *_coded("regie", "Regie over de hulp", "regie"),
        Column(
            "regie_bij", "Regie bij", f"Hoe het factsheet die persoon of groep noemt, {SEPARATED}."
        ),
        Column("werkgever", "Werkgever", "Bij wie die in dienst is."),
        Column("mandaat", "Mandaat (codes)", f"Wat die mag: codes, {SEPARATED}."),
        Column("mandaat_label", "Mandaat", f"Wat die mag, {SEPARATED}."),
        Column("methodieken", "Methodieken", f"Methodieken met een eigen naam, {SEPARATED}."),
        NOTE,
    ),
    (Reference(("gemeente_code",), "gemeenten", ("gemeente_code",)),),
)

SECTIONS = Table(
    "secties",
    "Onderdelen",
    "De onderdelen van het factsheet, in zijn volgorde.",
    ("sectie",),
    (
        SECTION,
        Column("onderdeel", "Onderdeel", "Het opschrift, voor een lezer.", required=True),
        Column("kop", "Kop", "De kop waaronder het staat.", required=True),
        Column("volgorde", "Volgorde", "De plaats in het factsheet.", NUMBER, required=True),
    ),
)

PRESENCE = Table(
    "aanwezig",
    "Wat factsheets hebben",
    "Per project en onderdeel of het er staat: gevuld, leeg (de kop zonder inhoud) of ontbreekt.",
    ("project", "sectie"),
    (
        PROJECT,
        SECTION,
        Column("toestand", "Toestand", "gevuld, leeg of ontbreekt.", required=True),
        Column("punten", "Punten", "Hoeveel punten het heeft.", NUMBER, required=True),
    ),
    (_OF_PROJECT, Reference(("sectie",), "secties", ("sectie",))),
)

ITEMS = Table(
    "punten",
    "Punten",
    "Elk punt van elk onderdeel: een bolletje, een naam of een tekst van het factsheet.",
    _ITEM_KEY,
    (
        PROJECT,
        SECTION,
        NR,
        Column("tekst", "Tekst", "Wat er staat, in onze woorden.", required=True),
        Column("soort", "Soort resultaat", "Van een resultaat het soort.", codes="soort"),
        PAGE._replace(required=True),
        SURE._replace(required=True),
        NOTE,
        Column("noot_kop", "Noot bij de kop", "Een opmerking van ons bij de hele kop."),
    ),
    (_OF_PROJECT, Reference(("sectie",), "secties", ("sectie",))),
    searched=("tekst", "noot"),
)

ITEM_THEMES = Table(
    "punt_themas",
    "Thema’s van punten",
    "Welke thema’s een punt heeft: onze codering.",
    (*_ITEM_KEY, "thema"),
    (PROJECT, SECTION, NR, Column("thema", "Thema", "De code van het thema.", required=True)),
    (_OF_ITEM, Reference(("sectie", "thema"), "themas", ("sectie", "thema"))),
)

ITEM_ATTRIBUTES = Table(
    "punt_kenmerken",
    "Kenmerken van punten",
    "Welke kenmerken een punt heeft, of een deel ervan: onze codering. Wat een smallere code heeft,"
    " staat er ook met de ruimere.",
    (*_ITEM_KEY, "deel", "dimensie", "code"),
    (
        PROJECT,
        SECTION,
        NR,
        PART,
        Column("dimensie", "Kenmerk", "Het kenmerk.", required=True),
        Column("code", "Code", "De code.", required=True),
    ),
    (_OF_ITEM, Reference(("dimensie", "code"), "codeboek", ("dimensie", "code"))),
)

CONTACTS = Table(
    "contacten",
    "Contacten",
    "Wie er in het jaar van het rapport meer van wist; personen en nummers kunnen veranderd zijn.",
    ("project", "nr"),
    (
        PROJECT,
        Column("nr", "Nr.", "Het volgnummer binnen het project.", NUMBER, required=True),
        Column("naam", "Naam", "De naam."),
        Column("functie", "Functie", "De functie."),
        Column("organisatie", "Organisatie", "De organisatie."),
        Column("telefoon", "Telefoon", f"De telefoonnummers, {SEPARATED}."),
        Column("email", "E-mail", "Het e-mailadres."),
        Column("website", "Website", "De website."),
        Column(
            "ander_project",
            "Ander project",
            "Van welk ander project van de gemeente, als het dat is.",
        ),
        Column("stand", "Stand", "Het jaar waarin dit zo was.", required=True),
        PAGE._replace(required=True),
        SURE._replace(required=True),
        NOTE,
    ),
    (_OF_PROJECT,),
    people=True,
)

PARTIES = Table(
    "organisaties",
    "Organisaties",
    "Elke naam onder partners, opdrachtgevers, opdrachtnemers en financiering, met zijn soort.",
    (*_ITEM_KEY, "deel"),
    (
        PROJECT,
        SECTION,
        NR,
        PART,
        Column("naam", "Naam", "De naam.", required=True),
        *_coded("rol", "Rol", "rol", required=True),
        Column(
            "soorten", "Soorten (codes)", f"Wat voor organisaties dat zijn: codes, {SEPARATED}."
        ),
        Column("soorten_label", "Soorten", f"Wat voor organisaties dat zijn, {SEPARATED}."),
    ),
    (_OF_ITEM,),
)

FIGURES = Table(
    "cijfers",
    "Cijfers",
    "Elk getal over huishoudens en resultaten, met wat het telt.",
    (*_ITEM_KEY, "deel"),
    (
        PROJECT,
        SECTION,
        NR,
        PART,
        Column("van", "Van", "Waarvan, zodat het getal los te lezen is.", required=True),
        Column("waarde", "Waarde", "Het getal.", NUMBER),
        Column("minimum", "Minimum", "Het kleinste getal van een bereik.", NUMBER),
        Column("maximum", "Maximum", "Het grootste getal van een bereik.", NUMBER),
        Column("breuk", "Breuk", "Een deel dat als breuk genoemd is: 1/2 voor de helft."),
        Column(
            "ongeveer", "Ongeveer", "Of er circa, ruim of bijna bij staat.", YES_NO, required=True
        ),
        Column(
            "eenheid", "Eenheid", "Wat er geteld wordt; procent bij een aandeel.", required=True
        ),
        Column("per", "Per", "jaar, als het getal er een per jaar is."),
        *_coded("telt", "Soort telling", "telt"),
        Column("datum", "Datum", "Wanneer het zo was: jjjj, jjjj-mm of jjjj-mm-dd."),
        NOTE,
    ),
    (_OF_ITEM,),
)

EVALUATIONS = Table(
    "evaluaties",
    "Evaluaties",
    "Hoe een project nagaat wat het bereikt, en hoe ver dat is.",
    (*_ITEM_KEY, "deel"),
    (
        PROJECT,
        SECTION,
        NR,
        PART,
        *_coded("wijze", "Wijze", "evaluatie", required=True),
        *_coded("fase", "Fase", "fase", required=True),
        Column("door", "Door", "Wie het doet, als die genoemd is."),
    ),
    (_OF_ITEM,),
)

ANSWERS = Table(
    "oplossingen_bij_knelpunten",
    "Oplossingen bij knelpunten",
    "Welke oplossing van een factsheet een antwoord is op welk knelpunt ervan.",
    ("project", "knelpunt", "oplossing"),
    (
        PROJECT,
        Column("knelpunt", "Knelpunt", "Het nummer van het knelpunt.", NUMBER, required=True),
        Column("oplossing", "Oplossing", "Het nummer van de oplossing.", NUMBER, required=True),
    ),
    (_OF_PROJECT,),
)

COUNTS = Table(
    "tellingen",
    "Tellingen",
    "Hoeveel projecten elke code hebben, naast wat {chapter_of_report} telt.",
    ("dimensie", "code"),
    (
        Column("dimensie", "Dimensie (code)", "Waarop geteld is.", required=True),
        Column("dimensie_label", "Dimensie", "Waarop geteld is, in woorden.", required=True),
        Column("code", "Code", "De code.", required=True),
        Column("label", "Label", "De code, in woorden.", required=True),
        Column(
            "aantal", "Projecten", "Hoeveel projecten volgens de records.", NUMBER, required=True
        ),
        Column(
            "hoofdstuk",
            "{Chapter}",
            "Hoeveel volgens {chapter}; leeg als er gefilterd is.",
            NUMBER,
        ),
        Column("verschil", "Verschil", "Het aantal min dat van {chapter}.", NUMBER),
        Column("punten", "Punten", "Hoeveel punten of namen, bij onze eigen codering.", NUMBER),
        Column("bladzijde", "Bladzijde", "Waar {chapter} het telt.", NUMBER),
        Column("bijlage", "Bijlage", "De bijlage waar de codes vandaan komen.", NUMBER),
        Column(
            "toelichting", "Toelichting", "Wat een verschil verklaart, of van wie de codes zijn."
        ),
    ),
)

CODES = Table(
    "codeboek",
    "Codeboek",
    "De codes van de vijf zoekmodellen en van onze kenmerken, met hun betekenis.",
    ("dimensie", "code"),
    (
        Column("dimensie", "Dimensie (code)", "Zoekmodel of kenmerk.", required=True),
        Column("dimensie_label", "Dimensie", "Zoekmodel of kenmerk, in woorden.", required=True),
        Column("code", "Code", "De code.", required=True),
        Column("label", "Label", "De code in woorden.", required=True),
        Column("kort", "Kort", "Een korter label.", required=True),
        Column("definitie", "Definitie", "Wat de code betekent.", required=True),
        Column("aliassen", "Andere namen", f"Andere namen, {SEPARATED}."),
    ),
)

THEMES = Table(
    "themas",
    "Thema’s",
    "De thema’s van elk onderdeel, met hun betekenis.",
    ("sectie", "thema"),
    (
        SECTION,
        Column("thema", "Thema", "De code van het thema.", required=True),
        *CODES.columns[3:],
    ),
    (Reference(("sectie",), "secties", ("sectie",)),),
)

MUNICIPALITIES = Table(
    "gemeenten",
    "Gemeenten",
    "De gemeenten van {municipalities}.",
    ("gemeente_code",),
    (
        Column("gemeente_code", "CBS-code", "De code van de gemeente.", required=True),
        Column("gemeente", "Gemeente", "De naam.", required=True),
        Column("provincie", "Provincie", "De provincie.", required=True),
        Column(
            "groep",
            "Groep",
            "Of zij een gemeente van {groep} is.",
            YES_NO,
            required=True,
            needs="groep",
        ),
        Column("inventarisatie", "Inventarisatie", "Of zij meedeed.", YES_NO, required=True),
        Column(
            "experiment",
            "Experiment",
            "Of zij meedoet aan het experiment.",
            YES_NO,
            required=True,
            needs="experiment",
        ),
        Column(
            "projecten", "Projecten", "Hoeveel projecten hier van haar zijn.", NUMBER, required=True
        ),
        Column("toelichting", "Toelichting", "Waarom zij niet meedeed."),
    ),
)

TABLES = (
    MUNICIPALITIES,
    CODES,
    SECTIONS,
    THEMES,
    PROJECTS,
    PRESENCE,
    ITEMS,
    ITEM_THEMES,
    ITEM_ATTRIBUTES,
    ANSWERS,
    PARTIES,
    FIGURES,
    EVALUATIONS,
    CONTACTS,
    COUNTS,
)
"""Every table, each behind those that it refers to."""

CODED_IN_CODEBOOK = (*DIMENSIONS, *ATTRIBUTES)
"""What the codebook table defines; themes have a table of their own."""


def in_words_of(inventory: Inventory, tables: Iterable[Table] = TABLES) -> tuple[Table, ...]:
    """Tables as one inventory has them: with its words, without what it has none of."""
    return tuple(_said(table, inventory) for table in tables)


def _said(table: Table, inventory: Inventory) -> Table:
    words = {
        "Chapter": sentence(inventory.chapter),
        "chapter": inventory.chapter,
        "chapter_of_report": inventory.chapter_of_report,
        "experiment": inventory.experiment,
        "groep": (group := inventory.groep),
        "municipalities": f"{group}, en wie er verder meedoet" if group else "de inventarisatie",
    }
    columns = tuple(
        column._replace(
            title=column.title.format(**words), description=column.description.format(**words)
        )
        for column in table.columns
        if column.needs is None or words[column.needs]
    )
    return table._replace(description=table.description.format(**words), columns=columns)
