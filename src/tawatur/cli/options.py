"""Options that several commands share, each declared once."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from datetime import date, datetime
from typing import Annotated

import typer


def examples(*lines: str) -> str:
    """The end of a command's help: examples that work as printed."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def iso_day(value: str) -> date:
    """A day as YYYY-MM-DD. Raises typer.BadParameter for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day such as 2023-11-17") from None


def iso_moment(value: str) -> datetime | date:
    """A moment as YYYY-MM-DDTHH:MM, or a day. Raises typer.BadParameter for anything else."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no moment such as 2023-11-18T12:00, and no day") from None


def one_of(value: str | None, known: Collection[str], what: str) -> str | None:
    """The value, where it is known. Raises typer.BadParameter naming the nearest or all that are."""
    if value is None or value in known:
        return value
    near = difflib.get_close_matches(value, known, 1)
    hint = f"did you mean {near[0]}" if near else f"use one of {', '.join(known)}"
    raise typer.BadParameter(f"{value!r} is no {what}; {hint}")


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, directories, or - for standard input.", show_default=False),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, directories, addresses of pages, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DAY", help="Publication day of reports that give none (YYYY-MM-DD).")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of reports that name none.")]
Lang = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Language of reports that name none (ar, en); else detected."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field", metavar="FIELD=NAME", help="Where the input keeps a field, as text=body; repeatable."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Evidence = Annotated[
    bool, typer.Option("--evidence/--no-evidence", help="Keep what is read, as it came, in DESK.evidence.")
]
Proxy = Annotated[
    str | None,
    typer.Option("--proxy", metavar="URL", help="Fetch through http://, https:// or socks5h://HOST:PORT."),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", metavar="HOST", help="Fetch from this host though it is on your own network."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Take in again what was expunged.")]
DeskFile = Annotated[str, typer.Option("--desk", metavar="FILE", help="The desk, an SQLite file.")]
Since = Annotated[
    date | None, typer.Option(parser=iso_day, metavar="DAY", help="Only incidents on or after this day.")
]
Until = Annotated[
    date | None, typer.Option(parser=iso_day, metavar="DAY", help="Only incidents on or before this day.")
]
OfType = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="Only of this type or class, as air_drone_strike, battles."),
]
InPlace = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only at this place, province or country code.")
]
MinOrigins = Annotated[
    int | None,
    typer.Option("--min-origins", metavar="N", min=0, help="Only with so many independent origins."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        parser=iso_moment,
        metavar="MOMENT",
        help="The record as it stood then (UTC; a day is its end).",
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="CLOCK",
        help="What counts as known at a moment: what had been published, or what the desk had.",
    ),
]
DecidedBy = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides it.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in a sentence.")]
CLOCKS = ("published", "desk")
OfGrade = Annotated[str | None, typer.Option("--grade", metavar="GRADE", help="Only of this grade.")]
