"""What lists say of incidents and of their versions: a tenth of what a version holds, read by the database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from sqlalchemy import Connection, select

from tawatur.desk.dialects import json_parts
from tawatur.desk.listing import newest_versions
from tawatur.desk.packing import loads, unpack
from tawatur.desk.schema import incident_versions
from tawatur.model import Day, Incident, Origin, Party, Place, Status, Toll

_NULL: Final = frozenset({"date", "place"})


@dataclass(frozen=True, slots=True)
class Line:
    """What a list says of an incident."""

    id: str
    title: str
    title_ar: str
    type: str
    status: Status
    grade: str
    date: Day | None
    place: Place | None
    side1: tuple[Party, ...]
    side2: tuple[Party, ...]
    killed: Toll
    injured: Toll
    independent_origins: int
    reports: tuple[str, ...]
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a list says of a version of an incident, from the moment ``at`` on; None from where it is no more."""

    number: int
    at: str
    incident: Line | None


_LINE: Final = tuple(field.name for field in fields(Line))
# the database reads the few fields out of each body: they are a tenth of it
_PARTS: Final = json_parts(incident_versions.c.body, *_LINE)


def read_incidents(connection: Connection, numbers: Sequence[int]) -> list[Incident]:
    """Some versions in full, by their numbers and in their order."""
    version = incident_versions.c
    rows = connection.execute(select(version.n, version.body).where(version.n.in_(numbers)))
    bodies = {row.n: row.body for row in rows}
    return [loads(Incident, bodies[n]) for n in numbers]


def read_lines(connection: Connection, numbers: Sequence[int]) -> tuple[Line, ...]:
    """What a list says of some versions, by their numbers and in their order."""
    version = incident_versions.c
    rows = connection.execute(select(version.n, _PARTS.label("parts")).where(version.n.in_(numbers)))
    found = {row.n: row.parts for row in rows}
    return tuple(_line(found[n]) for n in numbers)


def read_history(connection: Connection, incident: str) -> tuple[VersionLine, ...]:
    """What a list says of every version of an incident, the earliest first."""
    version = incident_versions.c
    query = select(version.number, version.at, _PARTS.label("parts")).where(version.incident == incident)
    rows = connection.execute(query.order_by(version.number))
    return tuple(VersionLine(number, at, _line(parts) if parts else None) for number, at, parts in rows)


def _line(parts: str) -> Line:
    given = zip(_LINE, json.loads(parts), strict=True)
    return unpack(Line, {name: value for name, value in given if value is not None or name in _NULL})


def line_of(incident: Incident) -> Line:
    """What a list says of an incident."""
    return Line(**{name: getattr(incident, name) for name in _LINE})


@dataclass(frozen=True, slots=True)
class OriginsLine:
    """On whom an incident rests."""

    origins: tuple[Origin, ...]


def read_origins(connection: Connection) -> Iterator[OriginsLine]:
    """On whom each incident rests, in the order of days, the undated last; a stream."""
    origins = json_parts(incident_versions.c.body, "origins")
    for (found,) in connection.execute(newest_versions().with_only_columns(origins)):
        yield OriginsLine(unpack(tuple[Origin, ...], json.loads(found)[0]))
