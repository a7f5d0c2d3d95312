"""Distances and containment between places; all in kilometres."""

from __future__ import annotations

from functools import lru_cache

from tawatur.incidents.people import skeleton
from tawatur.mentions.distance import great_circle_km
from tawatur.model import Place

COARSE_RADIUS_KM = 120.0
"""A place vaguer than this is compared by its country, not by the circle around its point."""


def distance_km(a: Place, b: Place) -> float:
    """The great-circle distance between the points of two places."""
    return _km(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=8192)
def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return great_circle_km(lat, lon, other_lat, other_lon)


def is_coarse(place: Place) -> bool:
    """Whether a place is a country or as wide as one."""
    return place.precision == "country" or place.radius_km > COARSE_RADIUS_KM


def contains(wide: Place, narrow: Place) -> bool:
    """Whether the point of ``narrow`` lies in ``wide``: in its country for a country, in its radius otherwise."""
    if wide.id == narrow.id:
        return True
    if wide.precision == "country":
        return wide.country is not None and wide.country == narrow.country
    return narrow.radius_km <= wide.radius_km and distance_km(wide, narrow) <= wide.radius_km


def agree(a: Place, b: Place) -> bool:
    """Whether two places can both be right of one happening: one holds the other."""
    return contains(a, b) or contains(b, a)


def goes_by(capital: Place, other: Place) -> bool:
    """Whether a place may be told for another in its governorate, which goes by the same name: "in Homs"."""
    return (
        capital.admin1 is not None
        and capital.country == other.country
        and capital.admin1 == other.admin1
        and skeleton(capital.name) == skeleton(capital.admin1)
    )
