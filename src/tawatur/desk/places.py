"""Finding incidents by place: the words that a place goes by, and the country that a name means."""

from __future__ import annotations

from functools import cache

from tawatur.mentions.tables import DATA
from tawatur.model import Place
from tawatur.text.normalise import folded

_SEPARATOR = " | "


def place_words(place: Place | None) -> str | None:
    """The folded names of a place and of its province, in both scripts; None for no place."""
    if place is None:
        return None
    return _SEPARATOR.join(folded(name) for name in (place.name, place.name_ar, place.admin1) if name)


def country_codes(name: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a name, in English or Arabic, or a code means."""
    return _countries().get(folded(name), frozenset())


@cache
def _countries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    with (DATA / "gazetteer" / "registry.tsv").open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        column = {name: i for i, name in enumerate(next(rows))}
        for row in rows:
            if row[column["kind"]] == "country":
                code = row[column["country"]].upper()
                names = [row[column[key]] for key in ("name", "name_ar", "aliases_en", "aliases_ar")]
                for name in {code, *(alias for cell in names for alias in cell.split("|"))} - {""}:
                    found.setdefault(folded(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
