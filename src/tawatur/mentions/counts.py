"""Counts: numbers in words and digits, with what qualifies them ("at least", "نحو", "dozens", a range).

In: the normal form of a text and its language. Out: ``CountMention`` objects whose offsets are of the normal form, the
qualifying words within the span. Numbers that count no things (years, ages, unit names, money, distances) are left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur.mentions import numbers_ar, numbers_en
from tawatur.mentions.count_words import (
    ACCUSATIVE_AR,
    AFTER,
    BEFORE,
    BETWEEN,
    MONTH_BEFORE_AR,
    NO_NUMBER_BEFORE,
    PEOPLE_AFTER,
    QUALIFIERS,
    QUANTIFIERS,
    RANGE,
    TRAILING_AT_LEAST,
)
from tawatur.mentions.openings import Openings

_VALUE = {"ar": numbers_ar.number_value, "en": numbers_en.number_value}
_NUMBER = {"ar": numbers_ar.NUMBER, "en": numbers_en.NUMBER}
_NUMBER_WORDS = {"ar": numbers_ar.NUMBER_WORDS, "en": numbers_en.NUMBER_WORDS}
_BETWEEN_WORDS = {"ar": frozenset({"ما", "بين"}), "en": frozenset({"between"})}
_WITHIN = frozenset(".,/:")  # before a number these show that it began earlier
_LOOK_BACK = 32  # characters: the longest qualifier with what may stand between it and the number


class CountMention(NamedTuple):
    """A count: ``min`` to ``max`` (None where open), and how sure the text is of it.

    ``exact`` where it gives the number plainly; ``some`` where it gives none ("dozens", "several": ``min`` is then the
    least that the word allows). ``rule`` names the kind of expression.
    """

    start: int
    end: int
    min: int
    max: int | None
    exact: bool
    some: bool
    rule: str


def find_counts(norm: str, lang: str, start: int = 0, end: int | None = None) -> list[CountMention]:
    """The counts of a stretch of the normal form, in order, none overlapping. Other languages than ar, en give none."""
    if lang not in _VALUE:
        return []
    stop = len(norm) if end is None else end
    found: list[CountMention] = []
    openings, pattern = _grammar(lang)
    done = start
    for position, _ in openings.find(norm, start, stop):
        if position < done or (position and norm[position - 1] in _WITHIN):
            continue
        if norm.startswith("اثن", position) and norm.endswith("ال", 0, position):
            continue  # the weekday
        if norm.startswith("many as ", position):
            continue  # "as many as 1300"
        match = pattern.match(norm, position, stop)
        if match is None:
            continue
        done = match.end()
        floor = found[-1].end if found else start
        quantified = match["words"] is not None
        mention = _quantified(lang, match) if quantified else _numbered(norm, lang, match, floor, stop)
        if mention is not None:
            found.append(mention)
    return found


@cache
def _grammar(lang: str) -> tuple[Openings[None], re.Pattern[str]]:
    """The words that open a count, and the pattern to try there."""
    number, words = _NUMBER[lang], "|".join(sorted(QUANTIFIERS[lang], key=len, reverse=True))
    opening, joint = BETWEEN[lang]
    tail = r"(?![^\W_])" if lang == "ar" else r"(?!\w)"
    pattern = re.compile(
        rf"(?:(?P<between>{opening})(?P<from>{number}){joint}(?P<to>{number})"
        rf"|(?P<low>{number})(?:{RANGE[lang]}(?P<high>{number}))?|(?P<words>{words})){tail}(?![.,:/]\d)"
    )
    firsts = {form.split(" ")[0] for form in QUANTIFIERS[lang]} | _NUMBER_WORDS[lang] | _BETWEEN_WORDS[lang]
    table: dict[str, None] = dict.fromkeys(firsts)
    return Openings(table, None, arabic=lang == "ar", article=lang == "ar"), pattern


def _quantified(lang: str, match: re.Match[str]) -> CountMention:
    least = QUANTIFIERS[lang][match["words"]]
    return CountMention(match.start("words"), match.end(), least, None, False, True, f"some:{match['words']}")


def _numbered(norm: str, lang: str, match: re.Match[str], floor: int, stop: int) -> CountMention | None:
    start, finish = match.start("between" if match["between"] else "low"), match.end()
    before = norm[max(floor, start - _LOOK_BACK) : start]
    if AFTER[lang].match(norm, finish, stop):
        return None
    if BEFORE[lang].search(before) and not _is_put_at(
        norm, lang, max(floor, start - _PUT_BACK), start, finish
    ):
        return None
    low_text, high_text = (match["from"], match["to"]) if match["between"] else (match["low"], match["high"])
    if lang == "ar" and _is_of_month(norm, low_text, before, finish, stop):
        return None
    low = _VALUE[lang](low_text)
    high = _VALUE[lang](high_text) if high_text else None
    if low is None or (low == 0 and high is None):
        return None
    if low_text.isdigit() and (len(low_text) > 7 or (len(low_text) > 1 and low_text[0] == "0")):
        return None
    if high is not None:
        if high > low and _ROSE[lang].search(norm, max(0, start - _ROSE_BACK), start):
            return CountMention(start, finish, high, high, True, False, "number")
        if high > low:
            return CountMention(start, finish, low, high, False, False, "range")
        return None if low_text.isdigit() else CountMention(start, finish, low, low, False, False, "number")
    if lang == "en" and (
        _AGES.search(norm, max(0, start - _LOOK_BACK), start) or _is_age(norm, low_text, start, finish)
    ):
        return None
    qualifier = QUALIFIERS[lang].search(before)
    if _is_no_count(norm, lang, low_text, low, before, finish, qualifier is not None):
        return None
    if qualifier is not None:
        kind = qualifier.lastgroup
        start -= len(before) - qualifier.start(str(kind))
        least, most = (low, None) if kind == "least" else (low, low)
        return CountMention(start, finish, least, most, False, False, str(kind))
    trailing = TRAILING_AT_LEAST[lang].match(norm, finish, stop)
    if trailing:
        # "Nine people at least": what is counted stands between, and is no part of the count.
        end = finish if trailing["counted"] else trailing.end()
        return CountMention(start, end, low, None, False, False, "least")
    return CountMention(start, finish, low, low, True, False, "number")


# "the toll rose from five to nine": what it reached
_ROSE = {
    "en": re.compile(
        r"\b(?:rose|risen|rises|rising|climb|jump|increas|grew|grown|revised|raised|up\b)[^.;]*\bfrom $"
    ),
    "ar": re.compile(r"(?:[ايت]رتفع|ارتفاع|لترتفع|زاد|يزيد|تزيد|قفز|تقفز|صعد)[^.؛]*\sمن $"),
}
_ROSE_BACK = 90  # characters
_AGES = re.compile(r"\bage[sd] \d+(?:,? \d+)*,? (?:and|or|to) $")
_PEOPLE_AFTER_COMMA = re.compile(
    r", (?:including|among|mostly|mainly|most|many|some|all|none|half|at least|up to|more|according)\b"
)


def _is_age(norm: str, text: str, start: int, finish: int) -> bool:
    """Whether an English number between commas is how old the one named before it is: "Omar Sami, 35, was killed"."""
    return (
        len(text) < _OLD
        and text.isdigit()
        and norm.startswith(",", finish)
        and norm.endswith(", ", 0, start)
        and norm[start - 3 : start - 2].isalpha()
        and _PEOPLE_AFTER_COMMA.match(norm, finish) is None
    )


_OLD = 3  # digits that no age has


_PUT = re.compile(
    r"\b(?:put|puts|putting|placed|places|placing|estimated|estimates|estimating|set|stood|stands) (?:[\w'-]+ ){0,3}?"
    r"(?:toll|number|count|figure|total|fatalities|casualties|deaths|dead|killed)\b(?:[^.;\d]*) at $"
)
_PUT_BACK = 110  # characters
_HARMED_AFTER = re.compile(r" (?:dead|killed|wounded|injured|deaths|fatalities|injuries)\b")


def _is_put_at(norm: str, lang: str, floor: int, start: int, finish: int) -> bool:
    """Whether an English number after "at" is what a toll was put at: "put the toll of the raid at 50", "at six dead"."""
    if lang != "en" or not norm.endswith(" at ", floor, start):
        return False
    return _HARMED_AFTER.match(norm, finish) is not None or _PUT.search(norm, floor, start) is not None


def _is_of_month(norm: str, text: str, before: str, finish: int, stop: int) -> bool:
    """Whether an Arabic number after a month is its year or day: "مارس 2015", not "في 9 مارس خمسة مسلحين"."""
    month = MONTH_BEFORE_AR.search(before)
    if month is None:
        return False
    if len(text) == 4 and text.isdigit() and text.startswith(("19", "20")):
        return True
    if ACCUSATIVE_AR.match(norm, finish, stop):
        return False
    after_day = before[: month.start()].rstrip()[-1:].isdigit() and len(text) < 3
    return text[0].isdigit() and not after_day


def _is_no_count(
    norm: str, lang: str, text: str, value: int, before: str, finish: int, qualified: bool
) -> bool:
    """A year, the pronoun "one", the hundred of "in the hundred"."""
    if len(text) == 4 and text.isdigit() and 1900 <= value <= 2099 and not qualified:
        return PEOPLE_AFTER[lang].match(norm, finish) is None
    if text == "one":
        return NO_NUMBER_BEFORE.search(before) is not None or norm.startswith(
            (" another", "-time", "-off"), finish
        )
    return value == 100 and not text[0].isdigit() and before.endswith(("في ال", "بال"))
