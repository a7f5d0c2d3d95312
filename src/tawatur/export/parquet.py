"""Parquet for DuckDB, pandas, R and maps, with geometry as GeoParquet 1.1 has it: one row an incident.

The columns are those of the CSV export, with types and with lists as lists. A place is the point or the area that the
GeoJSON export draws. Rows are written a group at a time, so that memory does not grow with their number.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any, BinaryIO, Final

from tawatur.desk.chunks import chunks
from tawatur.desk.table import incident_row, inferred_fields
from tawatur.export.columns import KINDS, MEANINGS
from tawatur.export.geojson import geometry
from tawatur.model import Incident, Party

ROWS: Final = 5000
"""Rows of a group."""
Box = tuple[float, float, float, float]
_SIDES: Final = ("xmin", "ymin", "xmax", "ymax")
CRS: Final[Mapping[str, Any]] = {
    "$schema": "https://proj.org/schemas/v0.7/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 (CRS84)",
    "datum": {
        "type": "GeodeticReferenceFrame",
        "name": "World Geodetic System 1984",
        "ellipsoid": {"name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563},
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree"},
            {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree"},
        ],
    },
    "id": {"authority": "OGC", "code": "CRS84"},
}
"""Longitude before latitude on WGS 84, as PROJJSON."""


def write_parquet(incidents: Iterable[Incident], out: BinaryIO) -> int:
    """Write incidents as GeoParquet; returns how many. ``out`` must be a file that can be sought in.

    Raises ImportError, with a sentence for the user, without pyarrow.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ImportError(
            "pyarrow is not installed; install it with: pip install 'tawatur[parquet]'."
        ) from None
    schema = _schema(pyarrow)
    count, shapes = 0, set[str]()
    whole: Box | None = None
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for part in chunks(incidents, ROWS):
            drawn = [geometry(incident.place) for incident in part]
            bounds = [box(shape) for shape in drawn if shape is not None]
            whole = reduce(_around, bounds, whole or bounds[0]) if bounds else whole
            shapes |= {shape["type"] for shape in drawn if shape is not None}
            rows = [_row(incident, shape) for incident, shape in zip(part, drawn, strict=True)]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
            count += len(rows)
        writer.add_key_value_metadata({"geo": json.dumps(_geo(shapes, whole))})
    return count


def _schema(pyarrow: Any) -> Any:
    bounds = pyarrow.struct([pyarrow.field(side, pyarrow.float64(), nullable=False) for side in _SIDES])
    types = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "day": pyarrow.date32(),
        "count": pyarrow.int32(),
        "number": pyarrow.float64(),
        "geometry": pyarrow.binary(),
        "box": bounds,
    }
    return pyarrow.schema(
        pyarrow.field(name, types[kind], metadata={"description": MEANINGS[name]})
        for name, kind in KINDS.items()
    )


def _row(incident: Incident, shape: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        **incident_row(incident),
        "side1": _names(incident.side1),
        "side2": _names(incident.side2),
        "sources": [origin.name for origin in incident.origins],
        "disagreements": [found.field for found in incident.disagreements],
        "inferred": inferred_fields(incident),
        "reports": list(incident.reports),
        "geometry": None if shape is None else wkb(shape),
        "bbox": None if shape is None else dict(zip(_SIDES, box(shape), strict=True)),
    }


def _names(parties: tuple[Party, ...]) -> list[str]:
    return list(dict.fromkeys(party.name or party.text for party in parties))


def _geo(shapes: Iterable[str], whole: Box | None) -> dict[str, Any]:
    """The metadata of the file, as the specification has it."""
    about: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": sorted(shapes),
        "crs": CRS,
        "orientation": "counterclockwise",
        "covering": {"bbox": {side: ["bbox", side] for side in _SIDES}},
    }
    if whole is not None:
        about["bbox"] = list(whole)
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": about}}


def wkb(shape: Mapping[str, Any]) -> bytes:
    """A GeoJSON point, polygon or multipolygon as well-known binary, little-endian."""
    if shape["type"] == "Point":
        return struct.pack("<BIdd", 1, 1, *shape["coordinates"])
    if shape["type"] == "Polygon":
        return _polygon(shape["coordinates"])
    polygons = [_polygon(rings) for rings in shape["coordinates"]]
    return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(polygons)


def _polygon(rings: list[list[list[float]]]) -> bytes:
    made = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        made += struct.pack(f"<I{2 * len(ring)}d", len(ring), *(angle for point in ring for angle in point))
    return made


def box(shape: Mapping[str, Any]) -> Box:
    """The smallest longitude and latitude of a GeoJSON geometry, and the greatest."""
    points = [*_points(shape["coordinates"])]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _points(part)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
