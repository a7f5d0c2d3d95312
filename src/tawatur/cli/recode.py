"""``tawatur recode``: a desk's reports coded anew, when lexicons or code have changed."""

from __future__ import annotations

import json as json_module
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, complain
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from tawatur.desk import Recoded

EXAMPLE = examples("tawatur recode --desk watch.db", "tawatur recode --desk watch.db nn-0412 --json")

Reports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REPORT", help="A report's id or address; all where none is given.", show_default=False
    ),
]


def recode(desk: DeskFile, reports: Reports = None, json: AsJson = False) -> int:
    """Code a desk's reports anew with the lexicons and code of now, and show what changed.

    A report that comes out as it was is not written again. Of the others the old coding stays in the history, and what
    was decided by "tawatur link" and "tawatur split" follows the events. Where the readers have changed too, texts are
    read anew from the kept files. Run it again after an interruption: it goes on where it stood.
    """
    from tawatur.cli.desks import opened
    from tawatur.cli.progress import counted_off

    with opened(desk) as store, counted_off("coding anew") as progress:
        found = store.recode(reports or (), progress)
    for name, reason in found.failed.items():
        complain(f"{desk}: report {name} could not be coded anew ({reason}) and stands as it was.")
    for name in found.unread:
        complain(
            f"{desk}: report {name} could not be read anew from its kept file; its stored text was coded."
        )
    if json:
        print(json_module.dumps(_as_json(found), ensure_ascii=False))
    else:
        from tawatur.cli.recode_view import print_recoded
        from tawatur.cli.terminal import make_console

        print_recoded(make_console(), found, desk)
    return SOME_FAILED if found.failed else DONE


def _as_json(found: Recoded) -> dict[str, object]:
    from dataclasses import asdict

    from tawatur.export.json_lines import change_to_json

    return asdict(found) | {"incidents": [change_to_json(change) for change in found.incidents]}
