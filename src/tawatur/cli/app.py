"""The commands of ``tawatur``: a literal list, in the order in which help shows them."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur import __version__
from tawatur.cli import add, code, evaluate, export, gazetteer, incidents, lexicon, show, version

app = typer.Typer(
    name="tawatur",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"tawatur {__version__}")
        raise typer.Exit


@app.callback(
    epilog="\b\nExample:\n  tawatur add --desk watch.db reports/\n  tawatur incidents --desk watch.db"
)
def tawatur(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Code conflict-news reports in Arabic and English, link them into incidents, count independent origins.

    Exit codes: 0 done, 1 some inputs failed (each named on standard error), 2 wrong use.
    """


app.command("code", epilog=code.EXAMPLE)(code.code)
app.command("add", epilog=add.EXAMPLE)(add.add)
app.command("incidents", epilog=incidents.EXAMPLE)(incidents.incidents)
app.command("show", epilog=show.EXAMPLE)(show.show)
app.command("export", epilog=export.EXAMPLE)(export.export)
app.add_typer(lexicon.group, name="lexicon")
app.add_typer(gazetteer.group, name="gazetteer")
app.command("evaluate", epilog=evaluate.EXAMPLE)(evaluate.evaluate)
app.command("version", epilog=version.EXAMPLE)(version.version)
