"""The catalogues that are kept: where they are, how large and how fresh, and removing them."""

from pathlib import Path
from typing import NamedTuple

from adv_cli.catalogue.cache import current_stamp, directory_of, embedded_catalogue, usable
from adv_cli.catalogue.cache_paths import DICTIONARY, cache_directory, cached_catalogue, note
from adv_cli.catalogue.reader import Catalogue


class State(NamedTuple):
    """Where the catalogue of a data directory is and how it is doing.

    `soort` is meegeleverd (the directory carries it, and it is taken at its word), bewaard (in the
    user's cache) or geen; `omvang` is in bytes, `gemaakt` the time it was made, `actueel` whether
    no file changed since (None: it does not say).
    """

    map: Path
    soort: str
    plaats: Path | None
    omvang: int | None
    gemaakt: float | None
    projecten: int | None
    actueel: bool | None


def state(data: Path | None = None) -> State:
    """Look at the catalogue of a data directory without making or changing one."""
    directory = directory_of(data)
    if (carried := embedded_catalogue(directory)) is not None:
        return _state(directory, "meegeleverd", carried)
    path = cached_catalogue(directory)
    if (kept := usable(path, directory)) is not None:
        return _state(directory, "bewaard", kept)
    return State(directory, "geen", path, None, None, None, None)


def _state(directory: Path, kind: str, found: Catalogue) -> State:
    with found:
        assert found.path is not None
        stat, stamp = found.path.stat(), found.stamp()
        fresh = stamp == current_stamp(directory) if stamp.directory else None
        return State(
            directory,
            kind,
            found.path,
            stat.st_size,
            stat.st_mtime,
            found.project_count,
            fresh,
        )


def clear(data: Path | None = None, *, everything: bool = False) -> list[Path]:
    """Remove the kept catalogue of a data directory, or every one there is, and say which.

    The dictionary that they were made with goes too: the next one that is built keeps it again.
    Raises OSError.
    """
    folder, own = cache_directory(), cached_catalogue(directory_of(data))
    if folder is None or own is None:
        return []
    gone = sorted(folder.glob(f"*{own.suffix}")) if everything else []
    if not everything and own.exists():
        gone = [own]
    for path in gone:
        path.unlink(missing_ok=True)
        note(path).unlink(missing_ok=True)
    for dictionary in folder.glob(f"*{DICTIONARY}"):
        dictionary.unlink(missing_ok=True)
    return gone
