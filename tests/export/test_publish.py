"""A published copy holds what is published, as the profile lets it out; nothing else is in any byte of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyotp
import pytest
from tests import canaries

from tawatur.desk import Desk, DeskError
from tawatur.desk.listing import Filter
from tawatur.export.geojson import geometry
from tawatur.export.profile import DEFAULT, Profile
from tawatur.export.publish import Notice, chosen, is_published_copy, metadata, named, write_copy
from tawatur.intake.mappings import header_key
from tawatur.model import Report

REPORTS = (
    *canaries.REPORTS,
    # restricted: it raises the toll of the first, and tells of something that nobody else tells
    Report(
        id="canary-hidden",
        text="Russian warplanes bombed Kafr Nabl in Idlib province on Monday and killed nineteen civilians, the Syrian "
        "Observatory for Human Rights said. Turkish warplanes bombed Sinjar on Monday, Canaryleak said.",
        publisher="Canarycircle",
        published="2019-05-21",
        lang="en",
    ),
)
INSIDE = (
    "canary", "sevenov", "eightova", "kafr nabl", "كفرنبل", "tikrit", "تكريت", "08:13", "teacher", "lawyer",
    "mosul", "الموصل", "car bomb", "nineteen", "sinjar", "سنجار", "turk", "تركي", "35.61", "36.56",
)  # fmt: skip
PASSWORD = "seven canary doors by the river"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which people have written canaries wherever they can; the first two incidents are published."""
    path: Path = tmp_path_factory.mktemp("publish") / "canarydesk.db"
    (path.parent / "canaryfile.txt").write_text("Canaryfile tells nothing.", encoding="utf-8")
    with Desk(path) as desk:
        desk.add(REPORTS)
        code = pyotp.TOTP(
            desk.team.invitation(token := desk.team.add("canaryboss", "admin", "canaryadmin")).totp
        )
        desk.team.accept(token, PASSWORD, code.now())
        desk.team.restrict("report", "canary-hidden", ["canarygroup"], "canaryboss", "canarycause")
        desk.rate("sana", "D", "canaryrater", "canaryreason")
        desk.watch("https://canary.example/feed", "Canaryfeed", "canaryagent")
        strike = next(i for i in desk.incidents() if REPORTS[0].id in i.reports)
        event = next(e for r, e in strike.events if r == REPORTS[0].id)
        desk.correct(REPORTS[0].id, event, {"killed": 4}, "canaryeditor", "canarywhy")
        bomb = next(i for i in desk.incidents() if "canary-3" in i.reports)
        desk.review.different(strike, bomb, "canaryjudge", "canaryverdict")
        desk.review.begin_trial("canarytrial", ["canary-2"], "nothing", "canarytrainer")
        desk.team.note("canaryreader", "canarysearch", {"words": "canaryword"})
        desk.keep_mapping("Canarytable", header_key(["canaryheader"]), {"text": "canarycolumn"})
        desk.add([Report("canary-gone", "Canarygone said that Tikrit was quiet.", published="2019-05-23")])
        desk.expunge("canary-gone", "canaryhand", "canarymotive")
        for incident in list(desk.incidents()):
            desk.review.note(incident, "canarynote", "canarywriter")
            desk.review.assign(incident, "canaryperson", "canarychief")
            if "canary-3" not in incident.reports:
                desk.review.set_state(incident, "reviewed", "canaryreviewer")
                desk.review.set_state(incident, "published", "canaryreviewer")
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copy(made, tmp_path / "desk.db")
    with Desk(tmp_path / "desk.db") as found:
        yield found


def copied(desk: Desk, path: Path, profile: Profile = DEFAULT, state: str = "published") -> Path:
    write_copy(chosen(desk, Filter(), state), path, profile, "2019-06-01")
    return path


def rows(path: Path, query: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def found_in(path: Path, words: tuple[str, ...]) -> list[str]:
    """Which words stand in the bytes of a file, rows or none, in any encoding that SQLite writes."""
    held = path.read_bytes()
    texts = [held.decode(code, "replace").casefold() for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [word for word in words if any(word in text for text in texts)]


@pytest.mark.parametrize(
    "profile",
    [DEFAULT, Profile(sources=True), Profile("country", "month"), Profile("none", sides=False, toll=False)],
)
def test_nothing_that_must_stay_inside_is_in_any_byte(desk: Desk, tmp_path: Path, profile: Profile) -> None:
    # the canaries are there to be found, and so would be found
    assert found_in(Path(desk.path), INSIDE[:4]) == list(INSIDE[:4])
    assert any(i.killed.max == 19 for i in desk.incidents())
    assert desk.review.people() and desk.team.people()
    copy = copied(desk, tmp_path / "public.db", profile)
    told = tmp_path / "told.json"
    told.write_text(json.dumps(metadata("public", Notice()), ensure_ascii=False), encoding="utf-8")
    assert found_in(copy, INSIDE) == [] == found_in(told, INSIDE)
    assert len(rows(copy, "SELECT * FROM incidents")) == 2
    assert [19] not in [list(row.values()) for row in rows(copy, "SELECT killed_max FROM incidents")]
    assert rows(copy, "PRAGMA freelist_count") == [{"freelist_count": 0}]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("public")] == ["public.db"]


def test_what_is_published_is_there(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path / "public.db", Profile(sources=True))
    strike = rows(copy, "SELECT * FROM incidents WHERE country = 'SY'")[0]
    assert (strike["event_date"], strike["killed_min"], strike["killed_max"]) == ("2019-05-20", 4, 4)
    assert (strike["location"], strike["place_precision"]) == ("Idlib", "admin1")
    assert strike["side1"] == "Russian air force" and strike["title"].endswith(
        "Idlib, 20 May 2019 (4 killed)"
    )
    assert (strike["aggregate"], strike["retracted"]) == (0, 0)
    assert rows(copy, "SELECT side, name FROM sides WHERE side = 1") == [
        {"side": 1, "name": "Russian air force"}
    ]
    assert "Syrian Observatory for Human Rights" in [r["name"] for r in rows(copy, "SELECT * FROM origins")]
    about = {row["name"]: row["value"] for row in rows(copy, "SELECT * FROM about")}
    assert (
        about["made"] == "2019-06-01" and about["profile: place"] == "province" and about["incidents"] == "2"
    )
    assert is_published_copy(copy) and not is_published_copy(Path(desk.path))


def test_an_area_has_no_pin(desk: Desk, tmp_path: Path) -> None:
    strike = rows(copied(desk, tmp_path / "a.db"), "SELECT * FROM incidents WHERE country = 'SY'")[0]
    assert (strike["latitude"], strike["longitude"]) == (None, None) and strike["radius_km"] > 15
    assert json.loads(strike["geometry"])["type"] == "Polygon"
    exact = copied(desk, tmp_path / "b.db", Profile("place"))
    strike = rows(exact, "SELECT * FROM incidents WHERE country = 'SY'")[0]
    point = json.loads(strike["geometry"])
    assert point["type"] == "Point"
    assert point["coordinates"] == pytest.approx([strike["longitude"], strike["latitude"]], abs=1e-5)


def test_no_place_is_finer_than_it_is_printed(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path / "public.db", Profile("place"))
    held = {i.id: i for i in chosen(desk, Filter(), "published")}
    for row in rows(copy, "SELECT * FROM incidents"):
        place = held[row["incident_id"]].place
        assert place is not None and row["radius_km"] == place.radius_km
        assert json.loads(row["geometry"]) == geometry(place)


def test_where_months_are_let_out_nothing_tells_the_day(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path / "public.db", Profile(time="month"))
    assert found_in(copy, ("2019-05-20", "2019-05-21", "2019-05-22", "20 may", "21 may", "20 أيار")) == []
    days = {(row["event_date"], row["date_end"]) for row in rows(copy, "SELECT * FROM incidents")}
    assert days == {("2019-05-01", "2019-05-31")}
    ids = [row["incident_id"] for row in rows(copy, "SELECT * FROM incidents")]
    assert ids == sorted(ids)


def test_only_what_people_let_out_is_chosen(desk: Desk) -> None:
    def held(state: str, **asked: Any) -> set[str]:
        return {report for i in chosen(desk, Filter(**asked), state) for report in i.reports}

    assert held("published") == {REPORTS[0].id, "canary-2"}
    assert held("published", since=date(2019, 5, 21)) == {"canary-2"}
    assert held("any") == {REPORTS[0].id, "canary-2", "canary-3"}
    bomb = next(i for i in desk.incidents() if "canary-3" in i.reports)
    desk.review.set_state(bomb, "reviewed", "Rana")
    assert held("reviewed") == held("any") != held("published")


def test_what_has_grown_since_it_was_published_waits(desk: Desk) -> None:
    text = "Gunmen shot dead a lawyer in Tikrit on Tuesday, the police said. He was Canaryvictim Eightova."
    desk.add([replace(REPORTS[1], id="later", text=text, publisher="Later Wire")])
    grown = next(i for i in desk.incidents() if "later" in i.reports)
    assert "canary-2" in grown.reports
    assert grown.id not in {i.id for i in chosen(desk, Filter(), "published")}


def test_incidents_are_named_by_their_ids(desk: Desk, tmp_path: Path) -> None:
    bomb = next(i for i in desk.incidents() if "canary-3" in i.reports)
    found = named(desk, [bomb.id, bomb.id[:8]])
    assert [i.id for i in found] == [bomb.id]
    hidden = next(i for i in desk.incidents() if i.reports == ("canary-hidden",))
    with pytest.raises(DeskError, match="no incident"):
        named(desk, [hidden.id])


def test_everything_in_it_is_described(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path / "public.db")
    notice = Notice("Strikes", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "Badia Monitor")
    found = metadata("public", notice)
    assert (found["title"], found["license"], found["source"]) == ("Strikes", "CC BY 4.0", "Badia Monitor")
    assert "source_url" not in found
    tables = found["databases"]["public"]["tables"]
    held = [row["name"] for row in rows(copy, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert sorted(held) == sorted(tables)
    for name, table in tables.items():
        columns = [row["name"] for row in rows(copy, f"PRAGMA table_info({name})")]
        assert sorted(columns) == sorted(table["columns"]) and table["description"]
