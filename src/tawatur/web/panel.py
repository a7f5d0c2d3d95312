"""An incident with all that a page says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.desk import Desk
from tawatur.desk.correcting import Correction
from tawatur.desk.lines import VersionLine
from tawatur.desk.progress import Progress
from tawatur.incidents import Account, Decision
from tawatur.incidents.consolidate import RULES
from tawatur.model import CodedReport, Event, Incident, Place, Report
from tawatur.web.drawing import Graph, Told, graph, toll_over_time
from tawatur.web.matrix import Matrix, matrix
from tawatur.web.passages import Stretch, marks_of, stretches
from tawatur.web.reviewing import State, state_of

_AROUND: Final = 160
"""Characters of a report that are shown on either side of an event's words."""


@dataclass(frozen=True, slots=True)
class AccountShown:
    """An account with its report, what of the text it rests on, the reports that copy it with how, and its review."""

    account: Account
    report: Report
    passage: tuple[Stretch, ...]
    before: bool
    after: bool
    copies: tuple[tuple[str, str], ...]
    withdrawn: tuple[tuple[str, str], ...]
    state: State
    reviewer: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What a page shows of an incident."""

    incident: Incident
    matrix: Matrix
    graph: Graph
    killed: tuple[Told, ...]
    injured: tuple[Told, ...]
    accounts: tuple[AccountShown, ...]
    places: Mapping[str, Place]
    decisions: tuple[Decision, ...]
    history: tuple[VersionLine, ...]
    ratings: Mapping[str, str]
    progress: Progress
    people: tuple[str, ...]


def panel(desk: Desk, id: str) -> Panel:
    """The incident with an id, or the one that took it in. Raises DeskError where there is none."""
    incident = desk.incident(id)
    accounts = desk.accounts(incident)
    coded = desk.coded_reports(incident.reports)
    return Panel(
        incident,
        matrix(incident, {field: rule.sentence for field, rule in RULES.items()}),
        graph(incident),
        tuple(toll_over_time(incident, "killed")),
        tuple(toll_over_time(incident, "injured")),
        tuple(accounts_shown(incident, accounts, coded, desk.corrections(incident.reports))),
        {a.event.place.name: a.event.place for a in accounts if a.event.place},
        desk.decisions(incident),
        desk.history_lines(incident.id),
        {rating.source: rating.letter for rating in desk.ratings()},
        desk.review.of(incident),
        tuple(desk.review.people()),
    )


def accounts_shown(
    incident: Incident,
    accounts: Sequence[Account],
    coded: Mapping[str, CodedReport],
    known: Mapping[str, Sequence[Correction]],
) -> list[AccountShown]:
    """Each account of a text once, with the reports that copy it."""
    copy_of = {copy.report: copy for copy in incident.provenance.copies}
    found: list[AccountShown] = []
    for account in accounts:
        if account.report in copy_of:
            continue
        copies = tuple((c.report, c.kind) for c in copy_of.values() if c.of == account.report)
        gone = tuple(
            (w.reason, w.by) for w in incident.withdrawn if (w.report, w.event) == (account.report, account.event.id)
        )  # fmt: skip
        text = coded[account.report].report.text
        report = coded[account.report].report
        state, reviewer = state_of(account.event, coded[report.id].events, known.get(report.id, ()))
        passage = passage_of(text, account.event)
        found.append(AccountShown(account, report, *passage, copies, gone, state, reviewer))
    return found


def passage_of(text: str, event: Event) -> tuple[tuple[Stretch, ...], bool, bool]:
    """What of a text an event rests on, and whether there is more before and after it."""
    marks = list(marks_of(event))
    start, end = _around(text, [(a, b) for a, b, kind in marks if kind == "event"])
    return tuple(stretches(text, marks, start, end)), start > 0, end < len(text)


def _around(text: str, events: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where the passage around an event's first words begins and ends: at line ends or words near by."""
    if not events:
        return 0, min(len(text), 2 * _AROUND)
    first, last = events[0]
    start = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    if start > 0 and not text[start - 1].isspace():
        start = text.find(" ", start, first) + 1 or start
    line = text.find("\n", last)
    end = min(len(text) if line < 0 else line, last + _AROUND)
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", last, end), last)
    return start, end
