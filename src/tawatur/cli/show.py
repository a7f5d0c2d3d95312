"""``tawatur show``: one incident in full."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import AsJson, DeskFile, examples

EXAMPLE = examples("tawatur show --desk watch.db i3f2a", "tawatur show --desk watch.db i3f2a --json")


def show(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="The incident's id, or enough of its beginning.")
    ],
    desk: DeskFile,
    brief: Annotated[
        bool, typer.Option("--brief", help="On one screen: a line for each text and each field that differs.")
    ] = False,
    json: AsJson = False,
) -> int:
    """Show one incident: its accounts with the words they rest on, each chain of attribution, where they differ.

    Near copies of a report stand together; they count as one text, and their origin counts once.
    """
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        found = store.incident(incident)
        if json:
            from tawatur.export.json_lines import write_incidents

            write_incidents([found], sys.stdout)
            return DONE
        from tawatur.cli.incident_view import print_decisions, print_incident
        from tawatur.cli.terminal import make_console

        accounts = store.accounts(found)
        coded = {name: store.coded(name) for name in found.reports}
        ratings = {rating.source: rating.letter for rating in store.ratings()}
        decisions = store.decisions(found)
    console = make_console()
    print_incident(console, found, accounts, coded, ratings, brief=brief)
    print_decisions(console, decisions)
    return DONE
