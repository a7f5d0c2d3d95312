"""Which of several namesakes a name means: by the countries, provinces and places that the report names besides it.

What stands beside a name counts most ("the village of X in Y", "قرية X بريف Y"), then the sentence, then the report;
then the kind of place that a noun beside it asks for, and size.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import Actor, Nationality, PlaceName, PlaceRow
from tawatur.mentions.gazetteer import FOLDER, curated_files
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.short_names import theatres
from tawatur.mentions.tables import read_table

Province = tuple[str | None, str]
"""A country's code and the name of one of its provinces."""

_NEIGHBOUR_KM: Final = 60.0
_NEXT_DOOR: Final = 3
"""What speaks for a country beside one that the report names, where it names no country of a name's bearers."""
_KNOWN: Final = 2
"""What speaks for the country of a place that war news names where a report names no country of a name's bearers."""
_OF_NEWS: Final = ("city", "town", "camp", "base")
_GREAT: Final = 500_000
"""People of a city that is known by its name alone, and better than a country called so."""
_LARGE: Final = 300_000  # people: a town that reports far away name by the way
WIDE: Final = ("country", "admin1", "region")
"""Kinds of places too wide to lie near another."""
# All that may stand between a place and the one that holds it or is listed with it.
_BETWEEN_EN: Final = re.compile(
    r"(?:[\s,()\"'-]|\b(?:s|and|in|of|at|near|the|outside|inside|province|governorate|region|countryside|city|town|village|"
    r"villages|towns|district|neighbou?rhoods?|area|rural|suburbs?|outskirts|camp|base|western|eastern|northern|southern|"
    r"central|(?:north|south)-?(?:east|west)(?:ern)?|north|south|east|west|nearby|provincial|capital|around|to|from)\b)*"
)
_BETWEEN_AR: Final = re.compile(
    r"(?:[\s،,()\"'-]|(?<!\w)(?:و|في|ب|ل|من|قرب|بالقرب|ضمن|داخل|التابع(?:ه|تين)?|الواقع(?:ه|تين)?|ب?ريف|بال?ريف|الريف|ب?محافظه|ب?ولايه|"
    r"ب?مدينه|ب?بلد(?:ه|تي|ات)|ب?قري(?:ه|تي)|ب?قضاء|ب?ناحيه|ب?منطقه|ب?مديريه|ب?حي|ب?احياء|ب?ضواحي|ال?(?:شمال|جنوب|شرق|غرب)ي?ه?|اقصي|وسط)(?!\w))*"
)


class Told(NamedTuple):
    """A name in a text, with the kind of place that a noun beside it asks for."""

    hit: Hit
    name: PlaceName
    hint: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report says of where it plays: names in order, countries with their weight.

    ``certain`` are the names, each once, that bring one province to mind.
    """

    told: Sequence[Told]
    support: Counter[str]
    anchors: tuple[PlaceRow, ...]
    certain: Sequence[tuple[PlaceName, Province]]

    def countries(self) -> frozenset[str]:
        """The countries (lower case) that the report is about, as far as its names and nationalities tell."""
        most = max(self.support.values(), default=0)
        return frozenset(c for c, weight in self.support.items() if c and weight * 4 >= most)


def read_scene(hits: Iterable[Hit], told: Sequence[Told]) -> Scene:
    """What the names and nationalities of a report say of where it plays."""
    support: Counter[str] = Counter()
    for _, name, _ in told:
        country, weight = _points_to(name)
        support[country] += weight
    for hit in hits:
        for entry in hit.entries:
            if isinstance(entry, (Nationality, Actor)) and entry.country:
                support[entry.country] += 1
            if isinstance(entry, Actor) and theatres().get(entry.id, entry.country) != entry.country:
                support[theatres()[entry.id]] += 2
    anchors = dict.fromkeys(name.rows[0] for _, name, _ in told if _is_anchor(name))
    names = {id(name): name for _, name, _ in told}.values()
    certain = [(name, province) for name in names if (province := _certain_province(name)) is not None]
    return Scene(told, support, tuple(anchors), certain)


def resolve(scene: Scene, index: int, text: str, lang: str) -> PlaceRow | None:
    """The place that a name of the scene means; None where it is none that this report can mean."""
    told = scene.told[index]
    rows = told.name.rows
    others = _without(scene, told.name)
    provinces = _provinces(scene, told.name)
    if len(rows) > 1:
        rows = tuple(_without_far_country(rows, others))
        if told.hint != "town":
            rows = _without_towns_elsewhere(rows)
        if told.hint is None:
            rows = _without_lesser(rows, provinces)
        beside = _beside(scene, index, text, lang)
        near = [a for a in scene.anchors if a not in rows]
        close = _with_next_door(rows, others)
        known = _with_known(rows, close)
        row = max(rows, key=lambda row: _fit(row, told.hint, scene, known, provinces, beside, near))
        others = close if row.kind == "town" else others
    else:
        row = rows[0]
    if lang == "ar" and _is_by_chance(told, row, others):
        return None
    # a bracket in the name tells it from others that are called so too
    if (
        (row.kind == "quarter" or ("(" in row.name and row.kind != "city"))
        and not (row.kind == "quarter" and _is_known_alone(told, text, lang))
        and _in_other_province(row, provinces, others)
    ):
        return None
    if _out_of_the_way(row, others) and not (
        _is_plain(told, row, text, lang) or _is_next_door(told, row, others, text, lang)
    ):
        return None
    return row


_ABROAD_LETTERS: Final = 5


def _is_by_chance(told: Told, row: PlaceRow, others: Counter[str]) -> bool:
    """Whether a short name of a far country that nothing else points to is the end of an everyday word: "و+الدا", "ك+أبوري"."""
    hit = told.hit
    return (
        bool(hit.prefix)
        and hit.end - hit.start <= _ABROAD_LETTERS
        and row.kind not in ("country", "region")
        and row.population < _LARGE
        and (row.country or "") not in war_countries()
        and others[(row.country or "").lower()] <= 0
    )


def _is_known_alone(told: Told, text: str, lang: str) -> bool:
    """Whether an Arabic name that one place bears says enough: of several words ("بستان القصر"), or without "quarter" behind "in"."""
    if lang != "ar" or len(told.name.rows) > 1:
        return False
    longer = " " in text[told.hit.start : told.hit.end]
    return longer or (told.hint is None and _stands_where(told, text, lang))


def _without_far_country(rows: Sequence[PlaceRow], others: Counter[str]) -> Sequence[PlaceRow]:
    """The bearers of a name without a far country that shares it with a great city, unless the report is about that
    country: عمان is Amman where nothing else points to Oman.
    """
    city = next((r for r in rows if r.kind == "city" and r.population >= _GREAT), None)
    if city is None or not city.country:
        return rows
    own = others[city.country.lower()]
    close = neighbours().get(city.country, frozenset())
    far = {
        c
        for r in rows
        if r.kind == "country" and (c := (r.country or "").lower()) not in close and others[c] <= own
    }
    return [
        r
        for r in rows
        if r.kind != "country" or (r.country or "").lower() not in far - {city.country.lower()}
    ]


def _without_towns_elsewhere(rows: Sequence[PlaceRow]) -> tuple[PlaceRow, ...]:
    """The bearers of a name without the towns of a country that lie in another of its provinces than the one so called."""
    provinces = {row.country: row.name for row in rows if row.kind == "admin1"}
    return tuple(
        r
        for r in rows
        if r.kind not in ("town", "village") or provinces.get(r.country, r.admin1) == r.admin1 or not r.admin1
    )


def _without_lesser(rows: Sequence[PlaceRow], provinces: frozenset[Province]) -> tuple[PlaceRow, ...]:
    """The bearers of a name without the towns of other countries that share it with a city of millions, unless the
    report names their province: الرياض is hardly ever a town of Egypt.
    """
    great = {r.country for r in rows if r.kind == "city" and r.population >= _MILLIONS}
    return tuple(
        r
        for r in rows
        if not great or r.country in great or r.kind not in _LESSER or province_of(r) in provinces
    )


_MILLIONS: Final = 2_000_000
_LESSER: Final = ("admin2", "town", "village", "quarter", "district")


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """The countries (lower case) that a country, by its code, has a land border with."""
    beside: dict[str, set[str]] = {}
    for row in read_table(FOLDER / "borders.tsv"):
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            beside.setdefault(one, set()).add(other.lower())
    return {country: frozenset(others) for country, others in beside.items()}


def _with_next_door(rows: Sequence[PlaceRow], others: Counter[str]) -> Counter[str]:
    """What speaks for each country, those next door among them: "بنت إسرائيل موقعا في القنيطرة" is in Syria, not in Morocco."""
    countries = {row.country for row in rows if row.country}
    if len(countries) < 2 or any(others[country.lower()] > 0 for country in countries):
        return others
    named = {country for country, weight in others.items() if weight > 0}
    close = {c.lower(): _NEXT_DOOR for c in countries if neighbours().get(c, frozenset()) & named}
    return others + Counter(close) if close else others


def _with_known(rows: Sequence[PlaceRow], others: Counter[str]) -> Counter[str]:
    """What speaks for each country where nothing else tells whose a name is: wars, great cities, and towns added by hand.

    "Shelling hit Bethlehem" is in Palestine, not in South Africa; towns were added because news of a war names them.
    """
    countries = {row.country for row in rows if row.country}
    if len(countries) < 2 or any(others[country.lower()] > 0 for country in countries):
        return others
    known = Counter({country.lower(): _KNOWN for country in countries & war_countries()})
    known.update({(r.country or "").lower(): _KNOWN for r in rows if r.population >= _GREAT})
    known.update({(r.country or "").lower(): _KNOWN for r in rows if _is_of_news(r)})
    return others + known


def _is_of_news(row: PlaceRow) -> bool:
    """Whether a place was added by hand since news of a war names it; a bracket tells a lesser one of its name."""
    return row.id.startswith("c-") and row.kind in _OF_NEWS and "(" not in row.name


@cache
def war_countries() -> frozenset[str]:
    """The countries whose places were gathered in a table of their own, since news of their wars names them."""
    return frozenset(path.stem.rpartition("-")[2].upper() for path in curated_files()[1:])


def _is_next_door(told: Told, row: PlaceRow, others: Counter[str], text: str, lang: str) -> bool:
    """Whether a text that names few places means one beside the country that it names: "Russian forces seized Avdiivka"."""
    close = neighbours().get(row.country or "", ())
    most = max(others.values(), default=0)
    return any(others[country] > 0 for country in close) and (
        most <= _FEW if _is_of_size(row) else most <= _ONE and _stands_where(told, text, lang)
    )


_FEW: Final = 8
"""What the names of a short text tell for a country at most."""
_ONE: Final = 4
"""What a country's name tells for it."""
_PLAIN: Final = ("city", "base", "airport")
"""Kinds of places that reports name without saying which country they are in, as they do towns of some size."""
_SIZE: Final = 20_000
_BEHIND: Final = {
    "en": re.compile(r"\b(?:in|at|near|outside|around|inside|towards?|on)\s(?:the\s)?$"),
    "ar": re.compile(r"(?:^|\s)و?(?:في|قرب|داخل|وسط|باتجاه|نحو|محيط)\s(?:ال)?$"),
}


def _is_of_size(row: PlaceRow) -> bool:
    return row.kind in _PLAIN or (row.kind == "town" and row.population >= _SIZE)


def _is_plain(told: Told, row: PlaceRow, text: str, lang: str) -> bool:
    """Whether a city, or a name of one country's places alone, stands where a place does: "struck a depot [in Qamishli]"."""
    return _is_of_size(row) and _stands_where(told, text, lang)


def _stands_where(told: Told, text: str, lang: str) -> bool:
    """Whether a name of one country's places alone stands behind a word such as "near"."""
    start = told.hit.start - len(told.hit.prefix)
    return (
        len({row.country for row in told.name.rows}) == 1
        and _BEHIND[lang].search(text, max(0, start - 14), start) is not None
    )


def _is_anchor(name: PlaceName) -> bool:
    """Whether a name points to one place: what lies near it is more likely meant than what lies far."""
    return name.rows[0].kind not in ("country", "region") and len({province_of(r) for r in name.rows}) == 1


def _points_to(name: PlaceName) -> tuple[str, int]:
    """The country that a name points to, and how strongly."""
    best = name.rows[0]
    if not best.country or (
        len({r.country for r in name.rows}) > 1 and best.kind not in ("country", "admin1", "city")
    ):
        return "", 0
    return best.country.lower(), 3 if best.kind == "country" else 2


def _without(scene: Scene, name: PlaceName) -> Counter[str]:
    """What the rest of the report says for each country: a name is no witness for itself."""
    country, weight = _points_to(name)
    if not weight:
        return scene.support
    others = scene.support.copy()
    others[country] -= weight * sum(1 for told in scene.told if told.name is name)
    return others


def _provinces(scene: Scene, name: PlaceName) -> frozenset[Province]:
    """The provinces that the other names of the report bring to mind."""
    return frozenset(province for other, province in scene.certain if other is not name)


def province_of(row: PlaceRow) -> Province | None:
    """The province that a place lies in or is."""
    name = row.name if row.kind == "admin1" else row.admin1
    return (row.country, name) if name else None


def _certain_province(entry: PlaceName) -> Province | None:
    """The province that a name brings to mind: that of all its bearers, or of a city or province that leads them."""
    provinces = {province_of(row) for row in entry.rows}
    best = entry.rows[0]
    if len(provinces) > 1 and best.kind not in ("city", "admin1"):
        return None
    return province_of(best)


def _beside(scene: Scene, index: int, text: str, lang: str) -> list[PlaceName]:
    """The names that stand beside one with nothing between but what joins places."""
    between = _BETWEEN_AR if lang == "ar" else _BETWEEN_EN
    found = []
    here = scene.told[index].hit
    for step in (-1, 1):
        at = index + step
        if not 0 <= at < len(scene.told):
            continue
        other = scene.told[at].hit
        start, end = (here.end, other.start) if step > 0 else (other.end, here.start)
        prefix = len(other.prefix if step > 0 else here.prefix)
        if 0 <= end - start <= 60 and between.fullmatch(text, start, max(start, end - prefix)):
            found.append(scene.told[at].name)
    return found


def _fit(
    row: PlaceRow,
    hint: str | None,
    scene: Scene,
    others: Counter[str],
    provinces: frozenset[Province],
    beside: Sequence[PlaceName],
    near: Sequence[PlaceRow],
) -> tuple[float, ...]:
    """How well a place fits as the bearer of a name; the greatest is taken."""
    told = others[(row.country or "").lower()]
    country = min(3.0, (told + 1) / 2) if told > 0 else 0.0
    if hint == "admin1":
        kind = 3.0 if row.kind in ("admin1", "region") else 0.0
    elif hint == "admin2":
        kind = 2.0 if row.kind in ("admin2", "district") else 0.5 * (row.kind not in ("admin1", "country"))
    elif hint == "quarter" and row.kind in ("quarter", "district", "camp"):
        kind = 2.5
    elif row.kind == "country" and hint is None:
        kind = 5.5  # كولومبيا is hardly ever a town of the United States
    elif row.kind in ("city", "country"):
        kind = 2.0
    elif row.kind in ("admin1", "admin2"):
        kind = 1.0 if row.kind == "admin1" else 0.4
    else:
        kind = 1.2 if row.kind != "village" else 0.8
    province = 1.0 if province_of(row) in provinces else 0.0
    if row.kind not in WIDE:
        province += 0.7 * any(_km(row, anchor) <= _NEIGHBOUR_KM for anchor in near)
        province += max((_joined(row, name) for name in beside), default=0.0)
    size = math.log10(row.population + 1) / 8
    return country + kind + province + size, row.population, -row.radius_km


def _joined(row: PlaceRow, name: PlaceName) -> float:
    """How much a name beside speaks for a place: its province holds it, or it lies near by."""
    best = name.rows[0]
    if best.kind == "country":
        return 1.5 if best.country == row.country else 0.0
    own = province_of(row)
    if own is not None and any(r.kind in ("admin1", "city") and province_of(r) == own for r in name.rows[:3]):
        return 2.0
    return 1.5 if any(r.kind not in WIDE and _km(row, r) <= _NEIGHBOUR_KM for r in name.rows) else 0.0


def _km(one: PlaceRow, other: PlaceRow) -> float:
    return great_circle_km(one.lat, one.lon, other.lat, other.lon)


def _in_other_province(row: PlaceRow, provinces: frozenset[Province], others: Counter[str]) -> bool:
    """Whether a quarter is another city's than the report's: many a city has one of that name.

    So where the report names provinces of the quarter's country but not its own, or is about other countries.
    """
    if province_of(row) in provinces:
        return False
    own = others[(row.country or "").lower()]
    elsewhere = any(country == row.country for country, _ in provinces)
    return elsewhere or (bool(provinces) and own < max(others.values(), default=0))


def _out_of_the_way(row: PlaceRow, others: Counter[str]) -> bool:
    """Whether a small place lies in a country that nothing else in the report points to, while others are.

    A crossing is told of with the country that lies beyond it.
    """
    if row.kind in WIDE or row.kind == "crossing" or not row.country or row.population >= _LARGE:
        return False
    most = max(others.values(), default=0)
    own = others[row.country.lower()]
    if row.kind == "city":
        return own <= 0 and most >= 6
    return own <= 0 and most >= 4 and own * 4 < most
