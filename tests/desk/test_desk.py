from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.telling import code, corpus, dump, told

from tawatur.desk import Desk, DeskError, Failed
from tawatur.desk.packing import dumps
from tawatur.incidents import build_incidents
from tawatur.model import Report

TANF = "tanf 2023-10-23 air_drone_strike says reuters"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "watch.db", coder=code)


def test_reports_become_incidents(desk: Desk) -> None:
    added = desk.add(
        [told("a", TANF), told("b", "tanf 2023-10-23 air_drone_strike says sohr"), told("c", "Nothing.")]
    )
    assert (added.reports, added.events, added.incidents, added.duplicates) == (3, 2, 1, 0)
    (incident,) = desk.incidents()
    assert incident.reports == ("a", "b")
    assert incident.independent_origins == 2


def test_the_incidents_are_those_that_linking_all_at_once_finds(desk: Desk) -> None:
    reports = corpus(120)
    desk.add(reports)
    at_once = build_incidents(code(report) for report in reports)
    assert sorted(dumps(i) for i in desk.incidents()) == sorted(dumps(i) for i in at_once)


def test_adding_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    reports = [
        *corpus(60),
        told("fr", "bonjour"),
        told("r0001", "Another text altogether, of another outlet", "Else"),
    ]
    desk.add(reports)
    before = dump(tmp_path / "watch.db"), desk.history(desk.incidents()[0].id)
    again = desk.add(reports)
    assert (again.reports, again.duplicates, again.incidents, again.events) == (0, len(reports), 0, 0)
    assert (dump(tmp_path / "watch.db"), desk.history(desk.incidents()[0].id)) == before


def test_a_report_comes_back_as_it_was_coded(desk: Desk) -> None:
    text = f"{TANF}\npost: tanf 2023-10-23 air_drone_strike\nقال مصدر: سقطت طائرة."
    report = Report(
        "a",
        text,
        "عنوان",
        "2023-10-24",
        "Badia News",
        "https://example.org/a",
        author="A",
        raw_sha256="0" * 64,
    )
    desk.add([report])
    assert desk.coded("a") == code(report)


def test_an_embedded_post_is_a_report_of_its_own(desk: Desk) -> None:
    report = told("a", f"{TANF}\npost: tanf 2023-10-23 air_drone_strike")
    desk.add([report])
    assert [(r.id, r.parent) for r in desk.reports()] == [("a", None), ("a#post-1", "a")]
    assert desk.coded("a#post-1") == code(report).embedded[0]
    (incident,) = desk.incidents()
    assert incident.reports == ("a", "a#post-1")
    assert [a.published for a in desk.accounts(incident)] == ["2023-10-24", "2023-10-24"]


def test_a_skipped_report_is_kept_and_told(desk: Desk) -> None:
    added = desk.add([told("fr", "bonjour"), told("a", TANF)])
    assert added.skipped == {"fr": "the language is fr, and only Arabic and English are read"}
    assert desk.coded("fr").skipped is not None
    assert desk.add([told("fr", "bonjour")]).duplicates == 1


def test_a_report_that_fails_costs_no_other(desk: Desk) -> None:
    added = desk.add([told("x", "crash"), told("y", TANF, published="yesterday"), told("a", TANF)])
    assert added.reports == 1
    assert added.failed == (
        Failed("x", "it could not be coded (RuntimeError: no way); please report this"),
        Failed("y", "its publication date 'yesterday' is no ISO 8601 date such as 2023-11-17"),
    )


def test_reports_are_taken_as_a_stream_and_batches_are_acknowledged(desk: Desk, tmp_path: Path) -> None:
    acknowledged: list[int] = []

    def stream() -> object:
        for number, report in enumerate(corpus(120)):
            if number == 110:
                raise KeyboardInterrupt
            yield report

    with pytest.raises(KeyboardInterrupt):
        desk.add(stream(), acknowledged.append)  # type: ignore[arg-type]
    assert acknowledged == [50, 100]
    assert sum(report.parent is None for report in desk.reports()) == 100


def test_an_incident_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    desk.add([told("a", TANF)])
    (incident,) = desk.incidents()
    assert desk.incident(incident.id[:5]) == desk.incident(incident.id) == incident
    with pytest.raises(DeskError, match="no incident with an id that begins with 'zz'"):
        desk.incident("zz")


def test_the_beginning_of_several_ids_is_refused(desk: Desk) -> None:
    desk.add(corpus(60))
    with pytest.raises(DeskError, match="several incidents with an id that begins with 'i'"):
        desk.incident("i")


def test_a_report_that_is_not_there_is_said(desk: Desk) -> None:
    with pytest.raises(DeskError, match="has no report 'nowhere'"):
        desk.coded("nowhere")


def test_a_wildcard_in_an_id_is_no_wildcard(desk: Desk) -> None:
    desk.add([told("a", TANF)])
    with pytest.raises(DeskError, match="no incident"):
        desk.incident("i%")
