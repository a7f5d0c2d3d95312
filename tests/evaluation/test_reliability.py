"""Bins of confidence and the calibration error."""

from __future__ import annotations

import pytest

from tawatur.evaluation import by_type, judged
from tawatur.evaluation.reliability import expected_error, reliability

JUDGED = [(0.85, 1.0), (0.83, 1.0), (0.88, 0.0), (0.2, 0.0), (1.0, 1.0)]


def test_bins_hold_the_confidence_given_and_the_share_right() -> None:
    bins = {b.low: b for b in reliability(JUDGED)}
    assert set(bins) == {0.0, 0.8, 0.9}
    assert (bins[0.8].events, bins[0.8].right) == (3, pytest.approx(2 / 3))
    assert bins[0.8].given == pytest.approx(0.8533, abs=1e-3)
    assert bins[0.9].events == 1


def test_expected_error_weighs_the_bins_by_their_events() -> None:
    assert expected_error([(0.75, 1.0), (0.75, 0.0)]) == pytest.approx(0.25)
    assert expected_error([]) == 0.0
    assert expected_error([(0.9, 1.0)] * 9 + [(0.9, 0.0)]) == pytest.approx(0.0)


def test_an_event_is_right_where_it_is_paired_with_one_of_its_type() -> None:
    text = "Shells hit Deraa. A bomb went off in Homs. Raids since May killed many."
    told = [
        {"type": "shelling_missile", "mentions": ["Shells hit"]},
        {"type": "remote_explosive", "mentions": ["bomb went off"]},
        {"type": "air_drone_strike", "mentions": ["Raids"], "aggregate": True},
    ]
    coded = [
        {"type": "shelling_missile", "mentions": [{"start": 0, "end": 6}]},
        {"type": "suicide_bomb", "mentions": [{"start": 20, "end": 24}]},
        {"type": "air_drone_strike", "mentions": [{"start": 42, "end": 47}]},
    ]
    gold = [{"id": "r", "text": text, "events": told}]
    verdicts = [right for _, right in judged(gold, [{"id": "r", "events": coded}])]  # type: ignore[list-item]
    tallies = by_type(gold, [{"id": "r", "events": coded}])  # type: ignore[list-item]
    assert (tallies["shelling_missile"].tp, tallies["suicide_bomb"].fp, tallies["remote_explosive"].fn) == (
        1,
        1,
        1,
    )
    assert "air_drone_strike" not in tallies
    assert verdicts == [True, False]  # the third is an aggregate's, and counts neither way
