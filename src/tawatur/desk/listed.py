"""Incidents that stand in no table, searched as the tables are: filters, order, counts, days and spots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from tawatur.desk.errors import DeskError
from tawatur.desk.listing import Filter
from tawatur.desk.marks import marks_of
from tawatur.desk.searching import Order, Search, Spot
from tawatur.model import Incident

Told = Callable[[Search, Incident], bool]
"""Whether an incident is told in the words and the languages of a search."""
_FACETS: Final = (("type", "types"), ("grade", "grades"), ("actor", "actors"), ("publisher", "publishers"))


class Listed:
    """Some incidents, and what a screen shows of them; see ``searching``."""

    def __init__(self, incidents: Iterable[Incident], told: Told) -> None:
        self.by_id: Final = {incident.id: incident for incident in incidents}
        self._told = told
        self._marks = {id: frozenset(marks_of(incident)) for id, incident in self.by_id.items()}

    def found(self, search: Search) -> list[Incident]:
        """The incidents that a search asks for. Raises DeskError as the tables do."""
        check(search)
        return [incident for incident in self.by_id.values() if self._passes(incident, search)]

    def facets(self, search: Search) -> dict[str, Counter[str]]:
        """By kind, each value with how many incidents it would leave."""
        counts: dict[str, Counter[str]] = {}
        for kind, field in _FACETS:
            within = self.found(replace(search, **{field: ()}))  # type: ignore[arg-type]
            values = [
                {str(getattr(i, kind))} if kind in ("type", "grade") else self._values(i, kind)
                for i in within
            ]
            counts[kind] = Counter(value for some in values for value in some)
        return counts

    def days(self, search: Search) -> Counter[str]:
        """Each day with how many of the incidents begin on it."""
        within = self.found(replace(search, since=None, until=None))
        return Counter(incident.date.start.isoformat() for incident in within if incident.date)

    def spots(self, search: Search) -> list[Spot]:
        """Where the incidents lie, in and out of the box."""
        return [
            Spot(i.id, i.place.lat, i.place.lon, i.place.radius_km, i.type, i.grade, first_day(i))
            for i in self.found(replace(search, box=None))
            if i.place is not None
        ]

    def _values(self, incident: Incident, kind: str) -> set[str]:
        return {value for known, value in self._marks[incident.id] if known == kind}

    def _passes(self, incident: Incident, search: Search) -> bool:
        if search.types and not {incident.type, incident.class_} & set(search.types):
            return False
        if search.grades and incident.grade not in search.grades:
            return False
        rest = Filter(search.since, search.until, None, search.place, search.min_origins)
        if not rest.passes(incident) or not in_box(incident, search.box):
            return False
        for kind, wanted in (
            ("actor", search.actors), ("publisher", search.publishers), ("origin", search.origins)
        ):  # fmt: skip
            if wanted and self._values(incident, kind).isdisjoint(wanted):
                return False
        return self._told(search, incident)


def check(search: Search) -> None:
    """Raise DeskError for a value that cannot be."""
    for kind in search.types or (None,):
        for grade in search.grades or (None,):
            Filter(search.since, search.until, kind, search.place, search.min_origins, grade).conditions()
    if search.box is not None:
        west, south, east, north = search.box
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
            raise DeskError(
                "The box is none: give west, south, east and north in degrees, as 35.5,32,42.4,37.4."
            )


def in_box(incident: Incident, box: tuple[float, float, float, float] | None) -> bool:
    """Whether an incident's point lies in a box, which may reach over the 180th meridian."""
    if box is None:
        return True
    if incident.place is None:
        return False
    west, south, east, north = box
    lat, lon = incident.place.lat, incident.place.lon
    across = (lon >= west or lon <= east) if west > east else west <= lon <= east
    return south <= lat <= north and across


def first_day(incident: Incident) -> str | None:
    """The first day on which an incident may have been."""
    return incident.date.start.isoformat() if incident.date else None


def ordered(incidents: Iterable[Incident], order: Order) -> list[Incident]:
    """Incidents in an order of ``searching``; by change, that is by when the newest of their reports was out."""
    found = sorted(incidents, key=lambda i: i.id)
    if order == "day":
        return sorted(found, key=lambda i: (i.date is None, first_day(i) or ""))
    if order == "-day":
        dated = sorted((i for i in found if i.date), key=lambda i: first_day(i) or "", reverse=True)
        return dated + [i for i in found if not i.date]
    if order == "origins":
        by_day = sorted(found, key=lambda i: first_day(i) or "", reverse=True)
        return sorted(by_day, key=lambda i: -i.independent_origins)
    return sorted(found, key=lambda i: i.updated or "", reverse=True)


def most(counted: Counter[str], at_most: int | None = None) -> list[tuple[str, int]]:
    """Values with their counts, the most first."""
    every: list[tuple[str, Any]] = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return every[:at_most]
