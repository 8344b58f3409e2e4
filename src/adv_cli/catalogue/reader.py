"""The compiled catalogue: one SQLite file with what every question needs.

A catalogue is written once, to a new file, and never changed afterwards (see `writer`); it holds no
state that cannot be made again from the data directory. Knows no terminal, no YAML, no pydantic.

What only some questions read stands in `read_projects`, `read_counts`, `read_items` and
`read_words`, with the types of their rows: a NamedTuple takes 0.1 ms to make.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self

from adv_cli.catalogue.checksum import DamagedError, verify
from adv_cli.catalogue.question_rows import FORMAT, CodeRow, Stamp
from adv_cli.errors import DataError, Fault
from adv_cli.files.system import database_uri


class CatalogueError(Exception):
    """The catalogue file cannot be used: not there, or of another version."""


class DamagedCatalogueError(CatalogueError):
    """The catalogue file is there, and not as adv wrote it."""


_UNKNOWN = """
SELECT 1 FROM sqlite_master
WHERE type NOT IN ('table', 'index') OR (sql LIKE 'CREATE VIRTUAL%' AND name <> 'item_fts')
"""
"""What a catalogue never has: views and triggers could make a question run for ever."""


def _nowhere() -> None:
    """No place to remember which catalogue was verified."""


class Catalogue:
    """A catalogue to ask questions of, to be closed after use (`with open_catalogue() as ...`).

    `data` is the data directory it was made from, `path` the file it is in (None: it is in memory).
    """

    def __init__(
        self, connection: sqlite3.Connection, data: Path, path: Path | None = None
    ) -> None:
        self.db = connection
        self.data = data
        self.path = path
        self.complete: Callable[[], Catalogue] | None = None
        """Makes the same catalogue with words, for one that was built without (`need_words`)."""

    @classmethod
    def open(cls, path: Path, data: Path, memory: Callable[[], Path | None] = _nowhere) -> Self:
        """Open the file at `path`; `memory` as for `checksum.verify`.

        Raises CatalogueError when it is not there or of another version, DamagedCatalogueError when
        it is damaged, OSError when it cannot be read.
        """
        try:
            verify(path, memory)
            # immutable: the file is never changed once it has its name, so no locks are needed, nor
            # a writable folder
            db = sqlite3.connect(
                f"{database_uri(path)}?mode=ro&immutable=1",
                uri=True,
                isolation_level=None,
                detect_types=sqlite3.PARSE_DECLTYPES,  # a BOOLEAN is read as a bool
            )
        except (FileNotFoundError, NotADirectoryError) as error:
            raise CatalogueError(str(error)) from None
        except (DamagedError, sqlite3.Error) as error:
            raise DamagedCatalogueError(str(error)) from None
        found = cls(db, data, path)
        try:
            found._check()
        except BaseException:
            found.close()
            raise
        return found

    def _check(self) -> None:
        """Raise CatalogueError when these are not the tables that this version of adv asks."""
        try:
            (version,) = self.db.execute("PRAGMA application_id").fetchone()
            unknown = self.db.execute(_UNKNOWN).fetchone()
        except sqlite3.Error as error:
            raise DamagedCatalogueError(str(error)) from None
        if version != FORMAT:
            raise CatalogueError("van een andere versie")
        if unknown:
            raise DamagedCatalogueError("er staat iets in dat adv er niet in zet")

    def close(self) -> None:
        """Close the file; a catalogue that was closed answers nothing more."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, sql: str, parameters: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; only the modules of this room write one.

        Raises DataError for a file that was damaged in a way that `open` cannot see.
        """
        try:
            return self.db.execute(sql, tuple(parameters)).fetchall()
        except sqlite3.DatabaseError as error:
            message = (
                f"de catalogus is beschadigd ({error}); maak hem opnieuw, na adv catalogue --wis"
            )
            raise DataError([Fault(str(self.path or self.data), None, None, message)]) from None

    def need_words(self) -> None:
        """See to it that texts can be searched: whoever asks in words calls this first.

        Analysing the words of all texts takes longer than the rest of a build, so that is done when
        they are first asked for.
        """
        if self.complete is None:
            return
        complete, self.complete = self.complete, None
        if not self.has_words:
            with complete() as other:
                self.db, other.db = other.db, self.db
                self.path = other.path

    @property
    def has_words(self) -> bool:
        """Whether the texts can be searched."""
        return bool(self._meta("words"))

    def stamp(self) -> Stamp:
        """What the catalogue was made from."""
        found = dict(self.rows("SELECT key, value FROM meta WHERE key LIKE 'stamp.%'"))
        return Stamp(*(str(found.get(f"stamp.{part}", "")) for part in Stamp._fields))

    @property
    def project_count(self) -> int:
        """How many projects there are."""
        return int(self._meta("projects"))

    @property
    def data_version(self) -> str:
        """The version of the data set."""
        return str(self._meta("version"))

    @property
    def sources(self) -> str:
        """The report, the letter and the version of the data set, as JSON text."""
        return str(self._meta("sources"))

    def _meta(self, key: str) -> Any:
        ((value,),) = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return value

    def codes(self, dimension: str) -> list[CodeRow]:
        """The codes of a dimension, in the order of the codebook.

        Of `thema.SECTION` those of one section.
        """
        columns = ", ".join(CodeRow._fields)
        query = f"SELECT {columns} FROM code WHERE dimension = ? ORDER BY position"
        return [CodeRow._make(row) for row in self.rows(query, (dimension,))]

    def labels(self, dimension: str) -> dict[str, str]:
        """The label of each code of a dimension (see `codes`)."""
        return {code.code: code.label for code in self.codes(dimension)}

    def short_labels(self, dimension: str) -> dict[str, str]:
        """The same, where room is scarce."""
        return {code.code: code.kort for code in self.codes(dimension)}
