"""What is seen of a phrase that may be a side of a happening, as clues that know no language, and what each weighs.

What is seen is gathered in three keys, each a tuple of plain values, whose sums are kept: a report holds few that differ.
The weights stand in ``data/weights/sides.tsv`` and are made by ``tools/train_sides.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.events.fillers import GOVERNING, PRONOUN_OF_NOUN
from tawatur.events.proto import (
    NEAREST,
    NOMINAL,
    OPPONENT,
    OPPONENT_CLOSE_BY,
    SIDE_TOLD_BEFORE,
    Telling,
)
from tawatur.events.types import resolve_type
from tawatur.mentions.numbers_en import TWO_TO_TEN
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.tables import WEIGHTS, read_table
from tawatur.model import EVENT_TYPES

MODEL = "sides"
NOBODY = "nobody"
"""The clue of a side that is left empty."""
_KEPT = 50_000  # keys whose sums are kept

_GROUPS = {
    "air_drone_strike": "strike",
    "shelling_missile": "strike",
    "chemical_weapon": "strike",
    "grenade": "strike",
    "remote_explosive": "blast",
    "suicide_bomb": "blast",
    "armed_clash": "clash",
    "government_regains_territory": "capture",
    "nonstate_overtakes_territory": "capture",
    "attack": "violence",
    "sexual_violence": "violence",
    "abduction": "seizure",
    "arrests": "seizure",
}
_GOVERNS = {
    "": "none",
    "ب": "b",
    **dict.fromkeys(("علي", "ضد", "تجاه", "بحق", "باتجاه", "نحو", "صوب"), "on"),
    **dict.fromkeys(("on", "against", "at", "into", "towards"), "on"),
    **dict.fromkeys(("by", "قبل", "يد", "ايدي", "برصاص", "بنيران", "بواسطه"), "by"),
    **dict.fromkeys(("من", "from"), "from"),
    **dict.fromkeys(("مع", "with", "بين", "between"), "with"),
    **dict.fromkeys(("في", "داخل", "وسط", "قرب", "حول"), "in"),
    **dict.fromkeys(("in", "inside", "near", "around", "within", "across"), "in"),
    **dict.fromkeys(("ل", "of", "to", "الي"), "of"),
}
_SLOT_NAMES = ("none", "on", "by", "from", "with", "in", "of", "b", "other")
SLOTS_N, OTHER_SLOT = len(_SLOT_NAMES), len(_SLOT_NAMES) - 1
SLOT = {word: _SLOT_NAMES.index(name) for word, name in _GOVERNS.items()}
_RULES = {
    NEAREST: "nearest",
    OPPONENT_CLOSE_BY: "opponent close",
    OPPONENT: "opponent",
    SIDE_TOLD_BEFORE: "told before",
    "subject carried over": "carried",
    "those harmed": "harmed",
    "the place that was hit": "place hit",
    "subject": "subject",
    GOVERNING: "subject",
    PRONOUN_OF_NOUN: "preposition",
    "named in the phrase": "subject",
    "object": "object",
    "passive": "passive",
    "passive subject": "passive",
    "genitive": "genitive",
    "those it was done to": "done to",
    "modifier of the event word": "modifier",
    "agent marker": "agent",
    "passive, by": "agent",
    "by": "agent",
    "who carried it out": "agent",
    "blamed for it": "agent",
    "in whose ranks": "done to",
    "whose it was": "done to",
    "whose operation it was": "agent",
    "nationality of the event word": "nationality",
}
GUESSED = frozenset({"none", "nearest", "opponent close", "opponent", "told before"})
"""The names of the rules by which no word of the happening brings a side."""
_PLAIN = frozenset({"civilians", "protesters", "rioters", "platform", "government"})
INERT = frozenset({"thing", "military thing", "unlisted", "place"})  # these act only where a role says so
NUMBERS = frozenset(
    (*TWO_TO_TEN.split("|"), "dozens", "hundreds", "several", "many", "عشرات", "مئات", "اثنين", "عدد", "نحو")
)
"""What counts the phrase behind it. "مئات" is never met: the normal form has "ميات". Mending it, or adding a word, changes
the clue "counted": run tools/train_sides.py and measure."""
NUMBERS_AR = frozenset(["ثلا", "ارب", "خمس", "ست", "سته", "سبع", "ثما", "تسع", "عشر"])
HOLDS = "holds"
"""What follows a party that is told only to hold a place: "a rebel-held district"."""
FOLLOWS = {
    **dict.fromkeys(["said", "says", "told", "announced", "reported", "ان", "انه", "انها", "بان"], "says"),
    **dict.fromkeys(["who", "which", "that", "الذي", "التي", "الذين"], "who"),
    **dict.fromkeys(["-held", "-controlled", "-run", "-dominated"], HOLDS),
}


Rules = tuple[str, int, str, int]
"""The rule that gave a phrase to side 1 and its rank there, and the same of side 2."""
NO_RULES: Rules = ("none", 9, "none", 9)
BEFORE, AFTER = -1, -2  # where a phrase stands that is in none of a happening's sentences


class Phrase(NamedTuple):
    """What is seen of a phrase whatever the happening: its kind, its standing in the report, the words around it."""

    kind: str
    acts: int
    suffers: int
    mostly: int
    named: int
    fullest: bool
    speaks: str
    counted: bool
    words: int
    follows: str


class Row(NamedTuple):
    """A phrase of a report: what governs it, how many parties stand before it in its sentence, what is seen of it."""

    start: int
    end: int
    party: PartyFound | None
    actor: str | None
    slot: int
    upto: int
    opens: bool
    seen: Phrase


Seen = tuple[Row, Rules | None, int, int]
"""A phrase as a candidate for the sides of a happening: the rules that gave it, whose kin it is, where it stands."""


def group_of(happening: Telling) -> str:
    """The group of kinds of events that weights are shared in: strike, blast, clash, capture, ..."""
    type_ = happening.sense if happening.sense in EVENT_TYPES else resolve_type(happening)[0]
    return _GROUPS.get(type_) or EVENT_TYPES[type_].class_


def kind_of(party: PartyFound | None, place: bool) -> str:
    """What kind of thing a phrase is: a named group, civilians, a thing, a place, ..."""
    if party is None:
        return "place" if place else "unlisted"
    if party.victim:
        return "victim"
    if party.class_ == "object":
        return "military thing" if party.military else "thing"
    if party.class_ in _PLAIN:
        return party.class_
    if not party.armed:
        return "organisation"
    state = party.class_ in ("state_forces", "external_forces")
    if party.actor:
        return "named state" if state else "named group"
    return "unnamed state" if state else "unnamed group"


def rule_of(rule: str) -> str:
    """The name that weights give the rule of a side."""
    return _RULES.get(rule) or ("unlisted" if rule.endswith("no list names") else "preposition")


@cache
def weights() -> Mapping[str, tuple[float, float]]:
    """What each clue weighs for side 1 and for side 2."""
    return {
        row["clue"]: (float(row["side1"]), float(row["side2"]))
        for row in read_table(WEIGHTS / f"{MODEL}.tsv")
    }


class PositionTable(dict[int, tuple[float, float]]):
    """The sums of positions for event words of a kind."""

    word: tuple[str, str]


@lru_cache(maxsize=_KEPT)
def position_table(word: str, sense: str) -> PositionTable:
    """The table of sums for an event word: "noun" or "verb", and its sense."""
    table = PositionTable()
    table.word = word, sense
    return table


def _sum(names: Iterable[str]) -> tuple[float, float]:
    known, none = weights(), (0.0, 0.0)
    pairs = [known.get(name, none) for name in names]
    return sum(p[0] for p in pairs), sum(p[1] for p in pairs)


@lru_cache(maxsize=_KEPT)
def phrase_sums(group: str, seen: Phrase) -> tuple[float, float]:
    """What the phrase itself weighs for either side, in a group of events."""
    return _sum(_phrase_clues(group, seen))


@lru_cache(maxsize=_KEPT)
def role_sums(group: str, kind: str, given: Rules, kin: int) -> tuple[float, float]:
    """What the rules that brought a phrase weigh for either side; ``kin`` is 1 of side 1, 2 of side 2, 3 of both."""
    return _sum(_role_clues(1, group, kind, given, kin))[0], _sum(_role_clues(2, group, kind, given, kin))[1]


def position_sums(position: int, table: PositionTable) -> tuple[float, float]:
    """What the place of a phrase weighs for either side, beside the event words of a table."""
    return _sum(_position_clues(position, *table.word))


def clues(happening: Telling, c: Seen, side: int) -> Iterator[str]:
    """What is seen of a candidate for side 1 or 2, by names that know no language."""
    group = group_of(happening)
    row, given, kin, position = c
    yield from _phrase_clues(group, row.seen)
    yield from _role_clues(side, group, row.seen.kind, given or NO_RULES, kin)
    word = "noun" if happening.tense in NOMINAL else "verb"
    yield from _position_clues(position, word, happening.senses[0])


def _position_clues(position: int, word: str, sense: str) -> Iterator[str]:
    if position < 0:
        yield "elsewhere"
        yield f"elsewhere {'before' if position == BEFORE else 'after'}"
        return
    position, marks = divmod(position, 8)
    position, between = divmod(position, 3)
    where, slot = divmod(position, SLOTS_N)
    side, governed = ("before", "after", "within")[where], _SLOT_NAMES[slot]
    yield f"{word} {side} {governed}"
    yield f"{sense} {side} {governed}"
    yield f"{side} {between} between"
    yield "same clause" if marks & 1 else "other clause"
    if marks & 2:
        yield "first in the sentence"
    if marks & 4:
        yield "first sentence"


def _role_clues(side: int, group: str, kind: str, given: Rules, kin: int) -> Iterator[str]:
    rule1, rank1, rule2, rank2 = given
    own, rank, other = (rule1, rank1, rule2) if side == 1 else (rule2, rank2, rule1)
    yield f"kind {kind}"
    yield f"{group} {kind}"
    yield f"rule {own}"
    if own == "none":
        yield f"{group} {kind} new"
    else:
        yield f"rank {rank}"
    if other != "none":
        yield f"other rule {other}"
    if kin & side:
        yield "kin by rule"
        if own == "none":
            yield "kin by rule new"
    if kin & (3 - side):
        yield "kin of the other side by rule"


def _phrase_clues(group: str, seen: Phrase) -> Iterator[str]:
    if seen.acts != -1:
        yield f"acts {seen.acts}"
        yield f"suffers {seen.suffers}"
        yield f"mostly {seen.mostly}"
        yield f"named {seen.named}"
        if seen.fullest:
            yield "fullest mention"
    yield f"words {seen.words}"
    if seen.counted:
        yield "counted"
        yield f"counted {group}"
    if seen.speaks:
        yield f"speaks {seen.speaks}"
        yield f"speaks {seen.speaks} {group}"
    if seen.follows:
        yield f"followed by {seen.follows}"
