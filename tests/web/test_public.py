"""The public sees what is published, as the profile lets it out, and not a word more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.canaries import REPORTS
from tests.web.test_roles import addresses

from tawatur.desk import Desk
from tawatur.export.profile import Profile
from tawatur.model import Incident
from tawatur.web import create_app
from tawatur.web.public import FRESH, ForPublic

CANARIES = (
    "canary",
    "sevenov",
    "eightova",
    "kafr nabl",
    "كفرنبل",
    "tikrit",
    "تكريت",
    "08:13",
    "teacher",
    "lawyer",
)
UNPUBLISHED = ("mosul", "الموصل", "car bomb")
QUERIES = ("", "q=Idlib", "q=bombed", "q=canarytext", "publisher=Canarypress", "told=en", "type=explosions",
           "actor=russia", "order=updated", "order=day", "order=origins", "origins=1", "origin=x", "page=2",
           "place=Syria", "box=30,30,50,40", "since=2019-05-01", "lang=ar", "grade=single-origin")  # fmt: skip


def is_published(desk: Desk, incident: Incident) -> bool:
    return "canary-3" not in incident.reports


def served(path: Path, profile: Profile | None = None, clock: list[float] | None = None) -> FastAPI:
    with Desk(path) as desk:
        desk.add(REPORTS)
    now = clock or [0.0]
    return create_app(path, ForPublic(profile or Profile(), is_published, lambda: now[0]))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    path: Path = tmp_path_factory.mktemp("public") / "public.db"
    made = served(path, Profile(sources=True))
    yield made
    made.state.desk.close()


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, follow_redirects=False) as found:
        yield found


def pages(app: FastAPI) -> Iterator[str]:
    for query in QUERIES:
        yield f"/?{query}"
        yield f"/api/incidents?{query}"
        yield f"/api/spots?{query}"
        yield from (f"/api/export/{format}?{query}" for format in ("csv", "jsonl", "geojson"))
    for incident in app.state.desk.incidents():
        for page in ("/?incident={}", "/incidents/{}", "/api/incidents/{}", "/incidents/{}?lang=ar"):
            yield page.format(incident.id)
    yield from ("/api/openapi.json", "/nowhere")


def test_nothing_but_what_the_profile_lets_out_leaves(app: FastAPI, client: TestClient) -> None:
    desk: Desk = app.state.desk
    held = " ".join(r.text + (r.title or "") for r in desk.reports()).casefold()
    assert all(canary in held for canary in ("canaryman", "kafr nabl", "mosul"))
    for page in pages(app):
        text = client.get(page).text.casefold()
        asked = page.casefold()
        found = [canary for canary in (*CANARIES, *UNPUBLISHED) if canary in text and canary not in asked]
        assert found == [], page


def test_what_is_published_is_there(client: TestClient) -> None:
    listed = client.get("/api/incidents").json()
    assert listed["total"] == 2
    strike = next(i for i in listed["incidents"] if i["class"] == "explosions")
    assert strike["place"]["name"] == "Idlib" and strike["place"]["precision"] == "admin1"
    assert strike["killed"] == {"min": 4, "max": 4}
    assert [side["actor"] for side in strike["side1"]] and strike["reports"] == strike["values"] == []
    text = client.get("/").text
    assert "Idlib" in text and 'method="post"' not in text and 'href="/add"' not in text
    assert "إدلب" in client.get("/?lang=ar").text
    assert client.get("/?q=Idlib").text.count("<tr data-id") == 1


def test_only_reading_is_answered(app: FastAPI, client: TestClient) -> None:
    assert {method for method, _ in addresses(app)} == {"GET"}
    for page in ("/reports/canary-2", "/panel/x", "/add", "/sources", "/day", "/team", "/login", "/help"):
        assert client.get(page).status_code == 404
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert client.request(method, "/").status_code == 405


def test_nothing_is_public_before_somebody_publishes_it(tmp_path: Path) -> None:
    with Desk(tmp_path / "p.db") as desk:
        desk.add(REPORTS)
    app = create_app(tmp_path / "p.db", ForPublic())
    with TestClient(app) as client:
        assert client.get("/api/incidents").json()["total"] == 0
        assert "No incident passes these filters" in client.get("/").text
    app.state.desk.close()


def test_a_restricted_report_is_not_public(tmp_path: Path) -> None:
    clock = [0.0]
    app = served(tmp_path / "p.db", clock=clock)
    desk: Desk = app.state.desk
    with TestClient(app) as client:
        assert client.get("/api/incidents").json()["total"] == 2
        desk.team.restrict("report", "canary-2", ["inner"], "tests", "as told")
        clock[0] += FRESH + 1
        assert client.get("/api/incidents").json()["total"] == 1
    desk.close()


@pytest.mark.parametrize(
    ("profile", "gone"),
    [
        (Profile(place="country"), ("idlib", "ادلب")),
        (Profile(place="none"), ("idlib", "syria", "سوريا")),
        (Profile(sides=False), ("russia", "روس")),
        (Profile(time="month"), ("2019-05-20", "20 may")),
        (Profile(toll=False), ("4 killed", '"min":4')),
        (Profile(sources=False), ("observatory", "المرصد")),
    ],
)
def test_a_profile_lets_out_less(tmp_path: Path, profile: Profile, gone: tuple[str, ...]) -> None:
    app, full = served(tmp_path / "p.db", profile), served(tmp_path / "f.db", Profile(sources=True))
    with TestClient(app) as client, TestClient(full) as other:
        for word in gone[:1]:
            assert any(word in other.get(page).text.casefold() for page in pages(full)), word
        for page in pages(app):
            text = client.get(page).text.casefold()
            assert not any(word in text for word in gone if word not in page.casefold()), page
    app.state.desk.close()
    full.state.desk.close()
