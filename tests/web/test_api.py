from __future__ import annotations

import csv
import io
import json

from starlette.testclient import TestClient
from tests.web.conftest import fullest

from tawatur.export.incident_json import incident_to_json


def test_incidents_as_the_command_gives_them(client: TestClient) -> None:
    incident = fullest(client)
    assert client.get(f"/api/incidents/{incident.id}").json() == json.loads(
        json.dumps(incident_to_json(incident))
    )
    page = client.get("/api/incidents", params={"type": "explosions", "order": "origins"}).json()
    assert page["total"] == len(page["incidents"]) > 5
    assert {one["class"] for one in page["incidents"]} == {"explosions"}
    assert page["facets"]["grade"]["contested"] >= 1


def test_spots_are_points_with_the_radius_of_their_area(client: TestClient) -> None:
    found = client.get("/api/spots", params={"place": "al-Tanf"}).json()
    assert found["features"]
    for one in found["features"]:
        lon, lat = one["geometry"]["coordinates"]
        assert 38 < lon < 39.5 and 33 < lat < 34.5 and one["properties"]["km"] >= 1


def test_a_view_is_exported_whole(client: TestClient) -> None:
    total = client.get("/api/incidents", params={"grade": "single-origin"}).json()["total"]
    rows = list(
        csv.DictReader(io.StringIO(client.get("/api/export/csv", params={"grade": "single-origin"}).text))
    )
    lines = client.get("/api/export/jsonl", params={"grade": "single-origin"}).text.splitlines()
    assert len(rows) == len(lines) == total
    answer = client.get("/api/export/geojson")
    assert answer.headers["content-disposition"] == 'attachment; filename="incidents.geojson"'
    assert answer.json()["type"] == "FeatureCollection"


def test_a_report_with_its_coding(client: TestClient) -> None:
    found = client.get("/api/reports/tanf-01").json()
    assert found["id"] == "tanf-01" and found["events"]


def test_the_api_describes_itself(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {
        "/api/incidents",
        "/api/incidents/{id}",
        "/api/reports/{id}",
        "/api/spots",
        "/api/export/{format}",
    } <= {*paths}


def test_an_export_is_noted_in_the_log(own_client: TestClient) -> None:
    own_client.get("/api/export/csv", params={"type": "explosions"})
    desk = own_client.app.state.desk  # type: ignore[attr-defined]
    *_, last = desk.log()
    assert last.what == "export" and last.about["format"] == "csv" and last.about["incidents"] > 5
    assert last.about["asked"] == {"view": "type=explosions"}
    assert desk.verify().flaws == ()
