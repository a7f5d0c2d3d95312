"""A grammar of dates as one pattern: a list of rules, the first that fits a place wins.

Each rule names its parts with ordinary named groups; the grammar gives every rule's groups names of their own, so that
rules compile into one alternation and still read on their own. A rule says with which kinds of words it opens, and is
tried at those words only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tawatur.mentions.date_values import DateValue
from tawatur.mentions.openings import Openings

Parts = Mapping[str, str]
"""The named parts of a rule that took part in the match."""

Resolve = Callable[[Parts, date | None], DateValue | None]
"""From the parts and the publication day to a value, None where it cannot be told or is no date."""

_GROUP = re.compile(r"\(\?P<(\w+)>")
_NAME = re.compile(r"(?<=\(\?P[<=])\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the kinds of words that open it, the source of a pattern and the function that resolves its parts."""

    name: str
    opens: str
    pattern: str
    resolve: Resolve


class Grammar:
    """Rules compiled into one pattern for each set of kinds that a word belongs to.

    ``kinds`` gives the words of each kind; a number in digits is of the kind ``number``. ``closing`` must follow a date.
    """

    __slots__ = ("_closing", "_compiled", "_names", "_openings", "_own", "_rules")

    def __init__(
        self, rules: list[Rule], kinds: Mapping[str, Iterable[str]], *, closing: str, arabic: bool
    ) -> None:
        self._rules = rules
        self._names = [_GROUP.findall(rule.pattern) for rule in rules]
        own = [_NAME.sub(rf"\g<0>_{i}", rule.pattern) for i, rule in enumerate(rules)]
        kinds_of: dict[str, set[str]] = {}
        for kind, words in kinds.items():
            for word in words:
                kinds_of.setdefault(word, set()).add(kind)

        self._own = own
        self._closing = closing
        self._compiled: dict[frozenset[str], re.Pattern[str]] = {}
        table = {word: frozenset(found) for word, found in kinds_of.items()}
        self._openings = Openings(table, frozenset({"number"}), arabic=arabic)

    def _pattern(self, kinds: frozenset[str]) -> re.Pattern[str]:
        """The rules that words of these kinds open, compiled at their first use: most texts need few of them."""
        pattern = self._compiled.get(kinds)
        if pattern is None:
            branches = [
                f"(?P<r{i}>{self._own[i]})" for i, r in enumerate(self._rules) if kinds & set(r.opens.split())
            ]
            pattern = self._compiled[kinds] = re.compile(rf"(?:{'|'.join(branches)}){self._closing}")
        return pattern

    def matches(
        self, norm: str, start: int, end: int, published: date | None
    ) -> Iterator[tuple[int, int, DateValue]]:
        """Start, end and value of each date of a stretch, from left to right."""
        done = start
        for position, kinds in self._openings.find(norm, start, end):
            if position < done:
                continue
            match = self._pattern(kinds).match(norm, position, end)
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
