"""What changed between two records, with the reports that brought it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.telling import code
from tests.desk.telling import told as telling
from tests.incidents.factory import IS, REUTERS, SOHR, US, account, event
from tests.incidents.wire import BY_ISRAEL, BY_US, COPY, CORRECTION, DENIAL, FIFTEEN, NINE, RETRACTION, report

from tawatur.desk import Change, Desk, DeskError
from tawatur.desk.changes import changes
from tawatur.incidents import build_incident
from tawatur.model import Incident, Report

NOON, EVE, NEXT = "2023-11-20T12:00", "2023-11-20T17:00", "2023-11-22"


def between(tmp_path: Path, reports: list[Report], since: str, until: str | None = None) -> list[Change]:
    with Desk(tmp_path / "watch.db") as desk:
        desk.add(reports)
        return desk.changes(since, until)


def told(found: list[Change]) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    return [(c.kind, c.before, c.after, c.reports) for c in found]


def test_an_incident_is_new(tmp_path: Path) -> None:
    assert told(between(tmp_path, [NINE], NOON)) == [("new", None, None, ("nine",))]
    assert between(tmp_path, [NINE], EVE) == []


def test_a_toll_is_raised_and_a_grade_goes_up(tmp_path: Path) -> None:
    assert told(between(tmp_path, [NINE, FIFTEEN], EVE, NEXT)) == [
        ("toll_raised", "9", "9-15", ("fifteen",)),
        ("graded_up", "single-origin", "corroborated", ("fifteen",)),
    ]


def test_a_denial_contests(tmp_path: Path) -> None:
    found = between(tmp_path, [NINE, DENIAL], EVE)
    assert told(found)[0] == ("contested", "single-origin", "contested", ("denial",))


def test_a_rival_contests(tmp_path: Path) -> None:
    found = between(tmp_path, [BY_US, BY_ISRAEL], EVE)
    assert ("contested", "single-origin", "contested", ("by-israel",)) in told(found)


def test_a_correction_lowers_the_toll(tmp_path: Path) -> None:
    assert told(between(tmp_path, [NINE, CORRECTION], EVE))[:2] == [
        ("corrected", None, "nine (killed)", ("correction",)),
        ("toll_lowered", "9", "5", ("correction",)),
    ]


def test_a_retraction_takes_back_all_or_some(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    found = between(tmp_path / "all", [NINE, COPY, RETRACTION], EVE)
    assert told(found) == [("retracted", None, "every account", ("retraction",))]
    found = between(tmp_path, [NINE, FIFTEEN, RETRACTION], "2023-11-21T08:30")
    assert told(found) == [
        ("retracted", None, "nine", ("retraction",)),
        ("toll_raised", "9-15", "15", ("retraction",)),
        ("graded_down", "corroborated", "single-origin", ("retraction",)),
    ]


def test_a_newer_text_of_a_report_replaces_what_the_earlier_told(tmp_path: Path) -> None:
    newer = replace(NINE, text=NINE.text.replace("nine", "six"), published="2023-11-20T18:00:00+00:00")
    with Desk(tmp_path / "watch.db") as desk:
        desk.add([NINE, FIFTEEN])
        desk.add([newer])
        assert ("corrected", None, "nine", ("nine",)) in told(desk.changes(EVE))
        (then,), (now,) = desk.incidents(as_of=EVE), desk.incidents()
        assert (then.killed.max, then.withdrawn) == (9, ())
        assert [(w.report, w.reason, w.by) for w in now.withdrawn] == [("nine", "superseded", "nine")]
        killed = next(v for v in now.values if v.field == "killed")
        assert [(v.value, [t.withdrawn_by for t in v.told]) for v in killed.values] == [
            ("9", ["nine"]),
            ("6", [None]),
            ("15", [None]),
        ]
        assert (now.killed.min, now.killed.max) == (6, 15)


def test_what_a_newer_text_no_longer_tells_is_gone(tmp_path: Path) -> None:
    rest = "Told by the desk of a paper in the east of the country, in words that stay as they were."
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add([telling("a", f"tanf 2023-10-24 armed_clash killed 3\n{rest}", published="2023-10-24")])
        assert desk.add([telling("a", rest, published="2023-10-26")]).revised == 1
        assert told(desk.changes("2023-10-25")) == [("gone", None, None, ("a",))]


def incident(*reports: str) -> Incident:
    return build_incident(account(name, event(sources=((SOHR,),))) for name in reports)


def test_incidents_are_the_same_through_their_events() -> None:
    whole, one, other = incident("a", "b", "c"), incident("a", "c"), incident("b")
    (split,) = changes([whole], [one, other])
    assert (split.kind, split.incident, split.incidents) == ("split", whole.id, (one.id, other.id))
    (merged,) = changes([one, other], [whole])
    assert (merged.kind, merged.incident, merged.incidents) == ("merged", whole.id, (other.id,))
    more = incident("a", "b", "c", "d")
    assert told(changes([one, other], [more]))[0] == ("merged", None, None, ("d",))
    assert changes([whole], [whole]) == []


def test_who_did_it_may_change() -> None:
    first = build_incident([account("a", event(side1=(US,), side2=()))])
    then = build_incident(
        [
            account("a", event(side1=(US,), side2=())),
            account("b", event(side1=(IS,), side2=(), sources=((REUTERS,),))),
            account("c", event(side1=(IS,), side2=(), sources=((SOHR,),))),
        ]
    )
    found = {(c.kind, c.field): (c.before, c.after, c.reports) for c in changes([first], [then])}
    assert found["changed", "side1"] == ("US forces", "Islamic State", ("b", "c"))


def test_the_moments_must_be_in_order(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="earlier"):
        between(tmp_path, [NINE], NEXT, NOON)


def test_a_report_of_another_day_changes_nothing_here(tmp_path: Path) -> None:
    other = report(
        "other", "Furat Post", "2023-11-21T08:00:00+00:00", "A mine killed a shepherd near Palmyra on Sunday."
    )
    assert [c.kind for c in between(tmp_path, [NINE, other], EVE)] == ["new"]
