from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.samples import incident
from tests.incidents.factory import PLACES, US, account, day, event

import tawatur
from tawatur.desk import COLUMNS
from tawatur.export import EXPORTERS
from tawatur.export.geojson import geometry
from tawatur.incidents import build_incident
from tawatur.model import Incident, Place

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tawatur.__file__).parents[1])}


def written(format_: str, *incidents: Incident) -> str:
    out = io.StringIO(newline="")
    assert EXPORTERS[format_](incidents, out) == len(incidents)
    return out.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_tables_name_the_fields_that_no_account_tells() -> None:
    guessed = replace(US, inferred=True)
    untold = replace(event(side2=(guessed,)), date=replace(day("2023-10-23"), inferred=True))
    (row,) = rows(written("csv", build_incident([account("a", untold)])))
    assert (row["event_date"], row["inferred"]) == ("2023-10-23", "date; side2")
    (row,) = rows(
        written("csv", build_incident([account("a", untold), account("b", publisher="Baghdad Today")]))
    )
    assert (row["event_date"], row["inferred"]) == ("2023-10-23", "")


def test_csv_opens_in_excel_and_begins_with_the_columns_that_acled_users_know() -> None:
    text = written("csv", incident())
    assert text.startswith("\ufeffincident_id,event_date,")
    assert text.endswith("\r\n")
    (row,) = rows(text)
    assert tuple(row) == COLUMNS
    assert row["event_date"] == "2023-10-23"
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["killed_min"], row["killed_max"], row["injured_max"]) == ("2", "5", "1")
    assert (row["location"], row["location_ar"], row["latitude"]) == ("al-Tanf", "التنف", "33.488")
    assert row["reports"] == "a; b; c"
    assert row["independent_origins"] == "3"


def test_csv_of_an_incident_without_place_leaves_its_cells_empty() -> None:
    (row,) = rows(written("csv", incident(place=None)))
    assert (row["country"], row["latitude"], row["radius_km"]) == ("", "", "")


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@sum", "\tx", "＝1"])
def test_csv_runs_no_formula(text: str) -> None:
    (row,) = rows(written("csv", incident(text=text)))
    assert row["side2"].startswith("'")


def test_csv_keeps_negative_numbers_numbers() -> None:
    south = replace(PLACES["tanf"], lat=-4.3)
    assert rows(written("csv", incident(south)))[0]["latitude"] == "-4.3"


def test_json_lines_hold_one_incident_a_line() -> None:
    lines = written("jsonl", incident(), incident(None)).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [incident().id] * 2
    assert "التنف" in lines[0]


def test_geojson_is_one_collection() -> None:
    found = json.loads(written("geojson", incident(), incident(None)))
    assert found["type"] == "FeatureCollection"
    exact, nowhere = found["features"]
    assert exact["geometry"] == {"type": "Point", "coordinates": [38.62, 33.488]}
    assert exact["id"] == exact["properties"]["incident_id"] == incident().id
    assert exact["properties"]["event_date"] == "2023-10-23"
    assert nowhere["geometry"] is None


def test_geojson_of_nothing_is_an_empty_collection() -> None:
    assert json.loads(written("geojson")) == {"type": "FeatureCollection", "features": []}


def test_an_uncertain_place_is_an_area_and_never_a_pin() -> None:
    shape = geometry(PLACES["dez-country"])
    assert shape is not None and shape["type"] == "Polygon"
    (ring,) = shape["coordinates"]
    assert len(ring) == 33 and ring[0] == ring[-1]
    assert area(ring) > 0
    for lon, lat in ring:
        assert kilometres(PLACES["dez-country"], lon, lat) == pytest.approx(60, abs=0.1)


def test_a_circle_over_the_date_line_is_cut_there() -> None:
    shape = geometry(at(-17.7, 178.9, 300))
    assert shape is not None and shape["type"] == "MultiPolygon"
    assert len(shape["coordinates"]) == 2


def test_a_circle_that_holds_a_pole_reaches_it() -> None:
    shape = geometry(at(80, 20, 1500))
    assert shape is not None
    assert max(lat for _, lat in shape["coordinates"][0]) == 90


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 2000))
def test_any_place_becomes_sound_geometry(lat: float, lon: float, radius_km: float) -> None:
    shape = geometry(at(lat, lon, radius_km))
    assert shape is not None
    if radius_km <= 15:
        assert shape["type"] == "Point"
        return
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    assert polygons
    for (ring,) in polygons:
        assert ring[0] == ring[-1] and len(ring) >= 4
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert area(ring) >= 0


def at(lat: float, lon: float, radius_km: float) -> Place:
    return replace(PLACES["tanf"], lat=lat, lon=lon, radius_km=radius_km)


def area(ring: list[Any]) -> float:
    """Twice the signed area: positive for a ring that runs counterclockwise (RFC 7946, section 3.1.6)."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def kilometres(place: Place, lon: float, lat: float) -> float:
    north, south = radians(lat), radians(place.lat)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(lon - place.lon) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


def test_a_frame_holds_the_same_columns() -> None:
    pytest.importorskip("pandas")
    from tawatur.desk import to_frame

    frame = to_frame([incident(), incident(None)])
    assert tuple(frame.columns) == COLUMNS
    assert frame.killed_max.tolist() == [5, 5]


def test_coding_waits_for_no_database() -> None:
    """The command's cold start: what writes coded reports imports neither the desk nor its database."""
    check = "import sys, tawatur.export.json_lines; print([m for m in ('sqlalchemy', 'pandas') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stdout.strip() == "[]"
