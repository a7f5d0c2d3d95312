"""Places that a text tells apart without a name: "a nearby village", "بلدة أخرى".

Each lies beside the town named nearest by, no more finely told than that town, and is another place than it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.text.document import Document

RADIUS_KM: Final = 15.0
"""How far off a nearby place may lie at least."""
_TOWNS: Final = frozenset({"city", "town", "village", "camp", "quarter", "unlisted"})
_NAMED: Final = 30  # characters: the name of the place may follow
_AND: Final = re.compile(r",? and (?:in |on |at )?| و(?:في |علي )?")
_JOINED: Final = 10  # characters
# "من ناحية أخرى": on the other hand
_PATTERNS: Final = {
    "ar": re.compile(
        r"(?:بلده|قريه|مدينه|منطقه|مخيم|ضاحيه|(?<!من )ناحيه|حي) (?:مجاوره?|قريبه?|اخري|اخر|ثانيه?|محاذيه?|متاخمه?)(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:an? (?:nearby|neighbou?ring|adjacent|second|separate|different)|another) "
        r"(?:village|town|city|neighbou?rhood|district|suburb|camp|hamlet|settlement)\b"
    ),
}


def find_nearby(document: Document, listed: Sequence[PlaceFound]) -> list[PlaceFound]:
    """The places told apart without a name, offsets of the normal form; none where ``listed`` has no town before it."""
    pattern = _PATTERNS.get(document.lang or "en")
    if pattern is None or not listed:
        return []
    found = []
    for match in pattern.finditer(document.norm):
        start, end = match.span()
        if any(start < p.end and p.start < end + _NAMED for p in listed if p.end > start):
            continue
        if any(
            _AND.fullmatch(document.norm, p.end, start) for p in listed if start - _JOINED < p.end <= start
        ):
            continue  # "in Maroua and a nearby quarter": told as one place
        town = next((p.row for p in reversed(listed) if p.end <= start and p.row.kind in _TOWNS), None)
        if town is not None:
            found.append(PlaceFound(start, end, _beside(town), "", "near", start))
    return found


def _beside(town: PlaceRow) -> PlaceRow:
    radius = max(town.radius_km, RADIUS_KM)
    id, name = f"{town.id}~", f"near {town.name}"
    return replace(town, id=id, name=name, name_ar=None, kind="unlisted", radius_km=radius, population=0)
