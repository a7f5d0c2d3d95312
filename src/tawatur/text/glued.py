"""Numbers that an Arabic text writes without a space before their word: "15حوثيا" is read as "15 حوثيا"."""

from __future__ import annotations

import re

from tawatur.text.normalise import Normalised

_GLUED = re.compile(r"\d(?=[ء-غف-ي]{3})")
"""The last digit of one; an abbreviation is left alone ("1436هـ", "5ر1")."""


def unglue(found: Normalised) -> Normalised:
    """The normal form with the spaces that the words behind numbers lack, each at the offset of its digit."""
    ends = [match.end() for match in _GLUED.finditer(found.text)]
    if not ends:
        return found
    pairs = list(zip(found.breaks, found.originals, strict=True))
    parts, done = [], 0
    moved: list[tuple[int, int]] = []
    for added, end in enumerate(ends):
        parts.append(found.text[done:end])
        moved += [(b + added, o) for b, o in pairs if done < b <= end or b == done == 0]
        moved += [(end + added, found.at(end - 1)), (end + added + 1, found.at(end))]
        done = end
    parts.append(found.text[done:])
    moved += [(b + len(ends), o) for b, o in pairs if b > done]
    return Normalised(" ".join(parts), found.original, tuple(b for b, _ in moved), tuple(o for _, o in moved))
