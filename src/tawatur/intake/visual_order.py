"""Arabic as some PDF programs store it, in presentation forms or from left to right, put back as it is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile(r"[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What reads from left to right within a line that does not: Latin words, also several, and figures with their signs.
_FIGURE = r"[%٪]?[0-9\u0660-\u0669](?:[0-9\u0660-\u0669.,:/٫٬_+-]*[0-9\u0660-\u0669])?[%٪]?"
_LATIN = r"[@#]?[A-Za-z\u00c0-\u024f](?:[\w.,:/%@&'’+-]*[A-Za-z\u00c0-\u024f0-9%])?".replace(
    r"\w", r"A-Za-z\u00c0-\u024f0-9_"
)
_LEFT_TO_RIGHT = re.compile(rf"{_LATIN}(?: +{_LATIN})*|{_FIGURE}")
_RIGHT_TO_LEFT = re.compile(
    r"[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc\U000f0000-\U000fffff]"
    r"(?:[^A-Za-z\n()\[\]«»]*[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc\U000f0000-\U000fffff])?"
)
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"))
_PLACEHOLDERS = 0xF0000  # pieces of several letters stand as one while a line is turned
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
        text = _turned_lines(text)
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


def _turned_lines(text: str) -> str:
    """The lines of a page that was stored as it is seen, in reading order."""
    latin = sum(c.isascii() and c.isalpha() for c in text)
    # on a page of Latin words, words of Arabic stand within lines that run from left to right
    share = 2.0 if latin <= 1.5 * len(_ARABIC.findall(text)) else 0.3
    return _mirrored("\n".join(_turned(line, share) for line in text.split("\n")))


def _turned(line: str, share: float) -> str:
    """A line read from the other end; its figures and Latin words keep their order. One without Arabic stays.

    In a line with more Latin letters than a ``share`` of its Arabic ones only its Arabic is turned.
    """
    arabic = len(_ARABIC.findall(line))
    if not arabic and not any(ord(c) >= _PLACEHOLDERS for c in line):
        return line
    line = _MARKS.sub("", line)
    if sum(c.isascii() and c.isalpha() for c in line) > share * arabic:
        return _RIGHT_TO_LEFT.sub(lambda m: _reversed(m[0]), line)
    return _reversed(line)


def _reversed(words: str) -> str:
    pieces: list[str] = []
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(words):
        # beside a figure within Arabic, a percent sign stands on the other side
        shown = found[0][1:] + found[0][0] if found[0][0] in "%٪" else found[0]
        pieces += list(words[at : found.start()])
        pieces.append(shown)
        at = found.end()
    turned = "".join(reversed(pieces + list(words[at:])))
    # combining marks follow their letter whichever way the line runs
    return re.sub(r"([\u064b-\u0652\u0670]+)(.)", r"\2\1", turned)


def _mirrored(text: str) -> str:
    """A text whose lines were turned, with the brackets of each kind that now open where they should close turned too.

    Programs store a bracket as it looks or as it was typed, and not every kind alike.
    """
    for opening, closing in _PAIRS:
        right = len(
            re.findall(rf"{re.escape(opening)}[^{re.escape(opening + closing)}\n]+{re.escape(closing)}", text)
        )
        wrong = len(
            re.findall(rf"{re.escape(closing)}[^{re.escape(opening + closing)}\n]+{re.escape(opening)}", text)
        )
        if wrong > right:
            text = text.translate(str.maketrans(opening + closing, closing + opening))
    return text


def read_order(lines: Iterable[Sequence[Sequence[str]] | str]) -> str:
    """The text of a page whose lines are given as they are seen, from left to right; a string stays as it is.

    A line is words, a word is pieces, and each piece is in reading order within itself: a ligature, a letter with its
    marks.
    """
    known: dict[str, str] = {}

    def piece(text: str) -> str:
        if len(text) == 1:
            return text
        return known.setdefault(text, chr(_PLACEHOLDERS + len(known)))

    seen = "\n".join(
        line if isinstance(line, str) else " ".join("".join(map(piece, word)) for word in line)
        for line in lines
    )
    whole = {ord(one): text for text, one in known.items()}
    # where a letter stands for a ligature, its order is told by the letters around it
    alone = {
        one: next((c for c in text if not unicodedata.combining(c)), text) for one, text in whole.items()
    }
    if _ARABIC.search(seen.translate(alone)) and _is_turned(seen.translate(alone)):
        seen = _turned_lines(seen)
    text = seen.translate(whole)
    return _FORMS.sub(_plain, text) if _FORMS.search(text) else text
