"""What a command works with: the terminal, the catalogue, and the form of the output that the user
chose.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.reader import Catalogue
from adv_cli.cli.terminal import Terminal
from adv_cli.dutch.spelling import meant
from adv_cli.errors import UsageError
from adv_cli.output.formats import FORMS, Row

NOTHING_FOUND = "Geen project voldoet aan deze filters."


class Session:
    """One run of adv.

    `data` is the directory given with --data or ADV_DATA, None for the data that comes with adv;
    without `colour` there is none on a terminal either. To be closed after use, for the catalogue's
    sake.
    """

    def __init__(self, terminal: Terminal, data: Path | None = None) -> None:
        self.terminal = terminal
        self.data = data
        self.colour = True

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue to ask; opened, and built where needed, at first use."""
        return open_catalogue(self.data, self.terminal.remark, self.terminal.progress)

    def close(self) -> None:
        """Close the catalogue, if it was opened."""
        if "catalogue" in self.__dict__:
            self.catalogue.close()

    @property
    def colours(self) -> bool:
        """Whether output for this terminal may have colour."""
        return self.colour and self.terminal.may_colour


class Output(NamedTuple):
    """The form of the output: a key of `FORMS`, or "auto" for a table on a terminal and
    tab-separated lines in a pipe.
    """

    form: str = "auto"
    fields: tuple[str, ...] = ()

    def chosen(self, default: Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
        """The fields to show: those of --velden, else `default`; raises UsageError for one that is
        not in `allowed`.
        """
        for name in self.fields:
            if name not in allowed:
                raise UsageError(
                    f"“{name}” is geen veld.{meant(name, allowed)} Velden: {', '.join(allowed)}."
                )
        return self.fields or tuple(default)

    def write(
        self,
        session: Session,
        rows: Iterable[Row],
        fields: Sequence[str],
        table: Callable[[], str] | None = None,
    ) -> None:
        """Write `rows` in the chosen form; `table` makes what a terminal shows."""
        if self.form == "auto" and session.terminal.is_terminal and table is not None:
            session.terminal.write(table(), styled=session.colours)
        else:
            session.terminal.write(FORMS["tsv" if self.form == "auto" else self.form](rows, fields))
