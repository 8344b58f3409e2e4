"""What can go wrong, and the exit code of each.

Every error a user can cause is an `AdvError` with a complete Dutch message. `cli.main.run` is the
only place that turns one into an exit code; `cli.main.main` and `__main__` do so for what nobody
foresaw and for an interrupt of the process.
"""

import errno
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple, Self

from adv_cli.dutch.display import one_line


class ExitCode(IntEnum):
    """The exit codes of `adv`, part of the contract with scripts."""

    OK = 0
    NOT_FOUND = 1
    USAGE = 2
    DATA = 3
    INTERRUPTED = 130


class AdvError(Exception):
    """An error with a message for the user.

    `str(error)` is the message, one or more lines without a final newline.
    """

    exit_code = ExitCode.NOT_FOUND


class NotFoundError(AdvError):
    """What was asked for is not there (exit 1)."""


class WriteError(AdvError):
    """The answer cannot be written to where it should go (exit 1)."""


class FaultsFoundError(AdvError):
    """A check found faults (exit 1)."""


class UsageError(AdvError):
    """The command is used wrongly (exit 2)."""

    exit_code = ExitCode.USAGE


class _Fault(NamedTuple):
    bestand: str
    regel: int | None
    veld: str | None
    melding: str


class Fault(_Fault):
    """One fault in a data directory: where it stands, and what is wrong there.

    `regel` counts from 1; `veld` is a path such as `codering.doelgroep` or `lessen[2].tekst`.
    Either may be unknown. Files, fields and messages hold what others wrote, so each is made one
    line in which everything can be seen.
    """

    __slots__ = ()

    def __new__(cls, bestand: str, line: int | None, field: str | None, message: str) -> Self:
        """A fault, with everything in it on one line."""
        seen_field = one_line(field) if field is not None else None
        return super().__new__(cls, one_line(bestand), line, seen_field, one_line(message))

    def __str__(self) -> str:
        line = f", regel {self.regel}" if self.regel else ""
        field = f", veld {self.veld}" if self.veld else ""
        return f"{self.bestand}{line}{field}: {self.melding}"


class DataError(AdvError):
    """The data cannot be read or is invalid (exit 3).

    `faults` lists every fault that was found, in file order.
    """

    exit_code = ExitCode.DATA
    SHOWN = 20

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = [str(fault) for fault in self.faults[: self.SHOWN]]
        if len(self.faults) > self.SHOWN:
            lines.append(f"... en nog {len(self.faults) - self.SHOWN} fouten")
        super().__init__("\n".join(lines))


class Findings:
    """The faults found so far, which are told all at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def raise_if_any(self) -> None:
        """Raise a DataError with what was found, if anything was."""
        if self.faults:
            raise DataError(self.faults)


_REASONS = {
    errno.EACCES: "daar zijn geen rechten voor",
    errno.EPERM: "daar zijn geen rechten voor",
    errno.EROFS: "daar kan alleen worden gelezen",
    errno.ENOENT: "bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de koppelingen lopen rond",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijfruimte is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "te veel open bestanden",
    errno.ENFILE: "te veel open bestanden",
    errno.ENOMEM: "te weinig geheugen",
    errno.EAGAIN: "de lezer houdt het niet bij",
    errno.EBADF: "de uitvoer is dicht",
    errno.EBUSY: "een ander programma heeft het open; sluit het daar",
    errno.EINVAL: "zo kan een bestand hier niet heten",
}
_OPEN_ELSEWHERE = (32, 33)
"""What Windows says of a file that another program keeps to itself, or a part of it."""


def reason(error: OSError) -> str:
    """Why the system refused, in Dutch."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return _REASONS[errno.EBUSY]
    return _REASONS.get(error.errno or 0, f"systeemfout {error.errno}")
