"""How long after another happening one came: "بعد ثلاثة أيام على", "غداة", "a week after", "the anniversary of".

What follows such words happened that long before what the sentence tells, or before publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tawatur.mentions.calendar import shift_days
from tawatur.mentions.date_values import Unit
from tawatur.mentions.date_words_ar import ENDS_DUAL, PLURALS, UNIT_OF
from tawatur.mentions.numbers_ar import SMALL_NUMBER
from tawatur.mentions.numbers_ar import number_value as value_ar
from tawatur.mentions.numbers_en import NUMBER
from tawatur.mentions.numbers_en import number_value as value_en
from tawatur.mentions.patterns import any_of, fold_pattern
from tawatur.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Offset:
    """Words that say how long before what is told another thing was: at least and at most so many days."""

    start: int
    end: int
    least: int
    most: int

    def before(self, first: date, last: date) -> tuple[date, date]:
        """The days that lie this long before others."""
        return shift_days(first, -self.most), shift_days(last, -self.least)


SOME_TIME = (0, 7)
"""How long before, in days, where the text says no more than that it was before: "this comes after"."""
_DAYS: dict[Unit, float] = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_SLACK: dict[Unit, int] = {"day": 0, "week": 3, "month": 15, "year": 45}
_SOME: dict[Unit, tuple[int, int]] = {
    "day": (2, 7),
    "week": (14, 35),
    "month": (60, 300),
    "year": (730, 2557),
}
"""The same of "days", "weeks", "months" and "years" without a number."""
_ORDINALS = {
    fold(word): number
    for number, word in enumerate(
        [
            "الأولى",
            "الثانية",
            "الثالثة",
            "الرابعة",
            "الخامسة",
            "السادسة",
            "السابعة",
            "الثامنة",
            "التاسعة",
            "العاشرة",
        ],
        1,
    )
}
_ORDINALS_EN = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
_UNIT_AR = any_of(" ".join(w for w in UNIT_OF if not w.startswith("ال") and UNIT_OF[w] != "hour"))
_COUNTED_AR = rf"(?:(?P<count>{SMALL_NUMBER}) )?(?P<unit>{_UNIT_AR})"
_AR = re.compile(
    r"(?<!\w)(?:"
    + fold_pattern(r"[وف]?(?:بعد|عقب) (?P<passed>مرور |مضي )?(?:نحو |حوالي |قرابة |أقل من |أكثر من |زهاء )?")
    + _COUNTED_AR
    + fold_pattern(r"(?: واحدة?| فقط| تقريبا)? (?:من|على|عن)")
    + "|"
    + fold_pattern(r"(?P<anniversary>(?:ال|ب|ل)?مرور (?:نحو |حوالي |قرابة )?)")
    + _COUNTED_AR.replace("<count>", "<count2>").replace("<unit>", "<unit2>")
    + fold_pattern(r" على")
    + "|"
    + fold_pattern(r"[بلو]?ال?ذكرى (?:السنوية )?")
    + rf"(?P<nth>{any_of(' '.join(_ORDINALS))})"
    + "|"
    + fold_pattern(r"(?P<next>غداة)")
    + "|"
    + fold_pattern(
        r"(?P<some>(?:وذلك|[وف]?(?:[يت]أتي|جاء|جاءت)(?: (?:ذلك|هذا|هذه|ال\w+)){1,3})(?= (?:بعد|عقب|إثر)))"
    )
    + r")(?!\w)"
)
_EN = re.compile(
    rf"\b(?:(?P<count>an?|one|{NUMBER}) (?P<unit>day|week|month|year)s? (?:after|since|on from|following)"
    r"|(?P<next>(?:the )?day after)"
    r"|(?P<some>(?:comes?|came|coming) (?:(?:just |only )?(?:hours )?after|in the wake of)|in the wake of"
    r"|follow(?:s|ed) (?=(?:an?|the|last|\w+day s|\w+day's|\w+days) ))"
    r"|(?P<few>(?:just |only )?(?:(?:a few|several|some) )?days after)"
    rf"|(?P<nth>{'|'.join(_ORDINALS_EN)}) anniversary of)\b"
)
_CUES = {
    "ar": re.compile("بعد|عقب|اثر|مرور|ذكري|غداه"),
    "en": re.compile(r"\bafter|since|follow|on from|anniv|wake of"),
}


def find_offsets(norm: str, lang: str, start: int, end: int) -> list[Offset]:
    """The offsets of a stretch of the normal form, in order."""
    cues = _CUES.get(lang)
    if cues is None or cues.search(norm, start, end) is None:
        return []
    read = _read_ar if lang == "ar" else _read_en
    found = []
    for match in (_AR if lang == "ar" else _EN).finditer(norm, start, end):
        amount = read(match)
        if amount is not None:
            found.append(Offset(match.start(), match.end(), *amount))
    return found


def _read_ar(match: re.Match[str]) -> tuple[int, int] | None:
    if match["next"]:
        return 1, 1
    if match["some"]:
        return SOME_TIME
    if match["nth"]:
        return _spread(_ORDINALS[match["nth"]], "year", exact=True)
    unit = match["unit"] or match["unit2"]
    count = match["count"] or match["count2"]
    exact = bool(match["passed"] or match["anniversary"])
    if count:
        number = value_ar(count)
        return None if number is None else _spread(number, UNIT_OF[unit], exact)
    if unit.endswith(ENDS_DUAL) and unit not in PLURALS:
        return _spread(2, UNIT_OF[unit], exact)
    if unit in PLURALS:
        return _SOME[UNIT_OF[unit]]
    return _spread(1, UNIT_OF[unit], exact)


def _read_en(match: re.Match[str]) -> tuple[int, int] | None:
    if match["next"]:
        return 1, 1
    if match["some"]:
        return SOME_TIME
    if match["few"]:
        return 2, 7
    if match["nth"]:
        return _spread(_ORDINALS_EN[match["nth"]], "year", exact=True)
    unit: Unit = match["unit"]  # type: ignore[assignment]
    number = 1 if match["count"] in ("a", "an", "one") else value_en(match["count"])
    return None if number is None else _spread(number, unit)


def _spread(number: int, unit: Unit, exact: bool = False) -> tuple[int, int]:
    """So many units in days, with the slack that a round number has; an anniversary has little."""
    centre = round(number * _DAYS[unit])
    slack = min(3, _SLACK[unit]) if exact else _SLACK[unit]
    return centre - slack, centre + slack
