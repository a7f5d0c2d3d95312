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
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select, text, true

from tawatur.desk.listing import newest_versions
from tawatur.desk.schema import incident_versions, points, reports, tombstones
from tawatur.desk.segment import Row, Segment
from tawatur.desk.sets import made_of, whole

KINDS: Final = ("actor", "publisher", "language")
"""The kinds of marks that are held; the others have as many values as there are incidents."""
_FEW: Final = 500
_SHARE: Final = 20
_MARKS: Final = "SELECT value, {gathered} FROM marks {by} WHERE kind = :kind {some} GROUP BY value"
_TOLD: Final = (
    "SELECT reports.n, version FROM marks {by} "
    "JOIN reports ON reports.id = value WHERE kind = 'report' {some}"
)
_GATHERED: Final = {
    "sqlite": "json_group_array(version)",
    "postgresql": "CAST(json_agg(version) AS text)",
}
# some by the index of versions, since SQLite has the table in the order of kinds
_SOME: Final = {
    "sqlite": {
        "by": "INDEXED BY marks_by_version",
        "some": "AND version IN (SELECT value FROM json_each(:versions))",
    },
    "postgresql": {
        "by": "",
        "some": "AND version IN (SELECT CAST(v AS integer) FROM "
        "json_array_elements_text(CAST(:versions AS json)) AS v)",
    },
}
_REVISED: Final = text(
    "SELECT DISTINCT version FROM marks WHERE kind = 'report' "
    "AND value IN (SELECT id FROM reports WHERE n > :after) AND version <= :upto"
)


class Seen(NamedTuple):
    """The numbers of the newest version, report and tombstone: all as they were, nothing has changed."""

    version: int = 0
    report: int = 0
    stone: int = 0


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
        self._base_seen = self._seen = Seen()
        self._parts: tuple[Part, ...] = ()

    def parts(self, connection: Connection) -> tuple[Part, ...]:
        """What a connection sees, which must have asked nothing yet; what it asks next is no older."""
        with self._lock:
            seen = _newest(connection)
            if seen != self._seen:
                self._parts = self._later(connection, seen) or self._anew(connection, seen)
                self._seen = seen
            return self._parts

    def _later(self, connection: Connection, seen: Seen) -> tuple[Part, ...] | None:
        """What was read before, with what has been written since; None where that is much, or something was blanked."""
        base, before = self._base, self._base_seen
        if seen.stone != before.stone or seen.version < before.version or seen.report < before.report:
            return None
        version = incident_versions.c
        changed = set(
            connection.execute(select(version.incident).where(version.n > before.version)).scalars()
        )
        # what is found by another text of a report, and is otherwise as it was
        revised = connection.execute(_REVISED, {"after": before.report, "upto": before.version}).scalars()
        stand = [base.rows[base.at[n]] for n in revised if n in base.at]
        if len(changed) + len(stand) > max(_FEW, base.size // _SHARE):
            return None
        moved = {*changed, *(row.incident for row in stand)}
        gone = made_of((base.by_incident[i] for i in moved if i in base.by_incident), base.size)
        fresh = _rows(connection, version.n > before.version)
        rows = [*fresh, *(row for row in stand if row.incident not in changed)]
        return Part(base, whole(base.size) & ~gone), _part(_segment(connection, rows, some=True))

    def _anew(self, connection: Connection, seen: Seen) -> tuple[Part, ...]:
        self._base = _segment(connection, _rows(connection, true()), some=False).make_ready()
        self._base_seen = seen
        return (_part(self._base),)


def _part(segment: Segment) -> Part:
    return Part(segment, whole(segment.size))


def _newest(connection: Connection) -> Seen:
    columns = (incident_versions.c.n, reports.c.n, tombstones.c.n)
    query = select(*(select(func.max(column)).scalar_subquery() for column in columns))
    return Seen(*(number or 0 for number in connection.execute(query).one()))


def _rows(connection: Connection, where: ColumnElement[bool]) -> list[Row]:
    """The rows of the incidents that stand by some versions."""
    version = incident_versions.c
    columns = (
        version.n, version.incident, version.first_day, version.last_day, version.type, version["class"],
        version.grade, version.independent_origins, version.country, version.place_words,
        points.c.lat, points.c.lon, points.c.radius_km,
    )  # fmt: skip
    query = newest_versions().order_by(None).where(where)
    query = query.outerjoin(points, points.c.version == version.n).with_only_columns(*columns)
    return [Row(*row) for row in connection.execute(query)]


def _segment(connection: Connection, rows: list[Row], *, some: bool) -> Segment:
    """A segment of rows; ``some`` where they are few of the desk's."""
    dialect = connection.dialect.name
    how = {"gathered": _GATHERED[dialect], **(_SOME[dialect] if some else {"by": "", "some": ""})}
    given = {"versions": json.dumps([row.n for row in rows])} if some else {}

    def marks() -> Iterator[tuple[str, str, Iterable[int]]]:
        for kind in KINDS:
            for value, numbers in connection.execute(text(_MARKS.format(**how)), {"kind": kind, **given}):
                yield kind, value, json.loads(numbers)

    told = connection.execute(text(_TOLD.format(**how)), given)
    return Segment.of(rows, marks(), ((report, n) for report, n in told))
