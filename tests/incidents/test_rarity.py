"""Rare words weigh more than common ones."""

from __future__ import annotations

from itertools import islice, permutations

from tawatur.incidents.rarity import RAREST, weight
from tawatur.incidents.scene import stems


def test_a_name_weighs_more_than_a_word_of_every_report() -> None:
    assert weight(stems("قتل")) < weight(stems("سوروتش")) == RAREST
    assert weight(stems("killed")) < weight(stems("Gamboru")) == RAREST


def test_words_weigh_together_and_nothing_weighs_nothing() -> None:
    assert weight(["suruc", "baquba"]) == 2 * RAREST
    assert weight([]) == 0


def test_the_order_of_the_words_changes_no_bit_of_their_weight() -> None:
    told = sorted(stems("قتل 20 شخصا وأصيب 48 آخرون في انفجار سيارة مفخخة في سوق شعبية شرق بغداد صباح اليوم"))
    assert len({weight(order) for order in islice(permutations(told), 5000)}) == 1
