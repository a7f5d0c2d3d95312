"""``tawatur sources``: what the registry knows of a source, and how reliable people hold it to be."""

from __future__ import annotations

import json as json_module
from dataclasses import asdict
from functools import partial
from typing import Annotated

import typer

from tawatur.cli.failures import DONE, Failure, complain
from tawatur.cli.options import AsJson, DeskFile, examples

FIND_EXAMPLE = examples("tawatur sources find رويترز", "tawatur sources find @syriahr --json")
RATE_EXAMPLE = examples(
    'tawatur sources rate --desk watch.db sohr B --by "N. Amin" --why "right 9 times in 10"'
)
RATINGS_EXAMPLE = examples(
    "tawatur sources ratings --desk watch.db", "tawatur sources ratings --desk watch.db --json"
)

MAPPINGS_EXAMPLE = examples("tawatur sources mappings --desk watch.db")
FORGET_EXAMPLE = examples("tawatur sources forget --desk watch.db 'Partner'")

group = typer.Typer(
    epilog=examples("tawatur sources", "tawatur sources --desk watch.db", "tawatur sources find reuters.com"),
    rich_markup_mode=None,
)


@group.callback(invoke_without_command=True)
def _sources(
    context: typer.Context,
    desk: Annotated[
        str | None, typer.Option("--desk", metavar="FILE", help="List the sources that this desk has met.")
    ] = None,
    json: AsJson = False,
) -> None:
    """The sources that reports quote: what is known of them, and how reliable people hold them to be.

    Alone it lists the formats that reports are read from; with --desk, the named sources on which the incidents of
    a desk rest, each with the letter that people gave it.
    """
    if context.invoked_subcommand is None:
        (_print_formats if desk is None else partial(_print_met, desk))(json)
    elif desk is not None or json:
        raise typer.BadParameter(f"put --desk and --json behind {context.invoked_subcommand!r}")


def _print_formats(json: bool) -> None:
    from tawatur.intake.formats import all_formats

    for known in all_formats():
        if json:
            found = {"name": known.name, "endings": known.endings, "what": known.what}
            print(json_module.dumps(found, ensure_ascii=False))
        else:
            print(f"{known.name:<12}  {' '.join(known.endings):<15}  {known.what}")


def _print_met(desk: str, json: bool) -> None:
    from tawatur.cli.desks import opened
    from tawatur.cli.inputs import counted

    with opened(desk) as store:
        found = store.sources_met()
    if json:
        for source in found:
            print(json_module.dumps(asdict(source), ensure_ascii=False))
        return
    from tawatur.cli.terminal import isolated, make_console

    console = make_console()
    for source in found:
        told = f"{counted(source.incidents, 'incident')}, {counted(source.reports, 'report')}"
        said = f"{source.letter or '-'}  {isolated(source.name)} ({source.kind.replace('_', ' ')}): {told}  {source.id}"
        console.print(said, soft_wrap=True, highlight=False, markup=False)


@group.command("find", epilog=FIND_EXAMPLE)
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, id, site or handle, in any spelling.")],
    json: AsJson = False,
) -> int:
    """Show what the registry knows of a source: its kind, whose side it is on, whose copy it runs."""
    from tawatur.mentions.registry import publisher_id, sources

    known = publisher_id(name)
    if known is None:
        raise Failure(f"The registry has no source that goes by {name!r}.")
    found = sources()[known]
    if json:
        print(json_module.dumps(asdict(found), ensure_ascii=False))
        return DONE
    from tawatur.cli.terminal import make_console, print_fields

    console = make_console()
    rows = {
        "id": found.id,
        "name": " / ".join(filter(None, (found.name, found.name_ar))),
        "kind": found.kind.replace("_", " "),
        "country": found.country,
        "side": (found.affiliation or "").replace("|", ", "),
        "speaks for": found.actor,
        "belongs to": found.owner,
        "runs copy of": ", ".join(found.republishes),
        "known as": ", ".join(found.names[1:]),
    }
    print_fields(console, ((label, value) for label, value in rows.items() if value), label_width=12)
    return DONE


@group.command("rate", epilog=RATE_EXAMPLE)
def rate(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A source's id or name, a publisher, or an origin's id.")
    ],
    letter: Annotated[
        str, typer.Argument(metavar="LETTER", help="A (completely reliable) to E, F (cannot be judged).")
    ],
    desk: DeskFile,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason.")],
) -> int:
    """Set how reliable a source is, by the letters of the Admiralty system. Tawatur never sets one itself.

    What was said before stays on record. The letter stands beside the source in: tawatur show.
    """
    from tawatur.cli.desks import opened
    from tawatur.desk.rating import RELIABILITY

    with opened(desk) as store:
        rating = store.rate(source, letter.upper(), by, why)
    complain(f"{rating.source}: {rating.letter}, {RELIABILITY[rating.letter]}.")
    return DONE


@group.command("ratings", epilog=RATINGS_EXAMPLE)
def ratings(desk: DeskFile, json: AsJson = False) -> int:
    """List every rating on a desk, the earliest first: of a source, the last one holds."""
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        found = store.ratings()
    if json:
        for rating in found:
            print(json_module.dumps(asdict(rating), ensure_ascii=False))
        return DONE
    from tawatur.cli.terminal import isolated, make_console

    console = make_console()
    for rating in found:
        said = f"{rating.at[:10]}  {rating.letter}  {rating.source}  by {isolated(rating.by)}: {isolated(rating.why)}"
        console.print(said, soft_wrap=True, highlight=False, markup=False)
    return DONE


@group.command("mappings", epilog=MAPPINGS_EXAMPLE)
def mappings(desk: DeskFile, json: AsJson = False) -> int:
    """List the column mappings that a desk keeps for tables: id, whose tables, which column holds what."""
    from tawatur.cli.columns import map_words
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        found = store.mappings()
    if json:
        for mapping in found:
            value = {"id": mapping.id, "source": mapping.source, "columns": mapping.columns}
            print(
                json_module.dumps({**value, "fields": mapping.fields, "at": mapping.at}, ensure_ascii=False)
            )
    elif not found:
        print("No mapping is kept; keep one with: tawatur add TABLE --map text=COLUMN.")
    else:
        from tawatur.cli.terminal import isolated, make_console

        console = make_console()
        for mapping in found:
            said = f"{mapping.id}  {isolated(mapping.source or '-')}: {isolated(map_words(mapping.fields))}"
            said += f"  (columns: {isolated(', '.join(mapping.columns))})"
            console.print(said, soft_wrap=True, highlight=False, markup=False)
    return DONE


@group.command("forget", epilog=FORGET_EXAMPLE)
def forget(
    name: Annotated[
        str, typer.Argument(metavar="MAPPING", help="A mapping's id, or the source whose it is.")
    ],
    desk: DeskFile,
) -> int:
    """Forget a column mapping, or all of a source. What was read with it stays."""
    from tawatur.cli.columns import map_words
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        gone = store.forget_mappings(name)
    for mapping in gone:
        print(f"Forgotten: {mapping.source or mapping.id}: {map_words(mapping.fields)}.")
    return DONE
