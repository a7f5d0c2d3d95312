"""What people make of coded events: they accept them, reject them, or correct a field; by whom, when and why.

A correction is about an event as the machine coded it. When its report is coded anew, the event is looked for among
those of the new coding (``matching``), and the correction holds there as well; where it is found no more, it stays on
record. Values that people give stand in the coding like any other, with their name in ``why`` and confidence 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, insert, select

from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.dialects import json_parts
from tawatur.desk.errors import DeskError
from tawatur.desk.matching import match_events
from tawatur.desk.packing import dumps, loads, pack, unpack
from tawatur.desk.schema import corrections
from tawatur.model import EVENT_TYPES, CodedReport, Day, Event, Party, Place, Report, Status

Field = Literal[
    "accept",
    "reject",
    "undo",
    "type",
    "status",
    "date",
    "place",
    "side1",
    "side2",
    "killed",
    "injured",
    "means",
]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
Coder = Callable[[Report], CodedReport]
_READERS: Final[dict[Field, Any]] = {
    "date": Day | None,
    "place": Place | None,
    "side1": tuple[Party, ...],
    "side2": tuple[Party, ...],
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person made of one field of an event. ``event`` is as the machine coded it.

    ``before`` and ``after`` are values of the field: what stood there, and what the person says; for "accept" and
    "reject" None and True, for "undo" None and the number of the correction that no longer holds.
    """

    report: str
    event: Event
    field: Field
    before: Any
    after: Any
    by: str
    why: str
    at: str
    number: int = 0


def read_corrections(connection: Connection, of: Iterable[str] | None = None) -> dict[str, list[Correction]]:
    """The corrections by the ids of their reports, of all or of some, the earliest first."""
    query = select(corrections).order_by(corrections.c.n)
    if of is None:
        rows = list(connection.execute(query))
    else:
        rows = [
            row
            for part in chunks(sorted(set(of)))
            for row in connection.execute(query.where(corrections.c.report.in_(part)))
        ]
    found: dict[str, list[Correction]] = {}
    for row in rows:
        before, after = (_unpacked(row.field, json.loads(value)) for value in (row.before, row.after))
        found.setdefault(row.report, []).append(
            Correction(
                row.report, loads(Event, row.event), row.field, before, after, row.by, row.why, row.at, row.n
            )
        )
    return found


def write_corrections(connection: Connection, run: int, found: Iterable[Correction]) -> None:
    """Write corrections down as of a run."""
    rows = [
        {
            "run": run,
            "report": c.report,
            "event": dumps(c.event),
            "field": c.field,
            "before": json.dumps(pack(c.before), ensure_ascii=False),
            "after": json.dumps(pack(c.after), ensure_ascii=False),
            "by": c.by,
            "why": c.why,
            "at": c.at,
        }
        for c in found
    ]
    connection.execute(insert(corrections), rows)


@dataclass(frozen=True, slots=True)
class Mark:
    """That a person corrected, accepted or rejected an event, which holds: by its id, as of a run."""

    report: str
    event: str
    run: int
    by: str
    at: str


def read_standing_marks(connection: Connection) -> list[Mark]:
    """What people corrected, accepted or rejected and did not undo, without the values; the earliest first."""
    column = corrections.c
    id_ = json_parts(column.event, "id").label("id")
    query = select(column.n, column.run, column.report, column.field, column.after, column.by, column.at, id_)
    rows = connection.execute(query.order_by(column.n)).all()
    undone = {json.loads(row.after) for row in rows if row.field == "undo"}
    return [
        Mark(row.report, event, row.run, row.by, row.at)
        for row in rows
        if row.field not in ("undo", "reject") and row.n not in undone and (event := json.loads(row.id)[0])
    ]


def blank(field: str) -> dict[str, str]:
    """What stands in the row of a correction whose report was expunged: who and when, and nothing of the report."""
    event = Event("", "other_strategic", "occurred", aggregate=False, mentions=())
    none = "[]" if field in ("side1", "side2") else "null"
    return {"event": dumps(event), "before": none, "after": none, "why": "expunged"}


def standing(known: Sequence[Correction]) -> list[Correction]:
    """The corrections of a report that hold: those that were not undone, without the undoing itself."""
    undone = {correction.after for correction in known if correction.field == "undo"}
    return [c for c in known if c.field != "undo" and (not c.number or c.number not in undone)]


def reviewing(coder: Coder, known: Mapping[str, Sequence[Correction]]) -> Coder:
    """A coder whose reports come out as people corrected them; ``known`` holds corrections by report."""
    if not known:
        return coder

    def code(report: Report) -> CodedReport:
        return corrected(coder(report), known)

    return code


def corrected(coded: CodedReport, known: Mapping[str, Sequence[Correction]]) -> CodedReport:
    """A coded report, and the posts within it, with what people made of their events."""
    posts = tuple(corrected(post, known) for post in coded.embedded)
    ours = standing(known.get(coded.report.id, ()))
    if not ours:
        return coded if posts == coded.embedded else replace(coded, embedded=posts)
    events: dict[str, Event | None] = {event.id: event for event in coded.events}
    for correction in ours:
        id_ = event_of(correction, coded.events)
        event = events.get(id_) if id_ is not None else None
        if id_ is not None and event is not None:
            events[id_] = _applied(event, correction)
    kept = tuple(event for event in events.values() if event is not None)
    return replace(coded, events=kept, embedded=posts)


def event_of(correction: Correction, events: Sequence[Event]) -> str | None:
    """The id of the event that a correction is about, None where it is not among these."""
    return match_events((correction.event,), events).get(correction.event.id)


def changes_of(
    report: str, machine: Event, current: Event, values: Mapping[Field, Any], by: str, why: str
) -> list[Correction]:
    """The corrections that give an event some values; a value that stands there already is left out.

    Raises DeskError for a value that a field cannot have, or where no name is given.
    """
    if not by.strip():
        raise DeskError("A correction needs the name of who makes it.")
    at = now()
    found: list[Correction] = []
    for field, value in values.items():
        _check(field, value, current)
        before = None if field in ("accept", "reject", "undo") else getattr(current, field)
        if before != value:
            found.append(Correction(report, machine, field, before, value, by.strip(), why.strip(), at))
    return found


def _check(field: Field, value: Any, event: Event) -> None:
    if field not in FIELDS:
        raise DeskError(f"An event has no field {field!r}; correct one of {', '.join(FIELDS)}.")
    if field == "type":
        known = value in EVENT_TYPES
        if not known or (EVENT_TYPES[value].class_ == "statements") != (event.class_ == "statements"):
            raise DeskError(f"There is no type of event {value!r}; choose one of the list.")
    if field == "status" and value not in get_args(Status):
        raise DeskError(f"There is no status {value!r}; give one of {', '.join(get_args(Status))}.")
    if field in ("killed", "injured"):
        count = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if value not in (None, "some") and not count:
            raise DeskError(f"{field} is {value!r}, which is no number of people.")
    if field == "date" and value is not None and value.end < value.start:
        raise DeskError("The last day is before the first; exchange them.")


def _applied(event: Event, correction: Correction) -> Event | None:
    if correction.field == "reject":
        return None
    reason = f"{correction.by}: {correction.why}" if correction.why else correction.by
    why = {**event.why, correction.field: reason}
    if correction.field == "accept":
        return replace(event, confidence=1.0, why=why)
    return replace(event, **{correction.field: correction.after}, confidence=1.0, why=why)


def _unpacked(field: Field, value: Any) -> Any:
    reader = _READERS.get(field)
    return value if reader is None else unpack(reader, value)
