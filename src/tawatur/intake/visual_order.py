"""Arabic as some PDF programs store it, in presentation forms or from left to right, put back as it is typed."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile(r"[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What reads from left to right within a line that does not: figures with their signs, Latin words.
_LEFT_TO_RIGHT = re.compile(
    r"[0-9\u0660-\u0669A-Za-z](?:[0-9\u0660-\u0669A-Za-z.,:/%@_+-]*[0-9\u0660-\u0669A-Za-z%])?"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_JOINS: dict[str, tuple[bool, bool]] = {
    "<initial>": (False, True),
    "<medial>": (True, True),
    "<final>": (True, False),
}
_STARTS = re.compile(r"(?<![\u0621-\u064a])(?:ال|وال|بال)(?=[\u0621-\u064a]{2})")
_STARTS_TURNED = re.compile(r"(?<=[\u0621-\u064a]{2})(?:لا|لاو|لاب)(?![\u0621-\u064a])")
_ENDS = re.compile(r"(?<=[\u0621-\u064a]{2})[ةى](?![\u0621-\u064a])")
_ENDS_TURNED = re.compile(r"(?<![\u0621-\u064a])[ةى](?=[\u0621-\u064a]{2})")


def restore(text: str) -> str:
    """A text with its Arabic in logical order and in plain letters; what is so already comes back as it is.

    The order is told for the whole text: by the forms of the letters where it is written in presentation forms (an
    initial form stands before a final one where the order is right), else by where the article and the ta marbuta
    stand. Lines keep their number.
    """
    if _ARABIC.search(text) is None:
        return text
    if _is_turned(text):
        text = "\n".join(_turned(line) for line in text.split("\n"))
    return _FORMS.sub(_plain, text) if _FORMS.search(text) else text


def _is_turned(text: str) -> bool:
    right = wrong = 0
    for one, other in pairwise(text):
        first, second = _JOINS.get(_form(one)), _JOINS.get(_form(other))
        if first is not None and second is not None:
            # a letter that joins what follows stands before one that joins what goes before
            right += first[1] and second[0] and not (first[0] and second[1])
            wrong += first[0] and second[1] and not (first[1] and second[0])
    if right or wrong:
        return wrong > right
    plain = _MARKS.sub("", text)
    starts, starts_turned = len(_STARTS.findall(plain)), len(_STARTS_TURNED.findall(plain))
    ends, ends_turned = len(_ENDS.findall(plain)), len(_ENDS_TURNED.findall(plain))
    return starts_turned + ends_turned > starts + ends


def _form(letter: str) -> str:
    return unicodedata.decomposition(letter).partition(" ")[0] if letter >= "\ufb50" else ""


def _plain(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0]).strip()


def _turned(line: str) -> str:
    """A line read from the other end; its figures and Latin words keep their order. One without Arabic stays."""
    if _ARABIC.search(line) is None:
        return line
    turned = _MARKS.sub("", line)[::-1].translate(_MIRRORED)
    # combining marks follow their letter whichever way the line runs
    turned = re.sub(r"([\u064b-\u0652\u0670]+)(.)", r"\2\1", turned)
    return _LEFT_TO_RIGHT.sub(lambda m: m[0][::-1], turned)
