"""Capitals that stand for their governments: "Ankara launched an operation", "اتهمت واشنطن طهران"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from tawatur.mentions.entries import PlaceName
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import actors
from tawatur.mentions.signs import stems
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.normalise import folded

_OTHERWISE: Final = frozenset(
    {"jerusalem", "القدس", "ramallah", "رام الله", "sanaa", "sana'a", "صنعاء", "aden", "عدن"}
)
"""Capitals that are disputed, or held by others than the government that the world knows."""
_NOT_BY: Final = r"(?! by\b| (?:on|in|at) (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_ACTS_EN: Final = re.compile(
    r",? (?:(?:has|had|have|been|also|then|later|reportedly|repeatedly|immediately) ){0,3}(?:"
    rf"(?:{stems('en', 'state_acts')})"
    + _NOT_BY
    + r"|(?:took|takes|gave|made|did|does) |and (?=[a-z]+ (?:have|had|agreed|signed|said|exchanged|accused)\b))"
)
_DOES_EN: Final = re.compile(
    r"(?:'s?|s) (?:[\w-]+ ){0,2}(?:forces|troops|army|military|soldiers|jets|warplanes|air force|offensive|operations?|air ?strikes|bombardment"
    r"|invasion|campaign|intervention|proxies|allies|missiles|drones)\b"
)
_BEFORE_EN: Final = re.compile(
    r"(?:\b(?:accus|blam|prompt|forc|urg|push|lead|allow|provok|warn)(?:e[sd]?|s|ed|ing) "
    r"|\b(?:backed|supported|reached|brokered|signed|launched|carried out|conducted|ordered|armed|sponsored|funded|accused) by "
    r"|\b(?:truce|ceasefire|cease-fire|deal|agreement|talks|tensions|war|relations|ties|pact|negotiations) between (?:[\w-]+ and )?)$"
)
_SAYS_AR: Final = (
    r"[وف]?(?:ا?علن|ا?كد|قال|ذكر|نفي|نفت?|ا?تهم|شن|ا?طلق|نفذ|ارسل|نشر|دع[ات]|طالب|هدد|رد|وافق|رفض|بد[ات]|حذر|ادان|حمل|وقع|ابرم|قرر"
    r"|تعهد|كثف|واصل|علق|سحب|اجر|شدد|اعتبر|كشف|اتخذ|فرض|زود|دعم|سلم|ساند)ت?"
)
_BEFORE_AR: Final = re.compile(
    rf"(?:(?:^|[\s\"'(،]){_SAYS_AR}\s|(?:^|\s)[وف]?ت(?:علن|وكد|قول|نفي|تهم|شن|طلق|نفذ|رسل|نشر|دعو|طالب|هدد|رد|وافق|رفض|حذر|حمل|وقع|كثف|واصل|دعم|فرض)\s"
    r"|(?:هدن|اتفاق|محادثات|مفاوضات|توتر|حرب|علاقات)\S*\s(?:[^\s،.؛]+\s){0,5}?بين\s|(?:^|[\s\"'(،])[وف]?(?:اتهمت?|[تي]تهم|حملت?|[تي]حمل)\s(?:\S+\s){1,2}|(?:قبل|جانب|يد|طرف|بين\s\S+\sو)\s?)$"
)
_OPENS_AR: Final = re.compile(r"(?:^|[\n.:؛،\"'(«]\s*|\s(?:ان|بان|فيما|بينما|لكن|ولكن)\s)$")
_ACTS_AR: Final = re.compile(
    r"\s(?:قد\s|كانت\s)?(?!شهد|تشهد|تعرض|تتعرض|عاش|تعيش|استيقظ|اهتز|تهتز|سقط|تسقط|خرج|تخرج|ظل|تظل|بات|تبيت|غرق|تغرق|تحت|تماما|تقريبا|تبعد|تقع|تضم)"
    r"(?:ت\S{2,}|\S{2,}ت)\s"
)
_REACH: Final = 60  # characters before a name


@cache
def _governments() -> Mapping[tuple[str, str], str]:
    """The id of the state that a capital stands for, by its country and its name in the normal form."""
    found = {}
    for row in read_table(DATA / "nationalities.tsv"):
        state = f"{row['iso2'].lower()}-state"
        if state in actors():
            for name in (*split_list(row["capital_en"]), *split_list(row["capital_ar"])):
                if folded(name) not in _OTHERWISE:
                    found[row["iso2"], folded(name)] = state
    return found


def government_of(place: PlaceName, name: str) -> str | None:
    """The id of the state that a capital stands for, by its name in the normal form; None for other places."""
    return next((g for row in place.rows if (g := _governments().get((row.country or "", name)))), None)


def acting_capitals(text: str, lang: str, places: Sequence[PlaceFound]) -> list[PartyFound]:
    """The capitals among the places that are told to act, or to be dealt with, as only a government is.

    ``text`` is the normal form.
    """
    found = []
    for place in places:
        if place.row.kind != "city" or place.name_start != place.start:
            continue
        if place.prefix and not (lang == "ar" and place.prefix == "و" and _ACTS_AR.match(text, place.end)):
            continue
        state = _governments().get((place.row.country or "", text[place.start : place.end]))
        if state is not None and (_acts_ar if lang == "ar" else _acts_en)(text, place.start, place.end):
            actor = actors()[state]
            party = PartyFound(
                place.start, place.end, "government", actor.id, actor.name, actor.country, "", False, True
            )
            found.append(party)
    return found


_TOWN_AR: Final = re.compile(r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:عاصمه|مدينه|محافظه)\s(?:ال\w+ي?ه\s)?$")


def is_town(text: str, start: int, end: int) -> bool:
    """Whether an Arabic capital is meant as a town: it is called one, or no government that the world knows sits there."""
    return (
        text[start:end].removeprefix("العاصمه ") in _OTHERWISE
        or text.startswith("العاصمه ", start)
        or _TOWN_AR.search(text, max(0, start - _REACH), start) is not None
    )


def _acts_en(text: str, start: int, end: int) -> bool:
    if _BEFORE_EN.search(text, max(0, start - _REACH), start):
        return True
    before = text[max(0, start - 12) : start].split()[-1:]
    if before and before[0] in _WHERE_EN:
        return False
    return _ACTS_EN.match(text, end) is not None or _DOES_EN.match(text, end) is not None


_WHERE_EN: Final = frozenset(
    [
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "from",
        "to",
        "of",
        "across",
        "into",
        "for",
        "on",
        "over",
        "through",
        "toward",
        "towards",
    ]
)


def _acts_ar(text: str, start: int, end: int) -> bool:
    before = max(0, start - _REACH)
    if text.startswith("و", start - 1) or _BEFORE_AR.search(text, before, start):
        return True
    return _OPENS_AR.search(text, before, start) is not None and _ACTS_AR.match(text, end) is not None
