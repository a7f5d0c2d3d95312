"""The review of incidents: states, a second reviewer, notes; undone, sealed, and kept when reports are coded anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.server_desks import copied

from tawatur.desk import Desk, DeskError
from tawatur.desk.review import is_published
from tawatur.desk.searching import Search
from tawatur.events import code_report
from tawatur.model import Incident, Report

TEXTS = {
    "one": "Gunmen killed three civilians in Baquba on 20 November 2023, the police said.",
    "two": "Three civilians were killed by gunmen in Baquba on 20 November 2023, a medical source said.",
    "far": "A landmine killed two shepherds near Sukhna on 12 October 2023, a local source said.",
}


def report(name: str) -> Report:
    return Report(id=name, text=TEXTS[name], publisher=name, published="2023-11-21", lang="en")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("review") / "desk.db"
    with Desk(path) as desk:
        desk.add(map(report, ("one", "far")))
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    copied(made, tmp_path / "desk.db")
    with Desk(tmp_path / "desk.db") as desk:
        yield desk
        assert desk.verify().flaws == ()


def incident(desk: Desk, name: str = "one") -> Incident:
    return next(i for i in desk.incidents() if name in i.reports)


def test_nobody_has_dealt_with_an_incident_at_first(desk: Desk) -> None:
    found = desk.review.of(incident(desk))
    assert (found.state, found.reviewers, found.assigned, found.steps) == ("machine", (), "", ())
    assert dict(desk.facets(Search())["state"]) == {"machine": 2}


def test_states_are_set_counted_and_searched(desk: Desk) -> None:
    desk.review.set_state(incident(desk), "in-review", "Rana")
    desk.review.assign(incident(desk), "Sami", "Rana")
    assert dict(desk.facets(Search())["state"]) == {"machine": 1, "in-review": 1}
    assert desk.facets(Search())["assigned"] == [("Sami", 1)]
    found, total = desk.search(Search(states=("in-review",)))
    assert (total, found[0].id) == (1, incident(desk).id)
    assert desk.search(Search(states=("machine",)))[0][0].reports == ("far",)
    assert desk.search(Search(assigned=("Sami",)))[1] == 1
    assert desk.search(Search(assigned=("Nobody",)))[1] == 0


def test_what_is_published_was_reviewed_and_is_as_it_was(desk: Desk) -> None:
    with pytest.raises(DeskError, match="Only what is reviewed can be published"):
        desk.review.set_state(incident(desk), "published", "Rana")
    desk.review.set_state(incident(desk), "reviewed", "Rana")
    desk.review.set_state(incident(desk), "published", "Rana")
    assert is_published(desk, incident(desk)) and not is_published(desk, incident(desk, "far"))
    desk.add([report("two")])
    grown = incident(desk)
    assert set(grown.reports) == {"one", "two"}
    assert desk.review.of(grown).state == "published" and desk.review.of(grown).grown
    assert not is_published(desk, grown)


def test_the_second_reviewer_is_somebody_else(desk: Desk) -> None:
    desk.review.need_second(incident(desk), True, "Rana")
    desk.review.set_state(incident(desk), "reviewed", "Rana")
    found = desk.review.of(incident(desk))
    assert found.state == "in-review" and found.waiting
    with pytest.raises(DeskError, match="Rana has reviewed it; the second reviewer must be somebody else"):
        desk.review.set_state(incident(desk), "reviewed", " rana ")
    desk.review.set_state(incident(desk), "reviewed", "Sami")
    found = desk.review.of(incident(desk))
    assert (found.state, found.reviewers, found.waiting) == ("reviewed", ("Rana", "Sami"), False)


def test_every_step_can_be_undone_and_stays_in_the_log(desk: Desk) -> None:
    desk.review.note(incident(desk), "Ask the hospital", "Rana")
    desk.review.set_state(incident(desk), "reviewed", "Rana")
    last = desk.review.of(incident(desk)).last
    assert last is not None
    desk.review.undo(incident(desk), last.number, "Sami")
    found = desk.review.of(incident(desk))
    assert found.state == "machine" and [note.why for note in found.notes] == ["Ask the hospital"]
    with pytest.raises(DeskError, match="has no step"):
        desk.review.undo(incident(desk), last.number, "Sami")
    told = [(entry.what, entry.who) for entry in desk.log() if entry.what.startswith("review")]
    assert told == [("review-note", "Rana"), ("review-state", "Rana"), ("review-undo", "Sami")]


def test_a_correction_begins_the_review(desk: Desk) -> None:
    event = desk.coded("one").events[0]
    desk.correct("one", event.id, {"killed": 4}, "Rana")
    assert desk.review.of(incident(desk)).state == "in-review"
    number = desk.corrections()["one"][0].number
    desk.undo(number, "Rana")
    assert desk.review.of(incident(desk)).state == "machine"


def test_steps_follow_an_event_that_is_coded_anew(tmp_path: Path) -> None:
    path = tmp_path / "anew.db"
    with Desk(path, coder=code_report, coder_version="1") as desk:
        desk.add([report("one")])
        desk.review.set_state(incident(desk), "reviewed", "Rana")
        before = incident(desk).events

    def other(report: Report):  # type: ignore[no-untyped-def]
        coded = code_report(report)
        return replace(coded, events=tuple(replace(e, id=f"{e.id}x", killed=5) for e in coded.events))

    with Desk(path, coder=other, coder_version="2") as desk:
        desk.recode()
        assert incident(desk).events != before
        assert desk.review.of(incident(desk)).state == "reviewed"
        assert desk.search(Search(states=("reviewed",)))[1] == 1


def test_an_expunged_report_leaves_nothing_in_the_steps(desk: Desk) -> None:
    desk.review.note(incident(desk), "Gunmen killed three civilians", "Rana")
    desk.review.set_state(incident(desk), "reviewed", "Rana")
    desk.expunge("one", "Rana", "asked for")
    with desk._reading() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM steps").all())
    assert "Gunmen" not in rows and '"one"' not in rows
    assert desk.facets(Search())["state"] == [("machine", 1)]


def test_a_decision_is_taken_back(desk: Desk) -> None:
    joined = desk.link(incident(desk).id, incident(desk, "far").id, "Rana", "one happening")
    assert set(joined.reports) == {"one", "far"}
    (decision,) = desk.decisions(joined)
    desk.review.take_back(decision.number, "Rana")
    assert incident(desk).id != incident(desk, "far").id
    assert desk.decisions() == ()
    with pytest.raises(DeskError, match="There is no decision"):
        desk.review.take_back(decision.number, "Rana")


def test_what_was_said_of_a_pair_is_not_asked_again(tmp_path: Path) -> None:
    near = Report(
        id="near", text="Gunmen killed a police officer in Baquba on 21 November 2023, an official said.",
        publisher="near", published="2023-11-21", lang="en",
    )  # fmt: skip
    for answer in ("different", "unsure"):
        with Desk(tmp_path / f"{answer}.db") as desk:
            desk.add([report("one"), near])
            ours, theirs = incident(desk), incident(desk, "near")
            assert ours.id != theirs.id
            assert [p.theirs for p in desk.review.proposals(ours)] == [theirs.id]
            if answer == "different":
                desk.review.different(ours, theirs, "Rana", "another village")
            else:
                desk.review.unsure(ours, theirs, "Rana")
            assert desk.review.proposals(incident(desk)) == []
            assert desk.review.proposals(incident(desk, "near")) == []
            assert desk.verify().flaws == ()


def test_the_last_look_is_kept_for_each_person(desk: Desk) -> None:
    assert desk.review.look("Rana") is None
    desk.review.looked("Rana", "2026-11-20T10:00:00+00:00")
    desk.review.looked("Rana", "2026-11-21T10:00:00+00:00")
    assert desk.review.look("Rana") == "2026-11-21T10:00:00+00:00"
    assert desk.review.look("Sami") is None
