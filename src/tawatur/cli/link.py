"""``tawatur link``: a person decides that two incidents are one happening."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import DecidedBy, DeskFile, Why, examples

EXAMPLE = examples(
    'tawatur link --desk watch.db i3f2a i77c0 --by "R. Haddad" --why "One raid, told from two towns."'
)


def link(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or its beginning.")],
    other: Annotated[str, typer.Argument(metavar="INCIDENT", help="The other incident's id.")],
    desk: DeskFile,
    by: DecidedBy,
    why: Why,
) -> int:
    """Decide that two incidents are one happening.

    The decision is kept with its reason and holds against whatever later reports bring. A later decision about the same
    accounts replaces it.
    """
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        found = store.link(incident, other, by, why)
    print(f"{found.id}: {found.title} ({len(found.reports)} reports)")
    return DONE
