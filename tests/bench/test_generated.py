"""The generated desks of the bench of growth are what adding their reports gives."""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import islice
from pathlib import Path

from bench import generated, world
from tawatur.desk import Desk
from tawatur.desk.searching import Search

REPORTS = 150
NUMBERS = {"n", "run", "report", "coding", "parent", "a", "b", "account", "version"}
MOMENTS = {"at", "added_at"}


def rows(path: Path, table: str, without: set[str]) -> Counter[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        return Counter(
            tuple(row[key] for key in row.keys() if key not in without)  # noqa: SIM118
            for row in connection.execute(f"SELECT * FROM {table}")
        )


def found(path: Path, words: str) -> int:
    with Desk(path) as desk:
        return desk.search(Search(words=words))[1]


def test_the_stream_is_the_same_at_every_call_and_ordered() -> None:
    first, again = (list(islice(world.stream(), 400)) for _ in range(2))
    assert first == again
    assert [r.published for r in first] == sorted(r.published or "" for r in first)
    assert {r.lang for r in first} == {"ar", "en"}
    assert len({r.id for r in first}) == 400 > len({r.text for r in first}) > 300


def test_a_generated_desk_is_what_adding_its_reports_span_by_span_gives(tmp_path: Path) -> None:
    made = generated.desk_of(2 * 160, tmp_path, reports=REPORTS)
    reports = list(generated.first_reports(REPORTS))
    path = tmp_path / "added.db"
    for back in (1, 0):
        with Desk(path) as desk:
            desk.add(generated.shifted(report, back) for report in reports)
    for table in ("reports", "codings", "accounts", "incident_versions", "points", "marks"):
        assert rows(made, table, NUMBERS | MOMENTS) == rows(path, table, NUMBERS | MOMENTS), table
    for table in ("reports", "codings", "accounts", "links", "block_keys"):
        assert rows(made, table, MOMENTS) == rows(path, table, MOMENTS), table
    for words in ("air strike", "مقتل"):
        assert found(made, words) == found(path, words) != 0
    with Desk(made) as ours, Desk(path) as theirs:
        assert ours.incidents() == theirs.incidents()
        new = [*islice(world.stream(), REPORTS, REPORTS + 20), *generated.late_reports(REPORTS)]
        ours.add(generated.shifted(report, n % 2) for n, report in enumerate(new))
        theirs.add(generated.shifted(report, n % 2) for n, report in enumerate(new))
        assert ours.incidents() == theirs.incidents()
