"""Learned weights: the sum over what was observed, as a probability. Trained by tools/train.py, kept in data/weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from tawatur.mentions.tables import DATA, read_table

BASE = "(base)"
"""The row of the weight that every sum begins with."""


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weights of data/weights/<name>.tsv by observation."""
    return {row["clue"]: float(row["weight"]) for row in read_table(DATA / "weights" / f"{name}.tsv")}


def probability(name: str, observed: Iterable[str]) -> float:
    """The probability, from 0 to 1, that the weights of a model give to a set of observations (logistic regression)."""
    table = weights(name)
    score = table.get(BASE, 0.0)
    for clue in set(observed):
        score += table.get(clue, 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
