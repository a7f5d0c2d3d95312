"""How much it says that two accounts have a word in common: little for a common one, much for a rare one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import fsum
from pathlib import Path
from typing import Final

from tawatur.mentions.tables import read_table

COMMON_WORDS: Final = Path(__file__).with_name("common_words.tsv")
RAREST: Final = 5.5
"""What a word weighs that fewer than four sentences in a thousand hold."""


def weight(stems: Iterable[str]) -> float:
    """What some stems weigh together, to the last bit the same in whatever order they come."""
    common = _common()
    return fsum(common.get(stem, RAREST) for stem in stems)


@cache
def _common() -> dict[str, float]:
    return {row["stem"]: float(row["weight"]) for row in read_table(COMMON_WORDS)}
