"""``tawatur gazetteer find``: which places bear a name?"""

from __future__ import annotations

import json as json_module
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, complain
from tawatur.cli.options import AsJson, examples

if TYPE_CHECKING:
    from tawatur.mentions.find_place import PlaceMatch

FIND_EXAMPLE = examples(
    "tawatur gazetteer find al-Tanf", "tawatur gazetteer find 'دير الزور' --country SY --json"
)

group = typer.Typer(
    help="The places that names in reports resolve to.",
    epilog=examples("tawatur gazetteer find al-Tanf"),
    rich_markup_mode=None,
)


@group.callback()
def _gazetteer() -> None:
    """The places that names in reports resolve to."""


@group.command("find", epilog=FIND_EXAMPLE)
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in English or Arabic.")],
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only in this country (ISO 3166).")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 15,
    json: AsJson = False,
) -> int:
    """Find places by name, spelling variants and aliases included, the likeliest first.

    Those that bear the very name come first, then those whose name holds it, then those spelt nearly so.
    """
    from tawatur.mentions.find_place import find_place

    found = find_place(name, country=country, limit=limit)
    if not found:
        complain(f"No place named {name!r} is in the gazetteer; add it to gazetteer/curated.tsv.")
        return SOME_FAILED
    if json:
        for match in found:
            print(json_module.dumps(_as_json(match), ensure_ascii=False))
    else:
        _print_table(found)
    return DONE


def _as_json(match: PlaceMatch) -> dict[str, object]:
    row = match.row
    return {
        "id": row.id,
        "name": row.name,
        "name_ar": row.name_ar,
        "kind": row.kind,
        "country": row.country,
        "admin1": row.admin1,
        "lat": row.lat,
        "lon": row.lon,
        "radius_km": row.radius_km,
        "population": row.population,
        "match": match.how,
        "matched": match.matched,
    }


def _print_table(found: Sequence[PlaceMatch]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from tawatur.cli.terminal import isolated, make_console

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)
    for heading in ("name", "in Arabic", "kind", "in", "latitude", "longitude", "within", "id", "match"):
        table.add_column(
            heading, justify="right" if heading in ("latitude", "longitude", "within") else "left"
        )
    for match in found:
        row = match.row
        container = ", ".join(p for p in (row.admin1, row.country) if p)
        how = match.how if match.how == "name" else f"{match.how} {isolated(match.matched)}"
        table.add_row(
            row.name,
            isolated(row.name_ar or "–"),
            row.kind.replace("_", " "),
            container,
            f"{row.lat:.3f}",
            f"{row.lon:.3f}",
            f"{row.radius_km:g} km",
            row.id,
            how,
        )
    make_console().print(table)
