"""The compiled catalogue: one SQLite file with what every question needs. Knows no terminal, no YAML, no pydantic.

A catalogue is written once, to a new file, and never changed afterwards (see `compiling`); it holds no state that cannot
be made again from the data directory.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Self

FORMAT = 3
"""The version of the tables below. A catalogue of another version is made again."""


class CatalogueError(Exception):
    """The catalogue file cannot be used: damaged, of another version, or of another data directory."""


class Code(NamedTuple):
    """A code one can filter on. `aliassen`, and all its names folded in `namen`, are separated by newlines."""

    dimensie: str
    volgorde: int
    code: str
    label: str
    kort: str
    definitie: str
    namen: str
    aliassen: str


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


COLUMNS = ", ".join(f"p.{name}" for name in ProjectRow._fields)


class Stamp(NamedTuple):
    """What a catalogue was made from. While all four are as they were, it is fresh.

    `map` is the data directory, `code` tells which version of adv made it, `gedeeld` and `bestanden` tell size and time of
    last change of the shared files and of the record files.
    """

    map: str
    code: str
    gedeeld: str
    bestanden: str


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

    def stamp(self) -> Stamp:
        """What the catalogue was made from."""
        found = dict(self.rows("SELECT sleutel, waarde FROM meta WHERE sleutel LIKE 'stempel.%'"))
        return Stamp(*(found.get(f"stempel.{part}", "") for part in Stamp._fields))

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; a damaged file raises CatalogueError."""
        try:
            return self.db.execute(sql, tuple(parameters)).fetchall()
        except sqlite3.DatabaseError as error:
            raise CatalogueError(str(error)) from None

    def codes(self, dimensie: str) -> list[Code]:
        """The codes of a dimension, in the order of the codebook; of `thema.SECTION` those of one section."""
        return [Code(*row) for row in self.rows("SELECT * FROM code WHERE dimensie = ? ORDER BY volgorde", (dimensie,))]

    def labels(self, dimensie: str) -> dict[str, str]:
        """The label of each code of a dimension (see `codes`)."""
        return {code.code: code.label for code in self.codes(dimensie)}
