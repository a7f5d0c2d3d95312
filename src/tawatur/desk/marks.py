"""What incidents are found and counted by beyond their own columns: who, told by whom, in which language, which words.

A *mark* is a pair of a kind and a value of one version of an incident. The kinds: ``actor`` (an actor's slug on
either side), ``publisher``, ``origin`` (an origin's id), ``report`` (a report's id), ``language`` (of a report).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, insert, literal, select, text, true

from tawatur.desk.packing import loads
from tawatur.desk.schema import incident_versions, marks, points, reports
from tawatur.model import Incident, Report
from tawatur.text.stems import stems

_INSERT_WORDS: Final = text("INSERT INTO report_words (rowid, words) VALUES (:number, :words)")
_DELETE_WORDS: Final = text(
    "INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', :number, :words)"
)
_BATCH: Final = 500
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
    into = insert(marks).prefix_with("OR IGNORE")
    connection.execute(into.from_select(["kind", "value", "version"], found))


def index_words(connection: Connection, number: int, report: Report) -> None:
    """Index the words of a report by the number of its row."""
    connection.execute(_INSERT_WORDS, {"number": number, "words": _words(report.title, report.text)})


def forget_words(connection: Connection, gone: Mapping[int, Report]) -> None:
    """Take the words of reports out of the index, by the numbers of their rows; nothing of them stays in it."""
    for number, report in gone.items():
        words = _words(report.title, report.text)
        connection.execute(_DELETE_WORDS, {"number": number, "words": words})
    connection.execute(text("INSERT INTO report_words (report_words) VALUES ('optimize')"))
    connection.execute(
        text("CREATE VIRTUAL TABLE temp.words_left USING fts5vocab(main, report_words, instance)")
    )
    left = connection.execute(text("SELECT DISTINCT doc FROM temp.words_left")).scalars()
    stay = gone.keys() & set(left)
    connection.execute(text("DROP TABLE temp.words_left"))
    if stay:  # indexed by other stems, of another version: the whole is indexed again
        connection.execute(text("INSERT INTO report_words (report_words) VALUES ('delete-all')"))
        _index_reports(connection, reports.c.n.not_in(gone))


def _words(title: str | None, body: str) -> str:
    return " ".join(stems(f"{title or ''}\n{body}"))


def index_all(connection: Connection) -> None:
    """Index every version and report of a desk that has no such index yet; a batch at a time."""
    column = incident_versions.c
    for row in _batches(connection, select(column.n, column.body).where(column.body.is_not(None)), column.n):
        index_version(connection, row.n, loads(Incident, row.body))
    _index_reports(connection, true())


def _index_reports(connection: Connection, which: ColumnElement[bool]) -> None:
    query = select(reports.c.n, reports.c.title, reports.c.text).where(which)
    for row in _batches(connection, query, reports.c.n):
        connection.execute(_INSERT_WORDS, {"number": row.n, "words": _words(row.title, row.text)})


def _batches(connection: Connection, query: Select[Any], number: ColumnElement[int]) -> Iterator[Row[Any]]:
    """The rows of a query in the order of their numbers, read in batches, so that rows may be written in between."""
    last = 0
    while rows := connection.execute(query.where(number > last).order_by(number).limit(_BATCH)).all():
        yield from rows
        last = rows[-1].n
