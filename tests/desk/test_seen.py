"""A desk seen without some reports is the desk that never had them, whatever comes and in whatever order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.desk.telling import code, told

from tawatur.desk import Desk, DeskError
from tawatur.desk.listing import Filter
from tawatur.desk.searching import Search
from tawatur.desk.seen import Seen, Sights
from tawatur.model import Report

PLACES = ("tanf", "asad", "mayadin")
TYPES = ("air_drone_strike", "shelling_missile", "armed_clash")


def some_report(chance: random.Random, number: int) -> Report:
    lines = []
    for _ in range(chance.choice((1, 1, 2))):
        place, type_ = chance.choice(PLACES), chance.choice(TYPES)
        day = f"2023-10-{chance.choice((21, 22, 23)):02}"
        killed = chance.choice(("", " killed 2", " killed 3"))
        lines.append(f"{place} {day} {type_}{killed} says {chance.choice(('reuters', 'sana', 'afp'))}")
    if chance.random() < 0.2:
        lines.append(f"post: {chance.choice(PLACES)} 2023-10-22 armed_clash killed 5")
    text = "\n".join([f"Report {number} of the day in other words {chance.random()}", *lines])
    return told(f"r{number}", text, chance.choice(("Badia News", "Hidden Press", "Third Wire")))


def shown(desk: Desk | Seen) -> dict[str, object]:
    search = Search()
    found: dict[str, object] = {}
    for order in ("day", "-day", "origins"):
        found[order] = list(desk.search(search, order, 100)[0])
        found[f"{order} by pages"] = [
            i.id for n in range(0, 40, 3) for i in desk.search(search, order, 3, n)[0]
        ]
    found["days"] = desk.days(search)
    found["facets"] = desk.facets(search)
    found["spots"] = {(s.id, s.lat, s.lon, s.count) for s in desk.spots(search)}
    found["incidents"] = list(desk.incidents())
    found["then"] = list(desk.incidents(as_of="2023-10-24"))
    found["changes"] = desk.changes("2023-10-22", "2023-10-25")
    found["briefing"] = desk.briefing("2023-10-22", "2023-10-25")
    found["sources"] = desk.sources_met()
    found["screen"] = desk.screen(search, "day", 100)
    for words in ("badia", "reuters killed", "words"):
        found[words] = desk.search(Search(words=words), "day", 100)
    found["by publisher"] = desk.search(Search(publishers=("Badia News",)), "day", 100)
    found["by origin"] = desk.search(Search(origins=("reuters",)), "day", 100)
    found["by language"] = desk.search(Search(languages=("en",)), "day", 100)
    found["one by one"] = [desk.incident(i.id) for i in desk.incidents()]
    found["accounts"] = [[a.id for a in desk.accounts(i)] for i in desk.incidents()]
    found["reports"] = [report.id for report in desk.reports()]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_seen_is_a_desk_that_never_had_the_rest(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Desk(tmp_path / "all.db", coder=code) as desk, Desk(tmp_path / "open.db", coder=code) as other:
        sights = Sights(desk)
        desk.team.restrict("source", "hidden  PRESS", ["inner"], "tests", "as told")
        for step in range(7):
            batch = [some_report(chance, 10 * step + n) for n in range(chance.choice((1, 2, 4)))]
            desk.add(batch)
            visible = [report for report in batch if report.publisher != "Hidden Press"]
            if chance.random() < 0.3 and visible:
                secret = visible.pop()
                desk.team.restrict("report", secret.id, ["inner"], "tests", "as told")
            other.add(visible)
            seen = sights.of(frozenset({"another"}))
            assert isinstance(seen, Seen)
            assert shown(seen) == shown(other), (seed, step)
        assert sights.of(frozenset({"inner"})) is desk
        assert seen.hidden and len(list(desk.reports())) > len(list(seen.reports()))
        for report in seen.hidden:
            for ask in (seen.coded, seen.told_by):
                with pytest.raises(DeskError, match="has no report"):
                    ask(report)
            assert seen.coded_reports([report]) == {}
        named = {version.incident for i in desk.incidents() for version in seen_history(seen, i.id)}
        assert all(seen.hidden.isdisjoint(incident.reports) for incident in named if incident)


def seen_history(seen: Seen, id: str) -> tuple[object, ...]:
    try:
        return seen.history(id)
    except DeskError:
        return ()


def test_decisions_that_name_a_hidden_report_are_not_seen(tmp_path: Path) -> None:
    day = "2023-10-23 air_drone_strike killed"
    with Desk(tmp_path / "all.db", coder=code) as desk:
        desk.add([told("a", f"tanf {day} 2"), told("b", f"asad {day} 9"), told("c", f"mayadin {day} 4")])
        by = {report: desk.told_by(report)[0][1] for report in "abc"}
        desk.link(by["a"], by["b"], "rana", "one and the same")
        desk.team.restrict("report", "b", ["inner"], "tests", "as told")
        seen = Sights(desk).of(frozenset())
        assert isinstance(seen, Seen)
        assert sorted(i.reports for i in seen.incidents()) == [("a",), ("c",)]
        assert list(seen.each(Filter())) == list(seen.incidents())
        assert desk.decisions() and seen.decisions() == ()
        joined = seen.link(seen.told_by("a")[0][1], seen.told_by("c")[0][1], "rana", "these are one")
        assert set(joined.reports) == {"a", "c"}
        assert {part.reports for part in seen.split(joined.id, ["c"], "rana", "they are not")} == {
            ("a",),
            ("c",),
        }
        with pytest.raises(DeskError):
            seen.split(seen.told_by("a")[0][1], ["b"], "rana", "guessing")
