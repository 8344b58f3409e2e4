"""Streams, terminal or pipe, colour, width and pager: the only place that writes."""

import os
import sys
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TextIO

from adv_cli.dutch.display import visible
from adv_cli.errors import UsageError, WriteError, reason

PATIENCE = 0.5
"""How many seconds a task may take before a person wants to see that it goes on."""
NARROWEST = 20
"""The fewest columns that text is laid out for."""
SIZE = (80, 24)
"""The columns and lines of a terminal that does not tell."""


class Terminal:
    """Where output goes: data to `out`, all else to `err`; answers come from `answers`.

    What a person sees has no control characters but our own colours (see `dutch.display`), wherever
    the text came from.
    """

    def __init__(
        self,
        out: TextIO | None,
        err: TextIO | None,
        environ: Mapping[str, str],
        answers: TextIO | None = None,
    ) -> None:
        self.out = out
        self.err = err
        self.answers = answers
        self.environ = environ
        self._started = 0.0
        self._progress = ""
        self.is_terminal = out is not None and out.isatty()

    @cached_property
    def may_colour(self) -> bool:
        """Whether what a person sees may have colours."""
        if self.out is None or not self.is_terminal:
            return False
        from adv_cli.cli import streams  # a pipe does without

        unwanted = self.environ.get("NO_COLOR") or self.environ.get("TERM") == "dumb"
        return not unwanted and streams.obeys_escapes(self.out)

    @classmethod
    def standard(cls) -> "Terminal":
        """The process's own streams, in UTF-8: an ASCII locale would fail on the first é or €."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        return cls(sys.stdout, sys.stderr, os.environ, sys.stdin)

    def with_out(self, out: TextIO) -> "Terminal":
        """The same, with data going to `out`."""
        return Terminal(out, self.err, self.environ, self.answers)

    @property
    def width(self) -> int:
        """The number of columns of the terminal, at least `NARROWEST`."""
        return max(self._size("COLUMNS", 0), NARROWEST)

    @property
    def height(self) -> int:
        """The number of lines of the terminal."""
        return self._size("LINES", 1)

    def _size(self, variable: str, part: int) -> int:
        """Columns or lines: what the environment says, else what the terminal itself says."""
        told = self.environ.get(variable, "")
        if told.isdecimal() and 0 < len(told) < 8 and int(told):
            return int(told)
        if self.out is None:
            return SIZE[part]
        try:
            return os.get_terminal_size(self.out.fileno())[part] or SIZE[part]
        except (OSError, ValueError):  # no terminal, or closed
            return SIZE[part]

    def write(self, text: str, *, styled: bool = False) -> None:
        """Write data; through the pager when a terminal is there and it does not fit.

        In a pipe `text` is written as it is. A terminal gets it `visible`, with colours only when
        it is `styled`: made by rich, from text that was visible before. Raises WriteError, or
        BrokenPipeError when the reader left.
        """
        if self.out is None or not text:
            return
        if self.is_terminal:
            text = visible(text.removeprefix("\ufeff"), styled=styled)
            if text.count("\n") >= self.height and self._page(text):
                return
        try:
            self.out.write(text)
            self.out.flush()
        except OSError as error:
            from adv_cli.cli import streams

            if streams.reader_left(error):
                raise BrokenPipeError from error
            raise WriteError(f"schrijven lukt niet ({reason(error)}).") from error

    def remark(self, text: str) -> None:
        """Write one line for the person at the terminal, never part of the data.

        Where that cannot be, nothing is told.
        """
        self._tell(visible(text) + "\n")

    def _tell(self, text: str) -> None:
        if self.err is None:
            return
        try:
            self.err.write(text)
            self.err.flush()
        except (OSError, ValueError):  # full, or nobody there: how the run ended says its exit code
            self.err = None

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer a question."""
        return all(stream is not None and stream.isatty() for stream in (self.answers, self.err))

    def ask(self, question: str) -> str:
        """Ask a question on a line of its own, and give the answer.

        Raises EOFError when there is none, UsageError for one that is not UTF-8.
        """
        assert self.answers is not None
        self._tell(visible(f"{question} "))
        answer = self.answers.readline()
        if not answer:
            self._tell("\n")
            raise EOFError
        return utf8(answer.strip())

    def progress(self, done: int, of: int, task: str = "Catalogus bouwen") -> None:
        """Show on a terminal how far a long task is: a line that the next one replaces."""
        now = time.monotonic()
        self._started = self._started or now
        if self.err is None or not self.err.isatty():
            return
        if now - self._started < PATIENCE and not self._progress:
            return
        blank = " " * len(self._progress)  # no code to erase with: not every console obeys one
        self._progress = f"{task}: {done} van {of}" if done < of else ""
        self._tell(f"\r{blank}\r{self._progress}")

    def _pager(self) -> list[str]:
        """The user's pager as a command; empty when there is none."""
        import shutil

        from adv_cli.cli import streams

        try:
            command = streams.command_words(self.environ.get("PAGER", streams.PAGER))
        except ValueError:  # a quote that is not closed
            return []
        if not command or command[0] == "cat":
            return []
        program = shutil.which(command[0], path=self.environ.get("PATH", os.defpath))
        return [program, *command[1:]] if program else []

    def _page(self, text: str) -> bool:
        """Show `text` in the user's pager; False when it did not: there is none, or it failed."""
        import subprocess

        command = self._pager()
        if not command:
            return False
        # LESSCHARSET: without it less shows é as <C3><A9> in an ASCII locale
        environ = {"LESSCHARSET": "utf-8", **self.environ}
        try:
            with subprocess.Popen(command, stdin=subprocess.PIPE, env=environ) as pager:
                try:
                    pager.communicate(text.encode("utf-8", "replace"))
                except KeyboardInterrupt:
                    pager.wait()
                    return True
        except OSError:  # a program that cannot be run
            return False
        return pager.returncode == 0


def utf8(text: str) -> str:
    r"""Text that a user gave, read as UTF-8 whatever the locale.

    Raises UsageError for what no file or database takes: bytes that are not UTF-8, and NUL. Python
    reads bytes that the locale does not know as surrogates.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _decoded(text)
    if "\0" in text:
        raise UsageError(f"“{visible(text)}” kan niet: er staat een teken NUL in.")
    return text


def _decoded(text: str) -> str:
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        message = "is geen UTF-8. Typ het opnieuw, of hernoem het bestand."
        raise UsageError(f"“{visible(text)}” {message}") from None


def path_of(text: str) -> Path:
    """The file or folder that a user means, spelled as this locale finds it."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))
