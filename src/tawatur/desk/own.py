"""Incidents that stand in no table, as a segment, so that they are found and counted among those that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, func, select

from tawatur.desk.chunks import chunks
from tawatur.desk.history import columns_of
from tawatur.desk.marks import marks_of
from tawatur.desk.schema import accounts, codings, placements, reports, withdrawals
from tawatur.desk.segment import Row, Segment
from tawatur.model import Incident

KINDS: Final = frozenset({"actor", "publisher", "origin", "language"})


@dataclass(frozen=True, slots=True)
class Own:
    """Incidents with their segment. Each has a number that no incident of the tables stands by, to be in order."""

    segment: Segment
    by_number: dict[int, Incident]

    @classmethod
    def of(cls, connection: Connection, incidents: Iterable[Incident]) -> Own:
        """The segment of some incidents."""
        every = list(incidents)
        came = _versions(connection, {report for incident in every for report in incident.reports})
        numbered: dict[int, Incident] = {}
        for incident in every:
            # when the last of its accounts came
            number = max((came[event] for event in incident.events if event in came), default=0)
            while number in numbered:
                number -= 1
            numbered[number] = incident
        rows = [_row(number, incident) for number, incident in numbered.items()]
        names, languages = _reports(connection, {r for i in every for r in i.reports})
        told = [
            (row, n) for n, i in numbered.items() for report in i.reports for row in names.get(report, ())
        ]
        made = Segment.of(rows, _marks(numbered, languages), told)
        # so that origins are looked for here, not in the tables, even where there are none
        return cls(replace(made, marks={"origin": {}, **made.marks}), numbered)


def _row(number: int, incident: Incident) -> Row:
    columns, place = columns_of(incident, ""), incident.place
    names = ("incident", "first_day", "last_day", "type", "class", "grade", "independent_origins")
    at = (place.lat, place.lon, place.radius_km) if place is not None else (None, None, None)
    return Row(number, *(columns[name] for name in (*names, "country", "place_words")), *at)  # type: ignore[arg-type]


def _marks(
    numbered: dict[int, Incident], languages: dict[str, set[str]]
) -> Iterator[tuple[str, str, Iterable[int]]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, incident in numbered.items():
        told = {("language", lang) for report in incident.reports for lang in languages.get(report, ())}
        for kind, value in {*marks_of(incident), *told}:
            if kind in KINDS:
                found.setdefault((kind, value), []).append(number)
    yield from ((kind, value, numbers) for (kind, value), numbers in found.items())


def _versions(connection: Connection, ids: set[str]) -> dict[tuple[str, str], int]:
    """By which version each account of some reports was first put into an incident."""
    found: dict[tuple[str, str], int] = {}
    query = (
        select(reports.c.id, accounts.c.event, func.min(placements.c.version))
        .join(codings, codings.c.report == reports.c.n)
        .join(accounts, accounts.c.coding == codings.c.n)
        .join(placements, placements.c.account == accounts.c.n)
        .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        .where(withdrawals.c.coding.is_(None))
        .group_by(reports.c.id, accounts.c.event, accounts.c.n)
    )
    for part in chunks(sorted(ids)):
        rows = connection.execute(query.where(reports.c.id.in_(part)))
        found.update({(report, event): version for report, event, version in rows})
    return found


def _reports(connection: Connection, ids: set[str]) -> tuple[dict[str, list[int]], dict[str, set[str]]]:
    """The numbers of the rows of some reports, and their languages."""
    rows_of: dict[str, list[int]] = {}
    languages: dict[str, set[str]] = {}
    for part in chunks(sorted(ids)):
        for n, id, lang in connection.execute(
            select(reports.c.n, reports.c.id, reports.c.lang).where(reports.c.id.in_(part))
        ):
            rows_of.setdefault(id, []).append(n)
            if lang:
                languages.setdefault(id, set()).add(lang)
    return rows_of, languages
