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
_NAME = re.compile(r"(?<=\(\?P[<=])\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the source of a pattern and the function that resolves its parts."""

    name: str
    pattern: str
    resolve: Resolve


class Grammar:
    """Rules compiled into one pattern.

    ``anchors`` is a quick test that every text with a date passes; ``opening`` and ``closing`` bound each match.
    """

    __slots__ = ("_anchors", "_names", "_pattern", "_rules")

    def __init__(self, rules: list[Rule], *, anchors: str, opening: str, closing: str) -> None:
        self._rules = rules
        self._names = [_GROUP.findall(rule.pattern) for rule in rules]
        own = [_NAME.sub(rf"\g<0>_{i}", rule.pattern) for i, rule in enumerate(rules)]
        branches = "|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(own))
        self._pattern = re.compile(rf"{opening}(?:{branches}){closing}")
        self._anchors = re.compile(anchors)

    def matches(
        self, norm: str, start: int, end: int, published: date | None
    ) -> Iterator[tuple[int, int, DateValue]]:
        """Start, end and value of each date of a stretch, from left to right."""
        anchor = self._anchors.search(norm, start, end)
        if anchor is None:
            return
        for match in self._pattern.finditer(norm, start, end):
            index = int(str(match.lastgroup)[1:])
            parts = {
                n: match[f"{n}_{index}"] for n in self._names[index] if match[f"{n}_{index}"] is not None
            }
            value = self._rules[index].resolve(parts, published)
            if value is not None:
                yield match.start(f"r{index}"), match.end(f"r{index}"), value
