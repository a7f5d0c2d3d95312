"""What a report says in any language: its numbers, places, actors, victims and sources, in the order of the text.

Two texts that share no wording may still be one text in two languages; then these, which a translator leaves as they
are, come in the same order in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tawatur.incidents.actors import actor_party
from tawatur.incidents.descriptors import descriptor_key
from tawatur.mentions.tables import read_table
from tawatur.model import CodedReport
from tawatur.text.normalise import fold

_NUMBER = re.compile(r"\d[\d,٬.:]*")
STATED = "t:"
"""The sign of a text that says that it is a translation."""
_EDGE = 300
LONGEST = 80
"""How many different signs of a report are kept: the first ones."""


def gist(coded: CodedReport) -> tuple[str, ...]:
    """The signs of a coded report, each once, in the order in which the text first gives them.

    ``n`` a number in figures, ``p`` a place, ``a`` an actor, ``k`` a count of victims, ``s`` a source or person;
    before them STATED where the text says that it is a translation.
    """
    return tuple(dict.fromkeys(sign for _, sign in sorted(_signs(coded))))[:LONGEST]


def _signs(coded: CodedReport) -> Iterator[tuple[int, str]]:
    text = coded.report.text
    if _states_translation(text):
        yield -1, STATED
    for found in _NUMBER.finditer(text):
        yield found.start(), f"n:{re.sub(r'[^0-9.:]', '', fold(found.group())).strip('.:')}"
    for place in coded.places:
        yield place.start, f"p:{place.place.id}"
    for actor in coded.actors:
        yield actor.start, f"a:{actor_party(actor.actor)}"
    for event in coded.events:
        for count in event.casualties:
            if count.min:
                yield count.mention.start, f"k:{count.what}:{count.min}"
        for chain in event.sources:
            for source in chain:
                key = source.source or (
                    ":".join(descriptor_key(source.text)) if source.anonymous else fold(source.text)
                )
                yield source.start, f"s:{key}"


def _states_translation(text: str) -> bool:
    """Whether the first or last words of a text say that it was translated."""
    folded = fold(text)
    return _stated().search(folded[:_EDGE]) is not None or _stated().search(folded[-_EDGE:]) is not None


@cache
def _stated() -> re.Pattern[str]:
    rows = read_table(Path(__file__).with_name("stated_translation.tsv"))
    return re.compile("|".join(rf"\b{re.escape(fold(row['words']))}" for row in rows))
