"""Names of files that every system can have, for data and answers move between them."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from adv_cli.dutch.display import one_line
from adv_cli.errors import UsageError

DEVICES = frozenset(
    ["con", "conin$", "conout$", "prn", "aux", "nul"]
    + [f"{port}{nr}" for port in ("com", "lpt") for nr in "0123456789¹²³"]
)
"""The names that Windows keeps for devices, whatever extension stands behind them."""

_NOT_IN_A_NAME = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def refuse_name(path: Path) -> None:
    """Raise UsageError for a file that cannot be called so on every system.

    Nor may it differ only in capitals from another in its folder: on Windows and macOS those are
    one file.
    """
    if why := why_not_everywhere(path.name):
        raise UsageError(f"{path}: {why}. Kies een andere naam, dan kan het bestand overal heen.")
    if other := namesake(path):
        raise UsageError(f"{path}: {same_name(other)}. Kies een andere naam.")


def why_not_everywhere(name: str) -> str | None:
    """Why no file has this name on every system, in Dutch; None when it can."""
    device = name.partition(".")[0].rstrip().lower()
    if device in DEVICES:
        return f"op Windows is {device} de naam van een apparaat"
    if found := _NOT_IN_A_NAME.search(name):
        return f"op Windows kan in een naam geen {one_line(found[0])} staan"
    if name.strip(".") and name[-1] in ". ":
        return "op Windows kan een naam niet eindigen op een punt of spatie"
    return None


def same_name(other: str) -> str:
    """What is wrong with a file whose name differs from another only in capitals, in Dutch."""
    return f"op Windows en macOS is dat hetzelfde bestand als {one_line(other)}"


def namesake(path: Path) -> str | None:
    """The name in the folder of `path` that differs from its name only in capitals or accents.

    None when there is none, and when that is the file itself, as on Windows and macOS.
    """
    if os.path.lexists(path):
        return None
    sought = _folded(path.name)
    return next((name for name in names_in(path.parent) if _folded(name) == sought), None)


def names_in(folder: Path) -> list[str]:
    """The names in a folder; none when nobody may look."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all we need
    except OSError:
        return []


def namesakes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that differs from an earlier one (sorted) only so, behind that earlier one."""
    first: dict[str, str] = {}
    for name in sorted(names):
        earlier = first.setdefault(_folded(name), name)
        if earlier != name:
            yield earlier, name


def _folded(name: str) -> str:
    """A name as Windows and macOS compare it: without capitals, accents written in one way."""
    if name.isascii():
        return name.lower()
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", name).casefold())
