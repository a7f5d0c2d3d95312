"""GeoJSON (RFC 7946) for maps: one feature an incident.

A place known to within 15 km is a point; a wider one is drawn as the circle in which the true place lies, never as a
pin that looks exact; an incident without a place has no geometry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import Any, Final, TextIO

from tawatur.desk.table import incident_row
from tawatur.mentions.distance import EARTH_RADIUS_KM
from tawatur.model import Incident, Place

EXACT_KM: Final = 15.0
VERTICES: Final = 32
_Point = tuple[float, float]


def write_geojson(incidents: Iterable[Incident], out: TextIO) -> int:
    """Write a FeatureCollection, a feature a line; returns how many incidents it holds."""
    count = 0
    out.write('{"type":"FeatureCollection","features":[')
    for incident in incidents:
        line = json.dumps(feature(incident), ensure_ascii=False, separators=(",", ":"))
        out.write((",\n" if count else "\n") + line)
        count += 1
    out.write("\n]}\n")
    return count


def feature(incident: Incident) -> dict[str, Any]:
    """The feature of an incident; its properties are the columns of the CSV export, with days as ISO dates."""
    row = {name: v.isoformat() if isinstance(v, date) else v for name, v in incident_row(incident).items()}
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry(incident.place),
        "properties": row,
    }


def geometry(place: Place | None) -> dict[str, Any] | None:
    """The point of a place, or the area that it may lie in; None for no place."""
    if place is None:
        return None
    if place.radius_km <= EXACT_KM:
        return {"type": "Point", "coordinates": [_rounded(place.lon), _rounded(place.lat)]}
    parts = [part for ring in _rings(place) if len(part := [*ring, ring[0]]) > 3]
    coordinates = [[[[_rounded(lon), _rounded(lat)] for lon, lat in part]] for part in parts]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def _rounded(angle: float) -> float:
    # Five decimals are about a metre; RFC 7946, section 11.2, warns of digits that mean nothing.
    return round(angle, 5)


def _rings(place: Place) -> list[list[_Point]]:
    """Rings around a place, counterclockwise, open, cut where they cross the meridian of 180 degrees."""
    reach = place.radius_km / EARTH_RADIUS_KM
    if abs(place.lat) + degrees(reach) >= 90:
        return [_cap(place.lat, degrees(reach))]
    ring = [_beside(place, reach, -2 * pi * i / VERTICES) for i in range(VERTICES)]
    middle = [_clipped(_clipped(ring, -180.0, 1), 180.0, -1)]
    east = [[(lon - 360, lat) for lon, lat in _clipped(ring, 180.0, 1)]]
    west = [[(lon + 360, lat) for lon, lat in _clipped(ring, -180.0, -1)]]
    return [part for part in middle + east + west if part]


def _cap(lat: float, reach: float) -> list[_Point]:
    """The band from a circle's far side to the pole that the circle holds: plane maps can draw no such circle."""
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    return [(-180.0, south), (180.0, south), (180.0, north), (-180.0, north)]


def _beside(place: Place, reach: float, bearing: float) -> _Point:
    """The point at an angular distance and bearing; its longitude may pass 180 degrees, so that a ring stays whole."""
    lat = radians(place.lat)
    there = asin(sin(lat) * cos(reach) + cos(lat) * sin(reach) * cos(bearing))
    turn = atan2(sin(bearing) * sin(reach) * cos(lat), cos(reach) - sin(lat) * sin(there))
    return place.lon + degrees(turn), degrees(there)


def _clipped(ring: list[_Point], meridian: float, side: int) -> list[_Point]:
    """The part of a ring east (1) or west (-1) of a meridian (Sutherland and Hodgman, 1974)."""
    found: list[_Point] = []
    for (lon, lat), (next_lon, next_lat) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        inside, next_inside = (lon - meridian) * side >= 0, (next_lon - meridian) * side >= 0
        if inside:
            found.append((lon, lat))
        if inside != next_inside:
            share = (meridian - lon) / (next_lon - lon)
            found.append((meridian, lat + share * (next_lat - lat)))
    return found if len(set(found)) > 2 else []
