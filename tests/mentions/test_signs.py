"""The signs of signs.tsv as patterns."""

from __future__ import annotations

import re

import pytest

from tawatur.mentions.signs import stems


@pytest.mark.parametrize(
    ("word", "kind", "found"),
    [
        ("accused", "state_acts", True),
        ("recognised", "state_acts", True),
        ("said", "state_acts", True),
        ("saidi", "state_acts", False),
        ("fire", "state_acts", False),
        ("spokeswoman", "speakers", True),
        ("ministry", "speakers", True),
        ("policeman", "speakers", False),
    ],
)
def test_stems_are_whole_words_or_open_ones(word: str, kind: str, found: bool) -> None:
    assert (re.fullmatch(stems("en", kind), word) is not None) == found
