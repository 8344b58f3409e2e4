"""Streams, terminal or pipe, colour, width and pager: the only place that writes."""

import os
import shutil
import sys
import time
from collections.abc import Mapping
from typing import TextIO

PATIENCE = 0.5
"""How many seconds a task may take before a person wants to see that it goes on."""


class Terminal:
    """Where output goes: data to `out`, all else to `err`, both UTF-8 whatever the locale. Answers come from `answers`."""

    def __init__(
        self, out: TextIO | None, err: TextIO | None, environ: Mapping[str, str], answers: TextIO | None = None
    ) -> None:
        self.out = out
        self.err = err
        self.answers = answers
        self.environ = environ
        self._started = 0.0
        self._progressing = False
        self.is_terminal = out is not None and out.isatty()
        self.may_colour = self.is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"

    @classmethod
    def standard(cls) -> "Terminal":
        """The process's own streams, set to UTF-8: an ASCII locale would fail on the first é or €."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        return cls(sys.stdout, sys.stderr, os.environ, sys.stdin)

    @property
    def width(self) -> int:
        """The number of columns of the terminal, at least 20."""
        return max(shutil.get_terminal_size((80, 24)).columns, 20)

    def write(self, text: str) -> None:
        """Write data; through the pager when a terminal is there and it does not fit."""
        if self.out is None or not text:
            return
        if not self.is_terminal or text.count("\n") < shutil.get_terminal_size((80, 24)).lines or not self._page(text):
            self.out.write(text)
            self.out.flush()

    def remark(self, text: str) -> None:
        """Write one line for the person at the terminal, never part of the data."""
        if self.err is not None:
            self.err.write(text + "\n")
            self.err.flush()

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer a question."""
        return all(stream is not None and stream.isatty() for stream in (self.answers, self.err))

    def ask(self, question: str) -> str:
        """Ask a question on a line of its own, and give the answer; raises EOFError when there is none."""
        assert self.answers is not None
        assert self.err is not None
        self.err.write(f"{question} ")
        self.err.flush()
        answer = self.answers.readline()
        if not answer:
            self.err.write("\n")
            raise EOFError
        return answer.strip()

    def progress(self, done: int, of: int, task: str = "Catalogus bouwen") -> None:
        """Show how far a long task is, on a terminal and once it is long: a line that the next one replaces."""
        now = time.monotonic()
        self._started = self._started or now
        if self.err is None or not self.err.isatty() or (now - self._started < PATIENCE and not self._progressing):
            return
        self._progressing = done < of
        self.err.write(f"\r{task}: {done} van {of}" if self._progressing else "\r\x1b[K")
        self.err.flush()

    def _page(self, text: str) -> bool:
        """Show `text` in the user's pager; False when there is none."""
        command = self.environ.get("PAGER", "less -FIRX")
        program = command.split()[0] if command.split() else ""
        if program in ("", "cat") or shutil.which(program) is None:
            return False
        import shlex
        import subprocess

        # LESSCHARSET: without it less shows é as <C3><A9> in an ASCII locale
        environ = {"LESSCHARSET": "utf-8", **self.environ}
        with subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, env=environ) as pager:
            try:
                pager.communicate(text.encode("utf-8", "replace"))
            except KeyboardInterrupt:
                pager.wait()
        return True
