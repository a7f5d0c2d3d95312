"""Places that English tells from the wider to the exact: "in the Idlib town of Saraqib"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import specificity

_PART_OF = re.compile(
    r"(?:'?s)? (?:(?:\w+-held|besieged|northern|southern|eastern|western|countryside|residential|nearby) )?"
    r"(?:towns?|villages?|city|suburbs?|neighbou?rhoods?|districts?|quarters?|area|enclave|sub-?district|camp) of (?:the )?"
)
_WITHIN = frozenset({"quarter", "site", "unlisted"})
_RELATIVE = re.compile(r",? (?:which|that|whose)\b")
"""What goes on about a place: "fighters from the Damascus suburb of Daraya, which fell to the army"."""


def narrowed(text: str, lang: str, places: Sequence[PlaceFound]) -> list[tuple[PlaceFound, PlaceFound]]:
    """The places without a province before its town, each with the one whose preposition governs it."""
    found: list[tuple[PlaceFound, PlaceFound]] = []
    for place in places:
        wide = found[-1] if found and lang == "en" else None
        if (
            wide is not None
            and _PART_OF.fullmatch(text, wide[0].end, place.name_start)
            and specificity(wide[0].row) <= specificity(place.row)  # not "the Midan district of Damascus"
            and wide[0].row.kind not in _WITHIN
            and wide[0].row.admin1 != place.row.name  # not "the Tajoura suburb of Tripoli"
        ):
            found[-1] = place, place if _RELATIVE.match(text, place.end) else wide[1]
        else:
            found.append((place, place))
    return found
