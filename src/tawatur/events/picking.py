"""Which of the phrases weighed for a side become its sides, and in what order."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tawatur.events.proto import INFERRED, WEIGHED, Side
from tawatur.events.side_clues import Seen
from tawatur.mentions.registry import related

_SECOND = 0.05  # how likely to stand second beside a likelier one
_WEAK_RULES = frozenset({"those harmed", "the place that was hit"})


def pick(likely: Sequence[float], never: int, enough: float) -> list[int]:
    """The likeliest, and the next to it, where they are likely enough."""
    first = second = -1
    high, next_ = enough, _SECOND
    for k, p in enumerate(likely):
        if k == never:
            continue
        if p > high:
            second, next_ = (first, high) if first >= 0 else (second, next_)
            first, high = k, p
        elif p > next_:
            second, next_ = k, p
    return [] if first < 0 else [first] if second < 0 else [first, second]


def as_sides(
    found: Sequence[Seen], chosen: Sequence[int], given: Sequence[Side], other: Sequence[int]
) -> list[Side]:
    """The chosen phrases, then what else the rules gave; what is likeliest on the other side is left to it."""
    sides = []
    for k in chosen:
        row = found[k][0]
        for side in given:
            if side.start < row.end and row.start < side.end:
                sides.append(side)
                break
        else:
            sides.append(Side(row.start, row.end, row.party, WEIGHED))
    if given:
        taken = [(s.start, s.end) for s in sides]
        taken += [(found[k][0].start, found[k][0].end) for k in other]
        rest = [s for s in given if not any(a < s.end and s.start < b for a, b in taken)]
        told = [s for s in rest if s.rule not in INFERRED and s.rule not in _WEAK_RULES]
        if len(sides) > 1 and told and all(s.rule in INFERRED for s in sides):
            sides.insert(1, told[0])  # what the words themselves say stands among the first two
            rest.remove(told[0])
        sides += rest
    return sides


def alike(a: Seen, b: Seen) -> bool:
    """Whether two phrases are one, or name one actor or related ones."""
    one, other = a[0], b[0]
    return one.start == other.start or bool(one.actor and other.actor and related(one.actor, other.actor))


def opposed(sides: Sequence[Side], others: Sequence[Side]) -> list[Side]:
    """The sides without those that are only weighed in and that the words put on the other side, as they or their actor."""
    told = [s for s in others if s.rule != WEIGHED]
    actors = {s.party.actor for s in told if s.party is not None and s.party.actor}
    spans = {s.start for s in told}
    return [
        s
        for s in sides
        if s.rule != WEIGHED or (s.start not in spans and (s.party is None or s.party.actor not in actors))
    ]


def softmax(scores: Sequence[float], empty: float) -> list[float]:
    """How likely each phrase is, beside "nobody", whose score is ``empty``: shares of 1 with it."""
    high = max(*scores, empty)
    powers = [math.exp(s - high) for s in scores]
    total = sum(powers) + math.exp(empty - high)
    return [p / total for p in powers]
