"""A long Arabic sentence torn from its report: whether it tells of what its event words name, or only refers to it.

In a report the sentences around say what is news and what is background. A lone sentence has none, and in long
newspaper sentences most event words are background ("since the attack on ..."). There a learned judge decides over the
words of the sentence and over what the cascade saw of its events. Its weights stand in
``data/weights/sentence-ar.tsv`` and are made by ``tools/train_sentence_judge.py``. docs/adr/0009-lone-sentences.md says
why here and nowhere else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from tawatur.events.confidence import observe
from tawatur.events.proto import Telling
from tawatur.events.types import resolve_type
from tawatur.events.weigh import BASE, logistic, weights
from tawatur.mentions.entries import Actor, Nationality, PlaceName
from tawatur.mentions.lexicon import Hit
from tawatur.model import EVENT_TYPES, Report
from tawatur.text import Document

MODEL = "sentence-ar"
KINDS = {
    "assault": frozenset({"battles", "explosions", "civilians"}),
    "protest": frozenset({"protests", "riots"}),
}
"""The classes of events that each of the two judges is about; events of other classes are not judged."""
LONG = 80
"""Characters outside names from which on a sentence is long: shorter ones are headlines and flashes, which tell of one
thing. Names do not count, so that no actor is read otherwise than another for its long name."""
THRESHOLD = "threshold"
_WORD = re.compile(r"[^\W_]+")
_CLITICS = re.compile(r"^(?:[وف])?(?:ال|لل|بال|كال|[بلك])?")
_NAMES = (Actor, Nationality, PlaceName)
_WORDS_WEIGH = 3.0
_STEM, _ROOT = 3, 4  # letters


def is_lone(report: Report, document: Document, hits: Sequence[Hit]) -> bool:
    """Whether a report is one long Arabic sentence and no more."""
    return (
        document.lang == "ar"
        and not report.title
        and report.parent is None
        and len(document.sentences) == 1
        and len(document.norm) - len(_in_names(hits)) >= LONG
    )


def kind_of(telling: Telling) -> str | None:
    """The judge that a happening stands before, None where it stands before none."""
    type_ = telling.sense if telling.sense in EVENT_TYPES else resolve_type(telling)[0]
    class_ = EVENT_TYPES[type_].class_
    return next((kind for kind, classes in KINDS.items() if class_ in classes), None)


def told(norm: str, hits: Sequence[Hit], happenings: Sequence[Telling]) -> set[str]:
    """The kinds of which a sentence tells, of those that its happenings are of."""
    found = set()
    seen = words(norm, hits)
    known = weights(MODEL)
    for kind in KINDS:
        ours = [h for h in happenings if kind_of(h) == kind]
        if ours and judge(kind, seen, ours) >= known.get(f"{kind} {THRESHOLD}", 0.0):
            found.add(kind)
    return found


def judge(kind: str, seen: Collection[str], happenings: Sequence[Telling]) -> float:
    """How likely it is that people read a sentence as telling of a kind, from 0 to 1."""
    known = weights(MODEL)
    total = known.get(f"{kind} {BASE}", 0.0) + word_weight(len(seen)) * _sum(kind, seen)
    return logistic(total + _sum(kind, clues(happenings)))


def word_weight(number: int) -> float:
    """How much one word counts among so many: long sentences are not surer than short ones."""
    return _WORDS_WEIGH / math.sqrt(max(1, number))


def words(norm: str, hits: Sequence[Hit]) -> set[str]:
    """The words of a sentence, each also without its clitics and by its first letters; numbers count as one word.

    Names of actors, peoples and places are left out: what is told must not hang on who did it or where.
    """
    names = _in_names(hits)
    found = set()
    for match in _WORD.finditer(norm):
        word = match[0]
        if not names.isdisjoint(range(*match.span())):
            continue
        if word.isdigit():
            found.add("w 0")
            continue
        found.add(f"w {word}")
        stem = _CLITICS.sub("", word)
        if len(stem) >= _STEM:
            found |= {f"s {stem}", f"p {stem[:_ROOT]}"}
    return found


def _in_names(hits: Sequence[Hit]) -> set[int]:
    return {at for hit in hits if hit.has(_NAMES) for at in range(hit.start, hit.end)}


def clues(happenings: Iterable[Telling]) -> set[str]:
    """What the cascade saw of the happenings of one kind."""
    return {clue for happening in happenings for clue in _clues(happening)}


def _clues(happening: Telling) -> Iterator[str]:
    yield f"lemma {happening.lemma}"
    for clue in observe(happening):
        yield f"c {clue}"


def _sum(kind: str, found: Iterable[str]) -> float:
    known = weights(MODEL)
    return sum(known.get(f"{kind} {clue}", 0.0) for clue in found)
