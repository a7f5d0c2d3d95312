"""What all the words of a note tell: events that no row of the tables names, and what is left to the tables."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.events import code_report
from tawatur.events.explain import explain
from tawatur.events.proto import GUESSED
from tawatur.events.wording import NOTHING, SENSES, likely, see
from tawatur.model import EVENT_TYPES, Event, Report


def coded(text: str) -> tuple[Event, ...]:
    return code_report(Report("r", text, published="2022-06-20")).events


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "Pensioners in Gafsa took their empty pots to the governor's gate and sat there singing.",
            "peaceful_protest",
        ),
        (
            "Teachers walked without a word about the square of Culiacan, photographs round their necks.",
            "peaceful_protest",
        ),
        ("Passers-by in Kisumu put a tyre round a suspected pickpocket and set it alight.", "mob_violence"),
        ("سكان السوق ينهالون بالعصي على لص أمسكوا به حتى فارق الحياة.", "mob_violence"),
    ],
)
def test_a_note_in_words_of_no_table_tells_of_its_event(text: str, type_: str) -> None:
    assert [e.type for e in coded(text)] == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "The army is planning to open up on the herders.",
        "The striker opened up the defence and put the ball away in Kisumu.",
        "Bakers in Gafsa sold out of bread by noon.",
        "باعة السوق يعرضون أواني جديدة أمام البلدية بمناسبة العيد.",
    ],
)
def test_a_note_that_tells_of_nothing_stays_without_event(text: str) -> None:
    assert coded(text) == ()


REPORT = (
    "Troops moved two battalions to the border at Gao on Monday. The defence minister said the situation was calm. "
    "Prices of bread rose in the city for a second month. "
)


def test_a_sentence_of_a_report_may_tell_of_an_event_in_words_of_no_table() -> None:
    told = (
        "On Tuesday several hundred women walked from the stadium to the courthouse in Sabha to demand that the judge "
        "be put back in office."
    )
    events = coded(REPORT + told)
    assert [e.type for e in events] == ["group_activity", "peaceful_protest"]
    assert [m.text for m in events[1].mentions] == ["walked"]
    assert events[1].date is not None and events[1].date.start.isoformat() == "2022-06-14"


def test_a_sentence_of_a_type_that_the_report_tells_anyway_is_no_further_event() -> None:
    march = "Thousands marched against the judges in Sabha on Tuesday and chanted slogans, police said. "
    again = "The women walked from the stadium to the courthouse to demand that the judge be put back in office there."
    assert [e.type for e in coded(REPORT + march + again)].count("peaceful_protest") == 1


def test_what_is_guessed_says_so_and_has_a_mention_in_the_text() -> None:
    text = "Passers-by in Kisumu put a tyre round a suspected pickpocket and set it alight."
    (event,) = coded(text)
    assert event.why["type"] == GUESSED
    mention = event.mentions[0]
    assert text[mention.start : mention.end] == mention.text
    (told,) = explain(Report("r", text, published="2022-06-20")).events
    assert dict(told.lines)["type"] == GUESSED


@pytest.mark.parametrize("took", ["seized", "captured", "liberated", "retook"])
def test_who_took_it_decides_between_the_two_types_of_taking(took: str) -> None:
    (event,) = coded(f"The Houthis {took} the town of Hays on Sunday.")
    assert event.type == "nonstate_overtakes_territory"


def test_a_word_that_says_its_type_by_itself_keeps_it() -> None:
    (event,) = coded("The movement said in a statement that gunmen had abducted a policeman on Sunday.")
    assert event.type == "abduction"


def test_long_reports_get_no_guessed_event() -> None:
    note = "Teachers walked without a word about the square of Culiacan, photographs round their necks. "
    assert [e.type for e in coded(note)] == ["peaceful_protest"]
    assert coded(note + "The day was hot. " * 4) == ()


def test_every_type_can_be_told_by_words() -> None:
    assert set(SENSES) == {name for name, type_ in EVENT_TYPES.items() if type_.class_ != "statements"}


@given(st.text(max_size=200), st.sampled_from(["ar", "en"]))
def test_probabilities_make_one_whatever_the_text(text: str, lang: str) -> None:
    found = likely(lang, see(text, [], [], (0, len(text)), note=True))
    assert set(found) == {*SENSES, NOTHING}
    assert math.isclose(sum(found.values()), 1.0, abs_tol=1e-9)
