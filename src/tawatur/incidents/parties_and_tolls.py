"""Whether two accounts can be of the same people: sides, tolls, how many there were, and by what means."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tawatur.incidents.account import Account
from tawatur.incidents.actors import actor_party, related
from tawatur.incidents.verdict import Verdict
from tawatur.model import Count, Party
from tawatur.text.normalise import fold

ALIKE: Final = 0.6
"""Counts of which the smaller is this share of the greater are taken for two counts of the same people."""
OTHER_AIR_FORCE: Final = -1.6
"""Strikes by two air forces that have nothing to do with each other: many fly on one day over one province."""
OTHER_SERVICE: Final = -0.8
"""Soldiers were hit, or policemen."""
_SERVICES: Final = {
    "soldiers": re.compile(r"جندي|جنود|\bجيش\b|الجيش|soldier|troops|\barmy\b"),
    "police": re.compile(r"شرط[هيى]|police"),
}
_MEANS_GROUPS = (
    {"rocket", "missile", "mortar", "artillery"},
    {"ied", "car_bomb", "suicide_vest"},
    {"aircraft", "barrel_bomb", "missile"},
    {"drone", "missile", "rocket"},
    {"small_arms", "blade"},
    {"chemical", "barrel_bomb", "artillery"},
)


def judge_sides(a: Account, b: Account) -> Verdict:
    """Whether both name the same sides, or sides of one party."""
    best = _side_pair(a.event.side1, b.event.side1, 0.6), _side_pair(a.event.side2, b.event.side2, 0.4)
    # A clash has no attacker by rights, and reports name its sides in either order.
    if {a.event.type, b.event.type} <= {"armed_clash", "agreement", "attack"}:
        crossed = _side_pair(a.event.side1, b.event.side2, 0.5), _side_pair(a.event.side2, b.event.side1, 0.5)
        best = max(best, crossed, key=lambda pair: pair[0][0] + pair[1][0])
    details = [detail for _, detail in best if detail]
    score = best[0][0] + best[1][0]
    if a.event.type == b.event.type == "air_drone_strike" and best[0][0] < 0:
        score += OTHER_AIR_FORCE
    ours, theirs = _service(a.event.side2), _service(b.event.side2)
    if ours and theirs and ours.isdisjoint(theirs):
        score += OTHER_SERVICE
    return round(score, 6), " ".join(details) or "The sides cannot be compared."


def _side_pair(ours: tuple[Party, ...], theirs: tuple[Party, ...], worth: float) -> tuple[float, str]:
    our_actors, their_actors = _actors(ours), _actors(theirs)
    if our_actors and their_actors:
        shared = our_actors & their_actors
        if shared:
            return worth, f"Both name {', '.join(sorted(shared))}."
        left, right = ", ".join(sorted(our_actors)), ", ".join(sorted(their_actors))
        if related(our_actors, their_actors):
            return worth / 2, f"{left} and {right} are of one side."
        return -0.6, f"One names {left}, the other {right}."
    if ours and theirs and _words(ours) & _words(theirs):
        return worth / 2, f"Both speak of {', '.join(sorted(_words(ours) & _words(theirs)))}."
    return 0.0, ""


@lru_cache(maxsize=1024)
def _actors(side: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(actor_party(p.actor) for p in side if p.actor)


@lru_cache(maxsize=1024)
def _service(side: tuple[Party, ...]) -> frozenset[str]:
    """Whether soldiers or policemen were hit, where the words of a side say so."""
    words = " ".join(fold(party.text) for party in side if not party.inferred)
    return frozenset(service for service, found in _SERVICES.items() if found.search(words))


@lru_cache(maxsize=1024)
def _words(side: tuple[Party, ...]) -> frozenset[str]:
    words = (word.strip("\"'.,:;()،؛") for party in side for word in fold(party.text).split())
    return frozenset(w.removeprefix("ال") for w in words if len(w) > 3)


def judge_toll(a: Account, b: Account) -> Verdict:
    """Whether both tell of as many victims, or of as many more as are found in time."""
    rising = (a.published or "")[:10] < (b.published or "")[:10]
    killed = _count_pair(a.event.killed, b.event.killed, "killed", rising)
    injured = _count_pair(a.event.injured, b.event.injured, "injured", rising)
    score = max(-1.5, min(1.6, killed[0] + injured[0] / 2))
    if not rising and _far(a.event.killed, b.event.killed) and _far(a.event.injured, b.event.injured):
        # One office tells two happenings of a day in the same words.
        score -= 1.0
    return score, " ".join(d for _, d in (killed, injured) if d) or "No tolls to compare."


def _far(ours: Count, theirs: Count) -> bool:
    if not isinstance(ours, int) or not isinstance(theirs, int):
        return False
    return min(ours, theirs) < ALIKE * max(ours, theirs)


def _count_pair(earlier: Count, later: Count, what: str, rising: bool) -> tuple[float, str]:
    if earlier is None or later is None:
        return 0.0, ""
    told = f"{what.capitalize()}: {earlier} and {later}."
    if not isinstance(earlier, int) or not isinstance(later, int):
        return (-0.3 if 0 in (earlier, later) else 0.05), told
    if earlier == later:
        return (0.15, 0.3, 0.5, 0.6, 0.7, 1.0, 1.0, 1.0, 1.0, 1.0, 1.3)[min(earlier, 10)], told
    share = min(earlier, later) / max(earlier, later)
    score = -0.1 if share >= ALIKE else -0.3 if share >= 0.3 or max(earlier, later) <= 3 else -1.2
    # Counts rise as the dead are found; they do not fall.
    return (score / 2 if rising and later > earlier else score), told


def judge_tally(a: Account, b: Account) -> Verdict:
    """Whether both count as many attacks."""
    ours, theirs = set(a.counted), set(b.counted)
    if not ours or not theirs:
        return 0.0, "They do not both say how many there were."
    if ours & theirs:
        return (1.0 if max(ours & theirs) >= 10 else 0.5), f"Both tell of {max(ours & theirs)}."
    told = f"One tells of {max(ours)}, the other of {max(theirs)}."
    days = a.event.date, b.event.date
    if days[0] and days[1] and (days[0].end < days[1].start or days[1].end < days[0].start):
        return -2.5, told  # the strikes of one day and those of another
    # whoever counts that many counts them well: "23 strikes" are not "18 strikes"
    return (-3.5 if min(max(ours), max(theirs)) >= 10 else -1.2), told


def judge_means(a: Account, b: Account) -> Verdict:
    """Whether both tell of the same means."""
    ours, theirs = a.event.means, b.event.means
    if ours is None or theirs is None or "other" in (ours, theirs):
        return 0.0, "The means of one is not told."
    if ours == theirs:
        return 0.5, f"Both by {ours}."
    if any(ours in group and theirs in group for group in _MEANS_GROUPS):
        return 0.0, f"{ours} and {theirs} are easily taken for each other."
    return -0.6, f"One by {ours}, the other by {theirs}."
