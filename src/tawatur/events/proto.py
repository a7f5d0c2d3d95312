"""A happening as one trigger tells it, before the report's tellings are brought together."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.mentions.casualties import CasualtyMention
from tawatur.mentions.dates import DateMention
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.parties import PartyFound

STATEMENTS = frozenset(
    {"threat", "accusation", "condemnation", "denial", "demand", "talks", "pledge", "claim"}
)
"""Senses that are coded apart from events."""
NOMINAL = ("noun", "masdar", "ing")
"""Tenses of event words that are nouns."""


@dataclass(frozen=True, slots=True)
class Side:
    """Words that fill a side: offsets of the normal form, and the party they name where they name one."""

    start: int
    end: int
    party: PartyFound | None
    rule: str


@dataclass(slots=True)
class Telling:
    """What one trigger tells. ``sense`` is the lexicon's; ``spans`` are the words that name the happening.

    ``victims`` says of those killed, where no count is told, whether they are one ("singular") or more ("plural").
    """

    sentence: int
    sense: str
    lemma: str
    tense: str
    start: int
    end: int
    spans: list[tuple[int, int]]
    side1: list[Side] = field(default_factory=list)
    side2: list[Side] = field(default_factory=list)
    place: PlaceFound | None = None
    place_rule: str = ""
    date: DateMention | None = None
    date_rule: str = ""
    means: str | None = None
    means_rule: str = ""
    casualties: list[CasualtyMention] = field(default_factory=list)
    aggregate: bool = False
    definite: bool = False
    count: int | None = None
    status: str = "occurred"
    senses: list[str] = field(default_factory=list)
    type: str = ""
    type_rule: str = ""
    clause: tuple[int, int] = (0, 0)
    link: bool = False
    victims: str | None = None

    def sides(self) -> list[Side]:
        """Both sides' fillers."""
        return [*self.side1, *self.side2]
