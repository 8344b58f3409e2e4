"""A catalogue for a data directory: the one that is there when it is fresh, a new one otherwise.

The catalogue is a copy that can always be made again. Whatever happens to it, the answer is right; at worst it comes later
and with one remark.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

from adv_cli.catalogue import Catalogue, CatalogueError
from adv_cli.location import PACKAGED_CATALOGUE, cached_catalogue, packaged_data, signature

Remark = Callable[[str], None]


def _silent(_: str) -> None:
    pass


def open_catalogue(data: Path | None = None, remark: Remark = _silent, *, trust: bool = True) -> Catalogue:
    """The catalogue of a data directory (None: the data that comes with adv).

    Builds it when there is none, or when a file of the directory changed. `remark` is given one Dutch line when it
    cannot be kept. `trust=False` makes it anew whatever is there. Raises DataError when the data is missing or invalid.
    """
    own = packaged_data()
    directory = own if data is None else Path(os.path.abspath(data))  # noqa: PTH100 - a link stays a link
    if directory == own and trust:
        try:
            return Catalogue.open(own / PACKAGED_CATALOGUE, own)
        except CatalogueError:
            pass  # a checkout has none
    return _cached(directory, remark, trust)


def _cached(data: Path, remark: Remark, trust: bool) -> Catalogue:
    files = signature(data)
    stamp = json.dumps({"data": str(data), "files": files}, sort_keys=True)
    path = cached_catalogue(data)
    previous = None
    if path is not None and trust:
        try:
            previous = Catalogue.open(path, data)
            if previous.meta("stempel") == stamp:
                return previous
        except CatalogueError:
            previous = None
    from adv_cli.building import build

    return build(data, path, stamp, remark)
