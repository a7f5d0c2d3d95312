"""What the coder did with each event word of a report, step by step. Kept only where it is asked for (``--explain``).

A stage that is given a trace notes in it why it took or left a word; without one it does nothing more than a test for
None. The notes hold the stages' own objects, so that nothing is put into words before someone reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tawatur.events.alike import actors_of, days_between
from tawatur.events.losses import exact_tolls
from tawatur.events.proto import IN_SENTENCE, NOMINAL, Telling
from tawatur.events.types import resolve_type
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import distance_km
from tawatur.model import EVENT_TYPES, Event

if TYPE_CHECKING:
    from tawatur.events.fillers import Roles
    from tawatur.events.scene import Scene
    from tawatur.events.wording import Guesses
    from tawatur.mentions.found import PlaceFound
    from tawatur.text import Document

OTHER_MEANING = "here the word means something else"
SUPPOSED = "supposed or intended: a word of doubt, fear, wish or purpose governs it"
UNREAL = "by its grammar not told as having happened (wish, purpose, negation, standing state)"
NEEDS = "none of its readings holds"
WITHIN = "told within a phrase that tells of the same"
PRIVATE = "a private quarrel: no party to a conflict is told of in the report"
OUT_OF_PLACE = "an everyday word in a report that tells of no war and of nobody who fights"
BACKGROUND = (
    "a sentence of which nothing is known: by its words background, and no news (the judge of lone sentences; "
    "a text with a title, publisher, address or date is not judged)"
)
BY_ITS_WORDS = "background: by all the words of its sentence it tells of no event"
BARE = (
    "too bare: a word that refers back, with nothing that it refers to and no place, toll or side of its own"
)
LEANS = "a verb that leans on an event word, and none stands near it"
TOO_LITTLE = (
    "says too little: brought together, the tellings name no side, weapon or harm that its kind of word wants"
)


@dataclass(slots=True)
class Refused:
    """A reading of an event word that did not hold, and the needs of which none of the alternatives was met."""

    trigger: Trigger
    missing: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Word:
    """An event word and what became of it: ``dropped`` says why it was left, "" where a telling was made of it."""

    hit: Hit
    sentence: int
    refused: list[Refused] = field(default_factory=list)
    chosen: Trigger | None = None
    roles: Roles = field(default_factory=dict)
    telling: Telling | None = None
    dropped: str = ""


@dataclass(slots=True)
class Merge:
    """A telling that was brought into another: ``stage`` says where, ``seen`` how the two compared just before."""

    host: Telling
    other: Telling
    stage: str
    seen: tuple[str, ...]


@dataclass(slots=True)
class Trace:
    """The notes on one report: its event words in order, what was merged, and the events with their tellings.

    Without ``judged`` a lone sentence keeps the events that its judge would take from it.
    """

    document: Document | None = None
    guesses: Guesses | None = None
    scenes: list[Scene] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    events: list[tuple[Telling, Event]] = field(default_factory=list)
    judged: bool = True

    def begin(self, document: Document, scenes: Sequence[Scene], guesses: Guesses) -> None:
        """Take up a report's document, its sentences that hold event words, and what is guessed of the others."""
        self.document = document
        self.guesses = guesses
        self.scenes = list(scenes)
        for scene in scenes:
            scene.trace = self

    def word(self, scene: Scene, hit: Hit) -> Word:
        """The note on an event word, made where there is none yet."""
        if not self.words or self.words[-1].hit is not hit:
            self.words.append(Word(hit, scene.index))
        return self.words[-1]

    def drop(self, telling: Telling, why: str) -> None:
        """Note why a telling was left after it had been made."""
        for word in self.words:
            if word.telling is telling:
                word.dropped = why

    def merge(self, host: Telling, other: Telling, stage: str) -> None:
        """Note that a telling is about to be brought into another."""
        self.merges.append(Merge(host, other, stage, tuple(compare(host, other))))

    def host(self, telling: Telling) -> Telling:
        """The telling that one came to be part of in the end: itself where it was merged into none."""
        for merge in self.merges:
            if merge.other is telling:
                telling = merge.host
        return telling

    def parts(self, telling: Telling) -> Iterator[Merge]:
        """What was brought into a telling, and into what was brought into it, in the order in which it was done."""
        inside = {id(telling)}
        for merge in reversed(self.merges):
            if id(merge.host) in inside:
                inside.add(id(merge.other))
        return (m for m in self.merges if id(m.host) in inside)


def compare(a: Telling, b: Telling) -> Iterator[str]:
    """How two tellings compare, in words: kind, place, day, sides and tolls."""
    first, second = resolve_type(a)[0], resolve_type(b)[0]
    if first == second:
        yield "same type"
    else:
        same = EVENT_TYPES[first].class_ == EVENT_TYPES[second].class_
        yield f"{first} and {second}, of {'one class' if same else 'two classes'}"
    if b.definite:
        yield "the second refers back"
    if a.place is not None and b.place is not None:
        yield _places(a.place, b.place) + (
            ", one only by nearness" if IN_SENTENCE in (a.place_rule, b.place_rule) else ""
        )
    if a.date is not None and b.date is not None:
        apart = days_between(a, b)
        yield f"{apart} day{'s' * (apart != 1)} apart" if apart else "days that agree"
    shared = actors_of(a.sides()) & actors_of(b.sides())
    if shared:
        yield "an actor in common: " + ", ".join(sorted(shared))
    for what in ("killed", "injured"):
        mine, theirs = exact_tolls(a, what), exact_tolls(b, what)
        if mine and theirs:
            yield f"{what} {'the same' if mine & theirs else 'not the same'}"
    if b.tense in NOMINAL and not b.side1 and not b.side2:
        yield "the second names no side"


def _places(a: PlaceFound, b: PlaceFound) -> str:
    return "same place" if a.row.id == b.row.id else f"places {distance_km(a.row, b.row):.0f} km apart"
