"""Weights of a logistic model, as they lie in a table of clues, and the score that they give."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from tawatur.mentions.tables import WEIGHTS, read_table

BASE = "base"
"""The clue that is always seen: the model's intercept."""


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weights of a model by clue, from ``data/weights/NAME.tsv``."""
    return {row["clue"]: float(row["weight"]) for row in read_table(WEIGHTS / f"{name}.tsv")}


def score(name: str, clues: Iterable[str]) -> float:
    """What a model makes of the clues that are seen, from 0 to 1; a clue that it has no weight for counts nothing."""
    known = weights(name)
    return logistic(known.get(BASE, 0.0) + sum(known.get(clue, 0.0) for clue in set(clues)))


def logistic(total: float) -> float:
    """The logistic function, safe for sums of any size."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, total))))
