"""Where data and catalogue live, and what tells that a data directory changed. No imports that cost a question time."""

import os
from pathlib import Path

PROJECTS = "projects"
SHARED = ("codeboek.yaml", "dwarsdoorsnede.yaml", "gemeenten.yaml", "bron.yaml")
SCHEMA = "record.schema.json"
"""The schema of the records, for editors."""
EMBEDDED = "catalogus.sqlite"
"""The catalogue that a data directory may carry itself, as the installed data does: it is taken at its word, unchecked."""

_PACKAGE = Path(__file__).parent
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


def cached_catalogue(data: Path) -> Path | None:
    """The file that the catalogue of this data directory is kept in; None when there is no place for one."""
    from zlib import crc32

    folder = cache_directory()
    name = f"{data.name or 'data'}-{crc32(os.fsencode(data)):08x}.sqlite"
    return folder / name if folder else None


def code_stamp() -> str:
    """What tells which adv makes a catalogue: the modules that decide what is in it."""
    return "\n".join(_stamp(_PACKAGE / f"{name}.py") for name in _SHAPING)


def shared_stamp(data: Path) -> str:
    """Name, size and time of last change of the files that all records share; what is missing is left out."""
    return "\n".join(found for name in SHARED if (found := _stamp(data / name)))


def record_stamps(data: Path) -> str:
    """A line for each record file, sorted: its name, size and time of last change. Nothing when there is no such folder.

    An edit in place changes the file's time but not the directory's, so every file is asked.
    """
    found = []
    try:
        with os.scandir(data / PROJECTS) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".yaml") and name[0] != ".":
                    stat = entry.stat()
                    found.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    except OSError:
        return ""
    found.sort()
    return "\n".join(found)


def _stamp(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{path.name} {stat.st_size} {stat.st_mtime_ns}"
