"""The tables of a catalogue, and beside them the rows that go in and come out."""

from typing import Any, NamedTuple

FORMAT = 4
"""The version of the tables below. A catalogue of another version is made again."""

SCHEMA = """
CREATE TABLE meta (sleutel TEXT PRIMARY KEY, waarde) WITHOUT ROWID;
CREATE TABLE code (
    dimensie TEXT, volgorde INTEGER, code TEXT, label TEXT, kort TEXT, definitie TEXT, namen TEXT, aliassen TEXT,
    PRIMARY KEY (dimensie, volgorde)
) WITHOUT ROWID;
CREATE TABLE gemeente (cbs_code TEXT PRIMARY KEY, naam TEXT, g31 INTEGER, inventarisatie INTEGER, toelichting TEXT);
CREATE TABLE dimensie (dimensie TEXT PRIMARY KEY, bladzijde INTEGER, bijlage INTEGER, toelichting TEXT) WITHOUT ROWID;
CREATE TABLE telling (dimensie TEXT, code TEXT, hoofdstuk INTEGER, PRIMARY KEY (dimensie, code)) WITHOUT ROWID;
CREATE TABLE project (
    nr INTEGER PRIMARY KEY, id TEXT, sorteer TEXT, titel TEXT, gemeente TEXT, gemeente_code TEXT, provincie TEXT,
    experiment INTEGER, doelgroep TEXT, problematiek TEXT, invalshoek TEXT, partners TEXT, niveau TEXT,
    bladzijde INTEGER, bladzijde_zeker INTEGER, wijken INTEGER, bestand TEXT
);
CREATE TABLE record (nr INTEGER PRIMARY KEY, leeg TEXT, json TEXT);
CREATE TABLE item (
    nr INTEGER PRIMARY KEY, project INTEGER, sectie TEXT, volgnr INTEGER, tekst TEXT,
    noot TEXT, noot_kop TEXT, soort TEXT
);
CREATE VIRTUAL TABLE zoek USING fts5(
    tekst, content = 'item', content_rowid = 'nr', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE woord (woord TEXT PRIMARY KEY, familie TEXT) WITHOUT ROWID;
CREATE TABLE synoniem (groep INTEGER, familie TEXT, woorden TEXT);
CREATE TABLE thema (
    project INTEGER, sectie TEXT, volgnr INTEGER, code TEXT, PRIMARY KEY (project, sectie, volgnr, code)
) WITHOUT ROWID;
"""

INDEXES = """
CREATE UNIQUE INDEX project_id ON project (id);
CREATE INDEX project_sorteer ON project (sorteer, id);
CREATE INDEX project_doelgroep ON project (doelgroep);
CREATE INDEX project_problematiek ON project (problematiek);
CREATE INDEX project_invalshoek ON project (invalshoek);
CREATE INDEX project_partners ON project (partners);
CREATE INDEX project_niveau ON project (niveau);
CREATE INDEX project_gemeente ON project (gemeente_code);
CREATE INDEX project_provincie ON project (provincie);
CREATE INDEX item_project ON item (project);
CREATE INDEX item_sectie ON item (sectie, project);
CREATE INDEX woord_familie ON woord (familie);
CREATE INDEX thema_code ON thema (code, sectie, project);
ANALYZE;
"""


class CodeRow(NamedTuple):
    """A code one can filter on.

    `aliassen`, and all its names folded in `namen`, are separated by newlines.
    """

    dimensie: str
    volgorde: int
    code: str
    label: str
    kort: str
    definitie: str
    namen: str
    aliassen: str


class ProjectRow(NamedTuple):
    """The narrow row of a project: what lists, filters and counts need.

    `sorteer` is its place for a Dutch reader.
    """

    id: str
    sorteer: str
    titel: str
    gemeente: str
    gemeente_code: str
    provincie: str
    experiment: bool
    doelgroep: str
    problematiek: str
    invalshoek: str
    partners: str
    niveau: str
    bladzijde: int
    bladzijde_zeker: bool
    wijken: int
    bestand: str


COLUMNS = ", ".join(f"p.{name}" for name in ProjectRow._fields)


class Stamp(NamedTuple):
    """What a catalogue was made from. While all four are as they were, it is fresh.

    `map` is the data directory, `code` tells which version of adv made it, `gedeeld` and
    `bestanden` tell size and times of the shared files and of the record files.
    """

    map: str
    code: str
    gedeeld: str
    bestanden: str


class ItemRow(NamedTuple):
    """One item of one section; `volgnr` counts from 1 within the section.

    `noot_kop` is our remark on the whole heading that the section stands under, `soort` the kind
    of a result.
    """

    sectie: str
    volgnr: int
    tekst: str
    noot: str | None = None
    themas: tuple[str, ...] = ()
    noot_kop: str | None = None
    soort: str | None = None


class Entry(NamedTuple):
    """A project as it goes into a catalogue: its row, its record as JSON text, and its items.

    The sections in `leeg` stand in the factsheet with nothing below them; one that is neither
    there nor has items is missing.
    """

    row: ProjectRow
    json: str
    items: tuple[ItemRow, ...]
    leeg: tuple[str, ...] = ()


class SharedRows(NamedTuple):
    """What the shared files say, as rows of the tables with these names (`meta` as pairs)."""

    meta: list[tuple[str, Any]]
    code: list[CodeRow]
    gemeente: list[tuple[str, str, bool, bool, str | None]]
    dimensie: list[tuple[str, int, int | None, str | None]]
    telling: list[tuple[str, str, int]]
    synoniem: list[tuple[int, str, str]]
