from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.desk.telling import code, told

from tawatur.desk import Desk, DeskError
from tawatur.model import Day, Event, Party, Report

TEXT = "tanf 2023-10-23 air_drone_strike killed 3 says reuters. asad 2023-10-26 shelling_missile says afp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code, coder_version="1") as desk:
        desk.add([told("one", TEXT), told("two", "tanf 2023-10-23 air_drone_strike killed 3 says sohr")])
    return path


def opened(path: Path, version: str = "1") -> Desk:
    return Desk(path, coder=code, coder_version=version)


def event(desk: Desk, id: str = "e1", report: str = "one") -> Event:
    return next(e for e in desk.coded(report).events if e.id == id)


def test_a_corrected_field_stands_in_the_coding_and_the_incident(path: Path) -> None:
    with opened(path) as desk:
        desk.correct("one", "e1", {"killed": 5, "means": "drone"}, "Rana", "the ministry says five")
        found = event(desk)
        assert (found.killed, found.means, found.confidence) == (5, "drone", 1.0)
        assert found.why["killed"] == "Rana: the ministry says five"
        incident = next(i for i in desk.incidents() if "one" in i.reports and i.killed.max == 5)
        assert (incident.killed.min, {*incident.reports}) == (3, {"one", "two"})
        assert desk.verify().flaws == ()
        (killed, means) = desk.corrections()["one"]
        assert (killed.before, killed.after, killed.by, means.before) == (3, 5, "Rana", None)


def test_a_rejected_event_leaves_its_incident(path: Path) -> None:
    with opened(path) as desk:
        desk.correct("one", "e1", {"reject": True}, "Rana", "a drill")
        assert [e.id for e in desk.coded("one").events] == ["e2"]
        assert [i.reports for i in desk.incidents(type="air_drone_strike")] == [("two",)]


def test_corrections_hold_when_the_report_is_coded_anew(path: Path) -> None:
    def otherwise(report: Report) -> object:
        """A coder that numbers events otherwise and finds another toll."""
        from dataclasses import replace

        coded = code(report)
        events = tuple(replace(e, id=f"x{e.id}", killed=7) for e in reversed(coded.events))
        return replace(coded, events=events)

    side = (Party(0, 0, "", "isis", "Islamic State"),)
    day = Day(date(2023, 10, 22), date(2023, 10, 22), "day")
    with opened(path) as desk:
        desk.correct("one", "e1", {"side1": side, "date": day, "type": "attack"}, "Rana")
        desk.correct("one", "e2", {"reject": True}, "Rana")
    with Desk(path, coder=otherwise, coder_version="2") as desk:  # type: ignore[arg-type]
        recoded = desk.recode()
        assert {*recoded.recoded} == {"one", "two"}
        (found,) = desk.coded("one").events
        assert (found.id, found.type, found.date, found.side1, found.killed) == (
            "xe1",
            "attack",
            day,
            side,
            7,
        )
        assert desk.verify().flaws == ()


def test_a_later_correction_takes_the_place_of_an_earlier(path: Path) -> None:
    with opened(path) as desk:
        desk.correct("one", "e1", {"type": "attack"}, "Rana")
        desk.correct("one", "e1", {"type": "shelling_missile", "killed": None}, "Omar")
        assert (event(desk).type, event(desk).killed) == ("shelling_missile", None)
        assert [c.before for c in desk.corrections()["one"]] == ["air_drone_strike", "attack", 3]


def test_an_accepted_event_is_certain_and_stays_as_it_was(path: Path) -> None:
    with opened(path) as desk:
        before = event(desk)
        desk.correct("one", "e1", {"accept": True}, "Rana")
        after = event(desk)
        assert after.confidence == 1.0
        assert (after.type, after.date, after.killed, after.mentions) == (
            before.type, before.date, before.killed, before.mentions
        )  # fmt: skip


def test_what_stands_there_already_is_no_correction(path: Path) -> None:
    with opened(path) as desk:
        entries = desk.verify().entries
        desk.correct("one", "e1", {"killed": 3}, "Rana")
        assert desk.corrections() == {}
        assert desk.verify().entries == entries


def test_the_record_before_a_correction_is_kept(path: Path) -> None:
    with opened(path) as desk:
        incident = desk.told_by("one")[0][1]
        desk.correct("one", "e1", {"killed": 5}, "Rana")
        tolls = [v.incident.killed.max for v in desk.history(incident) if v.incident]
        assert tolls == [3, 5]


@pytest.mark.parametrize(
    "values",
    [
        {"type": "war"},
        {"type": "threat"},
        {"status": "maybe"},
        {"killed": -1},
        {"killed": "many"},
        {"injured": True},
        {"date": Day(date(2023, 10, 23), date(2023, 10, 22), "day")},
        {"colour": "red"},
    ],
)
def test_a_value_that_cannot_be_is_refused(path: Path, values: dict[str, object]) -> None:
    with opened(path) as desk:
        with pytest.raises(DeskError, match=r"^[^\n]+\.$"):
            desk.correct("one", "e1", values, "Rana")  # type: ignore[arg-type]
        assert desk.corrections() == {}


def test_a_correction_is_undone_and_stays_on_record(path: Path) -> None:
    with opened(path) as desk:
        desk.correct("one", "e1", {"killed": 5}, "Rana")
        desk.correct("one", "e2", {"reject": True}, "Rana", "a drill")
        killed, rejected = desk.corrections()["one"]
        desk.undo(rejected.number, "Omar", "it was none")
        assert [e.id for e in desk.coded("one").events] == ["e1", "e2"]
        desk.undo(killed.number, "Omar")
        assert (event(desk).killed, len(desk.corrections()["one"])) == (3, 4)
        with pytest.raises(DeskError, match="no correction 99"):
            desk.undo(99, "Omar")
        with pytest.raises(DeskError, match="undone already"):
            desk.undo(killed.number, "Omar")


def test_a_correction_needs_a_name_and_an_event(path: Path) -> None:
    with opened(path) as desk:
        with pytest.raises(DeskError, match="needs the name"):
            desk.correct("one", "e1", {"killed": 5}, " ")
        with pytest.raises(DeskError, match="has no event 'e9'"):
            desk.correct("one", "e9", {"killed": 5}, "Rana")


def test_corrections_hold_in_a_newer_text_of_the_report(path: Path) -> None:
    with opened(path) as desk:
        desk.correct("one", "e1", {"killed": 5}, "Rana")
        desk.add([told("one", TEXT + " More soon.")])
        assert desk.coded("one").report.text.endswith("More soon.")
        assert event(desk).killed == 5
