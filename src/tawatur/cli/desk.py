"""``tawatur desk``: a desk as a whole: copied to a server, or from one to a file."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import examples

COPY_EXAMPLE = examples(
    "tawatur desk copy watch.db postgresql://tawatur@db.example.org/watch",
    "tawatur desk copy postgresql://tawatur@db.example.org/watch copy.db",
)
group = typer.Typer(help="Copy a desk: a file to a server, or back.", no_args_is_help=True)


@group.command("copy", epilog=COPY_EXAMPLE, short_help="Copy a desk to a server, or back.")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The desk: a file, or a database's address.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where to; nothing may be there yet.")],
) -> int:
    """Copy a desk whole: reports, codings, incidents with their history, decisions, log, and all kept files.

    The copy is made as a whole or not at all, and compared row by row with what was copied before it is kept: "tawatur
    verify" finds the same log in both.
    """
    from tawatur.cli.desks import opened
    from tawatur.cli.inputs import counted
    from tawatur.cli.progress import counted_off

    with (
        opened(source) as desk,
        opened(target, create=True) as other,
        counted_off("copying rows") as progress,
    ):
        done = desk.copy_to(other, progress)
        name = other.path
    rows = sum(done.rows.values())
    print(
        f"{name}: {counted(rows, 'row')} and {counted(done.files, 'kept file')} copied ({done.bytes:,} bytes)."
    )
    print(f"Digest of all rows, on both: {done.digest}")
    return DONE
