"""``tawatur log``: what was done with a desk, by whom and when."""

from __future__ import annotations

import json as json_module
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import AsJson, DeskFile, examples, iso_day

if TYPE_CHECKING:
    from tawatur.evidence import Entry

EXAMPLE = examples("tawatur log --desk watch.db", "tawatur log --desk watch.db --since 2023-11-17 --json")
_SEALS: Final = frozenset({"rows", "run"})
"""What an entry holds for verify, and not to be read."""
SinceDay = Annotated[
    date | None,
    typer.Option(
        "--since", parser=iso_day, metavar="DAY", help="Only what was done on this day (UTC) or later."
    ),
]


def log(desk: DeskFile, since: SinceDay = None, json: AsJson = False) -> int:
    """List what was done with a desk, from its beginning: each intake, item, coding, decision, export and removal.

    A line gives the entry's number, the moment in UTC, who, what, and what with. "tawatur verify" checks that no entry
    was changed, taken out or put in. With --json, each entry with its digest and those of the rows that it seals.
    """
    from tawatur.cli.desks import opened

    first = since.isoformat() if since else ""
    with opened(desk) as store:
        for entry in store.log():
            if entry.at >= first:
                print(json_module.dumps(asdict(entry), ensure_ascii=False) if json else _line(entry))
    return DONE


def _line(entry: Entry) -> str:
    from tawatur.cli.terminal import isolated, printable

    told = ", ".join(f"{name} {_value(value)}" for name, value in entry.about.items() if name not in _SEALS)
    words = printable(f"{entry.who}  {entry.what}  {told}")
    return f"{entry.number:>6}  {entry.at[:19].replace('T', ' ')}  {isolated(words.rstrip())}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return json_module.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)
