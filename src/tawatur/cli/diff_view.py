"""The changes of a record, one line each, for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from tawatur.cli.incident_table import id_length
from tawatur.cli.terminal import isolated
from tawatur.cli.words import NONE, type_words
from tawatur.model import EVENT_TYPES

if TYPE_CHECKING:
    from rich.console import Console

    from tawatur.desk import Change

_STYLES: Final = {
    "new": "bold",
    "graded_up": "green",
    "graded_down": "yellow",
    "contested": "bold red",
    "retracted": "bold red",
    "corrected": "yellow",
    "gone": "dim",
}
_CAUSES: Final = {"recode": "coded anew: ", "correct": "corrected by people: ", "expunge": "expunged; "}
_WIDEST: Final = len("toll lowered")
_MOST_REPORTS: Final = 4
"""How many reports a line names before it only counts them."""


def print_changes(console: Console, changes: Sequence[Change]) -> None:
    """Print one line a change: its kind, the incident, what was and what is, and the reports that brought it."""
    length = id_length({change.incident for change in changes})
    for change in changes:
        kind = change.kind.replace("_", " ")
        line = Text.assemble(
            (f"{kind:<{_WIDEST}}  ", _STYLES.get(change.kind, "")), (change.incident[:length], "dim")
        )
        line.append(f"  {isolated(change.title)}")
        if said := _said(change):
            line.append(f": {said}", style="bold")
        cause = _CAUSES.get(change.cause, "")
        line.append(f"  ({cause}{_named(change.reports)})", style="dim")
        console.print(line, soft_wrap=True)


def _said(change: Change) -> str:
    if change.kind == "merged":
        return f"takes in {', '.join(change.incidents)}" if change.incidents else ""
    if change.kind == "split":
        return f"into {', '.join(change.incidents)}"
    if change.kind in ("retracted", "corrected"):
        return f"{change.after} withdrawn"
    if change.field is None:
        return ""
    before, after = (isolated(_words(value, change.field)) for value in (change.before, change.after))
    return f"{change.field} {before} → {after}"


def _words(value: str | None, field: str) -> str:
    if value is None:
        return NONE
    if field in ("killed", "injured"):
        return value.replace("-", "–")
    return type_words(value) if value in EVENT_TYPES else value


def _named(reports: Sequence[str]) -> str:
    shown = ", ".join(reports[:_MOST_REPORTS])
    return f"{shown} +{len(reports) - _MOST_REPORTS}" if len(reports) > _MOST_REPORTS else shown
