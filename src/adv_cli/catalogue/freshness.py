"""What tells that a data directory, or the adv that made a catalogue of it, changed since."""

import os
from pathlib import Path

from adv_cli.dataset.paths import PACKAGE, PROJECTS, SHARED
from adv_cli.files.system import last_change

SHAPING = ("dutch", "files", "model", "dataset", "catalogue")
"""The rooms that decide what is in a catalogue."""


def code_stamp() -> str:
    """Which adv makes a catalogue: a line (see `_line`) for each module of `SHAPING`."""
    return "\n".join(_stamps(PACKAGE / room, ".py") for room in SHAPING)


def shared_stamp(data: Path) -> str:
    """A line for each of the files that all records share (see `_line`).

    What is missing is left out.
    """
    return "\n".join(found for name in SHARED if (found := _stamp(data / name)))


def record_stamps(data: Path) -> str:
    """A line for each record file (see `_line`), sorted; nothing when there is no such folder.

    An edit in place changes the file's time but not the directory's, so every file is asked.
    """
    return _stamps(data / PROJECTS, ".yaml")


def changed_files(before: str, now: str) -> set[str]:
    """The names of the files whose line differs between two stamps: changed, added or removed."""
    different = set(before.splitlines()) ^ set(now.splitlines())
    return {line.rsplit(" ", _STAMPED)[0] for line in different}


def _stamps(folder: Path, suffix: str) -> str:
    """A line for each file with this suffix (see `_line`), sorted.

    Hidden files are somebody else's.
    """
    try:
        with os.scandir(folder) as entries:
            files = [
                entry for entry in entries if entry.name.endswith(suffix) and entry.name[0] != "."
            ]
            found = [_line(entry.name, entry.stat()) for entry in files]
    except OSError:
        return ""
    return "\n".join(sorted(found))


def _stamp(path: Path) -> str:
    try:
        return _line(path.name, path.stat())
    except OSError:
        return ""


_STAMPED = 3
"""How many figures follow the name of a file in its line."""


def _line(name: str, status: os.stat_result) -> str:
    """A file's name, size, and times."""
    # a name that is no UTF-8 is for the reader of the files to refuse; here it only has to be text
    known = name.encode("utf-8", "backslashreplace").decode()
    return f"{known} {status.st_size} {last_change(status)}"
