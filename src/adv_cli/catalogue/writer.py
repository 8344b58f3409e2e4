"""Writing a catalogue from the rows that `rows` makes of records. Knows no YAML and no pydantic."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from adv_cli.catalogue.question_rows import CodeRow, ProjectRow, Stamp
from adv_cli.catalogue.tables import (
    INDEXES,
    ItemRow,
    ListedThemeRow,
    MunicipalityRow,
    PublishedCountRow,
    PublishedDimensionRow,
    PublishedListRow,
    SolutionRow,
    SynonymRow,
    schema,
)
from adv_cli.catalogue.word_index import Dictionary, index_all, index_new, unindex, words_of
from adv_cli.model.attribute_codes import Coded
from adv_cli.model.template import DIMENSIONS


class Entry(NamedTuple):
    """A project as it goes into a catalogue: its row, its record as JSON text, and its items.

    `items` gives each item its themes. The sections in `empty` stand in the factsheet with nothing
    below them; one that is neither there nor has items is missing. `attributes` are the codes
    beside themes, `solved` which solutions answer which bottlenecks.
    """

    project: ProjectRow
    json: str
    items: tuple[tuple[ItemRow, tuple[str, ...]], ...]
    empty: tuple[str, ...] = ()
    attributes: tuple[Coded, ...] = ()
    solved: tuple[SolutionRow, ...] = ()


class SharedRows(NamedTuple):
    """What the shared files say, as rows of the tables with these names (`meta` as pairs)."""

    meta: list[tuple[str, str]]
    code: list[CodeRow]
    municipality: list[MunicipalityRow]
    published_dimension: list[PublishedDimensionRow]
    published_count: list[PublishedCountRow]
    published_list: list[PublishedListRow]
    listed_theme: list[ListedThemeRow]
    synonym: list[SynonymRow]


def write(
    path: str,
    stamp: Stamp,
    shared: SharedRows,
    entries: Iterable[Entry],
    dictionary: Dictionary | None,
) -> sqlite3.Connection:
    """Write a catalogue to `path`, an empty file, and return its connection.

    With ":memory:" as `path` it has no file. `entries` is read one by one, so that it may be made
    while this writes. Without a `dictionary` its texts cannot be searched until `add_words`.
    """
    db = _unsafe(path)
    try:
        _fill(db, stamp, shared, entries, dictionary)
    except BaseException:
        db.close()
        raise
    return db


def _fill(
    db: sqlite3.Connection,
    stamp: Stamp,
    shared: SharedRows,
    entries: Iterable[Entry],
    dictionary: Dictionary | None,
) -> None:
    db.executescript(schema())
    db.execute("BEGIN")
    for table, rows in shared._asdict().items():
        if rows:
            db.executemany(f"INSERT INTO {table} VALUES ({_marks(rows[0])})", rows)
    for _ in _insert(db, entries):
        pass
    if dictionary is not None:
        index_all(db, dictionary)
    _finish(db, stamp, words=dictionary is not None)
    db.executescript(INDEXES)


def update(
    old: sqlite3.Connection,
    path: str,
    stamp: Stamp,
    files: Iterable[str],
    entries: Iterable[Entry],
    dictionary: Dictionary,
) -> None:
    """Write to `path`, an empty file, what the catalogue `old` holds, brought up to date.

    The projects of `files` are left out, and `entries` are put in. Its texts can be searched where
    those of `old` can and no word is new. Raises sqlite3.Error when `old` is not what it should be.
    """
    with contextlib.closing(_unsafe(path)) as db:
        old.backup(db)
        db.execute("BEGIN")
        ((words,),) = db.execute("SELECT value FROM meta WHERE key = 'words'")
        before = words_of(db) if words else None
        for file in files:
            _delete(db, file, indexed=before is not None)
        new = [*_insert(db, entries)]
        indexed = before is not None and index_new(db, before, new, dictionary)
        _finish(db, stamp, words=indexed)


def add_words(old: sqlite3.Connection, path: str, dictionary: Dictionary) -> sqlite3.Connection:
    """Write to `path`, an empty file or memory, the catalogue `old` with texts to be searched."""
    db = _unsafe(path)
    try:
        old.backup(db)
        db.execute("BEGIN")
        index_all(db, dictionary)
        db.execute("REPLACE INTO meta VALUES ('words', 1)")
        db.execute("COMMIT")
        db.execute("ANALYZE")
    except BaseException:
        db.close()
        raise
    return db


def _delete(db: sqlite3.Connection, file: str, *, indexed: bool) -> None:
    """Take out the project whose record stands in `file`, if it is there."""
    for project in db.execute("SELECT nr FROM project WHERE file = ?", (file,)).fetchall():
        db.execute("DELETE FROM project WHERE nr = ?", project)
        db.execute("DELETE FROM record WHERE nr = ?", project)
        if indexed:
            unindex(db, *project)
        db.execute("DELETE FROM item WHERE project = ?", project)
        for table in ("theme", "attribute", "solved"):
            db.execute(f"DELETE FROM {table} WHERE project = ?", project)


def _insert(db: sqlite3.Connection, entries: Iterable[Entry]) -> Iterator[int]:
    """Insert each entry, and give the number it got."""
    project = f"INSERT INTO project VALUES (NULL, {_marks(ProjectRow._fields)})"
    item = f"INSERT INTO item VALUES (NULL, ?, {_marks(ItemRow._fields)}, NULL)"
    for entry in entries:
        nr = int(db.execute(project, entry.project).lastrowid or 0)
        empty = f" {' '.join(entry.empty)} "
        db.execute("INSERT INTO record VALUES (?, ?, ?)", (nr, empty, entry.json))
        db.executemany(item, ((nr, *row) for row, _ in entry.items))
        themes = [
            (nr, row.sectie, row.position, code) for row, codes in entry.items for code in codes
        ]
        db.executemany("INSERT INTO theme VALUES (?, ?, ?, ?)", themes)
        for table, rows in (("attribute", entry.attributes), ("solved", entry.solved)):
            if rows:
                marks = _marks(("project", *rows[0]))
                db.executemany(f"INSERT INTO {table} VALUES ({marks})", ((nr, *r) for r in rows))
        yield nr


def _finish(db: sqlite3.Connection, stamp: Stamp, *, words: bool) -> None:
    """Write what follows from all items, and what the catalogue was made from.

    `words` says whether its texts can be searched.
    """
    _count_traits(db)
    db.execute("REPLACE INTO meta VALUES ('words', ?)", (words,))
    db.execute("REPLACE INTO meta SELECT 'projects', count(*) FROM project")
    stamps = [(f"stamp.{part}", value) for part, value in stamp._asdict().items()]
    db.executemany("REPLACE INTO meta VALUES (?, ?)", stamps)
    db.execute("COMMIT")


def _count_traits(db: sqlite3.Connection) -> None:
    """How many projects have each code of a dimension, and each theme of a section."""
    counted = "SELECT sectie, code, count(DISTINCT project) FROM theme GROUP BY sectie, code"
    db.execute("DELETE FROM trait")
    db.execute(f"INSERT INTO trait {counted}")
    for dimension in DIMENSIONS:
        counted = f"SELECT '{dimension}', {dimension}, count(*) FROM project GROUP BY 2"
        db.execute(f"INSERT INTO trait {counted}")


def _marks(columns: Iterable[object]) -> str:
    """A question mark for each of `columns`."""
    return ", ".join("?" for _ in columns)


def _unsafe(path: str) -> sqlite3.Connection:
    """A connection that leaves safety to the rename that follows.

    The file counts only once it has its name.
    """
    db = sqlite3.connect(path, isolation_level=None, detect_types=sqlite3.PARSE_DECLTYPES)
    db.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    )
    return db
