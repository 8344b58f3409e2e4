"""Writing a catalogue: its tables, and what goes into them. Knows no YAML and no pydantic; `store` makes the rows."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from adv_cli.catalogue import FORMAT, Code, ProjectRow, Stamp
from adv_cli.words import family

_SCHEMA = """
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
CREATE INDEX item_project ON item (project);
CREATE INDEX item_sectie ON item (sectie, project);
CREATE INDEX woord_familie ON woord (familie);
CREATE INDEX thema_code ON thema (code, sectie, project);
ANALYZE;
"""


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


class Shared(NamedTuple):
    """What the shared files say, as rows of the tables with these names (`meta` as pairs)."""

    meta: list[tuple[str, Any]]
    code: list[Code]
    gemeente: list[tuple[str, str, bool, bool, str | None]]
    dimensie: list[tuple[str, int, int | None, str | None]]
    telling: list[tuple[str, str, int]]
    synoniem: list[tuple[int, str, str]]


def write(path: str, stamp: Stamp, shared: Shared, entries: Iterable[Entry]) -> sqlite3.Connection:
    """Write a catalogue to `path`, an empty file (":memory:" for one without a file), and return its connection.

    `entries` is read one by one, so that it may be made while this writes.
    """
    db = _unsafe(path)
    try:
        _fill(db, stamp, shared, entries)
    except BaseException:
        db.close()
        raise
    return db


def _fill(db: sqlite3.Connection, stamp: Stamp, shared: Shared, entries: Iterable[Entry]) -> None:
    db.executescript(_SCHEMA)
    db.execute("BEGIN")
    for table, rows in shared._asdict().items():
        if rows:
            db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    count = sum(1 for _ in _insert(db, entries))
    db.executemany("INSERT INTO meta VALUES (?, ?)", [("formaat", FORMAT), ("projecten", count)])
    _set_stamp(db, stamp)
    db.execute("INSERT INTO zoek (zoek) VALUES ('rebuild')")
    _collect_words(db)
    db.execute("COMMIT")
    db.executescript(_INDEXES)


def update(old: sqlite3.Connection, path: str, stamp: Stamp, files: Iterable[str], entries: Iterable[Entry]) -> None:
    """Write to `path`, an empty file, what the catalogue `old` holds with the projects of `files` out and `entries` in.

    Raises sqlite3.Error when `old` is not what it should be.
    """
    with contextlib.closing(_unsafe(path)) as db:
        old.backup(db)
        _change(db, stamp, files, entries)


def _change(db: sqlite3.Connection, stamp: Stamp, files: Iterable[str], entries: Iterable[Entry]) -> None:
    db.execute("BEGIN")
    for name in files:
        for (nr,) in db.execute("SELECT nr FROM project WHERE bestand = ?", (name,)).fetchall():
            db.execute("DELETE FROM project WHERE nr = ?", (nr,))
            db.execute("DELETE FROM record WHERE nr = ?", (nr,))
            db.execute("INSERT INTO zoek (zoek, rowid, tekst) SELECT 'delete', nr, tekst FROM item WHERE project = ?", (nr,))
            db.execute("DELETE FROM item WHERE project = ?", (nr,))
            db.execute("DELETE FROM thema WHERE project = ?", (nr,))
    for nr in _insert(db, entries):
        db.execute("INSERT INTO zoek (rowid, tekst) SELECT nr, tekst FROM item WHERE project = ?", (nr,))
    _collect_words(db)
    db.execute("UPDATE meta SET waarde = (SELECT count(*) FROM project) WHERE sleutel = 'projecten'")
    _set_stamp(db, stamp)
    db.execute("COMMIT")


def _collect_words(db: sqlite3.Connection) -> None:
    """Every word in use, with its family."""
    db.execute("CREATE VIRTUAL TABLE temp.gebruik USING fts5vocab('main', 'zoek', 'row')")
    db.execute("DELETE FROM woord")
    words = [word for (word,) in db.execute("SELECT term FROM gebruik")]
    db.executemany("INSERT INTO woord VALUES (?, ?)", ((word, family(word)) for word in words))
    db.execute("DROP TABLE temp.gebruik")


def _unsafe(path: str) -> sqlite3.Connection:
    """A connection that leaves safety to the rename that follows: the file counts only once it has its name."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;")
    return db


def _insert(db: sqlite3.Connection, entries: Iterable[Entry]) -> Iterator[int]:
    """Insert each entry, and give the number it got."""
    marks = ", ".join("?" * len(ProjectRow._fields))
    columns = ", ".join(ProjectRow._fields)
    for entry in entries:
        nr = int(db.execute(f"INSERT INTO project ({columns}) VALUES ({marks})", entry.row).lastrowid or 0)
        leeg = f" {' '.join(entry.leeg)} "
        db.execute("INSERT INTO record VALUES (?, ?, ?)", (nr, leeg, entry.json))
        db.executemany(
            "INSERT INTO item (project, sectie, volgnr, tekst, noot, noot_kop, soort) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((nr, i.sectie, i.volgnr, i.tekst, i.noot, i.noot_kop, i.soort) for i in entry.items),
        )
        db.executemany(
            "INSERT INTO thema VALUES (?, ?, ?, ?)",
            ((nr, i.sectie, i.volgnr, code) for i in entry.items for code in i.themas),
        )
        yield nr


def _set_stamp(db: sqlite3.Connection, stamp: Stamp) -> None:
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [(f"stempel.{k}", v) for k, v in stamp._asdict().items()])
