"""What is held of a desk in memory gives what a plain scan of its incidents gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.telling import code, corpus, told

from tawatur.desk import Desk, overview
from tawatur.desk.lines import Line
from tawatur.desk.listing import Filter
from tawatur.desk.searching import ORDERS, Search, Spot
from tawatur.desk.segment import Told
from tawatur.desk.sets import between, flags_of, made_of, whole
from tawatur.model import CodedReport, Incident, Report
from tawatur.text.stems import stems

FIRST, DAYS = date(2023, 10, 1), 29
WORDS = ("", "", "number", "told number", '"told as number"', '"number told"', "sohr asad", "post", "؟")

some_days = st.none() | st.integers(-1, DAYS).map(lambda n: FIRST + timedelta(days=n))


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


searches = st.builds(
    Search,
    since=some_days,
    until=some_days,
    types=some("air_drone_strike", "armed_clash", "explosions"),
    place=st.none() | st.sampled_from(("Syria", "asad", "العراق", "zor", "%", "")),
    box=st.none() | st.sampled_from(((35.0, 30.0, 41.0, 34.0), (41.0, -10.0, 40.0, 60.0))),
    actors=some("iq-state", "us-state"),
    publishers=some("Outlet 1", "Outlet 3", "Late News"),
    origins=some("afp", "sohr"),
    grades=some("single-origin", "corroborated"),
    languages=some("ar", "en"),
    min_origins=st.none() | st.integers(0, 3),
    words=st.sampled_from(WORDS),
)


def in_two_languages(report: Report) -> CodedReport:
    coded = code(report)
    lang = "ar" if report.id.endswith(("3", "7")) else "en"
    return replace(coded, report=replace(coded.report, lang=lang))


@pytest.fixture(scope="module", params=["at once", "in two segments", "always anew"])
def desk(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk that is read when all is there, or after each batch, whose incidents change with it."""
    with Desk(tmp_path_factory.mktemp("desk") / "watch.db", coder=in_two_languages) as desk:
        every = [
            *corpus(60),
            *(
                told(f"late{n}", f"asad 2023-10-{n + 1:02d} shelling_missile says sohr", "Late News")
                for n in range(9)
            ),
            told("other", "tanf 2023-10-05 arrests says afp"),
        ]
        with pytest.MonkeyPatch.context() as patch:
            if request.param != "at once":
                patch.setattr(overview, "_FEW", 0 if request.param == "always anew" else 4)
            for start in range(0, len(every), 10):
                desk.add(every[start : start + 10])
                if request.param != "at once":
                    desk.screen(Search())
            desk.correct("late3", "e1", {"killed": 3}, "A. Reader")
            desk.screen(Search())
            if request.param == "in two segments":
                assert all(part.standing for part in desk._overview._parts)
                assert len(desk._overview._parts) == 2
            yield desk


def scanned(desk: Desk, search: Search) -> list[Incident]:
    """The incidents that meet every condition, one after the other."""
    reports = {report.id: report for report in desk.reports()}
    return [incident for incident in desk.incidents() if meets(incident, search, reports)]


def meets(incident: Incident, search: Search, reports: dict[str, Report]) -> bool:
    types = search.types or (None,)
    if not any(
        Filter(search.since, search.until, t, search.place, search.min_origins).passes(incident)
        for t in types
    ):
        return False
    publishers = {t.publisher for field in incident.values for value in field.values for t in value.told}
    told_by = [reports[name] for name in incident.reports]
    return all(
        not wanted or found & set(wanted)
        for wanted, found in (
            (search.grades, {incident.grade}),
            (search.actors, actors_of(incident)),
            (search.publishers, publishers),
            (search.origins, {origin.id for origin in incident.origins}),
            (search.languages, {report.lang for report in told_by}),
        )
    ) and (
        lies_in(incident, search.box) and (not search.words or any(says(r, search.words) for r in told_by))
    )


def actors_of(incident: Incident) -> set[str]:
    return {party.actor for party in (*incident.side1, *incident.side2) if party.actor}


def lies_in(incident: Incident, box: tuple[float, float, float, float] | None) -> bool:
    if box is None:
        return True
    if incident.place is None:
        return False
    west, south, east, north = box
    lon = incident.place.lon
    return south <= incident.place.lat <= north and (
        west <= lon <= east if west <= east else not east < lon < west
    )


def says(report: Report, words: str) -> bool:
    title = report.title or ""
    text = f" {' '.join(stems(title + report.text))} "
    parts = words.split('"')
    wanted = [" ".join(stems(p)) for p in parts[1::2]] + [stem for p in parts[::2] for stem in stems(p)]
    return bool(wanted) and all(f" {phrase} " in text for phrase in wanted if phrase)


def in_order(found: list[Incident], order: str) -> list[str]:
    def day(incident: Incident) -> int:
        return incident.date.start.toordinal() if incident.date else 0

    keys = {
        "day": lambda i: (day(i) == 0, day(i), i.id),
        "-day": lambda i: (-day(i), i.id),
        "origins": lambda i: (-i.independent_origins, -day(i), i.id),
    }
    return [incident.id for incident in sorted(found, key=keys[order])]


@settings(max_examples=60, deadline=None)
@given(search=searches)
def test_what_is_found_is_what_a_scan_finds(desk: Desk, search: Search) -> None:
    expected = scanned(desk, search)
    for order in ORDERS:
        found, total = desk.search(search, order, limit=1000)
        assert total == len(expected)
        if order == "updated":
            assert {i.id for i in found} == {i.id for i in expected}
        else:
            assert [i.id for i in found] == in_order(expected, order)
        pages = [desk.search(search, order, 7, at)[0] for at in range(0, len(expected), 7)]
        assert [i for page in pages for i in page] == list(found)


@settings(max_examples=60, deadline=None)
@given(search=searches)
def test_what_is_counted_is_what_a_scan_counts(desk: Desk, search: Search) -> None:
    facets = desk.facets(search)
    for kind, field in (
        ("type", "types"),
        ("grade", "grades"),
        ("actor", "actors"),
        ("publisher", "publishers"),
    ):
        counts: Counter[str] = Counter()
        for incident in scanned(desk, replace(search, **{field: ()})):
            counts.update(
                {
                    "type": {incident.type},
                    "grade": {incident.grade},
                    "actor": actors_of(incident),
                    "publisher": {
                        t.publisher for f in incident.values for v in f.values for t in v.told if t.publisher
                    },
                }[kind]
            )
        most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        assert facets[kind] == (most if kind in ("type", "grade") else most[:12])
    begun = Counter(
        i.date.start.isoformat() for i in scanned(desk, replace(search, since=None, until=None)) if i.date
    )
    assert desk.days(search) == sorted(begun.items())


@settings(max_examples=30, deadline=None)
@given(search=searches)
def test_the_map_shows_every_incident_that_lies_somewhere(desk: Desk, search: Search) -> None:
    expected = [i for i in scanned(desk, replace(search, box=None)) if i.place]
    spots = desk.spots(search)
    assert [spot.id for spot in spots] == in_order(expected, "-day")
    assert {spot.count for spot in spots} <= {1}
    places = Counter((i.place.lat, i.place.lon, i.place.radius_km) for i in expected if i.place)
    few = desk.spots(search, most=max(len(places), 1))
    if len(expected) > len(places) > 0:
        assert {(s.lat, s.lon, s.radius_km): s.count for s in few} == places
    fewest = desk.spots(search, most=1)
    assert sum(spot.count for spot in fewest) == len(expected) or len(places) > 1
    assert {spot.id for spot in (*few, *fewest)} <= {spot.id for spot in spots}


def test_a_screen_says_what_search_facets_and_days_say(desk: Desk) -> None:
    search = Search(types=("shelling_missile",))
    screen = desk.screen(search, "-day", 5, 2)
    found, total = desk.search(search, "-day", 5, 2)
    assert (screen.total, screen.facets, screen.days) == (total, desk.facets(search), desk.days(search))
    names = Line.__dataclass_fields__
    assert screen.lines == tuple(Line(**{name: getattr(i, name) for name in names}) for i in found)
    history = desk.history_lines(found[0].id)
    assert [(v.number, v.at) for v in history] == [(v.number, v.at) for v in desk.history(found[0].id)]


def test_another_process_s_changes_are_seen_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "_FEW", 2)
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as ours, Desk(path, coder=code) as theirs:
        ours.add(corpus(10))
        before = theirs.screen(Search()).total
        ours.add([told("new", "mayadin 2023-11-30 arrests says sohr")])
        assert theirs.screen(Search()).total == before + 1
        assert theirs.spots(Search())[0] == ours.spots(Search())[0]
        assert isinstance(theirs.spots(Search())[0], Spot)
        # a text that tells the same in other words: no incident changes
        ours.add(
            [told("new", "mayadin 2023-11-30 arrests says sohr\nThe canary sang.", published="2023-10-25")]
        )
        assert theirs.search(Search(words="canaries"))[0][0].reports == ("new",)
        assert theirs.screen(Search()).total == before + 1
        ours.expunge("new", "A. Reader", "asked for")
        assert theirs.screen(Search()).total == before


@given(st.sets(st.integers(0, 70)), st.integers(0, 70), st.integers(0, 70))
def test_sets_of_positions(positions: set[int], start: int, end: int) -> None:
    made = made_of(positions, 71)
    assert made.bit_count() == len(positions)
    assert [n for n, flag in enumerate(flags_of(made, 71)) if flag] == sorted(positions)
    assert made & between(start, end) == made_of((n for n in positions if start <= n < end), 71)
    assert made & whole(71) == made
    assert (flags_of(0, 0), made_of((), 0)) == (b"", 0)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9))), st.lists(st.integers(0, 90)))
def test_reports_tell_one_incident_or_several(pairs: list[tuple[int, int]], asked: list[int]) -> None:
    expected = {position for report, position in pairs if report in asked}
    assert Told(pairs).positions(asked) == expected
