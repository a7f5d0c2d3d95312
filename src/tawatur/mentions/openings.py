"""Where in a text a grammar is worth trying: at the words that can open what it matches.

A regular expression tried at every character is slow; a look-up of every word in a table is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")

_WORD = re.compile(r"[^\W_]+")
_CLITICS = [join + preposition for join in ("", "و", "ف") for preposition in ("", "ب", "ل", "ك")]
_DIGITS = frozenset("0123456789")
_DIGIT = re.compile("[0-9]")


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
        words = _WORD.findall(norm, start, end)
        opening: Callable[[str], tuple[int, Key] | None] = self._words.get
        if _DIGIT.search(norm, start, end):
            opening = self._opening
        elif self._words.keys().isdisjoint(words):
            return
        # Few words open anything: where one stands is looked for when it is known to do so.
        done = start
        for text in words:
            known = opening(text)
            if known is not None:
                at = _place(norm, text, done, end)
                done = at + len(text)
                yield at + known[0], known[1]

    def _opening(self, text: str) -> tuple[int, Key] | None:
        """How far into a word a match may begin, and its key."""
        known = self._words.get(text)
        if known is not None:
            return known
        if text[0] in _DIGITS:
            return 0, self._digits
        if self._arabic and (text[-1] in _DIGITS or text[-1] == "ه"):
            # "و15", "ال48", "ب1436ه".
            first = next((i for i, c in enumerate(text) if c in _DIGITS), -1)
            if 0 < first <= 4:
                return first, self._digits
        return None


def _place(norm: str, word: str, start: int, end: int) -> int:
    """Where a word of a stretch, that is known to follow, stands as a whole word."""
    at = norm.find(word, start, end)
    while (at > start and norm[at - 1].isalnum()) or (
        at + len(word) < end and norm[at + len(word)].isalnum()
    ):
        at = norm.find(word, at + 1, end)
    return at
