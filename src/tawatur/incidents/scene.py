"""The scene of an event in its report: the places and numbers around it, and the words that it is told in."""

from __future__ import annotations

import re

from tawatur.mentions.counts import find_counts
from tawatur.model import CodedReport, Event
from tawatur.text.normalise import fold

_SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")
_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d[\d,.:]*")
_LONGEST = 400
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_PREFIXES = "وفبل"
_ENDINGS = ("ات", "ين", "ون", "ان", "ها", "هم", "يه", "ه", "ي")
_SHORTEST = 3


def scene(coded: CodedReport, event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the places that the sentences of an event name, and the stems of their words.

    The place of another event of that type and day is left out: there the report says itself that these are two.
    """
    text = coded.report.text
    stretches = sorted({_sentence(text, mention.start, mention.end) for mention in event.mentions})
    others = {o.place.id for o in coded.events if o.place and o.id != event.id and _is_beside(o, event)}
    near = {p.place.id for p in coded.places if any(start <= p.start < end for start, end in stretches)}
    words = {stem(word) for start, end in stretches for word in _WORD.findall(fold(text[start:end]))}
    return tuple(sorted(near - others)), tuple(sorted(word for word in words if len(word) >= _SHORTEST))


def _is_beside(a: Event, b: Event) -> bool:
    """Whether two events of a report are of one type and begin on one day."""
    return a.type == b.type and (a.date and a.date.start) == (b.date and b.date.start)


def numbers(coded: CodedReport, event: Event) -> tuple[str, ...]:
    """The numbers in the sentences of an event, in figures or in words: what a report in another language gives too."""
    text, lang = coded.report.text, coded.report.lang
    found: set[str] = set()
    for start, end in {_sentence(text, mention.start, mention.end) for mention in event.mentions}:
        norm = fold(text[start:end])
        found |= {figures.group().strip(".,:").replace(",", "") for figures in _FIGURES.finditer(norm)}
        if lang in ("ar", "en"):
            found |= {str(count.min) for count in find_counts(norm, lang) if count.min}
    return tuple(sorted(found))


def stem(word: str) -> str:
    """A folded word without the article, one-letter particles and endings that inflect it; rough, for comparing."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            word = word[len(article) :]
            break
    else:
        if word[0] in _PREFIXES and len(word) > 4:
            word = word[1:]
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), word)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a stretch of text begins and ends, cut where it is long."""
    first = max(0, start - _LONGEST)
    for found in _SENTENCE_END.finditer(text, first, start):
        first = found.end()
    last = min(len(text), end + _LONGEST)
    stop = _SENTENCE_END.search(text, end, last)
    return first, stop.start() + 1 if stop else last
