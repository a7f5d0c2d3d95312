"""How firmly a report ties an event to its day and its place: what it says of the event itself, or only around it."""

from __future__ import annotations

import re
from typing import Final, Literal

from tawatur.events.days import SO_LONG_BEFORE
from tawatur.events.proto import DAY_OF_STATEMENT, IN_SENTENCE, NOT_ITS_OWN, TOLD_BEFORE, UNDATED
from tawatur.model import Event
from tawatur.text.normalise import fold

Firmness = Literal["own", "near", "borrowed"]
"""``own``: said of the event itself; ``near``: in its sentence, or reckoned; ``borrowed``: said of something else."""

CLOSE_BY: Final = 30
"""So many characters from the words that tell an event, a place is its own though no role of them brought it."""
_BORROWED_DAYS: Final = frozenset({TOLD_BEFORE, SO_LONG_BEFORE, UNDATED})
_RECKONED_DAYS: Final = frozenset({DAY_OF_STATEMENT, "relative", "night"})
_FROM: Final = (" من", " from")
_EVENING = re.compile(r"\b(?:ال)?(?:مساء|ليل|ليله|عشيه)\b|\b(?:evening|night|late)\b")
_BEFORE_DAWN = re.compile(r"\b(?:ال)?(?:فجر|سحر|منتصف ليل)\b|\b(?:dawn|early|overnight|midnight)\b")


def place_firmness(event: Event) -> Firmness:
    """How firmly its place is the event's own; where fire came from is not where it hit."""
    rule = event.why.get("place", "")
    if rule in NOT_ITS_OWN or rule.endswith(_FROM):
        return "borrowed"
    return "near" if rule == IN_SENTENCE and not _is_close_by(event) else "own"


def day_firmness(event: Event) -> Firmness:
    """How firmly its day is the event's own; one reckoned from the day of publication ("today") is ``near``.

    Reports are printed anew a day later, or collected late, with their "today" as it was.
    """
    rule = event.why.get("date", "")
    if rule in _BORROWED_DAYS:
        return "borrowed"
    return "near" if rule in _RECKONED_DAYS else "own"


def is_one_night(earlier: Event, later: Event) -> bool:
    """Whether two events on two days in a row may be of the night between: late on the one, or early on the other."""
    return _told(_EVENING, earlier) or _told(_BEFORE_DAWN, later)


def _is_close_by(event: Event) -> bool:
    place = event.place.mention if event.place else None
    return place is not None and any(
        max(place.start - words.end, words.start - place.end) <= CLOSE_BY for words in event.mentions
    )


def _told(hours: re.Pattern[str], event: Event) -> bool:
    words = event.date.mention if event.date else None
    return words is not None and hours.search(fold(words.text)) is not None
