"""What counts for or against a place of a report as the place of a happening, in points."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from tawatur.mentions.tables import WEIGHTS, read_table

MODEL: Final = "places"
"""The table of the points, ``data/weights/places.tsv``, made by ``tools/train_places.py``."""


@dataclass(frozen=True, slots=True)
class Points:
    """The points of each clue; a clue counts at most once for a place and a happening.

    By itself: ``exact``, a settlement or a site; ``country``; ``dateline``, where the report was written; ``source``, the
    source's seat; ``holder``, it says where the place named before it lies; ``referred``, named by "the city";
    ``wide_ranging``, a country, for what takes place all over one. By what the happening's own words brought: ``role``, a
    role of the event word brought it; ``settled``, the sentences settled on it; ``elsewhere``, it lies apart from what a
    role had brought, ``elsewhere_loose`` from what only nearness had; ``finer``, it lies within that and is more exact.
    By where it stands: ``same``, in a sentence that tells of the happening; ``behind`` its words, but not "from";
    ``ahead_in``, before its words, with "in"; ``far`` from them; ``crossed``, with another happening in between;
    ``before`` and ``after``, in the sentence before or after; ``away``, further off; ``from_``, in another sentence, with
    "from"; ``of_another``, there it is the place of another happening.
    """

    exact: float
    country: float
    wide_ranging: float
    role: float
    settled: float
    elsewhere: float
    elsewhere_loose: float
    finer: float
    same: float
    behind: float
    ahead_in: float
    far: float
    crossed: float
    before: float
    after: float
    away: float
    from_: float
    of_another: float
    holder: float
    referred: float
    source: float
    dateline: float


CLUES: Final = tuple(field.name for field in fields(Points))


@cache
def load_points() -> Points:
    """The points as they were learned."""
    known = {row["clue"]: float(row["weight"]) for row in read_table(WEIGHTS / f"{MODEL}.tsv")}
    return Points(*(known.get(clue.rstrip("_").replace("_", " "), 0.0) for clue in CLUES))
