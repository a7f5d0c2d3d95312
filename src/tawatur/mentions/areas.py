"""The area that the words around a place's name describe: "near", "eastern", "ريف", "20 km south of".

No location is made finer than the words print: an area carries a radius that holds what they may mean.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from tawatur.mentions.entries import Nationality, PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.signs import signs
from tawatur.mentions.territories import country_told, extents
from tawatur.text.document import Document

_DIRECTIONS_AR = {
    "شمال": (1, 0), "جنوب": (-1, 0), "شرق": (0, 1), "غرب": (0, -1),
}  # fmt: skip
_DIRECTION_AR = re.compile(
    r"(?:^|[\s\"(])[وف]?[بل]?(?P<words>(?:(?P<rural>(?:ال)?ريف)\s+)?(?:ال)?(?P<first>شمال|جنوب|شرق|غرب)ي?ه?"
    r"(?:[\s-]+(?:ال)?(?P<second>شرق|غرب)ي?ه?)?\s+"
    r"(?:(?:مدينه|محافظه|بلده|منطقه|البلاد|قضاء|مديريه)\s+)?[\"(]*)$"
)
_DIRECTION_AFTER_AR = re.compile(r"[\")]*\s+ال(شمال|جنوب|شرق|غرب)ي?ه?(?:\s+ال(شرق|غرب)ي?ه?)?\b")
_RURAL_AR = re.compile(
    r"(?:^|[\s\"(])[وفبل]*(?:ب?ال)?(ريف|ارياف|ريفي|باديه|صحراء)\s+(?:(?:مدينه|محافظه)\s+)?[\"(]*$"
)
_NEAR_AR = re.compile(
    r"(?:^|[\s\"(])[وف]?(?P<words>(?:قرب|بالقرب من|محيط|بمحيط|في محيط|اطراف|ضواحي|مشارف|تخوم|جوار|بجوار|بضواحي|باطراف|علي اطراف|علي مشارف|حول)\s+(?:(?:مدينه|بلده|قريه|محافظه|منطقه|مخيم|قاعده|مطار|حي)\s+)?[\"(]*)$"
)
_DISTANCE_AR = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:كم|كيلومترا?|كيلو مترا?|كلم)\s+(?:تقريبا\s+)?(?:(?:الي\s+)?(?:ال)?(شمال|جنوب|شرق|غرب)ي?(?:\s+(?:ال)?(شرق|غرب)ي?)?\s+)?"
    r"(?:(?:من|عن)\s+)?(?:(?:مدينه|بلده|قريه|مركز|وسط|العاصمه|محافظه)\s+)*[\"(]*$"
)
_DISTANCE_EN = re.compile(
    r"(\d+(?:\.\d+)?)[ -]?(km|kms|kilomet(?:er|re)s?|(?:nautical )?miles?)\s+(?:\(\d+[ -]?\w+\) )?(?:to the )?(north|south|east|west)?-?\s?(east|west)?(?:ern)?\s*(?:of|outside|from|away from)\s+(?:the )?(?:\w+ )?(?:\w+ of )?$"
)
_DIRECTION_EN = re.compile(
    r"\b(north|south|east|west)-?\s?(east|west)?(?:ern)?(?! (?:province|governorate|city|town|district|village) of\b)"
    r"(?: (?P<part>countryside|suburbs?|outskirts|edges?|parts?|areas?|districts?|neighbou?rhoods?|entrance|front))?(?: (?:of|in))?"
    r"(?: (?:the )?(?:province|governorate|city|town|district|village) of)?(?: the)?\s+$"
)
_MILES = (("mile", 1.609), ("nautical", 1.852))
_RURAL_EN = re.compile(
    r"\b(?:rural|countryside of|countryside around)(?: the)?(?: (?:city|province) of)?\s+$"
)
_AFTER_EN = re.compile(
    r"(?:'?s)?(?:\s+(?:province|governorate)(?:'?s)?)?\s+(?:(?P<first>north|south|east|west)-?(?P<second>east|west)?(?:ern)?\s+)?"
    r"(?:countryside|suburbs|outskirts|rural areas?)\b"
)
_NEAR_EN = re.compile(
    r"\b(?:near|nearby|outside|around|close to|next to|on the (?:edge|outskirts) of|outskirts of|edges? of|(?<=\ba )suburb of|suburbs of|vicinity of)(?: the)?(?: (?:city|town|village|border town|capital) of)?\s+(?:the\s+)?$"
)
_NEAR_WORDS = ("near", "outsi", "around", "close", "next", "edge", "outsk", "subur", "vicin")
# A site of a town's name that has no entry of its own lies about the town, and mostly outside it.
_SETTLEMENTS = ("city", "town", "village")
_SITE_AR = re.compile(
    r"(?:^|[\s\"(])[وفبل]{0,2}(?P<words>(?:مطار|قاعده|معسكر|حقل|مصفاه|سد|سجن|ميناء|مرفا)\s+(?:(?:مدينه|بلده)\s+)?[\"(]*)$"
)
_SITE_EN = re.compile(
    r"(?:'s)? (?:(?:military|international|civil|central|oil|air) )?(?:airport|air ?base|airfield|base|refinery|dam|prison|oil ?fields?)\b"
)
_SUBURB_EN = re.compile(r"(?:'?s)? suburb\b(?! of\b)")  # "in a Damascus suburb": beside it
_EN_STEP = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}


_BEARING_AR = re.compile(
    r"[\")]*(?:\s*[،(]|\s+(?:الواقع\w*|(?:التي|و)?\s?(?:تقع|تبعد)(?: (?:نحو|حوالي))?))?\s*"
    r"(?P<towards>الي\s+ال(?:شمال|جنوب|شرق|غرب)(?:\s+ال\w+)?\s+من\s+(?:ال)?)?"
)
"""What stands between a province and a town that it only lies beside: "محافظة مأرب، شرق صنعاء"."""
_WIDE = ("admin1", "admin2", "region")


def without_bearings(text: str, places: Sequence[PlaceFound]) -> list[PlaceFound]:
    """The places of an Arabic text without the towns that only say where a province lies, which they are not in."""
    return [p for i, p in enumerate(places) if i == 0 or not _only_bears(text, places[i - 1], p)]


def _only_bears(text: str, province: PlaceFound, place: PlaceFound) -> bool:
    start = place.start - (0 if place.area else len(place.prefix))
    if province.row.kind not in _WIDE or not 0 < start - province.end < _BESIDE:
        return False
    if place.row.admin1 in (None, province.row.name):
        return False
    if signs("ar", "named_for").search(text, max(0, province.start - _NAMED), province.start):
        return False  # "جسر المثنى شمال بغداد"
    gap = _BEARING_AR.fullmatch(text, province.end, start)
    return gap is not None and (place.area in _BEARINGS or gap["towards"] is not None)


_BEARINGS = (*_DIRECTIONS_AR, "distance")
_BESIDE = 40  # characters
_NAMED = 8  # characters before a name in which it is said that a street or bridge bears it


def with_area(document: Document, place: PlaceFound, lang: str) -> PlaceFound:
    """The area that the words around a place make of it, else the place itself."""
    text = document.norm
    floor = document.sentences[document.sentence_at(place.start)].start
    derived = _area_ar(text, place, floor) if lang == "ar" else _area_en(text, place, floor)
    return derived or place


_SIDE_OF_AR = re.compile(
    r"(?<!\w)(?P<prefix>[وف]?[بك]?)(?P<words>ال(?P<first>شمال|جنوب|شرق|غرب)(?:\s+ال(?P<second>شرق|غرب)ي)?\s+)$"
)


def find_parts(text: str, hits: Sequence[Hit], listed: Sequence[PlaceFound]) -> list[PlaceFound]:
    """The parts of countries that an Arabic text names by an adjective: "الجنوب اليمني"; but for those in ``listed``."""
    found = []
    for hit in hits:
        row = next((e.place for e in hit.entries if isinstance(e, Nationality) and not e.people), None)
        if row is None:
            continue
        first = hit.start if text.startswith("ال", hit.start) else hit.start - len(hit.prefix)
        side = _SIDE_OF_AR.search(text, max(0, first - 24), first)
        if side is None or any(
            p.start < hit.end and side.start("words") < p.end and p.row.country == row.country for p in listed
        ):
            continue
        start = side.start("words")
        whole = PlaceFound(start, hit.end, row, side["prefix"], None, start)
        step = _step(_DIRECTIONS_AR, side["first"], side["second"])
        found.append(_part(whole, start, hit.end, step, side["first"]))
    return found


_SIDE_OF_COUNTRY_AR = re.compile(
    r"(?<!\w)(?:في\s(?:اقصي\s)?|ب(?=[شجغ])|(?P<many>(?:مدن|بلدات|قري|محافظات|ولايات|مناطق|اقاليم|مواقع)\s(?:في\s)?)|من\s)"
    r"(?P<words>(?P<first>شمال|جنوب|شرق|غرب)ي?(?:\s(?P<second>شرق|غرب)ي?)?\sالبلاد)(?!\w)"
)
_COUNTRY_AR = "البلاد"
_GLOSS = 24  # characters from a place to words that only say where in its country it lies


def find_sides(text: str, hits: Sequence[Hit], listed: Sequence[PlaceFound]) -> list[PlaceFound]:
    """The parts of a country that an Arabic text names by "البلاد": "في جنوب شرق البلاد"; but for those that only say where
    a place right before lies.
    """
    found: list[PlaceFound] = []
    if _COUNTRY_AR not in text:
        return found
    for match in _SIDE_OF_COUNTRY_AR.finditer(text):
        start, end = match.span("words")
        if not match["many"] and any(0 <= start - p.end < _GLOSS for p in listed):
            continue
        row = country_told(start, hits, listed)
        if row is not None:
            whole = PlaceFound(start, end, row, "", None, start)
            step = _step(_DIRECTIONS_AR, match["first"], match["second"])
            found.append(_part(whole, start, end, step, match["first"]))
    return found


def _area_ar(text: str, place: PlaceFound, floor: int) -> PlaceFound | None:
    start = place.start - len(place.prefix) if not text.startswith("ال", place.start) else place.start
    distance = _DISTANCE_AR.search(text, max(floor, start - 60), start)
    if distance and (distance[2] or " من " in distance[0] or " عن " in distance[0]):
        kilometres = float(distance[1].replace(",", "."))
        step = _step(_DIRECTIONS_AR, distance[2], distance[3])
        return _moved(place, distance.start(), kilometres, step, f"{distance[1]} km")
    rural = _RURAL_AR.search(text, max(floor, start - 40), start)
    after = _DIRECTION_AFTER_AR.match(text, place.end)
    if rural:
        step = _step(_DIRECTIONS_AR, after[1], after[2]) if after else (0.0, 0.0)
        return _part(place, rural.start(1), after.end() if after else place.end, step, "countryside")
    direction = _DIRECTION_AR.search(text, max(floor, start - 40), start)
    if direction and not _is_of_noun_before(direction, place):
        step = _step(_DIRECTIONS_AR, direction["first"], direction["second"])
        word = "countryside" if direction["rural"] else direction["first"]
        return _part(place, direction.start("words"), place.end, step, word)
    near = _NEAR_AR.search(text, max(floor, start - 40), start)
    if near is None and place.row.kind in _SETTLEMENTS:
        near = _SITE_AR.search(text, max(floor, start - 30), start)
    return _near(place, near.start("words")) if near else None


def _is_of_noun_before(direction: re.Match[str], place: PlaceFound) -> bool:
    """Whether words of a direction belong to a noun before them: "الدول الغربية وإيران", "الضفة الغربية فلسطين"."""
    definite = direction["words"].lstrip('"(').startswith("ال")
    return definite and not place.prefix.endswith("ل") and not direction["rural"]


def _area_en(text: str, place: PlaceFound, floor: int) -> PlaceFound | None:
    before = max(floor, place.start - 60)
    words = text[before : place.start]
    distance = _DISTANCE_EN.search(text, before, place.start)
    if distance:
        kilometres = float(distance[1]) * next((f for word, f in _MILES if distance[2].startswith(word)), 1.0)
        step = _step(_EN_STEP, distance[3] or distance[4], distance[4] if distance[3] else None)
        return _moved(place, distance.start(), kilometres, step, f"{distance[1]} {distance[2]}")
    # most places have none of these words before them: what cannot match is not tried
    pointed = "orth" in words or "outh" in words or "east" in words or "west" in words
    direction = _DIRECTION_EN.search(text, before, place.start) if pointed else None
    if direction and text.endswith(("middle ", "far "), 0, direction.start()):
        direction = None  # "Middle East Syria", over a report
    rural = _AFTER_EN.match(text, place.end)
    if rural and rural["first"]:
        step = _step(_EN_STEP, rural["first"], rural["second"])
        return _part(place, place.start, rural.end(), step, "countryside")
    if direction:
        end = rural.end() if rural else place.end
        wide = rural or direction["part"] in ("countryside", "suburb", "suburbs", "outskirts")
        word = "countryside" if wide else direction[1]
        return _part(place, direction.start(), end, _step(_EN_STEP, direction[1], direction[2]), word)
    if rural:
        return _part(place, place.start, rural.end(), (0.0, 0.0), "countryside")
    around = (
        _RURAL_EN.search(text, before, place.start) if "rural" in words or "countryside" in words else None
    )
    if around:
        return _part(place, around.start(), place.end, (0.0, 0.0), "countryside")
    near = _NEAR_EN.search(text, before, place.start) if any(word in words for word in _NEAR_WORDS) else None
    if near:
        return _near(place, near.start())
    site = None
    if place.row.kind in _SETTLEMENTS:
        site = _SITE_EN.match(text, place.end) or _SUBURB_EN.match(text, place.end)
    return _near(place, place.start)._replace(end=site.end()) if site else None


def _step(table: dict[str, tuple[int, int]], first: str | None, second: str | None) -> tuple[float, float]:
    north, east = table.get(first or "", (0, 0))
    if second:
        more_north, more_east = table[second]
        return (north + more_north) * 0.7, (east + more_east) * 0.7
    return float(north), float(east)


def _shift(row: PlaceRow, kilometres: float, step: tuple[float, float]) -> tuple[float, float]:
    lat = row.lat + kilometres * step[0] / 111.2
    lon = row.lon + kilometres * step[1] / (111.2 * max(0.2, math.cos(math.radians(row.lat))))
    return round(max(-90.0, min(90.0, lat)), 4), round((lon + 180) % 360 - 180, 4)


def _moved(
    place: PlaceFound, start: int, kilometres: float, step: tuple[float, float], words: str
) -> PlaceFound:
    kilometres = min(kilometres, 500.0)
    lat, lon = _shift(place.row, kilometres, step)
    radius = max(10.0, round(0.3 * kilometres, 1)) if step != (0.0, 0.0) else kilometres + 5
    row = replace(
        place.row, lat=lat, lon=lon, kind="area", radius_km=radius, name=f"{words} from {place.row.name}"
    )
    return place._replace(start=start, row=row, area="distance")


def _side(step: tuple[float, float]) -> str:
    """The name of a direction: "northern", "south-eastern"; "" where there is none."""
    north, east = step
    words = [
        ("north" if north > 0 else "south") if north else "",
        ("east" if east > 0 else "west") if east else "",
    ]
    return "-".join(filter(None, words)) + "ern" if any(words) else ""


def _part(place: PlaceFound, start: int, end: int, step: tuple[float, float], word: str) -> PlaceFound:
    """A part of a wide place, or the surroundings of a town, on the side that the words name.

    Beside a city's name such words mean its quarters, its surroundings or a part of the province of its name: the
    radius is wide enough for what is near to all of them.
    """
    row = place.row
    if row.kind in ("country", "admin1", "admin2", "region", "district"):
        reach, radius = row.radius_km, max(10.0, row.radius_km * 0.75)
    elif word == "countryside":
        reach, radius = 40.0, 40.0
    else:
        reach, radius = 15.0, 30.0 if row.kind == "city" else 15.0
    # an equal-area circle falls short of a country's ends, so its parts lie further out than half way
    extent = extents().get(row.country or "") if row.kind == "country" else None
    if extent is not None:
        lat, lon = extent.part(step)
    else:
        lat, lon = _shift(row, reach * (0.85 if row.kind == "country" else 0.5), step)
    name = f"{_side(step)} {row.name}{' countryside' if word == 'countryside' else ''}".strip()
    area = replace(row, lat=lat, lon=lon, kind="area", radius_km=radius, name=name)
    return place._replace(start=start, end=end, row=area, area=word)


def _near(place: PlaceFound, start: int) -> PlaceFound:
    row = replace(place.row, radius_km=place.row.radius_km + 10, name=f"near {place.row.name}")
    return place._replace(start=start, row=row, area="near")
