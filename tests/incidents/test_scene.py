"""The scene of an event: the words of its sentences, and what they do for linking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.incidents.factory import PLACES, account, coded, event

from tawatur.events import code_report
from tawatur.incidents.account import accounts_of
from tawatur.incidents.compare import compare
from tawatur.incidents.scene import scene, stem
from tawatur.model import PlaceMention, Report


@pytest.mark.parametrize(
    ("word", "root"), [("المستوطنين", "مستوطن"), ("والمدينه", "مدين"), ("bases", "bases"), ("في", "في")]
)
def test_stem(word: str, root: str) -> None:
    assert stem(word) == root


def test_only_the_sentences_of_the_event_count() -> None:
    text = "A drone hit al-Tanf near Mayadin. Talks went on in Baghdad."
    told = event(words="A drone hit")
    report = coded("r1", told, text=text)
    places = (
        PlaceMention(25, 32, "Mayadin", PLACES["mayadin"]),
        PlaceMention(51, 58, "Baghdad", PLACES["iraq"]),
    )
    near, words = scene(replace(report, places=places), told)
    assert near == ("mayadin",)
    assert "drone" in words
    assert "talks" not in words


def test_far_places_do_not_part_accounts_that_name_both() -> None:
    here, there = account("r1", event()), account("r2", event(where="deir-ezzor"))
    assert compare(here, there).vetoed
    assert not compare(replace(here, near=("deir-ezzor",)), there).vetoed


def test_words_of_one_language_only_are_compared() -> None:
    words = ("army", "base", "drone", "dusk", "gate", "hangar")
    ours = replace(account("r1"), words=words)
    scores = {
        lang: {
            f.name: f.score for f in compare(ours, replace(account("r2", lang=lang), words=words)).features
        }
        for lang in ("en", "ar")
    }
    assert scores["en"]["words"] > 0
    assert scores["ar"]["words"] == 0


ENGLISH = "Two drones hit a depot near Hajin on Monday at 19:15 and killed nine soldiers; 40 shells blew up."


@pytest.mark.parametrize(
    ("arabic", "fits"),
    [
        (
            "أصابت طائرتان مسيرتان مستودعا قرب هجين عند الساعة 19:15 يوم الاثنين، وقُتل تسعة جنود وانفجرت 40 قذيفة.",
            True,
        ),
        ("قُتل أربعة جنود في غارة قرب الباغوز عند الساعة 8:30 يوم الاثنين، وأصيب 11 آخرون.", False),
    ],
)
def test_across_languages_numbers_and_places_are_compared(arabic: str, fits: bool) -> None:
    ours, theirs = (
        next(accounts_of(code_report(Report(lang, text, published="2023-11-21", publisher=lang, lang=lang))))
        for lang, text in (("en", ENGLISH), ("ar", arabic))
    )
    assert {"9", "19:15", "40"} <= set(ours.numbers)
    found = next(f for f in compare(ours, theirs).features if f.name == "words")
    assert (found.score > 0.5) if fits else (found.score < 0)
    assert "numbers and places" in found.detail


def test_a_lone_number_tells_nothing_across_languages() -> None:
    ours = replace(account("r1"), numbers=("9",))
    theirs = replace(account("r2", lang="ar"), numbers=("9",))
    assert next(f for f in compare(ours, theirs).features if f.name == "words").score == 0
