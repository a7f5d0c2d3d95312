"""How many attacks an event's own words count: "carried out 29 air strikes"."""

from __future__ import annotations

import re

from tawatur.model import Event
from tawatur.text.normalise import fold

# A number and what is counted at the end of the words that tell the event.
_COUNTED = re.compile(r"(?<![\d.,/])(\d{1,3})\s+\D+$")
_LONGEST = 3
"""How many words of what is counted may follow the number."""
_FEWEST = 2
_CLASSES = frozenset(("battles", "explosions"))


def counted(event: Event) -> tuple[int, ...]:
    """The numbers of attacks that the event's mentions give in figures; its victims and days are none."""
    if event.class_ not in _CLASSES:
        return ()
    victims = {count.min for count in event.casualties}
    date = event.date.mention if event.date else None
    found: set[int] = set()
    for mention in event.mentions:
        number = _COUNTED.search(fold(mention.text))
        if number is None or len(mention.text[number.start(1) :].split()) > _LONGEST + 1:
            continue
        start = mention.start + number.start(1)
        if date is not None and date.start <= start < date.end:
            continue
        if int(number[1]) >= _FEWEST and int(number[1]) not in victims:
            found.add(int(number[1]))
    return tuple(sorted(found))
