"""Each value that an incident's accounts tell for each field: who tells it, when, on whose word; which is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.incidents.account import Account, published_key
from tawatur.incidents.consolidate import RULES, Sides, orient, side_key
from tawatur.incidents.provenance import Told
from tawatur.incidents.withdraw import is_telling
from tawatur.model import Count, Day, FieldValues, Party, Place, Telling, ToldValue, Withdrawal

_SIDES: Final = ("side1", "side2")


@dataclass(frozen=True, slots=True)
class Taken:
    """The consolidated values of the fields that are not tolls."""

    type: str
    status: str
    date: Day | None
    place: Place | None
    side1: tuple[Party, ...]
    side2: tuple[Party, ...]
    means: str | None


def told_values(
    accounts: Sequence[Account],
    sides: Mapping[str, Sides],
    told: Told,
    withdrawn: Iterable[Withdrawal],
    taken: Taken,
    earlier: Sequence[Account] = (),
) -> tuple[FieldValues, ...]:
    """The values of every field that some account tells; ``told`` gives the origins of each account.

    Retractions are left out: they take back, they do not tell. ``earlier`` is what earlier texts of the reports told.
    """
    tellers = [a for a in accounts if is_telling(a)] or list(accounts)
    gone: dict[tuple[str, str, str], str] = {}
    for w in withdrawn:
        for field in w.fields or RULES:
            gone.setdefault((w.report, w.event, field), w.by)
    of_report = {report: spoken for (report, _), spoken in told.items()}
    found: list[FieldValues] = []
    newest = [(account, False) for account in tellers]
    everyone = sorted([*newest, *((old, True) for old in earlier)], key=lambda pair: pair[0].order)
    for field in RULES:
        values: dict[str, dict[tuple[str, bool], Telling]] = {}
        for account, old in everyone:
            value = _shown(account, field, orient([account], taken.type) if old else sides)
            if value is not None:
                by = account.report if old else gone.get((account.report, account.event.id, field))
                origins = tuple(
                    sorted(voice.id for voice in told.get(account.id) or of_report.get(account.report, ()))
                )
                telling = Telling(account.report, account.publisher, account.published, origins, by)
                values.setdefault(value, {}).setdefault((account.report, old), telling)
        if values:
            given = {value: tuple(by.values()) for value, by in values.items()}
            choice = _taken(field, given, taken, tellers, sides)
            shown = tuple(ToldValue(value, value in choice, by) for value, by in given.items())
            found.append(FieldValues(field, RULES[field].slug, shown))
    return tuple(found)


def latest_toll(values: Mapping[str, Sequence[Telling]]) -> str | None:
    """The number that most origins gave last; among equals the one told last, then the higher.

    Every origin counts with its latest number alone, a report without an origin for itself; withdrawn tellings and
    "some" do not count while there is a number that stands.
    """
    last: dict[str, tuple[str, int, str]] = {}
    numbers = {v: t for v, t in values.items() if v != "some"} or values
    for value, tellings in numbers.items():
        for telling in tellings:
            for origin in telling.origins or (f"report {telling.report}",):
                if telling.withdrawn_by is None:
                    last[origin] = max(
                        last.get(origin, ("", -1, "")), (_known(telling.published), _number(value), value)
                    )
    backing: dict[str, list[str]] = {}
    for when, _, value in last.values():
        backing.setdefault(value, []).append(when)
    return max(backing, key=lambda v: (len(backing[v]), max(backing[v]), _number(v)), default=None)


def _known(published: str | None) -> str:
    return published_key(published) if published else ""


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else -1


def _taken(
    field: str,
    values: Mapping[str, Sequence[Telling]],
    taken: Taken,
    accounts: Sequence[Account],
    sides: Mapping[str, Sides],
) -> set[str | None]:
    """Which values are the consolidated one; of sides those that name its first actor, whoever else they name."""
    if field in ("killed", "injured"):
        return {latest_toll(values)}
    value = getattr(taken, field)
    if field not in _SIDES or not value:
        return {_SHOWN[field](value)}
    first = side_key(value[0])
    named = (a for a in accounts if first in {side_key(p) for p in sides[a.report][_SIDES.index(field)]})
    return {_shown(a, field, sides) for a in named}


def _shown(account: Account, field: str, sides: Mapping[str, Sides]) -> str | None:
    if field in _SIDES:
        return _side(sides[account.report][_SIDES.index(field)])
    return _SHOWN[field](getattr(account.event, field))


def _word(value: str | None) -> str | None:
    return value


def _count(value: Count) -> str | None:
    return None if value is None else str(value)


def _day(day: Day | None) -> str | None:
    if day is None:
        return None
    return str(day.start) if day.start == day.end else f"{day.start}/{day.end}"


def _place(place: Place | None) -> str | None:
    return place.name if place else None


def _side(side: tuple[Party, ...]) -> str | None:
    """The actors of a side, or its words where none is resolved."""
    names = sorted({p.name or side_key(p) for p in side if p.actor}) or [
        " ".join(p.text.split()) for p in side
    ]
    return ", ".join(dict.fromkeys(names)) or None


_SHOWN: Final[dict[str, Callable[..., str | None]]] = {
    "type": _word,
    "status": _word,
    "date": _day,
    "place": _place,
    "side1": _side,
    "side2": _side,
    "killed": _count,
    "injured": _count,
    "means": _word,
}
