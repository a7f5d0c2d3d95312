"""How firmly a day and a place are an event's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.incidents.factory import day, event

from tawatur.events import code_report
from tawatur.events.proto import IN_SENTENCE, PLACE_TOLD_AFTER, TOLD_BEFORE, UNDATED
from tawatur.incidents.firmness import day_firmness, is_one_night, place_firmness
from tawatur.model import Event, Report, Span


def told(text: str) -> Event:
    return code_report(Report("r", text, published="2024-03-06")).events[0]


def test_a_place_that_a_role_brings_is_the_events_own() -> None:
    assert (
        place_firmness(told("A roadside bomb exploded in Baquba on Tuesday, killing five civilians."))
        == "own"
    )
    assert place_firmness(event()) == "own"


def test_a_place_of_another_sentence_is_borrowed() -> None:
    assert place_firmness(replace(event(), why={"place": PLACE_TOLD_AFTER})) == "borrowed"


@pytest.mark.parametrize(("start", "firmness"), [(25, "own"), (120, "near")])
def test_a_place_in_the_sentence_is_the_events_own_where_it_stands_close_by(
    start: int, firmness: str
) -> None:
    place = event().place
    assert place is not None
    there = replace(place, mention=Span(start, start + 7, "al-Tanf"))
    assert place_firmness(replace(event(), place=there, why={"place": IN_SENTENCE})) == firmness


def test_today_is_reckoned_and_a_weekday_is_not() -> None:
    assert day_firmness(told("قتل خمسة مدنيين بانفجار عبوة ناسفة في بعقوبة اليوم")) == "near"
    assert (
        day_firmness(told("A roadside bomb exploded in Baquba on Tuesday, killing five civilians.")) == "own"
    )


@pytest.mark.parametrize("rule", [TOLD_BEFORE, UNDATED])
def test_a_day_told_of_something_else_is_borrowed(rule: str) -> None:
    assert day_firmness(replace(event(), why={"date": rule})) == "borrowed"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("مساء الاثنين", "الثلاثاء"),
        ("الاثنين", "فجر الثلاثاء"),
        ("late Monday", "Tuesday"),
        ("Monday", "at dawn"),
    ],
)
def test_the_night_between_two_days(earlier: str, later: str) -> None:
    first, second = (
        event(when=day("2024-03-04", mention=earlier)),
        event(when=day("2024-03-05", mention=later)),
    )
    assert is_one_night(first, second)
    assert not is_one_night(second, first)


@pytest.mark.parametrize("rule", ["قصف من", "shelling from"])
def test_a_place_that_fire_came_from_is_not_where_it_hit(rule: str) -> None:
    assert place_firmness(replace(event(), why={"place": rule})) == "borrowed"
