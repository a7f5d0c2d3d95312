"""Counts that a sentence goes on to: "killed five in one town and another three in the next"."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_groups import Group

FURTHER = "further"
"""The kind of a count that goes on from one told before, of another place: "and another five near Kobani"."""
SHARE = f"share {FURTHER}"
"""The kind of a count that is a further part of a total: "killed eight: five in Maiduguri and three in Yola"."""

_OF_THEM = word_set("منهم منهن منها بينهم")


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
            not (is_numbered(group) and joined and after in locatives)
            or group.sub
            or not any(t.text in locatives for t in gap)
            or any(i in taken for i in range(last + 1, group.last + 1))
            or any(t.text in ".؛;" for t in gap)
        ):
            return
        yield group
        last = group.last


def is_numbered(group: Group) -> bool:
    """Whether the words say how many: "three soldiers", "a policeman", "جنديين"."""
    return group.counted or (group.headed and not group.vague and group.min == group.max)


def shares(
    tokens: list[Token],
    groups: list[Group],
    total: Group,
    trigger: int,
    taken: set[int],
    locatives: frozenset[str],
) -> list[Group]:
    """The parts of a total that a sentence goes on to place by place: "killed eight: five in Maiduguri and three in Yola".

    The first keeps the words of the total. None where they do not come to the total, or another word for harm stands in between.
    """
    left = total.min
    found: list[Group] = []
    if total.vague or not total.counted:
        return found
    for group in groups:
        if group.first <= total.last:
            continue
        after = group.last + 1
        after += after < len(tokens) and tokens[after].text in _OF_THEM
        last = found[-1].last if found else max(total.last, trigger)
        placed = after < len(tokens) and tokens[after].text in locatives
        of_things = group.who_start >= 0 and not group.headed  # "in two raids"
        if not found and (of_things or not (placed and group.counted)):
            continue  # "seven people, among them four children, in two raids, ..."
        if not placed or not group.counted or group.vague or any(i in taken for i in range(last + 1, after)):
            break
        found.append(group)
        left -= group.min
        if left <= 0:
            break
    if left or len(found) < 2:
        return []
    return [total._replace(min=found[0].min, max=found[0].max), *(g._replace(sub=False) for g in found[1:])]
