"""Rare words weigh more than common ones."""

from __future__ import annotations

from tawatur.incidents.rarity import RAREST, weight
from tawatur.incidents.scene import stems


def test_a_name_weighs_more_than_a_word_of_every_report() -> None:
    assert weight(stems("قتل")) < weight(stems("سوروتش")) == RAREST
    assert weight(stems("killed")) < weight(stems("Gamboru")) == RAREST


def test_words_weigh_together_and_nothing_weighs_nothing() -> None:
    assert weight(["suruc", "baquba"]) == 2 * RAREST
    assert weight([]) == 0
