"""One value for each field of an incident, from what its accounts tell: by stated rules, never an average.

Near copies speak once: support is counted in texts. Spans keep the offsets of the report that the value was taken from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from tawatur.incidents.account import Account
from tawatur.incidents.actors import actor_party, related
from tawatur.incidents.geography import contains
from tawatur.incidents.types import specificity
from tawatur.model import Count, Day, Party, Place, Status, Toll
from tawatur.text.normalise import folded

_Value = TypeVar("_Value", bound=Hashable)
Texts = dict[str, str]
"""For each report the report whose text it copies, itself for most."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one value of those told for a field is taken."""

    slug: str
    sentence: str


RULES: Final[dict[str, Rule]] = {
    "type": Rule(
        "most-telling",
        "The most telling type that at least a third of the texts give; among equals the one given most often.",
    ),
    "status": Rule(
        "occurred-first", "Occurred where any account says so, else planned where any does, else denied."
    ),
    "date": Rule(
        "most-allowed", "The interval that most texts allow; among equals the shortest, then the first told."
    ),
    "place": Rule(
        "most-allowed",
        "The place that most texts agree on, or that holds or lies in theirs; among equals the most exact.",
    ),
    "side1": Rule(
        "most-named", "The actor that most texts name, with those named beside it; rivals stand beside it."
    ),
    "side2": Rule(
        "most-named", "The actor that most texts name, with those named beside it; rivals stand beside it."
    ),
    "killed": Rule(
        "latest-of-most",
        "The range of the numbers told; of them, the one that most origins gave last, among equals the latest told.",
    ),
    "injured": Rule(
        "latest-of-most",
        "The range of the numbers told; of them, the one that most origins gave last, among equals the latest told.",
    ),
    "means": Rule(
        "most-given", "The means that most accounts of the type taken give; among equals the first told."
    ),
}
"""The rule of each field, in the order in which fields are shown. No value is ever an average."""


def support(
    accounts: Iterable[Account], texts: Texts, value: Callable[[Account], Iterable[_Value]]
) -> dict[_Value, int]:
    """How many texts give each value, near copies counted once."""
    given: dict[_Value, set[str]] = defaultdict(set)
    for account in accounts:
        for item in value(account):
            given[item].add(texts.get(account.report, account.report))
    return {item: len(reports) for item, reports in given.items()}


def consolidate_type(accounts: Sequence[Account], texts: Texts) -> str:
    """The most telling type that at least a third of the texts give; among equals the one given most often."""
    counts = support(accounts, texts, lambda a: [a.event.type])
    enough = [t for t, n in counts.items() if 3 * n >= len({texts.get(a.report, a.report) for a in accounts})]
    return min(enough or counts, key=lambda t: (-specificity(t), -counts[t], t))


def consolidate_status(accounts: Sequence[Account]) -> Status:
    """Occurred where any account says so, else planned where any says so, else denied."""
    told = {a.event.status for a in accounts}
    order: tuple[Status, ...] = ("occurred", "planned", "denied")
    return next(status for status in order if status in told)


def consolidate_date(accounts: Sequence[Account], texts: Texts) -> Day | None:
    """The interval that most texts allow; among equals the shortest, then the first told. None where none is told.

    It counts as told where one of the accounts that give it says it of the event itself.
    """
    dated = [a for a in accounts if a.event.date is not None]

    def allows(account: Account, day: Day) -> bool:
        own = account.event.date
        return own is not None and own.start <= day.end and day.start <= own.end

    def rank(day: Day) -> tuple[int, int, bool]:
        backing = {texts.get(a.report, a.report) for a in dated if allows(a, day)}
        return -len(backing), (day.end - day.start).days, day.inferred

    return min((a.event.date for a in dated if a.event.date), key=rank, default=None)


def consolidate_place(accounts: Sequence[Account], texts: Texts) -> Place | None:
    """The place that most texts agree on (one that holds it or lies in it); among equals the most exact."""
    placed = [a for a in accounts if a.event.place is not None]

    def rank(place: Place) -> tuple[int, float, bool]:
        backing = {
            texts.get(a.report, a.report)
            for a in placed
            if a.event.place and (contains(a.event.place, place) or contains(place, a.event.place))
        }
        return -len(backing), place.radius_km, place.inferred

    return min((a.event.place for a in placed if a.event.place), key=rank, default=None)


_INTERCEPTED = "disrupted_weapons"
Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


def orient(accounts: Sequence[Account], type_: str) -> dict[str, Sides]:
    """Each report's two sides, turned to one way round.

    Clashes are told from either side: they follow the first account with actors. Who sent a weapon is side 1 of the
    attack and side 2 of its interception: those follow ``type_``, the incident's. Where words bring an actor
    to a side, what is only inferred for it is left out; so is whoever they bring to the other side.
    """
    reference: Sides | None = None
    turned: dict[str, Sides] = {}
    for account in accounts:
        sides = (account.event.side1, account.event.side2)
        if (account.event.type == _INTERCEPTED) != (type_ == _INTERCEPTED):
            sides = (sides[1], sides[0])
        if reference is None:
            if any(p.actor for side in sides for p in side):
                reference = sides
        elif account.event.type == "armed_clash" and _overlap(reference, sides[::-1]) > _overlap(
            reference, sides
        ):
            sides = (sides[1], sides[0])
        turned[account.report] = sides
    first, second = ({key for s in turned.values() for key in _actors(_told(s[k]))} for k in (0, 1))
    return {
        report: (_but_inferred(sides[0], first, second), _but_inferred(sides[1], second, first))
        for report, sides in turned.items()
    }


def _told(side: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(p for p in side if not p.inferred)


def _but_inferred(side: Iterable[Party], own: set[str], other: set[str]) -> tuple[Party, ...]:
    """A side without what is only inferred, where words bring an actor to it; else without the other side's actors."""
    if own:
        return _told(side)
    return tuple(p for p in side if not (p.inferred and p.actor and actor_party(p.actor) in other))


def _overlap(a: Sides, b: Sides) -> int:
    return sum(len(_actors(ours) & _actors(theirs)) for ours, theirs in zip(a, b, strict=True))


def _actors(side: Iterable[Party]) -> set[str]:
    return {actor_party(p.actor) for p in side if p.actor}


def side_key(party: Party) -> str:
    """What makes two parties one value: the actor, else the folded words."""
    return actor_party(party.actor) if party.actor else folded(party.text)


def consolidate_side(
    accounts: Sequence[Account], texts: Texts, sides: dict[str, Sides], which: Literal[0, 1]
) -> tuple[Party, ...]:
    """The actors named together with the one that most texts name; rivals are left to the disagreements.

    Where no account resolves an actor, the side of the first account that names any. An actor that is only inferred is
    taken where half of the texts or more infer it.
    """
    counts = support(
        accounts, texts, lambda a: [actor_party(p.actor) for p in sides[a.report][which] if p.actor]
    )
    if not counts:
        return next((sides[a.report][which] for a in accounts if sides[a.report][which]), ())
    leading = max(sorted(counts), key=lambda actor: counts[actor])
    inferred = all(p.inferred for a in accounts for p in sides[a.report][which] if p.actor)
    if inferred and 2 * counts[leading] < len({texts.get(a.report, a.report) for a in accounts}):
        return ()
    chosen: dict[str, Party] = {}
    for account in accounts:
        side = sides[account.report][which]
        if leading in _actors(side):
            for party in side:
                if party.actor:
                    chosen.setdefault(party.actor, party)
    return tuple(sorted(chosen.values(), key=lambda p: side_key(p) != leading))


def consolidate_toll(counts: Iterable[Count]) -> Toll:
    """The range of the numbers told; "some" without any number is one or more, without an upper bound."""
    told = [count for count in counts if count is not None]
    numbers = [count for count in told if isinstance(count, int)]
    if numbers:
        return Toll(min(numbers), max(numbers))
    return Toll(1, None) if told else Toll()


def exclusive_sides(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    """Whether the words of two accounts name, for one side, actors that have nothing to do with each other."""
    ours, theirs = _actors(_told(a)), _actors(_told(b))
    return bool(ours and theirs) and not ours & theirs and not related(ours, theirs)
