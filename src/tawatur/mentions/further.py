"""Counts that a sentence goes on to: "killed five in one town and another three in the next"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.people import Group

FURTHER = "further"
"""The kind of a count that goes on from one told before, of another place: "and another five near Kobani"."""


def further(
    tokens: list[Token],
    groups: list[Group],
    told: Group,
    trigger: int,
    taken: set[int],
    locatives: frozenset[str],
    joints: frozenset[str],
) -> Iterator[Group]:
    """The groups that a sentence goes on to after those told of: "killed five in A and three others in B".

    Each stands after a place of those before ("in A"), is joined by "and" and is placed itself; no other word for harm
    stands in between.
    """
    last = max(told.last, trigger)
    for group in groups:
        if group.first <= last:
            continue
        gap = tokens[last + 1 : group.first]
        joined = bool(gap) and gap[-1].text in joints
        joined = joined or tokens[group.first].text.startswith(tuple(joints))
        after = tokens[group.last + 1].text if group.last + 1 < len(tokens) else ""
        if (
            not (group.counted and joined and after in locatives)
            or group.sub
            or not any(t.text in locatives for t in gap)
            or any(i in taken for i in range(last + 1, group.last + 1))
            or any(t.text in ".؛;" for t in gap)
        ):
            return
        yield group
        last = group.last
