"""Arabic number words of the normal form: one pattern for a cardinal number, and its value.

Numbers agree in gender with what they count the contrary way and change with case, so each is listed in all the forms
that newspapers print (Ryding 2005, A Reference Grammar of Modern Standard Arabic, chapter 15).
"""

from __future__ import annotations

import re

from tawatur.text.normalise import fold

_UNITS = {
    1: "واحد واحدة",
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاث ثلاثة",
    4: "أربع أربعة",
    5: "خمس خمسة",
    6: "ست ستة",
    7: "سبع سبعة",
    8: "ثمان ثماني ثمانية",
    9: "تسع تسعة",
    10: "عشر عشرة",
}
_TEEN_UNITS = {1: "أحد إحدى", 2: "اثنا اثني اثنتا اثنتي"}
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_HUNDREDS = {100: "مئة مائة", 200: "مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي"}
_HUNDRED_UNITS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_SCALES = {1000: "ألف آلاف ألفا", 1_000_000: "مليون ملايين مليونا"}
_DOUBLE_SCALES = {2000: "ألفان ألفين ألفي", 2_000_000: "مليونان مليونين مليوني"}


def _table(*groups: dict[int, str]) -> dict[str, int]:
    return {fold(form): value for group in groups for value, forms in group.items() for form in forms.split()}


_COMPOUND_HUNDREDS = {
    fold(stem + hundred): 100 * unit
    for unit, stems in _HUNDRED_UNITS.items()
    for stem in stems.split()
    for hundred in ("مئة", "مائة")
}
_UNIT_WORDS = _table(_UNITS)
_VALUES = {
    **_table(_UNITS, _TEEN_UNITS, _TENS, _HUNDREDS, _SCALES, _DOUBLE_SCALES),
    **_COMPOUND_HUNDREDS,
}
_SCALE_WORDS = _table(_SCALES)

_OF_MILLION = {fold("نصف"): 500_000, fold("ربع"): 250_000}


def _any(words: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_UNIT = _any(_UNIT_WORDS)
_AND = " و ?"
_TEEN = f"(?:{_any(_table(_TEEN_UNITS))}|{_UNIT}) عشره?"
_DIGITS = r"\d{1,3}(?:[,،٬]\d{3})+(?!\d)|\d+"
_BELOW_100 = f"(?:{_TEEN}|(?:{_UNIT}{_AND})?{_any(_table(_TENS))}|{_UNIT})"
_HUNDRED = f"(?:{_any(_COMPOUND_HUNDREDS)}|{_any(_table(_HUNDREDS))})"
_BELOW_1000 = f"(?:{_HUNDRED}(?:{_AND}{_BELOW_100})?|{_BELOW_100})"
_SCALED = rf"(?:(?:{_BELOW_1000}|\d+[.,]\d(?!\d)|\d+ر\d+|{_DIGITS}) ?{_any(_SCALE_WORDS)}|{_any(_table(_DOUBLE_SCALES))}|الف|مليون|{_any(_OF_MILLION)} (?:ال)?مليون)"

_REST = rf"(?:{_BELOW_1000}|\d{{1,3}}(?![\d.,٬]))(?: الفا?(?!\w))?"  # "مليون و200 ألف", "4 آلاف و100"

NUMBER = f"(?:{_SCALED}\\b(?:{_AND}{_REST})?|{_BELOW_1000}|{_DIGITS})"
"""Source of a pattern for a cardinal in words or digits; it captures nothing and sets no word bounds."""

SMALL_NUMBER = rf"(?:\d{{1,3}}|{_BELOW_100})"
"""The same for what days and months are counted with."""

NUMBER_WORDS = frozenset(_VALUES) | set(_OF_MILLION)
"""The words that open a number in words."""

_FRACTION = re.compile(r"(\d+)ر(\d+)")  # "5ر1 مليون" of the agencies: the tenths stand first
_TOKEN = re.compile(r"\d+(?:[.,،٬]\d+)*|[^\W\d_]+")


def number_value(text: str) -> int | None:
    """The value of a stretch that ``NUMBER`` matches; None where a word of it is no number."""
    part = _OF_MILLION.get(text.split(" ", 1)[0])
    if part is not None:
        return part
    total = current = 0
    text = _FRACTION.sub(r"\2.\1", text)
    for token in _TOKEN.findall(text):
        if token == "و":
            continue
        if token[0].isdecimal():
            value = _digits_value(token)
            fraction = value is None
            if fraction:
                scale = next((s for w, s in _SCALE_WORDS.items() if w in text), 1)
                return round(float(token.replace(",", ".").replace("،", ".")) * scale)
        else:
            value = _VALUES.get(token)
            if value is None:
                value = _VALUES.get(token[1:]) if token[0] == "و" else None
            if value is None:
                return None
            bare = token if token in _SCALE_WORDS else token[1:] if token[0] == "و" else ""
            if bare in _SCALE_WORDS:
                total += max(current, 1) * _SCALE_WORDS[bare]
                current = 0
                continue
        assert value is not None
        current += value
    return total + current


def _digits_value(token: str) -> int | None:
    """The value of digits, with or without a mark between thousands; None for a fraction."""
    head, *rest = re.split(r"[.,،٬]", token)
    if all(len(part) == 3 for part in rest):
        return int(head + "".join(rest))
    return None
