"""add, incidents, show and export on the bundled samples, in a real SQLite file."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.cli.conftest import SAMPLE_FILES, SAMPLES, Run

READERS = (
    ["incidents"],
    ["show", "i0000"],
    ["export", "--format", "csv"],
)


def test_add_reports_what_it_did_and_changes_nothing_the_second_time(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "watch.db"
    first = run("add", "--desk", desk, SAMPLES / "tanf-12.txt")
    assert first.code == 0
    assert first.out.startswith("1 report added, ")
    before = run("incidents", "--desk", desk, "--json").out
    second = run("add", "--desk", desk, SAMPLES / "tanf-12.txt")
    assert second.code == 0
    assert "0 reports added" in second.out
    assert "1 there already" in second.out
    assert run("incidents", "--desk", desk, "--json").out == before


def test_add_names_what_it_left_out_and_keeps_the_rest(run: Run, tmp_path: Path) -> None:
    french = tmp_path / "french.txt"
    french.write_text("Le ministre a déclaré samedi que les pourparlers se poursuivaient.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    desk = tmp_path / "watch.db"
    done = run("add", "--desk", desk, french, tmp_path / "empty.txt", SAMPLES / "tanf-12.txt", "--json")
    assert done.code == 1
    (told,) = done.json_lines
    assert told["reports"] == 2
    assert list(told["skipped"]) == ["french"]
    assert told["unread"] == 1
    assert told["events"] >= 1
    assert any(sentence.startswith(f"{french}: ") for sentence in done.sentences)
    assert any(str(tmp_path / "empty.txt") in sentence for sentence in done.sentences)


def test_incidents_for_machines_follow_the_contract(run: Run, sample_desk: Path) -> None:
    done = run("incidents", "--desk", sample_desk, "--json")
    assert done.code == 0
    assert done.err == ""
    incidents = done.json_lines
    assert len({incident["id"] for incident in incidents}) == len(incidents) > 10
    assert list(incidents[0]) == [
        *("id", "type", "class", "status", "title", "title_ar", "date", "place", "side1", "side2"),
        *("killed", "injured", "reports", "events", "publishers", "origins", "independent_origins"),
        *("grade", "disagreements", "first_reported", "updated", "values", "withdrawn", "retracted"),
        *("provenance", "assessment", "recalled"),
    ]
    days = [incident["date"]["start"] for incident in incidents if incident["date"]]
    assert days == sorted(days)


def test_incidents_for_people_are_a_table_or_lines_by_width(
    run: Run, sample_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    wide = run("incidents", "--desk", sample_desk)
    for heading in ("when", "where", "what", "who against whom", "killed/", "indep.", "grade"):
        assert heading in wide.out
    monkeypatch.setenv("COLUMNS", "80")
    narrow = run("incidents", "--desk", sample_desk)
    assert "independent origins" in " ".join(narrow.out.split())
    assert all(len(line) <= 100 for line in narrow.out.splitlines())


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (["--since", "2023-11-01"], lambda i: i["date"]["end"] >= "2023-11-01"),
        (["--until", "2023-10-31"], lambda i: i["date"]["start"] <= "2023-10-31"),
        (["--type", "air_drone_strike"], lambda i: i["type"] == "air_drone_strike"),
        (["--type", "explosions"], lambda i: i["class"] == "explosions"),
        (["--min-origins", "2"], lambda i: i["independent_origins"] >= 2),
        (["--grade", "single-origin"], lambda i: i["grade"] == "single-origin"),
        (["--place", "IQ"], lambda i: i["place"]["country"] == "IQ"),
        (["--place", "دير الزور"], lambda i: "Deir" in f"{i['place']['name']} {i['place']['admin1']}"),
    ],
)
def test_filters_leave_only_what_passes(
    run: Run, sample_desk: Path, options: list[str], holds: object
) -> None:
    found = run("incidents", "--desk", sample_desk, "--json", *options).json_lines
    assert found
    assert all(holds(incident) for incident in found)  # type: ignore[operator]


@pytest.mark.parametrize(
    "options",
    [["--since", "2023-13-01"], ["--type", "air_drone_strik"], ["--grade", "good"], ["--min-origins", "x"]],
)
def test_a_filter_that_cannot_be_is_wrong_use(run: Run, sample_desk: Path, options: list[str]) -> None:
    done = run("incidents", "--desk", sample_desk, *options)
    assert (done.code, done.out) == (2, "")
    assert len(done.sentences) == 1


def test_filters_that_nothing_passes_say_so(run: Run, sample_desk: Path) -> None:
    done = run("incidents", "--desk", sample_desk, "--since", "2031-01-01")
    assert (done.code, done.out) == (0, "")
    assert "no incident" in done.err


def test_show_gives_accounts_chains_and_what_differs(run: Run, sample_desk: Path) -> None:
    incidents = run("incidents", "--desk", sample_desk, "--json").json_lines
    fullest = max((i for i in incidents if i["disagreements"]), key=lambda i: len(i["reports"]))
    done = run("show", "--desk", sample_desk, fullest["id"][:7])
    assert done.code == 0
    assert fullest["title"] in " ".join(done.out.split())
    assert fullest["grade"] in done.out
    for report in fullest["reports"]:
        assert report in done.out
    assert f"Independent origins: {fullest['independent_origins']}" in done.out
    assert "They differ on" in done.out
    assert fullest["disagreements"][0]["field"] in done.out
    (as_json,) = run("show", "--desk", sample_desk, fullest["id"], "--json").json_lines
    assert as_json == fullest


def test_show_brief_fits_a_screen_and_tells_each_text_once(run: Run, sample_desk: Path) -> None:
    fullest = max(
        run("incidents", "--desk", sample_desk, "--json").json_lines, key=lambda i: len(i["reports"])
    )
    done = run("show", "--desk", sample_desk, fullest["id"], "--brief")
    assert done.code == 0
    assert len(done.out.splitlines()) <= 45
    texts = done.out.split("\nAccounts\n")[1].split("\n\n")[0].splitlines()
    assert len(texts) == fullest["provenance"]["texts"]
    assert all(cell_len(line) <= 120 for line in texts)
    assert "and 4 copies" in texts[0]
    assert "Disrupted weapons use* (9 reports), Air/drone strike (4 reports)" in done.out


def test_a_retracted_incident_says_so_in_the_list(run: Run, sample_desk: Path) -> None:
    lines = run("incidents", "--desk", sample_desk).out.splitlines()
    assert [line for line in lines if "Conoco" in line and "retracted" in line]


def test_show_of_an_unknown_incident_is_one_sentence(run: Run, sample_desk: Path) -> None:
    done = run("show", "--desk", sample_desk, "zzzz")
    assert (done.code, done.out) == (1, "")
    assert "zzzz" in done.sentences[0]


def test_export_writes_every_format(run: Run, sample_desk: Path, tmp_path: Path) -> None:
    number = len(run("incidents", "--desk", sample_desk, "--json").json_lines)
    for name in ("csv", "jsonl", "geojson"):
        out = tmp_path / f"incidents.{name}"
        done = run("export", "--desk", sample_desk, "--format", name, "--out", out)
        assert done.code == 0
        assert done.sentences == [f"{number} incidents written to {out}."]
    with (tmp_path / "incidents.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == number
    assert len((tmp_path / "incidents.jsonl").read_text(encoding="utf-8").splitlines()) == number
    assert len(json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))["features"]) == number
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "incidents.csv",
        "incidents.geojson",
        "incidents.jsonl",
    ]


def test_export_writes_parquet(
    run: Run, sample_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet: Any = pytest.importorskip("pyarrow.parquet", reason="needs pip install 'tawatur[parquet]'")
    out = tmp_path / "incidents.parquet"
    listed = run("incidents", "--desk", sample_desk, "--json").json_lines
    done = run("export", "--desk", sample_desk, "--format", "parquet", "--out", out)
    assert (done.code, done.sentences) == (0, [f"{len(listed)} incidents written to {out}."])
    assert parquet.read_table(out)["incident_id"].to_pylist() == [incident["id"] for incident in listed]
    before = out.read_bytes()
    for target in ("-", os.devnull):
        done = run("export", "--desk", sample_desk, "--format", "parquet", "--out", target)
        assert done.code == 2 and done.out == ""
        assert done.sentences == ["A Parquet file cannot be written to a stream; name a file with --out."]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("export", "--desk", sample_desk, "--format", "parquet", "--out", out)
    assert done.code == 1
    assert done.sentences == ["pyarrow is not installed; install it with: pip install 'tawatur[parquet]'."]
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [before]


def test_export_goes_to_standard_output_without_a_file(run: Run, sample_desk: Path) -> None:
    done = run("export", "--desk", sample_desk, "--format", "jsonl", "--min-origins", "2")
    assert all(incident["independent_origins"] >= 2 for incident in done.json_lines)


def test_export_that_cannot_be_written_leaves_the_old_file(
    run: Run, sample_desk: Path, tmp_path: Path
) -> None:
    done = run("export", "--desk", sample_desk, "--format", "csv", "--out", tmp_path / "none" / "x.csv")
    assert done.code == 1
    assert "cannot be written" in done.sentences[0]
    done = run("export", "--desk", sample_desk, "--format", "shapefile")
    assert done.code == 2


@pytest.mark.parametrize("command", READERS)
def test_a_desk_that_is_not_there_is_not_made(run: Run, tmp_path: Path, command: list[str]) -> None:
    desk = tmp_path / "none.db"
    done = run(*command, "--desk", desk)
    assert done.code == 1
    assert "there is no such desk" in done.sentences[0]
    assert not desk.exists()


@pytest.mark.parametrize("command", [*READERS, ["add", SAMPLE_FILES[1]]])
def test_a_file_that_is_no_desk_is_refused_and_unharmed(run: Run, tmp_path: Path, command: list[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("not a desk", encoding="utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    for path in (letter, other, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        done = run(*command, "--desk", path)
        assert done.code == 1
        assert len(done.sentences) == 1
        assert str(path) in done.err
        assert not path.is_file() or path.read_bytes() == before


@pytest.mark.file_desk
def test_a_desk_of_a_newer_version_is_refused_and_unharmed(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "watch.db"
    run("add", "--desk", desk, SAMPLES / "tanf-12.txt")
    connection = sqlite3.connect(desk)
    connection.execute("INSERT INTO meta VALUES (999, '2030-01-01', '9.0')")
    connection.commit()
    connection.close()
    before = desk.read_bytes()
    for command in (*READERS, ["add", SAMPLE_FILES[1]]):
        done = run(*command, "--desk", desk)
        assert done.code == 1
        assert "newer" in done.sentences[0]
    assert desk.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no file is read-only to root")
def test_a_read_only_desk_is_read_but_not_added_to(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "watch.db"
    run("add", "--desk", desk, SAMPLES / "tanf-12.txt")
    desk.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert run("incidents", "--desk", desk, "--json").code == 0
        done = run("add", "--desk", desk, SAMPLE_FILES[2])
        assert done.code == 1
        assert "may not be written" in done.sentences[-1]
    finally:
        tmp_path.chmod(0o755)


def test_export_refuses_to_write_over_a_desk(run: Run, sample_desk: Path) -> None:
    before = sample_desk.read_bytes()
    done = run("export", "--desk", sample_desk, "--format", "csv", "--out", sample_desk)
    assert done.code == 2
    assert "is a desk" in done.err
    assert sample_desk.read_bytes() == before


def test_the_same_text_without_its_day_changes_nothing(run: Run, tmp_path: Path) -> None:
    report, desk = tmp_path / "report.txt", tmp_path / "watch.db"
    report.write_text("Gunmen killed two soldiers in Mosul on Wednesday, police said.", encoding="utf-8")
    assert run("add", "--desk", desk, report, "--published", "2023-11-17").code == 0
    first = run("incidents", "--desk", desk, "--json").out
    assert run("add", "--desk", desk, report).code == 0
    assert run("incidents", "--desk", desk, "--json").out == first
