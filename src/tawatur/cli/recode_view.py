"""What a recoding changed, for people: the events in a table, then incidents and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from tawatur.cli.diff_view import print_changes
from tawatur.cli.inputs import counted
from tawatur.cli.terminal import isolated, quoted
from tawatur.cli.words import NONE

if TYPE_CHECKING:
    from rich.console import Console

    from tawatur.desk import Recoded
    from tawatur.desk.recoded import DecisionChange, EventChange

_MOST: Final = 40
"""How many rows the table of events has; JSON has them all."""
_LONGEST: Final = 48
_STYLES: Final = {"gained": "green", "lost": "red", "changed": ""}


def print_recoded(console: Console, found: Recoded, desk: str) -> None:
    """Print what was done, each event that changed, the incidents and the decisions."""
    console.print(" ".join(_sentences(found)), soft_wrap=True, highlight=False)
    if found.events:
        console.print()
        console.print(_table(found))
        if len(found.events) > _MOST:
            console.print(f"… and {len(found.events) - _MOST:,} more; --json prints all.", soft_wrap=True)
    if found.incidents:
        console.print()
        print_changes(console, found.incidents)
    if found.decisions:
        console.print()
        for change in found.decisions:
            console.print(_decision(change), soft_wrap=True, highlight=False)
    if found.recoded and found.before:
        console.print(
            f"\nThe record as it was: tawatur incidents --desk {desk} --as-of {found.before} --by desk",
            soft_wrap=True,
            highlight=False,
        )


def _sentences(found: Recoded) -> Iterator[str]:
    if not found.checked and found.current:
        yield f"{_all(found.current)} coded by this version already."
        return
    yield f"{counted(found.checked, 'report')} coded anew: {len(found.recoded):,} came out otherwise."
    if found.current:
        yield f"{found.current:,} were coded by this version already."
    if found.reread:
        other = sum(found.reread.values())
        yield (
            f"{counted(len(found.reread), 'text')} read anew from kept files, since the readers have changed: "
            f"{other:,} read otherwise."
        )
    if found.events:
        fields = ", ".join(f"{name} {number:,}" for name, number in found.by_field().most_common())
        yield (
            f"Events: {found.count('gained'):,} gained, {found.count('lost'):,} lost, "
            f"{found.count('changed'):,} changed{f' ({fields})' if fields else ''}."
        )


def _all(number: int) -> str:
    return "The report was" if number == 1 else f"All {number:,} reports were"


def _table(found: Recoded) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("change", "report", "event", "field", "before", "after"):
        table.add_column(name, overflow="fold")
    for change in found.events[:_MOST]:
        kind = Text(change.kind, style=_STYLES[change.kind])
        table.add_row(kind, change.report, change.event, *_cells(change))
    return table


def _cells(change: EventChange) -> tuple[str, str, str]:
    if change.field is not None:
        return change.field, _value(change.before), _value(change.after)
    words = quoted(change.what, _LONGEST)
    return ("", "", words) if change.kind == "gained" else ("", words, "")


def _value(value: str | None) -> str:
    if value is None:
        return NONE
    return isolated(value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…")


def _decision(change: DecisionChange) -> str:
    report, event = change.account
    said = f"decision {change.number} ({change.kind}, {change.by}): {report} {event}"
    if change.became is None:
        return f"{said} is no more; the decision stays on record and holds for the others that it names"
    return f"{said} is {' '.join(change.became)} now; the decision follows it"
