"""Whether the file of a desk is sound, and whether what incidents are found by says what they do.

The log seals what was told and concluded. What stands beside it only to find that again is held against it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, func, select

from tawatur.desk.chunks import chunks
from tawatur.desk.history import incidents_of
from tawatur.desk.linking import key_number
from tawatur.desk.marks import LANGUAGES, marks_of, point_of
from tawatur.desk.packing import loads
from tawatur.desk.schema import (
    accounts,
    block_keys,
    codings,
    incident_versions,
    marks,
    placements,
    points,
    reports,
    withdrawals,
)
from tawatur.evidence import Flaw
from tawatur.incidents import Account, account_keys
from tawatur.incidents.decisions import AccountId
from tawatur.model import Incident

_T = TypeVar("_T")
_ELSEWHERE: Final = "the accounts that it is made of stand elsewhere"
_MOST: Final = 20
"""So many flaws of the file are named; one page that is damaged makes many."""


@contextmanager
def as_it_lies(connection: Connection) -> Iterator[None]:
    """Have texts that are no UTF-8 any more read all the same, so that the row that was changed can be named."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    before = raw.text_factory
    raw.text_factory = lambda found: found.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = before


def check_file(connection: Connection) -> Iterator[Flaw]:
    """What SQLite finds wrong with the desk's file: its structure, and indexes that do not hold what tables do."""
    if connection.dialect.name != "sqlite":
        return  # a server looks after its files itself
    for (words,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").all():
        if words != "ok":
            yield Flaw("the desk's file", f"it is damaged ({' '.join(words.split())})")
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield Flaw("the desk's file", f"a row of {table} names another one that is not there")


def check_compared_by(connection: Connection, coder: str | None) -> Iterator[Flaw]:
    """Accounts that are compared with others than they should be: what pairs are found by is not what they say.

    ``coder`` is the coder of this version: what others made is found by what their versions made of it.
    """
    query = (
        select(accounts.c.n, accounts.c.event, accounts.c.body, reports.c.id, codings.c.coder)
        .add_columns(withdrawals.c.coding.is_not(None).label("withdrawn"))
        .join(codings, codings.c.n == accounts.c.coding)
        .join(reports, reports.c.n == codings.c.report)
        .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        .order_by(accounts.c.n)
    )
    for rows in chunks(connection.execution_options(yield_per=500).execute(query)):
        found: dict[int, set[int]] = {row.n: set() for row in rows}
        for key, account in connection.execute(
            select(block_keys.c.key, block_keys.c.account).where(block_keys.c.account.in_(found))
        ):
            found[account].add(key)
        for row in rows:
            account, there = _read(Account, row.body), found[row.n]
            keys = {key_number(key) for key in account_keys(account)} if account is not None else set()
            known = row.coder == coder or account is None
            # what was withdrawn as it came was never compared
            if (there or not row.withdrawn) and (there != keys if known else not there):
                yield Flaw(
                    f"report {row.id}", f"what its event {row.event} is compared by is not what it says"
                )


def check_found_by(connection: Connection) -> Iterator[Flaw]:
    """Incidents that lie elsewhere, go under other marks or have other accounts than they say."""
    version = incident_versions
    newest = select(version.c.incident, func.max(version.c.n)).group_by(version.c.incident)
    last: dict[str, int] = {row[0]: row[1] for row in connection.execute(newest)}
    query = select(version.c.n, version.c.incident, version.c.body).where(version.c.body.is_not(None))
    for rows in chunks(connection.execution_options(yield_per=500).execute(query.order_by(version.c.n))):
        bodies = {row.n: body for row in rows if (body := _incident(row.body)) is not None}
        wrong = _wrongly_marked(connection, bodies)
        current = {row.n: bodies[row.n] for row in rows if row.n in bodies and last[row.incident] == row.n}
        for row in rows:
            if row.n in wrong:
                yield Flaw(f"incident {row.incident}", "what it is found by is not what it says")
        for incident in _wrongly_placed(connection, current.values()):
            yield Flaw(f"incident {incident}", _ELSEWHERE)
    for incident in dict.fromkeys(_wrongly_joined(connection)):
        yield Flaw(f"incident {incident}", _ELSEWHERE)


def _incident(body: str) -> Incident | None:
    return _read(Incident, body)


def _read(kind: type[_T], body: str) -> _T | None:
    try:
        return loads(kind, body)
    except (ValueError, TypeError, AttributeError, LookupError):
        return None  # it was blanked, or changed, as the log says


def _wrongly_marked(connection: Connection, bodies: dict[int, Incident]) -> set[int]:
    found: dict[int, set[tuple[str, str]]] = {number: set() for number in bodies}
    there: dict[int, tuple[float, float, float]] = {}
    for row in connection.execute(select(marks).where(marks.c.version.in_(bodies))):
        found[row.version].add((row.kind, row.value))
    for row in connection.execute(select(points).where(points.c.version.in_(bodies))):
        there[row.version] = row.lat, row.lon, row.radius_km
    spoken: dict[int, set[tuple[str, str]]] = {number: set() for number in bodies}
    for kind, language, version in connection.execute(LANGUAGES.where(marks.c.version.in_(bodies))):
        spoken[version].add((kind, language))
    wrong = set()
    for number, incident in bodies.items():
        languages = {mark for mark in found[number] if mark[0] == "language"}
        # a report that came again may be in a language that it was not in then
        fits = languages <= spoken[number] and bool(languages) == bool(spoken[number])
        same = found[number] - languages == set(marks_of(incident)) and there.get(number) == point_of(
            incident
        )
        if not (fits and same):
            wrong.add(number)
    return wrong


def _wrongly_joined(connection: Connection) -> Iterator[str]:
    """The incidents that accounts were once put into of which they do not say so."""
    query = (
        select(placements.c.version, reports.c.id, accounts.c.event)
        .join(accounts, accounts.c.n == placements.c.account)
        .join(codings, codings.c.n == accounts.c.coding)
        .join(reports, reports.c.n == codings.c.report)
    )
    version = incident_versions
    for rows in chunks(connection.execution_options(yield_per=500).execute(query)):
        body = select(version.c.n, version.c.incident, version.c.body)
        body = body.where(version.c.n.in_({row.version for row in rows}), version.c.body.is_not(None))
        said = {row.n: (row.incident, _incident(row.body)) for row in connection.execute(body)}
        for row in rows:
            name, incident = said.get(row.version, (None, None))
            if name is not None and incident is not None and (row.id, row.event) not in incident.events:
                yield name


def _wrongly_placed(connection: Connection, incidents: Iterable[Incident]) -> set[str]:
    belongs: dict[AccountId, str] = {
        event: incident.id for incident in incidents for event in incident.events
    }
    numbers: dict[int, AccountId] = {}
    for part in chunks(dict.fromkeys(report for report, _ in belongs)):
        query = (
            select(accounts.c.n, reports.c.id, accounts.c.event)
            .join(codings, codings.c.n == accounts.c.coding)
            .join(reports, reports.c.n == codings.c.report)
            .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
            .where(withdrawals.c.coding.is_(None), reports.c.id.in_(part))
        )
        numbers |= {row.n: (row.id, row.event) for row in connection.execute(query)}
    stands = incidents_of(connection, numbers)
    placed = {event: stands.get(number) for number, event in numbers.items()}
    return {incident for event, incident in belongs.items() if placed.get(event) != incident}
