"""A grammar of dates as one pattern: a list of rules, the first that fits a place wins.

Each rule names its parts with ordinary named groups; the grammar gives every rule's groups names of their own, so that
the rules compile into one alternation and still read on their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tawatur.mentions.date_values import DateValue

Parts = Mapping[str, str]
"""The named parts of a rule that took part in the match."""

Resolve = Callable[[Parts, date | None], DateValue | None]
"""From the parts and the publication day to a value, None where it cannot be told or is no date."""

_GROUP = re.compile(r"\(\?P<(\w+)>")
_WORD = re.compile(r"[^\W_]+")
_INSIDE = frozenset("/.-") | frozenset("0123456789")  # before a number these show that it began earlier
_BEFORE_ANCHOR = 32  # characters: how far before its first anchor a date may begin
_NAME = re.compile(r"(?<=\(\?P[<=])\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the source of a pattern and the function that resolves its parts."""

    name: str
    pattern: str
    resolve: Resolve


class Grammar:
    """Rules compiled into one pattern.

    ``anchors`` is a quick pattern: every date holds a hit of it, and only the words around hits are read closely.
    ``closing`` must follow a date; ``clitics`` are letters that may stand before its first word without a space.
    """

    __slots__ = ("_anchors", "_clitics", "_names", "_pattern", "_rules")

    def __init__(self, rules: list[Rule], *, anchors: str, clitics: str, closing: str) -> None:
        self._rules = rules
        self._names = [_GROUP.findall(rule.pattern) for rule in rules]
        own = [_NAME.sub(rf"\g<0>_{i}", rule.pattern) for i, rule in enumerate(rules)]
        branches = "|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(own))
        self._pattern = re.compile(rf"(?:{branches}){closing}")
        self._anchors = re.compile(anchors)
        self._clitics = clitics

    def matches(
        self, norm: str, start: int, end: int, published: date | None
    ) -> Iterator[tuple[int, int, DateValue]]:
        """Start, end and value of each date of a stretch, from left to right."""
        done = start
        anchor = self._anchors.search(norm, start, end)
        while anchor is not None:
            for position in self._openings(norm, max(done, anchor.start() - _BEFORE_ANCHOR), anchor.end()):
                if position < done:
                    continue
                match = self._pattern.match(norm, position, end)
                if match is None:
                    continue
                index = int(str(match.lastgroup)[1:])
                parts = {
                    n: match[f"{n}_{index}"] for n in self._names[index] if match[f"{n}_{index}"] is not None
                }
                value = self._rules[index].resolve(parts, published)
                if value is not None:
                    yield position, match.end(), value
                done = match.end()
            done = max(done, anchor.end())
            anchor = self._anchors.search(norm, done, end)

    def _openings(self, norm: str, start: int, end: int) -> Iterator[int]:
        """Where a date may begin: at words, and within them after clitics."""
        for word in _WORD.finditer(norm, start, end):
            position = word.start()
            if position and norm[position - 1] in _INSIDE:
                continue
            yield position
            for clitic in range(position, min(position + 2, word.end() - 2)):
                if norm[clitic] not in self._clitics:
                    break
                yield clitic + 1
