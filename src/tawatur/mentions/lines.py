"""Areas along a line: between two places, on the road from one to the other, at the border of two countries.

Each is drawn about the middle of its line, or about the stretch of a border that lies nearest to the places told, with
a radius that holds the rest of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import Nationality, PlaceName, PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.gazetteer import FOLDER
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.namesakes import WIDE, Scene
from tawatur.mentions.tables import DATA, read_table
from tawatur.text.document import Document

_LONGEST_KM: Final = 400.0
_BETWEEN_KM: Final = 120.0
"""Two places further apart than this are more often parties or ends of a journey than bounds of a stretch of land."""
_BORDER_KM: Final = 60.0
_WIDEST_KM: Final = 250.0
_BETWEEN: Final = {
    "en": (
        re.compile(r"\bbetween (?:the )?(?:(?:towns?|city|cities|villages?|areas?) of )?$"),
        re.compile(r" and (?:the )?(?:(?:town|city|village) of )?"),
    ),
    "ar": (
        re.compile(r"(?<!\w)(?:(?:ما )?بين )(?:(?:مدينتي|بلدتي|قريتي|مدينه|بلده|قريه) )?$"),
        re.compile(r"\s+و?(?:بين )?و?(?:(?:مدينه|بلده|قريه) )?و?"),
    ),
}
_ROAD: Final = {
    "en": (
        re.compile(r"(?<!\w)(?:the )?$"),
        re.compile(r" ?- ?| to "),
        re.compile(r"(?: (?:international|main|desert|coastal|supply))? (?:road|highway|motorway)\b"),
    ),
    "ar": (
        re.compile(
            r"(?<!\w)ب?(?:ال)?(?:طريق|اوتوستراد|اتوستراد)(?: (?:عام|دولي|رييسي|سريع|العام|الدولي|الرييسي|السريع|بين|الواصل بين|الرابط بين))* $"
        ),
        re.compile(r" ?- ?| "),
        re.compile(r""),
    ),
}
_BORDER: Final = {
    "en": re.compile(
        r"\b(?:border|borders|frontier)\b(?! (?:guard|police|patrol|force|polic|control|post|cross|town|village))"
    ),
    "ar": re.compile(r"(?<!\w)(?:و|ب|ل|ف)?(?:ال)?(?<!حرس )(?:حدود|شريط الحدودي|شريط حدودي)(?!\w)"),
}
_TO_BORDER: Final = {
    "en": (
        re.compile(r"[ -]*(?:'?s )?"),
        re.compile(r" (?:area |region |strip )?(?:with|between)(?: the)? "),
        re.compile(r" and (?:the )?"),
    ),
    "ar": (re.compile(r""), re.compile(r"\s+(?:مع |بين )?"), re.compile(r"\s*-?\s*")),
}
Border = tuple[tuple[float, float], ...]


def along_lines(
    document: Document, hits: Sequence[Hit], found: list[PlaceFound], scene: Scene
) -> list[PlaceFound]:
    """The places found, with the areas along lines in the stead of those that they are made of."""
    return _borders(document, hits, _stretches(document, found), scene)


def _stretches(document: Document, found: list[PlaceFound]) -> list[PlaceFound]:
    lang = document.lang or "en"
    if len(found) < 2 or lang not in _BETWEEN:
        return found
    kept: list[PlaceFound] = []
    for place in found:
        joined = _stretch(document.norm, kept[-1], place, lang) if kept else None
        if joined is not None:
            kept[-1] = joined
        else:
            kept.append(place)
    return kept


def _stretch(text: str, one: PlaceFound, other: PlaceFound, lang: str) -> PlaceFound | None:
    """The area between two places or on the road between them, where the words say so."""
    if other.start - one.end > 30 or one.row.kind in WIDE or other.row.kind in WIDE:
        return None
    if one.area is not None or other.area is not None or one.row.id == other.row.id:
        return None
    start = one.start - len(one.prefix)
    apart = great_circle_km(one.row.lat, one.row.lon, other.row.lat, other.row.lon)
    gap = text[one.end : other.start]
    opening, joint = _BETWEEN[lang]
    opened = opening.search(text, max(0, start - 40), start)
    if opened and apart <= _BETWEEN_KM and joint.fullmatch(gap):
        return _middle(one, other, apart, opened.start(), other.end, "between")
    opening, joint, closing = _ROAD[lang]
    opened = opening.search(text, max(0, start - 50), start)
    closed = closing.match(text, other.end)
    if opened and closed and apart <= _LONGEST_KM and joint.fullmatch(gap):
        return _middle(one, other, apart, opened.start(), closed.end(), "road")
    return None


def _middle(one: PlaceFound, other: PlaceFound, apart: float, start: int, end: int, area: str) -> PlaceFound:
    row = replace(
        one.row,
        lat=round((one.row.lat + other.row.lat) / 2, 4),
        lon=round((one.row.lon + other.row.lon) / 2, 4),
        kind="area",
        radius_km=round(max(5.0, apart / 2) + 5, 1),
        name=f"{'road ' if area == 'road' else ''}between {one.row.name} and {other.row.name}",
        name_ar=None,
        population=0,
    )
    return PlaceFound(max(start, 0), end, row, "", area, one.name_start)


@cache
def _border_lines() -> Mapping[frozenset[str], Border]:
    return {
        frozenset((row["one"].lower(), row["other"].lower())): tuple(
            (float(lat), float(lon)) for lat, lon in (point.split(",") for point in row["points"].split("|"))
        )
        for row in read_table(FOLDER / "borders.tsv")
    }


@cache
def _country_names() -> Mapping[str, str]:
    return {row["iso2"].lower(): row["name_en"] for row in read_table(DATA / "nationalities.tsv")}


def _borders(
    document: Document, hits: Sequence[Hit], found: list[PlaceFound], scene: Scene
) -> list[PlaceFound]:
    lang = document.lang or "en"
    if lang not in _BORDER:
        return found
    text = document.norm
    for word in _BORDER[lang].finditer(text):
        start, end, countries = _of_countries(text, hits, word.start(), word.end(), lang)
        sentence = document.sentence_at(word.start())
        told = [p.row.country for p in found if p.end <= start and document.sentence_at(p.start) == sentence]
        pair = _pair(countries, scene, [country.lower() for country in told if country])
        if pair is None:
            continue
        near = [
            p.row
            for p in found
            if p.row.kind not in WIDE and (p.row.country or "").lower() in pair and p.end <= start
        ]
        beside = [p.row for p in found if document.sentence_at(p.start) == sentence and p.row in near]
        row = _at_border(pair, (beside or near)[-1:])
        found = [p for p in found if p.end <= start or p.start >= end]
        found.append(PlaceFound(start, end, row, "", "border", start))
    return sorted(found, key=lambda p: p.start)


def _of_countries(
    text: str, hits: Sequence[Hit], start: int, end: int, lang: str
) -> tuple[int, int, list[str]]:
    """The stretch of a border's name, and the countries that it names."""
    before, opening, joint = _TO_BORDER[lang]
    countries: list[str] = []
    if lang == "en":
        for hit in reversed([h for h in hits if start - 40 <= h.start and h.end <= start]):
            country = _country(hit)
            if country is None or not before.fullmatch(text, hit.end, start):
                break
            countries.append(country)
            start = hit.start
    gap = opening
    for hit in [h for h in hits if end <= h.start <= end + 50]:
        country = _country(hit)
        if country is None or hit.start < end:
            continue  # "and" is of the lexicon too
        first = hit.start - (len(hit.prefix.removesuffix("ال")) if lang == "ar" else 0)
        if not gap.fullmatch(text, end, first):
            break
        countries.append(country)
        end, gap = hit.end, joint
    return start, end, countries


def _country(hit: Hit) -> str | None:
    for entry in hit.entries:
        if isinstance(entry, Nationality) and not entry.people:
            return entry.country
        if isinstance(entry, PlaceName) and entry.rows[0].kind == "country":
            return (entry.rows[0].country or "").lower()
    return None


def _pair(countries: Sequence[str], scene: Scene, told: Sequence[str]) -> frozenset[str] | None:
    """The two countries of a border; where one is named, the other is the last neighbour that the sentence had
    ``told`` of, else that which the report is about."""
    known = _border_lines()
    named = frozenset(countries)
    if len(named) == 2:
        return named if named in known else None
    if len(named) != 1:
        return None
    (one,) = named
    pairs = [pair for pair in known if one in pair]
    own = [pair for country in told for pair in pairs if country in pair - named]
    if own:
        return own[-1]
    weight = {pair: scene.support[next(iter(pair - named))] for pair in pairs}
    best = max(pairs, key=lambda pair: weight[pair], default=None)
    return best if best is not None and weight[best] > 0 else None


def _at_border(pair: frozenset[str], near: Sequence[PlaceRow]) -> PlaceRow:
    """The stretch of a border that lies nearest to a place, or the whole of it."""
    line = _border_lines()[pair]
    one, other = sorted(pair)
    if near:
        lat, lon = min(line, key=lambda p: great_circle_km(p[0], p[1], near[-1].lat, near[-1].lon))
        radius = _BORDER_KM
    else:
        lat, lon = line[len(line) // 2]
        radius = min(_WIDEST_KM, max(great_circle_km(lat, lon, p[0], p[1]) for p in line))
    names = _country_names()
    name = f"{names.get(one, one)}-{names.get(other, other)} border"
    radius = max(_BORDER_KM, float(round(radius)))
    return PlaceRow(f"border-{one}-{other}", name, None, "area", None, None, lat, lon, radius, 0)
