"""The bench of growth, on a small generated desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import generated, growth
from tawatur.desk import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated.desk_of(300, tmp_path_factory.mktemp("growth"), reports=100)


def test_each_round_adds_another_hundred_reports(desk: Path) -> None:
    def stored() -> int:
        with Desk(desk) as opened:
            return sum(1 for _ in opened.reports())

    before = stored()
    for _ in range(2):
        took = growth.add_round(desk)
        assert took["milliseconds"] >= took["worked"] * 0.5 > 0
    assert stored() == before + 2 * growth.NEW


def test_some_of_the_new_reports_come_late() -> None:
    new = growth.new_reports(0, 50)
    late = [report for report in new if not report.id.startswith(f"{generated.NAME}-")]
    assert len(new) == growth.NEW > len(late) > 10
    assert len({(report.published or "")[:4] for report in late}) > 2


def test_every_question_is_asked(desk: Path) -> None:
    assert all(seconds > 0 for seconds in growth.listings(desk).values())


def test_a_desk_that_slows_down_falls_short() -> None:
    small = growth.Growth(10_000, 10.0, 8.0, 1, 1)
    fine, slow = (growth.Growth(100_000, took, 8.0, 1, 1) for took in (12.0, 20.0))
    assert not growth.short_of_floor([small, fine])
    (sentence,) = growth.short_of_floor([small, slow])
    assert "steadiness is 0.500" in sentence
    assert growth.lines([small, slow])[-1][1] == "2.00 times as long"
