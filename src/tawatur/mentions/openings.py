"""Where in a text a grammar is worth trying: at the words that can open what it matches.

A regular expression tried at every character is slow; a look-up of every word in a table is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")

_WORD = re.compile(r"[^\W_]+")
_CLITICS = [join + preposition for join in ("", "و", "ف") for preposition in ("", "ب", "ل", "ك")]
_DIGITS = frozenset("0123456789")


class Openings(Generic[Key]):
    """Words that can open a match, each with a key that tells what to try there.

    ``arabic``: the words also stand after a conjunction or preposition written with them. ``article``: after the
    article too, which then is not part of the match. ``digits`` is the key of a number in digits.
    """

    __slots__ = ("_arabic", "_digits", "_words")

    def __init__(
        self, words: Mapping[str, Key], digits: Key, *, arabic: bool = False, article: bool = False
    ) -> None:
        self._digits = digits
        self._arabic = arabic
        self._words: dict[str, tuple[int, Key]] = {}
        prefixes = _CLITICS if arabic else [""]
        if article:
            prefixes = [*prefixes, *(p + "ال" for p in prefixes), "لل", "ولل"]
        for word, key in words.items():
            for prefix in prefixes:
                form = prefix + word
                # A word of its own is not another one with clitics.
                if not prefix or form not in words:
                    self._words.setdefault(form, (len(prefix), key))
                if not prefix:
                    self._words[form] = (0, key)

    def find(self, norm: str, start: int, end: int) -> Iterator[tuple[int, Key]]:
        """Offset and key of each place of a stretch where a match may begin, from left to right."""
        get = self._words.get
        for word in _WORD.finditer(norm, start, end):
            text = word.group()
            known = get(text)
            if known is not None:
                yield word.start() + known[0], known[1]
            elif text[0] in _DIGITS:
                yield word.start(), self._digits
            elif self._arabic and (text[-1] in _DIGITS or text[-1] == "ه"):
                # "و15", "ال48", "ب1436ه".
                first = next((i for i, c in enumerate(text) if c in _DIGITS), -1)
                if 0 < first <= 4:
                    yield word.start() + first, self._digits
