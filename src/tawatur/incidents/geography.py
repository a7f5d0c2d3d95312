"""Distances and containment between places; all in kilometres."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from tawatur.model import Place

EARTH_RADIUS_KM = 6371.0088
COARSE_RADIUS_KM = 120.0
"""A place vaguer than this is compared by its country, not by the circle around its point."""


def distance_km(a: Place, b: Place) -> float:
    """The great-circle distance between the points of two places (haversine formula)."""
    half_latitude = radians(b.lat - a.lat) / 2
    half_longitude = radians(b.lon - a.lon) / 2
    chord = sin(half_latitude) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_longitude) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


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
