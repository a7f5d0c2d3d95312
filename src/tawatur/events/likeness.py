"""How two tellings compare: named observations from which a learned weight says whether they tell of one happening.

The observations know no language: a report in Arabic is compared as one in English is.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.events.proto import IN_SENTENCE, NOT_ITS_OWN, NOMINAL, Side, Telling
from tawatur.events.types import resolve_type
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import distance_km, specificity
from tawatur.mentions.registry import actors
from tawatur.model import EVENT_TYPES

HARM = frozenset({"kill", "injure"})
"""Senses that tell of harm and not of what did it."""
GENERIC = frozenset({"hit", "assault", "shoot", "bombard"})
"""Senses that leave open what kind of violence it was."""
_NEAR, _CLOSE, _FAR = 12.0, 30.0, 80.0  # kilometres


def observe(a: Telling, b: Telling) -> Iterator[str]:
    """What is seen when a telling ``b`` is held against a happening ``a`` told before it."""
    yield from _kinds(a, b)
    yield from _places(a, b)
    yield from _days(a, b)
    yield from _parties(a, b)
    yield from _harm(a, b)
    gap = b.sentence - max(a.sentences, default=a.sentence)
    yield f"gap={'same' if gap <= 0 else gap if gap <= 2 else '3-5' if gap <= 5 else '6+'}"
    if a.sentence <= 1:
        yield "lead"
        yield "lead body" if b.sentence > 1 else "lead lead"
    if b.definite:
        yield "definite"
    if b.tense in NOMINAL:
        yield "noun"
    if a.count is not None and b.count is not None:
        yield "count same" if a.count == b.count else "count differs"


def _kinds(a: Telling, b: Telling) -> Iterator[str]:
    first, second = resolve_type(a)[0], resolve_type(b)[0]
    same = first == second
    if same:
        yield "type same"
        yield f"both {EVENT_TYPES[first].class_}"
    else:
        yield "class same" if EVENT_TYPES[first].class_ == EVENT_TYPES[second].class_ else "class differs"
    for name, telling in (("a", a), ("b", b)):
        senses = set(telling.senses)
        yield f"{name} {'harm' if senses <= HARM else 'generic' if senses <= GENERIC | HARM else 'plain'}"
    if a.lemma == b.lemma:
        yield "lemma same"
    if a.means and b.means:
        yield "means same" if a.means == b.means else "means differ"


def _places(a: Telling, b: Telling) -> Iterator[str]:
    if a.place is None or b.place is None:
        yield "place a none" if a.place is None else "place b none"
        return
    yield f"place {place_relation(a.place, b.place)}"
    if b.place_rule == IN_SENTENCE or a.place_rule == IN_SENTENCE:
        yield f"place loose {place_relation(a.place, b.place)}"


def place_relation(one: PlaceFound, other: PlaceFound) -> str:
    """How two places lie: same, within (one area holds the other), near, close, apart, far; unlisted for no point."""
    if one.row.id == other.row.id:
        return "same"
    if one.row.id.startswith(other.row.id + "/") or other.row.id.startswith(one.row.id + "/"):
        return "part"
    exact = min(specificity(one.row), specificity(other.row))
    if "unlisted" in (one.row.kind, other.row.kind) and exact >= 3:
        return "unlisted"
    distance = distance_km(one.row, other.row)
    if one.row.country != other.row.country and one.row.country and other.row.country and distance > _CLOSE:
        return "abroad"
    if exact < 3 and distance <= max(one.row.radius_km, other.row.radius_km) * 1.3 + 10:
        return "within"
    wide = "" if exact >= 3 else " wide"
    return ("near" if distance <= _NEAR else "close" if distance <= _CLOSE else "apart" if distance <= _FAR else "far") + wide


def _days(a: Telling, b: Telling) -> Iterator[str]:
    if a.date is None or b.date is None:
        yield "day a none" if a.date is None else "day b none"
        return
    if a.date.first <= b.date.last and b.date.first <= a.date.last:
        exact = a.date.first == a.date.last == b.date.first == b.date.last
        yield "day same" if exact else "days overlap"
        return
    gap = max((a.date.first - b.date.last).days, (b.date.first - a.date.last).days)
    own = a.date_rule not in NOT_ITS_OWN and b.date_rule not in NOT_ITS_OWN
    yield f"days {'1 apart' if gap <= 1 else '7 apart' if gap <= 7 else 'far apart'}{' own' if own else ''}"


def _parties(a: Telling, b: Telling) -> Iterator[str]:
    for name, ours, theirs in (("side1", a.side1, b.side1), ("side2", a.side2, b.side2)):
        mine, other = actors_of(ours), actors_of(theirs)
        if mine and other:
            yield f"{name} {'same' if any(related(x, y) for x in mine for y in other) else 'differs'}"
        elif not theirs:
            yield f"{name} b none"
    crossed = any(related(x, y) for x in actors_of(a.sides()) for y in actors_of(b.sides()))
    if crossed:
        yield "party shared"


def _harm(a: Telling, b: Telling) -> Iterator[str]:
    for what in ("killed", "injured"):
        first, second = tolls(a, what), tolls(b, what)
        if first and second:
            if first & second:
                yield f"{what} same"
            elif min(abs(x - y) for x in first for y in second) <= max(1, min(max(first), max(second)) // 10):
                yield f"{what} like"
            else:
                yield f"{what} differs"
        elif second:
            yield f"{what} b only"
        elif first:
            yield f"{what} a only"


def related(first: str, second: str) -> bool:
    """Whether two actors are one party: the same, one of the other's, or of one state."""
    if first == second:
        return True
    one, two = actors().get(first), actors().get(second)
    if one is None or two is None:
        return False
    if first in two.affiliation or second in one.affiliation:
        return True
    return (
        one.country == two.country
        and one.class_ in ("state_forces", "government")
        and two.class_ in ("state_forces", "government")
    )


def actors_of(sides: list[Side]) -> set[str]:
    """The actors, by id, that sides name."""
    return {s.party.actor for s in sides if s.party is not None and s.party.actor}


def tolls(telling: Telling, what: str) -> set[int]:
    """The exact counts of those killed or injured that a telling gives."""
    return {c.min for c in telling.casualties if c.what == what and c.value not in ("some", 0)}


def observe_alone(telling: Telling) -> Iterator[str]:
    """What is seen of a telling by itself that speaks for or against its being a happening not told before."""
    type_ = resolve_type(telling)[0]
    yield f"is {EVENT_TYPES[type_].class_}"
    yield f"sense {telling.senses[0]}"
    yield "noun" if telling.tense in NOMINAL else f"verb {telling.tense}"
    if telling.definite:
        yield "definite"
    senses = set(telling.senses)
    yield "harm" if senses <= HARM else "generic" if senses <= GENERIC | HARM else "plain"
    if telling.place is None:
        yield "place none"
    else:
        loose = "loose" if telling.place_rule == IN_SENTENCE else "own"
        yield f"place {loose}"
        yield f"place {'exact' if specificity(telling.place.row) >= 3 else telling.place.row.kind}"
    if telling.date is None:
        yield "day none"
    else:
        yield f"day {telling.date.precision}"
        if telling.date_rule in NOT_ITS_OWN:
            yield "day loose"
    yield f"side1 {'none' if not telling.side1 else 'named' if actors_of(telling.side1) else 'told'}"
    yield f"side2 {'none' if not telling.side2 else 'named' if actors_of(telling.side2) else 'told'}"
    for what in ("killed", "injured"):
        values = [c.value for c in telling.casualties if c.what == what]
        if values:
            yield f"{what} {'some' if 'some' in values else 'none' if values == [0] else 'counted'}"
    if telling.means:
        yield "means"
    if telling.count:
        yield "count"
    if telling.aggregate:
        yield "aggregate"
    yield f"spans {min(3, len(telling.spans))}"
    yield f"sentence {telling.sentence if telling.sentence < 3 else '3-8' if telling.sentence < 9 else '9+'}"
    for clue in telling.clues:
        if clue.startswith(("context=", "left=", "right=")) or clue in ("asks", "short", "long", "opens"):
            yield clue
