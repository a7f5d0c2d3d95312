"""One more of what a word told, at a place of its own: "a bomb went off in Karrada and another in Dora"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tawatur.events.kinds import HARM
from tawatur.events.proto import LISTED, Telling
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.numbers_en import TWO_TO_TEN
from tawatur.mentions.places import lies_in

ONE_MORE = "one_more"
"""The mark of what a sentence goes on to by "another" alone."""

_GAP = 90  # characters from one place to the next, with a toll told in between
_ANOTHER = {
    "ar": re.compile(
        r"(?:(?:\s|[،,]\s?)(?:و|فيما |بينما )|[،,]\s?|\s(?!(?:ال)?اخر))(?P<more>(?:ال)?(?:اخري|اخر|ثاني[هة]?|ثالث[هة]?|رابع[هة]?|خامس[هة]?))\s"
        r"(?:(?:(?:في|علي|قرب|داخل|وسط|عند|امام|استهدفت?|طالت?|ضربت?)\s(?:[^\s،,.؛]+\s){0,3}|[بل](?:[^\s،,.؛]+\s)?)[^\s،,.؛]{0,3})\Z"
    ),
    "en": re.compile(
        r"(?:,\s(?:(?:and|while|with)\s)?|\s(?:and|while|with)\s|\s(?=a\s(?:second|third|fourth)\s))"
        r"(?P<more>another|(?:a|the)\s(?:second|third|fourth)|one more|others?"
        rf"|(?P<share>(?:one|{TWO_TO_TEN}|\d{{1,3}})(?:\s(?:more|others|strikes?|raids?))?))\s(?:one\s)?"
        r"(?:in|at|near|on|outside|inside|around|hit|hitting|struck|striking|targeted|targeting)\s(?:[\w'-]+\s){0,3}\Z"
    ),
}


def one_more(
    scene: Scene, places: Sequence[Filler], telling: Telling, others: Sequence[Telling]
) -> list[Telling]:
    """Those that a sentence goes on to by "another" alone, each at its place, from the one told of the place before.

    Args:
        places: the sentence's places in order.
        others: all that the sentence tells; another deed in between stands for itself.

    Returns: the further tellings, each with the people harmed that are told behind its place, which the telling loses;
    "killed a policeman in Quetta and another in Turbat" tells of one more killed.
    """
    harm = telling.senses[0] in HARM
    if telling.place is None or telling.aggregate or telling.link:
        return []
    if harm and telling.victims != "singular" and [c.min for c in telling.casualties] != [1]:
        return []
    found: list[Telling] = []
    for one, other in pairwise(places):
        if one.start < telling.start or one.place is None or other.place is None:
            continue
        near = other.start - one.end <= _GAP and one.place.row.id != other.place.row.id
        match = _ANOTHER[scene.lang].search(scene.text, one.end, other.place.name_start) if near else None
        if match is None:
            if found:
                break
            continue
        if any(one.end <= t.start < other.start and t.senses[0] not in HARM for t in others):
            break
        at, upto = match.span("more")
        if match.groupdict().get("share"):
            if not _is_share(scene, telling, at, upto):
                break
            if not found and lies_in(other.place, one.place):
                telling.place, telling.place_rule, telling.roles = other.place, LISTED, [other.place]
                continue  # "ten raids in the country, [six near A] and four near B": the first of the parts
        more = replace(
            telling,
            start=at,
            end=upto,
            spans=[(at, upto)],
            clause=scene.clause(at),
            place=other.place,
            place_rule=LISTED,
            roles=[other.place],
            another=True,
            definite=False,
            side1=list(telling.side1),
            side2=[s for s in telling.side2 if s.start >= one.end],
            senses=list(telling.senses),
            arms=list(telling.arms),
            marks=telling.marks | {ONE_MORE},
            casualties=[],
        )
        if harm:
            more.casualties = [replace(c, start=at, end=upto) for c in telling.casualties if c.start < at]
            more.side2 = list(telling.side2)
        for before in (*others, *found):
            if before.start < at:
                _leave_behind(before, more, one)
        found.append(more)
    return found


def _is_share(scene: Scene, telling: Telling, at: int, upto: int) -> bool:
    """Whether a number at a place tells how many of several strikes fell there: "ten raids, six near A and four in B"."""
    return (
        telling.senses[0] in _COUNTED
        and telling.victims != "singular"
        and not any(telling.end <= c.start < upto and c.value != 0 for c in scene.casualties)
        and _SEVERAL.search(scene.text, telling.start - _BEFORE, telling.end + _BEFORE) is not None
    )


_COUNTED = frozenset({"air_strike", "hit", "assault", "bombard", "shelling"})
_SEVERAL = re.compile(r"\b(?:strikes|airstrikes|raids|attacks|bombings)\b")
_BEFORE = 12  # characters around the event word


def _leave_behind(telling: Telling, more: Telling, last: Filler) -> None:
    """Give to one more what is told behind it: from it on, nothing is of what was told before."""
    behind = [c for c in telling.casualties if c.start >= more.end]
    if behind:
        more.casualties += [c for c in behind if c not in more.casualties]
        telling.casualties = [c for c in telling.casualties if c not in behind]
    telling.side2 = [s for s in telling.side2 if s.start < more.start]
    telling.roles = [p for p in telling.roles if p.start < more.start]
    if telling.place is not None and telling.place.start >= more.start:
        telling.place = last.place
