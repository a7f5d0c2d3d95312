"""The commands of ``tawatur``: a literal list, in the order in which help shows them."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur import __version__
from tawatur.cli import (
    accounts,
    add,
    code,
    corrections,
    desk,
    diff,
    evaluate,
    export,
    expunge,
    gazetteer,
    incidents,
    lexicon,
    link,
    log,
    publish,
    recode,
    serve,
    show,
    sources,
    split,
    stamp,
    verify,
    version,
    watch,
    why,
)

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


app.command("code", epilog=code.EXAMPLE, short_help="Code reports and show their events.")(code.code)
app.command("add", epilog=add.EXAMPLE, short_help="Code reports into a desk and link them.")(add.add)
app.command("incidents", epilog=incidents.EXAMPLE, short_help="List a desk's incidents.")(incidents.incidents)
app.command("show", epilog=show.EXAMPLE, short_help="Show one incident in full.")(show.show)
app.command("serve", epilog=serve.EXAMPLE, short_help="Show a desk in the browser.")(serve.serve)
app.command("why", epilog=why.EXAMPLE, short_help="Tell why two reports are linked, or not.")(why.why)
app.command("link", epilog=link.EXAMPLE, short_help="Decide that two incidents are one.")(link.link)
app.command("split", epilog=split.EXAMPLE, short_help="Decide that an incident is two.")(split.split)
app.command("corrections", epilog=corrections.EXAMPLE, short_help="List what people corrected.")(
    corrections.corrections
)
app.command("diff", epilog=diff.EXAMPLE, short_help="Show what changed between two moments.")(diff.diff)
app.command("recode", epilog=recode.EXAMPLE, short_help="Code a desk's reports anew.")(recode.recode)
app.command("expunge", epilog=expunge.EXAMPLE, short_help="Remove a report for good.")(expunge.expunge)
app.command("verify", epilog=verify.EXAMPLE, short_help="Check that a desk is what it was.")(verify.verify)
app.command("log", epilog=log.EXAMPLE, short_help="List what was done with a desk.")(log.log)
app.command("stamp", epilog=stamp.EXAMPLE, short_help="Have an authority stamp a desk's log.")(stamp.stamp)
app.add_typer(desk.group, name="desk", short_help="Copy a desk to a server, or back.")
app.command("export", epilog=export.EXAMPLE, short_help="Write incidents to a file.")(export.export)
app.command("publish", epilog=publish.EXAMPLE, short_help="Write a copy for the public.")(publish.publish)
app.add_typer(watch.group, name="watch", short_help="Watch feeds.")
app.add_typer(accounts.group, name="accounts", short_help="Let a team use a desk: accounts, roles, groups.")
app.add_typer(sources.group, name="sources", short_help="Look up sources, and rate how reliable they are.")
app.add_typer(lexicon.group, name="lexicon", short_help="Check the tables that reports are read with.")
app.add_typer(gazetteer.group, name="gazetteer", short_help="Look up the places that names mean.")
app.command("evaluate", epilog=evaluate.EXAMPLE, short_help="Score the coder against a gold set.")(
    evaluate.evaluate
)
app.command("version", epilog=version.EXAMPLE, short_help="Print the version.")(version.version)
