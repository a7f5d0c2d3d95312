"""How a coded report looks to a person: its text with the mentions coloured, then each event as a small card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.text import Text

from tawatur.cli.report_notes import notes
from tawatur.cli.terminal import isolated, print_fields, quoted, wrapped
from tawatur.cli.words import (
    NONE,
    against,
    chains_words,
    count_words,
    day_words,
    place_detail,
    place_words,
    type_words,
)
from tawatur.model import CodedReport, Event, Span

if TYPE_CHECKING:
    from rich.console import Console

EVENT, SIDE, PLACE, DATE, TOLL, SOURCE = "bold red", "cyan", "green", "yellow", "magenta", "blue"
_LEGEND: Final = (
    ("event", EVENT),
    ("side", SIDE),
    ("place", PLACE),
    ("date", DATE),
    ("casualties", TOLL),
    ("source", SOURCE),
)


def print_legend(console: Console) -> None:
    """What the colours mean; nothing where there are none."""
    if console.color_system is None:
        return
    line = Text("colours: ", style="dim")
    for word, style in _LEGEND:
        line.append(word, style=style)
        line.append("  ")
    console.print(line)


def print_coded(console: Console, coded: CodedReport, depth: int = 0) -> None:
    """Print a report, its events, its statements and the posts embedded in it."""
    indent = 4 * depth
    console.print()
    _print_head(console, coded, depth)
    for line in wrapped(console, highlighted(coded), indent):
        console.print(line, soft_wrap=True)
    if coded.skipped is not None:
        console.print(Text(f"{' ' * indent}not coded: {coded.skipped}", style="bold yellow"))
        return
    for number, event in enumerate(coded.events, 1):
        console.print()
        print_card(console, event, number, indent)
    if not coded.events:
        console.print()
        console.print(Text(f"{' ' * indent}no event", style="dim"))
    _print_statements(console, coded, indent)
    for post in coded.embedded:
        print_coded(console, post, depth + 1)


def _print_head(console: Console, coded: CodedReport, depth: int) -> None:
    report = coded.report
    said = [p for p in (report.publisher, (report.published or "")[:10], report.lang) if p]
    label = f"post embedded in {report.parent}" if depth and report.parent else report.id
    head = Text(" " * 4 * depth)
    head.append(isolated(label), style="bold reverse")
    head.append("  " + ", ".join(isolated(part) for part in said))
    console.print(head)
    # a post has its own day, or that of the article around it
    rows = [(label, Text(words, style="yellow" if label == "day" else "")) for label, words in notes(coded)]
    print_fields(console, rows if not depth else [], 4 * depth, 9)
    # Offsets are the text's own, so a title that is kept apart is shown apart.
    if report.title and not report.text.lstrip().startswith(report.title.strip()):
        for line in wrapped(console, Text(report.title.strip(), style="bold"), 4 * depth):
            console.print(line, soft_wrap=True)


def highlighted(coded: CodedReport) -> Text:
    """The text of a report with every mention in its colour; an event's own words lie on top."""
    text = Text(coded.report.text.replace("\r", " "))
    for place in coded.places:
        text.stylize(PLACE, place.start, place.end)
    for actor in coded.actors:
        text.stylize(SIDE, actor.start, actor.end)
    for event in (*coded.statements, *coded.events):
        for start, end, style in _spans(event):
            text.stylize(style, start, end)
    for event in coded.events:
        for span in event.mentions:
            text.stylize(EVENT, span.start, span.end)
    return text


def _spans(event: Event) -> Iterator[tuple[int, int, str]]:
    for party in (*event.side1, *event.side2):
        yield party.start, party.end, SIDE
    if event.place and event.place.mention:
        yield event.place.mention.start, event.place.mention.end, PLACE
    if event.date and event.date.mention:
        yield event.date.mention.start, event.date.mention.end, DATE
    for count in event.casualties:
        yield count.mention.start, count.mention.end, TOLL
    for chain in event.sources:
        for link in chain:
            yield link.start, link.end, SOURCE


def print_card(console: Console, event: Event, number: int, indent: int) -> None:
    """Print an event: a heading and one line a field that the text supports."""
    heading = Text(type_words(event.type), style="bold")
    if event.status != "occurred":
        heading.append(f"  {event.status}", style="bold yellow")
    if event.aggregate:
        heading.append("  a count over many happenings", style="yellow")
    print_fields(console, [(str(number), heading), *_rows(event)], indent)


def _rows(event: Event) -> Iterator[tuple[str, str | Text]]:
    yield "when", _with_words(day_words(event.date), event.date.mention if event.date else None)
    where = place_words(event.place)
    if event.place is not None:
        where = f"{where} ({place_detail(event.place)})"
    yield "where", _with_words(where, event.place.mention if event.place else None)
    yield "who", against(event.side1, event.side2)
    if event.killed is not None or event.injured is not None:
        yield "toll", f"killed {count_words(event.killed)}, injured {count_words(event.injured)}"
    if event.means:
        yield "means", event.means.replace("_", " ")
    yield "sources", chains_words(event.sources, "told in the report's own voice")
    yield "words", Text("  ".join(quoted(span.text) for span in event.mentions), style=EVENT)
    yield "confidence", f"{event.confidence:.2f}"


def _with_words(value: str, words: Span | None) -> str:
    return f"{value}  {quoted(words.text, 60)}" if words is not None and value != NONE else value


def _print_statements(console: Console, coded: CodedReport, indent: int) -> None:
    if not coded.statements:
        return
    console.print()
    console.print(Text(f"{' ' * indent}statements", style="bold"))
    rows = []
    for statement in coded.statements:
        words = "  ".join(quoted(span.text, 60) for span in statement.mentions)
        who = against(statement.side1, statement.side2)
        rows.append((type_words(statement.type).lower(), words if who == NONE else f"{words}  {who}"))
    print_fields(console, rows, indent, 12)
