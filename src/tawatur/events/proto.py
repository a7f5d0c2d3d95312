"""A happening as one trigger tells it, before the report's tellings are brought together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

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
AVENGED = "avenged"
"""The mark of harm after which its sentence says that strikes came or a fight broke out."""
PARTLY = "partly"
"""The mark of what was brought down of more arms, of which the rest came through."""
FOLLOWED = "followed"
"""The mark of a deed told before that its sentence says another one came after."""
ELSEWHERE = "elsewhere"
"""The mark of what a sentence tells as another incident elsewhere: "Elsewhere, a mine killed two"."""
AMID_PROTEST = "amid_protest"
"""The mark of harm that is told to have been done at a protest."""
ON_WORKS = "on_works"
"""The mark of what is done to works or stores where nobody is told to have been hurt."""
BOTH_SIDES = "both_sides"
"""The mark of harm that both sides are told to have suffered."""
HEADED = "headed"
"""The mark of what only the head of a note tells of: "Movement of forces: On 2 October, ..."."""
GUESSED = "by all the words of its sentence: a learned guess, likelier than what the tables tell"
"""The rule of a type that ``guessed`` gives."""
ALSO = "also"
"""How a sentence goes on to what it adds to the news told before: "also", "كما"."""
THEN = "then"
"""How a sentence goes on to what came next: "then", "ثم"."""


IN_SENTENCE = "place in the sentence"
"""The rule of a place that no role of the event word brought."""
OPENS = "opens the part of the sentence"
"""The rule of a place that a sentence, or a part of one, begins with: "In Herat, ...", "، وفي تعز قتل"."""
LISTED = "listed with the place before"
"""The rule of a place that an event word shares with the one named before it."""
TOLD_BEFORE = "day of what was told before"
"""The rule of a day inherited from the happening told before."""
PLACE_TOLD_BEFORE = "place of what was told before"
"""The rule of a place inherited from the happening told before."""
NEAREST = "nearest party that fights"
OPPONENT_CLOSE_BY = "opponent told close by"
OPPONENT = "opponent in the report"
SIDE_TOLD_BEFORE = "side of what was told before"
WEIGHED = "weighed against the other phrases"
INFERRED = frozenset({NEAREST, OPPONENT_CLOSE_BY, OPPONENT, SIDE_TOLD_BEFORE, WEIGHED})
"""The rules of sides that no word of the happening brought."""
PLACE_TOLD_AFTER = "place told after it"
"""The rule of a place that only the sentences after the happening name."""
PLACE_OF_LEAD = "place of the report's lead"
"""The rule of a place inherited from the report's lead."""
DAY_OF_STATEMENT = "day of the statement or the one before"
"""The rule of a day on which something was said, not known to be the happening's own."""
UNDATED = "undated field report: the day before to publication"
"""The rule of the day of a happening that nothing dates."""
NOT_ITS_OWN = frozenset(
    {TOLD_BEFORE, PLACE_TOLD_BEFORE, PLACE_TOLD_AFTER, PLACE_OF_LEAD, DAY_OF_STATEMENT, UNDATED}
)
"""The rules of days and places that a happening does not say itself."""


@dataclass(frozen=True, slots=True)
class Side:
    """Words that fill a side: offsets of the normal form, and the party they name where they name one."""

    start: int
    end: int
    party: PartyFound | None
    rule: str


class Section(NamedTuple):
    """The place that a part of a report opens with, and the sentence that does."""

    place: PlaceFound
    sentence: int


@dataclass(slots=True)
class Telling:
    """What one trigger tells. ``sense`` is the lexicon's; ``spans`` are the words that name the happening.

    ``protested`` where it is what a crowd protests against.
    ``referred`` where something else is told of it: a trial, an inquiry, a charge, a condemnation.
    ``another`` where the text says that it is one more ("a second attack", "هجوم آخر"); ``similar`` where it is likened
    to the one told before ("a similar attack", "هجوم مماثل").
    ``supporting`` where it fought along with something else: "under cover of air strikes".
    ``further`` by which word a sentence goes on to it: "كما دارت اشتباكات", "and then shelled"; ``ALSO`` adds to what
    was told, "" is none.
    ``last`` is the last sentence that told of it, once one was brought into it.
    ``past`` where its words date it long before the report.
    ``prior`` where its sentence tells of what came after it, or answered it ("shelled it in response to an attack");
    ``order`` holds the sentences that tell of what came before what, and whether it is what came before in them;
    ``aside`` where its sentence turns to another matter ("elsewhere", "من جهة أخرى").
    ``beside`` where its sentence tells of it as of what went on besides: "the raids came amid clashes".
    ``after`` is the last happening that gives a day in the sentences before it.
    ``section`` is the part of the report in which it was told last.
    ``turn`` says how many times its sentence turned to other news before it.
    ``led`` where it is the harm that something told before its words led to: "ما أدى إلى مقتل".
    ``others`` holds the counts of people missing, captured or displaced, ``casualties`` those of killed and injured.
    ``guessed`` is its type where all the words of its sentence speak for another than the tables, "" elsewhere (events/wording.py).
    ``type`` is what merging found last, "" where it has to be found anew.
    ``victims`` says of those killed, where no count is told, whether they are one ("singular") or more ("plural").
    ``roles`` holds the places that the roles of its event words brought.
    ``arms`` holds the means that its sentences name further from its words, which count where none is named with them.
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
    others: list[CasualtyMention] = field(default_factory=list)
    led: bool = False
    aggregate: bool = False
    of_war: bool = False
    definite: bool = False
    another: bool = False
    similar: bool = False
    headline: bool = False
    count: int | None = None
    status: str = "occurred"
    senses: list[str] = field(default_factory=list)
    type: str = ""
    type_rule: str = ""
    guessed: str = ""
    clause: tuple[int, int] = (0, 0)
    link: bool = False
    prior: bool = False
    order: set[tuple[int, bool]] = field(default_factory=set)
    aside: bool = False
    referred: bool = False
    victims: str | None = None
    roles: list[PlaceFound] = field(default_factory=list)
    arms: list[str] = field(default_factory=list)
    marks: frozenset[str] = frozenset()
    supporting: bool = False
    further: str = ""
    last: int = -1
    past: bool = False
    protested: bool = False
    beside: bool = False
    turn: int = 0
    after: Telling | None = None
    section: Section | None = None

    def sides(self) -> list[Side]:
        """Both sides' fillers."""
        return [*self.side1, *self.side2]

    def away(self, start: int, end: int) -> float:
        """How far a span lies from its words, in characters: one before them counts for more."""
        if start >= self.end:
            return start - self.end
        return (self.start - end) * 1.3 if end <= self.start else 0
