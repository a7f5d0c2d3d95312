"""A page of incidents, and the counts beside it: what a screen shows of a desk, by the database's indexes alone."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Select, Text, column, func, or_, select, table

from tawatur.desk.errors import DeskError
from tawatur.desk.listing import filters, newest_versions
from tawatur.desk.packing import loads
from tawatur.desk.schema import incident_versions, marks, points, reports
from tawatur.model import Incident
from tawatur.text.stems import stems

Order = Literal["day", "-day", "origins", "updated"]
ORDERS: Final[tuple[Order, ...]] = ("-day", "day", "origins", "updated")
_WORDS: Final = table("report_words", column("rowid"), column("report_words", Text))
MOST_VALUES: Final = 12


@dataclass(frozen=True, slots=True)
class Search:
    """What incidents are asked for; every condition that is given must hold, of one kind any of its values.

    ``since`` and ``until`` are days, inclusive; ``types`` types or classes; ``place`` as for ``Desk.incidents``;
    ``box`` is west, south, east, north in degrees, and holds incidents whose point lies in it; ``actors``,
    ``publishers`` and ``origins`` are slugs, names and ids; ``words`` are looked for in titles and texts of reports,
    folded and without clitics and endings, every one of them, those in quotes one after the other. ``without`` are
    the numbers of versions that are left out.
    """

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    actors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    min_origins: int | None = None
    words: str = ""
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an incident lies, for a map: degrees, the radius of its area in km, its type and grade."""

    id: str
    lat: float
    lon: float
    radius_km: float
    type: str
    grade: str
    first_day: str | None


def page(
    connection: Connection, search: Search, order: Order, limit: int, offset: int
) -> tuple[list[Incident], int]:
    """The incidents of a page, and how many there are in all."""
    query = _found(search)
    version = incident_versions.c
    by: dict[Order, tuple[ColumnElement[Any], ...]] = {
        "day": (version.first_day.is_(None), version.first_day, version.incident),
        "-day": (version.first_day.is_(None), version.first_day.desc(), version.incident),
        "origins": (version.independent_origins.desc(), version.first_day.desc(), version.incident),
        "updated": (version.n.desc(),),
    }
    numbers = query.with_only_columns(version.n).order_by(None).order_by(*by[order])
    shown = list(connection.execute(numbers.limit(limit).offset(offset)).scalars())
    rows = connection.execute(select(version.n, version.body).where(version.n.in_(shown)))
    bodies = {row.n: row.body for row in rows}
    return [loads(Incident, bodies[n]) for n in shown], _count(connection, search)


def facets(
    connection: Connection, search: Search, most: int | None = MOST_VALUES
) -> dict[str, list[tuple[str, int]]]:
    """How many incidents each value of a kind would leave, the most first, whatever values of that kind are chosen.

    Of actors and publishers at most ``most`` are given.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for kind, chosen in (("type", {"types": ()}), ("grade", {"grades": ()})):
        value = incident_versions.c[kind]
        within = _found(replace(search, **chosen)).order_by(None)  # type: ignore[arg-type]
        found[kind] = _most(connection, within.with_only_columns(value, func.count()).group_by(value))
    for kind, field in (("actor", "actors"), ("publisher", "publishers")):
        numbers = _numbers(replace(search, **{field: ()}))  # type: ignore[arg-type]
        counted = select(marks.c.value, func.count()).where(
            marks.c.kind == kind, marks.c.version.in_(numbers)
        )
        found[kind] = _most(connection, counted.group_by(marks.c.value))[:most]
    return found


def days(connection: Connection, search: Search) -> list[tuple[str, int]]:
    """How many incidents begin on each day that has any, whatever days are asked for."""
    day = incident_versions.c.first_day
    within = _found(replace(search, since=None, until=None)).where(day.is_not(None)).order_by(None)
    rows = connection.execute(within.with_only_columns(day, func.count()).group_by(day).order_by(day))
    return [(day, count) for day, count in rows]


def spots(connection: Connection, search: Search, most: int) -> list[Spot]:
    """Where the incidents lie, the latest ``most`` of those that have a place; the box of the search is not asked."""
    version = incident_versions.c
    query = _found(replace(search, box=None)).order_by(None).join(points, points.c.version == version.n)
    query = query.with_only_columns(
        version.incident, points.c.lat, points.c.lon, points.c.radius_km, version.type, version.grade,
        version.first_day,
    )  # fmt: skip
    latest = query.order_by(version.first_day.desc(), version.incident).limit(most)
    return [Spot(*row) for row in connection.execute(latest)]


def _most(connection: Connection, counted: Select[Any]) -> list[tuple[str, int]]:
    return sorted(
        ((value, count) for value, count in connection.execute(counted)), key=lambda p: (-p[1], p[0])
    )


def _count(connection: Connection, search: Search) -> int:
    within = _numbers(search).subquery()
    return connection.execute(select(func.count()).select_from(within)).scalar() or 0


def _numbers(search: Search) -> Select[Any]:
    return _found(search).order_by(None).with_only_columns(incident_versions.c.n)


def _found(search: Search) -> Select[Any]:
    version = incident_versions.c
    conditions = filters(search.since, search.until, None, search.place, search.min_origins, None)
    if search.types:
        conditions.append(or_(*(filters(None, None, kind, None, None, None)[0] for kind in search.types)))
    if search.grades:
        conditions.append(or_(*(filters(None, None, None, None, None, grade)[0] for grade in search.grades)))
    for kind, values in (
        ("actor", search.actors), ("publisher", search.publishers), ("origin", search.origins)
    ):  # fmt: skip
        if values:
            marked = select(marks.c.version).where(marks.c.kind == kind, marks.c.value.in_(values))
            conditions.append(version.n.in_(marked))
    if search.box is not None:
        conditions.append(version.n.in_(_in_box(search.box)))
    if search.languages:
        conditions.append(version.n.in_(_told_in(reports.c.lang.in_(search.languages))))
    if search.words.strip():
        matching = select(_WORDS.c.rowid).where(_WORDS.c.report_words.op("MATCH")(_match(search.words)))
        conditions.append(version.n.in_(_told_in(reports.c.n.in_(matching))))
    if search.without:
        left_out = func.json_each(json.dumps(sorted(search.without))).table_valued("value")
        conditions.append(version.n.not_in(select(left_out.c.value)))
    return newest_versions().where(*conditions)


def _in_box(box: tuple[float, float, float, float]) -> Select[Any]:
    west, south, east, north = box
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise DeskError("The box is none: give west, south, east and north in degrees, as 35.5,32,42.4,37.4.")
    lon = points.c.lon
    # a box over the 180th meridian has its west east of its east
    across = or_(lon >= west, lon <= east) if west > east else lon.between(west, east)
    return select(points.c.version).where(points.c.lat.between(south, north), across)


def _told_in(condition: ColumnElement[bool]) -> Select[Any]:
    """The versions of incidents that a report tells."""
    names = select(reports.c.id).where(condition)
    return select(marks.c.version).where(marks.c.kind == "report", marks.c.value.in_(names))


def reports_that(
    connection: Connection, search: Search, ids: Collection[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of some reports that have the words of a search, and those that are in its languages."""
    kept = reports.c.id.in_(select(func.json_each(json.dumps(sorted(ids))).table_valued("value").c.value))
    matching = select(_WORDS.c.rowid).where(_WORDS.c.report_words.op("MATCH")(_match(search.words)))
    telling = select(reports.c.id).where(kept, reports.c.n.in_(matching))
    spoken = select(reports.c.id).where(kept, reports.c.lang.in_(search.languages))
    found = (connection.execute(query).scalars() for query in (telling, spoken))
    words, languages = (frozenset(names) for names in found)
    return words, languages


def _match(words: str) -> str:
    """The words of a search in the language of the index: each stem quoted, so that none is an operator."""
    parts = words.split('"')
    phrases = [stems(part) for part in parts[1::2]]
    found = [" ".join(phrase) for phrase in phrases] + [stem for part in parts[::2] for stem in stems(part)]
    quoted = [f'"{phrase}"' for phrase in found if phrase]
    # what has no letters at all matches nothing, not everything
    return " AND ".join(quoted) or '"\u0001"'
