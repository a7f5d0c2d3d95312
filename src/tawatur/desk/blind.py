"""Reports that several people code blind of each other, and what each makes of them.

A trial names reports and says whether coders see the machine's coding or nothing. What a coder makes of a report is
kept as rows; a later one takes the place of an earlier one, which stays on record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal

from sqlalchemy import Connection, insert, select

from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError, NotThereError
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import trial_codings, trials

Shown = Literal["machine", "nothing"]
MOST_REPORTS: Final = 500
MOST_EVENTS: Final = 30


@dataclass(frozen=True, slots=True)
class BlindEvent:
    """An event as somebody codes it blind, in plain values: nothing stands for what the report does not tell.

    ``place`` is an id of the gazetteer, or a name that is not in it; sides are actors' slugs and words, in order.
    """

    type: str
    status: str = "occurred"
    since: str = ""
    until: str = ""
    place: str = ""
    side1: tuple[str, ...] = ()
    side2: tuple[str, ...] = ()
    killed: str = ""
    injured: str = ""
    means: str = ""
    typed: tuple[tuple[str, str], ...] = ()
    """Fields as they were typed, where that is not the value."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Reports to be coded by several people."""

    number: int
    name: str
    reports: tuple[str, ...]
    shown: Shown
    by: str
    at: str


Codings = dict[str, dict[str, tuple[BlindEvent, ...]]]
"""By coder and report, what the coder makes of the report."""


def read_trials(connection: Connection) -> list[Trial]:
    """Every trial, the newest first."""
    rows = connection.execute(select(trials).order_by(trials.c.n.desc()))
    return [Trial(r.n, r.name, tuple(json.loads(r.reports)), r.shown, r.by, r.at) for r in rows]


def read_trial(connection: Connection, number: int) -> Trial:
    """A trial by its number. Raises NotThereError where there is none."""
    found = next((trial for trial in read_trials(connection) if trial.number == number), None)
    if found is None:
        raise NotThereError(f"There is no trial {number}; choose one of the list.")
    return found


def write_trial(connection: Connection, name: str, reports: Sequence[str], shown: str, by: str) -> int:
    """Begin a trial; its number. Raises DeskError without a name or reports, or with too many."""
    if not by.strip() or not name.strip():
        raise DeskError("A trial needs a name, and the name of who begins it.")
    if not reports or len(reports) > MOST_REPORTS:
        raise DeskError(f"A trial is of 1 to {MOST_REPORTS} reports, not of {len(reports)}; choose others.")
    if shown not in ("machine", "nothing"):
        raise DeskError(f"Coders are shown the machine's coding or nothing, not {shown!r}.")
    row = insert(trials).values(
        name=name.strip()[:200], reports=json.dumps([*reports]), shown=shown, by=by.strip(), at=now()
    )
    key = connection.execute(row).inserted_primary_key
    number = int(key[0]) if key is not None else 0
    write_entry(connection, "trial", {"trial": number, "reports": len(reports), "shown": shown}, by.strip())
    return number


def write_coding(
    connection: Connection, trial: Trial, report: str, events: Sequence[BlindEvent], by: str
) -> None:
    """Keep what a coder makes of a report. Raises DeskError where it is not of the trial, or no name is given."""
    if report not in trial.reports:
        raise NotThereError(f"The trial {trial.name} has no report {report!r}; choose one of its list.")
    if not by.strip():
        raise DeskError("A coding needs the name of who codes.")
    if len(events) > MOST_EVENTS:
        raise DeskError(f"A report holds up to {MOST_EVENTS} events here, not {len(events)}.")
    body = json.dumps([asdict(event) for event in events], ensure_ascii=False)
    row = {"trial": trial.number, "report": report, "events": body, "by": by.strip(), "at": now()}
    connection.execute(insert(trial_codings).values(**row))
    write_entry(connection, "blind-coding", {"trial": trial.number, "events": len(events)}, by.strip())


def read_codings(connection: Connection, trial: int) -> Codings:
    """What each coder makes of each report that they coded."""
    found: Codings = {}
    query = select(trial_codings).where(trial_codings.c.trial == trial).order_by(trial_codings.c.n)
    for row in connection.execute(query):
        events = tuple(
            BlindEvent(
                **{**event, "side1": tuple(event["side1"]), "side2": tuple(event["side2"]),
                   "typed": tuple((field, typed) for field, typed in event["typed"])}
            )
            for event in json.loads(row.events)
        )  # fmt: skip
        found.setdefault(row.by, {})[row.report] = events
    return found
