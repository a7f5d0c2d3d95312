"""Reports coded anew: what changed is told, the old coding stays, decisions follow, nothing is written twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.desk.telling import code, corpus, told
from tests.server_desks import beside

from tawatur.desk import Desk, DeskError, recoding
from tawatur.intake import ReadOptions, read
from tawatur.model import CodedReport, Event, Report

RAID = "tanf 2023-10-23 air_drone_strike killed 3"
CLASH = "asad 2023-10-23 armed_clash killed 4"
MOMENT = "2023-12-01"


def coder(change: Callable[[tuple[Event, ...]], tuple[Event, ...]]) -> Callable[[Report], CodedReport]:
    """The coder of the tests with its events changed, in posts too."""

    def changed(report: Report) -> CodedReport:
        coded = code(report)
        posts = tuple(replace(p, events=change(p.events)) for p in coded.embedded)
        return replace(coded, events=change(coded.events), embedded=posts)

    return changed


def more_killed(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A newer coder that reads one more killed."""
    return tuple(replace(e, killed=e.killed + 1) if isinstance(e.killed, int) else e for e in events)


def renumbered(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A newer coder that numbers the events from the last on."""
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(reversed(events), 1))


def no_clashes(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A newer coder that takes no clash for an event."""
    return tuple(e for e in events if e.type != "armed_clash")


def rows(path: Path) -> dict[str, int]:
    tables = ("reports", "codings", "accounts", "withdrawals", "recodings", "runs", "incident_versions")
    with beside(path) as connection:
        return {t: connection.execute(text(f"SELECT count(*) FROM {t}")).scalar() or 0 for t in tables}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "watch.db"
    with Desk(file, coder=code, coder_version="1") as desk:
        desk.add(
            [
                told("r1", f"{RAID}\n{CLASH}", "A"),
                told("r2", RAID, "B"),
                told("r3", "asad 2023-10-23 armed_clash killed 4", "C"),
                told("r4", "Nothing was told.", "D"),
            ]
        )
    return file


def test_what_changed_is_told_field_by_field(path: Path) -> None:
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        found = desk.recode()
        assert (found.checked, found.recoded, found.current) == (4, ("r1", "r2", "r3"), 0)
        changed = {(c.kind, c.report, c.event, c.field, c.before, c.after) for c in found.events}
        assert changed == {
            ("changed", "r1", "e1", "killed", "3", "4"),
            ("changed", "r1", "e2", "killed", "4", "5"),
            ("changed", "r2", "e1", "killed", "3", "4"),
            ("changed", "r3", "e1", "killed", "4", "5"),
        }
        assert found.by_field() == {"killed": 4}
        tolls = {(c.kind, c.before, c.after, c.cause) for c in found.incidents}
        assert tolls == {("toll_raised", "3", "4", "recode"), ("toll_raised", "4", "5", "recode")}
        assert {i.killed.max for i in desk.incidents()} == {4, 5}
        assert {e.killed for e in desk.coded("r1").events} == {4, 5}
        assert desk.verify().flaws == ()


def test_events_gained_and_lost(path: Path) -> None:
    with Desk(path, coder=coder(no_clashes), coder_version="2") as desk:
        found = desk.recode()
        assert [(c.kind, c.report, c.event) for c in found.events] == [
            ("lost", "r1", "e2"),
            ("lost", "r3", "e1"),
        ]
        assert found.events[0].what == CLASH
        assert [(c.kind, c.cause) for c in found.incidents] == [("gone", "recode")]
    with Desk(path, coder=code, coder_version="3") as desk:
        found = desk.recode()
        assert [(c.kind, c.report, c.event) for c in found.events] == [
            ("gained", "r1", "e2"),
            ("gained", "r3", "e1"),
        ]
        assert [c.kind for c in found.incidents] == ["new"]
        assert desk.verify().flaws == ()


def test_the_old_coding_stays_in_the_history(path: Path) -> None:
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        before = list(desk.incidents())
        desk.recode()
        query = "SELECT w.reason, o.coder, n.coder FROM withdrawals w JOIN codings o ON o.n = w.coding"
        with beside(path) as connection:
            found = connection.execute(text(f"{query} JOIN codings n ON n.n = w.by")).all()
        assert found == [("recoded", "1", "2")] * 3
        for incident in before:
            first, second = desk.history(incident.id)
            assert first.incident == incident
            assert second.incident is not None and second.incident.killed != incident.killed
    assert rows(path)["reports"] == 4, "a text that is as it was is not written again"


def test_what_comes_out_as_it_was_is_not_written(path: Path) -> None:
    before = rows(path)
    with Desk(path, coder=code, coder_version="2") as desk:
        found = desk.recode()
        assert (found.checked, found.recoded, found.events, found.incidents) == (4, (), (), ())
        assert rows(path) == before
        again = desk.recode()
        assert (again.checked, again.current) == (0, 4)
        assert [e.what for e in desk.log()] == ["add", "recode"]
        named = desk.recode(["r1"])
        assert (named.checked, named.recoded) == (1, ())
        assert desk.verify().flaws == ()


def test_reports_of_the_same_coder_are_not_coded_again(path: Path) -> None:
    def never(report: Report) -> CodedReport:
        raise AssertionError(report.id)

    with Desk(path, coder=never, coder_version="1") as desk:
        found = desk.recode()
    assert (found.checked, found.current, found.failed) == (0, 4, {})


def test_one_report_by_its_id_or_address(path: Path) -> None:
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        desk.add([replace(told("r5", "mayadin 2023-10-23 armed_clash killed 1"), url="https://a.example/5")])
        assert desk.recode(["https://a.example/5"]).recoded == ()
        assert desk.recode(["r2"]).recoded == ("r2",)
        with pytest.raises(DeskError, match="has no report 'r9'"):
            desk.recode(["r9"])
        assert desk.coded("r1").events[0].killed == 3


def test_the_log_says_who_recoded_what_with_what(path: Path) -> None:
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        desk.recode()
        entries = [e for e in desk.log() if e.what == "recode"]
        assert [(e.about["coder"], e.about["reports"]) for e in entries] == [("2", 3), ("2", 0)]


def test_an_interrupted_run_goes_on_where_it_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recoding, "BATCH", 5)
    path, other = tmp_path / "watch.db", tmp_path / "other.db"
    for file in (path, other):
        with Desk(file, coder=code, coder_version="1") as desk:
            desk.add(corpus(30))
    seen: list[str] = []

    def stopping(report: Report) -> CodedReport:
        seen.append(report.id)
        if len(seen) == 13:
            raise KeyboardInterrupt
        return coder(more_killed)(report)

    with Desk(path, coder=stopping, coder_version="2") as desk:
        with pytest.raises(KeyboardInterrupt):
            desk.recode()
        assert desk.verify().flaws == ()
        found = desk.recode()
        assert found.current == 10
        assert len(seen) == 13 + 20
        assert desk.verify().flaws == ()
        stopped = list(desk.incidents())
    with Desk(other, coder=coder(more_killed), coder_version="2") as desk:
        desk.recode()
        assert list(desk.incidents()) == stopped


def test_the_record_equals_that_of_a_desk_coded_so_from_the_start(tmp_path: Path) -> None:
    newer = coder(lambda events: renumbered(more_killed(no_clashes(events))))
    with Desk(tmp_path / "old.db", coder=code, coder_version="1") as desk:
        desk.add(corpus(60))
    with (
        Desk(tmp_path / "old.db", coder=newer, coder_version="2") as desk,
        Desk(tmp_path / "new.db", coder=newer) as fresh,
    ):
        desk.recode()
        fresh.add(corpus(60))
        assert list(desk.incidents()) == list(fresh.incidents())
        for at in ("2023-10-09T12:00", "2023-10-20"):
            assert list(desk.incidents(as_of=at)) == list(fresh.incidents(as_of=at))
        assert desk.verify().flaws == ()


def test_by_the_desk_the_record_of_before_is_the_old_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        before = list(desk.incidents())
        later = now.replace(year=now.year + 1).isoformat(timespec="seconds")
        for module in ("history", "storing"):
            monkeypatch.setattr(f"tawatur.desk.{module}.now", lambda: later)
        found = desk.recode()
        assert list(desk.incidents(as_of=found.before, by="desk")) == before
        assert list(desk.incidents(as_of=later, by="desk")) == list(desk.incidents())
        # what had been published by a moment is read with the newest coding
        assert list(desk.incidents(as_of=MOMENT)) == list(desk.incidents())
        told_apart = desk.changes(found.before, by="desk")
        assert {(c.kind, c.cause) for c in told_apart} == {("toll_raised", "recode")}
        assert desk.changes("2023-10-25", by="published") == []


def test_diff_tells_a_recoding_from_news(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = ["2027-01-01T00:00:00+00:00"]
    for module in ("history", "storing"):
        monkeypatch.setattr(f"tawatur.desk.{module}.now", lambda: at[0])
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        desk.add([told("r5", "tanf 2023-10-23 air_drone_strike killed 7", "E")])
        at[0] = "2027-01-02T00:00:00+00:00"
        desk.recode()
        at[0] = "2027-01-03T00:00:00+00:00"
        desk.add([told("r6", "tanf 2023-10-23 air_drone_strike killed 11", "F")])
        found = desk.changes("2026-12-31", by="desk")
    tolls = [(c.kind, c.before, c.after, c.cause) for c in found if c.field == "killed"]
    assert tolls == [
        ("toll_raised", "3", "3-8", "news"),
        ("toll_raised", "3-8", "4-8", "recode"),
        ("toll_raised", "4", "5", "recode"),
        ("toll_raised", "4-8", "4-12", "news"),
    ]


def test_a_report_that_came_anew_is_still_the_same_report(path: Path) -> None:
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        desk.recode()
        same = [told("r1", f"{RAID}\n{CLASH}", "A"), told("r2-copy", RAID, "B")]
        assert desk.add(same).duplicates == 2
        newer = told("r2", "tanf 2023-10-23 air_drone_strike killed 9", "B", "2023-10-25")
        assert desk.add([newer]).revised == 1
        (incident,) = [i for i in desk.incidents() if "r2" in i.reports]
        assert [(w.report, w.reason) for w in incident.withdrawn] == [("r2", "superseded")]
    with Desk(path, coder=code, coder_version="3") as desk:
        assert desk.recode().recoded == ("r1", "r3", "r2")
        (incident,) = [i for i in desk.incidents() if "r2" in i.reports]
        assert [(w.report, w.reason) for w in incident.withdrawn] == [("r2", "superseded")], "no correction"


def test_as_of_a_revised_report_goes_by_the_right_text(path: Path) -> None:
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        desk.add([told("r2", "tanf 2023-10-23 air_drone_strike killed 9", "B", "2023-10-28")])
        desk.recode()
        (then,) = [i for i in desk.incidents(as_of="2023-10-26") if "r2" in i.reports]
        (now,) = [i for i in desk.incidents() if "r2" in i.reports]
        assert (then.killed.max, now.killed.max) == (4, 10)


def test_decisions_follow_the_events(path: Path) -> None:
    with Desk(path, coder=code, coder_version="1") as desk:
        raid = next(i for i in desk.incidents() if i.type == "air_drone_strike")
        desk.split(raid.id, ["r2"], "R. Haddad", "Another raid.")
        clash = next(i for i in desk.incidents() if i.type == "armed_clash")
        desk.split(clash.id, ["r1:e2"], "R. Haddad", "Another clash.")
    with Desk(path, coder=coder(renumbered), coder_version="2") as desk:
        found = desk.recode()
        assert {(d.number, d.account, d.became) for d in found.decisions} == {
            (1, ("r1", "e1"), ("r1", "e2")),
            (2, ("r1", "e2"), ("r1", "e1")),
        }
        assert {c.kind for c in found.events} <= {"changed"}
        assert {tuple(sorted(i.reports)) for i in desk.incidents()} == {("r1",), ("r2",), ("r3",)}
        assert [(d.ours, d.theirs) for d in desk.decisions()] == [
            ((("r2", "e1"),), (("r1", "e2"),)),
            ((("r1", "e1"),), (("r3", "e1"),)),
        ]
        assert found.incidents == ()
        desk.add([told("r7", RAID, "G")])
        assert desk.verify().flaws == ()


def test_a_decision_whose_event_is_no_more_stays_on_record(path: Path) -> None:
    with Desk(path, coder=code, coder_version="1") as desk:
        raid, clash = sorted(desk.incidents(), key=lambda i: i.type)
        desk.link(raid.id, clash.id, "R. Haddad", "One fight.")
    with Desk(path, coder=coder(no_clashes), coder_version="2") as desk:
        found = desk.recode()
        gone = {(d.account, d.became) for d in found.decisions}
        assert gone == {(("r1", "e2"), None), (("r3", "e1"), None)}
        assert {a for d in desk.decisions() for a in d.accounts} == {("r1", "e1"), ("r2", "e1")}
    with beside(path) as connection:
        kept = connection.execute(text("SELECT ours || theirs FROM decisions")).scalar() or ""
    assert all(f'"{name}"' in kept for name in ("r1", "r2", "r3"))


def test_a_report_that_a_fault_keeps_from_being_coded_costs_no_other(path: Path) -> None:
    def faulty(report: Report) -> CodedReport:
        if report.id == "r2":
            raise RuntimeError("no way")
        return coder(more_killed)(report)

    with Desk(path, coder=faulty, coder_version="2") as desk:
        found = desk.recode()
        assert found.failed == {"r2": "RuntimeError: no way"}
        assert found.recoded == ("r1", "r3")
        assert desk.coded("r2").events[0].killed == 3


def test_posts_follow_their_report(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code, coder_version="1") as desk:
        desk.add([told("r1", f"Told today.\npost: {RAID}\npost: {CLASH}")])
    with Desk(path, coder=coder(more_killed), coder_version="2") as desk:
        found = desk.recode(["r1#post-2"])
        assert {(c.report, c.before, c.after) for c in found.events} == {
            ("r1#post-1", "3", "4"),
            ("r1#post-2", "4", "5"),
        }
        assert rows(path)["reports"] == 3
        assert desk.recode(["r1"]).recoded == ()

    def first_post_only(report: Report) -> CodedReport:
        coded = coder(more_killed)(report)
        return replace(coded, embedded=coded.embedded[1:], embedded_at=coded.embedded_at[1:])

    with Desk(path, coder=first_post_only, coder_version="3") as desk:
        found = desk.recode()
        assert [(c.kind, c.report) for c in found.events] == [("lost", "r1#post-1")]
        assert [r.id for r in desk.reports()] == ["r1", "r1#post-2"]
        assert desk.verify().flaws == ()


TEXT = "قُتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على بلدة الأتارب يوم الثلاثاء."


def test_a_text_is_read_anew_where_the_readers_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, inbox = tmp_path / "watch.db", tmp_path / "inbox"
    inbox.mkdir()
    html = f"<html><body><article><p>{TEXT}</p><p>Weather: sunny.</p></article></body></html>"
    (inbox / "a.html").write_text(html, encoding="utf-8")
    (inbox / "b.txt").write_text(TEXT, encoding="utf-8")
    with Desk(path, coder=code, coder_version="1") as desk:
        keeper = desk.keeper()
        options = ReadOptions(published="2023-11-15")
        page, plain = (r for r in read([inbox], options=options, keep=keeper) if isinstance(r, Report))
        # as a reader of before read it
        desk.add([replace(page, text=f"Menu\n{page.text}"), plain], keeper=keeper)
        assert any("cannot be read from" in flaw.what for flaw in desk.verify().flaws)
    with Desk(path, coder=code, coder_version="2") as desk:
        assert desk.recode().reread == {}, "the same readers read it"
    monkeypatch.setattr("tawatur.desk.rereading.reader_fingerprint", lambda: "newer")
    with Desk(path, coder=code, coder_version="3") as desk:
        found = desk.recode()
        assert found.reread == {"a": True, "b": False}
        assert found.recoded == ("a",)
        report = desk.coded("a").report
        assert report.text.startswith("قُتل") and report.published == "2023-11-15"
        assert desk.verify().flaws == ()
        assert [r.id for r in desk.reports()] == ["b", "a"]
