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
from typing import Protocol

from tawatur.mentions.areas import with_area
from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import Actor, Nationality, PlaceName, PlaceRow, Trigger
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.respelt import find_respelt
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
    countries = _countries_told(support)
    anchors = [entry.rows[0] for _, entry, _ in usable if _is_anchor(entry)]
    respelt = find_respelt(document, hits, countries, anchors)
    if respelt:
        found_by_sound = [(Hit(r.start, r.end, (r.name,)), r.name) for r in respelt]
        usable = [u for u in usable if not any(r.start < u[0].end and u[0].start < r.end for r in respelt)]
        usable += [(h, e, _kind_hint(text, h, lang)) for h, e in found_by_sound]
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
        area = with_area(document, place, lang)
        if (
            row.kind == "city"
            and area.row.kind == "area"
            and (area.area == "countryside" or (lang == "en" and area.area != "distance"))
        ):
            # "eastern Aleppo", "the Raqqa countryside": of the province that bears the city's name, where one does
            wide = next((r for r in entry.rows if r.kind == "admin1" and r.country == row.country), None)
            if wide is not None:
                area = with_area(document, place._replace(row=wide), lang)
        found.append(area)
    return sorted([*found, *find_unlisted(document, found, hits, countries)], key=lambda p: p.start)


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


def _countries_told(support: Counter[str]) -> frozenset[str]:
    """The countries that a report is about, as far as its names and nationalities tell."""
    most = max(support.values(), default=0)
    return frozenset(country for country, weight in support.items() if country and weight * 4 >= most)


def _is_anchor(name: PlaceName) -> bool:
    """Whether a name points to one place: what lies near it is more likely meant than what lies far."""
    return name.rows[0].kind not in ("country", "region") and len({_province(r) for r in name.rows}) == 1


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


def specificity(row: PlaceRow) -> int:
    """How exact a place is: 0 for a country, 1 for a province or part of one, 2 for a district, 3 for a settlement or site."""
    if row.kind == "area":
        return 1 if row.radius_km > 60 else 2
    return _LEVEL.get(row.kind, 3)


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance between the points of two places."""
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
