"""How an explanation looks to a person: each event with the lines that led to it, then the sentences without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from tawatur.cli.report_notes import full_notes
from tawatur.cli.terminal import isolated, print_fields, quoted
from tawatur.cli.words import type_words

if TYPE_CHECKING:
    from rich.console import Console

    from tawatur.events.explain import Explanation

_SENTENCE = 160  # characters of a sentence that are shown
_PART = re.compile(r"“[^”]*”|[\u0600-\u06ff]+(?:[ *+]+[\u0600-\u06ff]+)*")


def print_explanation(console: Console, found: Explanation, event: str | None = None, depth: int = 0) -> bool:
    """Print an explanation, or that of one event alone; False where no event has that id."""
    indent = 4 * depth
    shown = [told for told in found.events if event is None or told.event.id == event]
    console.print()
    console.print(Text(" " * indent).append(isolated(found.coded.report.id), style="bold reverse"))
    if found.coded.skipped is not None:
        console.print(Text(f"{' ' * indent}not coded: {found.coded.skipped}", style="bold yellow"))
        return event is None
    if event is None:
        said = [(label, _isolated(words)) for label, words in full_notes(found.coded)] if not depth else []
        print_fields(console, said, indent)
    for told in shown:
        console.print()
        heading = Text(type_words(told.event.type), style="bold")
        lines = ((label, _isolated(text)) for label, text in told.lines)
        print_fields(console, [(told.event.id, heading), *lines], indent)
    if event is not None:
        return bool(shown)
    for silent in found.silent:
        console.print()
        rows = [("sentence", Text(f"{silent.number} ").append(quoted(silent.sentence.text, _SENTENCE)))]
        reasons = [
            ("no event", _isolated(f"{words}: {why}") if words else why) for words, why in silent.reasons
        ]
        print_fields(console, [*rows, *reasons], indent)
    for post in found.posts:
        print_explanation(console, post, depth=depth + 1)
    return True


def _isolated(line: str) -> str:
    """A line with each Arabic word or quotation in an isolate of its own."""
    return _PART.sub(lambda part: isolated(part[0]), line)
