"""The gazetteer's tables: the places written by hand, the user's own, and those of the registry that they do not replace."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import platformdirs

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.tables import DATA, TableError, read_table, split_list
from tawatur.text.normalise import folded

FOLDER: Final = DATA / "gazetteer"
COLUMNS: Final = (
    *("id", "name", "name_ar", "aliases_en", "aliases_ar", "kind", "country", "admin1"),
    *("lat", "lon", "radius_km", "population", "note", "replaces", "confidence"),
)
"""The columns of a table of places written by hand, and of the user's own."""
SAME_PLACE_KM: Final = 3.0
"""Two points as near as this, of one name and country, are the same place."""
AREAS: Final = frozenset({"country", "admin1", "admin2", "district", "region"})
"""Kinds that are areas: a town within is another place, though it has the name."""
OWN: Final = "own"
"""What the field ``table`` says of the user's own places."""


def curated_files(folder: Path = FOLDER) -> list[Path]:
    """The tables of places written by hand: curated.tsv and one curated-*.tsv a country, in a fixed order."""
    return [folder / "curated.tsv", *sorted(folder.glob("curated-*.tsv"))]


def own_file() -> Path:
    """Where the user's own places stand: TAWATUR_GAZETTEER, else gazetteer.tsv in the user's data folder."""
    given = os.environ.get("TAWATUR_GAZETTEER")
    return (
        Path(given)
        if given
        else Path(platformdirs.user_data_dir("tawatur", appauthor=False)) / "gazetteer.tsv"
    )


def own_rows() -> list[dict[str, str]]:
    """The user's own places; none where the file is not there. Raises ``TableError`` where it is no such table."""
    path = own_file()
    if not path.is_file():
        return []
    try:
        rows = list(read_table(path))
    except UnicodeDecodeError:
        raise TableError(f"{path} is no UTF-8 text.") from None
    for row in rows:
        try:
            place_row(row)
        except (KeyError, ValueError):
            raise TableError(
                f"{path}: the row {row.get('id') or row} is no place; correct or remove it."
            ) from None
    return rows


def add_own(rows: Iterable[Mapping[str, str]]) -> Path:
    """Add rows to the user's own places; one with a known id takes the place of the old. Returns the file."""
    path = own_file()
    merged = {row["id"]: row for row in [*own_rows(), *rows]}
    lines = [
        "# Your own places, imported by: tawatur gazetteer add. See docs/lexicon.md.",
        "\t".join(COLUMNS),
    ]
    lines += ["\t".join(row.get(column, "") for column in COLUMNS) for row in merged.values()]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    temporary.replace(path)
    return path


def gazetteer_rows() -> Iterator[tuple[dict[str, str], PlaceRow]]:
    """Every place of the gazetteer with its fields, the spellings of spellings.tsv among its aliases.

    The field ``table`` names the file it stands in.
    """
    spellings = {(row["country"], folded(row["name"])): row for row in read_table(FOLDER / "spellings.tsv")}
    for row, table in _rows_of_tables():
        fields = {**row, "table": table}
        for name in (row["name"], *split_list(row["aliases_en"])):
            more = spellings.get((row["country"], folded(name)), {})
            for column in ("en", "ar") if more else ():
                fields[f"aliases_{column}"] += "|" + more[f"spellings_{column}"]
        yield fields, place_row(row)


@cache
def country_of(code: str) -> PlaceRow | None:
    """The country of an ISO 3166 code, None where there is none; found without reading every place."""
    for path in (*curated_files(), FOLDER / "registry.tsv"):
        for row in read_table(path, f"\tcountry\t{code}\t"):
            return place_row(row)
    return None


def _rows_of_tables() -> Iterator[tuple[dict[str, str], str]]:
    """The rows of every table, with the name of the table."""
    curated = [(row, path.name) for path in curated_files() for row in read_table(path)]
    curated += [(row, OWN) for row in own_rows()]
    replaced = {i for row, _ in curated for i in split_list(row.get("replaces", ""))}
    yield from curated
    for row in read_table(FOLDER / "registry.tsv"):
        if row["id"] not in replaced:
            yield row, "registry.tsv"


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
