"""The compiled catalogue: one SQLite file with what every question needs. Knows no terminal, no YAML, no pydantic.

A catalogue is written once, to a new file, and never changed afterwards; it holds no state that cannot be made again from
the data directory. `write` makes one from validated content, `Catalogue` reads it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

FORMAT = 1
"""The version of the tables below. A catalogue of another version is made again."""

_SCHEMA = """
CREATE TABLE meta (sleutel TEXT PRIMARY KEY, waarde) WITHOUT ROWID;
CREATE TABLE code (
    dimensie TEXT, volgorde INTEGER, code TEXT, label TEXT, kort TEXT, definitie TEXT, namen TEXT, extra TEXT,
    PRIMARY KEY (dimensie, volgorde)
) WITHOUT ROWID;
CREATE TABLE project (
    nr INTEGER PRIMARY KEY, id TEXT, sorteer TEXT, titel TEXT, gemeente TEXT, gemeente_code TEXT, provincie TEXT,
    experiment INTEGER, doelgroep TEXT, problematiek TEXT, invalshoek TEXT, partners TEXT, niveau TEXT,
    bladzijde INTEGER, bladzijde_zeker INTEGER, wijken INTEGER, bestand TEXT
);
CREATE TABLE record (nr INTEGER PRIMARY KEY, json TEXT, gevouwen TEXT);
CREATE TABLE item (
    project INTEGER, sectie TEXT, volgnr INTEGER, tekst TEXT, noot TEXT, PRIMARY KEY (project, sectie, volgnr)
) WITHOUT ROWID;
CREATE TABLE thema (
    project INTEGER, sectie TEXT, volgnr INTEGER, code TEXT, PRIMARY KEY (project, sectie, volgnr, code)
) WITHOUT ROWID;
"""

_INDEXES = """
CREATE UNIQUE INDEX project_id ON project (id);
CREATE INDEX project_sorteer ON project (sorteer, id);
CREATE INDEX project_doelgroep ON project (doelgroep);
CREATE INDEX project_problematiek ON project (problematiek);
CREATE INDEX project_invalshoek ON project (invalshoek);
CREATE INDEX project_partners ON project (partners);
CREATE INDEX project_niveau ON project (niveau);
CREATE INDEX project_gemeente ON project (gemeente_code);
CREATE INDEX project_provincie ON project (provincie);
CREATE INDEX thema_code ON thema (code, sectie, project);
ANALYZE;
"""


class CatalogueError(Exception):
    """The catalogue file cannot be used: damaged, of another version, or of another data directory."""


class Code(NamedTuple):
    """A code one can filter on. `namen` are its folded names, separated by newlines; `extra` is JSON text or None."""

    dimensie: str
    volgorde: int
    code: str
    label: str
    kort: str
    definitie: str
    namen: str
    extra: str | None


class ProjectRow(NamedTuple):
    """The narrow row of a project: what lists, filters and counts need. `sorteer` is its place for a Dutch reader."""

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


class ItemRow(NamedTuple):
    """One item of one section; `volgnr` counts from 1 within the section."""

    sectie: str
    volgnr: int
    tekst: str
    noot: str | None
    themas: tuple[str, ...]


class Entry(NamedTuple):
    """A project as it goes into a catalogue: its row, its record as JSON text, all its text folded, and its items."""

    row: ProjectRow
    json: str
    gevouwen: str
    items: tuple[ItemRow, ...]


COLUMNS = ", ".join(f"p.{name}" for name in ProjectRow._fields)


def write(path: str, meta: dict[str, Any], codes: Iterable[Code], entries: Iterable[Entry]) -> sqlite3.Connection:
    """Write a catalogue to `path`, which must not exist (":memory:" for one without a file), and return its connection.

    Nothing is synced to disk piece by piece: the file counts only once the caller has renamed it.
    """
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;" + _SCHEMA)
    db.execute("BEGIN")
    db.executemany("INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, ?)", codes)
    marks = ", ".join("?" * (len(ProjectRow._fields) + 1))
    for nr, entry in enumerate(entries, start=1):
        db.execute(f"INSERT INTO project VALUES ({marks})", (nr, *entry.row))
        db.execute("INSERT INTO record VALUES (?, ?, ?)", (nr, entry.json, entry.gevouwen))
        db.executemany(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?)", ((nr, i.sectie, i.volgnr, i.tekst, i.noot) for i in entry.items)
        )
        db.executemany(
            "INSERT INTO thema VALUES (?, ?, ?, ?)",
            ((nr, i.sectie, i.volgnr, code) for i in entry.items for code in i.themas),
        )
    db.executemany("INSERT INTO meta VALUES (?, ?)", (meta | {"formaat": FORMAT}).items())
    db.execute("COMMIT")
    db.executescript(_INDEXES)
    return db


class Catalogue:
    """A catalogue to ask questions of. `data` is the data directory it was made from."""

    def __init__(self, connection: sqlite3.Connection, data: Path) -> None:
        self.db = connection
        self.data = data

    @classmethod
    def open(cls, path: Path, data: Path) -> Self:
        """Open the file at `path`; raises CatalogueError when it is not there or not usable."""
        try:
            # immutable: the file is never changed once it has its name, so no locks are needed, nor a writable folder
            db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
            found = db.execute("SELECT waarde FROM meta WHERE sleutel = 'formaat'").fetchone()
        except sqlite3.Error as error:
            raise CatalogueError(str(error)) from None
        if found is None or found[0] != FORMAT:
            raise CatalogueError("van een andere versie")
        return cls(db, data)

    def meta(self, key: str) -> Any:
        """What was stored under `key` when the catalogue was made; None when nothing was."""
        found = self.rows("SELECT waarde FROM meta WHERE sleutel = ?", (key,))
        return found[0][0] if found else None

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; a damaged file raises CatalogueError."""
        try:
            return self.db.execute(sql, tuple(parameters)).fetchall()
        except sqlite3.DatabaseError as error:
            raise CatalogueError(str(error)) from None

    def codes(self, dimensie: str) -> list[Code]:
        """The codes of a dimension, in the order of the codebook."""
        return [Code(*row) for row in self.rows("SELECT * FROM code WHERE dimensie = ? ORDER BY volgorde", (dimensie,))]

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every project as it went in, with its file name: what a rebuild takes over from an older catalogue."""
        items: dict[int, list[ItemRow]] = {}
        themas: dict[tuple[int, str, int], list[str]] = {}
        for project, sectie, volgnr, code in self.rows("SELECT * FROM thema"):
            themas.setdefault((project, sectie, volgnr), []).append(code)
        for project, sectie, volgnr, tekst, noot in self.rows("SELECT * FROM item"):
            codes = tuple(themas.get((project, sectie, volgnr), ()))
            items.setdefault(project, []).append(ItemRow(sectie, volgnr, tekst, noot, codes))
        query = f"SELECT p.nr, r.json, r.gevouwen, {COLUMNS} FROM project p JOIN record r USING (nr)"
        for nr, json, gevouwen, *row in self.rows(query):
            entry = Entry(ProjectRow(*row), json, gevouwen, tuple(items.get(nr, ())))
            yield entry.row.bestand, entry
