"""English number words of the normal form: one pattern for a cardinal number, and its value."""

from __future__ import annotations

import re

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_VALUES = {
    **{word: i for i, word in enumerate(_ONES, 1)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
    "dozen": 12,
    "a": 1,
    "and": 0,
}

_ONE = "(?:" + "|".join(sorted(_ONES, key=len, reverse=True)) + r")\b"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+"
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})\b(?:[- ](?:{'|'.join(_ONES[:9])})\b)?|{_ONE})"
_LEAD = rf"(?:\d+\.\d+|{_DIGITS}|{_BELOW_100}|a\b)"

NUMBER = (
    rf"(?:(?:half a|a quarter of a|quarter of a) million\b|(?:half a|a|two|three|four) dozen\b(?! of the)|{_LEAD}[ -](?:hundred|thousand|million)\b"
    rf"(?: thousand\b)?(?: (?:and )?(?:\d+|{_BELOW_100})(?: hundred\b)?(?: (?:and )?{_BELOW_100})?)?"
    rf"|{_BELOW_100}|{_DIGITS})"
)
"""Source of a pattern for a cardinal in words or digits; it captures nothing and sets no bound on its left."""

TWO_TO_TEN = "|".join(_ONES[1:10])
"""Source of a pattern for the small numbers that are written out, without bounds."""

NUMBER_WORDS = frozenset(_ONES) | frozenset(_TENS) | frozenset({"a", "half", "quarter"})
"""The words that open a number in words."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+")


def number_value(text: str) -> int | None:
    """The value of a stretch that ``NUMBER`` matches; None where a word of it is no number."""
    if text.endswith("dozen"):
        first = text.split()[0]
        return 6 if first == "half" else 12 * _VALUES[first]
    if text.endswith("a million") and text != "a million":
        return 500_000 if text.startswith("half") else 250_000
    total = current = 0.0
    for token in _TOKEN.findall(text):
        if token[0].isdecimal():
            current += float(token.replace(",", ""))
        elif token in _SCALES:
            scale = _SCALES[token]
            if scale == 100:
                current = max(current, 1) * 100
            else:
                total += max(current, 1) * scale
                current = 0.0
        elif token in _VALUES:
            current += _VALUES[token]
        else:
            return None
    return round(total + current)
