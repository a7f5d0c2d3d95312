"""Counts over weeks or months are aggregates; the first or the deadliest attack in months is not."""

from __future__ import annotations

import pytest

import tawatur


@pytest.mark.parametrize(
    "text",
    [
        "مقتل 3042 من داعش والنصرة جراء غارات التحالف في 10 أشهر",
        "قتل أكثر من ثلاثة آلاف عنصر في غارات التحالف خلال عشرة أشهر.",
        "Coalition air strikes have killed 3,042 people in Syria in 10 months.",
        "More than 200 civilians were killed in air strikes on Aleppo over the past three months.",
        "In the past two weeks the army has killed 130 militants in North Sinai.",
        "نفذ التنظيم 40 هجوما في ثلاثة أسابيع.",
        "Rebels have carried out 40 attacks in three weeks.",
        "The United States condemned suicide attacks by Boko Haram in Nigeria and Cameroon.",
    ],
)
def test_counts_over_weeks_are_aggregates(text: str) -> None:
    events = tawatur.code(text).events
    assert events
    assert all(event.aggregate for event in events)


@pytest.mark.parametrize(
    "text",
    [
        "Forty people were killed in Kabul on Sunday in the first suicide attack in six months.",
        "قتل 40 شخصا في كابول الأحد في أول هجوم انتحاري خلال ستة أشهر.",
        "The attack, the deadliest in three years, killed 40 people in Kabul.",
        "The army killed 12 militants in Rafah on Sunday, after a truce of three weeks.",
    ],
)
def test_the_first_in_months_is_one_happening(text: str) -> None:
    assert not any(event.aggregate for event in tawatur.code(text).events)
