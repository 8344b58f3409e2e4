"""What a command works with: the terminal, the catalogue, and the chosen form of output."""

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.reader import Catalogue
from adv_cli.cli.terminal import Terminal, path_of
from adv_cli.dutch.phrasing import plural
from adv_cli.dutch.spelling import meant
from adv_cli.errors import FaultsFoundError, UsageError
from adv_cli.output.formats import FORMS, Row, json_object
from adv_cli.output.screen import Screen

DATA = "ADV_DATA"
"""The environment variable with the data directory, where --data does not name one."""

View = Callable[[Screen], str]
"""Makes what a person on a terminal sees."""

NOTHING_FOUND = "Geen project voldoet aan deze filters."


class Target:
    """The file that an answer goes to with --naar; with `overwrite` in the place of another."""

    def __init__(self, path: Path, overwrite: bool = False) -> None:
        self.path = path
        self.overwrite = overwrite


class Session:
    """One run of adv; to be closed after use, for the catalogue's sake.

    `data` is the directory that was chosen, None for the data that comes with adv; without `colour`
    there is none on a terminal either. `counted` says how much was answered: "3 rijen".
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        named = terminal.environ.get(DATA)
        self.data = path_of(named) if named else None
        self.colour = True
        self.counted = ""

    def choose(self, data: Path | None, *, colour: bool = True) -> None:
        """Take what was asked for with --data and --geen-kleur, before or behind a command."""
        if data is not None:
            self.data = data
        self.colour = self.colour and colour

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue to ask; opened, and built where needed, at first use."""
        return open_catalogue(self.data, self.terminal.remark, self._tell_progress)

    def _tell_progress(self, done: int, of: int) -> None:
        """Show how far a build is; it reads much, so from here on garbage is collected again."""
        gc.enable()
        self.terminal.progress(done, of)

    def close(self) -> None:
        """Close the catalogue, if it was opened."""
        if "catalogue" in self.__dict__:
            self.catalogue.close()

    @property
    def screen(self) -> Screen:
        """What a view for this terminal is laid out for."""
        return Screen(self.terminal.width, self.colour and self.terminal.may_colour)

    def show(self, view: View) -> None:
        """Write a view to the terminal."""
        screen = self.screen
        self.terminal.write(view(screen), styled=screen.colour)

    @contextmanager
    def writing_to(self, target: Target | None) -> Iterator[None]:
        """What is written meanwhile goes to this file, as to a pipe; without one nothing changes.

        All of it or nothing: an error leaves no file, but faults that a check found are its answer.
        Raises UsageError and WriteError, as `files.writing.put` does.
        """
        if target is None:
            yield
            return
        from adv_cli.files.writing import refuse_taken

        refuse_taken(target.path, overwrite=target.overwrite)
        terminal, answer = self.terminal, io.StringIO(newline="")
        self.terminal = terminal.with_out(answer)
        try:
            yield
        except FaultsFoundError:
            self._keep(target, answer.getvalue())
            raise
        else:
            self._keep(target, answer.getvalue())
        finally:
            self.terminal = terminal

    def _keep(self, target: Target, text: str) -> None:
        """Write the file, and tell what is in it."""
        from adv_cli.files.writing import put

        content = text.encode("utf-8", "replace")
        remarks = put(target.path, content, overwrite=target.overwrite)
        counts = ", ".join(filter(None, (self.counted, plural(len(content), "byte", "bytes"))))
        self.terminal.remark(f"{target.path} geschreven: {counts}.")
        for remark in remarks:
            self.terminal.remark(remark)


AUTO = "auto"
"""No form was chosen: a view on a terminal, tab-separated lines in a pipe."""
VIEW = "view"
LINES = "tsv"


class Output(NamedTuple):
    """The form of the output that was chosen, and the fields of each row.

    The form is a key of `FORMS`, "yaml" or `AUTO`; without fields those of the form are meant.
    `target` is the file that it goes to, if any: `options.with_options` sees to that.
    """

    form: str = AUTO
    fields: tuple[str, ...] = ()
    target: Target | None = None

    def chosen(self, default: Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
        """The fields to show: those of --velden, else `default`.

        Raises UsageError for one that is not in `allowed`.
        """
        for name in self.fields:
            if name not in allowed:
                raise UsageError(
                    f"“{name}” is geen veld.{meant(name, allowed)} Velden: {', '.join(allowed)}."
                )
        return self.fields or tuple(default)

    def form_on(self, terminal: Terminal) -> str:
        """The form to write in here: the one that was chosen, else `VIEW` or `LINES`."""
        if self.form != AUTO:
            return self.form
        return VIEW if terminal.is_terminal else LINES

    def write(
        self,
        session: Session,
        rows: Sequence[Row],
        fields: Sequence[str],
        view: View,
        *,
        whole: Callable[[], Any] | None = None,
        memo: Callable[[], str] | None = None,
        source: Callable[[], str] | None = None,
        remarks: Sequence[str] = (),
    ) -> None:
        """Write `rows` in the form for this terminal, then the `remarks`.

        `whole` makes what --json gives, where that is another thing than an array of the rows,
        `memo` what --markdown gives, where that is no table; `source` makes the line that Markdown
        ends with, for a memo must say where its answer is from.
        Both are there before anything is written: what fails must not leave half an answer.
        """
        form = self.form_on(session.terminal)
        if form == VIEW:
            session.show(view)
        elif form == "json" and whole is not None:
            session.terminal.write(json_object(whole()))
        else:
            session.counted = plural(len(rows), "rij", "rijen")
            made = FORMS[form](rows, fields) if memo is None or form != "markdown" else memo()
            end = f"\n{source()}" if source and rows and form == "markdown" else ""
            session.terminal.write(made + end)
        for remark in remarks:
            session.terminal.remark(remark)
