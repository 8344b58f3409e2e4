"""The names of the contract: the dimensions a project is coded on, and the sections of a factsheet,
in its order.

Constants only, without imports of ours: whatever reads, shows, checks or completes a record takes
its names from here.
"""

from enum import StrEnum
from typing import Any, NamedTuple

DIMENSIONS = ("doelgroep", "problematiek", "invalshoek", "partners", "niveau")
"""The five search models of the report, in the order of its appendices 1-5: one code of each for
every project.
"""

DIMENSION_LABELS = {
    "doelgroep": "Doelgroep",
    "problematiek": "Problematiek",
    "invalshoek": "Invalshoek van de interventie",
    "partners": "Samenwerkingspartners",
    "niveau": "Niveau van samenwerking",
    "aanleiding": "Aanleiding",
    "gemeente": "Gemeente",
    "provincie": "Provincie",
    "thema": "Thema",
}

FILTERABLE = (*DIMENSIONS, "gemeente", "provincie", "thema")
"""Everything that a code can be chosen on with a filter of its own."""

LAST_PAGE = 9_999
"""The last page that a report can have: what is more is a typing error."""

FieldPath = tuple[str | int, ...]
"""The way through a record or another file to one of its values: names of fields and numbers within
lists.
"""


def dotted(field_path: FieldPath) -> str:
    """A path as one writes it: knelpunten.knelpunten[0].tekst; empty for the file as a whole."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in field_path)
    return "".join(parts).lstrip(".")


class DeviationKind(StrEnum):
    """How a record differs from its factsheet in one thing."""

    ONTBREEKT = "ontbreekt"
    TOEGEVOEGD = "toegevoegd"
    ANDERS = "anders"
    VOLGORDE = "volgorde"


class Content(StrEnum):
    """What a section of the template holds."""

    ITEMS = "items"
    TEXT = "tekst"
    NAMES = "namen"
    HOUSEHOLDS = "huishoudens"
    AREA = "gebied"
    PERIOD = "looptijd"
    CONTACTS = "contacten"
    OTHER_PROJECTS = "overige"


class Section(NamedTuple):
    """One heading of the factsheet template.

    `code` names it in records and on the command line, `heading` is its heading for a reader,
    `group` the heading it stands under (None: it is one itself), `content` what it holds: items,
    tekst, namen, huishoudens, gebied, looptijd, contacten or overige.
    """

    code: str
    heading: str
    group: str | None
    content: Content

    @property
    def field_path(self) -> FieldPath:
        """Where it stands in a record."""
        return (self.group, self.code) if self.group else (self.code,)


HEADINGS = {
    "projectinformatie": "Projectinformatie",
    "aanleiding": "Aanleiding en doelstelling",
    "organisatie": "Organisatie",
    "werkwijze": "Werkwijze",
    "resultaten": "Resultaten",
    "knelpunten": "Knelpunten",
    "lessen": "Lessen",
    "vooruitblik": "Vooruitblik",
    "contactgegevens": "Contactgegevens",
    "documentatie": "Documentatie",
    "overige_projecten": "Overige projecten van de gemeente",
}
"""The ten headings of the template, and the other projects some factsheets end with."""

SECTIONS = (
    Section("afdeling", "Afdeling", "projectinformatie", Content.TEXT),
    Section("status", "Status", "projectinformatie", Content.TEXT),
    Section("huishoudens", "Aantal huishoudens", "projectinformatie", Content.HOUSEHOLDS),
    Section("gebied", "Gebied", "projectinformatie", Content.AREA),
    Section("looptijd", "Looptijd", "projectinformatie", Content.PERIOD),
    Section(
        "bestuurlijke_opdrachtgevers",
        "Bestuurlijke opdrachtgevers",
        "projectinformatie",
        Content.NAMES,
    ),
    Section("redenen", "Redenen om te starten", "aanleiding", Content.ITEMS),
    Section("doelstellingen", "Doelstellingen", "aanleiding", Content.ITEMS),
    Section("doelgroep", "Doelgroep", "aanleiding", Content.TEXT),
    Section("criteria", "Criteria voor de doelgroep", "aanleiding", Content.ITEMS),
    Section("betrokkenen", "Betrokkenen", "organisatie", Content.TEXT),
    Section("samenwerkingspartners", "Samenwerkingspartners", "organisatie", Content.NAMES),
    Section("opdrachtgevers", "Opdrachtgevers", "organisatie", Content.NAMES),
    Section("opdrachtnemers", "Opdrachtnemers", "organisatie", Content.NAMES),
    Section("financiering", "Financiering", "organisatie", Content.ITEMS),
    Section("processtappen", "Processtappen", "werkwijze", Content.ITEMS),
    Section("uitgangspunten", "Uitgangspunten", "werkwijze", Content.ITEMS),
    Section("resultaten", "Resultaten", "resultaten", Content.ITEMS),
    Section("evaluatiemomenten", "Evaluatiemomenten", "resultaten", Content.ITEMS),
    Section("knelpunten", "Knelpunten", "knelpunten", Content.ITEMS),
    Section("oplossingen", "Oplossingen", "knelpunten", Content.ITEMS),
    Section("rol_ministerie", "Mogelijke rol van het ministerie", "knelpunten", Content.ITEMS),
    Section("lessen", "Lessen en aandachtspunten", None, Content.ITEMS),
    Section("vooruitblik", "Ontwikkelingen en perspectief", None, Content.ITEMS),
    Section("contactgegevens", "Contactgegevens", None, Content.CONTACTS),
    Section("documentatie", "Documentatie", None, Content.NAMES),
    Section("overige_projecten", "Overige projecten van de gemeente", None, Content.OTHER_PROJECTS),
)

TITLE, CODING = "titel", "codering"
"""What a search finds beside the sections: the names of a project, and the labels of its codes."""

SECTION = {section.code: section for section in SECTIONS}

CODED_SECTIONS = (
    "doelstellingen",
    "processtappen",
    "uitgangspunten",
    "knelpunten",
    "oplossingen",
    "lessen",
)
"""The sections whose items are coded with themes, beside redenen: those count as aanleiding."""

COUNTABLE = (*DIMENSIONS, "aanleiding", "provincie", *CODED_SECTIONS)
"""Everything that `stats` can count."""

COUNTABLE_LABELS = DIMENSION_LABELS | {code: SECTION[code].heading for code in CODED_SECTIONS}

THEME_SECTION = {"aanleiding": "redenen", **{code: code for code in CODED_SECTIONS}}
"""What `stats` counts by theme, with the section that the themes are of."""


def value(record: dict[str, Any], section: Section) -> Any:
    """What `record` (a project as JSON object) holds in `section`;

    None where the factsheet lacks the heading.
    """
    return record[section.group][section.code] if section.group else record[section.code]
