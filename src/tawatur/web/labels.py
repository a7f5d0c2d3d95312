"""The names that the map shows: countries, provinces and cities of the gazetteer, in both languages."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from tawatur.mentions.tables import DATA, read_table

_LEAST_PEOPLE: Final = 100_000
_FROM_ZOOM: Final = {"country": 2.5, "admin1": 5.5, "city": 6.0}


@cache
def labels() -> bytes:
    """GeoJSON points with ``en``, ``ar``, ``kind``, the zoom ``from`` which they show, and a rank, the first first."""
    rows = read_table(DATA / "gazetteer" / "registry.tsv")
    features = [_feature(row) for row in rows if _is_shown(row)]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _is_shown(row: dict[str, str]) -> bool:
    if not row["name_ar"]:
        return False
    return row["kind"] in ("country", "admin1") or int(row["population"] or 0) >= _LEAST_PEOPLE


def _feature(row: dict[str, str]) -> dict[str, Any]:
    kind = row["kind"] if row["kind"] in _FROM_ZOOM else "city"
    people = int(row["population"] or 0)
    big = kind == "city" and people >= 1_000_000
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]},
        "properties": {
            "en": row["name"],
            "ar": row["name_ar"],
            "kind": kind,
            "from": 4.5 if big else _FROM_ZOOM[kind],
            "rank": -people if kind != "country" else -(10**10) - people,
        },
    }
