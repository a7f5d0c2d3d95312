"""Place names in a spelling that no table lists: found by their sound where the text tells of a place.

A name counts by its sound (one but for what mentions/spelling.py folds) behind "in" or a place noun, in a country that
the report is about, and in any where it can only be one city or a name of several words ("Deir el-Zour"); by its
skeleton alone only near another place of the report as well. Names of people and ordinary
words have sounds too: nothing is looked up that the lexicon knows as something else, or that stands within a longer run
of capitalised words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import PlaceName, PlaceRow, Spellings
from tawatur.mentions.lexicon import Hit, load_lexicon
from tawatur.mentions.namesakes import province_of
from tawatur.mentions.spelling import SKELETON, SOUND, is_first_word, skeleton, sound, unglued
from tawatur.text.document import Document

_NEAR_KM: Final = 150.0
"""A name known by its skeleton alone must lie as near as this to another place of the report."""
_QUARTER_KM: Final = 40.0
"""The same for a quarter: many a town has one of that name."""
_LIKE: Final = {"en": 74.0, "ar": 86.0}
"""How alike two sounds with one skeleton must be, from 0 to 100 (Indel): Arabic letters leave less to choose."""
_WITHIN_TOWNS: Final = ("quarter", "site", "crossing", "base")
_VOWELS: Final = "aiuاوي"
_SHORT_SOUND: Final = 4
_LONG_SOUND: Final = 6
"""Letters from which on a sound alone tells a city, whichever countries the report names."""
_SHORT_SKELETON: Final = 3
_WORD: Final = re.compile(r"(?<![\w'])(?:a[lrsdtnz]|el|e[zs]|)[A-Z][a-zA-Z']*(?![\w'])")
_NEXT: Final = re.compile(
    r"[ -](?:(?:[aAeE][lrsdtnz]|[aA][sd]h)[ -])?(?:a[lrsdtnz]|el|e[zs]|)[A-Z][a-zA-Z']*(?![\w'])"
)
_MOST_WORDS: Final = 3
_ARTICLE: Final = re.compile(r"(?<!\w)(?:[aAeE][lrsdtnz]|[aA][sd]h|[eE][zs])[ -]$")
_KIND: Final = (
    r"(?:neighbou?rhood|village|town|city|hamlet|quarter|suburb|district|camp|crossing|area|base|air ?base|airport|"
    r"province|countryside|region|dam|villages|towns|districts|neighbou?rhoods)"
)
_IN: Final = re.compile(
    r"(?:^|[\s\"(])(?:in|at|near|into|inside|outside|around|towards?|between|reached|entered|entering|capture|captured|seized|"
    rf"besieged|rural|(?:north|south|east|west)(?:ern)?(?: of)?|{_KIND}s? (?:of|in|at|near)|{_KIND})"
    r"(?: the)?\s[\"(]?$",
    re.IGNORECASE,
)
_AT_CITY: Final = re.compile(
    r"\b(?:on|from|to|for|of|over|hit|hits|struck|strikes?|bomb(?:s|ed|ing)?|shell(?:s|ed|ing)?|pound(?:s|ed|ing)?|"
    r"target(?:s|ed|ing)?|storm(?:s|ed|ing)?|attack(?:s|ed|ing)?|raid(?:s|ed|ing)?|reach(?:es|ing)?|recaptured?|retakes?|"
    r"retook|took|takes?|seizes?|captures?|besieges?|leaves?|left)\s$",
    re.IGNORECASE,
)
"""What stands before a city besides, but before a man as well."""
_CITY: Final = ("city", "admin1")
_KNOWN: Final = (*_CITY, "town", "camp", "base")
_OF_MEN: Final = frozenset(
    sound(word, "en") for word in ("abu", "umm", "um", "ibn", "sheikh", "abd", "imam", "nur", "haj")
)
"""First words of names that are most often a man's."""
_WITH: Final = re.compile(r"(?:, (?:and )?| and | or |- ?)$")
_KIND_AFTER: Final = re.compile(rf"[\")]? (?:(?:military|air|refugee|border|eastern|western) )?{_KIND}\b")
_GOES_ON: Final = re.compile(r" (?!The |A )[A-Z][a-z]|-\w")
_SMALL_WORDS: Final = re.compile(r"(?:The|An?|In|On|At)(?= |$)|.* (?:The|An?|In|On|At)$")
_QUARTER: Final = re.compile(r" (?:neighbou?rhood|quarter)|neighbou?rhoods? of (?:the )?$")


class Respelt(NamedTuple):
    """A name found by its sound: the stretch of the normal form and the places that it may mean."""

    start: int
    end: int
    name: PlaceName


def find_respelt(
    document: Document, hits: Sequence[Hit], countries: Collection[str], near: Sequence[PlaceRow]
) -> list[Respelt]:
    """The place names of an English text that are spelt as no table has them.

    ``countries`` are those that the report is about (lower case), ``near`` places that it names.
    """
    if document.lang != "en" or document.normalised.breaks:
        return []  # offsets of the original are those of the normal form only where nothing was dropped
    text = document.text
    found: list[Respelt] = []
    at = done = 0
    for word in _WORD.finditer(text):
        start = word.start()
        while at < len(hits) and hits[at].end <= start:
            at += 1
        if start < done or (at < len(hits) and hits[at].start <= start and not _places_only(hits[at])):
            continue
        for end in reversed(list(_ends(text, word.end()))):
            name = text[start:end]
            if not _known(name) or not _free(hits, at, start, end):
                continue
            rows = _rows(name, countries, near)
            if rows and (
                _is_plain(text, start, end, rows) or _stands_for_place(text, start, end, rows, found, hits)
            ):
                if _QUARTER.match(text, end) or _QUARTER.search(text, max(0, start - 24), start):
                    rows = tuple(row for row in rows if _distance(row, near) <= _QUARTER_KM)
                    if not rows:
                        continue
                article = _ARTICLE.search(text, max(0, start - 4), start)
                found.append(Respelt(article.start() if article else start, end, PlaceName(rows, False)))
                done = end
                break
    return found


def spelt_like(
    name: str, lang: str, countries: Collection[str], near: Sequence[PlaceRow], *, quarter: bool = False
) -> PlaceRow | None:
    """The likeliest place for a name that a place noun (that of a ``quarter``) stands by, None where none sounds like it."""
    reach = _QUARTER_KM if quarter else _NEAR_KM
    rows = [row for row in _rows(name, countries, near, lang) if _distance(row, near) <= reach]
    return min(rows, key=lambda row: _distance(row, near)) if rows else None


def _ends(text: str, end: int) -> Iterator[int]:
    """Where a name that begins with a capitalised word may end: behind it or one of the next."""
    yield end
    for _ in range(_MOST_WORDS - 1):
        match = _NEXT.match(text, end)
        if match is None:
            return
        end = match.end()
        yield end


def _places_only(hit: Hit) -> bool:
    return all(isinstance(entry, PlaceName) for entry in hit.entries)


def _free(hits: Sequence[Hit], at: int, start: int, end: int) -> bool:
    """Whether a stretch holds no hit but those of places shorter than it."""
    while at < len(hits) and hits[at].start < end:
        hit = hits[at]
        if not _places_only(hit) or hit.start < start or hit.end > end or hit.end - hit.start >= end - start:
            return False
        at += 1
    return True


@lru_cache(maxsize=50_000)
def _known(name: str) -> bool:
    """Whether a place sounds like a name in Latin letters."""
    if _SMALL_WORDS.match(name) or is_first_word(name.lower()):
        return False
    return any(_sounds(name, "en"))


@lru_cache(maxsize=20_000)
def _sounds(name: str, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sounds of places that a name has itself, and those that share its skeleton and are like it."""
    from rapidfuzz.fuzz import ratio

    lexicon = load_lexicon(lang)
    keys = [(sound(name, lang), _SHORT_SOUND if lang == "en" else _SHORT_SKELETON)]
    if lang == "en":
        words = re.split(r"[\s-]", name.lower())
        bare = [unglued(word) or word for word in words]
        if bare != words:
            keys.append((sound(" ".join(bare), lang), _SHORT_SKELETON))
    same: list[str] = []
    like: list[str] = []
    for key, least in keys:
        if len(key) >= least and lexicon.keyed(SOUND + key):
            same.append(key)
        bones = skeleton(key, lang)
        if len(bones) < _SHORT_SKELETON or key != keys[0][0]:
            continue
        spellings = lexicon.keyed(SKELETON + bones)
        if isinstance(spellings, Spellings):
            like += [
                s
                for s in spellings.sounds
                if s != key
                and ratio(key, s) >= _LIKE[lang]
                and (len(bones) > 4 or (s[-1] in _VOWELS) == (key[-1] in _VOWELS))
            ]
    return tuple(same), tuple(like)


def _rows(
    name: str, countries: Collection[str], near: Sequence[PlaceRow], lang: str = "en"
) -> tuple[PlaceRow, ...]:
    same, like = _sounds(name, lang)
    alike = [row for key in same for row in _bearers(key, lang)]
    rows = [row for row in alike if (row.country or "").lower() in countries]
    if not rows and lang == "en" and len(same) > 0 and len(same[0]) >= _LONG_SOUND:
        rows = _of_one_country(name, alike)  # "Turkey struck a depot in Qamishli"
    if rows:
        return tuple(row for row in rows if _distance(row, near) <= _NEAR_KM) or tuple(rows)
    others = [row for key in like for row in _bearers(key, lang) if (row.country or "").lower() in countries]
    provinces = {province for place in near if (province := province_of(place))}
    told = {country for country, _ in provinces}
    return tuple(
        row
        for row in others
        if row.kind not in _WITHIN_TOWNS
        and (row.country not in told or province_of(row) in provinces)
        and _distance(row, near) <= _NEAR_KM
    )


def _of_one_country(name: str, alike: Sequence[PlaceRow]) -> list[PlaceRow]:
    """The cities and provinces of one sound where no other country has one; of a name of several words, any place."""
    several = " " in name or "-" in name
    great = {row.country for row in alike if row.kind in _CITY}
    if len(great) == 1:
        return [row for row in alike if row.country in great and (several or row.kind in _CITY)]
    return list(alike) if several and len({row.country for row in alike}) == 1 else []


def _bearers(key: str, lang: str) -> tuple[PlaceRow, ...]:
    entry = load_lexicon(lang).keyed(SOUND + key)
    return entry.rows if isinstance(entry, PlaceName) else ()


def _distance(row: PlaceRow, near: Sequence[PlaceRow]) -> float:
    """Kilometres to the nearest of some places."""
    return min((great_circle_km(row.lat, row.lon, p.lat, p.lon) for p in near), default=float("inf"))


def _is_plain(text: str, start: int, end: int, rows: Sequence[PlaceRow]) -> bool:
    """Whether a name of several words can only be that of a place, wherever it stands: "Deir el-Zour was shelled"."""
    first, *more = re.split(r"[ -]", text[start:end].lower())
    return (
        bool(more)
        and rows[0].kind in _KNOWN
        and sound(first, "en") not in _OF_MEN
        and _GOES_ON.match(text, end) is None
    )


def _stands_for_place(
    text: str, start: int, end: int, rows: Sequence[PlaceRow], found: list[Respelt], hits: Sequence[Hit]
) -> bool:
    """Whether the words around say that a name is one of a place."""
    if _GOES_ON.match(text, end):
        return False  # the first word of a person's name, or of an organisation's
    if _KIND_AFTER.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    article = _ARTICLE.search(before)
    if article:
        before = before[: article.start()]
    if _IN.search(before) or (rows[0].kind in _CITY and _AT_CITY.search(before)):
        return True
    joint = _WITH.search(before)
    if joint is None:
        return False
    stop = start - (len(before) - joint.start()) - (len(article.group()) if article else 0)
    return any(p.end == stop for p in found) or any(h.end == stop and _places_only(h) for h in hits)
