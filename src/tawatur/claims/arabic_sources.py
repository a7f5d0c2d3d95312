"""The Arabic frames that name who said it at the end or after a preposition: "بحسب X", "S، قال X"."""

from __future__ import annotations

import re

from tawatur.claims.arabic_phrases import (
    after_occasion,
    known_end,
    may_speak,
    medium,
    opens,
    phrase_limit,
    subject_before,
    to_medium,
    to_quoted,
    without_tail,
)
from tawatur.claims.cues import OF_IT, Cue, CueTable, load_cues
from tawatur.claims.view import Account, CueAt, Span, View
from tawatur.claims.words import words
from tawatur.mentions.entries import PlaceName, SourceName, SourceWord

_WHO = ("احد", "احدي", "وهو", "وهي", "من")  # after a comma: who the speaker is
_THAT_SAID = ("ذلك", "بذلك")
_AS = words("ar", "as")
_OWN_WORDS = words("ar", "own_words")
_NO_SOURCE = words("ar", "no_source")
_NEAR = 3  # words
_SHORT = 9  # words: the longest name of who says it
_SHORT_NAME = 4  # words: the longest behind a dash
_QUOTED = re.compile(r'"[^"]+"\s?:')
_COLON = Cue("colon", ":", frozenset(), (":",), "")


def closing(view: View, cue: CueAt, that: frozenset[str]) -> Account | None:
    """Who says it in a clause of its own at the end: "S، أفاد بذلك المرصد", "S، قال مصدر عسكري لرويترز"."""
    if cue.cue.kind not in ("say", "tell") or cue.first < 4 or cue.cue.tense == "passive":
        return None
    if not re.search(r"[،,–-]\s*$", view.before(cue.first)) or view.word(cue.first) not in cue.cue.words[:1]:
        return None
    begin = cue.last + (view.word(cue.last) in _THAT_SAID)
    last = len(view.words)
    aside = next((k for k in range(begin + 1, last) if view.word(k) in _WHO and "،" in view.before(k)), None)
    if not begin < last <= begin + _SHORT or any(
        view.word(k) in that or view.event(k) or (k > begin and re.search(r"[،,:؛\"]", view.before(k)))
        for k in range(begin, last if aside is None else aside)
    ):
        return None
    if not (view.speaking(begin) or begin > cue.last or last - begin <= 4):
        return None
    outer: Span | None = None
    hearer = next((k for k in range(begin + 1, last) if to_medium(view, k)), None)
    if hearer is not None:
        outer, _ = medium(view, hearer)
        last = hearer
    sentence = view.sentence
    return Account(cue, [view.span(begin, last)], outer, sentence.start, sentence.end, final=True)


def citing(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    phrase = _governed(view, cue.last, table)
    if phrase is None:
        return None
    return Account(cue, [phrase], None, view.sentence.start, view.sentence.end, cites=True)


def _governed(view: View, i: int, table: CueTable) -> Span | None:
    """The phrase that a preposition of source governs."""
    if i >= len(view.words) or view.word(i) in _OWN_WORDS | _NO_SOURCE | {"ما", "لما"} or view.event(i):
        return None
    if view.word(i).removeprefix("ل") in _NO_SOURCE:
        return None
    # "وفق حصيلة أعلنتها الحكومة": who told it
    told = next((c.last for c in view.cues if i < c.first <= i + _NEAR and c.cue.tense == OF_IT), i)
    i = told if told < len(view.words) and may_speak(view, told) else i
    limit, closed = phrase_limit(view, i, table.fixed["that"])
    if not closed and not view.speaking(i) and limit - i > 7:
        return None
    last = without_tail(view, i, limit if closed and limit - i < 12 else known_end(view, i, limit))
    start, end = view.span(i, last)
    hit = view.hit_of[i]
    if hit is not None and view.speaking(i) and hit.prefix:
        start = max(start, hit.start)
    elif (
        view.word(i).startswith("ل") and view.word(i) != "ل" and view.word(i - 1) in ("وفقا", "طبقا", "تبعا")
    ):
        start += 1
    return start, end


def according(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    if view.word(cue.first) == "وحسب" and cue.first > 0:
        return None  # "and no more"
    phrase = _governed(view, cue.last, table)
    if phrase is None:
        if view.word(cue.last) in ("قولها", "قوله", "قولهم"):
            near = next((k for k in range(min(6, cue.first)) if view.speaking(k) and not view.event(k)), None)
            if near is not None:
                speaker = view.span(near, known_end(view, near, min(near + 4, cue.first)))
                return Account(cue, [speaker], None, view.sentence.start, view.sentence.end, final=True)
        if view.word(cue.last) in _OWN_WORDS:
            return Account(cue, [], None, view.sentence.start, view.sentence.end, back=True, final=True)
        return None
    return Account(cue, [phrase], None, view.sentence.start, view.sentence.end, final=cue.first > 0)


_RESPONSIBLE = re.compile(r"(?:مس[وي]وليت|تبني)(?:ه|ها|هم)|المس[وي]وليه")


def noun_of_saying(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "بعد إعلان X S": who said it, where what is said follows at once."""
    i = cue.last
    if cue.first == 0 or not may_speak(view, i) or view.event(i):
        return None
    end = known_end(view, i, phrase_limit(view, i, table.fixed["that"])[0])
    about = view.word(end) in ("عن", "ان")
    # "إعلان التنظيم مسؤوليته عن الهجوم"
    if _RESPONSIBLE.fullmatch(view.word(end)) and view.word(end + 1) == "عن":
        return Account(cue, [view.span(i, end)], None, view.words[end][0], view.sentence.end, "claim")
    if view.word(end) in words("ar", "performed"):
        return None  # to declare it is to do it
    if not (about or view.event(end)) or re.search(r"[،,:؛]", view.before(min(end, len(view.words) - 1))):
        return None
    start = view.words[end][0]
    comma = re.compile("[،,؛]").search(view.document.norm, start, view.sentence.end)
    return Account(cue, [view.span(i, end)], None, start, comma.start() if comma else view.sentence.end)


def colon_heading(view: View) -> Account | None:
    """ "X: S" and "X لـY: S" of headlines, where nothing but a source stands before the colon."""
    text = view.document.norm[view.sentence.start : view.sentence.end]
    found = re.search(r"\s?:\s?", text[:80])
    if found is None or found.start() < 2:
        return _dash_heading(view)
    at = view.sentence.start + found.start()
    n = next((k for k, w in enumerate(view.words) if w[0] > at), len(view.words))
    if n == 0 or n > 9 or n >= len(view.words) or any(c.first < n for c in view.cues):
        return None
    hearer = next((k for k in range(1, n) if to_medium(view, k) or to_quoted(view, k)), None)
    first = _behind_town(view, n)
    title = view.sentence.index == 0 and (
        hearer is not None
        or (n <= _SHORT_NAME and _QUOTED.match(text))
        or (n - first <= _SHORT_NAME and _is_office(view, first))
    )
    if not view.speaking(first) and not title:
        return None
    if any(view.event(k) for k in range(n)) or (not title and all(view.has(k, PlaceName) for k in range(n))):
        return None
    outer = medium(view, hearer)[0] if hearer is not None else None
    speaker = view.span(first if hearer is None else 0, n if hearer is None else hearer)
    return Account(CueAt(_COLON, n - 1, n), [speaker], outer, view.words[n][0], view.sentence.end)


def _behind_town(view: View, end: int) -> int:
    """The first word behind the place that opens a heading with its dash: "الضالع - ناطق المقاومة:"; else 0."""
    k = 0
    while k < end - 1 and view.place(k):
        k += 1
    return k if k and _DASHED.search(view.before(k)) else 0


_DASHED = re.compile(r"[-|/]")


def _is_office(view: View, k: int) -> bool:
    """Whether a common noun for a source, or for a body, stands there: "لجنة", "صحيفة", "التحالف"."""
    table = load_cues("ar")
    return view.word(k) in table.nouns or view.word(k) in table.fixed["organisation"]


def _dash_heading(view: View) -> Account | None:
    """ "S - X" of headlines, where nothing but a source stands behind the dash."""
    dash = view.document.norm.rfind(" - ", view.sentence.start, view.sentence.end)
    n = next((k for k, w in enumerate(view.words) if w[0] > dash), 0) if dash > 0 else 0
    if view.sentence.index or n < 3 or len(view.words) - n > _SHORT_NAME:
        return None
    if not view.has(n, SourceName, SourceWord) or any(view.event(k) for k in range(n, len(view.words))):
        return None
    span = view.span(n, len(view.words))
    return Account(CueAt(_COLON, n - 1, n), [span], None, view.sentence.start, view.words[n - 1][1])


def relay(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "نقلت Y عن X (قوله) أن", "علمت Y من X أن": the medium before, the origin after the preposition."""
    that = table.fixed["that"]
    learnt = "from" in cue.cue.note
    if cue.cue.tense == OF_IT and view.word(cue.first - 1) not in _AS:
        return None
    about = next(
        (
            k
            for k in range(cue.last, min(cue.last + 10, len(view.words)))
            if view.word(k) in (("من",) if learnt else ("عن", "عنه", "عنها", "عنهم"))
        ),
        None,
    )
    if about is None:
        return None
    outer: Span | None = None
    if about > cue.last and not view.event(cue.last):
        outer = view.span(cue.last, about)
    elif view.word(cue.first)[:1] not in "وف":
        left = subject_before(view, cue)
        outer = view.span(*left) if left is not None else None
    if view.word(about) not in ("عن", "من"):
        return Account(cue, [], outer, view.words[about][1], view.sentence.end, back=True)
    if about + 1 >= len(view.words):
        return None
    limit, closed = phrase_limit(view, about + 1, that)
    last = limit if closed or limit - about < 6 else known_end(view, about + 1, limit)
    after = after_occasion(view, last, that)
    start = view.words[after][0] if after < len(view.words) else view.sentence.end
    if learnt and not opens(view, after, that):
        return None
    if outer is None and not view.speaking(about + 1):
        return None
    if after >= len(view.words) and cue.first > 2:  # at the end, of all before: "، وفق ما نقلت Y عن X"
        speaker = view.span(about + 1, last)
        return Account(cue, [speaker], outer, view.sentence.start, view.sentence.end, final=True)
    return Account(cue, [view.span(about + 1, last)], outer, start, view.sentence.end)
