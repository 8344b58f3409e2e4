"""The factsheet template: its headings and sections, and the dimensions a project is coded on.

Constants only: whatever reads, shows, checks or completes a record takes its names from here. What
the report prints is given as regular expressions, in text: compiling them is for the parser of the
report, so that a question does not wait for it.
"""

from enum import StrEnum
from typing import Any, Literal, NamedTuple, get_args

from adv_cli.model.attributes import (
    ATTRIBUTE_LABELS,
    ATTRIBUTES,
    CARRIER,
    CARRIER_SECTIONS,
    SINGLE,
)

DimensionCode = Literal["doelgroep", "problematiek", "invalshoek", "partners", "niveau"]
DIMENSIONS: tuple[str, ...] = get_args(DimensionCode)
"""The five search models of the report, in the order of its appendices 1-5.

A project has one code of each.
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
    "begrip": "Begrip",
    "sectie": "Onderdeel",
    **ATTRIBUTE_LABELS,
}

CONCEPT = "begrip"
"""What is chosen on by the words of a text, and not by a code in the record."""

FILTERABLE = (*DIMENSIONS, "gemeente", "provincie", "thema", *ATTRIBUTES, CONCEPT)
"""Everything that a code can be chosen on with a filter of its own."""

LAST_PAGE = 9_999
"""The last page that a report can have: what is more is a typing error."""

FieldPath = tuple[str | int, ...]
"""The way through a file to one of its values: names of fields, and numbers within lists."""


def dotted(field_path: FieldPath) -> str:
    """A path as one writes it: knelpunten.knelpunten[0].tekst; empty for the file as a whole."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in field_path)
    return "".join(parts).lstrip(".")


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

    @property
    def is_list(self) -> bool:
        """Whether a section with this content holds any number of lines, or a single one."""
        return self in (Content.ITEMS, Content.NAMES, Content.CONTACTS, Content.OTHER_PROJECTS)


class Section(NamedTuple):
    """One section of the factsheet template: what stands below one label.

    `code` names it in records and on the command line, `heading` is its heading for a reader,
    `group` the heading it stands under (None: it is one itself), `content` what it holds.
    `printed` is the label that the report prints above it, as a regular expression; None where it
    prints none, or several (see `PRINTED_CONTACT`).
    """

    code: str
    heading: str
    group: str | None
    content: Content
    printed: str | None = None

    @property
    def field_path(self) -> FieldPath:
        """Where it stands in a record."""
        return (self.group, self.code) if self.group else (self.code,)

    @property
    def heading_code(self) -> str:
        """The code of the heading (see `HEADINGS`) that it stands under, or is."""
        return self.group or self.code


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

PRINTED_HEADINGS = HEADINGS | {
    "overige_projecten": r"(Korte beschrijving overige )?"
    r"Achter de Voordeur projecten binnen deze( gemeente)?",
}
"""How the report prints the headings, as regular expressions: only the last one otherwise."""

LONG_LABEL = r"Samenwerkingspartners en partners [^:]*"
"""A printed label that may run on to the next line."""

# fmt: off
SECTIONS = (
    Section("afdeling", "Afdeling", "projectinformatie", Content.TEXT,
            r"Afdeling waaronder project valt"),
    Section("status", "Status", "projectinformatie", Content.TEXT,
            r"Status project"),
    Section("huishoudens", "Aantal huishoudens", "projectinformatie", Content.HOUSEHOLDS,
            r"Aantal huishoudens"),
    Section("gebied", "Gebied", "projectinformatie", Content.AREA,
            r"Wijk\(en\) waarin het project wordt uitgevoerd"),
    Section("looptijd", "Looptijd", "projectinformatie", Content.PERIOD,
            r"Looptijd project"),
    Section("bestuurlijke_opdrachtgevers", "Bestuurlijke opdrachtgevers", "projectinformatie",
            Content.NAMES, r"Bestuurlijke opdrachtgevers?"),
    Section("redenen", "Redenen om te starten", "aanleiding", Content.ITEMS,
            r"Redenen om project (op )?te starten"),
    Section("doelstellingen", "Doelstellingen", "aanleiding", Content.ITEMS,
            r"Doelstelling(en)?( van het)? project"),
    Section("doelgroep", "Doelgroep", "aanleiding", Content.TEXT,
            r"Doelgroep"),
    Section("criteria", "Criteria voor de doelgroep", "aanleiding", Content.ITEMS),
    Section("betrokkenen", "Betrokkenen", "organisatie", Content.TEXT,
            r"Betrokkenen"),
    Section("samenwerkingspartners", "Samenwerkingspartners", "organisatie", Content.NAMES,
            rf"Samenwerkingspartners|{LONG_LABEL}"),
    Section("opdrachtgevers", "Opdrachtgevers", "organisatie", Content.NAMES,
            r"Opdrachtgevers?"),
    Section("opdrachtnemers", "Opdrachtnemers", "organisatie", Content.NAMES,
            r"Opdrachtnemers?"),
    Section("financiering", "Financiering", "organisatie", Content.ITEMS,
            r"Financiering"),
    Section("processtappen", "Processtappen", "werkwijze", Content.ITEMS,
            r"Processtappen( van de)? werkwijze"),
    Section("uitgangspunten", "Uitgangspunten", "werkwijze", Content.ITEMS,
            r"Belangrijke uitgangspunten van (de )?werkwijze"),
    Section("resultaten", "Resultaten", "resultaten", Content.ITEMS,
            r"((Beoogde|Behaalde|Verwachte) r|R)esultaten( in \d{4})?"),
    Section("evaluatiemomenten", "Evaluatiemomenten", "resultaten", Content.ITEMS,
            r"Evaluatiemomenten"),
    Section("knelpunten", "Knelpunten", "knelpunten", Content.ITEMS,
            r"Voornaamste knelpunten en hun oorzaken"),
    Section("oplossingen", "Oplossingen", "knelpunten", Content.ITEMS,
            r"(Mogelijke o|O)plossingen"),
    Section("rol_ministerie", "Mogelijke rol van het ministerie", "knelpunten", Content.ITEMS,
            r"Mogelijke rol [Mm]inisterie bij oplossen knelpunten"),
    Section("lessen", "Lessen en aandachtspunten", None, Content.ITEMS,
            r"Lessen en aandachtspunten"),
    Section("vooruitblik", "Ontwikkelingen en perspectief", None, Content.ITEMS,
            r"Actuele ontwikkelingen en toekomstperspectief"),
    Section("contactgegevens", "Contactgegevens", None, Content.CONTACTS),
    Section("documentatie", "Documentatie", None, Content.NAMES,
            r"Relevante documenten"),
    Section("overige_projecten", "Overige projecten van de gemeente", None, Content.OTHER_PROJECTS),
)
# fmt: on

PRINTED_NAMES = {"gemeente": r"Naam gemeente", "titel": r"Titel project"}
"""The labels under the first heading that give names of the project, and are no section."""

CRITERIA_ANNOUNCED = r"\btot de doelgroep\b"
"""The words with which a factsheet announces its criteria, for which it prints no label."""

PRINTED_RESULT_KINDS = {"Beoogde": "beoogd", "Behaalde": "behaald", "Verwachte": "verwacht"}
"""The kind of results, by the first word of the label above them; other labels leave it open."""

PRINTED_CONTACT = {
    "naam": r"Naam( contactpersoon| programmabureau)?",
    "functie": r"Functie",
    "telefoon": r"Tel(efoonnummer)?",
    "email": r"E-mailadres",
    "website": r"Website",
}
"""The labels that each contact has, by field; a contact begins at the first."""

PRINTED_OTHER_PROJECT = {
    "titel": r"(Titel p|P)roject",
    "omschrijving": r"Projectomschrijving",
    "doelstelling": r"Doelstelling project",
    "doelgroep": r"Doelgroep",
    "status": r"Status project",
    "opdrachtgevers": r"Opdrachtgevers?",
    "partners": r"Samenwerkingspartners",
    **PRINTED_CONTACT,
}
"""The labels that each other project has, by field; it begins at the first."""

OFFICE_LABEL = r"Naam (programmabureau)"
"""The label of a name that is no person's; its group says what it is the name of."""

TITLE, CODING = "titel", "codering"
"""What a search finds beside the sections: the names of a project, and the labels of its codes."""

SECTION = {section.code: section for section in SECTIONS}

CONTACTS, OTHERS = "contactgegevens", "overige_projecten"
"""The sections that have persons to ask."""

FACTSHEET_TEXT = (TITLE, *SECTION)
"""What a search finds that the factsheet says itself: all but the labels of codes."""

PARTS = HEADINGS | {
    section.code: section.heading for section in SECTIONS if section.code not in HEADINGS
}
"""The headings of the factsheet template, and the sections below them."""

ThemeSection = Literal[
    "redenen",
    "doelstellingen",
    "processtappen",
    "uitgangspunten",
    "knelpunten",
    "oplossingen",
    "lessen",
]
THEMED_SECTIONS: tuple[str, ...] = get_args(ThemeSection)
"""The sections whose items have themes."""

CODED_SECTIONS: tuple[str, ...] = tuple(code for code in THEMED_SECTIONS if code != "redenen")
"""The same but for redenen: their themes count as aanleiding."""

COUNTABLE = (*DIMENSIONS, "aanleiding", "provincie", *CODED_SECTIONS, *ATTRIBUTES)
"""Everything that `stats` can count."""

COUNTABLE_LABELS = DIMENSION_LABELS | {code: SECTION[code].heading for code in CODED_SECTIONS}

THEME_SECTION = {"aanleiding": "redenen", **{code: code for code in CODED_SECTIONS}}
"""What `stats` counts by theme, each with the section that has those themes."""

SEVERAL = (*THEME_SECTION, *(name for name in ATTRIBUTES if name not in SINGLE))
"""What `stats` counts of which a project may have several codes, or none."""

ASKED_IN = THEME_SECTION | {
    name: sections[0]
    for name, carrier in CARRIER.items()
    if (sections := CARRIER_SECTIONS[carrier])
}
"""The section of the template that what `stats` counts is read from, for what has one."""


def value(record: dict[str, Any], section: Section) -> Any:
    """What `record` (a project as JSON object) holds in `section`.

    None where the factsheet lacks the heading.
    """
    return record[section.group][section.code] if section.group else record[section.code]
