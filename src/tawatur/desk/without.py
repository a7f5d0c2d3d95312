"""The incidents as they would be without some reports: what those may see from whom reports are hidden.

Nothing is left of the hidden ones: an incident that they told of with others is made anew from the others, falls apart
where they held it together, and is not there where nobody else tells of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection, func, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided, numbers_of
from tawatur.desk.history import incidents_of, newest
from tawatur.desk.linking import build
from tawatur.desk.memory import Memory
from tawatur.desk.neighbours import Neighbours
from tawatur.desk.packing import loads
from tawatur.desk.schema import accounts, codings, decisions, incident_versions, links, reports, withdrawals
from tawatur.desk.settling import Settled, settle
from tawatur.model import Incident


@dataclass(frozen=True, slots=True)
class Remainder:
    """The incidents that take the place of those that hidden reports tell of, and the versions that are left out."""

    incidents: tuple[Incident, ...]
    without: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a remainder was found from: the hidden accounts, all that was looked at, and how far the desk had come."""

    gone: frozenset[int]
    accounts: frozenset[int]
    incidents: frozenset[str]
    upto: tuple[int, int, int]
    found: Remainder


class Known:
    """What was found for a reader before, and is not looked for again when a desk changes elsewhere."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.memory = Memory()
        self._built: dict[frozenset[int], Incident] = {}
        self._looked: _Looked | None = None

    def build(self, connection: Connection, changed: Iterable[Settled]) -> tuple[Incident, ...]:
        """The incidents of some clusters; only those of this time are kept."""
        known, self._built = self._built, {}
        for cluster, numbers in changed:
            key = frozenset(numbers)
            self._built[key] = known.get(key) or build(connection, cluster)
        return tuple(self._built.values())

    def found(self, connection: Connection, gone: set[int]) -> Remainder | None:
        """What was found before, where nothing has come since to what was looked at."""
        looked = self._looked
        if looked is None or looked.gone != gone:
            return None
        version, account, decision = looked.upto
        later = select(incident_versions.c.incident).where(incident_versions.c.n > version).distinct()
        if not looked.incidents.isdisjoint(connection.execute(later).scalars()):
            return None
        # a link comes with the later of its accounts, which is b
        ends = select(links.c.a).where(links.c.b > account)
        if not looked.accounts.isdisjoint(connection.execute(ends).scalars()):
            return None
        return looked.found if _upto(connection)[2] == decision else None

    def keep(self, connection: Connection, gone: set[int], near: Neighbours, found: Remainder) -> None:
        """Keep what was found, and what it was found from."""
        looked, stands = near.looked_at()
        self._looked = _Looked(frozenset(gone), looked, stands, _upto(connection), found)


def remainder(connection: Connection, hidden: Collection[str], known: Known | None = None) -> Remainder:
    """What becomes of the incidents as they stand without some reports, by their ids.

    ``known`` is what was found for the same reader before.
    """
    gone = _accounts_that_count(connection, hidden)
    if not gone:
        return Remainder((), frozenset())
    known = known or Known()
    with known.lock:
        found = known.found(connection, gone)
        if found is None:
            known.memory.trim()
            found = _remainder(connection, gone, known)
        return found


def _remainder(connection: Connection, gone: set[int], known: Known) -> Remainder:
    decided = Decided(connection)
    near = Neighbours(connection, decided, without=gone)
    told_in = set(incidents_of(connection, gone).values())
    bodies = (row.body for row in newest(connection, told_in).values() if row.body is not None)
    left = numbers_of(connection, {event for body in bodies for event in loads(Incident, body).events}) - gone
    # what a decision joins to hidden accounts may have been joined through them
    left |= decided.linked_with(gone) - gone
    changed = settle(connection, left, near, known.memory, decided)
    taken = [number for _, numbers in changed for number in numbers]
    near.standing({*taken, *gone})
    told_in |= set(incidents_of(connection, taken).values())
    versions = frozenset(row.n for row in newest(connection, told_in).values())
    found = Remainder(known.build(connection, changed), versions)
    known.keep(connection, gone, near, found)
    return found


def _upto(connection: Connection) -> tuple[int, int, int]:
    """How far a desk has come: its newest version, account and decision."""
    numbers = (incident_versions.c.n, accounts.c.n, decisions.c.n)
    version, account, decision = (connection.execute(select(func.max(n))).scalar() or 0 for n in numbers)
    return version, account, decision


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
