"""Some incidents of a desk by columns and sets, held in memory: what is asked of many at once, without their texts.

A position is the place of an incident in the list of the latest first; a set of positions is a number
(``sets``). A segment never changes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import repeat
from typing import Final, NamedTuple, TypeVar

from tawatur.desk.sets import between, flags_of, made_of, whole

_T = TypeVar("_T")
_NOWHERE: Final = -1
_NEVER: Final = 0
"""The number of the day of what has none: after all others in the list of the latest first."""


class Row(NamedTuple):
    """What a segment holds of an incident: its newest version's number, and the columns of that."""

    n: int
    incident: str
    first_day: str | None
    last_day: str | None
    type: str
    class_: str
    grade: str
    origins: int
    country: str | None
    place_words: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None


Point = tuple[float, float, float]
"""Latitude, longitude and the radius of an area in km."""


class Told:
    """Which incidents each report tells, by the number of its row."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._one = array("l")
        """The position for each report; none, or for several the place of these, counted down from there."""
        self._several: list[list[int]] = []
        for report, position in pairs:
            if report >= len(self._one):
                self._one.extend(repeat(_NOWHERE, 2 * report + 1 - len(self._one)))
            known = self._one[report]
            if known == _NOWHERE:
                self._one[report] = position
            elif known < _NOWHERE:
                self._several[_NOWHERE - 1 - known].append(position)
            else:
                self._one[report] = _NOWHERE - 1 - len(self._several)
                self._several.append([known, position])

    def positions(self, reports: Sequence[int]) -> set[int]:
        """The positions of the incidents that some reports tell."""
        if reports and max(reports) >= len(self._one):
            reports = [report for report in reports if report < len(self._one)]
        found = set(map(self._one.__getitem__, reports))
        several = [place for place in found if place < _NOWHERE]
        found.update(position for place in several for position in self._several[_NOWHERE - 1 - place])
        return found.difference(several, (_NOWHERE,))


@dataclass(frozen=True, eq=False)
class Segment:
    """Incidents, in the order of the latest first, and the marks of their versions by kind and value."""

    rows: Sequence[Row]
    marks: Mapping[str, Mapping[str, int]]
    told: Told

    @classmethod
    def of(
        cls,
        rows: Iterable[Row],
        marks: Iterable[tuple[str, str, Iterable[int]]],
        told: Iterable[tuple[int, int]],
    ) -> Segment:
        """A segment of rows in any order.

        Marks are kinds and values with the numbers of versions; ``told`` are numbers of reports, each with that of a
        version; versions that are not among the rows may be named as well.
        """
        ordered = sorted(rows, key=lambda row: row.incident)
        ordered.sort(key=lambda row: row.first_day or "", reverse=True)
        at = {row.n: position for position, row in enumerate(ordered)}
        size = len(ordered)
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for kind, value, numbers in marks:
            if positions := made_of((at[n] for n in numbers if n in at), size):
                found[kind][value] = positions
        return cls(ordered, found, Told((report, at[n]) for report, n in told if n in at))

    def make_ready(self) -> Segment:
        """Make what is else made when it is first asked for; itself."""
        for name, value in vars(Segment).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        return self

    @cached_property
    def by_words(self) -> dict[Hashable, int]:
        """What words were found to stand in; kept, since every page and count of a search asks for it."""
        return {}

    @property
    def size(self) -> int:
        """How many incidents there are."""
        return len(self.rows)

    @cached_property
    def at(self) -> dict[int, int]:
        """The position of each version by its number."""
        return {row.n: position for position, row in enumerate(self.rows)}

    @cached_property
    def by_incident(self) -> dict[str, int]:
        """The position of each incident by its id."""
        return {row.incident: position for position, row in enumerate(self.rows)}

    @cached_property
    def days(self) -> list[tuple[str, int, int]]:
        """Each day on which incidents begin, the earliest first, with where they begin and end in the list."""
        found: dict[str, tuple[int, int]] = {}
        for position, row in enumerate(self.rows):
            if row.first_day is not None:
                found[row.first_day] = found.get(row.first_day, (position,))[0], position + 1
        return [(day, *found[day]) for day in reversed(found)]

    @cached_property
    def sets(self) -> Mapping[str, Mapping[str, int]]:
        """The positions of every value of type, class, grade and of the marks."""
        own = {name: self._by(getter) for name, getter in _OWN.items()}
        return {**own, **self.marks}

    def _by(self, value: Callable[[Row], str]) -> dict[str, int]:
        return {name: made_of(found, self.size) for name, found in _grouped(map(value, self.rows)).items()}

    @cached_property
    def _origins(self) -> dict[int, int]:
        grouped = _grouped(row.origins for row in self.rows)
        return {number: made_of(found, self.size) for number, found in grouped.items()}

    @cached_property
    def _places(self) -> dict[tuple[str | None, str | None], array[int]]:
        return _grouped((row.place_words, row.country) for row in self.rows)

    @cached_property
    def points(self) -> dict[Point, array[int]]:
        """The positions at each point that incidents lie at."""
        found = _grouped((row.lat, row.lon, row.radius_km) for row in self.rows)
        return {(lat, lon, km): positions for (lat, lon, km), positions in found.items() if lat is not None}  # type: ignore[misc]

    @cached_property
    def placed(self) -> int:
        """The positions that have a point."""
        return self.at_points(lambda point: True)

    @cached_property
    def _numbers_of_days(self) -> array[int]:
        """The number of each position's first day, negated, so that it rises."""
        return array("l", (-_number(row.first_day) for row in self.rows))

    @cached_property
    def _by_length(self) -> dict[int, int]:
        """The positions of each number of days that may lie between the first and the last."""
        grouped = _grouped(
            _number(row.last_day) - _number(row.first_day) if row.first_day and row.last_day else -1
            for row in self.rows
        )
        return {length: made_of(found, self.size) for length, found in grouped.items() if length >= 0}

    def any_of(self, kind: str, values: Iterable[str]) -> int:
        """What has any of some values of a kind."""
        found, sets = 0, self.sets.get(kind, {})
        for value in values:
            found |= sets.get(value, 0)
        return found

    def until(self, day: date) -> int:
        """What begins on a day or before."""
        first = bisect_left(self._numbers_of_days, -day.toordinal())
        return between(first, bisect_left(self._numbers_of_days, _NEVER))

    def since(self, day: date) -> int:
        """What ends on a day or after."""
        found = 0
        for length, positions in self._by_length.items():
            found |= positions & whole(bisect_right(self._numbers_of_days, length - day.toordinal()))
        return found

    def in_places(self, wanted: Callable[[str | None, str | None], bool]) -> int:
        """What lies in places whose words and country are wanted."""
        return self._gathered(found for place, found in self._places.items() if wanted(*place))

    def at_points(self, wanted: Callable[[Point], bool]) -> int:
        """What lies at points that are wanted."""
        return self._gathered(found for point, found in self.points.items() if wanted(point))

    def with_origins(self, least: int) -> int:
        """What rests on so many independent origins at least."""
        found = 0
        for number, positions in self._origins.items():
            found |= positions if number >= least else 0
        return found

    def of_versions(self, numbers: Iterable[int]) -> int:
        """Those of some versions that stand here, by their numbers."""
        at = self.at
        return made_of((at[n] for n in numbers if n in at), self.size)

    def of_reports(self, numbers: Sequence[int]) -> int:
        """What some reports tell, by the numbers of their rows."""
        return made_of(self.told.positions(numbers), self.size)

    def _gathered(self, groups: Iterable[array[int]]) -> int:
        return made_of((position for group in groups for position in group), self.size)

    def flags(self, positions: int) -> bytes:
        """A byte for each position: 1 where it is in a set."""
        return flags_of(positions, self.size)

    @cached_property
    def orders(self) -> Mapping[str, Sequence[int]]:
        """All positions in each order of a list."""
        rows, every = self.rows, range(self.size)
        return {
            "-day": every,
            "day": array(
                "I", sorted(every, key=lambda p: (rows[p].first_day is None, rows[p].first_day or ""))
            ),
            "origins": array("I", sorted(every, key=lambda p: -rows[p].origins)),
            "updated": array("I", sorted(every, key=lambda p: -rows[p].n)),
        }


_OWN: Final[dict[str, Callable[[Row], str]]] = {
    "type": lambda row: row.type,
    "class": lambda row: row.class_,
    "grade": lambda row: row.grade,
}


def _number(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else _NEVER


def _grouped(values: Iterable[_T]) -> dict[_T, array[int]]:
    found: dict[_T, array[int]] = defaultdict(lambda: array("I"))
    for position, value in enumerate(values):
        found[value].append(position)
    return dict(found)
