"""What groups of people that are told beside each other come to: one added to another, or the parts of a total."""

from __future__ import annotations

from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords
from tawatur.mentions.people_groups import Group

_OPENING = frozenset({"", ",", ":", "-", "("})
_GOING_ON = frozenset({"", ",", "and", ", and"})
_PARTS = 5  # groups that a total is told as
_OF_CIVILIANS = frozenset({"civilian", "woman", "child", "person"})


def add_groups(one: Group, other: Group) -> Group:
    """Two coordinated groups as one: the numbers added, the words spanning both.

    A count before both covers both: "40 women and children".
    """
    if one.counted and not other.counted and other.vague:
        return one._replace(last=other.last, end=other.end, who="person", who_end=other.who_end)
    high = None if one.max is None or other.max is None else one.max + other.max
    who = one.who if one.who == other.who else "person"
    return one._replace(
        last=other.last,
        end=other.end,
        min=one.min + other.min,
        max=high,
        vague=one.vague or other.vague,
        counted=one.counted or (other.counted and not (one.vague or other.vague)),
        company=one.company or (one.max == 1 and not one.counted),
        who=who,
        who_start=one.who_start if one.who_start >= 0 else other.who_start,
        who_end=max(one.who_end, other.who_end),
    )


def one_more(group: Group) -> Group:
    """A group with the one whose company it is."""
    high = None if group.max is None else group.max + 1
    return group._replace(min=group.min + 1, max=high, company=True)


def without_parts(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> list[Group]:
    """The groups with those marked as parts that come to the number told right before them: "three civilians, two
    women and a man".
    """
    found = list(groups)
    for n, total in enumerate(groups):
        if not total.counted or total.vague or total.sub or total.who is None:
            continue
        head = words.people.get(tokens[total.last].text)
        if head is not None and head.nationality:
            continue  # "two Palestinians, an Israeli and a Jordanian"
        left, last = total.min, total
        for k in range(n + 1, min(n + 1 + _PARTS, len(groups))):
            part = groups[k]
            between = " ".join(t.text for t in tokens[last.last + 1 : part.first])
            if between not in (_OPENING if last is total else _GOING_ON) or part.vague or part.sub:
                break
            if (
                part.who not in _OF_CIVILIANS
                if total.who == "civilian"
                else total.who not in ("person", part.who)
            ):
                break
            left, last = left - part.min, part
            if left <= 0:
                if left == 0 and k > n + 1:
                    found[n + 1 : k + 1] = [g._replace(sub=True) for g in groups[n + 1 : k + 1]]
                break
    return found
