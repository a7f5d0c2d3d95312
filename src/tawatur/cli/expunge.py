"""``tawatur expunge``: a report taken out of a desk for good."""

from __future__ import annotations

import json as json_module
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, WRONG_USE, Failure, complain
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from tawatur.desk.expunged import Expunged, ToExpunge

EXAMPLE = examples(
    'tawatur expunge --desk watch.db nn-0412 --by "R. Haddad" --reason "The witness asked for it."'
)
_MOST = 5

Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, in a sentence that repeats nothing of it.")
]
Who = Annotated[str, typer.Option("--by", metavar="NAME", help="Who does it.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def expunge(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id or address.")],
    desk: DeskFile,
    reason: Reason,
    by: Who,
    yes: Yes = False,
    json: AsJson = False,
) -> int:
    """Remove a report for good: for legal reasons, or for somebody's safety.

    Its kept files, texts and codings go, with all that incidents, their earlier versions and the log had of it. A
    tombstone stays: the digests of what was there, who, when and why. Incidents are made anew without it, and
    "tawatur verify" still finds that everything fits. Copies of the desk, and what was exported, are yours to remove.
    """
    from tawatur.cli.desks import opened
    from tawatur.desk.expunged import Tombstone

    with opened(desk) as store:
        found = store.to_expunge(report)
        gone = isinstance(found, Tombstone)
        if not isinstance(found, Tombstone):
            if not (by.strip() and reason.strip()):
                raise Failure("Expunging needs the name of who does it, and a reason.", WRONG_USE)
            if not yes:
                _ask(found)
        done = store.expunge(report, by, reason)
    if json:
        print(json_module.dumps(asdict(done), ensure_ascii=False))
    else:
        print(_sentences(done, gone))
    if not done.swept:
        complain(
            f"{desk}: another program has the desk open, so its file may still hold what was removed: "
            "close that program and run this again."
        )
    return DONE if done.swept else SOME_FAILED


def _ask(found: ToExpunge) -> None:
    """Say what goes, and ask. Raises Failure where the answer is no, or where nobody can be asked."""
    from tawatur.cli.inputs import counted

    name = ", ".join(found.ids)
    told = " ".join(part for part in (found.publisher, found.published) if part)
    lines = [
        f"To be removed for good: {name}{f' ({told})' if told else ''}: "
        f"{counted(found.texts, 'text')}, {counted(found.events, 'event')} in {counted(found.incidents, 'incident')}, "
        f"{counted(len(found.files), 'kept file')}."
    ]
    for kept in found.files:
        if kept.others:
            more = len(kept.others) - _MOST
            others = ", ".join(kept.others[:_MOST]) + (f" and {more:,} more" if more > 0 else "")
            lines.append(
                f"The kept file {kept.sha256[:12]} is also the evidence of {others}, which stay without it."
            )
    print("\n".join(lines), file=sys.stderr)
    if not sys.stdin.isatty():
        raise Failure("Nothing was removed, since nobody could be asked; give --yes to remove it.", WRONG_USE)
    if not typer.confirm("Remove it?", err=True):
        raise Failure("Nothing was removed.")


def _sentences(done: Expunged, gone: bool) -> str:
    from tawatur.cli.inputs import counted

    stone = done.tombstone
    if gone:
        return f"It was expunged on {stone.at[:10]} by {stone.by} already ({stone.name}); what was left was removed."
    lines = [
        f"Removed: {counted(done.rows, 'row')} blanked, {counted(done.files, 'kept file')}, "
        f"{counted(len(done.incidents), 'incident')} made anew. {stone.name} stands in its place."
    ]
    if done.remains:
        shown = ", ".join(done.remains[:_MOST])
        more = f" and {len(done.remains) - _MOST:,} more" if len(done.remains) > _MOST else ""
        lines.append(f"The same words still stand in {shown}{more}: expunge copies by their own ids.")
    return "\n".join(lines)
