"""What people note of the review of incidents: a state, a note, who is to look at it, whether a second person must.

A step names the accounts that its incident had when it was taken, so that it follows them when reports are coded anew
and incidents become one or several. Steps are undone by further ones; nothing is taken out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from sqlalchemy import Connection, func, insert, select

from tawatur.desk.clock import now
from tawatur.desk.correcting import read_standing_marks
from tawatur.desk.deciding import follower
from tawatur.desk.errors import DeskError
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import runs, steps
from tawatur.incidents.decisions import AccountId

State = Literal["machine", "in-review", "reviewed", "published"]
STATES: Final[tuple[State, ...]] = get_args(State)
StepKind = Literal["state", "note", "assign", "second", "unsure", "undo", "undecide", "touched"]
_MOST: Final = 4000
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing noted of an incident. ``value``: a state, a person, "yes" or nothing, the number that is undone.

    ``touched`` is no row of its own: it stands for a correction, which begins the review of an incident.
    """

    number: int
    kind: StepKind
    value: str
    accounts: tuple[AccountId, ...]
    others: tuple[AccountId, ...]
    by: str
    why: str
    at: str


def read_steps(connection: Connection) -> list[Step]:
    """Every step that was not undone, the earliest first, of the accounts as they are called now."""
    rows = connection.execute(select(steps).order_by(steps.c.n)).all()
    marks = read_standing_marks(connection)
    named = {report for row in rows for group in (row.ours, row.theirs) for report, _ in json.loads(group)}
    named |= {mark.report for mark in marks}
    if not named:
        return []
    follow = follower(connection, named)
    undone = {row.value for row in rows if row.kind == "undo"}
    found = [
        Step(
            row.n, row.kind, row.value, _group(row.ours, row.run, follow), _group(row.theirs, row.run, follow),
            row.by, row.why, row.at,
        )
        for row in rows
        if row.kind not in ("undo", "undecide") and str(row.n) not in undone
    ]  # fmt: skip
    found += [
        Step(0, "touched", "", follow([(mark.report, mark.event)], mark.run), (), mark.by, "", mark.at)
        for mark in marks
    ]
    return sorted(found, key=lambda step: (step.at, step.number))


def _group(
    words: str, run: int, follow: Callable[[Iterable[AccountId], int], tuple[AccountId, ...]]
) -> tuple[AccountId, ...]:
    return follow(((report, event) for report, event in json.loads(words)), run)


def write_step(
    connection: Connection,
    kind: StepKind,
    value: str,
    ours: Sequence[AccountId],
    by: str,
    why: str = "",
    theirs: Sequence[AccountId] = (),
    incident: str = "",
) -> int:
    """Write a step down, and in the log; its number. Raises DeskError as ``add_step``."""
    number = add_step(connection, kind, value, ours, by, why, theirs)
    about = {"step": number, "value": value, "incident": incident}
    write_entry(
        connection, f"review-{kind}", {name: told for name, told in about.items() if told}, by.strip()
    )
    return number


def add_step(
    connection: Connection,
    kind: StepKind,
    value: str,
    ours: Sequence[AccountId],
    by: str,
    why: str = "",
    theirs: Sequence[AccountId] = (),
) -> int:
    """Write a step down, not in the log. Raises DeskError where no name is given, or a note is too long."""
    if not by.strip():
        raise DeskError("The step needs the name of who takes it.")
    if len(why) > _MOST:
        raise DeskError(f"The note has {len(why):,} characters; shorten it to {_MOST:,}.")
    run = connection.execute(select(func.max(runs.c.n))).scalar() or 0
    row = insert(steps).values(
        kind=kind, value=value, ours=json.dumps([*ours]), theirs=json.dumps([*theirs]), by=by.strip(),
        why=why.strip(), at=now(), run=run,
    )  # fmt: skip
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key is not None else 0
