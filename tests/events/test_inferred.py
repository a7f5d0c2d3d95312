"""Which days and places are marked as inferred: those that the words of a happening do not give."""

from __future__ import annotations

from tawatur.events import code_report
from tawatur.model import Event, Report


def events_of(text: str) -> list[Event]:
    return list(code_report(Report("r", text, published="2019-05-10")).events)


def test_what_the_words_of_a_happening_give_is_told() -> None:
    (event,) = events_of("Shells hit a market in Atarib on Monday.")
    assert event.date is not None and not event.date.inferred
    assert event.place is not None and not event.place.inferred


def test_what_is_taken_from_the_happening_before_is_inferred() -> None:
    first, second = events_of(
        "قصفت طائرات حربية سوقا في الأتارب صباح الثلاثاء. وخطف مسلحون بعد ساعات طبيبا يعمل في المشفى."
    )
    assert first.date is not None and first.place is not None
    assert not first.date.inferred and not first.place.inferred
    assert second.type == "abduction" and second.date is not None and second.place is not None
    assert (second.date.start, second.place.name) == (first.date.start, first.place.name)
    assert second.date.inferred and second.place.inferred


def test_the_day_of_an_undated_report_is_inferred() -> None:
    (event,) = events_of("قتل جنديان بانفجار عبوة ناسفة في درعا.")
    assert event.date is not None and event.date.inferred
    assert event.place is not None and not event.place.inferred
