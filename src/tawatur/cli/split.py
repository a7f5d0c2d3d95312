"""``tawatur split``: a person decides that some reports of an incident tell of another happening."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import DecidedBy, DeskFile, Why, examples

EXAMPLE = examples(
    'tawatur split --desk watch.db i3f2a tanf-12 --by "R. Haddad" --why "It tells of the second raid."'
)


def split(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or its beginning.")],
    report: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT", help="A report to part from it, or one event of it as REPORT:EVENT."
        ),
    ],
    desk: DeskFile,
    by: DecidedBy,
    why: Why,
) -> int:
    """Decide that what some reports tell in an incident is another happening.

    No account of these reports is in one incident with one of the others again, whatever later reports bring, until a
    later decision links them.
    """
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        parts = store.split(incident, report, by, why)
    for part in parts:
        print(f"{part.id}: {part.title} ({', '.join(part.reports)})")
    return DONE
