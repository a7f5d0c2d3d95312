"""Countries named by their adjective: "Iraqi territory", "الأراضي السورية"; and the bounds of their inhabited land."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from tawatur.mentions.entries import Actor, Nationality, PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.gazetteer import FOLDER, country_of
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.registry import NON_STATE
from tawatur.mentions.tables import read_table

_LAND: Final = {
    "en": re.compile(
        r"(?: (?:government|regime|rebel)[- ](?:held|controlled))? (?:territor(?:y|ies)|soil|airspace|lands?|waters|side of the (?:border|frontier))\b"
    ),
    "ar": re.compile(
        r"(?<!\w)[وف]?[بلك]?(?:ال)?(?:اراضي|اجواء|تراب|عمق|مياه|داخل|جانب)\s+$|(?<!\w)(?:عموم|جميع|كل|معظم|مختلف|انحاء|ساير)\s+(?:ال)?(?:مناطق|مدن|محافظات)\s+$"
    ),
}


class Extent(NamedTuple):
    """The bounds of a country's inhabited land, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def part(self, step: tuple[float, float]) -> tuple[float, float]:
        """The middle of the third that lies in a direction (north, east): of the north, the south-east."""
        north, east = ((value > 0) - (value < 0) for value in step)
        return (
            round((self.south + self.north) / 2 + north * (self.north - self.south) / 3, 4),
            round((self.west + self.east) / 2 + east * (self.east - self.west) / 3, 4),
        )


@cache
def extents() -> dict[str, Extent]:
    """The bounds of countries by their code."""
    return {
        row["country"]: Extent(*(float(row[side]) for side in Extent._fields))
        for row in read_table(FOLDER / "extents.tsv")
    }


def find_territories(
    text: str, hits: Sequence[Hit], lang: str, listed: Sequence[PlaceFound]
) -> list[PlaceFound]:
    """The countries that a text names by an adjective of their land, but for what is in ``listed`` already."""
    found = []
    for hit in hits:
        row = next((e.place for e in hit.entries if isinstance(e, Nationality) and not e.people), None)
        if row is None or any(p.start < hit.end and hit.start < p.end for p in listed):
            continue
        if lang == "en":
            land = _LAND["en"].match(text, hit.end)
            start, end = hit.start, land.end() if land else -1
        else:
            first = hit.start if text.startswith("ال", hit.start) else hit.start - len(hit.prefix)
            land = _LAND["ar"].search(text, max(0, first - 30), first)
            start, end = land.start() if land else -1, hit.end
        if land is not None:
            found.append(PlaceFound(start, end, row, "", None, start))
    return found


WHOLE: Final = "whole"
"""What ``area`` says of a country told as a whole."""
_WHOLE_AR: Final = re.compile(
    r"(?<!\w)(?:في\s|ب(?=انحاء|ارجاء|عموم))(?P<whole>(?:(?:جميع|مختلف|كاف[هت]|معظم|كل|شتي)\s)?(?:انحاء|ارجاء|عموم|ربوع|شوارع)(?:\s(?:مختلف|متفرق|عد|واسع)[هت]\sمن)?\sالبلاد"
    r"|\d{2}\s(?:ولاي[هت]|محافظ[هت]|اقليما?|مدين[هت])(?!\s(?:ال)?\w*ي[هت]))(?!\w)"
)


def find_whole(text: str, hits: Sequence[Hit], listed: Sequence[PlaceFound]) -> list[PlaceFound]:
    """The country of an Arabic text of which "في أنحاء البلاد" or "في 25 ولاية" speaks as a whole.

    It is that of the place or nationality told last before.
    """
    found = []
    for match in _WHOLE_AR.finditer(text):
        start, end = match.span("whole")
        if any(p.start < end + 12 and start - 12 < p.end for p in listed):
            continue  # "في 12 مدينة في اليمن", "في تعز و12 محافظة"
        row = country_told(start, hits, listed)
        if row is not None:
            found.append(PlaceFound(start, end, row, "", WHOLE, start))
    return found


def country_told(start: int, hits: Sequence[Hit], listed: Sequence[PlaceFound]) -> PlaceRow | None:
    """The country that "البلاد" at an offset stands for: of the place, nationality or state told last before, else first."""
    told = [(p.start, p.row.country) for p in listed if p.row.country]
    told += [
        (h.start, e.country)
        for h in hits
        for e in h.entries
        if isinstance(e, (Nationality, Actor))
        and e.country
        and not (isinstance(e, Actor) and e.class_ in NON_STATE)
    ]
    before = [t for t in told if t[0] < start]
    country = max(before)[1] if before else min(told, default=(0, ""))[1]
    return country_of(country.upper()) if country else None
