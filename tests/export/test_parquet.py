"""Parquet: the rows of the other formats, with geometry as GeoParquet 1.1 has it."""

from __future__ import annotations

import csv
import io
import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, repeat
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.samples import incident
from tests.export.test_formats import ENVIRONMENT, at
from tests.incidents.factory import PLACES

from tawatur.desk import COLUMNS
from tawatur.export import BINARY_EXPORTERS, EXPORTERS
from tawatur.export.columns import KINDS, MEANINGS
from tawatur.export.geojson import geometry
from tawatur.export.parquet import ROWS, box, wkb
from tawatur.model import Incident

parquet: Any = pytest.importorskip("pyarrow.parquet", reason="needs pip install 'tawatur[parquet]'")

# What the GeoParquet 1.1.0 specification asks of the metadata of a file whose geometry is WKB with a covering.
_SIDE = {
    "type": "array",
    "prefixItems": [{"const": "bbox"}, {"type": "string"}],
    "minItems": 2,
    "maxItems": 2,
}
GEO = {
    "type": "object",
    "required": ["version", "primary_column", "columns"],
    "properties": {
        "version": {"const": "1.1.0"},
        "primary_column": {"const": "geometry"},
        "columns": {
            "type": "object",
            "required": ["geometry"],
            "additionalProperties": {
                "type": "object",
                "required": ["encoding", "geometry_types"],
                "additionalProperties": False,
                "properties": {
                    "encoding": {"const": "WKB"},
                    "geometry_types": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {
                            "pattern": "^(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?$"
                        },
                    },
                    "crs": {"type": "object", "required": ["type", "name", "datum", "coordinate_system"]},
                    "orientation": {"const": "counterclockwise"},
                    "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
                    "covering": {
                        "type": "object",
                        "required": ["bbox"],
                        "properties": {
                            "bbox": {
                                "type": "object",
                                "required": ["xmin", "xmax", "ymin", "ymax"],
                                "additionalProperties": _SIDE,
                            }
                        },
                    },
                },
            },
        },
    },
}


def written(*incidents: Incident) -> Any:
    out = io.BytesIO()
    assert BINARY_EXPORTERS["parquet"](incidents, out) == len(incidents)
    return parquet.ParquetFile(io.BytesIO(out.getvalue()))


def geo(file: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.metadata.metadata[b"geo"])
    jsonschema.validate(found, GEO)
    return found


def test_a_row_says_what_the_csv_says() -> None:
    told = [incident(), incident(None), incident(PLACES["dez-country"])]
    out = io.StringIO(newline="")
    EXPORTERS["csv"](told, out)
    lines = list(csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff"), newline="")))
    rows = written(*told).read().to_pylist()
    assert len(rows) == len(lines) == 3
    for row, line in zip(rows, lines, strict=True):
        assert list(row) == [*COLUMNS, "geometry", "bbox"]
        for column in COLUMNS:
            value = row[column]
            words = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            assert words == line[column], column
    assert rows[0]["event_date"] == date(2023, 10, 23) and rows[0]["reports"] == ["a", "b", "c"]


def test_every_column_has_its_type_and_says_what_it_is() -> None:
    schema = written(incident()).schema_arrow
    assert schema.names == [*KINDS] == [*COLUMNS, "geometry", "bbox"]
    assert [schema.field(name).metadata[b"description"].decode() for name in schema.names] == [
        *MEANINGS.values()
    ]
    types = {name: str(schema.field(name).type) for name in schema.names}
    assert (types["event_date"], types["killed_max"], types["latitude"]) == ("date32[day]", "int32", "double")
    assert (types["geometry"], types["side1"]) == ("binary", "list<element: string>")
    assert types["bbox"] == (
        "struct<xmin: double not null, ymin: double not null, xmax: double not null, ymax: double not null>"
    )


def test_the_metadata_is_that_of_geoparquet() -> None:
    file = written(incident(), incident(None), incident(PLACES["dez-country"]))
    found = geo(file)["columns"]["geometry"]
    assert found["geometry_types"] == ["Point", "Polygon"]
    assert found["crs"]["id"] == {"authority": "OGC", "code": "CRS84"}
    assert found["covering"]["bbox"]["xmax"] == ["bbox", "xmax"]
    boxes = [row["bbox"] for row in file.read(["bbox"]).to_pylist()]
    assert boxes[0] == {"xmin": 38.62, "ymin": 33.488, "xmax": 38.62, "ymax": 33.488}
    assert boxes[1] is None
    sides = zip(("xmin", "ymin", "xmax", "ymax"), (min, min, max, max), strict=True)
    assert found["bbox"] == [choose(b[side] for b in boxes if b) for side, choose in sides]
    geometry_of_file, bounds = file.schema.column(33), file.schema.column(34)
    assert (geometry_of_file.path, geometry_of_file.physical_type) == ("geometry", "BYTE_ARRAY")
    assert geometry_of_file.max_repetition_level == bounds.max_repetition_level == 0
    assert geometry_of_file.max_definition_level == bounds.max_definition_level == 1


def test_duckdb_reads_the_geometry_as_such(tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    path = tmp_path / "incidents.parquet"
    with path.open("wb") as out:
        BINARY_EXPORTERS["parquet"]([incident(), incident(PLACES["dez-country"]), incident(None)], out)
    query = "SELECT typeof(geometry), geometry::varchar, bbox.xmax FROM read_parquet(?)"
    point, area, nowhere = duckdb.execute(query, [str(path)]).fetchall()
    assert point == ("GEOMETRY('OGC:CRS84')", "POINT (38.62 33.488)", 38.62)
    assert area[1].startswith("POLYGON ((") and nowhere[1:] == (None, None)


def test_a_file_without_any_place_says_no_bounds() -> None:
    assert "bbox" not in geo(written(incident(None)))["columns"]["geometry"]
    assert geo(written())["columns"]["geometry"]["geometry_types"] == []


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 2000))
def test_the_binary_form_is_the_geometry_of_geojson(lat: float, lon: float, radius_km: float) -> None:
    shape = geometry(at(lat, lon, radius_km))
    assert shape is not None
    stream = io.BytesIO(wkb(shape))
    assert parsed(stream) == shape and stream.read() == b""
    xmin, ymin, xmax, ymax = box(shape)
    assert -180 <= xmin <= xmax <= 180 and -90 <= ymin <= ymax <= 90


def parsed(stream: io.BytesIO) -> dict[str, Any]:
    order, kind = struct.unpack("<BI", stream.read(5))
    assert order == 1
    if kind == 1:
        return {"type": "Point", "coordinates": list(struct.unpack("<dd", stream.read(16)))}
    (count,) = struct.unpack("<I", stream.read(4))
    if kind == 3:
        return {"type": "Polygon", "coordinates": [ring(stream) for _ in range(count)]}
    assert kind == 6
    parts = [parsed(stream)["coordinates"] for _ in range(count)]
    return {"type": "MultiPolygon", "coordinates": parts}


def ring(stream: io.BytesIO) -> list[list[float]]:
    (count,) = struct.unpack("<I", stream.read(4))
    return [list(struct.unpack("<dd", stream.read(16))) for _ in range(count)]


def test_rows_are_written_a_group_at_a_time(tmp_path: Path) -> None:
    taken: list[int] = []

    def many() -> Iterator[Incident]:
        for number, one in enumerate(islice(repeat(incident()), ROWS + 3)):
            if number == ROWS:
                taken.append(path.stat().st_size)
            yield replace(one, id=f"i{number}")

    path = tmp_path / "many.parquet"
    with path.open("wb", buffering=0) as out:
        assert BINARY_EXPORTERS["parquet"](many(), out) == ROWS + 3
    file = parquet.ParquetFile(path)
    assert [file.metadata.row_group(n).num_rows for n in range(2)] == [ROWS, 3]
    assert taken[0] > 10_000


def test_without_pyarrow_a_sentence_says_what_to_do() -> None:
    check = (
        "import sys, io; sys.modules['pyarrow'] = None\n"
        "from tawatur.export.parquet import write_parquet; write_parquet([], io.BytesIO())"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.stderr.endswith(
        "ImportError: pyarrow is not installed; install it with: pip install 'tawatur[parquet]'.\n"
    )
