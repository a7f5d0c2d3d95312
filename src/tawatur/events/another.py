"""Whether a later sentence tells of one more deed, and not again of the one told before it."""

from __future__ import annotations

from tawatur.events.kinds import HARM, TAKEN, VIOLENCE
from tawatur.events.losses import exact_tolls
from tawatur.events.proto import ALSO, IN_SENTENCE, NOMINAL, Telling
from tawatur.mentions.places import distance_km, specificity


def tells_another(a: Telling, b: Telling, again: bool) -> bool:
    """Whether the second telling is of one more deed; ``again`` where something says that it tells the first again."""
    if a.sentence >= b.sentence or b.definite:
        return False
    if b.tense in NOMINAL:
        return _names_another(a, b)
    return _goes_further(a, b) or (not again and _takes_another(a, b))


def _goes_further(a: Telling, b: Telling) -> bool:
    """Whether a sentence goes on to one more deed: "rebels also shelled the airport"; not what another one did."""
    if b.further != ALSO or b.senses[0] not in (VIOLENCE | TAKEN) - HARM:
        return False
    return not (a.headline or exact_tolls(a, "killed") & exact_tolls(b, "killed"))


def _names_another(a: Telling, b: Telling) -> bool:
    """Whether a noun names what was done to a target of its own, after violence of another word: "تدمير", "استهداف"."""
    return (
        set(b.senses) == {"hit"}
        and "hit" not in a.senses
        and not a.headline
        and not exact_tolls(a, "killed") & exact_tolls(b, "killed")
    )


def _takes_another(a: Telling, b: Telling) -> bool:
    """Whether a verb tells that a place was taken which is not the one just told of, however near: "also took Soba Bridge"."""
    if not TAKEN.issuperset(b.senses) or not TAKEN & set(a.senses):
        return False
    if a.place is None or b.place is None:
        return False
    first, second = a.place, b.place
    if a.senses[0] == "regain" and "regain" not in b.senses and first.row.id != second.row.id:
        return True  # a town was taken back, and posts were taken near it
    if IN_SENTENCE in (a.place_rule, b.place_rule):
        return False
    if (
        min(specificity(first.row), specificity(second.row)) < 3
        or first.area is not None
        or second.area is not None
    ):
        return False
    return distance_km(first.row, second.row) > max(1.0, first.row.radius_km, second.row.radius_km)
