"""``tawatur publish``: the copy, what lies beside it, what it refuses, and the note in the log."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

from tawatur.desk import Desk

TEXT = "Government artillery shelled Atarib on Tuesday, killing three civilians, activists said."


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("A car bomb killed two soldiers in Mosul on Sunday.", encoding="utf-8")
    path = tmp_path / "w.db"
    run("add", "--desk", path, "--published", "2023-11-15", tmp_path / "a.txt", tmp_path / "b.txt")
    with Desk(path) as store:
        shelling = next(i for i in store.incidents() if "a" in i.reports)
        store.review.set_state(shelling, "reviewed", "Rana")
        store.review.set_state(shelling, "published", "Rana")
    return path


def ids(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT incident_id FROM incidents")]


def test_a_copy_is_written_and_noted(run: Run, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "public.db"
    done = run("publish", "--desk", desk, out, "--licence", "CC BY 4.0", "--source", "Badia Monitor")
    beside = tmp_path / "public.metadata.json"
    assert done.err == f"1 incident published in {out}; {beside} says what the columns are.\n"
    told = json.loads(beside.read_text(encoding="utf-8"))
    assert (told["license"], told["source"], list(told["databases"])) == (
        "CC BY 4.0", "Badia Monitor", ["public"],
    )  # fmt: skip
    entry = run("log", "--desk", desk, "--json").json_lines[-1]
    assert (entry["what"], entry["about"]["format"], entry["about"]["incidents"]) == ("export", "publish", 1)
    assert (
        entry["about"]["asked"]["state"] == "published" and "province" in entry["about"]["asked"]["profile"]
    )
    assert sorted(p.name for p in tmp_path.iterdir() if "publi" in p.name) == [out.name, beside.name]
    # again, over the copy of before
    assert run("publish", "--desk", desk, out, "--state", "any").err.startswith("2 incidents published")
    assert run("publish", "--desk", desk, out, "--state", "any", "--until", "2000-01-01").code == 0
    assert ids(out) == [] and run("verify", "--desk", desk).code == 0


def test_incidents_are_named(run: Run, desk: Path, tmp_path: Path) -> None:
    with Desk(desk) as store:
        bomb = next(i for i in store.incidents() if "b" in i.reports)
    assert run("publish", "--desk", desk, tmp_path / "p.db", "--incident", bomb.id[:6]).code == 0
    assert ids(tmp_path / "p.db") == [bomb.id]


def test_a_profile_is_kept_to(run: Run, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('place = "country"\ntime = "month"\n', encoding="utf-8")
    run("publish", "--desk", desk, tmp_path / "p.db", "--profile", tmp_path / "profile.toml")
    held = (tmp_path / "p.db").read_bytes()
    assert b"Syria" in held and b"Aleppo" not in held and b"2023-11-14" not in held


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["w.db"], 2, "w.db is there already and is no published copy; name another file."),
        (["w.db-wal"], 2, "w.db-wal is there already and is no published copy; name another file."),
        (["a.txt"], 2, "a.txt is there already and is no published copy; name another file."),
        (["."], 2, "is there already and is no published copy; name another file."),
        (["taken.db"], 2, "taken.metadata.json is there already; move it away, or name another file than"),
        (["no/p.db"], 1, "cannot be written: no such file or directory; name another file."),
        (["p.db", "--state", "done"], 2, "'done' is no state; use one of published, reviewed, any"),
        (["p.db", "--incident", "i", "--state", "any"], 2, "Name incidents, or choose them by --state"),
        (["p.db", "--incident", "x"], 1, "no incident"),
        (["p.db", "--profile", "a.txt"], 2, "cannot be read"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    run: Run, desk: Path, tmp_path: Path, arguments: list[str], code: int, sentence: str
) -> None:
    (tmp_path / "taken.metadata.json").write_text("{}", encoding="utf-8")
    before = desk.read_bytes()
    named = [tmp_path / a if "." in a else a for a in arguments]
    done = run("publish", "--desk", desk, *named)
    assert (done.code, len(done.sentences)) == (code, 1)
    assert sentence in done.sentences[0]
    assert desk.read_bytes() == before and (tmp_path / "taken.metadata.json").read_text() == "{}"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith((".publish", "p.db"))]


def test_datasette_shows_it(run: Run, desk: Path, tmp_path: Path) -> None:
    app: Any = pytest.importorskip("datasette.app")
    out = tmp_path / "public.db"
    run("publish", "--desk", desk, out, "--licence", "CC BY 4.0", "--title", "Strikes")
    told = json.loads((tmp_path / "public.metadata.json").read_text(encoding="utf-8"))

    async def asked(*addresses: str) -> list[Any]:
        served = app.Datasette(immutables=[str(out)], metadata=told)
        await served.invoke_startup()
        return [await served.client.get(address) for address in addresses]

    page, rows, facets = asyncio.run(
        asked("/public/incidents", "/public/incidents.json?_shape=array", "/public/incidents.json?_size=0")
    )
    assert page.status_code == 200 and "CC BY 4.0" in page.text and "ACLED&#39;s event type." in page.text
    assert [row["admin1"] for row in rows.json()] == ["Aleppo"]
    assert sorted(facets.json()["facet_results"]) == ["country", "event_type", "grade"]
