"""The Arabic frames of what holds somebody's words: "جاء في بيان X أن", "بيانا قالت فيه إن", "هجوم تبناه X"."""

from __future__ import annotations

import re

from tawatur.claims.arabic_phrases import (
    after_occasion,
    bare_noun,
    is_statement,
    known_end,
    may_speak,
    opens,
    phrase_limit,
    without_tail,
)
from tawatur.claims.cues import CueTable
from tawatur.claims.view import Account, CueAt, Span, View
from tawatur.claims.words import words

_SHORT = 9  # words: the longest name of who says it
_HEAD = 8  # words: within which stands who issues a statement
_NEAR = 6  # words
IN_IT = ("فيه", "فيها")
_FOOTAGE = words("ar", "footage")
_AS = words("ar", "as")
_RELATIVE = words("ar", "relative")
_TO = ("الي", "ل")
_COUNCILS = words("ar", "council")


def is_footage(view: View, index: int) -> bool:
    """Whether within a few words stands what is seen or heard of a happening: "صورا", "مقطع فيديو"."""
    near = range(max(0, index), min(index + _NEAR, len(view.words)))
    return any({view.word(k), bare_noun(view.word(k))} & _FOOTAGE for k in near)


def stated(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "جاء في بيان لـ X أن S", "S، وفق ما جاء في بيان X": the statement speaks, with whose it is."""
    that = table.fixed["that"]
    begin = cue.last
    if not is_statement(view.word(begin)):
        return None
    limit, closed = phrase_limit(view, begin, that)
    if view.word(cue.first - 1) in _AS and cue.first > 0:
        span = view.span(begin, without_tail(view, begin, limit if closed else known_end(view, begin, limit)))
        return Account(cue, [span], None, view.sentence.start, view.sentence.end, final=True)
    if not closed or limit >= len(view.words):
        return None
    after = after_occasion(view, limit, that)
    if not opens(view, after, that):
        return None
    return Account(cue, [view.span(begin, limit)], None, view.words[after][0], view.sentence.end)


def issued(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "بيانا باسم X تعلن فيه S": whose statement it is that others pass on."""
    reach = range(cue.last + 2, min(cue.last + _SHORT + 2, len(view.words) - 1))
    said = next((k for k in reach if view.word(k) in IN_IT), None)
    if said is None or not any(view.speaking(k) for k in range(cue.last, said - 1)):
        return None
    return Account(
        cue, [view.span(cue.last, said - 1)], None, view.words[said + 1][0], view.sentence.end, final=True
    )


def within(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "أصدرت X بيانا قالت فيه إن S", "بثت Y مقابلة مع X قال فيها": who issued the statement, or was heard in it."""
    that = table.fixed["that"]
    after = cue.last + (view.word(cue.last) in IN_IT)
    if after >= len(view.words):
        return None
    heard = next((k for k in range(cue.first - 2, 0, -1) if view.word(k) == "مع"), None)
    if heard is not None and not is_statement(view.word(heard - 1)):
        heard = None
    head = range(min(_HEAD, cue.first)) if heard is None else range(heard + 1, heard + 2)
    begin = next((k for k in head if may_speak(view, k) and not view.event(k)), None)
    speakers: list[Span] = []
    if begin is not None:
        begin -= begin > 0 and view.word(begin - 1) in _COUNCILS  # "نقابة الأطباء"
        limit = min(phrase_limit(view, begin, that)[0], cue.first)
        limit = next((k for k in range(begin + 1, limit) if is_statement(view.word(k))), limit)
        speakers = [view.span(begin, without_tail(view, begin, known_end(view, begin, limit)))]
    outer = next((view.span(k, view.hit_end(k)) for k in range(heard or 0) if view.media(k)), None)
    start = view.words[after][0]
    return Account(cue, speakers, outer, start, view.sentence.end, back=not speakers)


def of_it(view: View, cue: CueAt, that: frozenset[str]) -> Account | None:
    """ "هجوم تبناه X", "الذي نسبته X إلى", "صور نشرها X": who says it of what stands before."""
    if cue.first == 0 or cue.last >= len(view.words):
        return None
    footage, laid = "footage" in cue.cue.note, "laid" in cue.cue.note
    if not (footage and is_footage(view, cue.first - _NEAR)) and not laid and cue.cue.kind != "claim":
        return None
    limit, _ = phrase_limit(view, cue.last, that)
    if laid:
        limit = next((k for k in range(cue.last + 1, limit + 1) if view.word(k) in _TO), 0)
    if not limit or not may_speak(view, cue.last):
        return None
    span = view.span(cue.last, without_tail(view, cue.last, min(limit, known_end(view, cue.last, limit))))
    start, end = (view.sentence.start, view.sentence.end) if footage else clause_of(view, cue.first)
    kind = "claim" if cue.cue.kind == "claim" else "report"
    return Account(cue, [span], None, start, end, kind, final=True)


def clause_of(view: View, index: int) -> Span:
    """The clause between commas that a word stands in, with the one before a relative pronoun that opens it."""
    begin = index
    while begin > 0 and (
        not re.search("[،,؛]", view.before(begin))
        or begin == index
        or (begin == index - 1 and view.word(begin) in _RELATIVE)
    ):
        begin -= 1
    end = next((k for k in range(index + 1, len(view.words)) if re.search("[،,؛]", view.before(k))), None)
    return view.words[begin][0], view.sentence.end if end is None else view.words[end - 1][1]
