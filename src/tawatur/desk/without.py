"""The incidents as they would be without some reports: what those may see from whom reports are hidden.

Nothing is left of the hidden ones: an incident that they told of with others is made anew from the others, falls apart
where they held it together, and is not there where nobody else tells of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided, numbers_of
from tawatur.desk.history import incidents_of, newest
from tawatur.desk.linking import build
from tawatur.desk.memory import Memory
from tawatur.desk.neighbours import Neighbours
from tawatur.desk.packing import loads
from tawatur.desk.schema import accounts, codings, reports, withdrawals
from tawatur.desk.settling import settle
from tawatur.model import Incident


@dataclass(frozen=True, slots=True)
class Remainder:
    """The incidents that take the place of those that hidden reports tell of, and the versions that are left out."""

    incidents: tuple[Incident, ...]
    without: frozenset[int]


def remainder(connection: Connection, hidden: Collection[str]) -> Remainder:
    """What becomes of the incidents as they stand without some reports, by their ids."""
    gone = _accounts_that_count(connection, hidden)
    if not gone:
        return Remainder((), frozenset())
    decided = Decided(connection)
    near = Neighbours(connection, decided, without=gone)
    told_in = set(incidents_of(connection, gone).values())
    bodies = (row.body for row in newest(connection, told_in).values() if row.body is not None)
    left = numbers_of(connection, {event for body in bodies for event in loads(Incident, body).events}) - gone
    # what a decision joins to hidden accounts may have been joined through them
    left |= decided.linked_with(gone) - gone
    changed = settle(connection, left, near, Memory(), decided)
    taken = [number for _, numbers in changed for number in numbers]
    told_in |= set(incidents_of(connection, taken).values())
    versions = frozenset(row.n for row in newest(connection, told_in).values())
    return Remainder(tuple(build(connection, cluster) for cluster, _ in changed), versions)


def _accounts_that_count(connection: Connection, ids: Collection[str]) -> set[int]:
    query = (
        select(accounts.c.n)
        .join(codings, codings.c.n == accounts.c.coding)
        .join(reports, reports.c.n == codings.c.report)
        .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        .where(withdrawals.c.coding.is_(None))
    )
    found: set[int] = set()
    for part in chunks(sorted(ids)):
        found.update(connection.execute(query.where(reports.c.id.in_(part))).scalars())
    return found
