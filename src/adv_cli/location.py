"""Where data and catalogue live, and what tells that a data directory changed. No imports that cost a question time."""

import os
from pathlib import Path
from zlib import crc32

PROJECTS = "projects"
SHARED = ("codeboek.yaml", "dwarsdoorsnede.yaml", "gemeenten.yaml", "bron.yaml")
PACKAGED_CATALOGUE = "catalogus.sqlite"

_PACKAGE = Path(__file__).parent


def packaged_data() -> Path:
    """The data that comes with adv: inside the package when installed, at the top of the checkout otherwise."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "data"


def cache_directory() -> Path | None:
    """The user's folder for catalogues; None when there is no home to have one in."""
    from platformdirs import user_cache_path

    path = user_cache_path("adv", appauthor=False)
    return path if path.is_absolute() else None


def cached_catalogue(data: Path) -> Path | None:
    """The file that the catalogue of this data directory is kept in; None when there is no place for one."""
    folder = cache_directory()
    name = f"{data.name or 'data'}-{crc32(os.fsencode(data)):08x}.sqlite"
    return folder / name if folder else None


def signature(data: Path) -> dict[str, str]:
    """For each file of a data directory, by name, its size and time of last change; empty when there is no such directory.

    An edit in place changes the file's time but not the directory's, so every file is asked.
    """
    found = {}
    for name in SHARED:
        try:
            stat = (data / name).stat()
        except OSError:
            continue
        found[name] = f"{stat.st_size} {stat.st_mtime_ns}"
    try:
        with os.scandir(data / PROJECTS) as entries:
            for entry in entries:
                if entry.name.endswith(".yaml") and entry.name[0] != ".":
                    stat = entry.stat()
                    found[entry.name] = f"{stat.st_size} {stat.st_mtime_ns}"
    except OSError:
        return {}
    return found
