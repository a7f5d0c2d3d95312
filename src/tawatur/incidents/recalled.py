"""What a report only recalls beside its news: "the raid came a day after an exchange of fire on the border".

Such an account names the happening, but tells nothing of it that could be weighed. It stands with its incident, and
counts there neither for the values nor for the grade.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tawatur.model import Event

_VIOLENT = frozenset(("battles", "explosions", "civilians", "riots"))


def recalled(events: Iterable[Event], text: str) -> frozenset[str]:
    """The ids of those events of a report that it only recalls.

    They stand below its headline and behind news of a later day, and nothing is said of victims. Neither an event that
    counts many happenings is one of them, nor a protest or an agreement, of which no victims are expected.
    """
    headline = text.find("\n")
    found: set[str] = set()
    newest: date | None = None
    for begin, event in sorted(((_begin(e), e) for e in events if e.date), key=lambda pair: pair[0]):
        day = event.date.start if event.date else date.min
        if newest and day < newest and begin > headline >= 0 and _is_bare(event):
            found.add(event.id)
        newest = max(newest or day, day)
    return frozenset(found)


def _begin(event: Event) -> int:
    return min(mention.start for mention in event.mentions)


def _is_bare(event: Event) -> bool:
    """Whether a single violent happening is told without a word on victims."""
    told = event.casualties or event.killed is not None or event.injured is not None
    return event.class_ in _VIOLENT and not event.aggregate and not told
