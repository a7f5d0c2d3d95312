"""One incident in full, for people: what is known, on whose word, the accounts with their evidence, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from tawatur.cli.code_view import highlighted
from tawatur.cli.incident_table import GRADE_STYLES
from tawatur.cli.inputs import counted
from tawatur.cli.origins_view import print_origins, print_paths
from tawatur.cli.terminal import isolated, print_fields, quoted, wrapped
from tawatur.cli.values_view import print_values, withdrawal_words
from tawatur.cli.words import (
    against,
    chain_words,
    day_words,
    place_detail,
    place_words,
    toll_words,
    type_words,
)
from tawatur.incidents import Account, Decision, explain_grade
from tawatur.incidents.copies import copies_of, text_copies
from tawatur.model import CodedReport, Event, Incident, Span
from tawatur.text import read_document

if TYPE_CHECKING:
    from rich.console import Console

_EVIDENCE_CHARACTERS = 240
"""How much of a report is shown as evidence: the sentence, or as much of it around the event's words."""
_BRIEF_FACTS = ("where", "who", "told in")
"""What the title does not say."""


def print_incident(
    console: Console,
    incident: Incident,
    accounts: Sequence[Account],
    coded: Mapping[str, CodedReport],
    ratings: Mapping[str, str] | None = None,
    *,
    brief: bool = False,
) -> None:
    """Print an incident with its accounts; ``coded`` holds its reports by id, ``ratings`` people's of its sources.

    ``brief``: to fit a screen, one line for each text and for each value on which the accounts differ.
    """
    console.print()
    console.print(Text(incident.title, style="bold"))
    console.print(Text(isolated(incident.title_ar), style="bold"))
    grade = Text(incident.grade, style=GRADE_STYLES.get(incident.grade, ""))
    why = explain_grade(incident)
    if incident.retracted:
        grade, why = Text("retracted", style="bold red"), "Every account of it has been withdrawn."
    console.print(Text.assemble(grade, ": ", why, ("  " + incident.id, "dim")))
    if not incident.retracted:
        assessed = incident.assessment
        console.print(
            f"credibility {assessed.credibility} suggested: {assessed.credibility_why}", highlight=False
        )
    console.print()
    facts = dict(_facts(incident))
    print_fields(console, ((name, facts[name]) for name in (_BRIEF_FACTS if brief else facts)))
    print_origins(console, incident, ratings or {})
    print_paths(console, incident)
    if brief:
        _print_texts(console, accounts, coded)
    else:
        _print_accounts(console, accounts, coded, incident)
    print_values(console, incident, brief=brief)


def print_decisions(console: Console, decisions: Sequence[Decision]) -> None:
    """Print what people decided of an incident's accounts, if anything."""
    if not decisions:
        return
    _heading(console, "Decided by people")
    for decision in decisions:
        groups = [", ".join(dict.fromkeys(r for r, _ in group)) for group in (decision.ours, decision.theirs)]
        what = "is one with" if decision.kind == "link" else "is parted from"
        line = Text(f"  {isolated(groups[0])} {what} {isolated(groups[1])}: {isolated(decision.why)}  ")
        line.append(f"{isolated(decision.by)}, {decision.at[:16].replace('T', ' ')}", style="dim")
        console.print(line, soft_wrap=True)


def _facts(incident: Incident) -> Iterator[tuple[str, str]]:
    yield "what", type_words(incident.type) + _unless("occurred", incident.status)
    yield "when", day_words(incident.date)
    where = place_words(incident.place)
    yield "where", f"{where} ({place_detail(incident.place)})" if incident.place else where
    yield "who", against(incident.side1, incident.side2)
    yield "toll", f"killed {toll_words(incident.killed)}, injured {toll_words(incident.injured)}"
    told = f"{counted(len(incident.reports), 'report')} by {counted(incident.publishers, 'publisher')}"
    first, last = (incident.first_reported or "")[:10], (incident.updated or "")[:10]
    yield "told in", ", ".join(p for p in (told, first + (f" to {last}" if last != first else "")) if p)


def _unless(usual: str, value: str) -> str:
    return "" if value == usual else f" ({value})"


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold"))


def _print_accounts(
    console: Console, accounts: Sequence[Account], coded: Mapping[str, CodedReport], incident: Incident
) -> None:
    """Each account once: its report, its chains, its evidence; near copies are named below the first of them.

    What was withdrawn says so, and so does what withdraws it, and what is only recalled.
    """
    _heading(console, "Accounts")
    copied = {copy.report: copy for copy in text_copies(accounts)}
    original = copies_of(accounts, copied.values())
    for account in accounts:
        if original[account.report] != account.report:
            continue
        same = [name for name, source in original.items() if source == account.report and name != source]
        _print_account(
            console, coded[account.report], account.event, [(coded[name], copied[name].kind) for name in same]
        )
        if account.id in incident.recalled:
            console.print(
                Text("    only recalled beside other news: it counts for nothing here", style="dim")
            )
        for words in withdrawal_words(incident, account.id):
            console.print(Text(f"    {words}", style="bold red"), soft_wrap=True)


def _print_texts(console: Console, accounts: Sequence[Account], coded: Mapping[str, CodedReport]) -> None:
    """One line for each text: the earliest report of it, the beginning of what it tells, how many copies it has."""
    _heading(console, "Accounts")
    original = copies_of(accounts, text_copies(accounts))
    first = {account.report: account for account in reversed(accounts)}
    for account in accounts:
        name = account.report
        if original[name] != name or first[name] is not account:
            continue
        same = sum(source == name for source in original.values()) - 1
        line = Text.assemble("  ", (_named(coded[name]), "reverse"), "  ")
        also = ("  and 1 copy" if same == 1 else f"  and {same} copies") if same else ""
        evidence = _evidence(coded[name], account.event).plain
        line.append(quoted(evidence, max(20, console.width - cell_len(line.plain + also) - 3)))
        console.print(line.append(also, style="dim"), soft_wrap=True)


def _print_account(
    console: Console, coded: CodedReport, event: Event, same: Sequence[tuple[CodedReport, str]]
) -> None:
    console.print(Text.assemble("  ", (_named(coded), "reverse"), "  ", Text(_chains(event), style="blue")))
    evidence = _evidence(coded, event)
    for line in wrapped(console, evidence, 4):
        console.print(line, soft_wrap=True)
    if same:
        names = ", ".join(f"{_named(one)}, {kind}" for one, kind in same)
        console.print(Text(f"    the same text: {names}", style="dim"))


def _named(coded: CodedReport) -> str:
    report = coded.report
    said = ", ".join(p for p in (isolated(report.publisher or ""), (report.published or "")[:10]) if p)
    return f"{report.id} ({said})" if said else report.id


def _chains(event: Event) -> str:
    chains = list(dict.fromkeys(chain_words(chain) for chain in event.sources if chain))
    return "; ".join(chains) if chains else "in its own voice"


def _evidence(coded: CodedReport, event: Event) -> Text:
    """The sentence of an event's first mention, its words in their colours, cut to what a reader takes in."""
    text = coded.report.text
    if not event.mentions:
        return Text("")
    mention = event.mentions[0]
    start, end = _sentence(coded, mention)
    if end - start > _EVIDENCE_CHARACTERS:
        start = max(start, mention.start - _EVIDENCE_CHARACTERS // 2)
        end = min(end, max(mention.end, start + _EVIDENCE_CHARACTERS))
        start = (
            start
            if start == 0 or text[start - 1].isspace()
            else text.find(" ", start, mention.start) + 1 or start
        )
        end = end if end == len(text) or text[end].isspace() else text.rfind(" ", mention.end, end) + 1 or end
    shown = highlighted(coded)[start:end]
    shown.rstrip()
    return shown


def _sentence(coded: CodedReport, mention: Span) -> tuple[int, int]:
    """Where the sentence that holds a mention stands in the report's text, by the reader's own division."""
    document = read_document(coded.report.text, coded.report.lang)
    for sentence in document.sentences:
        start, end = document.normalised.span(sentence.start, sentence.end)
        if start <= mention.start < end:
            return start, max(end, mention.end)
    return mention.start, mention.end
