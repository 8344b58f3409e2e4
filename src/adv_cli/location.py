"""Where data and catalogue live, and what tells that a data directory changed. No imports that cost a question time."""

import os
from pathlib import Path

PROJECTS = "projects"
SHARED = ("codeboek.yaml", "dwarsdoorsnede.yaml", "gemeenten.yaml", "bron.yaml")
SCHEMA = "record.schema.json"
"""The schema of the records, for editors."""
EMBEDDED = "catalogus.sqlite"
"""The catalogue that a data directory may carry itself, as the installed data does: whether it is fresh nobody looks."""

_PACKAGE = Path(__file__).parent
_NAME = 40
"""How many letters of a data directory's name its catalogue bears: names of files have their limits."""
_SHAPING = (
    "catalogue",
    "compiling",
    "store",
    "documents",
    "files",
    "models",
    "yamltext",
    "factsheet",
    "text",
    "words",
    "fields",
    "integrity",
)
"""The modules that decide what is in a catalogue."""


def packaged_data() -> Path:
    """The data that comes with adv: inside the package when installed, at the top of the checkout otherwise."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "data"


def data_is_installed() -> bool:
    """Whether the data that comes with adv stands inside the package, where nobody should write."""
    return packaged_data().is_relative_to(_PACKAGE)


def cache_directory() -> Path | None:
    """The user's folder for catalogues; None when there is no home to have one in."""
    from platformdirs import user_cache_path

    path = user_cache_path("adv", appauthor=False)
    return path if path.is_absolute() else None


def is_private(path: Path) -> bool:
    """Whether a folder or file is the user's own, where nobody else can write; raises OSError when it is not there.

    Windows keeps a user's folders private by other means, which `st_mode` does not tell.
    """
    if not hasattr(os, "geteuid"):
        return True
    status = path.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def make_private(folder: Path) -> bool:
    """Make the folder for catalogues where there is none, and close it to others; raises OSError.

    False when it is somebody else's: what is read there could be anybody's answer.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not hasattr(os, "geteuid"):
        return True
    status = folder.stat()
    if status.st_uid != os.geteuid():
        return False
    if status.st_mode & 0o077:
        folder.chmod(0o700)
    return True


def cached_catalogue(data: Path) -> Path | None:
    """The file that this adv keeps the catalogue of this data directory in; None when there is no place for one."""
    from zlib import crc32

    folder = cache_directory()
    which = crc32(os.fsencode(data), crc32(os.fsencode(_PACKAGE)))  # two adv's would take turns in making it anew
    return folder / f"{data.name[:_NAME] or 'data'}-{which:08x}.sqlite" if folder else None


def verified_note(data: Path) -> Path | None:
    """The file that remembers which catalogue of this data directory was verified; None when there is no place for one."""
    path = cached_catalogue(data)
    return note(path) if path else None


def note(catalogue: Path) -> Path:
    """The file beside a kept catalogue that remembers that it was verified (see `integrity.verify`)."""
    return catalogue.with_name(f"{catalogue.name}.gezien")


def code_stamp() -> str:
    """What tells which adv makes a catalogue: the modules that decide what is in it."""
    return "\n".join(_stamp(_PACKAGE / f"{name}.py") for name in _SHAPING)


def shared_stamp(data: Path) -> str:
    """A line for each of the files that all records share (see `_line`); what is missing is left out."""
    return "\n".join(found for name in SHARED if (found := _stamp(data / name)))


def record_stamps(data: Path) -> str:
    """A line for each record file (see `_line`), sorted; nothing when there is no such folder.

    An edit in place changes the file's time but not the directory's, so every file is asked.
    """
    try:
        with os.scandir(data / PROJECTS) as entries:
            found = [
                _line(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".yaml") and entry.name[0] != "."
            ]
    except OSError:
        return ""
    return "\n".join(sorted(found))


def changed_files(before: str, now: str) -> set[str]:
    """The names of the files whose line differs between two stamps: changed, added or removed."""
    different = set(before.splitlines()) ^ set(now.splitlines())
    return {line.rsplit(" ", _STAMPED)[0] for line in different}


def _stamp(path: Path) -> str:
    try:
        return _line(path.name, path.stat())
    except OSError:
        return ""


_STAMPED = 3


def _line(name: str, status: os.stat_result) -> str:
    """A file's name, size, and times: an editor can set back the time of the last change, but not that of the inode."""
    # a name that is no UTF-8 is for the reader of the files to refuse; here it only has to be text
    known = name.encode("utf-8", "backslashreplace").decode()
    return f"{known} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
