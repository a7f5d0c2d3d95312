"""How many attacks an event's own words count: "carried out 29 air strikes"."""

from __future__ import annotations

import re

from tawatur.mentions.numbers_ar import number_value as number_ar
from tawatur.mentions.numbers_en import number_value as number_en
from tawatur.model import Event
from tawatur.text.normalise import fold

_WORDS = re.compile(r"[^\s\"'«»“”()]+")
_LONGEST = 3
"""How many words of what is counted may follow the number."""
_FEWEST = 2
_CLASSES = frozenset(("battles", "explosions"))


def counted(event: Event, text: str, lang: str | None) -> tuple[int, ...]:
    """The numbers of attacks that the event's mentions give, or the word before them ("nine strikes", "تسع ضربات").

    ``text`` and ``lang`` are the report's; its victims and days are no attacks.
    """
    if event.class_ not in _CLASSES:
        return ()
    victims = {count.min for count in event.casualties}
    date = event.date.mention if event.date else None
    found: set[int] = set()
    for mention in event.mentions:
        words = [(w.start(), w[0]) for w in _WORDS.finditer(mention.text)]
        before = _BEFORE.search(text, max(0, mention.start - _WORD), mention.start)
        if before is not None:
            words.insert(0, (before.start(1) - mention.start, before[1]))
        for offset, word in reversed(words[-_LONGEST - 1 : -1]):
            start, value = mention.start + offset, _value(fold(word), lang)
            if value < _FEWEST or value in victims or (date is not None and date.start <= start < date.end):
                continue
            found.add(value)
            break
    return tuple(sorted(found))


_BEFORE = re.compile(r"(?<![\w.,/:])([\w-]+)\s+$")
_WORD = 14  # characters in which the word before a mention stands


def _value(word: str, lang: str | None) -> int:
    if word[0].isdecimal():
        return int(word) if word.isdecimal() and len(word) <= _DIGITS else 0
    value = number_ar(word.removeprefix("و")) if lang == "ar" else number_en(word)
    return value or 0


_DIGITS = 3  # more are years or thousands of people
