"""``tawatur why``: why the accounts of two reports are linked, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from rich.console import Console

    from tawatur.incidents import Account, Comparison

    Pair = tuple[tuple[Account, str], tuple[Account, str], Comparison]

EXAMPLE = examples(
    "tawatur why --desk watch.db REPORT REPORT", "tawatur why --desk watch.db REPORT REPORT --json"
)


def why(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id or URL.")],
    other: Annotated[str, typer.Argument(metavar="REPORT", help="The other report's id or URL.")],
    desk: DeskFile,
    json: AsJson = False,
) -> int:
    """Tell why the accounts of two reports are in one incident, or in several: each feature, its weight, a sentence.

    Every account of one report is set beside every account of the other, the pairs that fit best first. A pair may be
    in one incident without a link of its own, through accounts of other reports, and apart in spite of one, where the
    accounts of other reports fit one side better.
    """
    from tawatur.cli.desks import opened
    from tawatur.incidents import compare

    with opened(desk) as store:
        ours, theirs = store.told_by(report), store.told_by(other)
    pairs = [(a, b, compare(a[0], b[0])) for a in ours for b in theirs if a[0].id != b[0].id]
    pairs.sort(key=lambda pair: (-pair[2].total, pair[0][0].id, pair[1][0].id))
    if json:
        import json as json_module

        print(json_module.dumps([_as_json(*pair) for pair in pairs], ensure_ascii=False))
        return DONE
    from tawatur.cli.terminal import make_console

    console = make_console()
    if not pairs:
        console.print("There is nothing to compare: one of the two reports tells no event.")
    for pair in pairs:
        _print(console, *pair)
    return DONE


def _as_json(ours: tuple[Account, str], theirs: tuple[Account, str], found: Comparison) -> dict[str, Any]:
    return {
        "accounts": [{"report": a.report, "event": a.event.id, "incident": i} for a, i in (ours, theirs)],
        "same_incident": ours[1] == theirs[1],
        "linked": found.same,
        "ruled_out": found.vetoed,
        "total": found.total,
        "features": [
            {"name": f.name, "score": f.score, "weight": f.weight, "detail": f.detail, "veto": f.veto}
            for f in found.features
        ],
    }


def _print(
    console: Console, ours: tuple[Account, str], theirs: tuple[Account, str], found: Comparison
) -> None:
    from rich.table import Table
    from rich.text import Text

    from tawatur.cli.terminal import isolated
    from tawatur.incidents.compare import LINK_THRESHOLD

    console.print()
    names = [f"{a.report} {a.event.id} ({a.event.type}, incident {i})" for a, i in (ours, theirs)]
    console.print(Text(f"{isolated(names[0])} and {isolated(names[1])}", style="bold"))
    if found.vetoed:
        verdict = "ruled out"
    else:
        verdict = f"{'linked' if found.same else 'not linked'}: {found.total:.2f} of {LINK_THRESHOLD:.2f}"
    console.print(Text(f"{verdict}; {'one incident' if ours[1] == theirs[1] else 'two incidents'}"))
    table = Table(box=None, show_header=False, pad_edge=False)
    for feature in found.features:
        value = "rules out" if feature.veto else f"{feature.score * feature.weight:+.2f}"
        table.add_row("  " + feature.name, value, isolated(feature.detail))
    console.print(table)
