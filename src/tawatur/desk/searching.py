"""A page of incidents, and the counts beside it: what a screen shows of a desk, by what is held of it in memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, select

from tawatur.desk.dialects import as_json
from tawatur.desk.errors import DeskError
from tawatur.desk.lines import Line
from tawatur.desk.listing import filters
from tawatur.desk.overview import Part
from tawatur.desk.places import country_codes
from tawatur.desk.schema import marks
from tawatur.desk.segment import Point, Row, Segment
from tawatur.desk.sets import whole
from tawatur.desk.words import phrases_of, reports_with
from tawatur.text.normalise import folded

Order = Literal["day", "-day", "origins", "updated"]
ORDERS: Final[tuple[Order, ...]] = ("-day", "day", "origins", "updated")
_MOST_VALUES: Final = 12
_GRIDS: Final = (0.05, 0.25, 1.0, 10.0)
"""Degrees of the cells that points are gathered in where there are too many of them for a map."""
_WORD_SETS: Final = 64


@dataclass(frozen=True, slots=True)
class Search:
    """What incidents are asked for; every condition that is given must hold, of one kind any of its values.

    ``since`` and ``until`` are days, inclusive; ``types`` types or classes; ``place`` as for ``Desk.incidents``;
    ``box`` is west, south, east, north in degrees, and holds incidents whose point lies in it; ``actors``,
    ``publishers`` and ``origins`` are slugs, names and ids; ``words`` are looked for in titles and texts of reports,
    folded and without clitics and endings, every one of them, those in quotes one after the other; ``states`` are those
    of the review, ``assigned`` names of people.
    """

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    actors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    min_origins: int | None = None
    words: str = ""
    states: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an incident lies, for a map: degrees, the radius of its area in km, its type and grade.

    One that stands for ``count`` incidents of a place is the latest of them.
    """

    id: str
    lat: float
    lon: float
    radius_km: float
    type: str
    grade: str
    first_day: str | None
    count: int = 1


ReviewSets = Callable[[Connection, Segment], Mapping[str, Mapping[str, int]]]
"""The positions of a segment by state of review and by person, see ``progress.review_sets``."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A page of the incidents that a search finds, with what is counted beside it: see ``Found``."""

    lines: tuple[Line, ...]
    total: int
    facets: dict[str, list[tuple[str, int]]]
    days: list[tuple[str, int]]


class Found:
    """What a search finds on a desk, and what it counts."""

    def __init__(
        self, connection: Connection, parts: Sequence[Part], search: Search, review: ReviewSets | None = None
    ) -> None:
        _check(search)
        self._parts = [
            _FoundIn(part, conditions, review(connection, part.segment) if review else {})
            for part, conditions in _conditions(connection, parts, search)
        ]
        for part in self._parts if review else ():
            part.ask("state", search.states)
            part.ask("assigned", search.assigned)

    @property
    def total(self) -> int:
        """How many incidents it finds."""
        return sum(part.positions().bit_count() for part in self._parts)

    def page(self, order: Order, limit: int, offset: int) -> list[int]:
        """The numbers of the versions on a page, in their order."""
        lists = [part.rows(order) for part in self._parts if part.positions()]
        rows = lists[0] if len(lists) == 1 else merge(*lists, key=_KEYS[order])
        return [row.n for row in islice(rows, offset, offset + limit)]

    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """How many incidents each value of a kind would leave, the most first, whatever values of it are chosen."""
        found = {kind: self._counted(kind, None) for kind in ("type", "grade")}
        found |= {kind: self._counted(kind, _MOST_VALUES) for kind in ("actor", "publisher")}
        return found | {kind: self._counted(kind, _MOST_VALUES) for kind in ("state", "assigned")}

    def _counted(self, kind: str, most: int | None) -> list[tuple[str, int]]:
        counts: Counter[str] = Counter()
        for part in self._parts:
            within = part.positions(kind)
            for value, positions in (part.review.get(kind) or part.segment.sets.get(kind, {})).items():
                counts[value] += (positions & within).bit_count()
        return sorted(((v, n) for v, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0]))[:most]

    def days(self) -> list[tuple[str, int]]:
        """How many incidents begin on each day that has any, whatever days are asked for."""
        found = [part.days() for part in self._parts]
        days, *more = (counts for counts in found if counts) if any(found) else ([],)
        if not more:
            return days
        together = Counter(dict(days))
        for counts in more:
            together.update(dict(counts))
        return sorted(together.items())

    def spots(self, most: int) -> list[Spot]:
        """Where the incidents lie, the latest first, in and out of the box; where more do than ``most``, by places."""
        within = [part.positions("box") & part.segment.placed for part in self._parts]
        if sum(positions.bit_count() for positions in within) <= most:
            rows = (part.rows("-day", positions) for part, positions in zip(self._parts, within, strict=True))
            return [_spot(row) for row in merge(*rows, key=_KEYS["-day"])]
        return _gathered(zip((part.segment for part in self._parts), within, strict=True), most)


class _FoundIn:
    """What a search finds in one part of a desk: what meets every condition."""

    def __init__(
        self, part: Part, conditions: Mapping[str, int], review: Mapping[str, Mapping[str, int]]
    ) -> None:
        self.segment = part.segment
        self.review = review
        self._standing = part.standing
        self._conditions = {**conditions}

    def ask(self, kind: str, values: Iterable[str]) -> None:
        """Ask also for any of some values of the review, if there are any."""
        if wanted := [*values]:
            found = 0
            for value in wanted:
                found |= self.review[kind].get(value, 0)
            self._conditions[kind] = found

    def positions(self, without: str | None = None) -> int:
        """The positions that meet every condition but one."""
        found = self._standing
        for name, positions in self._conditions.items():
            if name != without:
                found &= positions
        return found

    def days(self) -> list[tuple[str, int]]:
        """Each day on which any begin with how many, whatever days are asked for; the earliest first."""
        count = self.segment.flags(self.positions("days")).count
        counted = ((day, count(1, start, end)) for day, start, end in self.segment.days)
        return [pair for pair in counted if pair[1]]

    def rows(self, order: Order, positions: int | None = None) -> Iterable[Row]:
        """The rows of some positions, of those that meet every condition by default."""
        flags = self.segment.flags(self.positions() if positions is None else positions)
        rows = self.segment.rows
        return (rows[position] for position in filter(flags.__getitem__, self.segment.orders[order]))


def _conditions(
    connection: Connection, parts: Sequence[Part], search: Search
) -> Iterator[tuple[Part, dict[str, int]]]:
    """Each part with the positions that meet each condition of a search, by what the condition is of."""
    by_origin = _versions_of(connection, search.origins) if search.origins else ()
    by_words = _Words(connection, search.words) if search.words.strip() else None
    for part in parts:
        segment, found = part.segment, {}
        if search.since is not None or search.until is not None:
            since = whole(segment.size) if search.since is None else segment.since(search.since)
            found["days"] = since if search.until is None else since & segment.until(search.until)
        for kind, values in (
            ("grade", search.grades), ("actor", search.actors), ("publisher", search.publishers),
            ("language", search.languages),
        ):  # fmt: skip
            if values:
                found[kind] = segment.any_of(kind, values)
        if search.types:
            found["type"] = segment.any_of("type", search.types) | segment.any_of("class", search.types)
        if search.place is not None:
            found["place"] = segment.in_places(_named(search.place))
        if search.box is not None:
            found["box"] = segment.at_points(_within(search.box))
        if search.min_origins is not None:
            found["origins"] = segment.with_origins(search.min_origins)
        if search.origins:
            # what stands in no table has its origins with it
            own = "origin" in segment.marks
            found["origin"] = (
                segment.any_of("origin", search.origins) if own else segment.of_versions(by_origin)
            )
        if by_words is not None:
            found["words"] = by_words.within(segment)
        yield part, found


def _check(search: Search) -> None:
    """Raise DeskError for what cannot be."""
    for type_ in search.types:
        filters(None, None, type_, None, None, None)
    for grade in search.grades:
        filters(None, None, None, None, None, grade)
    if search.box is not None:
        west, south, east, north = search.box
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
            raise DeskError(
                "The box is none: give west, south, east and north in degrees, as 35.5,32,42.4,37.4."
            )


def _named(place: str) -> Callable[[str | None, str | None], bool]:
    """Whether a place, by its words and country, goes by a name; as ``Desk.incidents`` has it."""
    words, codes = folded(place), country_codes(place)

    def named(known: str | None, country: str | None) -> bool:
        return (words in known if words and known else not words and known is None) or country in codes

    return named


def _within(box: tuple[float, float, float, float]) -> Callable[[Point], bool]:
    west, south, east, north = box

    def within(point: Point) -> bool:
        lat, lon, _ = point
        # a box over the 180th meridian has its west east of its east
        across = lon >= west or lon <= east if west > east else west <= lon <= east
        return across and south <= lat <= north

    return within


def _versions_of(connection: Connection, origins: Sequence[str]) -> list[int]:
    """The versions of incidents that rest on some origins."""
    query = select(as_json(marks.c.version)).where(marks.c.kind == "origin", marks.c.value.in_(origins))
    return _numbers(connection, query)


def _numbers(connection: Connection, query: Select[Any]) -> list[int]:
    """Numbers that the database gives as one text, which it makes while other threads work."""
    found: list[int] = json.loads(connection.execute(query).scalar() or "[]")
    return found


class _Words:
    """The words of a search, looked up where they were not before."""

    def __init__(self, connection: Connection, words: str) -> None:
        self._connection = connection
        self._phrases = phrases_of(words)

    @cached_property
    def _reports(self) -> list[int]:
        return _numbers(self._connection, reports_with(self._phrases))

    def within(self, segment: Segment) -> int:
        """The positions of what reports with the words tell."""
        known = segment.by_words
        if (found := known.get(self._phrases)) is None:
            if len(known) >= _WORD_SETS:
                known.clear()
            found = known[self._phrases] = segment.of_reports(self._reports)
        return found


def _day_number(row: Row) -> int:
    return date.fromisoformat(row.first_day).toordinal() if row.first_day else 0


_KEYS: Final[dict[Order, Callable[[Row], tuple[Any, ...]]]] = {
    "-day": lambda row: (-_day_number(row), row.incident),
    "day": lambda row: (row.first_day is None, row.first_day, row.incident),
    "origins": lambda row: (-row.origins, -_day_number(row), row.incident),
    "updated": lambda row: (-row.n,),
}


def _gathered(found: Iterable[tuple[Segment, int]], most: int) -> list[Spot]:
    """One spot a point, or a cell where there are too many points: the latest incident with how many lie there."""
    at: dict[Point, tuple[Row, int]] = {}
    for segment, positions in found:
        flags = segment.flags(positions)
        for point, every in segment.points.items():
            if here := [position for position in every if flags[position]]:
                _add(at, point, segment.rows[here[0]], len(here))
    for size in _GRIDS:
        if len(at) <= most:
            break
        cells: dict[Point, tuple[Row, int]] = {}
        for point, (row, count) in at.items():
            _add(cells, (point[0] // size, point[1] // size, 0.0), row, count)
        at = {
            (row.lat or 0.0, row.lon or 0.0, row.radius_km or 0.0): (row, count)
            for row, count in cells.values()
        }
    latest = sorted(at.values(), key=lambda pair: _KEYS["-day"](pair[0]))
    return [_spot(row, count) for row, count in latest[:most]]


def _add(at: dict[Point, tuple[Row, int]], point: Point, row: Row, count: int) -> None:
    if point in at:
        other, counted = at[point]
        row, count = min(row, other, key=_KEYS["-day"]), count + counted
    at[point] = row, count


def _spot(row: Row, count: int = 1) -> Spot:
    return Spot(
        row.incident,
        row.lat or 0.0,
        row.lon or 0.0,
        row.radius_km or 0.0,
        row.type,
        row.grade,
        row.first_day,
        count,
    )
