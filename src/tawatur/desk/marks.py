"""What incidents are found and counted by beyond their own columns: who, told by whom, in which language, which words.

A *mark* is a pair of a kind and a value of one version of an incident. The kinds: ``actor`` (an actor's slug on
either side), ``publisher``, ``origin`` (an origin's id), ``report`` (a report's id), ``language`` (of a report).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Select, insert, literal, select

from tawatur.desk.packing import loads
from tawatur.desk.schema import incident_versions, marks, points, reports
from tawatur.desk.words import batches, index_reports
from tawatur.model import Incident

LANGUAGES: Final = (
    select(literal("language"), reports.c.lang, marks.c.version)
    .join(reports, reports.c.id == marks.c.value)
    .where(marks.c.kind == "report", reports.c.lang.is_not(None))
    .distinct()
)


def index_version(connection: Connection, version: int, incident: Incident) -> None:
    """Index a version of an incident by the number of its row."""
    found = dict.fromkeys(marks_of(incident))
    rows = [{"kind": kind, "value": value, "version": version} for kind, value in found]
    connection.execute(insert(marks), rows)
    _write_languages(connection, LANGUAGES.where(marks.c.version == version))
    if (point := point_of(incident)) is not None:
        lat, lon, radius = point
        connection.execute(insert(points).values(version=version, lat=lat, lon=lon, radius_km=radius))


def point_of(incident: Incident) -> tuple[float, float, float] | None:
    """Where an incident lies: latitude, longitude and how far from there it may be; None where it names no place."""
    place = incident.place
    return (place.lat, place.lon, place.radius_km) if place is not None else None


def marks_of(incident: Incident) -> Iterator[tuple[str, str]]:
    """The marks of an incident but for its languages: pairs of a kind and a value, some more than once."""
    for party in (*incident.side1, *incident.side2):
        if party.actor is not None:
            yield "actor", party.actor
    for field in incident.values:
        for value in field.values:
            for telling in value.told:
                if telling.publisher:
                    yield "publisher", telling.publisher
    for origin in incident.origins:
        yield "origin", origin.id
    for report in incident.reports:
        yield "report", report


def index_languages(connection: Connection) -> None:
    """Index the languages of the reports of every version that has none indexed yet."""
    _write_languages(connection, LANGUAGES)


def _write_languages(connection: Connection, found: Select[Any]) -> None:
    known = marks.alias()
    there = select(known.c.version).where(
        known.c.kind == "language", known.c.value == reports.c.lang, known.c.version == marks.c.version
    )
    new = found.where(~there.exists())
    connection.execute(insert(marks).from_select(["kind", "value", "version"], new))


def index_all(connection: Connection) -> None:
    """Index every version and report of a desk that has no such index yet; a batch at a time."""
    column = incident_versions.c
    for row in batches(connection, select(column.n, column.body).where(column.body.is_not(None)), column.n):
        index_version(connection, row.n, loads(Incident, row.body))
    index_reports(connection)
