"""Where the accounts of an incident differ: every value told, by which reports and on whose word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.incidents.account import Account
from tawatur.incidents.consolidate import Sides, exclusive_sides, side_key
from tawatur.incidents.geography import agree
from tawatur.incidents.provenance import Told
from tawatur.model import Day, Disagreement, Party, Place, Value

_Id = tuple[str, str]


def disagreements(
    accounts: Sequence[Account], sides: Mapping[str, Sides], told: Told
) -> tuple[Disagreement, ...]:
    """The fields on which accounts differ, each with its values in the order in which they were first told.

    Days and places differ only where they exclude each other: a village and its district are one answer at two
    precisions. Sides differ where the actors have nothing to do with each other.
    """
    found: list[Disagreement] = []
    for field, values in (
        ("type", {a.id: a.event.type for a in accounts}),
        ("status", {a.id: a.event.status for a in accounts}),
        ("killed", {a.id: str(a.event.killed) for a in accounts if a.event.killed is not None}),
        ("injured", {a.id: str(a.event.injured) for a in accounts if a.event.injured is not None}),
        ("means", {a.id: a.event.means for a in accounts if a.event.means not in (None, "other")}),
    ):
        if len(set(values.values())) > 1:
            found.append(_disagreement(field, {id: str(v) for id, v in values.items()}, told))
    found += _dates(accounts, told) + _places(accounts, told)
    for which, field in enumerate(("side1", "side2")):
        found += _rival_sides(field, {a.id: sides[a.report][which] for a in accounts}, told)
    return tuple(found)


def _dates(accounts: Sequence[Account], told: Told) -> list[Disagreement]:
    days: dict[_Id, Day] = {a.id: a.event.date for a in accounts if a.event.date}
    if not any(a.end < b.start for a in days.values() for b in days.values()):
        return []
    shown = {id: str(d.start) if d.start == d.end else f"{d.start}/{d.end}" for id, d in days.items()}
    return [_disagreement("date", shown, told)]


def _places(accounts: Sequence[Account], told: Told) -> list[Disagreement]:
    places: dict[_Id, Place] = {a.id: a.event.place for a in accounts if a.event.place}
    if all(agree(a, b) for a in places.values() for b in places.values()):
        return []
    return [_disagreement("place", {id: place.name for id, place in places.items()}, told)]


def _rival_sides(field: str, sides: Mapping[_Id, tuple[Party, ...]], told: Told) -> list[Disagreement]:
    named = {id: side for id, side in sides.items() if any(p.actor for p in side)}
    if not any(exclusive_sides(a, b) for a in named.values() for b in named.values()):
        return []
    shown = {
        id: ", ".join(sorted({p.name or side_key(p) for p in side if p.actor})) for id, side in named.items()
    }
    return [_disagreement(field, shown, told)]


def _disagreement(field: str, values: Mapping[_Id, str], told: Told) -> Disagreement:
    by_value: dict[str, list[_Id]] = defaultdict(list)
    for id, value in values.items():
        by_value[value].append(id)
    return Disagreement(
        field,
        tuple(
            Value(
                value,
                tuple(dict.fromkeys(report for report, _ in ids)),
                tuple(sorted({voice.id for id in ids for voice in told.get(id, ())})),
            )
            for value, ids in by_value.items()
        ),
    )
