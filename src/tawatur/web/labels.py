"""The names that the map shows: countries, provinces and cities of the gazetteer, in the reader's language."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from tawatur.mentions.tables import DATA, read_table
from tawatur.web.view import Lang

_LEAST_PEOPLE: Final = 100_000
_FROM_ZOOM: Final = {"country": 2.5, "admin1": 5.5, "city": 6.0}


@cache
def labels(lang: Lang) -> bytes:
    """GeoJSON points with ``name``, ``kind``, the zoom ``from`` which they show, and a rank, the first first."""
    rows = read_table(DATA / "gazetteer" / "registry.tsv")
    features = [_feature(row, lang) for row in rows if _is_shown(row)]
    found = {"type": "FeatureCollection", "features": features}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _is_shown(row: dict[str, str]) -> bool:
    if not row["name_ar"]:
        return False
    return row["kind"] in ("country", "admin1") or int(row["population"] or 0) >= _LEAST_PEOPLE


def _feature(row: dict[str, str], lang: Lang) -> dict[str, Any]:
    kind = row["kind"] if row["kind"] in _FROM_ZOOM else "city"
    people = int(row["population"] or 0)
    big = kind == "city" and people >= 1_000_000
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(float(row[axis]), 2) for axis in ("lon", "lat")]},
        "properties": {
            "name": row["name_ar"] if lang == "ar" else row["name"],
            "kind": kind,
            "from": 4.5 if big else _FROM_ZOOM[kind],
            "rank": -people if kind != "country" else -(10**10) - people,
        },
    }
