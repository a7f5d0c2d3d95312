"""The distance between two points on the earth, for every stage that compares places."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the earth (IUGG)."""


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in kilometres (haversine formula); angles in degrees."""
    half_latitude = radians(other_lat - lat) / 2
    half_longitude = radians(other_lon - lon) / 2
    chord = sin(half_latitude) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_longitude) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
