"""Incidents that a desk was asked for, in the order of their days, and the queries that find them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from tawatur.desk.chunks import QUERY_SIZE, chunks
from tawatur.desk.errors import DeskError
from tawatur.desk.packing import loads
from tawatur.desk.places import country_codes, place_words
from tawatur.desk.schema import incident_versions
from tawatur.incidents import GRADES
from tawatur.model import EVENT_TYPES, Incident, Place
from tawatur.text.normalise import folded


class IncidentList(Sequence[Incident]):
    """Incidents in order; a sequence that can become a table. What a desk gave as text is read when asked for."""

    __slots__ = ("_items",)

    def __init__(self, incidents: Iterable[Incident | str] = ()) -> None:
        self._items = list(incidents)

    @overload
    def __getitem__(self, index: int) -> Incident: ...
    @overload
    def __getitem__(self, index: slice) -> IncidentList: ...
    def __getitem__(self, index: int | slice) -> Incident | IncidentList:
        if isinstance(index, slice):
            return IncidentList(self._items[index])
        item = self._items[index]
        if isinstance(item, str):
            item = self._items[index] = loads(Incident, item)
        return item

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IncidentList) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(incident.id for incident in self))

    def __repr__(self) -> str:
        return f"IncidentList({len(self)} incidents)"

    def to_pandas(self) -> Any:
        """A pandas DataFrame, as ``tawatur.desk.to_frame`` makes it; raises ImportError without pandas."""
        from tawatur.desk.table import to_frame

        return to_frame(self)


def newest_versions(until: str | None = None) -> Select[Any]:
    """The newest version of every incident that still is, in the order of days, the undated last.

    With ``until``, a moment as the desk writes it, the newest that the desk held then.
    """
    version, later = incident_versions, incident_versions.alias("later")
    overtaken = select(later.c.n).where(
        later.c.incident == version.c.incident, later.c.number > version.c.number
    )
    standing = select(version).where(version.c.body.is_not(None))
    if until is not None:
        overtaken = overtaken.where(later.c.at <= until)
        standing = standing.where(version.c.at <= until)
    standing = standing.where(~overtaken.exists())
    return standing.order_by(version.c.first_day.is_(None), version.c.first_day, version.c.incident)


def newest_numbers(connection: Connection, until: str | None = None) -> dict[str, int]:
    """The number of the newest version of every incident, of those that are no more as well.

    With ``until``, a moment as the desk writes it, the newest that the desk held then.
    """
    # Versions of one incident are numbered as they come.
    query = select(incident_versions.c.incident, func.max(incident_versions.c.n))
    if until is not None:
        query = query.where(incident_versions.c.at <= until)
    rows = connection.execute(query.group_by(incident_versions.c.incident))
    return {row[0]: row[1] for row in rows}


def read_versions(
    connection: Connection, numbers: Collection[int], conditions: Sequence[ColumnElement[bool]] = ()
) -> IncidentList:
    """Those of some versions that end no incident and meet the conditions, in the order of days, the undated last."""
    ordered = _ordered(connection, numbers, conditions)
    bodies: dict[int, str] = {}
    for part in chunks(sorted(ordered)):
        bodies |= _bodies(connection, part)
    return IncidentList(bodies[number] for number in ordered)


def each_version(
    connection: Connection, numbers: Collection[int], conditions: Sequence[ColumnElement[bool]] = ()
) -> Iterator[Incident]:
    """What ``read_versions`` gives, read a few at a time, so that memory does not grow with their number."""
    for part in chunks(_ordered(connection, numbers, conditions)):
        bodies = _bodies(connection, part)
        for number in part:
            yield loads(Incident, bodies[number])


def _ordered(
    connection: Connection, numbers: Collection[int], conditions: Sequence[ColumnElement[bool]]
) -> list[int]:
    version = incident_versions.c
    query = select(version.n, version.first_day, version.incident).where(
        version.body.is_not(None), *conditions
    )
    if len(numbers) <= QUERY_SIZE:
        query = query.where(version.n.in_(numbers))
    rows = (row for row in connection.execute(query) if row.n in numbers)
    return [
        row.n for row in sorted(rows, key=lambda row: (not row.first_day, row.first_day or "", row.incident))
    ]


def _bodies(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    version = incident_versions.c
    found = connection.execute(select(version.n, version.body).where(version.n.in_(numbers)))
    return {row.n: row.body for row in found}


def in_order(incidents: Iterable[Incident]) -> IncidentList:
    """Incidents in the order of their days, the undated last."""
    ordered: list[Incident] = sorted(incidents, key=_place_in_list)
    return IncidentList(ordered)


def _place_in_list(incident: Incident) -> tuple[bool, str, str]:
    day = incident.date.start.isoformat() if incident.date else ""
    return not day, day, incident.id


@dataclass(frozen=True, slots=True)
class Filter:
    """What incidents are asked for, as ``Desk.incidents`` describes it."""

    since: date | str | None = None
    until: date | str | None = None
    type: str | None = None
    place: str | None = None
    min_origins: int | None = None
    grade: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The conditions of a query. Raises DeskError for a value that cannot be."""
        return filters(self.since, self.until, self.type, self.place, self.min_origins, self.grade)

    def passes(self, incident: Incident) -> bool:
        """Whether an incident that stands in no table meets what ``conditions`` ask."""
        day, place = incident.date, incident.place
        if self.since is not None and (day is None or day.end.isoformat() < _day(self.since, "since")):
            return False
        if self.until is not None and (day is None or day.start.isoformat() > _day(self.until, "until")):
            return False
        if self.type is not None and self.type not in (incident.type, incident.class_):
            return False
        if self.place is not None and not _is_named(place, self.place):
            return False
        if self.min_origins is not None and incident.independent_origins < self.min_origins:
            return False
        return self.grade is None or incident.grade == self.grade


def _is_named(place: Place | None, name: str) -> bool:
    words, known = folded(name), place_words(place)
    named = words in known if words and known is not None else not words and known is None
    country = place.country.upper() if place and place.country else None
    return named or country in country_codes(name)


def filters(
    since: date | str | None,
    until: date | str | None,
    type: str | None,
    place: str | None,
    min_origins: int | None,
    grade: str | None,
) -> list[ColumnElement[bool]]:
    """The conditions of a query, as ``Desk.incidents`` describes them. Raises DeskError for a value that cannot be."""
    column, found = incident_versions.c, []
    if since is not None:
        found.append(column.last_day >= _day(since, "since"))
    if until is not None:
        found.append(column.first_day <= _day(until, "until"))
    if type is not None:
        classes = {t.class_ for t in EVENT_TYPES.values()}
        if type not in EVENT_TYPES and type not in classes:
            raise DeskError(f"There is no event type {type!r}; give one of {', '.join(EVENT_TYPES)}.")
        found.append(column["class"] == type if type in classes else column.type == type)
    if place is not None:
        words = folded(place)
        named = column.place_words.contains(words, autoescape=True) if words else column.place_words.is_(None)
        found.append(or_(named, column.country.in_(sorted(country_codes(place)))))
    if min_origins is not None:
        found.append(column.independent_origins >= min_origins)
    if grade is not None:
        if grade not in GRADES:
            raise DeskError(f"There is no grade {grade!r}; give one of {', '.join(GRADES)}.")
        found.append(column.grade == grade)
    return found


def _day(value: date | str, name: str) -> str:
    try:
        return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()[:10]
    except ValueError:
        raise DeskError(f"{name} is {value!r}, which is no date such as 2023-11-17.") from None
