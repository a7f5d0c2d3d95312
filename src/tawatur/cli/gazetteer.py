"""``tawatur gazetteer find``: which places bear a name? ``tawatur gazetteer add``: places of one's own."""

from __future__ import annotations

import json as json_module
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, cast

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, Failure, complain, system_sentence
from tawatur.cli.options import AsJson, examples, one_of

if TYPE_CHECKING:
    from tawatur.mentions.find_place import PlaceMatch
    from tawatur.mentions.import_places import Format

NUMBERS: Final = ("point", "within")
FORMATS: Final = ("geonames", "pcodes")
FIND_EXAMPLE = examples(
    "tawatur gazetteer find al-Tanf", "tawatur gazetteer find 'دير الزور' --country SY --json"
)

ADD_EXAMPLE = examples(
    "tawatur gazetteer add SY.txt", "tawatur gazetteer add yem_adminboundaries.csv --format pcodes"
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


@group.command("add", epilog=ADD_EXAMPLE)
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump or a table of p-codes.")],
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="geonames or pcodes; else told by the file's form."),
    ] = None,
) -> int:
    """Add places of your own, which reports are read with from then on.

    Takes a GeoNames country dump (tab-separated, 19 columns, as on download.geonames.org) or an OCHA table of p-codes
    as CSV, with names in English and Arabic and a latitude and longitude. A place that the gazetteer has already, by
    its id or by its name within 3 km, is left out.
    """
    from tawatur.cli.inputs import counted
    from tawatur.mentions.gazetteer import add_own
    from tawatur.mentions.import_places import ImportProblem, read_places
    from tawatur.mentions.tables import TableError

    chosen = one_of(format, FORMATS, "format")
    try:
        imported = read_places(file, cast("Format | None", chosen))
        path = add_own(imported.rows) if imported.rows else None
    except (ImportProblem, TableError) as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(system_sentence(error)) from error
    rest = f"{imported.known:,} known already, {imported.left_out:,} of no use to reports"
    if path is None:
        complain(f"Nothing added: {rest}.")
    else:
        complain(f"{counted(len(imported.rows), 'place')} added to {path}; {rest}.")
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
        "table": match.table,
    }


def _print_table(found: Sequence[PlaceMatch]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from tawatur.cli.terminal import isolated, make_console
    from tawatur.mentions.gazetteer import OWN

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)
    for heading in (
        "name",
        "in Arabic",
        "kind",
        "in",
        "point",
        "within",
        "id",
        "match",
        "from",
    ):
        justify: Literal["left", "right"] = "right" if heading in NUMBERS else "left"
        table.add_column(heading, justify=justify, no_wrap=heading in ("point", "in Arabic", "id", "from"))
    table.columns[6].min_width = max(len(match.row.id) for match in found)  # an id is there to be copied
    for match in found:
        row = match.row
        container = ", ".join(p for p in (row.admin1, row.country) if p)
        how = match.how if match.how == "name" else f"{match.how} {isolated(match.matched)}"
        table.add_row(
            row.name,
            isolated(row.name_ar or "–"),
            row.kind.replace("_", " "),
            container,
            f"{row.lat:.3f}, {row.lon:.3f}",
            f"{row.radius_km:g} km",
            row.id,
            how,
            "your own" if match.table == OWN else match.table.removesuffix(".tsv"),
        )
    make_console().print(table)
