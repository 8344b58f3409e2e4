"""The database that adv hands out: the public tables, views of them, and full text.

Another one than the catalogue, whose tables may change with every version of adv: these are
described (`model.public_tables`), for people with datasette, sqlite-utils or a program of their
own.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any, NamedTuple

from adv_cli.model.public_tables import Column, Kind, Table

Rows = Sequence[Mapping[str, Any]]

_TYPES = {Kind.TEXT: "TEXT", Kind.NUMBER: "INTEGER", Kind.YES_NO: "INTEGER"}

_SEARCH = "fts5({columns}, content=\"{table}\", tokenize='unicode61 remove_diacritics 2')"
"""With this spelling datasette and sqlite-utils know what the index is of."""

DATASETTE_NAME = "gegevens"
"""The name that a database must have for the descriptions to find it (see `_metadata`)."""

NUMBER = Column("id", "Nummer", "Een eigen nummer, voor het zoeken.", Kind.NUMBER, required=True)


class View(NamedTuple):
    """A view: what it is for, the tables that it needs, and its query."""

    name: str
    description: str
    tables: tuple[str, ...]
    query: str


_ITEM_OF = "USING (project, sectie, nr)"
VIEWS = (
    View(
        "punten_lezen",
        "Elk punt met zijn project, zijn onderdeel en zijn thema’s in woorden.",
        ("punten", "projecten", "secties", "punt_themas", "themas"),
        """
        SELECT i.id, i.project, p.gemeente, p.provincie, p.titel, i.sectie, s.onderdeel, i.nr,
            i.tekst,
            (SELECT group_concat(label, '; ') FROM (
                SELECT t.label FROM punt_themas l JOIN themas t USING (sectie, thema)
                WHERE (l.project, l.sectie, l.nr) = (i.project, i.sectie, i.nr)
                ORDER BY l.rowid
            )) AS themas,
            i.soort, i.bladzijde, i.bladzijde_zeker, i.noot, i.noot_kop
        FROM punten i JOIN projecten p ON p.id = i.project JOIN secties s USING (sectie)
        ORDER BY i.id
        """,
    ),
    View(
        "knelpunten_met_oplossingen",
        "Elk knelpunt, met de oplossingen die zijn eigen factsheet ervoor geeft.",
        ("punten", "projecten", "oplossingen_bij_knelpunten"),
        """
        SELECT k.project, p.gemeente, p.titel, k.nr, k.tekst AS knelpunt, k.bladzijde,
            o.tekst AS oplossing, o.bladzijde AS bladzijde_oplossing
        FROM punten k JOIN projecten p ON p.id = k.project
        LEFT JOIN oplossingen_bij_knelpunten a ON a.project = k.project AND a.knelpunt = k.nr
        LEFT JOIN punten o
            ON o.project = a.project AND o.sectie = 'oplossingen' AND o.nr = a.oplossing
        WHERE k.sectie = 'knelpunten' ORDER BY k.id, o.nr
        """,
    ),
    View(
        "soorten_organisaties",
        "Hoeveel projecten en namen elke soort organisatie heeft, in elke rol.",
        ("organisaties", "punt_kenmerken", "codeboek"),
        """
        SELECT c.code AS soort, c.label, o.rol, count(DISTINCT o.project) AS projecten,
            count(*) AS namen
        FROM punt_kenmerken k
        JOIN organisaties o USING (project, sectie, nr, deel)
        JOIN codeboek c USING (dimensie, code)
        WHERE k.dimensie = 'partner' GROUP BY c.code, o.rol ORDER BY projecten DESC, soort, rol
        """,
    ),
    View(
        "cijfers_lezen",
        "Elk getal met zijn project en de zin waarin het staat.",
        ("cijfers", "punten", "projecten"),
        f"""
        SELECT c.project, p.gemeente, p.titel, c.van, c.waarde, c.minimum, c.maximum, c.breuk,
            c.ongeveer, c.eenheid, c.per, c.telt_label AS telt, c.datum, i.tekst, i.bladzijde
        FROM cijfers c JOIN punten i {_ITEM_OF} JOIN projecten p ON p.id = c.project
        ORDER BY i.id, c.deel
        """,
    ),
    View(
        "contacten_lezen",
        "Wie er in het jaar van het rapport meer van wist, met gemeente en project.",
        ("contacten", "projecten"),
        """
        SELECT p.gemeente, p.titel, c.* FROM contacten c JOIN projecten p ON p.id = c.project
        """,
    ),
)


def database(
    tables: Iterable[Table],
    rows: Callable[[Table], Rows],
    about: Iterable[tuple[str, str]],
    progress: Callable[[int, int], None],
) -> bytes:
    """A database of these tables as the bytes of a file.

    `about` is what it says of itself. The same rows give the same bytes with the same SQLite.
    """
    tables = list(tables)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("BEGIN")
        for done, table in enumerate(tables, start=1):
            _fill(db, table, rows(table))
            progress(done, len(tables))
        names = {table.name for table in tables}
        views = [view for view in VIEWS if names.issuperset(view.tables)]
        for view in views:
            db.execute(f"CREATE VIEW {view.name} AS {view.query}")
        _describe(db, tables, views)
        _tell(db, [*about, ("metadata.json", _metadata(tables, views))])
        db.execute("COMMIT")
        return db.serialize()


def _fill(db: sqlite3.Connection, table: Table, rows: Rows) -> None:
    """A table with its rows; what people look for in words can be searched."""
    db.execute(f"CREATE TABLE {table.name} ({', '.join(_definitions(table))})")
    names = ", ".join(table.names)
    marks = ", ".join("?" * len(table.names))
    values = ([row[name] for name in table.names] for row in rows)
    db.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values)
    for reference in table.references:
        columns = ", ".join(reference.columns)
        if reference.columns != table.key[: len(reference.columns)]:
            name = f"{table.name}_{'_'.join(reference.columns)}"
            db.execute(f"CREATE INDEX {name} ON {table.name} ({columns})")
    if table.searched:
        how = _SEARCH.format(columns=", ".join(table.searched), table=table.name)
        db.execute(f"CREATE VIRTUAL TABLE {table.name}_fts USING {how}")
        db.execute(f"INSERT INTO {table.name}_fts ({table.name}_fts) VALUES ('rebuild')")


def _definitions(table: Table) -> list[str]:
    """The columns of a table, with its key and what it refers to.

    A table that is searched gets a number of its own: without one, VACUUM might number its rows
    anew, and the search would find others.
    """
    columns = [_definition(column) for column in table.columns]
    if table.searched:
        columns.insert(0, f"{NUMBER.name} INTEGER PRIMARY KEY")
    kind = "UNIQUE" if table.searched else "PRIMARY KEY"
    columns.append(f"{kind} ({', '.join(table.key)})")
    for reference in table.references:
        to = f"{reference.table} ({', '.join(reference.to)})"
        columns.append(f"FOREIGN KEY ({', '.join(reference.columns)}) REFERENCES {to}")
    return columns


def _columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table in the database."""
    return (NUMBER, *table.columns) if table.searched else table.columns


def _definition(column: Column) -> str:
    required = " NOT NULL" if column.required else ""
    return f"{column.name} {_TYPES[column.kind]}{required}"


def _describe(db: sqlite3.Connection, tables: Sequence[Table], views: Sequence[View]) -> None:
    """The tables that say what the others hold."""
    db.execute("CREATE TABLE tabellen (tabel TEXT PRIMARY KEY, titel TEXT, omschrijving TEXT)")
    said = [(table.name, table.title, table.description) for table in tables]
    said += [(view.name, view.name.replace("_", " "), view.description) for view in views]
    db.executemany("INSERT INTO tabellen VALUES (?, ?, ?)", said)
    db.execute(
        "CREATE TABLE kolommen (tabel TEXT, kolom TEXT, titel TEXT, omschrijving TEXT,"
        " PRIMARY KEY (tabel, kolom), FOREIGN KEY (tabel) REFERENCES tabellen (tabel))"
    )
    db.executemany(
        "INSERT INTO kolommen VALUES (?, ?, ?, ?)",
        [
            (table.name, column.name, column.title, column.description)
            for table in tables
            for column in _columns(table)
        ],
    )


def _tell(db: sqlite3.Connection, about: Iterable[tuple[str, str]]) -> None:
    db.execute("CREATE TABLE over (nr INTEGER PRIMARY KEY, wat TEXT, tekst TEXT)")
    db.executemany("INSERT INTO over (wat, tekst) VALUES (?, ?)", about)


def _metadata(tables: Iterable[Table], views: Iterable[View]) -> str:
    """The descriptions as datasette reads them from a file (`--metadata`)."""
    described: dict[str, Any] = {
        table.name: {
            "title": table.title,
            "description": table.description,
            "columns": {column.name: column.description for column in _columns(table)},
        }
        for table in tables
    }
    described |= {view.name: {"description": view.description} for view in views}
    databases = {DATASETTE_NAME: {"tables": described}}
    return json.dumps({"databases": databases}, ensure_ascii=False, indent=2)
