"""The incidents of a desk as a table for people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tawatur.cli.terminal import END_OF_ISOLATE, FIRST_STRONG
from tawatur.cli.words import NONE, against, day_words, short_type, toll_words
from tawatur.model import Incident

if TYPE_CHECKING:
    from rich.console import Console

GRADE_STYLES: Final = {
    "well-corroborated": "bold green",
    "corroborated": "green",
    "single-origin": "yellow",
    "unattributed": "dim",
    "contested": "bold red",
    "retracted": "strike dim",
}
_SHORTEST_ID: Final = 5
_TABLE_WIDTH: Final = 104
"""Columns that the table needs."""
_FIXED_WIDTH: Final = 73
"""Columns that all but place, type and sides take."""


def print_incidents(
    console: Console, incidents: Sequence[Incident], *, among: Sequence[Incident] = (), one_line: bool = False
) -> None:
    """Print a table, one row an incident; the first column is enough of its id for ``tawatur show``.

    On a narrow terminal, where columns would be lost, each incident takes a few lines instead. ``among``: the incidents
    from which the ids tell each, where more are there than are shown; ``one_line``: long cells are cut.
    """
    length = id_length({incident.id for incident in (*incidents, *among)})
    if console.width < _TABLE_WIDTH:
        for incident in incidents:
            _print_lines(console, incident, length)
        return
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("where", min_width=12, overflow="fold")
    table.add_column("what", min_width=14, overflow="fold")
    table.add_column("who against whom", min_width=16, overflow="fold")
    table.add_column("killed/\ninjured", no_wrap=True, justify="right")
    table.add_column("publi-\nshers", justify="right", no_wrap=True)
    table.add_column("indep.\norigins", justify="right", no_wrap=True)
    table.add_column("grade", no_wrap=True)
    for incident in incidents:
        cells = _cells(incident)
        if one_line:
            room = console.width - _FIXED_WIDTH
            cells[1:4] = [
                _cut(str(cell), room * share // 10) for cell, share in zip(cells[1:4], (3, 3, 4), strict=True)
            ]
        table.add_row(incident.id[:length], *cells)
    console.print(table)


def _cut(text: str, width: int) -> str:
    """A cell cut to so many columns, its isolates closed."""
    if cell_len(text) <= width:
        return text
    cut = set_cell_size(text, width - 1).rstrip() + "…"
    return cut + END_OF_ISOLATE * (cut.count(FIRST_STRONG) - cut.count(END_OF_ISOLATE))


def _print_lines(console: Console, incident: Incident, length: int) -> None:
    when, where, what, who, toll, publishers, origins, grade = _cells(incident)
    first = Text.assemble((f"{incident.id[:length]}  ", "dim"), when, "  ", where, "  ", (str(what), "bold"))
    rest = f"{who}; killed/injured {toll}; {publishers} publishers, {origins} independent origins, "
    console.print(first)
    console.print(Padding(Text.assemble(rest, grade), (0, 0, 0, length + 2)))


def _cells(incident: Incident) -> list[str | Text]:
    place = incident.place
    what = short_type(incident.type) + (", many" if incident.aggregate else "")
    grade = "retracted" if incident.retracted else incident.grade
    return [
        day_words(incident.date),
        ", ".join(dict.fromkeys(p for p in (place.name, place.country) if p)) if place else NONE,
        what if incident.status == "occurred" else f"{what} ({incident.status})",
        against(incident.side1, incident.side2, 1),
        f"{toll_words(incident.killed)}/{toll_words(incident.injured)}",
        str(incident.publishers),
        str(incident.independent_origins),
        Text(grade, style=GRADE_STYLES.get(grade, "")),
    ]


def id_length(ids: Collection[str]) -> int:
    """How many characters of these ids tell each from every other, at least five."""
    longest = max(map(len, ids), default=_SHORTEST_ID)
    return next((n for n in range(_SHORTEST_ID, longest) if len({i[:n] for i in ids}) == len(ids)), longest)
