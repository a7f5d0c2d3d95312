"""What changed in the record that a desk showed, told apart by what brought it: news, a recoding, an expunging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from tawatur.desk.changes import Cause, Change, changes
from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import moves_of
from tawatur.desk.packing import loads
from tawatur.desk.schema import incident_versions, runs
from tawatur.incidents.decisions import AccountId
from tawatur.model import Incident


class LastVersion(NamedTuple):
    """The newest version of any incident: its number among them all, and since when it stands."""

    number: int
    at: str


def last_version(connection: Connection, until: str | None = None) -> LastVersion:
    """The newest version that the desk has, or had at a moment as it writes them."""
    query = select(func.max(incident_versions.c.n), func.max(incident_versions.c.at))
    if until is not None:
        query = query.where(incident_versions.c.at <= until)
    number, at = connection.execute(query).one()
    return LastVersion(number or 0, at or "")


def changes_between(connection: Connection, after: int, upto: int) -> list[Change]:
    """What the versions of incidents after one, up to another, changed: in turn, as long as one cause goes on."""
    version = incident_versions
    query = (
        select(version.c.n, version.c.incident, version.c.body, version.c.run, runs.c.kind)
        .join(runs, runs.c.n == version.c.run)
        .where(version.c.n > after, version.c.n <= upto)
        .order_by(version.c.n)
    )
    rows = connection.execute(query).all()
    standing = _standing(connection, {row.incident for row in rows}, after)
    found: list[Change] = []
    for cause, part in groupby(rows, key=_cause):
        found += _changes(connection, cause, list(part), standing)
    return found


def _cause(row: Any) -> Cause:
    kinds: dict[str | None, Cause] = {"recode": "recode", "correct": "correct", "expunge": "expunge"}
    return kinds.get(row.kind, "news")


def _changes(
    connection: Connection, cause: Cause, rows: Sequence[Any], standing: dict[str, str | None]
) -> list[Change]:
    """What some rows of one cause changed; ``standing`` is brought up to them."""
    ids = dict.fromkeys(row.incident for row in rows)
    before = [loads(Incident, body) for id_ in ids if (body := standing.get(id_)) is not None]
    standing |= {row.incident: row.body for row in rows}
    after = [loads(Incident, body) for id_ in ids if (body := standing[id_]) is not None]
    if cause not in ("recode", "correct"):
        return [replace(change, cause=cause) for change in changes(before, after)]
    moved: dict[AccountId, AccountId | None] = {}
    anew: set[str] = set()
    for _, moves in sorted(moves_of(connection, sorted({row.run for row in rows})).items()):
        moved |= moves
        anew |= {account[0] for account in moves} | {account[0] for account in moves.values() if account}
    before = [_follow(incident, moved) for incident in before]
    reports = {incident.id: incident.reports for incident in (*before, *after)}
    return [
        replace(
            change,
            cause=cause,
            reports=tuple(r for r in change.reports or reports[change.incident] if r in anew)
            or change.reports,
        )
        for change in changes(before, after)
    ]


def _follow(incident: Incident, moved: dict[AccountId, AccountId | None]) -> Incident:
    """An incident of before, with its events as they are called since."""
    followed = (moved.get(event, event) for event in incident.events)
    return replace(incident, events=tuple(event for event in followed if event is not None))


def _standing(connection: Connection, ids: Iterable[str], upto: int) -> dict[str, str | None]:
    """The bodies of incidents in their newest version up to one."""
    found: dict[str, str | None] = {}
    version = incident_versions
    for part in chunks(sorted(ids)):
        query = select(version.c.incident, version.c.body).where(
            version.c.incident.in_(part), version.c.n <= upto
        )
        found |= {row.incident: row.body for row in connection.execute(query.order_by(version.c.number))}
    return found
