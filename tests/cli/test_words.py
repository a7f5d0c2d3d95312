"""The small parts of what people read: days, tolls, chains, isolates, progress."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from tawatur.cli.incident_table import id_length
from tawatur.cli.inputs import counted, short_reason
from tawatur.cli.progress import watched
from tawatur.cli.terminal import is_right_to_left, isolated, quoted
from tawatur.cli.words import (
    against,
    chains_words,
    day_words,
    place_words,
    short_type,
    toll_words,
    type_words,
)
from tawatur.model import EVENT_TYPES, Day, Party, Place, Source, Toll


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "–"),
        (Day(date(2023, 10, 23), date(2023, 10, 23), "day"), "23 Oct 2023"),
        (Day(date(2023, 10, 22), date(2023, 10, 23), "night"), "22–23 Oct 2023"),
        (Day(date(2023, 10, 28), date(2023, 11, 3), "week"), "28 Oct – 3 Nov 2023"),
        (Day(date(2022, 12, 31), date(2023, 1, 1), "night"), "31 Dec 2022 – 1 Jan 2023"),
        (Day(date(2023, 10, 1), date(2023, 10, 31), "month"), "Oct 2023"),
        (Day(date(2023, 1, 1), date(2023, 12, 31), "year"), "2023"),
    ],
)
def test_days(day: Day | None, words: str) -> None:
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("toll", "words"),
    [(Toll(), "–"), (Toll(9, 9), "9"), (Toll(9, 15), "9–15"), (Toll(1, None), "1+"), (Toll(0, 0), "0")],
)
def test_tolls(toll: Toll, words: str) -> None:
    assert toll_words(toll) == words


def test_sides_by_their_names_else_by_the_words_of_the_text() -> None:
    houthi = Party(0, 6, "rebels", "houthi", "Houthis")
    unnamed = Party(0, 7, "gunmen")
    assert against((houthi,), (unnamed,)) == "Houthis → gunmen"
    assert against((), (unnamed,)) == "? → gunmen"
    assert against((), ()) == "–"
    assert against((houthi, unnamed, Party(0, 1, "x")), (), most=1) == "Houthis +2 → ?"
    guessed = replace(houthi, inferred=True)
    assert against((guessed,), (unnamed,)) == "Houthis? → gunmen"
    assert against((guessed, houthi), (unnamed,)) == "Houthis → gunmen"


def test_a_day_and_a_place_that_are_only_inferred_bear_a_question_mark() -> None:
    day = Day(date(2023, 10, 22), date(2023, 10, 23), "days", inferred=True)
    assert day_words(day) == "22–23 Oct 2023?"
    place = Place("p", "Homs", "حمص", 34.7, 36.7, "SY", "Homs", "city", 15, inferred=True)
    assert place_words(place) == "Homs, SY?"


def test_chains_run_from_the_nearest_link_to_the_origin() -> None:
    reuters = Source(0, 7, "Reuters", "media", False, "reuters")
    official = Source(8, 21, "a US\nofficial", "official", True)
    assert chains_words([(reuters, official), ()], "own") == "Reuters ← a US official"
    assert chains_words([()], "own") == "own"


def test_places_with_what_holds_them_named_once() -> None:
    place = Place("p", "Homs", "حمص", 34.7, 36.7, "SY", "Homs", "city", 15)
    assert place_words(place) == "Homs, SY"


def test_every_type_has_words() -> None:
    for slug in EVENT_TYPES:
        assert type_words(slug)
        assert len(short_type(slug)) <= 23


def test_arabic_in_an_english_line_is_isolated() -> None:
    assert isolated("Reuters") == "Reuters"
    assert isolated("رويترز") == "\u2068رويترز\u2069"
    assert quoted("قاعدة\n التنف", 8) == "\u2068“قاعدة ا…”\u2069"
    assert is_right_to_left("قاعدة al-Tanf في سوريا")
    assert not is_right_to_left("the base, قاعدة")


def test_ids_are_cut_to_what_tells_them_apart() -> None:
    assert id_length([]) == 5
    assert id_length(["i12345678", "i1234abcd"]) == 6
    assert id_length(["i99999999", "i12345678"]) == 5


def test_counts_and_reasons() -> None:
    assert (counted(1, "report"), counted(1200, "report")) == ("1 report", "1,200 reports")
    assert short_reason("the language is fa, and only Arabic and English are read") == "language fa"


def test_no_progress_in_a_pipe(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.cli.progress.PATIENCE_SECONDS", 0.0)
    assert list(watched(range(3), "counting", 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_progress_on_a_terminal_only_after_a_while(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(watched(range(3), "counting", 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("tawatur.cli.progress.PATIENCE_SECONDS", 0.0)
    seen = []
    for number in watched(range(4), "counting", 4):
        time.sleep(0.06)
        seen.append(number)
    assert seen == [0, 1, 2, 3]
