"""The normal form in which Arabic and English are matched, with a map back to the original offsets.

Folded: case; alef, hamza seats, ya and ta marbuta; Persian and Urdu letter shapes; Arabic-Indic digits; presentation
forms and ligatures; accents of Latin letters; typographic quotes, dashes, spaces and line ends.
Dropped: Arabic diacritics, tatweel, zero-width and bidirectional marks.
The choice of letters follows the light normalisation that Arabic retrieval has used since Larkey, Ballesteros and
Connell (2002), "Improving stemming for Arabic information retrieval".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SAME = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍئ", "ي"),
    **dict.fromkeys("ةۀہەۃھ", "ه"),
    **dict.fromkeys("کڪګ", "ك"),
    "ؤ": "و",
    **dict.fromkeys("“”„‟«»〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼʽʾʿ", "'"),
    "ı": "i",
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys([*map(chr, range(0x2000, 0x200B)), "\u00a0", "\u202f", "\u205f", "\u3000", "\t"], " "),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
    **{chr(base + i): str(i) for base in (0x0660, 0x06F0, 0xFF10) for i in range(10)},
}
# Marks that carry no letter: those of a letter (diacritics, tatweel, variation selectors), and those of layout
# (bidirectional and zero-width characters).
_LETTER_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\ufe00-\ufe0f"
)
_DROPPED = _LETTER_MARKS + "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Presentation forms may stand for several letters (the ligatures lam-alef and fi), as may a capital.
_EXPANDED = "\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\u0130"
_EDITED = re.compile(f"[{_DROPPED}{_EXPANDED}]")
_LETTER_MARK = re.compile(f"[{_LETTER_MARKS}]")


def _fold_character(character: str) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    if _EDITED.match(character):
        if character == "\u0130":
            return "i"
        compatible = unicodedata.normalize("NFKC", character)
        return "" if compatible == character else fold(compatible)
    lower = character.lower()
    if len(lower) != 1:
        return character
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() and base.isalpha() else lower


class _Table(dict[int, str]):
    """A translation table that works out each character once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normal form and the map back: ``breaks[i]`` and ``originals[i]`` are positions that correspond."""

    text: str
    original: str
    breaks: tuple[int, ...] = ()
    originals: tuple[int, ...] = ()

    def at(self, position: int) -> int:
        """The original offset of the character at ``position`` of the normal form."""
        if not self.breaks:
            return position
        i = bisect_right(self.breaks, position) - 1
        return position if i < 0 else self.originals[i] + position - self.breaks[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of a stretch of the normal form, end exclusive, with the marks of its last letter."""
        if not self.breaks or start >= end:
            return self.at(start), self.at(end)
        stop = self.at(end - 1) + 1
        while stop < len(self.original) and _LETTER_MARK.match(self.original, stop):
            stop += 1
        return self.at(start), stop


def fold(text: str) -> str:
    """The normal form of a text, without the map. Folding twice changes nothing."""
    if _EDITED.search(text):
        return _EDITED.sub(lambda m: _TABLE[ord(m.group())], text).translate(_TABLE)
    return text.translate(_TABLE)


def folded(name: str) -> str:
    """A name as names are compared: the normal form, spaces single."""
    return " ".join(fold(name).split())


def normalise(text: str) -> Normalised:
    """The normal form of a text together with the map back to its offsets."""
    edits = list(_EDITED.finditer(text))
    if not edits:
        return Normalised(text.translate(_TABLE), text)
    parts: list[str] = []
    breaks: list[int] = []
    originals: list[int] = []
    done = length = 0
    for edit in edits:
        position = edit.start()
        parts.append(text[done:position].translate(_TABLE))
        length += position - done
        for character in _TABLE[ord(edit.group())]:
            breaks.append(length)
            originals.append(position)
            parts.append(character)
            length += 1
        done = position + 1
        breaks.append(length)
        originals.append(done)
    parts.append(text[done:].translate(_TABLE))
    return Normalised("".join(parts), text, tuple(breaks), tuple(originals))
