"""Whose post or communiqué a report is: a first or last line that holds nothing but a source's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tawatur.claims.speakers import make_link
from tawatur.claims.types import Attribution, Link
from tawatur.claims.view import Span, make_view
from tawatur.mentions.entries import Actor, PlaceName, SourceName, SourceWord, Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text.document import Document

_MARKS: Final = re.compile(
    r"(?:[^\w@#]|_|#\w+|(?:عاجل|فلاش|متداول|مباشر|خاص|هام|urgent|breaking|flash|update|new)\b)*"
)
"""What stands before the name: signs, hashtags, the words that call for attention."""
_PARTS: Final = re.compile(r"\s*(?:\||:|\s[-–—]\s|\n)\s*")
_HANDLE: Final = re.compile(r"[\s(]*@\w+\)?")
_LONGEST: Final = 70  # characters: a name with the town of its branch
_CLOSES: Final = 30  # characters behind the name within its sentence: a handle, a colon


def posted_by(document: Document, hits: Sequence[Hit], found: Sequence[Attribution]) -> list[Attribution]:
    """What a report tells in nobody else's name where a line of its own says whose post it is.

    The line is the first ("Emergency Lawyers:", "عاجل | لجان مقاومة ..."), or the last, as communiqués are signed.
    """
    norm = document.norm.rstrip()
    first, last = norm.find("\n"), norm.rfind("\n") + 1
    if first < 0 and "|" not in norm:
        return []
    head, foot = (0, first if first > 0 else len(norm)), (last, len(norm))
    link = _named_alone(document, head, hits, signed=False)
    if link is None and last > 0:
        link = _named_alone(document, foot, hits, signed=True)
    if link is None:
        return []
    told = {a.sentence for a in found}
    return [
        Attribution((link,), s.start, s.end, "report", ":", s.index)
        for s in document.sentences
        if s.index not in told and not (s.start <= link.start < s.end and s.end - link.end < _CLOSES)
    ]


def _named_alone(document: Document, line: Span, hits: Sequence[Hit], signed: bool) -> Link | None:
    """The link of the source that a line names and beside which it says nothing; None for any other line."""
    norm, (start, stop) = document.norm, line
    begin = _MARKS.match(norm, start, stop)
    start = begin.end() if begin else start
    part = _PARTS.search(norm, start, stop)
    end = part.start() if part else stop
    behind = norm[part.end() : stop].strip() if part else ""
    colon = part is not None and not behind
    handle = _HANDLE.search(norm, start, end)
    end = handle.start() if handle else end
    while end > start and not norm[end - 1].isalnum():
        end -= 1
    if not 0 < end - start <= _LONGEST or (behind and (signed or part is None or ":" in part[0])):
        return None  # "the general: victory is near" is a headline
    first, behind_line = (bisect_left(hits, at, key=lambda h: h.start) for at in (start, stop))
    of_line = hits[first:behind_line]
    inside = [h for h in of_line if h.end <= end]
    if not inside or inside[0].start > start or inside[0].has(PlaceName):
        return None  # "SUDAN | Flash update": where, not who
    entries = inside[0].entries
    named = any(isinstance(e, SourceName) and e.kind not in ("media", "social_media") for e in entries)
    barred = part is not None and "|" in part[0]
    if not barred and any(map(_tells, of_line)):
        return None  # "SOHR - raid kills 5" is a headline; "SOHR | raid kills 5" is SOHR's own
    alone = colon or signed or barred
    office = alone and any(isinstance(e, SourceWord) and not e.anonymous and e.kind for e in entries)
    acts = (colon or handle is not None) and any(isinstance(e, Actor) for e in entries)
    if not (named or office or acts):
        return None
    view = make_view(document, document.sentences[document.sentence_at(start)], inside, [])
    link = make_link(view, (start, end))
    return link if link.kind not in ("other", "media") or link.source is not None else None


def _tells(hit: Hit) -> bool:
    return any(isinstance(e, Trigger) and e.sense != "none" for e in hit.entries)
