"""The review of a desk's incidents: what people note of it, and how far it has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, func, insert, select

from tawatur.desk.blind import (
    BlindEvent,
    Codings,
    Trial,
    read_codings,
    read_trial,
    read_trials,
    write_coding,
    write_trial,
)
from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError
from tawatur.desk.linking import take_back
from tawatur.desk.memory import Memory
from tawatur.desk.progress import Progress, Reviewed, same_person
from tawatur.desk.proposing import Proposal, proposals
from tawatur.desk.schema import looks
from tawatur.desk.segment import Segment
from tawatur.desk.steps import STATES, StepKind, write_step
from tawatur.model import Incident

if TYPE_CHECKING:
    from tawatur.desk.desk import Desk

_LONGEST_NAME: Final = 100


class Review:
    """What is known of the review of incidents. ``by`` is who does it, as the log will name them."""

    def __init__(self, desk: Desk, hidden: Collection[str] = (), known: Reviewed | None = None) -> None:
        self._desk = desk
        self._hidden = frozenset(hidden)
        self._known = known or Reviewed()

    def without(self, hidden: Collection[str]) -> Review:
        """The review as those see it from whom some reports are hidden: without what speaks of these as well."""
        return Review(self._desk, hidden, self._known)

    def sets(self, connection: Connection, segment: Segment) -> Mapping[str, Mapping[str, int]]:
        """The positions of a segment's incidents by state, and by the person to whom they are assigned."""
        return self._known.sets(connection, segment)

    def of(self, incident: Incident) -> Progress:
        """How far the review of an incident has come."""
        with self._desk._reading() as connection:
            return self._known.of(connection, incident.events, self._hidden)

    def of_each(self, incidents: Iterable[Incident]) -> Iterator[tuple[Incident, Progress]]:
        """Incidents, each with how far its review has come, as of when the first is asked for."""
        with self._desk._reading() as connection:
            yield from self._known.of_each(connection, incidents, self._hidden)

    def set_state(self, incident: Incident, state: str, by: str) -> None:
        """Say how far the review of an incident has come.

        Raises DeskError where there is no such state, the same person would review it twice where two must, or it is to
        be published before it is reviewed.
        """
        if state not in STATES:
            raise DeskError(f"There is no state {state!r}; give one of {', '.join(STATES)}.")
        known = self.of(incident)
        if state == "published" and (known.state not in ("reviewed", "published") or known.grown):
            raise DeskError("Only what is reviewed can be published; review the incident as it stands first.")
        if (
            state == "reviewed" and known.waiting and not known.grown
            and any(same_person(by, name) for name in known.reviewers)
        ):  # fmt: skip
            raise DeskError(
                f"{known.reviewers[0]} has reviewed it; the second reviewer must be somebody else."
            )
        self._take("state", state, incident, by)

    def note(self, incident: Incident, words: str, by: str) -> None:
        """Note something of an incident."""
        if not words.strip():
            raise DeskError("The note is empty; write something.")
        self._take("note", "", incident, by, words)

    def assign(self, incident: Incident, person: str, by: str) -> None:
        """Say who is to look at an incident; nobody where the name is empty."""
        if len(person) > _LONGEST_NAME:
            raise DeskError(f"{person[:20]}… is no name; give one of up to {_LONGEST_NAME} characters.")
        self._take("assign", " ".join(person.split()), incident, by)

    def need_second(self, incident: Incident, needed: bool, by: str) -> None:
        """Say whether two people must review an incident."""
        self._take("second", "yes" if needed else "", incident, by)

    def undo(self, incident: Incident, number: int, by: str) -> None:
        """Let a step hold no longer; it stays on record. Raises DeskError where the incident has no such step."""
        if not number or all(step.number != number for step in self.of(incident).steps):
            raise DeskError(f"The incident {incident.id} has no step {number}; it may be undone already.")
        self._take("undo", str(number), incident, by)

    def unsure(self, ours: Incident, theirs: Incident, by: str) -> None:
        """Keep that a person could not tell whether two incidents are one."""
        with self._desk._writing() as connection:
            write_step(connection, "unsure", theirs.id, ours.events, by, "", theirs.events, ours.id)

    def different(self, ours: Incident, theirs: Incident, by: str, why: str) -> None:
        """Decide that two incidents are not one, whatever later reports bring."""
        self._desk._decide("split", ours.events, theirs.events, by, why)

    def take_back(self, number: int, by: str) -> None:
        """Let a decision that incidents are one or several hold no longer; it stays on record."""
        if not by.strip():
            raise DeskError("Taking a decision back needs the name of who does it.")
        with self._desk._writing() as connection:
            take_back(connection, number, by.strip(), self._desk._memory)

    def proposals(self, incident: Incident) -> list[Proposal]:
        """What may be one with an incident, the likeliest first; without what people have said something of."""
        with self._desk._reading() as connection:
            taken = self._known.steps(connection)
            return proposals(connection, incident, Memory(), taken, self._hidden)

    def trials(self) -> list[Trial]:
        """The trials of coding blind, the newest first."""
        with self._desk._reading() as connection:
            return [self._seen(trial) for trial in read_trials(connection)]

    def trial(self, number: int) -> Trial:
        """A trial by its number. Raises NotThereError where there is none."""
        with self._desk._reading() as connection:
            return self._seen(read_trial(connection, number))

    def begin_trial(self, name: str, reports: Sequence[str], shown: str, by: str) -> int:
        """Have some reports coded blind by whoever takes part; the number of the trial."""
        with self._desk._writing() as connection:
            return write_trial(connection, name, reports, shown, by)

    def code_blind(self, trial: Trial, report: str, events: Sequence[BlindEvent], by: str) -> None:
        """Keep what a coder makes of a report of a trial."""
        with self._desk._writing() as connection:
            write_coding(connection, trial, report, events, by)

    def codings(self, trial: Trial) -> Codings:
        """What each coder of a trial makes of each report that they coded."""
        with self._desk._reading() as connection:
            found = read_codings(connection, trial.number)
        return {c: {r: e for r, e in own.items() if r in trial.reports} for c, own in found.items()}

    def _seen(self, trial: Trial) -> Trial:
        return replace(trial, reports=tuple(r for r in trial.reports if r not in self._hidden))

    def people(self) -> list[str]:
        """Everybody who took a step or was assigned one, in alphabetical order."""
        with self._desk._reading() as connection:
            taken = self._known.steps(connection)
        names = {name for step in taken for name in (step.by, step.value if step.kind == "assign" else "")}
        return sorted(names - {""})

    def look(self, by: str) -> str | None:
        """The moment up to which a person had looked at the desk when they last said so; None for never."""
        with self._desk._reading() as connection:
            return connection.execute(select(func.max(looks.c.upto)).where(looks.c.by == by)).scalar()

    def looked(self, by: str, upto: str) -> None:
        """Note that a person has looked at all that the desk showed up to a moment."""
        if not by.strip():
            raise DeskError("The desk needs a name to remember by what you have seen.")
        with self._desk._writing() as connection:
            connection.execute(insert(looks).values(by=by.strip(), upto=upto, at=now()))
            self._seal(connection, by.strip())

    @staticmethod
    def _seal(connection: Connection, by: str) -> None:
        from tawatur.desk.ledger import write_entry

        write_entry(connection, "looked", {}, by)

    def _take(self, kind: StepKind, value: str, incident: Incident, by: str, why: str = "") -> None:
        with self._desk._writing() as connection:
            write_step(connection, kind, value, incident.events, by, why, incident=incident.id)


def is_published(desk: Desk, incident: Incident) -> bool:
    """Whether people have published an incident as it stands: with all the accounts that it has now."""
    found = desk.review.of(incident)
    return found.state == "published" and not found.grown
