"""How many attacks an event's own words count: "carried out 29 air strikes"."""

from __future__ import annotations

import re

from tawatur.mentions.numbers_ar import number_value as number_ar
from tawatur.mentions.numbers_en import number_value as number_en
from tawatur.model import Event
from tawatur.text.normalise import fold

# A number and what is counted at the end of the words that tell the event.
_COUNTED = re.compile(r"(?<![\d.,/])(\d{1,3})\s+\D+$")
_LONGEST = 3
"""How many words of what is counted may follow the number."""
_FEWEST = 2
_CLASSES = frozenset(("battles", "explosions"))


def counted(event: Event, text: str = "", lang: str | None = None) -> tuple[int, ...]:
    """The numbers of attacks that the event's mentions give, or the word right before them ("nine strikes", "تسع ضربات").

    ``text`` and ``lang`` are the report's; its victims and days are no attacks.
    """
    if event.class_ not in _CLASSES:
        return ()
    victims = {count.min for count in event.casualties}
    date = event.date.mention if event.date else None
    found: set[int] = set()
    for mention in event.mentions:
        number = _COUNTED.search(fold(mention.text))
        if number is not None and len(mention.text[number.start(1) :].split()) <= _LONGEST + 1:
            start, value = mention.start + number.start(1), int(number[1])
        else:
            before = _BEFORE.search(text, max(0, mention.start - _WORD), mention.start)
            if before is None:
                continue
            start, value = before.start(1), _value(fold(before[1]), lang)
        if date is not None and date.start <= start < date.end:
            continue
        if value >= _FEWEST and value not in victims:
            found.add(value)
    return tuple(sorted(found))


_BEFORE = re.compile(r"(?<![\w.,/:])(\w+)\s+$")
_WORD = 14  # characters in which the word before a mention stands


def _value(word: str, lang: str | None) -> int:
    value = number_ar(word.removeprefix("و")) if lang == "ar" else number_en(word)
    return value or 0
