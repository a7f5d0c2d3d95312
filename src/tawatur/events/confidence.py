"""How likely an event is to be right: a logistic model over what is seen of its happening, whatever the language.

The weights stand in ``data/weights/confidence.tsv`` and are made by ``tools/train_confidence.py``, on reports and
sentences whose licence allows it. ``bench/reliability.py`` measures whether of the events given 0.8 about 80% are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.events.kinds import GENERIC, HARM
from tawatur.events.proto import IN_SENTENCE, NOMINAL, NOT_ITS_OWN, Side, Telling
from tawatur.events.types import resolve_type
from tawatur.events.weigh import score
from tawatur.mentions.places import specificity
from tawatur.model import EVENT_TYPES

MODEL = "confidence"


def confidence(telling: Telling) -> float:
    """How likely it is that a happening took place as typed, from 0 to 1, rounded to two digits."""
    return round(score(MODEL, observe(telling)), 2)


def observe(telling: Telling) -> Iterator[str]:
    """What is seen of a happening that speaks for or against it, by names that know no language."""
    type_ = telling.sense if telling.sense in EVENT_TYPES else resolve_type(telling)[0]
    yield f"class {EVENT_TYPES[type_].class_}"
    yield f"type {type_}"
    senses = set(telling.senses)
    yield (
        "words of harm alone"
        if senses <= HARM
        else "general words alone"
        if senses <= GENERIC | HARM
        else "words of a kind"
    )
    yield "noun" if telling.tense in NOMINAL else f"verb {telling.tense}"
    if telling.definite:
        yield "refers back"
    yield from _where_and_when(telling)
    yield f"side1 {_known(telling.side1)}"
    yield f"side2 {_known(telling.side2)}"
    if telling.side1 and telling.side2:
        yield "both sides"
    yield from _tolls(telling)
    if telling.means:
        yield "means told"
    if telling.count:
        yield "counted happenings"
    if telling.aggregate:
        yield "aggregate"
    if telling.status != "occurred":
        yield f"status {telling.status}"
    told = len(telling.spans)
    yield "told once" if told == 1 else "told twice" if told == 2 else "told more often"
    yield (
        "sentence 1"
        if telling.sentence == 0
        else "sentence 2-3"
        if telling.sentence < 3
        else ("sentence 4-8" if telling.sentence < 8 else "sentence 9 or later")
    )


def _where_and_when(telling: Telling) -> Iterator[str]:
    if telling.place is None:
        yield "place none"
    else:
        yield f"place {_bond(telling.place_rule)}"
        yield "place exact" if specificity(telling.place.row) >= 3 else "place wide"
    if telling.date is None:
        yield "date none"
    else:
        yield f"date {_bond(telling.date_rule)}"
        if telling.date.precision in ("span", "year", "month"):
            yield "date wide"


def _bond(rule: str) -> str:
    """How near a place or a day stands to the event word: its own, of the sentence, or of another sentence."""
    return "inherited" if rule in NOT_ITS_OWN else "near" if rule == IN_SENTENCE else "own"


def _known(sides: Sequence[Side]) -> str:
    if not sides:
        return "none"
    return "named" if any(s.party is not None and s.party.actor for s in sides) else "told"


def _tolls(telling: Telling) -> Iterator[str]:
    for what in ("killed", "injured"):
        values = [c.value for c in telling.casualties if c.what == what]
        if values:
            yield f"{what} {'none' if values == [0] else 'some' if 'some' in values else 'counted'}"
