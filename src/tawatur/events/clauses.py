"""Days of old that an English sentence tells only of a place or party: "near the town that Kurdish forces took on 26 January"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from tawatur.events.proto import Telling
from tawatur.events.scene import Scene
from tawatur.mentions.dates import DateMention

_OPENS: Final = re.compile(r"(?:,| )(?P<word>where|which|who|that|whose) ")
_SAID: Final = re.compile(
    r"\b(?:said|says|saying|say|reported|added|claimed|stated|announced|confirmed|told \w+|believed?|reports?)$"
)
"""What goes before a "that" which opens no clause about a place or party."""
_OF_PLACES: Final = frozenset(
    {"capture", "regain", "transfer", "siege_etc", "movement", "truce", "storm", "base", "protest"}
)
"""What a clause tells of the place or party before it rather than of the happening that the sentence tells of."""
WAR_BEGAN: Final = re.compile(
    r"\b(?:war|conflict|crisis|revolt|uprising)(?: in (?:[\w-]+ )?\w+)?,? (?:which|that) (?:(?:has|had) )?"
    r"(?:began|begun|erupted|broke out|started)\b"
)
"""A clause on how a war began: what else its sentence tells is of another time."""
_OLD: Final = 7  # days before the report


def is_of_clause(
    scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling], published: date | None
) -> bool:
    """Whether a day of old stands in a clause about a place or party that a telling stands before, or well after."""
    if published is None or (published - found.last).days <= _OLD or found.rule.startswith("since:"):
        return False
    opened = None
    for match in _OPENS.finditer(scene.text, scene.start, found.start):
        if match["word"] != "that" or not _SAID.search(scene.text, scene.start, match.start()):
            opened = match
    if opened is None or any(opened.end() <= a < found.start for a, _ in scene.breaks()):
        return False
    inside = [t for t in tellings if opened.end() <= t.start < found.start]
    began = WAR_BEGAN.search(scene.text, scene.start, found.start)
    if began is not None and telling.end <= began.start():
        return True  # "killed in the war, which began with an invasion in February 2022"
    if not inside or telling in inside or opened.start() < telling.start:
        return False
    return opened["word"] == "where" or all(t.senses[0] in _OF_PLACES for t in inside)
