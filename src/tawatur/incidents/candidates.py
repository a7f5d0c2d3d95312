"""Which pairs of events may tell of the same happening: those that share a key.

A key joins a family of types, a day, and one of three: a grid cell of about 50 km, an actor, or a toll (the dead, or
the dead and the hurt). Cells find what is told of one spot; actor and toll keys find what one report places in a
village and the other only in a country, or nowhere. The keys depend on the event and its report's publication day
alone, so that a store can index them; they are hints: comparison decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from math import asin, ceil, cos, degrees, floor, radians, sin

from tawatur.incidents.account import Account
from tawatur.incidents.actors import actor_party
from tawatur.incidents.geography import is_coarse
from tawatur.incidents.types import families
from tawatur.incidents.when import window
from tawatur.mentions.distance import EARTH_RADIUS_KM
from tawatur.model import Event, Place, Report

CELL_KM = 50.0
MARGIN_KM = 5.0
LONGEST_BY_DAY = 40
TELLING_TOLL = 3
_DEGREE_KM = EARTH_RADIUS_KM * radians(1)
_ROW_DEGREES = CELL_KM / _DEGREE_KM


def block_keys(event: Event, report: Report) -> frozenset[str]:
    """The keys of an event: two events are candidates for one incident exactly when they share a key.

    Guaranteed for dated events of up to 40 days and places of up to 120 km radius: events whose families meet, whose
    days are at most one apart and whose circles are at most 10 km apart share a key.
    """
    return _keys(event, report.published)


def account_keys(account: Account) -> frozenset[str]:
    """The keys of an account; the same as those of its event and report."""
    return _keys(account.event, account.published)


def _keys(event: Event, published: str | None) -> frozenset[str]:
    wheres = list(_where(event))
    heads = [family + ("+" if event.aggregate else "") for family in families(event.type)]
    return frozenset(
        f"{head}/{when}/{where}" for head in heads for when in _when(event, published) for where in wheres
    )


def _when(event: Event, published: str | None) -> Iterator[str]:
    """Each day and the day after the last, so that two events one day apart still meet."""
    days = window(event, published)
    if days is None:
        yield "undated"
    elif days.days > LONGEST_BY_DAY:
        # A span of months meets spans that start about when it does; no single day's event is taken for it.
        yield f"{days.start:%Y-%m}"
        yield f"{days.start + timedelta(days=31):%Y-%m}"
    else:
        for i in range(days.days + 1):
            yield (days.start + timedelta(days=i)).isoformat()


def _where(event: Event) -> Iterator[str]:
    place = event.place
    if place is None:
        yield "nowhere"
    elif is_coarse(place):
        yield f"country:{place.country or place.id}"
    else:
        yield from (f"{row}:{column}" for row, column in cells(place))
    for actor in {actor_party(p.actor) for p in (*event.side1, *event.side2) if p.actor}:
        yield f"actor:{actor}"
    if isinstance(event.killed, int) and event.killed >= TELLING_TOLL:
        yield f"killed:{event.killed}"
    if isinstance(event.killed, int) and isinstance(event.injured, int) and event.killed + event.injured > 1:
        # Two small counts together say as much as one that is not small.
        yield f"toll:{event.killed}/{event.injured}"


def cells(place: Place) -> Iterator[tuple[int, int]]:
    """The grid cells that the place's circle, widened by a margin, touches: rows of 50 km, columns about as wide."""
    reach = (place.radius_km + MARGIN_KM) / EARTH_RADIUS_KM
    # Where a circle is widest in longitude, and by how much (the tangent meridians of a small circle on a sphere).
    steep = sin(reach) / max(1e-9, cos(radians(place.lat)))
    half = degrees(asin(steep)) if steep < 1 else 180.0
    north = min(90.0, place.lat + degrees(reach))
    south = max(-90.0, place.lat - degrees(reach))
    for row in range(floor(south / _ROW_DEGREES), floor(north / _ROW_DEGREES) + 1):
        columns = _columns(row)
        width = 360 / columns
        first, last = floor((place.lon - half) / width), floor((place.lon + half) / width)
        for column in range(first, min(last, first + columns - 1) + 1):
            yield row, column % columns


def _columns(row: int) -> int:
    middle = min(90.0, abs((row + 0.5) * _ROW_DEGREES))
    return max(1, ceil(360 * _DEGREE_KM * cos(radians(middle)) / CELL_KM))
