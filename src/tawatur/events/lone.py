"""A lone Arabic sentence: whether it tells of what its event words name, or only refers to it.

In a report the sentences around say what is news and what is background. A sentence torn from its report has none, and
most event words in newspaper sentences are background ("since the attack on ..."). There a learned judge decides over
the words of the sentence and over what the cascade saw of its events. Its weights stand in
``data/weights/sentence-ar.tsv`` and are made by ``tools/train_sentence_judge.py``. docs/adr/0009-lone-sentences.md says
why here and nowhere else.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.events.confidence import observe
from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.types import resolve_type
from tawatur.events.weigh import BASE, logistic, weights
from tawatur.mentions.entries import Actor, Nationality, PlaceName, Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.model import EVENT_TYPES, Report
from tawatur.text import Document

MODEL = "sentence-ar"
KINDS = {
    "assault": frozenset({"battles", "explosions", "civilians"}),
    "protest": frozenset({"protests", "riots"}),
}
"""The classes of events that each of the two judges is about; events of other classes are not judged."""
THRESHOLD = "threshold"
LONG = 80
"""Characters outside names from which on a sentence is long. Names do not count, so that no actor is read otherwise than
another for its long name."""
_ENDS = re.compile(r"[.؟?!…»\"”)\]]\s*$")
_INNER_END = re.compile(r"(?<![.…])[.؟?!][»\"”)\]]*\s+\S|\n\s*\S")
"""The end of a sentence with another one after it; not the dots of an omission."""
_GOES_ON = re.compile(
    r"[\W_]*(?:و(?!زار|زير|زراء|قع|صل|صول|فا[هت]|فد|حد|كال|ال[دي]|سط|سايل|اشنطن|لاي|فق|ردت?\b|فيات)|فيما|كما|بينما|لكن|ثم\s|الا ان"
    r"|الي ذلك|من (?:جه|جانب|ناحي)|بيد ان|(?:بعد|عند|حين)ها\b|ف(?:هو|هي|هم|ان|قد|في|هذ[اه]|لم|لا|كان)\b)"
)
"""The conjunctions with which a sentence goes on from one before it; not the words that begin with the same letter."""
_OF_NO_NEWS = re.compile(r"\b(?:19|20)\d\d\b|؟\W*$")
"""What no flash holds: a year, since its day is that of its publication, and a question."""
_WORD = re.compile(r"[^\W_]+")
_CLITICS = re.compile(r"^(?:[وف])?(?:ال|لل|بال|كال|[بلك])?")
_NAMES = (Actor, Nationality, PlaceName)
_WORDS, _BEGINNINGS, _CLUE = 2.0, 1.0, 0.2  # what all the words of a sentence weigh, what one clue does
_A_NAME = "o a name"
_FIRST, _OPENS = 4, 0.25  # words that a sentence opens with, and what each of them weighs
_STEM, _ROOT = 3, 4  # letters
_OPENING = (2, 5, 12)  # words before an event word
_TENS, _LONGEST = 10, 6  # words, and tens of words
_QUOTED = re.compile(r"«[^»]*»?|\"[^\"]*\"?")
_RELATIVE = re.compile(r"\b(?:الذي|التي|الذين|اللذين|اللتين)\b")
_BEFORE = 40  # characters before an event word in which its relative pronoun stands


def is_lone(report: Report, document: Document, hits: Sequence[Hit]) -> bool:
    """Whether a report is an Arabic sentence torn from its report, as far as one can tell.

    What has a title, a publisher, an address or a date was published as it stands. A headline ends without a full stop.
    A short sentence is a flash, which tells of one thing, unless its first word goes on from a sentence before it, or it asks
    or tells a year.
    """
    return (
        document.lang == "ar"
        and not (report.title or report.publisher or report.url or report.published)
        and report.parent is None
        and (len(document.sentences) == 1 or _INNER_END.search(document.norm) is None)
        and _ENDS.search(document.norm) is not None
        and (
            len(document.norm) - len(_in_names(hits)) >= LONG
            or _GOES_ON.match(document.norm) is not None
            or _OF_NO_NEWS.search(document.norm) is not None
        )
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
        if ours and judge(kind, seen | clues(ours, norm)) >= known.get(f"{kind} {THRESHOLD}", 0.0):
            found.add(kind)
    return found


def judge(kind: str, seen: Mapping[str, float]) -> float:
    """How likely it is that people read a sentence as telling of a kind, from 0 to 1, by what is seen of it."""
    known = weights(MODEL)
    total = sum(known.get(f"{kind} {name}", 0.0) * value for name, value in seen.items())
    return logistic(known.get(f"{kind} {BASE}", 0.0) + total)


def words(norm: str, hits: Sequence[Hit]) -> dict[str, float]:
    """The words of a sentence and their beginnings, how many, those it opens with, and where its event words stand, with what
    each weighs.

    Long sentences are not surer than short ones: all the words together weigh as much. Numbers count as one word. Names
    of actors, peoples and places are left out: what is told must not hang on who did it or where.
    """
    names = _in_names(hits)
    forms, beginnings, starts = set(), set(), []
    opening: list[str] = []
    for match in _WORD.finditer(norm):
        named = not names.isdisjoint(range(*match.span()))
        word = "0" if match[0].isdigit() else match[0]
        opens = _A_NAME if named else f"o {word}"
        if len(opening) < _FIRST and not (named and opening[-1:] == [_A_NAME]):
            opening.append(opens)
        if named:
            continue
        starts.append(match.start())
        forms.add(f"w {word}")
        stem = _CLITICS.sub("", word)
        if len(stem) >= _STEM and not word.isdigit():
            beginnings.add(f"p {stem[:_ROOT]}")
    found = dict.fromkeys(_event_words(hits, starts), _CLUE)
    found[f"t length {min(len(starts) // _TENS, _LONGEST)}"] = _CLUE
    found |= dict.fromkeys(opening, _OPENS)
    found |= dict.fromkeys(forms, _WORDS / math.sqrt(max(1, len(forms))))
    return found | dict.fromkeys(beginnings, _BEGINNINGS / math.sqrt(max(1, len(beginnings))))


def _in_names(hits: Sequence[Hit]) -> set[int]:
    return {at for hit in hits if hit.has(_NAMES) for at in range(hit.start, hit.end)}


def _event_words(hits: Sequence[Hit], starts: Sequence[int]) -> Iterator[str]:
    """The event words, whatever the cascade made of them: sense, tense, clitics, how far into the sentence."""
    for hit in hits:
        trigger = next((e for e in hit.entries if isinstance(e, Trigger)), None)
        if trigger is None:
            continue
        shape = "noun" if trigger.tense in NOMINAL else "verb"
        before = bisect_left(starts, hit.start)
        at = sum(before >= limit for limit in _OPENING)
        yield f"t {trigger.lemma}"
        yield f"t {trigger.sense} {trigger.tense}"
        yield f"t {trigger.sense} after {hit.prefix or 'nothing'}"
        yield f"t {shape} {at}"
        yield f"t {trigger.sense} {shape} {at}"


def clues(happenings: Iterable[Telling], norm: str) -> dict[str, float]:
    """What the cascade saw of the happenings of one kind, with what each weighs; but not when: lone sentences have no day.

    Whether they are told in quotation marks or a relative clause ("the attack that ...") is seen, too.
    """
    found = set()
    quoted = [match.span() for match in _QUOTED.finditer(norm)]
    for happening in happenings:
        start = happening.start
        found.add(f"lemma {happening.lemma}")
        found.add("c quoted" if any(a <= start < b for a, b in quoted) else "c unquoted")
        found.add("c relative" if _RELATIVE.search(norm, max(0, start - _BEFORE), start) else "c main")
        found |= {f"c {clue}" for clue in observe(happening) if not clue.startswith("date ")}
    return dict.fromkeys(found, _CLUE)
