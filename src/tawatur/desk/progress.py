"""How far the review of incidents has come: what the steps that were taken make of each."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

from sqlalchemy import Connection, func, select

from tawatur.desk.deciding import numbers_by_account
from tawatur.desk.history import incidents_of
from tawatur.desk.schema import corrections, incident_versions, steps, tombstones
from tawatur.desk.segment import Segment
from tawatur.desk.sets import made_of, whole
from tawatur.desk.steps import State, Step, read_steps
from tawatur.incidents.decisions import AccountId
from tawatur.model import Incident

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """The review of one incident: its state, who reviewed it as it is, who is to look at it, and the steps that hold.

    ``second``: two people must review it; ``waiting``: one of them has. ``grown``: accounts came after the state was
    set, which nobody has seen.
    """

    state: State = "machine"
    reviewers: tuple[str, ...] = ()
    second: bool = False
    assigned: str = ""
    grown: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether it waits for its second reviewer."""
        return self.second and len(self.reviewers) == 1

    @property
    def notes(self) -> tuple[Step, ...]:
        """The notes that hold, the earliest first."""
        return tuple(step for step in self.steps if step.kind == "note")

    @property
    def last(self) -> Step | None:
        """The last step, which can be undone."""
        return next((step for step in reversed(self.steps) if step.number), None)


def same_person(a: str, b: str) -> bool:
    """Whether two names are one, whatever their case and spaces."""
    return _plain(a) == _plain(b)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def progress_of(taken: Iterable[Step], accounts: Collection[AccountId]) -> Progress:
    """What steps, the earliest first, make of an incident of some accounts."""
    events = set(accounts)
    state: State = "machine"
    reviewers: list[str] = []
    seen: set[AccountId] = set()
    second, assigned = False, ""
    ours = [step for step in taken if step.kind != "unsure" and not events.isdisjoint(step.accounts)]
    for step in ours:
        if step.kind == "touched":
            state = "in-review" if state == "machine" else state
        elif step.kind == "state":
            state = step.value  # type: ignore[assignment]
            seen = set(step.accounts)
            if state == "reviewed" and not any(same_person(step.by, known) for known in reviewers):
                reviewers.append(step.by)
            elif state in ("machine", "in-review"):
                reviewers = []
        elif step.kind == "second":
            second = bool(step.value)
        elif step.kind == "assign":
            assigned = step.value
    if second and state in ("reviewed", "published") and len(reviewers) < _TWO:
        state = "in-review"
    grown = bool(seen) and not events <= seen
    return Progress(state, tuple(reviewers), second, assigned, grown, tuple(ours))


class Reviewed:
    """Which incidents have come how far, held in memory until a step is taken or an incident changes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: tuple[int, ...] | None = None
        self._steps: list[Step] = []
        self._by_account: dict[AccountId, list[Step]] = {}
        self._found: dict[str, tuple[State, str]] = {}
        self._sets: list[tuple[Segment, Mapping[str, tuple[State, str]], dict[str, dict[str, int]]]] = []

    def steps(self, connection: Connection) -> list[Step]:
        """The steps that hold."""
        self._update(connection)
        return self._steps

    def of(
        self, connection: Connection, accounts: Sequence[AccountId], hidden: Collection[str] = ()
    ) -> Progress:
        """The review of an incident of some accounts, without the steps that speak of hidden reports."""
        self._update(connection)
        return self._of(accounts, hidden)

    def of_each(
        self, connection: Connection, incidents: Iterable[Incident], hidden: Collection[str] = ()
    ) -> Iterator[tuple[Incident, Progress]]:
        """Incidents, each with its review, as it stands when the first is asked for."""
        self._update(connection)
        for incident in incidents:
            yield incident, self._of(incident.events, hidden)

    def _of(self, accounts: Sequence[AccountId], hidden: Collection[str]) -> Progress:
        near = (step for account in accounts for step in self._by_account.get(account, ()))
        found = {id(step): step for step in near if all(report not in hidden for report, _ in step.accounts)}
        return progress_of(sorted(found.values(), key=lambda step: (step.at, step.number)), accounts)

    def marks(self, connection: Connection) -> Mapping[str, tuple[State, str]]:
        """State and assigned person of every incident that anybody has dealt with, by its id."""
        self._update(connection)
        return self._found

    def sets(self, connection: Connection, segment: Segment) -> dict[str, dict[str, int]]:
        """The positions of a segment's incidents by state, and by the person to whom they are assigned."""
        marks = self.marks(connection)
        for known, by, found in self._sets:
            if known is segment and by is marks:
                return found
        made = review_sets(segment, marks)
        self._sets = [*(one for one in self._sets[-3:] if one[1] is marks), (segment, marks, made)]
        return made

    def _update(self, connection: Connection) -> None:
        with self._lock:
            newest = (steps.c.n, corrections.c.n, incident_versions.c.n, tombstones.c.n)
            query = select(*(select(func.max(number)).scalar_subquery() for number in newest))
            seen = tuple(number or 0 for number in connection.execute(query).one())
            if seen == self._seen:
                return
            self._steps = read_steps(connection)
            by_account: dict[AccountId, list[Step]] = defaultdict(list)
            for step in self._steps:
                for account in {*step.accounts, *step.others}:
                    by_account[account].append(step)
            self._by_account = dict(by_account)
            self._found = _by_incident(connection, self._steps)
            self._seen = seen


def _by_incident(connection: Connection, taken: Sequence[Step]) -> dict[str, tuple[State, str]]:
    of_account = numbers_by_account(connection, {a for step in taken for a in step.accounts})
    incident_of = incidents_of(connection, of_account.values())
    steps_of: dict[str, list[Step]] = defaultdict(list)
    accounts_of: dict[str, set[AccountId]] = defaultdict(set)
    for step in taken:
        found = [a for a in step.accounts if of_account.get(a) in incident_of]
        for account in found:
            accounts_of[incident_of[of_account[account]]].add(account)
        for id in {incident_of[of_account[account]] for account in found}:
            steps_of[id].append(step)
    every = {id: progress_of(own, accounts_of[id]) for id, own in steps_of.items()}
    return {id: (p.state, p.assigned) for id, p in every.items() if p.state != "machine" or p.assigned}


def review_sets(segment: Segment, marks: Mapping[str, tuple[State, str]]) -> dict[str, dict[str, int]]:
    """The positions of a segment's incidents by state, and by the person to whom they are assigned."""
    at: dict[str, dict[str, list[int]]] = {"state": defaultdict(list), "assigned": defaultdict(list)}
    for id, (state, person) in marks.items():
        if (position := segment.by_incident.get(id)) is not None:
            if state != "machine":
                at["state"][state].append(position)
            if person:
                at["assigned"][person].append(position)
    found = {
        kind: {value: made_of(positions, segment.size) for value, positions in values.items()}
        for kind, values in at.items()
    }
    rest = whole(segment.size)
    for positions in found["state"].values():
        rest &= ~positions
    found["state"]["machine"] = rest
    return found
