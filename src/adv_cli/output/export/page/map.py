"""The map of the page: the outline of the country, and where its municipalities lie.

The outline is made by tools/outline.py. Places are longitude and latitude of the town, moved by a
few kilometres where two dots would cover each other (Schiedam and Rotterdam, Hengelo and Enschede),
and the side on which the name stands. A municipality without a known place is not on the map.
"""

from json import loads
from math import cos, radians
from pathlib import Path
from typing import Any

PLACES = Path(__file__).parent / "places"

_SCALE = 200
"""Units of the drawing for one degree of latitude."""
_WEST, _NORTH, _EAST, _SOUTH = 3.25, 53.62, 7.3, 50.7
_STRETCH = cos(radians(52.2))
"""How much shorter a degree of longitude is here than one of latitude."""


def map_data() -> dict[str, Any]:
    """The size of the map, land and water as SVG paths, and each municipality by its CBS code.

    Of a municipality: how far right and down it lies, and on which side its name stands.
    """
    outline = loads((PLACES / "outline.json").read_text("utf-8"))
    places = loads((PLACES / "municipalities.json").read_text("utf-8"))
    return {
        "vak": _drawn(_EAST, _SOUTH),
        "land": "".join(map(_path, outline["land"])),
        "water": "".join(map(_path, outline["water"])),
        "plaatsen": {code: [*_drawn(x, y), side] for code, (x, y, side) in places.items()},
    }


def _drawn(longitude: float, latitude: float) -> tuple[int, int]:
    across = (longitude - _WEST) * _STRETCH * _SCALE
    return round(across), round((_NORTH - latitude) * _SCALE)


def _path(ring: list[list[float]]) -> str:
    points = dict.fromkeys(_drawn(*point) for point in ring)
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
