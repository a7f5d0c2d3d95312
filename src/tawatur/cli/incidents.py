"""``tawatur incidents``: what a desk holds, one line an incident."""

from __future__ import annotations

import sys

from tawatur.cli.failures import DONE, complain
from tawatur.cli.options import (
    AsJson,
    AsOf,
    By,
    DeskFile,
    InPlace,
    MinOrigins,
    OfGrade,
    OfType,
    Since,
    Until,
    examples,
)

EXAMPLE = examples(
    "tawatur incidents --desk watch.db",
    "tawatur incidents --desk watch.db --since 2023-10-20 --min-origins 2",
    "tawatur incidents --desk watch.db --place 'Deir ez-Zor' --json",
    "tawatur incidents --desk watch.db --as-of 2023-11-18T12:00",
)


def incidents(
    desk: DeskFile,
    since: Since = None,
    until: Until = None,
    type_: OfType = None,
    place: InPlace = None,
    min_origins: MinOrigins = None,
    grade: OfGrade = None,
    as_of: AsOf = None,
    by: By = "published",
    json: AsJson = False,
) -> int:
    """List the incidents of a desk: when, where, what, who against whom, how many hurt, and on whose word.

    Grades: unattributed, single-origin, corroborated (two independent origins), well-corroborated (three or more),
    contested. With --as-of, the record as it stood at a moment, by what had been published or by what the desk had.
    With --json, one object an incident a line (docs/schema/incident.schema.json).
    """
    from tawatur.cli.desks import opened, select

    with opened(desk) as store:
        found = select(store, since, until, type_, place, min_origins, grade, as_of, by)
    if json:
        from tawatur.export.json_lines import write_incidents

        write_incidents(found, sys.stdout)
        return DONE
    if not found:
        complain(f"{desk} holds no incident that passes these filters.")
        return DONE
    from tawatur.cli.incident_table import print_incidents
    from tawatur.cli.terminal import make_console

    print_incidents(make_console(), found)
    return DONE
