"""The confidence: its weights can be read, it lies between 0 and 1, and what is told well scores above what is not."""

from __future__ import annotations

import math

import pytest

import tawatur
from tawatur.events import weigh
from tawatur.events.confidence import MODEL


def test_the_table_has_an_intercept_and_no_vast_weight() -> None:
    known = weigh.weights(MODEL)
    assert weigh.BASE in known
    assert all(math.isfinite(weight) and abs(weight) < 5 for weight in known.values())


def test_unknown_clues_count_nothing() -> None:
    assert weigh.score(MODEL, ["no such clue"]) == weigh.score(MODEL, [])
    assert weigh.logistic(0) == pytest.approx(0.5)
    assert 0 < weigh.logistic(-1e6) < weigh.logistic(1e6) <= 1


def test_an_event_told_in_full_is_surer_than_one_told_in_passing() -> None:
    full = tawatur.code(
        "Warplanes of the Syrian army bombed the market of Douma on Sunday, killing 12 civilians and wounding 30.",
        published="2015-08-17",
    ).events[0]
    passing = tawatur.code("The attack was bad, and a man was shot at.", published="2015-08-17").events
    assert full.confidence > 0.8
    assert all(0 < event.confidence < full.confidence for event in passing)
