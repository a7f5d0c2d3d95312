"""The newest versions of a desk's incidents, held in memory by one process and kept up with what is written.

Most are in one segment. What was written since that was made is read into a second one when it is asked for, until that
grows to a twentieth of the first: then both are read anew. So a page after a correction reads a few rows, and each page
sees all that was written before it was asked for, by whatever process.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Final

from sqlalchemy import Connection, func, select, text

from tawatur.desk.listing import newest_versions
from tawatur.desk.schema import incident_versions, points, tombstones
from tawatur.desk.segment import Row, Segment
from tawatur.desk.sets import made_of, whole

KINDS: Final = ("actor", "publisher", "language")
"""The kinds of marks that are held; the others have as many values as there are incidents."""
_FEW: Final = 500
_SHARE: Final = 20
_MARKS: Final = text("SELECT value, json_group_array(version) FROM marks WHERE kind = :kind GROUP BY value")
# by the index of versions, since the table is in the order of kinds
_LATER_MARKS: Final = text(
    "SELECT value, json_group_array(version) FROM marks INDEXED BY marks_by_version "
    "WHERE version > :after AND kind = :kind GROUP BY value"
)
_TOLD: Final = text(
    "SELECT reports.n, version FROM marks JOIN reports ON reports.id = value WHERE kind = 'report'"
)
_LATER_TOLD: Final = text(
    "SELECT reports.n, version FROM marks INDEXED BY marks_by_version JOIN reports ON reports.id = value "
    "WHERE version > :after AND kind = 'report'"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, and which of its incidents still stand as it holds them."""

    segment: Segment
    standing: int


class Overview:
    """What a process holds of a desk."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._base = Segment.of((), (), ())
        self._upto = 0
        self._seen = (0, 0)
        self._parts: tuple[Part, ...] = ()

    def parts(self, connection: Connection) -> tuple[Part, ...]:
        """What a connection sees, which must have asked nothing yet; what it asks next is no older."""
        with self._lock:
            seen = _newest(connection)
            if seen != self._seen:
                self._read(connection, *seen)
                self._seen = seen
            return self._parts

    def _read(self, connection: Connection, newest: int, stone: int) -> None:
        _, last_stone = self._seen
        if stone == last_stone and newest >= self._upto:
            later = _changed_after(connection, self._upto)
            if len(later) <= max(_FEW, self._base.size // _SHARE):
                base = self._base
                gone = made_of((base.by_incident[i] for i in later if i in base.by_incident), base.size)
                fresh = _segment(connection, self._upto)
                self._parts = (Part(base, whole(base.size) & ~gone), Part(fresh, whole(fresh.size)))
                return
        self._base, self._upto = _segment(connection).make_ready(), newest
        self._parts = (Part(self._base, whole(self._base.size)),)


def _newest(connection: Connection) -> tuple[int, int]:
    """The numbers of the newest version and the newest tombstone: both as they were, nothing has changed."""
    query = select(
        select(func.max(incident_versions.c.n)).scalar_subquery(),
        select(func.max(tombstones.c.n)).scalar_subquery(),
    )
    version, stone = connection.execute(query).one()
    return version or 0, stone or 0


def _changed_after(connection: Connection, number: int) -> set[str]:
    query = select(incident_versions.c.incident).where(incident_versions.c.n > number)
    return set(connection.execute(query).scalars())


def _segment(connection: Connection, after: int = 0) -> Segment:
    """A segment of the incidents that stand by versions after one."""
    version = incident_versions.c
    columns = (
        version.n, version.incident, version.first_day, version.last_day, version.type, version["class"],
        version.grade, version.independent_origins, version.country, version.place_words,
        points.c.lat, points.c.lon, points.c.radius_km,
    )  # fmt: skip
    query = newest_versions().order_by(None).where(version.n > after)
    query = query.outerjoin(points, points.c.version == version.n).with_only_columns(*columns)
    rows = [Row(*row) for row in connection.execute(query)]
    told = connection.execute(_LATER_TOLD if after else _TOLD, {"after": after} if after else {})
    return Segment.of(rows, _marks(connection, after), ((report, n) for report, n in told))


def _marks(connection: Connection, after: int) -> Iterator[tuple[str, str, Iterable[int]]]:
    for kind in KINDS:
        given = {"kind": kind, "after": after} if after else {"kind": kind}
        for value, numbers in connection.execute(_LATER_MARKS if after else _MARKS, given):
            yield kind, value, json.loads(numbers)
