"""Where the accounts of an incident differ: every value told, by which reports and on whose word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.incidents.account import Account
from tawatur.incidents.consolidate import Sides, exclusive_sides, side_key
from tawatur.incidents.geography import agree
from tawatur.incidents.provenance import Voice
from tawatur.model import Disagreement, Party, Value

Told = Mapping[str, tuple[Voice, ...]]


def disagreements(
    accounts: Sequence[Account], sides: Mapping[str, Sides], told: Told
) -> tuple[Disagreement, ...]:
    """The fields on which accounts differ, each with its values in the order in which they were first told.

    Days and places differ only where they exclude each other: a village and its district are one answer at two
    precisions. Sides differ where the actors have nothing to do with each other.
    """
    found: list[Disagreement] = []
    for field, values in (
        ("type", {a.report: a.event.type for a in accounts}),
        ("status", {a.report: a.event.status for a in accounts}),
        ("killed", {a.report: str(a.event.killed) for a in accounts if a.event.killed is not None}),
        ("injured", {a.report: str(a.event.injured) for a in accounts if a.event.injured is not None}),
        ("means", {a.report: a.event.means for a in accounts if a.event.means not in (None, "other")}),
    ):
        if len(set(values.values())) > 1:
            found.append(_disagreement(field, {r: str(v) for r, v in values.items()}, told))
    found += _dates(accounts, told) + _places(accounts, told)
    for which, field in enumerate(("side1", "side2")):
        found += _rival_sides(field, {a.report: sides[a.report][which] for a in accounts}, told)
    return tuple(found)


def _dates(accounts: Sequence[Account], told: Told) -> list[Disagreement]:
    days = {a.report: a.event.date for a in accounts if a.event.date}
    if not any(a.end < b.start for a in days.values() for b in days.values()):
        return []
    shown = {r: str(d.start) if d.start == d.end else f"{d.start}/{d.end}" for r, d in days.items()}
    return [_disagreement("date", shown, told)]


def _places(accounts: Sequence[Account], told: Told) -> list[Disagreement]:
    places = {a.report: a.event.place for a in accounts if a.event.place}
    if all(agree(a, b) for a in places.values() for b in places.values()):
        return []
    return [_disagreement("place", {report: place.name for report, place in places.items()}, told)]


def _rival_sides(field: str, sides: Mapping[str, tuple[Party, ...]], told: Told) -> list[Disagreement]:
    named = {report: side for report, side in sides.items() if any(p.actor for p in side)}
    if not any(exclusive_sides(a, b) for a in named.values() for b in named.values()):
        return []
    shown = {
        r: ", ".join(sorted({p.name or side_key(p) for p in side if p.actor})) for r, side in named.items()
    }
    return [_disagreement(field, shown, told)]


def _disagreement(field: str, values: Mapping[str, str], told: Told) -> Disagreement:
    reports: dict[str, list[str]] = defaultdict(list)
    for report, value in values.items():
        reports[value].append(report)
    return Disagreement(
        field,
        tuple(
            Value(
                value, tuple(by), tuple(sorted({voice.id for report in by for voice in told.get(report, ())}))
            )
            for value, by in reports.items()
        ),
    )
