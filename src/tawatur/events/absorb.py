"""Bring a second telling of a happening into the first."""

from __future__ import annotations

from tawatur.events.alike import is_wide, tells_its_day
from tawatur.events.kinds import HARM
from tawatur.events.means import more_exact
from tawatur.events.proto import Telling
from tawatur.events.trace import Trace
from tawatur.events.types import BY_WHAT, RANK
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import specificity


def absorb(host: Telling, other: Telling, trace: Trace | None = None, stage: str = "") -> None:
    """Bring a second telling of a happening into the first; the first's values stand where both have one."""
    if trace is not None:
        trace.merge(host, other, stage)
    for one, two in ((host, other), (other, host)):
        if one.sense in _LAUNCHED and two.sense == "disrupt":
            one.side1, one.side2 = [], [*one.side1, *one.side2]  # who launched what was shot down is no doer
    if other.sentence != host.sentence:
        host.headline = False  # what it announced has been told
    host.last = max(host.last, host.sentence, other.last, other.sentence)
    host.section = other.section or host.section
    host.type = ""
    if not other.guessed and other.sense not in HARM:
        host.guessed = ""  # the rows of the tables know better
    host.spans.extend(s for s in other.spans if s not in host.spans)
    host.senses.extend(other.senses)
    if {"massacre", "slain"} & (host.marks | other.marks) and BY_WHAT.intersection(host.senses):
        # what it was done with says of what kind it is
        host.senses = [s for s in host.senses if s != "execute"]
    gassed = _GASSED & (host.marks | other.marks)
    if RANK.get(other.senses[0], 0) > RANK.get(host.sense, 0):
        host.sense, host.lemma, host.marks = other.sense, other.lemma, other.marks
    host.marks |= gassed
    # "gunmen attacked workers, and three were hurt": not the gunmen
    doers = {s.start for s in host.side1} if other.sense in HARM else set()
    harmed = [s for s in other.side2 if s.rule != "subject" or s.start not in doers]
    for mine, theirs in ((host.side1, other.side1), (host.side2, harmed)):
        held = {s.party.actor or s.party.class_ for s in mine if s.party}
        for side in theirs:
            if not mine or (
                side.party
                and (side.party.actor or side.party.class_) not in held
                and host.sentence == other.sentence
            ):
                mine.append(side)
    if other.place is not None and (
        host.place is None
        or specificity(other.place.row) > specificity(host.place.row)
        or _is_beside(host.place, other.place)
    ):
        host.place, host.place_rule = other.place, other.place_rule
    host.roles.extend(other.roles)
    if tells_its_day(host, other):
        host.date, host.date_rule = other.date, other.date_rule
    if host.date is None or (other.date is not None and is_wide(host) and not is_wide(other)):
        # a month or year told further on is of what led to it; the news itself is left undated
        if other.date is not None and not (is_wide(other) and other.sentence > host.sentence + 1):
            host.date, host.date_rule = other.date, other.date_rule
    if more_exact(host.means, other.means):
        host.means, host.means_rule = other.means, other.means_rule
    host.arms.extend(a for a in other.arms if a not in host.arms)
    host.order |= other.order
    host.victims = host.victims or other.victims
    host.referred = host.referred and other.referred
    host.casualties.extend(c for c in other.casualties if c not in host.casualties)
    host.others.extend(c for c in other.others if c not in host.others)
    host.aggregate = host.aggregate and other.aggregate
    host.count = host.count or other.count


_LAUNCHED = frozenset({"shelling", "air_strike"})
_GASSED = frozenset({"gassed"})


def _is_beside(place: PlaceFound, other: PlaceFound) -> bool:
    """Whether the first is only somewhere near a town, and the second a place by name: "in a Damascus suburb", "in Jaramana"."""
    return (
        place.area == "near"
        and not other.area
        and place.row.id != other.row.id
        and specificity(other.row) == specificity(place.row)
    )
