"""How far several people agree who coded the same reports, field by field, and on what they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawatur.evaluation.alpha import Level, Value, alpha
from tawatur.model import EVENT_TYPES

FIELDS: Final[tuple[tuple[str, Level], ...]] = (
    ("type", "nominal"), ("status", "nominal"), ("date", "nominal"), ("place", "nominal"), ("side1", "nominal"),
    ("side2", "nominal"), ("killed", "interval"), ("injured", "interval"), ("means", "nominal"),
)  # fmt: skip
"""The fields with the level at which they are compared."""
_LEAST: Final = 2
"""How alike two events must be to be one: one type, or two other fields that are not empty."""

Codings = Mapping[str, Mapping[str, Sequence[Any]]]
"""By coder and report, the events: anything with the fields ``type``, ``since``, ``until``, ``place`` and so on."""
Unit = dict[str, Any]
"""What each coder has of one event, by coder."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """The agreement on a field: alpha where it is defined, on how many events two or more have something to say."""

    field: str
    level: Level
    alpha: float | None
    units: int
    differing: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event of a report on a field of which coders differ; ``field`` is "event" where some did not find it."""

    report: str
    field: str
    values: tuple[tuple[str, Any], ...]
    """Coders with the event as each has it, None for who has none."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of coders on reports that two or more of them coded."""

    coders: tuple[str, ...]
    reports: int
    events: int
    found_by_all: int
    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]


def agreement(codings: Codings) -> Agreement:
    """How far coders agree."""
    coders = tuple(sorted(codings))
    counts: dict[str, int] = {}
    for own in codings.values():
        for report in own:
            counts[report] = counts.get(report, 0) + 1
    both = sorted(report for report, count in counts.items() if count > 1)
    units: list[tuple[str, tuple[str, ...], Unit]] = []
    for report in both:
        who = tuple(coder for coder in coders if report in codings[coder])
        units += [(report, who, unit) for unit in aligned({c: codings[c][report] for c in who})]
    fields, differ = [], list[Disagreement]()
    for report, who, unit in units:
        if len(unit) < len(who):
            differ.append(Disagreement(report, "event", tuple((c, unit.get(c)) for c in who)))
    for field, level in FIELDS:
        shared = [(report, unit) for report, _, unit in units if len(unit) > 1]
        told = [[value_of(event, field, level) for event in unit.values()] for _, unit in shared]
        apart = [
            Disagreement(report, field, tuple(unit.items()))
            for report, unit in shared
            if len({value_of(event, field, "nominal") for event in unit.values()}) > 1
        ]
        counted = sum(sum(v is not None for v in values) > 1 for values in told)
        fields.append(FieldAgreement(field, level, alpha(told, level), counted, len(apart)))
        differ += apart
    return Agreement(
        coders, len(both), len(units), sum(len(unit) == len(who) for _, who, unit in units), tuple(fields),
        tuple(sorted(differ, key=lambda d: both.index(d.report))),
    )  # fmt: skip


def aligned(events: Mapping[str, Sequence[Any]]) -> list[Unit]:
    """Which events of several coders are one: each with the most alike of those who came before."""
    units: list[Unit] = []
    for coder, own in events.items():
        pairs = sorted(
            (
                (-max(likeness(event, other) for other in unit.values()), n, m)
                for n, event in enumerate(own)
                for m, unit in enumerate(units)
            ),
        )
        taken: dict[int, int] = {}
        for score, n, m in pairs:
            if -score >= _LEAST and n not in taken and m not in taken.values():
                taken[n] = m
        for n, event in enumerate(own):
            if n in taken:
                units[taken[n]][coder] = event
            else:
                units.append({coder: event})
    return units


def likeness(a: Any, b: Any) -> int:
    """How much speaks for two events being one."""
    same: int = 2 * (a.type == b.type) + (_class(a.type) == _class(b.type))
    for field in ("date", "place", "side1", "side2", "killed"):
        first = value_of(a, field, "nominal")
        same += bool(first) and first == value_of(b, field, "nominal")
    return same


def _class(type_: str) -> str:
    return EVENT_TYPES[type_].class_ if type_ in EVENT_TYPES else type_


def value_of(event: Any, field: str, level: Level) -> Value | None:
    """The value of an event's field as it is compared; None for what has no number, where numbers are compared."""
    found: Any = _DERIVED[field](event) if field in _DERIVED else getattr(event, field)
    if isinstance(found, tuple):
        found = " + ".join(sorted(found))
    if level == "interval":
        return float(found) if str(found).isdecimal() else None
    return str(found)


_DERIVED: Final[dict[str, Callable[[Any], str]]] = {
    "date": lambda event: "/".join(dict.fromkeys(day for day in (event.since, event.until) if day))
}
