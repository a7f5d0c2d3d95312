"""How likely an event is to be right: a score from what the cascade found for it."""

from __future__ import annotations

import math

from tawatur.events.proto import NOT_ITS_OWN, Telling
from tawatur.events.types import RANK

# Weights of a logistic score, by what is known of a happening.
_BASE = -0.6
_WEIGHTS = {"rank": 0.12, "place": 0.5, "date": 0.3, "side1": 0.5, "side2": 0.4, "toll": 0.3, "told": 0.35}


def confidence(telling: Telling) -> float:
    """A score from 0 to 1, rounded to two digits; statements are scored as events are."""
    own_place = telling.place is not None and telling.place_rule not in NOT_ITS_OWN
    own_date = telling.date is not None and telling.date_rule not in NOT_ITS_OWN
    score = _BASE + _WEIGHTS["rank"] * max(RANK.get(s, 4) for s in telling.senses)
    score += _WEIGHTS["place"] * own_place + _WEIGHTS["date"] * own_date
    score += _WEIGHTS["side1"] * bool(telling.side1) + _WEIGHTS["side2"] * bool(telling.side2)
    score += _WEIGHTS["toll"] * bool(telling.casualties) + _WEIGHTS["told"] * min(3, len(telling.spans) - 1)
    return round(1 / (1 + math.exp(-score)), 2)
