"""Do two accounts tell of the same happening? Each feature gives its score, its weight and a sentence that says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.incidents.account import Account, copied_share
from tawatur.incidents.actors import actor_party, related
from tawatur.incidents.geography import agree, distance_km, is_coarse
from tawatur.incidents.types import is_disrupted_strike, is_one_riot, type_score
from tawatur.incidents.when import Window, gap_days, window
from tawatur.model import Count, Event, Party, Place
from tawatur.text.normalise import fold

LINK_THRESHOLD: Final = 2.0
"""The total from which two accounts are linked: same type, same day and same village, with nothing against it."""
VETO_TOTAL: Final = -5.0
"""What a pair that excludes each other counts in an average."""
NEAR_COPY: Final = 0.7

WEIGHTS: Final = {
    "type": 1.0,
    "status": 1.0,
    "time": 1.2,
    "place": 1.2,
    "sides": 1.0,
    "toll": 1.0,
    "means": 0.5,
    "wording": 2.0,
    "words": 1.0,
}

# By the days that the longer of two overlapping intervals holds.
_OVERLAP_SCORES = ((1, 1.0), (2, 0.8), (3, 0.6), (7, 0.4), (31, 0.15))
_MEANS_GROUPS = (
    {"rocket", "missile", "mortar", "artillery"},
    {"ied", "car_bomb", "suicide_vest"},
    {"aircraft", "barrel_bomb", "missile"},
    {"drone", "missile", "rocket"},
    {"small_arms", "blade"},
    {"chemical", "barrel_bomb", "artillery"},
)


_TOWNS = frozenset(("city", "town"))


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
    """All features of a pair. ``total`` is the sum of scores by weight; ``same`` needs the threshold and no veto."""

    features: tuple[Feature, ...]
    total: float
    same: bool

    @property
    def vetoed(self) -> bool:
        """Whether some feature rules out that both tell of one happening."""
        return any(f.veto for f in self.features)


def compare(a: Account, b: Account) -> Comparison:
    """Compare two accounts; which comes first makes no difference."""
    first, second = sorted((a, b), key=lambda account: account.order)
    features = tuple(_feature(name, judge(first, second)) for name, judge in _JUDGES)
    vetoed = any(f.veto for f in features)
    total = VETO_TOTAL if vetoed else round(sum(f.score * f.weight for f in features), 6)
    return Comparison(features, total, not vetoed and total >= LINK_THRESHOLD)


def excluded(a: Account, b: Account) -> bool:
    """Whether some feature rules out that both tell of one happening; quicker than to compare them."""
    return any(len(judge(a, b)) == 3 for judge in _EXCLUDING)


def total(a: Account, b: Account) -> float:
    """The total of a comparison, without the reasons."""
    return VETO_TOTAL if excluded(a, b) else compare(a, b).total


_Verdict = tuple[float, str] | tuple[float, str, bool]


def _feature(name: str, verdict: _Verdict) -> Feature:
    return Feature(name, verdict[0], WEIGHTS.get(name, 0.0), verdict[1], len(verdict) == 3)


def _veto(detail: str) -> _Verdict:
    return -1.0, detail, True


def _kind(a: Account, b: Account) -> _Verdict:
    if a.report == b.report and not (_brought_down(a.event, b.event) or _one_riot(a.event, b.event)):
        return _veto("One report tells both, as two events.")
    if a.event.aggregate != b.event.aggregate:
        return _veto("One counts many happenings, the other tells of a single one.")
    if a.event.aggregate and not _same_count(a.event, b.event):
        return _veto("Both count many happenings, and not over the same days with the same toll.")
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


def _same_count(a: Event, b: Event) -> bool:
    days = (a.date.start, a.date.end) if a.date else None
    other_days = (b.date.start, b.date.end) if b.date else None
    return days == other_days and (a.killed, a.injured) == (b.killed, b.injured)


def _type(a: Account, b: Account) -> _Verdict:
    score = type_score(a.event.type, b.event.type, frozenset((a.event.means, b.event.means)))
    if score is None:
        return _veto(f"{a.event.type} and {b.event.type} are not told of one happening.")
    if score == 1:
        return score, f"Both are {a.event.type}."
    return score, f"{a.event.type} and {b.event.type} may be told of one happening."


def _status(a: Account, b: Account) -> _Verdict:
    pair = {a.event.status, b.event.status}
    if len(pair) == 1:
        return 0.0, f"Both are told as {a.event.status}."
    if "planned" in pair:
        return -1.5, f"One is planned, the other {(pair - {'planned'}).pop()}."
    return -0.1, "One denies what the other tells."


def _time(a: Account, b: Account) -> _Verdict:
    ours, theirs = window(a.event, a.published), window(b.event, b.published)
    if ours is None or theirs is None:
        return -0.3, "The day of one is not known."
    gap = gap_days(ours, theirs)
    told = f"{_days(ours)} and {_days(theirs)}"
    if gap > 1:
        return _veto(f"{gap} days apart: {told}.")
    if gap == 1:
        if ours.exact and theirs.exact:
            return -1.6, f"On two days: {told}."
        return -0.3, f"Close, but not on the same day: {told}."
    if not (ours.stated and theirs.stated):
        return 0.4, f"The days fit, though one rests on the day of publication: {told}."
    longest = max(ours.days, theirs.days)
    score = next((score for limit, score in _OVERLAP_SCORES if longest <= limit), 0.0)
    return score, f"The same days: {told}." if ours == theirs else f"The days overlap: {told}."


def _days(days: Window) -> str:
    span = days.start.isoformat() if days.start == days.end else f"{days.start} to {days.end}"
    return span if days.stated else f"{span} (from publication)"


def _place(a: Account, b: Account) -> _Verdict:
    here, there = a.event.place, b.event.place
    if here is None or there is None:
        return 0.0, "The place of one is not told."
    widest = max(here.radius_km, there.radius_km)
    if here.id == there.id:
        return _precision_score(here, widest, same=True), f"Both in {here.name}."
    apart = distance_km(here, there)
    if not agree(here, there) and (here.id in b.near or there.id in a.near):
        # Where a sentence names both places, which of them it means is easily mistaken.
        return 0.3, f"{here.name} and {there.name} are {apart:.0f} km apart, but one account names both."
    if (
        here.country
        and there.country
        and here.country != there.country
        and (is_coarse(here) or is_coarse(there))
    ):
        return _veto(f"{here.name} and {there.name} lie in different countries.")
    if agree(here, there):
        wide, narrow = (here, there) if here.radius_km >= there.radius_km else (there, here)
        return _precision_score(wide, widest, same=False), f"{narrow.name} lies in or by {wide.name}."
    if is_coarse(here) and is_coarse(there):
        return 0.0, f"{here.name} and {there.name} are wide areas."
    if apart > here.radius_km + there.radius_km + 10:
        return _veto(f"{here.name} and {there.name} are {apart:.0f} km apart.")
    if {here.precision, there.precision} <= _TOWNS and apart > widest + 5:
        return _veto(f"{here.name} and {there.name} are two towns, {apart:.0f} km apart.")
    if (here.precision == "city") != (there.precision == "city"):
        return (
            0.1,
            f"{here.name} and {there.name} are {apart:.0f} km apart: a city stands for what is near it.",
        )
    return -1.0, f"{here.name} and {there.name} are {apart:.0f} km apart, close but not the same."


def _precision_score(wide: Place, radius_km: float, *, same: bool) -> float:
    if is_coarse(wide):
        return -0.2 if same else 0.0
    limits = ((10, 1.0, 0.7), (15, 0.9, 0.7), (30, 0.7, 0.6), (60, 0.5, 0.4), (10**9, 0.4, 0.3))
    return next(ours if same else theirs for limit, ours, theirs in limits if radius_km <= limit)


def _sides(a: Account, b: Account) -> _Verdict:
    straight = _side_pair(a.event.side1, b.event.side1, 0.6), _side_pair(a.event.side2, b.event.side2, 0.4)
    crossed = _side_pair(a.event.side1, b.event.side2, 0.5), _side_pair(a.event.side2, b.event.side1, 0.5)
    # A clash has no attacker by rights, and reports name its sides in either order.
    mutual = {a.event.type, b.event.type} <= {"armed_clash", "agreement", "attack"}
    best = max(straight, crossed, key=lambda pair: pair[0][0] + pair[1][0]) if mutual else straight
    details = [detail for _, detail in best if detail]
    return round(best[0][0] + best[1][0], 6), " ".join(details) or "The sides cannot be compared."


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
    if ours and theirs and (shared := _words(ours) & _words(theirs)):
        return worth / 2, f"Both speak of {', '.join(sorted(shared))}."
    return 0.0, ""


def _actors(side: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(actor_party(p.actor) for p in side if p.actor)


def _words(side: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(word for party in side for word in _words_of(party.text))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    words = (word.strip("\"'.,:;()،؛") for word in fold(text).split())
    return frozenset(w.removeprefix("ال") for w in words if len(w) > 3)


def _toll(a: Account, b: Account) -> _Verdict:
    rising = (a.published or "")[:10] < (b.published or "")[:10]
    killed = _count_pair(a.event.killed, b.event.killed, "killed", rising)
    injured = _count_pair(a.event.injured, b.event.injured, "injured", rising)
    score = max(-1.5, min(1.6, killed[0] + injured[0] / 2))
    return score, " ".join(d for _, d in (killed, injured) if d) or "No tolls to compare."


def _count_pair(earlier: Count, later: Count, what: str, rising: bool) -> tuple[float, str]:
    if earlier is None or later is None:
        return 0.0, ""
    told = f"{what.capitalize()}: {earlier} and {later}."
    if not isinstance(earlier, int) or not isinstance(later, int):
        return (-0.3 if 0 in (earlier, later) else 0.05), told
    if earlier == later:
        return (0.15, 0.3, 0.5, 0.6, 0.7, 1.0, 1.0, 1.0, 1.0, 1.0, 1.3)[min(earlier, 10)], told
    share = min(earlier, later) / max(earlier, later)
    score = -0.1 if share >= 0.6 else -0.3 if share >= 0.3 or max(earlier, later) <= 3 else -1.2
    # Counts rise as the dead are found; they do not fall.
    return (score / 2 if rising and later > earlier else score), told


def _means(a: Account, b: Account) -> _Verdict:
    ours, theirs = a.event.means, b.event.means
    if ours is None or theirs is None or "other" in (ours, theirs):
        return 0.0, "The means of one is not told."
    if ours == theirs:
        return 0.5, f"Both by {ours}."
    if any(ours in group and theirs in group for group in _MEANS_GROUPS):
        return 0.0, f"{ours} and {theirs} are easily taken for each other."
    return -0.6, f"One by {ours}, the other by {theirs}."


def _wording(a: Account, b: Account) -> _Verdict:
    if a.report == b.report:
        return 0.0, "One report tells both."
    if a.parent == b.report or b.parent == a.report:
        return 0.0, "One stands in the other's text."
    shared = copied_share(a.fingerprint, b.fingerprint)
    if shared < 0.3:
        return 0.0, "The texts are worded differently."
    # Near copies tell the same events in the same words: there, other words mean another event.
    mention = max(
        (_likeness(x.text, y.text) for x in a.event.mentions for y in b.event.mentions), default=0.0
    )
    if shared >= NEAR_COPY:
        if mention >= 0.5:
            return 1.0, f"The texts are near copies ({shared:.0%}) and tell it in the same words."
        return -0.3, f"The texts are near copies ({shared:.0%}) but tell of it in other words."
    return (0.4 if mention >= 0.5 else 0.0), f"The texts share {shared:.0%} of their wording."


# By the share of the shorter telling's words that the other one has too.
_WORD_SCORES = ((0.6, 1.2), (0.45, 0.9), (0.35, 0.7), (0.28, 0.4), (0.2, 0.1), (0.12, -0.3), (0.0, -0.6))
FEWEST_WORDS: Final = 6


# Across languages, by the share of the shorter telling's numbers and places that the other one has too.
_SIGN_SCORES = ((0.75, 0.8), (0.5, 0.4), (0.25, 0.0), (0.0, -0.6))
FEWEST_SIGNS: Final = 2


def _words_told(a: Account, b: Account) -> _Verdict:
    if a.lang != b.lang and a.report != b.report:
        return _signs_told(a, b)
    shorter = min(len(a.words), len(b.words))
    if a.report == b.report or shorter < FEWEST_WORDS:
        return 0.0, "The words cannot be compared."
    shared = set(a.words) & set(b.words)
    share = len(shared) / shorter
    score = next(score for limit, score in _WORD_SCORES if share >= limit)
    return score, f"They share {share:.0%} of their words."


def _signs_told(a: Account, b: Account) -> _Verdict:
    """What a reporter in another language leaves as it is: numbers and places, of the same sentences."""
    ours, theirs = {*a.numbers, *a.near}, {*b.numbers, *b.near}
    fewer = min(len(ours), len(theirs))
    if fewer < FEWEST_SIGNS:
        return 0.0, "The words cannot be compared."
    share = len(ours & theirs) / fewer
    score = next(score for limit, score in _SIGN_SCORES if share >= limit)
    return score, f"They share {share:.0%} of their numbers and places."


def _likeness(a: str, b: str) -> float:
    ours, theirs = set(fold(a).split()), set(fold(b).split())
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


_JUDGES: tuple[tuple[str, Callable[[Account, Account], _Verdict]], ...] = (
    ("kind", _kind),
    ("type", _type),
    ("status", _status),
    ("time", _time),
    ("place", _place),
    ("sides", _sides),
    ("toll", _toll),
    ("means", _means),
    ("wording", _wording),
    ("words", _words_told),
)
# Those that may rule a pair out, the quickest first; none of them asks which account came first.
_EXCLUDING = (_type, _kind, _time, _place)
