"""Column mappings: given once, known the next time, shown and forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.intake.made import workbook, zipped

from tawatur.desk import Desk

HEADER = "Nr,Day,Matn\n"
FIRST = HEADER + '1,2023-11-16,"A roadside bomb killed a shepherd near Palmyra on Wednesday."\n'
SECOND = HEADER.replace("Nr,Day", "day,NR") + '2023-11-17,2,"Iraqi police arrested four men in Kirkuk."\n'


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def add_first(run: Run, tmp_path: Path, *more: str) -> Path:
    desk = tmp_path / "d.db"
    table = write(tmp_path / "first.csv", FIRST)
    done = run("add", "--desk", desk, table, "--map", "text=Matn,date=Day", *more)
    assert (done.code, done.out[:15]) == (0, "1 report added,")
    return desk


def test_a_mapping_is_known_the_next_time_in_every_kind_of_table(run: Run, tmp_path: Path) -> None:
    desk = add_first(run, tmp_path, "--source", "شبكة ضفاف")
    rows = [["NR", "Day", "Matn"], ["3", "2023-11-18", "Shelling killed three people in Saraqib."]]
    paths = [
        write(tmp_path / "second.csv", SECOND),
        write(tmp_path / "third.xlsx", workbook({"log": rows})),
        write(tmp_path / "fourth.zip", zipped({"in.csv": FIRST.replace("Palmyra", "Raqqa").encode()})),
    ]
    done = run("add", "--desk", desk, *paths)
    assert done.out.startswith("3 reports added,")
    assert done.sentences == ["Columns as kept for شبكة ضفاف: text=Matn, published=Day."]
    with Desk(desk) as store:
        assert [r.published for r in store.reports()] == [
            "2023-11-16",
            "2023-11-17",
            "2023-11-18",
            "2023-11-16",
        ]
        assert store.verify().flaws == ()


def test_mappings_are_shown_and_forgotten(run: Run, tmp_path: Path) -> None:
    desk = add_first(run, tmp_path, "--source", "Partner")
    (shown,) = run("sources", "mappings", "--desk", desk, "--json").json_lines
    assert (shown["source"], shown["columns"], shown["fields"]) == (
        "Partner",
        ["day", "matn", "nr"],
        {"text": "Matn", "published": "Day"},
    )
    assert (
        "Partner: text=Matn, published=Day  (columns: day, matn, nr)"
        in run("sources", "mappings", "--desk", desk).out
    )
    done = run("sources", "forget", "--desk", desk, "Partner")
    assert done.out == "Forgotten: Partner: text=Matn, published=Day.\n"
    assert run("sources", "mappings", "--desk", desk).out.startswith("No mapping is kept")
    assert run("sources", "forget", "--desk", desk, shown["id"]).code == 1
    done = run("add", "--desk", desk, write(tmp_path / "second.csv", SECOND))
    assert "the table has no column for the text" in done.err
    with Desk(desk) as store:
        assert "mapping forgotten" in [entry.what for entry in store.log()]
        assert store.verify().flaws == ()


def test_two_mappings_for_one_header_must_be_told_apart(run: Run, tmp_path: Path) -> None:
    desk = add_first(run, tmp_path, "--source", "A")
    other = write(tmp_path / "b.csv", SECOND)
    assert run("add", "--desk", desk, other, "--map", "text=Matn", "--source", "B").code == 0
    again = write(tmp_path / "c.csv", FIRST.replace("Palmyra", "Raqqa"))
    done = run("add", "--desk", desk, again)
    assert done.code == 1
    assert "the mappings of A and B fit the table; say whose it is with --source" in done.err
    assert run("add", "--desk", desk, again, "--source", "A").code == 0
    with Desk(desk) as store:
        assert [r.published for r in store.reports()][-1] == "2023-11-16"


def test_a_source_may_add_columns(run: Run, tmp_path: Path) -> None:
    desk = add_first(run, tmp_path, "--source", "A")
    wider = write(
        tmp_path / "wider.csv",
        'Nr,Day,Matn,Note\n9,2023-11-19,"Shelling killed three people in Saraqib.",x\n',
    )
    assert run("add", "--desk", desk, wider).code == 1
    assert run("add", "--desk", desk, wider, "--source", "A").out.startswith("1 report added,")
    with Desk(desk) as store:
        assert store.verify().flaws == ()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("text", "takes FIELD=COLUMN"),
        ("day=Day", "no field 'day'"),
        ("date=Day", "must say which column holds the text"),
    ],
)
def test_a_mapping_that_is_none(run: Run, tmp_path: Path, given: str, reason: str) -> None:
    done = run("add", "--desk", tmp_path / "d.db", write(tmp_path / "a.csv", FIRST), "--map", given)
    assert done.code == 2
    assert reason in " ".join(done.err.split())


def test_a_mapping_for_columns_that_are_not_there_is_not_kept(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "d.db"
    assert run("add", "--desk", desk, write(tmp_path / "a.csv", FIRST), "--map", "text=Words").code == 1
    assert json.loads("[]") == run("sources", "mappings", "--desk", desk, "--json").json_lines
