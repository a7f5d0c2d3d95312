"""The incidents of a desk as a table for people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from tawatur.cli.words import against, day_words, toll_words, type_words
from tawatur.model import Incident

if TYPE_CHECKING:
    from rich.console import Console

GRADE_STYLES: Final = {
    "well-corroborated": "bold green",
    "corroborated": "green",
    "single-origin": "yellow",
    "unattributed": "dim",
    "contested": "bold red",
}
_SHORTEST_ID: Final = 5


def print_incidents(console: Console, incidents: Sequence[Incident]) -> None:
    """Print a table, one row an incident; the first column is enough of its id for ``tawatur show``."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)
    length = id_length([incident.id for incident in incidents])
    table.add_column("id", style="dim", no_wrap=True)
    for heading in ("when", "where", "what", "who against whom"):
        table.add_column(heading, overflow="fold", ratio=None)
    table.add_column("killed/\ninjured", no_wrap=True)
    table.add_column("publi-\nshers", justify="right")
    table.add_column("independent\norigins", justify="right")
    table.add_column("grade", no_wrap=True)
    for incident in incidents:
        table.add_row(incident.id[:length], *_cells(incident))
    console.print(table)


def _cells(incident: Incident) -> list[str | Text]:
    place = incident.place
    what = type_words(incident.type)
    return [
        day_words(incident.date),
        ", ".join(dict.fromkeys(p for p in (place.name, place.country) if p)) if place else "–",
        what if incident.status == "occurred" else f"{what} ({incident.status})",
        against(incident.side1, incident.side2, 2),
        f"{toll_words(incident.killed)} / {toll_words(incident.injured)}",
        str(incident.publishers),
        str(incident.independent_origins),
        Text(incident.grade, style=GRADE_STYLES.get(incident.grade, "")),
    ]


def id_length(ids: Collection[str]) -> int:
    """How many characters of these ids tell each from every other, at least five."""
    longest = max(map(len, ids), default=_SHORTEST_ID)
    return next((n for n in range(_SHORTEST_ID, longest) if len({i[:n] for i in ids}) == len(ids)), longest)
