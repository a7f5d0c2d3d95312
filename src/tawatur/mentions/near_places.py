"""Places of the gazetteer by their ids, and those near a point."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from heapq import nsmallest

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.gazetteer import gazetteer_rows


@cache
def _places() -> Mapping[str, PlaceRow]:
    return {row.id: row for _, row in gazetteer_rows()}


def place_by_id(id: str) -> PlaceRow | None:
    """The place of an id, None where there is none."""
    return _places().get(id)


def places_near(lat: float, lon: float, limit: int = 8) -> list[tuple[PlaceRow, float]]:
    """The places nearest to a point, each with how many km away it lies; those that hold the point count as near."""

    def off(row: PlaceRow) -> float:
        return great_circle_km(lat, lon, row.lat, row.lon)

    rows = [row for row in _places().values() if abs(row.lat - lat) < 3]
    near = nsmallest(limit, rows, key=off)
    holding = [
        row for row in rows if row.kind in ("admin1", "district", "region") and off(row) <= row.radius_km
    ]
    wide = nsmallest(2, (row for row in holding if row not in near), key=lambda row: row.radius_km)
    return [(row, off(row)) for row in (*near, *wide)]
