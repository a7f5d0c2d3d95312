"""The gazetteer's tables: the places written by hand, then those of the registry that they do not replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.tables import DATA, read_table, split_list

FOLDER: Final = DATA / "gazetteer"


def curated_files(folder: Path = FOLDER) -> list[Path]:
    """The tables of places written by hand: curated.tsv and one curated-*.tsv a country, in a fixed order."""
    return [folder / "curated.tsv", *sorted(folder.glob("curated-*.tsv"))]


def gazetteer_rows() -> Iterator[tuple[dict[str, str], PlaceRow]]:
    """Every place of the gazetteer with its fields; the field ``table`` names the file it stands in."""
    curated = [{**row, "table": path.name} for path in curated_files() for row in read_table(path)]
    replaced = {i for row in curated for i in split_list(row["replaces"])}
    for row in curated:
        yield row, place_row(row)
    for row in read_table(FOLDER / "registry.tsv"):
        if row["id"] not in replaced:
            yield {**row, "table": "registry.tsv"}, place_row(row)


def place_row(row: Mapping[str, str]) -> PlaceRow:
    """A row of a gazetteer table as a place."""
    return PlaceRow(
        row["id"],
        row["name"],
        row["name_ar"] or None,
        row["kind"],
        row["country"] or None,
        row["admin1"] or None,
        float(row["lat"]),
        float(row["lon"]),
        float(row["radius_km"]),
        int(row["population"] or 0),
    )
