"""Patterns written with normal Arabic spelling, folded for matching on the normal form."""

from __future__ import annotations

import re

from tawatur.text.normalise import fold

_ARABIC_RUN = re.compile(r"[\u0620-\u06ff]+")


def fold_pattern(source: str) -> str:
    """The source of a pattern with its Arabic letters folded and its syntax left as it is.

    ``fold`` itself would lower-case escapes such as ``\\W``. A folded letter before ``?`` stays one letter.
    """
    return _ARABIC_RUN.sub(lambda run: fold(run.group()), source)


def any_of(words: str) -> str:
    """A group of alternatives, longest first, from words that bars or spaces separate (``_`` is a space in one)."""
    items = {fold(word.replace("_", " ")) for word in re.split(r"[|\s]+", words) if word}
    return "(?:" + "|".join(sorted(items, key=lambda w: (-len(w), w))) + ")"


def word_set(words: str) -> frozenset[str]:
    """The folded words of a string that spaces part."""
    return frozenset(fold(words).split())
