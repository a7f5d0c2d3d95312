"""Do two accounts tell of the same happening? Each feature gives its score, its weight and a sentence that says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tawatur.incidents.account import Account
from tawatur.incidents.geography import agree
from tawatur.incidents.parties_and_tolls import judge_means, judge_sides, judge_tally, judge_toll
from tawatur.incidents.told_alike import judge_lead, judge_wording, judge_words
from tawatur.incidents.types import SELDOM, UNLIKELY_TYPES, is_disrupted_strike, is_one_riot, type_score
from tawatur.incidents.verdict import Verdict, is_veto, veto
from tawatur.incidents.when_where import judge_place, judge_time
from tawatur.model import Event

LINK_THRESHOLD: Final = 2.0
"""The total from which two accounts are linked: same type, same day and same village, with nothing against it."""
VETO_TOTAL: Final = -5.0
"""What a pair that excludes each other counts where clusters are weighed."""
TOLD_TWICE: Final = -0.2
"""How much of that counts where one report tells two events that nothing else keeps apart."""
_LEAST_FIT = -0.6

WEIGHTS: Final = {
    "kind": 1.0,
    "type": 1.0,
    "status": 1.0,
    "time": 1.2,
    "place": 1.2,
    "sides": 1.0,
    "toll": 1.0,
    "tally": 1.0,
    "means": 0.5,
    "wording": 2.0,
    "words": 1.0,
    "lead": 1.0,
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence: ``score`` from -1 (against) to 1 (for), what it weighs, and why. A veto rules it out."""

    name: str
    score: float
    weight: float
    detail: str
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All features of a pair. ``total`` is the sum of scores by weight; ``same`` needs the threshold and no veto.

    Where a feature rules the pair out, ``total`` is what that counts where clusters are weighed.
    """

    features: tuple[Feature, ...]
    total: float
    same: bool

    @property
    def vetoed(self) -> bool:
        """Whether some feature rules out that both tell of one happening."""
        return any(f.veto for f in self.features)


def compare(a: Account, b: Account, *, whole: bool = True) -> Comparison:
    """Compare two accounts; which comes first makes no difference.

    Where not ``whole``, the features that come after one that rules the pair out are left out: the verdict is the same.
    """
    first, second = (a, b) if a.order <= b.order else (b, a)
    features: list[Feature] = []
    against = 0.0
    for name, judge in _JUDGES:
        verdict = judge(first, second)
        features.append(Feature(name, verdict[0], WEIGHTS[name], verdict[1], is_veto(verdict)))
        if is_veto(verdict):
            against = min(against, verdict[0])
            if not whole:
                break
    if against:
        return Comparison(tuple(features), -against * VETO_TOTAL, same=False)
    total = round(sum(f.score * f.weight for f in features), 6)
    return Comparison(tuple(features), total, total >= LINK_THRESHOLD)


def total(a: Account, b: Account) -> float:
    """The total of a comparison, without the reasons."""
    return compare(a, b, whole=False).total


def _kind(a: Account, b: Account) -> Verdict:
    if a.report == b.report and not (_brought_down(a.event, b.event) or _one_riot(a.event, b.event)):
        if _may_be_told_twice(a, b):
            return veto(
                "One report tells both, as two events, though nothing else keeps them apart.", TOLD_TWICE
            )
        return veto("One report tells both, as two events.")
    if a.event.aggregate != b.event.aggregate:
        return veto("One counts many happenings, the other tells of a single one.")
    if a.event.aggregate and not _same_count(a.event, b.event):
        return veto("Both count many happenings, and not over the same days with the same toll.")
    return 0.0, "Both count many happenings." if a.event.aggregate else "Both tell of a single happening."


def _brought_down(a: Event, b: Event) -> bool:
    """Whether one is of weapons brought down and the other of an attack with them, at one place and on one day."""
    same_place = a.place is not None and b.place is not None and a.place.id == b.place.id
    same_day = a.date is not None and b.date is not None and a.date.start == b.date.start
    return same_place and same_day and is_disrupted_strike(a.type, b.type)


def _one_riot(a: Event, b: Event) -> bool:
    """Whether both are sides of one crowd's violence, on days and at places that fit."""
    if (
        not is_one_riot(a.type, b.type)
        or a.place is None
        or b.place is None
        or a.date is None
        or b.date is None
    ):
        return False
    return a.date.start <= b.date.end and b.date.start <= a.date.end and agree(a.place, b.place)


def _may_be_told_twice(a: Account, b: Account) -> bool:
    """Whether one report may tell one happening as two events: under two types, or with the same toll."""
    ours, theirs = a.event, b.event
    tolls = [
        (x, y)
        for x, y in ((ours.killed, theirs.killed), (ours.injured, theirs.injured))
        if isinstance(x, int) and isinstance(y, int)
    ]
    if any(x != y for x, y in tolls) or type_score(ours.type, theirs.type) is None:
        return False
    if ours.type == theirs.type and not tolls:
        return False
    return _fit(judge_place(a, b)) and _fit(judge_time(a, b))


def _fit(verdict: Verdict) -> bool:
    return not is_veto(verdict) and verdict[0] >= _LEAST_FIT


def _same_count(a: Event, b: Event) -> bool:
    days = (a.date.start, a.date.end) if a.date else None
    other_days = (b.date.start, b.date.end) if b.date else None
    return days == other_days and (a.killed, a.injured) == (b.killed, b.injured)


def _type(a: Account, b: Account) -> Verdict:
    score = type_score(a.event.type, b.event.type, frozenset((a.event.means, b.event.means)))
    if score is None:
        return veto(f"{a.event.type} and {b.event.type} are not told of one happening.")
    if score == 1:
        return score, f"Both are {a.event.type}."
    if score <= SELDOM and judge_sides(a, b)[0] < 0:
        return (
            UNLIKELY_TYPES,
            f"{a.event.type} and {b.event.type} of other sides are seldom told of one happening.",
        )
    return score, f"{a.event.type} and {b.event.type} may be told of one happening."


def _status(a: Account, b: Account) -> Verdict:
    pair = {a.event.status, b.event.status}
    if len(pair) == 1:
        return 0.0, f"Both are told as {a.event.status}."
    if "planned" in pair:
        return -1.5, f"One is planned, the other {(pair - {'planned'}).pop()}."
    return -0.1, "One denies what the other tells."


_JUDGES: tuple[tuple[str, Callable[[Account, Account], Verdict]], ...] = (
    ("kind", _kind),
    ("type", _type),
    ("time", judge_time),
    ("place", judge_place),
    ("status", _status),
    ("sides", judge_sides),
    ("toll", judge_toll),
    ("tally", judge_tally),
    ("means", judge_means),
    ("words", judge_words),
    ("wording", judge_wording),
    ("lead", judge_lead),
)
