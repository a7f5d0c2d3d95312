"""What is to be expunged with a report, what came of it, and the tombstones that stand in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tawatur.desk.schema import reports, tombstones
from tawatur.model import Report


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stands in the place of a report that was expunged: its new name, by whom, why and when (ISO 8601, UTC)."""

    name: str
    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A kept file that goes with a report, as its digest names it.

    ``others`` are the reports that were read from it too: they stay, without their evidence.
    """

    sha256: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToExpunge:
    """What goes with a report: every text of it (``ids`` where it came under several names), its posts, kept files."""

    ids: tuple[str, ...]
    posts: int
    texts: int
    events: int
    incidents: int
    files: tuple[KeptFile, ...]
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Expunged:
    """What came of it. ``remains`` tells where words of the report still stand, as in other outlets' copies of it.

    ``swept`` is false where another program had the desk open, so that the desk's file may still hold what its rows
    do not; another call does the rest.
    """

    tombstone: Tombstone
    rows: int
    files: int
    incidents: tuple[str, ...]
    remains: tuple[str, ...]
    swept: bool


def read_tombstones(connection: Connection) -> tuple[Tombstone, ...]:
    """Every tombstone, the earliest first."""
    rows = connection.execute(select(tombstones).order_by(tombstones.c.n))
    return tuple(Tombstone(row.name, row.by, row.reason, row.at) for row in rows)


def tombstone_of(connection: Connection, name: str) -> Tombstone | None:
    """The newest tombstone of a report, by the id that it had or by the tombstone's own name."""
    named = (tombstones.c.id_sha256 == id_digest(name)) | (tombstones.c.name == name)
    row = connection.execute(select(tombstones).where(named).order_by(tombstones.c.n.desc())).first()
    return Tombstone(row.name, row.by, row.reason, row.at) if row is not None else None


def id_digest(id_: str) -> str:
    """The digest that a tombstone knows an id by."""
    return hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()


def hidden_key(key: str) -> str:
    """What an item of a feed is known by once its own key is not to be read any more."""
    return f"sha256:{id_digest(key)}"


def refused(connection: Connection) -> dict[str, Tombstone]:
    """The digests of ids, of texts, and of the bytes of reports, that were expunged."""
    query = select(tombstones, reports.c.sha256, reports.c.raw_sha256)
    found: dict[str, Tombstone] = {}
    for row in connection.execute(query.join(reports, reports.c.id == tombstones.c.name)):
        stone = Tombstone(row.name, row.by, row.reason, row.at)
        found |= {digest: stone for digest in (row.id_sha256, row.sha256, row.raw_sha256) if digest}
    return found


def stone_of(report: Report, refused: Mapping[str, Tombstone]) -> Tombstone | None:
    """Why a report is not taken in: its text or its bytes were expunged, or what stood at its address was.

    An id that is no address may be the next report's too.
    """
    addresses = (id_digest(name) for name in (report.id, report.url) if name and "://" in name)
    digests = (report.sha256, report.raw_sha256, *addresses)
    return next((refused[digest] for digest in digests if digest and digest in refused), None)
