"""The versions of incidents: what stands, what stood before, and what became of an incident that is no more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

import tawatur
from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.marks import index_version
from tawatur.desk.packing import dumps, loads
from tawatur.desk.places import place_words
from tawatur.desk.schema import incident_versions, placements, runs
from tawatur.model import Incident


@dataclass(frozen=True, slots=True)
class IncidentVersion:
    """An incident as it stood from the moment ``at`` (ISO 8601, UTC) on.

    ``incident`` is None from where it is no more; ``superseded_by`` then names the incidents that took its accounts,
    and is empty where its reports were withdrawn.
    """

    number: int
    at: str
    incident: Incident | None
    superseded_by: tuple[str, ...] = ()


def to_version(row: Row[Any]) -> IncidentVersion:
    """The version that a row of the table of versions holds."""
    body = loads(Incident, row.body) if row.body is not None else None
    return IncidentVersion(row.number, row.at, body, tuple(json.loads(row.superseded_by or "[]")))


def new_run(connection: Connection, kind: str | None = None) -> int:
    """The number of a new run, which what a call stores belongs to; ``kind`` as the table has it."""
    row = insert(runs).values(at=now(), tawatur=tawatur.__version__, kind=kind)
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key is not None else 0


def incidents_of(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The incident that each of some accounts was put into last."""
    found: dict[int, str] = {}
    for part in chunks(numbers):
        newest = (
            select(placements.c.account, func.max(placements.c.version).label("version"))
            .where(placements.c.account.in_(part))
            .group_by(placements.c.account)
            .subquery()
        )
        joined = select(newest.c.account, incident_versions.c.incident).join(
            incident_versions, incident_versions.c.n == newest.c.version
        )
        found.update((row.account, row.incident) for row in connection.execute(joined))
    return found


class Standing:
    """Where accounts stand before and after a change: which incident each is in, and what the new ones say."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.before: dict[int, str] = {}
        self.after: dict[int, str] = {}
        self.incidents: dict[str, Incident] = {}

    def read(self, accounts: Iterable[int]) -> None:
        """Read which incidents some accounts are in."""
        self.before |= incidents_of(self._connection, accounts)

    def place(self, incident: Incident, accounts: Iterable[int]) -> None:
        """Say which accounts are now in an incident."""
        self.incidents[incident.id] = incident
        self.after.update(dict.fromkeys(accounts, incident.id))


def write_changes(connection: Connection, run: int, standing: Standing) -> set[str]:
    """Add a version for each incident that is new, is no longer as it was, or is no more; returns their ids."""
    ended = set(standing.before.values()) - standing.incidents.keys()
    last = newest(connection, standing.incidents.keys() | ended)
    changed: set[str] = set()
    version_of: dict[str, int] = {}
    for id_, incident in sorted(standing.incidents.items()):
        body = dumps(incident)
        known = last.get(id_)
        if known is not None and known.body == body:
            version_of[id_] = known.n
            continue
        number = known.number + 1 if known is not None else 1
        row = insert(incident_versions).values(**columns_of(incident, body), number=number, at=now(), run=run)
        key = connection.execute(row).inserted_primary_key
        version_of[id_] = key[0] if key is not None else 0
        index_version(connection, version_of[id_], incident)
        changed.add(id_)
    for id_ in sorted(ended):
        known = last.get(id_)
        if known is None or known.body is None:
            continue
        heirs = {
            standing.after[n]
            for n, before in standing.before.items()
            if before == id_ and n in standing.after
        }
        connection.execute(
            insert(incident_versions).values(
                incident=id_,
                number=known.number + 1,
                at=now(),
                run=run,
                superseded_by=json.dumps(sorted(heirs)),
            )
        )
        changed.add(id_)
    moved = [
        {"account": account, "version": version_of[id_]}
        for account, id_ in sorted(standing.after.items())
        if standing.before.get(account) != id_
    ]
    if moved:
        connection.execute(insert(placements), moved)
    return changed


def newest(connection: Connection, ids: Iterable[str]) -> dict[str, Row[Any]]:
    """The newest version of each of some incidents."""
    version, other = incident_versions, incident_versions.alias("other")
    last = select(func.max(other.c.number)).where(other.c.incident == version.c.incident).scalar_subquery()
    found: dict[str, Row[Any]] = {}
    for part in chunks(sorted(ids)):
        query = select(version).where(version.c.incident.in_(part), version.c.number == last)
        found |= {row.incident: row for row in connection.execute(query)}
    return found


def columns_of(incident: Incident, body: str) -> dict[str, object]:
    """What the row of a version says of an incident, beside its number."""
    return {
        "incident": incident.id,
        "body": body,
        "first_day": incident.date.start.isoformat() if incident.date else None,
        "last_day": incident.date.end.isoformat() if incident.date else None,
        "type": incident.type,
        "class": incident.class_,
        "grade": incident.grade,
        "independent_origins": incident.independent_origins,
        "country": incident.place.country.upper() if incident.place and incident.place.country else None,
        "place_words": place_words(incident.place),
    }
