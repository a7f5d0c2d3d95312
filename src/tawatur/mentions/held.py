"""Places that the text says lie in another: a namesake far from what holds it is not meant.

"منطقة الحسينية، شمالي بغداد", "the al-Jadida neighbourhood of western Mosul": where the bearer that was taken lies elsewhere,
another one within reach is taken or, where there is none, the place stands unlisted within what holds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import PlaceName, PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.namesakes import WIDE, province_of
from tawatur.mentions.unlisted import unlisted_in
from tawatur.text.document import Document

_TOWN_KM: Final = 60.0
"""How far from a town a place in it may lie: its name may stand for its district or province."""
_QUARTER_KM: Final = 30.0
"""The same for a quarter."""
_SIDE_KM: Final = 250.0
"""How far from a town a place may lie that is only said to be north or south of it."""
_SLACK_KM: Final = 15.0
"""How far from the bounds of a province, by its radius, a place of another or of an unknown one may lie."""
_GREAT: Final = 200_000
"""People of a city that no other place of its name is taken for."""
_GAP: Final = 60  # characters
_HOLDERS: Final = (
    "country",
    "admin1",
    "admin2",
    "district",
    "region",
    "city",
    "town",
    "village",
    "camp",
    "area",
)
_SMALL: Final = ("village", "camp")
_HELD: Final = ("town", "village", "quarter", "unlisted", "city", "camp", "district", "admin2")
_KIND_AR: Final = (
    r"(?:ال)?(?:ريف|محافظه|ولايه|مدينه|بلده|قضاء|ناحيه|منطقه|مديريه|ضواحي|اقليم|مقاطعه|مركز|العاصمه|عاصمه)"
)
_SIDE_AR: Final = r"(?:ال)?(?:شمال|جنوب|شرق|غرب)ي?ه?"
_IN: Final = {
    "ar": re.compile(
        rf"[\")»]*[\s،,(]+(?:{_SIDE_AR}\s+)?(?:(?:التابع|الواقع)(?:ه|تين|تان)?\s+)?(?:في\s+|ب|ل(?=\w)|ضمن\s+|(?:داخل|وسط)\s+)"
        rf"(?:(?:{_SIDE_AR}|{_KIND_AR}|وسط)\s+)*(?:ال)?[\"(«]*"
    ),
    "en": re.compile(
        r"(?:[\"')]| (?:village|town|city|neighbou?rhood|district|quarter|area|camp|suburb|farms))*,?"
        r"(?: (?:located|situated|which (?:is|lies)))?,? (?:in|of)(?: the| rural| (?:north|south|east|west)-?(?:east|west)?(?:ern)?(?: of)?|"
        r" central| (?:part|parts|countryside|suburbs?|outskirts|province|governorate|district|city|town|area|side)(?: of)?)* "
    ),
}
_BESIDE: Final = {
    "ar": re.compile(
        rf"[\")»]*[\s،,(]+(?:(?:الي\s+)?{_SIDE_AR}\s+){{1,2}}(?:من\s+)?(?:{_KIND_AR}\s+)?(?:ال)?[\"(«]*"
    ),
    "en": re.compile(
        r"(?:[\"')]| (?:village|town|city|neighbou?rhood|district|quarter|area|camp))*,?(?: to the)?"
        r" (?:north|south|east|west)-?(?:east|west)?(?:ern)?(?: of)?(?: the)?(?: (?:city|town|province|capital)(?: of)?)? "
    ),
}
_JOINT: Final = {"ar": re.compile(r"[\")»]*\s*[،,]?\s*و?[\"(«]*"), "en": re.compile(r",? and |, | ")}
_PLURAL: Final = {
    "ar": re.compile(
        r"(?:حيي|احياء|بلدت[يا]|بلدات|قريت[يا]|قري|منطقت[يا]|مناطق|مدينت[يا]|مدن|مخيمي|مخيمات)\s+[\"(«]*$"
    ),
    "en": re.compile(r"\b(?:villages|towns|neighbou?rhoods|districts|quarters|suburbs) of $"),
}
_NOUN: Final = 20  # characters
_DISTANCE: Final = re.compile(
    r"(?: (?:village|town|area|camp))?[\s،,(]+(?:about |some |around |on the |علي بعد |نحو )?"
)
"""What stands between a place and "20 km south of" a town."""


def hold(
    document: Document, places: Sequence[PlaceFound], names: Mapping[int, PlaceName]
) -> list[PlaceFound]:
    """The places, in order, each in what the text says holds it; ``names`` are those of the places by their starts."""
    lang = document.lang or "en"
    found = list(places)
    moved: dict[int, PlaceRow] = {}
    held = False  # whether the place behind lies in another
    listed: tuple[PlaceFound, float] | None = None  # what holds the place behind, and how far that reaches
    for i in range(len(found) - 2, -1, -1):
        place, holder = found[i], found[i + 1]
        reach = _reach(document.norm, place, holder, lang) if holder.row.kind in _HOLDERS else None
        if reach is None and listed is not None and _is_listed(document.norm, place, holder, lang):
            holder, reach = listed
        if reach is not None and holder.row.kind in _SMALL and not held:
            reach = None  # which village of its name holds it is as much in doubt
        held = reach is not None
        listed = (holder, reach) if reach is not None else None
        name = names.get(place.name_start)
        if name is None or reach is None or place.row.kind not in _HELD:
            continue
        other = names.get(holder.name_start)
        about = [holder.row, *((r for r in other.rows if r.kind in _HOLDERS) if other else ())]
        if (place.row.population >= _GREAT and holder.row.kind == "country") or _lies(
            place.row, about, reach
        ):
            continue
        if reach == _SIDE_KM and place.row.kind == "city" and place.row.country == holder.row.country:
            continue  # "سبها جنوب طرابلس": far to the south
        near = [row for row in name.rows if row.kind not in WIDE and _lies(row, about, reach)]
        words = document.span(place.name_start, place.end).text
        row = near[0] if near else unlisted_in(holder.row, words)
        found[i] = PlaceFound(
            place.start, place.end, row, place.prefix, None if near else "unlisted", place.name_start
        )
        moved[id(name)] = row
    if moved:
        _tell_again(found, names, moved)
    return found


def _tell_again(
    found: list[PlaceFound], names: Mapping[int, PlaceName], moved: Mapping[int, PlaceRow]
) -> None:
    """Let a name that was moved mean the same place wherever else the report tells it."""
    for i, place in enumerate(found):
        name = names.get(place.name_start)
        row = moved.get(id(name)) if name is not None else None
        if row is not None and place.area is None and place.row.kind in _HELD and place.row is not row:
            area = "unlisted" if row.kind == "unlisted" else None
            found[i] = place._replace(row=row, area=area)


def _is_listed(text: str, place: PlaceFound, other: PlaceFound, lang: str) -> bool:
    """Whether two places are the quarters, villages or towns of one list: "حيي اليرموك والأملاك"."""
    if not _JOINT[lang].fullmatch(text, place.end, other.name_start):
        return False
    start = place.name_start - len(place.prefix)
    return _PLURAL[lang].search(text, max(0, start - _NOUN), start) is not None


def _reach(text: str, place: PlaceFound, holder: PlaceFound, lang: str) -> float | None:
    """How far a place may lie from a town that the text puts it in or beside, None where it puts it in neither."""
    quarter = place.row.kind == "quarter"
    start = holder.start if holder.area == "distance" else holder.name_start
    if not 0 < start - place.end <= _GAP:
        return None
    if holder.area == "distance":
        told = _DISTANCE.fullmatch(text, place.end, start) is not None
        return _TOWN_KM if told else None
    if _IN[lang].fullmatch(text, place.end, start):
        return _QUARTER_KM if quarter else _TOWN_KM
    if _BESIDE[lang].fullmatch(text, place.end, start):
        return _QUARTER_KM if quarter else _SIDE_KM
    return None


def _lies(row: PlaceRow, about: Sequence[PlaceRow], reach: float) -> bool:
    """Whether a place lies in or near one of the places that a name may mean."""
    for holder in about:
        if holder.kind == "country":
            if row.country == holder.country:
                return True
            continue
        own = province_of(row)
        if own is not None and own == province_of(holder) and reach > _QUARTER_KM:
            return True
        wide = holder.kind in (*WIDE, "admin2", "district", "area")
        most = max(holder.radius_km * 1.4 + _SLACK_KM, 2 * _SLACK_KM) if wide else reach + row.radius_km
        if holder.kind == "area":
            most = max(most, reach)
        if great_circle_km(row.lat, row.lon, holder.lat, holder.lon) <= most:
            return True
    return False
