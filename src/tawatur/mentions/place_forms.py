"""The surface forms of the gazetteer's names, and the keys under which other spellings of them are found.

Forms are what a text may hold letter by letter. Keys (mentions/spelling.py) are for names that Arabic letters gave:
a capitalised word that no form covers is looked up by its sound, where places are told of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tawatur.mentions.entries import PlaceName, PlaceRow, Spellings
from tawatur.mentions.gazetteer import FOLDER, gazetteer_rows
from tawatur.mentions.naming import name_affixes, names_of
from tawatur.mentions.spelling import SKELETON, SOUND, skeleton, sound
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.arabic import Affixes
from tawatur.text.normalise import fold

_SHORT_NAME: Final = 4  # letters: a village of so short an Arabic name is most often the everyday word
_SHORT_SOUND: Final = 3  # letters
_MOST_ROWS: Final = 24
_ORDER: Final = {"country": 6, "admin1": 5, "city": 4, "region": 4, "town": 3, "admin2": 3}
ARABIC_NAMED: Final = frozenset(["SY", "IQ", "YE", "LB", "PS", "LY", "SD", "JO", "IL", "SA", "EG"])
"""Countries whose places are respelt by rule: their names come to English through Arabic letters."""
_FIRST_WORDS: Final = frozenset(
    fold("كفر تل دير عين أبو بو بيت خان خربة أم رأس جبل وادي بئر بني حوش قلعة برج شيخ مزرعة دار").split()
)


def place_forms(lang: str) -> Iterator[tuple[str, Affixes, PlaceName]]:
    """Every form of every name in a language, with how it is matched and the places that bear it."""
    bearers: dict[str, list[PlaceRow]] = defaultdict(list)
    affixes: dict[str, Affixes] = {}
    spaced: dict[str, str] = {}
    common = _common(lang)
    for fields, place in gazetteer_rows():
        for name in names_of(fields, lang):
            folded = _plain(name)
            if len(folded) < 3 and not (place.id.startswith("c-") and len(folded) == 2):
                continue
            asked = name_affixes(name, lang)
            if asked == "exact" or folded not in affixes:  # "eastern Libya" beside "Eastern Libya": either
                affixes[folded] = asked
            if " - " in name:
                spaced[folded] = name
            if place not in bearers[folded]:
                bearers[folded].append(place)
    for name, place in _capitals(lang, bearers):
        if name not in bearers:
            affixes[name] = name_affixes(name, lang)
            bearers[name].append(place)
    for name, rows in bearers.items():
        rows.sort(key=_rank, reverse=True)
        everyday = name in common or _easily_mistaken(name, rows[0], lang)
        entry = PlaceName(tuple(rows[:_MOST_ROWS]), everyday)
        for form in (spaced.get(name, name), *_joined(name, rows[0], lang), *_bare(name, bearers)):
            yield form, affixes[name], entry
        if lang == "ar" and rows[0].country in ARABIC_NAMED:
            for form in _respelt(name):
                if form not in bearers:
                    yield form, affixes[name], entry
            ending = _other_ending(name)
            if ending and ending not in bearers:
                yield ending, affixes[name], PlaceName(entry.rows, True)


def _capitals(lang: str, bearers: Mapping[str, Sequence[PlaceRow]]) -> Iterator[tuple[str, PlaceRow]]:
    """What a capital is called by its country ("Libyan capital", "Mali's capital", "العاصمة الليبية"), with its row.

    Which city is the capital of Israel or of Palestine is disputed, so neither is called so here.
    """
    for row in read_table(DATA / "nationalities.tsv"):
        capital = next(iter(split_list(row[f"capital_{lang}"])), "")
        cities = [
            p for p in bearers.get(_plain(capital), ()) if p.country == row["iso2"] and p.kind == "city"
        ]
        if not cities or row["iso2"] in ("IL", "PS"):
            continue
        adjectives = split_list(row[f"adj_{lang}"])
        names = (
            [f"العاصمة ال{a}ة" for a in adjectives] + [f"عاصمة {name}" for name in names_of(row, lang)]
            if lang == "ar"
            else [f"{a} capital" for a in adjectives]
        )
        if lang == "en":
            names += [f"{name}'s capital" for name in names_of(row, lang)]
        for name in names:
            yield _plain(name), max(cities, key=_rank)


def place_keys(lang: str) -> Iterator[tuple[str, PlaceName | Spellings]]:
    """The keys of the names that are respelt by rule: by sound the places, by skeleton the sounds."""
    bearers: dict[str, list[PlaceRow]] = defaultdict(list)
    everyday: set[str] = set()
    common = _common(lang)
    for fields, place in gazetteer_rows():
        if place.country not in ARABIC_NAMED:
            continue
        for name in names_of(fields, lang):
            key = sound(name, lang)
            if len(key) < _SHORT_SOUND:
                continue
            if _plain(name) in common:
                everyday.add(key)
            if place not in bearers[key]:
                bearers[key].append(place)
    alike: dict[str, list[str]] = defaultdict(list)
    for key, rows in bearers.items():
        rows.sort(key=_rank, reverse=True)
        yield SOUND + key, PlaceName(tuple(rows[:_MOST_ROWS]), key in everyday)
        alike[skeleton(key, lang)].append(key)
    for bare, keys in alike.items():
        yield SKELETON + bare, Spellings(tuple(keys))


def _common(lang: str) -> frozenset[str]:
    return frozenset(fold(r["name"]) for r in read_table(FOLDER / "common_names.tsv") if r["lang"] == lang)


def _plain(name: str) -> str:
    return re.sub(r"[-/_\s]+", " ", fold(name)).strip()


def _joined(name: str, best: PlaceRow, lang: str) -> list[str]:
    """The name written as one word: "ديرالزور", and in English as hashtags have it, "DeirEzzor"."""
    words = name.split()
    if lang == "ar":
        short = len(words) == 2 and len(words[0]) <= 4 and words[1].startswith("ال")
        return ["".join(words)] if short else []
    known = best.id.startswith("c-") or best.kind in ("city", "admin1")
    return ["".join(words)] if 2 <= len(words) <= 3 and len(name) >= 9 and known else []


def _bare(name: str, bearers: Mapping[str, Sequence[PlaceRow]]) -> list[str]:
    """The name without its apostrophes, which texts lose: "Sanaa", where no other place is so called."""
    bare = name.replace("'", "")
    return [] if bare == name or bare in bearers or len(bare) < _SHORT_NAME or "'s " in name else [bare]


def _respelt(name: str) -> Iterable[str]:
    """Other spellings of an Arabic name whose first word is one that many names begin with.

    The words run together or apart, the second with the article or without, and أبو in its other cases.
    """
    words = name.split()
    if len(words) == 1:
        for first in _FIRST_WORDS:
            rest = name.removeprefix(first)
            if len(first) >= 3 and rest != name and len(rest) >= 4:
                yield f"{first} {rest}"
        return
    if len(words) != 2 or words[0] not in _FIRST_WORDS:
        return
    first, second = words
    bare = second.removeprefix("ال")
    if len(second) >= 3:
        yield first + second
    if bare != second and len(bare) >= 4 and first not in ("ابو", "بو", "ام"):  # أبو حسن is a man
        yield f"{first} {bare}"
    if first == "ابو":
        yield from (f"ابي {second}", f"بو {second}")


def _other_ending(name: str) -> str | None:
    """The name with its other ending (داريا and دارية, البيضاء and البيضا), where it is long enough to be known by it."""
    if len(name.removeprefix("ال")) <= _SHORT_NAME:
        return None
    if name.endswith("اء"):
        return name[:-1]
    return name[:-1] + {"ا": "ه", "ه": "ا"}[name[-1]] if name[-1] in "اه" else None


def _rank(row: PlaceRow) -> tuple[int, int, str]:
    return _ORDER.get(row.kind, 2), row.population, row.id


def _easily_mistaken(name: str, best: PlaceRow, lang: str) -> bool:
    if " " in name or best.kind in _ORDER:
        return False
    return lang == "ar" and len(name.removeprefix("ال")) <= _SHORT_NAME and best.population < 20000
