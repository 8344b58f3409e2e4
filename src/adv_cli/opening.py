"""A catalogue for a data directory: the one that is there when it is fresh, a new one otherwise.

The catalogue is a copy that can always be made again. Whatever happens to it, the answer is right; at worst it comes later
and with one remark.
"""

import os
from collections.abc import Callable
from pathlib import Path

from adv_cli.catalogue import Catalogue, CatalogueError, Stamp
from adv_cli.location import (
    EMBEDDED,
    cached_catalogue,
    code_stamp,
    packaged_data,
    record_stamps,
    shared_stamp,
)

Remark = Callable[[str], None]
Progress = Callable[[int, int], None]

ATTEMPTS = 3
"""How often a catalogue is built when the data changes under our hands, before it is built in memory."""


def _silent(*_: object) -> None:
    pass


def open_catalogue(
    data: Path | None = None, remark: Remark = _silent, progress: Progress = _silent, *, trust: bool = True
) -> Catalogue:
    """The catalogue of a data directory (None: the data that comes with adv).

    Takes the one that the directory carries itself; else the one in the user's cache, which is built when there is none and
    when a file changed. `remark` is given one Dutch line when it cannot be kept, `progress` the number of records done and
    of all. `trust=False` makes it anew whatever is there. Raises DataError when the data is missing or invalid.
    """
    directory = directory_of(data)
    if trust:
        try:
            return Catalogue.open(directory / EMBEDDED, directory)
        except CatalogueError:
            pass
    return _cached(directory, remark, progress, trust)


def directory_of(data: Path | None) -> Path:
    """The data directory that is meant: the one that comes with adv when none is given."""
    return packaged_data() if data is None else Path(os.path.abspath(data))  # noqa: PTH100 - a link stays a link


def current_stamp(data: Path) -> Stamp:
    """What a catalogue of `data` would be made from now."""
    return Stamp(str(data), code_stamp(), shared_stamp(data), record_stamps(data))


def _cached(data: Path, remark: Remark, progress: Progress, trust: bool) -> Catalogue:
    path = cached_catalogue(data)
    for _ in range(ATTEMPTS):
        stamp = current_stamp(data)
        previous = usable(path, data) if trust else None
        if previous is not None and previous.stamp() == stamp:
            return previous
        from adv_cli.building import Unkept, build

        if path is None:
            remark("Er is geen map om de catalogus in te bewaren; antwoorden duren daardoor langer.")
            break
        try:
            build(data, path, stamp, previous, progress)
            trust = True
        except Unkept as error:
            remark(f"De catalogus kan niet worden bewaard in {path.parent} ({error}); antwoorden duren daardoor langer.")
            break
    from adv_cli.building import build_in_memory

    return build_in_memory(data, current_stamp(data), progress)


def usable(path: Path | None, data: Path) -> Catalogue | None:
    """The catalogue at `path`, whether fresh or not; None when there is none that can be read."""
    try:
        return Catalogue.open(path, data) if path else None
    except CatalogueError:
        return None
