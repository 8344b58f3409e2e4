"""Make the outline of the Netherlands that the page draws its map on.

Source: Natural Earth (public domain, naturalearthdata.com), 1:10m countries, as TopoJSON in the npm
package world-atlas. Run once, by hand; what it makes stands in the repository:

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python tools/outline.py package/countries-10m.json src/adv_cli/output/export/page/places/outline.json
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


def rings(topology: dict[str, Any]) -> list[list[Point]]:
    """The outer rings of the country, those in Europe."""
    lines = arcs(topology)
    countries = topology["objects"]["countries"]["geometries"]
    country = next(found for found in countries if found.get("id") == COUNTRY)
    found = []
    for outer, *_ in country["arcs"]:
        ring: list[Point] = []
        for nr in outer:
            line = lines[nr] if nr >= 0 else lines[~nr][::-1]
            ring += line[1:] if ring else line
        if all(WEST < x < EAST and SOUTH < y < NORTH for x, y in ring):
            found.append(ring)
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


def main() -> None:
    """Read the source that is named first, and write the outline that is named second."""
    source, target = map(Path, sys.argv[1:])
    found = [ring for ring in rings(json.loads(source.read_text())) if area(ring) > SMALLEST]
    outline = [[[round(x, 3), round(y, 3)] for x, y in simplified(ring)] for ring in found]
    outline.sort(key=len, reverse=True)
    about = "Natural Earth 1:10m (public domain), naturalearthdata.com; made by tools/outline.py"
    content = {"bron": about, "ringen": outline}
    target.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
