"""Writing a catalogue from the rows that `rows` makes of records. Knows no YAML and no pydantic."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator

from adv_cli.catalogue.tables import FORMAT, INDEXES, SCHEMA, Entry, ProjectRow, SharedRows, Stamp
from adv_cli.dutch.morphology import family


def write(
    path: str, stamp: Stamp, shared: SharedRows, entries: Iterable[Entry]
) -> sqlite3.Connection:
    """Write a catalogue to `path`, an empty file (":memory:" for one without a file), and return
    its connection.

    `entries` is read one by one, so that it may be made while this writes.
    """
    db = _unsafe(path)
    try:
        _fill(db, stamp, shared, entries)
    except BaseException:
        db.close()
        raise
    return db


def _fill(
    db: sqlite3.Connection, stamp: Stamp, shared: SharedRows, entries: Iterable[Entry]
) -> None:
    db.executescript(SCHEMA)
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
    db.executescript(INDEXES)


def update(
    old: sqlite3.Connection, path: str, stamp: Stamp, files: Iterable[str], entries: Iterable[Entry]
) -> None:
    """Write to `path`, an empty file, what the catalogue `old` holds with the projects of `files`
    out and `entries` in.

    Raises sqlite3.Error when `old` is not what it should be.
    """
    with contextlib.closing(_unsafe(path)) as db:
        old.backup(db)
        _change(db, stamp, files, entries)


def _change(
    db: sqlite3.Connection, stamp: Stamp, files: Iterable[str], entries: Iterable[Entry]
) -> None:
    db.execute("BEGIN")
    for name in files:
        for (nr,) in db.execute("SELECT nr FROM project WHERE bestand = ?", (name,)).fetchall():
            db.execute("DELETE FROM project WHERE nr = ?", (nr,))
            db.execute("DELETE FROM record WHERE nr = ?", (nr,))
            db.execute(
                "INSERT INTO zoek (zoek, rowid, tekst) SELECT 'delete', nr, tekst FROM item WHERE project = ?",
                (nr,),
            )
            db.execute("DELETE FROM item WHERE project = ?", (nr,))
            db.execute("DELETE FROM thema WHERE project = ?", (nr,))
    for nr in _insert(db, entries):
        db.execute(
            "INSERT INTO zoek (rowid, tekst) SELECT nr, tekst FROM item WHERE project = ?", (nr,)
        )
    _collect_words(db)
    db.execute(
        "UPDATE meta SET waarde = (SELECT count(*) FROM project) WHERE sleutel = 'projecten'"
    )
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
    """A connection that leaves safety to the rename that follows: the file counts only once it has
    its name.
    """
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    )
    return db


def _insert(db: sqlite3.Connection, entries: Iterable[Entry]) -> Iterator[int]:
    """Insert each entry, and give the number it got."""
    marks = ", ".join("?" * len(ProjectRow._fields))
    columns = ", ".join(ProjectRow._fields)
    for entry in entries:
        nr = int(
            db.execute(f"INSERT INTO project ({columns}) VALUES ({marks})", entry.row).lastrowid
            or 0
        )
        empty = f" {' '.join(entry.leeg)} "
        db.execute("INSERT INTO record VALUES (?, ?, ?)", (nr, empty, entry.json))
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
    db.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        [(f"stempel.{k}", v) for k, v in stamp._asdict().items()],
    )
