"""Places in a text: which of several namesakes a name means, and the area that words around it describe.

A name is decided by the report's own context: the countries and provinces that it names, then the size of the place.
Words such as "near", "eastern", "ريف" or "20 km south of" make an area of it, with its radius; no location is made
finer than the words print.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import Actor, Nationality, PlaceName, PlaceRow, Trigger
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.unlisted import find_unlisted
from tawatur.text.document import Document


class Located(Protocol):
    """What has a point: latitude and longitude in degrees."""

    @property
    def lat(self) -> float:
        """Latitude."""

    @property
    def lon(self) -> float:
        """Longitude."""


Province = tuple[str | None, str | None]
"""A country's code and the name of one of its provinces."""

_KIND_WORDS_AR = {
    **dict.fromkeys(["محافظه", "ولايه", "اقليم", "اماره", "محافظتي", "مقاطعه"], "admin1"),
    **dict.fromkeys(["قضاء", "مديريه", "مركز", "ناحيه", "منطقه"], "admin2"),
    **dict.fromkeys(
        [
            "مدينه",
            "بلده",
            "قريه",
            "حي",
            "مخيم",
            "بلدتي",
            "مدينتي",
            "قريتي",
            "حيي",
            "مدينتا",
            "بلدات",
            "ضاحيه",
            "معبر",
            "مطار",
            "قاعده",
            "حقل",
            "سد",
            "جبل",
            "جزيره",
            "قصر",
            "سوق",
        ],
        "town",
    ),
}
_BEFORE_AR = re.compile(r"([^\W\d_]+)\s+[\"(]*$")
_AFTER_EN = re.compile(
    r"\s+(province|governorate|region|state|county|district|city|town|village|countryside|suburbs?|outskirts)\b"
)
_BEFORE_EN = re.compile(
    r"\b(province|governorate|region|state|district|city|town|village|camp|base|neighbou?rhood|suburb|district|hamlet|quarter|area|countryside|outskirts|port)"
    r"(?: city)? of (?:the )?$"
)
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
    r"(?:^|[\s\"(])[وف]?(?P<words>(?:قرب|بالقرب من|محيط|بمحيط|في محيط|اطراف|ضواحي|مشارف|تخوم|جوار|قرب مدينه|بالقرب من مدينه|حول)\s+(?:(?:مدينه|بلده|قريه|محافظه|منطقه)\s+)?[\"(]*)$"
)
_DISTANCE_AR = re.compile(
    r"(\d+)\s*(?:كم|كيلومترا?|كيلو مترا?|كلم)\s+(?:الي ال)?(شمال|جنوب|شرق|غرب)ي?(?:\s+(شرق|غرب)ي?)?\s+(?:(?:مدينه|بلده|قريه)\s+)?$"
)
_DISTANCE_EN = re.compile(
    r"(\d+)\s*(km|kms|kilomet(?:er|re)s?|miles?)\s+(?:\(\d+ \w+\) )?(?:to the )?(north|south|east|west)?-?\s?(east|west)?(?:ern)?\s*(?:of|outside|from|away from)\s+(?:the )?(?:\w+ )?(?:of )?$"
)
_DIRECTION_EN = re.compile(
    r"\b(north|south|east|west)-?\s?(east|west)?(?:ern)?(?: of)?(?: (?:the )?(?:province|city|town|district) of)?\s+$"
)
_NEAR_EN = re.compile(
    r"\b(?:near|outside|around|close to|outskirts of|edge of|suburbs? of|vicinity of)(?: the)?(?: (?:city|town|village|border town|capital) of)?\s+(?:the\s+)?$"
)
_EN_STEP = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_LEVEL = {"country": 0, "region": 1, "admin1": 1, "admin2": 2, "district": 2}


def find_places(document: Document, hits: Sequence[Hit]) -> list[PlaceFound]:
    """Every place that a document names, resolved, in order."""
    named = [(h, e) for h in hits for e in h.entries if isinstance(e, PlaceName)]
    lang = document.lang or "en"
    text = document.norm
    usable = [(h, e, _kind_hint(text, h, lang)) for h, e in named]
    doubtful = [(h, e, hint) for h, e, hint in usable if _located(text, h, e, lang)]
    usable = [(h, e, hint) for h, e, hint in usable if _counts(text, h, e, hint, lang)]
    support = _countries(hits, usable)
    more = [d for d in doubtful if d not in usable and support[(d[1].rows[0].country or "").lower()] >= 4]
    usable = sorted([*usable, *more], key=lambda u: u[0].start)
    told = {id(e): province for _, e, _ in usable if (province := _certain_province(e))}
    found = []
    for hit, entry, hint in usable:
        provinces = {province for other, province in told.items() if other != id(entry)}
        row = _best(entry.rows, hint, _from_others(entry, support, usable), provinces)
        if row.kind == "quarter" and _in_other_province(row, provinces):
            continue
        if _out_of_the_way(row, support):
            continue
        place = PlaceFound(hit.start, hit.end, row, hit.prefix, None, hit.start)
        area = _with_area(document, place, lang)
        if (
            row.kind == "city"
            and area.row.kind == "area"
            and (area.area == "countryside" or (lang == "en" and area.area != "distance"))
        ):
            # "eastern Aleppo", "the Raqqa countryside": of the province that bears the city's name, where one does
            wide = next((r for r in entry.rows if r.kind == "admin1" and r.country == row.country), None)
            if wide is not None:
                area = _with_area(document, place._replace(row=wide), lang)
        found.append(area)
    return sorted([*found, *find_unlisted(document, found, hits)], key=lambda p: p.start)


def _kind_hint(text: str, hit: Hit, lang: str) -> str | None:
    if lang == "ar":
        before = _BEFORE_AR.search(text, max(0, hit.start - 24), hit.start)
        if not before:
            return None
        word = before[1]
        for cut in (word, word[1:], word[2:]):
            if cut in _KIND_WORDS_AR:
                return _KIND_WORDS_AR[cut]
        return None
    after = _AFTER_EN.match(text, hit.end)
    before = _BEFORE_EN.search(text, max(0, hit.start - 40), hit.start)
    word = after[1] if after else before[1] if before else None
    if word in ("province", "governorate", "region", "state", "county", "countryside"):
        return "admin1"
    return "admin2" if word == "district" else "town" if word else None


def _counts(text: str, hit: Hit, entry: PlaceName, hint: str | None, lang: str) -> bool:
    if any(isinstance(e, Trigger) for e in hit.entries) and lang == "ar":
        return hint is not None
    if any(isinstance(e, Actor) for e in hit.entries) and entry.rows[0].kind != "country":
        return hint is not None
    if not entry.common:
        return True
    return hint is not None


def _located(text: str, hit: Hit, entry: PlaceName, lang: str) -> bool:
    """Whether an everyday word stands where a place does ("في الباب"), so that the report's country may decide."""
    if not entry.common or entry.rows[0].kind not in ("city", "town") or len(hit.entries) > 1:
        return False
    return lang == "ar" and text[max(0, hit.start - 4) : hit.start].endswith((" في ", "\nفي "))


def _countries(hits: Sequence[Hit], usable: list[tuple[Hit, PlaceName, str | None]]) -> Counter[str]:
    support: Counter[str] = Counter()
    for _, name, _ in usable:
        country, weight = _points_to(name)
        support[country] += weight
    for hit in hits:
        for entry in hit.entries:
            if isinstance(entry, (Nationality, Actor)) and entry.country:
                support[entry.country] += 1
    return support


def _points_to(name: PlaceName) -> tuple[str, int]:
    """The country that a name points to, and how strongly."""
    best = name.rows[0]
    if not best.country or (
        len({r.country for r in name.rows}) > 1 and best.kind not in ("country", "admin1", "city")
    ):
        return "", 0
    return best.country.lower(), 3 if best.kind == "country" else 2


def _from_others(
    name: PlaceName, support: Counter[str], usable: list[tuple[Hit, PlaceName, str | None]]
) -> Counter[str]:
    """What the rest of the report says for each country: a name shared between countries is no witness for itself."""
    country, weight = _points_to(name)
    if not weight or len({r.country for r in name.rows}) == 1:
        return support
    others = support.copy()
    others[country] -= weight * sum(1 for _, other, _ in usable if other is name)
    return others


def _out_of_the_way(row: PlaceRow, support: Counter[str]) -> bool:
    """Whether a small place lies in a country that nothing else in the report points to, while others are."""
    if row.kind in ("country", "admin1", "city", "region") or not row.country or not support:
        return False
    own = support[row.country.lower()]
    return (
        own <= (2 if row.kind in ("admin2", "town") else 0)
        and max(support.values()) >= 4
        and own * 4 < max(support.values())
    )


def _province(row: PlaceRow) -> Province:
    """The province that a place lies in or is."""
    return row.country, row.name if row.kind == "admin1" else row.admin1


def _certain_province(entry: PlaceName) -> Province | None:
    """The province that a name brings to mind: that of all its bearers, or of a city or province that leads them."""
    provinces = {_province(row) for row in entry.rows}
    best = entry.rows[0]
    if len(provinces) > 1 and best.kind not in ("city", "admin1"):
        return None
    return _province(best) if _province(best)[1] else None


def _in_other_province(row: PlaceRow, provinces: set[Province]) -> bool:
    """Whether the text names provinces of a quarter's country, but not its own: many a city has one of that name."""
    return _province(row) not in provinces and any(country == row.country for country, _ in provinces)


def _best(
    rows: Sequence[PlaceRow], hint: str | None, support: Counter[str], provinces: set[Province]
) -> PlaceRow:
    return max(rows, key=lambda row: _fit(row, hint, support, provinces))


def _fit(
    row: PlaceRow, hint: str | None, support: Counter[str], provinces: set[Province]
) -> tuple[float, ...]:
    country = min(3.0, support[(row.country or "").lower()] / 2)
    kind = 0.0
    if hint == "admin1":
        kind = 3.0 if row.kind in ("admin1", "region") else 0.0
    elif hint == "admin2":
        kind = 2.0 if row.kind in ("admin2", "district") else 0.5 * (row.kind not in ("admin1", "country"))
    elif row.kind in ("city", "country"):
        kind = 2.0
    elif row.kind in ("admin1", "admin2"):
        kind = 1.0 if row.kind == "admin1" else 0.4
    else:
        kind = 1.2 if row.kind not in ("village",) else 0.8
    province = 1.0 if _province(row) in provinces else 0.0
    return country + kind + province + math.log10(row.population + 1) / 8, row.population, -row.radius_km


def _with_area(document: Document, place: PlaceFound, lang: str) -> PlaceFound:
    text = document.norm
    floor = document.sentences[document.sentence_at(place.start)].start
    derived = _area_ar(text, place, floor) if lang == "ar" else _area_en(text, place, floor)
    return derived or place


def _area_ar(text: str, place: PlaceFound, floor: int) -> PlaceFound | None:
    start = place.start - len(place.prefix) if not text.startswith("ال", place.start) else place.start
    distance = _DISTANCE_AR.search(text, max(floor, start - 60), start)
    if distance:
        step = _step(_DIRECTIONS_AR, distance[2], distance[3])
        return _moved(place, distance.start(), float(distance[1]), step, f"{distance[1]} km")
    rural = _RURAL_AR.search(text, max(floor, start - 40), start)
    after = _DIRECTION_AFTER_AR.match(text, place.end)
    if rural:
        step = _step(_DIRECTIONS_AR, after[1], after[2]) if after else (0.0, 0.0)
        return _part(place, rural.start(1), after.end() if after else place.end, step, "countryside")
    direction = _DIRECTION_AR.search(text, max(floor, start - 40), start)
    if direction:
        step = _step(_DIRECTIONS_AR, direction["first"], direction["second"])
        word = "countryside" if direction["rural"] else direction["first"]
        return _part(place, direction.start("words"), place.end, step, word)
    near = _NEAR_AR.search(text, max(floor, start - 40), start)
    return _near(place, near.start("words")) if near else None


def _area_en(text: str, place: PlaceFound, floor: int) -> PlaceFound | None:
    before = max(floor, place.start - 60)
    distance = _DISTANCE_EN.search(text, before, place.start)
    if distance:
        kilometres = float(distance[1]) * (1.609 if distance[2].startswith("mile") else 1.0)
        step = _step(_EN_STEP, distance[3] or distance[4], distance[4] if distance[3] else None)
        return _moved(place, distance.start(), kilometres, step, f"{distance[1]} {distance[2]}")
    direction = _DIRECTION_EN.search(text, before, place.start)
    rural = re.match(r"\s+(?:countryside|suburbs|outskirts)\b", text[place.end : place.end + 14])
    if direction:
        end = place.end + rural.end() if rural else place.end
        return _part(place, direction.start(), end, _step(_EN_STEP, direction[1], direction[2]), direction[1])
    if rural:
        return _part(place, place.start, place.end + rural.end(), (0.0, 0.0), "countryside")
    near = _NEAR_EN.search(text, before, place.start)
    return _near(place, near.start()) if near else None


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
    lat, lon = _shift(row, reach * (0.85 if row.kind == "country" else 0.5), step)
    name = f"{_side(step)} {row.name}{' countryside' if word == 'countryside' else ''}".strip()
    area = replace(row, lat=lat, lon=lon, kind="area", radius_km=radius, name=name)
    return place._replace(start=start, end=end, row=area, area=word)


def _near(place: PlaceFound, start: int) -> PlaceFound:
    row = replace(place.row, radius_km=place.row.radius_km + 10, name=f"near {place.row.name}")
    return place._replace(start=start, row=row, area="near")


def specificity(row: PlaceRow) -> int:
    """How exact a place is: 0 for a country, 1 for a province or part of one, 2 for a district, 3 for a settlement or site."""
    if row.kind == "area":
        return 1 if row.radius_km > 60 else 2
    return _LEVEL.get(row.kind, 3)


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance between the points of two places."""
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
