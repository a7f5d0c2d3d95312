"""Whether a confidence means what it says: of the events given 0.8, about 80% should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Bounds of the bins; a confidence on a bound counts in the bin above it."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The events whose confidence lies between two bounds: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    events: int
    given: float
    right: float


def reliability(judged: Sequence[tuple[float, float]], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The bins that hold events, from pairs of a confidence and whether (or how far) the event is right."""
    bins: list[Bin] = []
    for low, high in pairwise(edges):
        inside = [p for p in judged if low <= p[0] < high or (p[0] == high == edges[-1])]
        if inside:
            count = len(inside)
            given, right = (sum(values) / count for values in zip(*inside, strict=True))
            bins.append(Bin(low, high, count, given, right))
    return bins


def expected_error(judged: Sequence[tuple[float, float]], edges: Sequence[float] = EDGES) -> float:
    """Expected calibration error: by how much confidence and share right differ, over the bins by their events."""
    if not judged:
        return 0.0
    return sum(b.events * abs(b.given - b.right) for b in reliability(judged, edges)) / len(judged)
