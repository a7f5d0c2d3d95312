"""Whose people a toll counts, whether two tolls are the losses of the two sides of a fight, or of other people taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tawatur.events.proto import Telling
from tawatur.mentions.casualties import CasualtyMention
from tawatur.mentions.registry import opposed, related

_PUT = "en:adjective"
_RANKS = frozenset({"soldier", "police"})
_OF = re.compile(
    r"(?:(?: سقطوا?)?| (?:بشريه|فادحه|كبيره|جسيمه)(?: في الارواح(?: والعتاد)?)?) ?(?:(?:من|في|بين)(?: (?:صفوف|جانب|عناصر|مقاتلي|مسلحي|افراد|رجال|قوات))?|(?:ال)?تابع\w* ل?|ينتم\w* (?:الي|ل)) ?(?:ال|ل)?"
    r"|,? (?:from|of|among|belonging to|loyal to|on the side of)(?: the)? "
)
_NEAR = 32  # characters from a toll to whose it is: "four were killed in the ranks of the rebels"


def with_actor(
    text: str, casualty: CasualtyMention, named: Sequence[tuple[int, int, str]]
) -> CasualtyMention:
    """A toll with the one actor whose people its words say they are: "20 من الحوثيين", "قتلى في صفوف المقاومة".

    ``named`` are the words for actors of its sentence, each with its start, end and actor.
    """
    found = {actor for start, end, actor in named if start < casualty.end and casualty.start < end}
    after = (n for n in named if casualty.end <= n[0] <= casualty.end + _NEAR)
    if not found and (near := next(after, None)) is not None and _OF.fullmatch(text, casualty.end, near[0]):
        found = {near[2]}
    if not found:  # "put the rebel dead at 35"
        found = {
            n[2] for n in named if n[1] in (casualty.start - 1, casualty.start - 3) and casualty.rule == _PUT
        }
    if len(found) == 1:
        return replace(casualty, actor=found.pop())
    one, other = (*found, "", "")[:2]
    both = len(found) == 2 and casualty.value != "some" and opposed(one, other)
    return replace(casualty, of_both=True) if both else casualty


def is_of(text: str, casualty: CasualtyMention, name: str) -> bool:
    """Whether the words after a toll say that it is of those whom a name names: "خسائر بشرية في صفوف قوات النظام"."""
    of = _OF.match(text, casualty.end)
    return of is not None and text.startswith((name, f"ال{name}"), of.end())


def counts_of(telling: Telling, what: str) -> list[CasualtyMention]:
    """The counts of killed or injured that a telling gives, 0 and "some" apart."""
    return [c for c in telling.casualties if c.what == what and c.value not in ("some", 0)]


def exact_tolls(telling: Telling, what: str) -> set[int]:
    """The numbers of killed or injured that a telling gives, 0 and "some" apart."""
    return {c.min for c in counts_of(telling, what)}


def side_of(casualty: CasualtyMention) -> bool | None:
    """Whether those counted are of a state's forces, or of those who fight them; None where no word tells."""
    if casualty.who in _RANKS:
        return True
    return False if casualty.who == "fighter" else None


def rounds(one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether one gives in round figures what the other counts: "more than twenty", and then 21."""
    round_ = one.max is None and one.min % 10 == 0 and one.min >= _ROUND
    return round_ and other.min % 10 > 0 and one.min < other.min < max(one.min * 1.1, one.min + 9)


def with_company(one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether the other tells anew of the one killed, and of who died with him: "اغتالوا النائب ... وقتلوه مع سائقه"."""
    return one.value == 1 and other.rule == "ar:own" and other.min > 1


_ROUND = 20  # killed or hurt: a round number from which on a few more are rounded away


def tolls_clash(a: Telling, b: Telling) -> bool:
    """Whether both give numbers of killed, or of injured, and none is the same: 21, and "more than twenty", is."""
    for what in ("killed", "injured"):
        first, second = exact_tolls(a, what), exact_tolls(b, what)
        if first and second and not first & second:
            if not any(
                rounds(x, y) or rounds(y, x) or with_company(x, y)
                for x in counts_of(a, what)
                for y in counts_of(b, what)
            ):
                return True
    return False


def clash_in_both(a: Telling, b: Telling) -> bool:
    """Whether neither the numbers of killed nor those of injured agree: no account of one happening put right."""
    return all(
        exact_tolls(a, what) and exact_tolls(b, what) and not exact_tolls(a, what) & exact_tolls(b, what)
        for what in ("killed", "injured")
    )


def tells_less(one: Sequence[CasualtyMention], other: Sequence[CasualtyMention]) -> bool:
    """Whether one account gives fewer killed than another, and none of another camp: both may be of the same."""
    told = [[c for c in counts if c.what == "killed"] for counts in (one, other)]
    camps = [{side_of(c) for c in counts} - {None} for counts in told]
    fewer, more = ([c.min for c in counts if c.value not in ("some", 0)] for counts in told)
    return bool(fewer and more) and max(fewer) < max(more) and (not camps[0] or camps[0] == camps[1])


def are_opposed(one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether two tolls are told as of actors who fight each other."""
    return one.actor is not None and other.actor is not None and opposed(one.actor, other.actor)


def are_one(one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether two tolls are told as of one actor."""
    return one.actor is not None and other.actor is not None and related(one.actor, other.actor)


def holds_others(a: Telling, b: Telling) -> bool:
    """Whether both tell of people taken, and of other numbers of them: "اعتقال 371 شخصا", "القبض على 28 شخصا"."""
    first, second = (
        {c.min for c in t.others if c.what == "captured" and c.value not in ("some", 0)} for t in (a, b)
    )
    if not first or not second or first & second or (a.headline and min(first) > max(second)):
        return False  # a headline tells the total
    return _TAKEN_ALIVE.issuperset({*a.senses, *b.senses})


_TAKEN_ALIVE = frozenset({"arrest", "abduct"})
