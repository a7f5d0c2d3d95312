"""``tawatur diff``: what changed in a desk's record between two moments."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from tawatur.cli.failures import DONE, complain
from tawatur.cli.options import AsJson, By, DeskFile, examples, iso_moment

EXAMPLE = examples(
    "tawatur diff --desk watch.db --from 2023-11-17 --to 2023-11-18T12:00",
    "tawatur diff --desk watch.db --from 2026-01-05 --by desk --json",
)


def diff(
    desk: DeskFile,
    from_: Annotated[
        datetime,
        typer.Option(
            "--from", parser=iso_moment, metavar="MOMENT", help="The earlier moment (UTC; a day is its end)."
        ),
    ],
    to: Annotated[
        datetime | None,
        typer.Option(
            "--to", parser=iso_moment, metavar="MOMENT", help="The later moment; now where none is given."
        ),
    ] = None,
    by: By = "published",
    json: AsJson = False,
) -> int:
    """Show what changed between two moments, one line a change, with the reports that brought it.

    New, merged and split incidents; tolls raised and lowered; grades; retractions, corrections and contests. With
    --by desk, what "tawatur recode" or "tawatur expunge" changed says so: it is no news. With --json, one object a
    change a line (docs/schema/change.schema.json).
    """
    from tawatur.cli.desks import clock, opened

    with opened(desk) as store:
        found = store.changes(from_, to, by=clock(by))
    if json:
        from tawatur.export.json_lines import write_changes

        write_changes(found, sys.stdout)
        return DONE
    if not found:
        complain(f"Nothing changed in {desk} between these moments.")
        return DONE
    from tawatur.cli.diff_view import print_changes
    from tawatur.cli.terminal import make_console

    print_changes(make_console(), found)
    return DONE
