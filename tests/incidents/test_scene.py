"""The scene of an event: the words of its sentences, and what they do for linking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.incidents.factory import PLACES, account, coded, event

from tawatur.incidents.compare import compare
from tawatur.incidents.scene import scene, stem
from tawatur.model import PlaceMention


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
