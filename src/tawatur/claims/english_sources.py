"""The English frames that name who said it behind a preposition or at an end: "according to X", "by X", "S: X"."""

from __future__ import annotations

from tawatur.claims.cues import Cue, CueTable
from tawatur.claims.english_appositions import with_name
from tawatur.claims.english_phrases import is_armed, phrase_after, phrase_before
from tawatur.claims.view import Account, CueAt, View
from tawatur.claims.words import words
from tawatur.mentions.entries import PlaceName, SourceName, SourceWord, Trigger

_BODIES = words("en", "body")
_NO_SPEAKER = words("en", "no_speaker")
_NO_HEAD = words("en", "no_head")
_FOOTAGE = words("en", "footage")
_STATEMENT = words("en", "statement")
_ISSUING = words("en", "issuing")
_NEAR = 3  # words
_LONGEST_NAME = 50  # characters
_COLON = Cue("colon", ":", frozenset(), (":",), "")


def citing(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    cited = phrase_after(view, cue.last)
    if cited is None:
        return None
    return Account(cue, [view.span(*cited)], None, view.sentence.start, view.sentence.end, cites=True)


def according(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    phrase = phrase_after(view, cue.last)
    if phrase is None or (
        view.word(phrase[1] - 1) in _NO_SPEAKER | _NO_HEAD and not view.speaking(phrase[1] - 1)
    ):
        return None
    phrase = with_name(view, phrase)
    start, end = view.sentence.start, view.sentence.end
    if cue.first == 0:
        start = view.words[phrase[1]][0] if phrase[1] < len(view.words) else start
    return Account(cue, [view.span(*phrase)], None, start, end, final=cue.first > 0)


def by(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    if "footage" in cue.cue.note and not any(
        view.word(k) in _FOOTAGE for k in range(max(0, cue.first - _NEAR), cue.first)
    ):
        return None
    phrase = phrase_after(view, cue.last)
    if phrase is None or not any(view.speaking(k) and not view.has(k, Trigger) for k in range(*phrase)):
        return None
    claimed = view.word(cue.first) == "claimed"
    if view.word(cue.first) in ("released", "published", "provided", "circulated", "claimed") and not any(
        view.has(k, SourceName, SourceWord) for k in range(*phrase)
    ):
        if not claimed or not is_armed(view, phrase):
            return None
    kind = "claim" if claimed else "report"
    return Account(cue, [view.span(*phrase)], None, _opening(view, cue), view.sentence.end, kind, final=True)


def _opening(view: View, cue: CueAt) -> int:
    """Where what is claimed begins: "the strike came after a bombing claimed by X" is of the bombing."""
    before = range(cue.first - 1, max(-1, cue.first - 9), -1)
    at = next((k for k in before if view.word(k) in ("after", "following", "since")), None)
    return view.sentence.start if at is None or view.word(cue.first) != "claimed" else view.words[at][1]


def reports(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "Amid reports that S", "there were reports of S": an account that nobody is named for."""
    word = next((k for k in range(cue.first, cue.last) if view.word(k) == "reports"), None)
    if word is None or cue.last >= len(view.words):
        return None
    start, end = view.words[cue.last][0], view.sentence.end
    comma = view.document.norm.find(", ", start, end) if cue.first == 0 else -1
    return Account(cue, [view.span(word, word + 1)], None, start, comma if comma > 0 else end)


def gerund(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    last = next((a for a in reversed(found) if not a.cites), None)
    if any(view.word(k) == "lives" for k in range(cue.last, cue.last + 4)):
        return None
    if view.word(cue.first - 1) in (
        "as",
        "by",
        "without",
        "of",
        "is",
        "was",
        "are",
        "were",
        "been",
        "before",
        "after",
        "for",
    ):
        return None
    with_ = _with_speaker(view, cue, found)
    if with_ is not None:
        last = with_
    elif last is None:
        last = _issuer(view, cue)
        if last is None:
            return None
    after = view.words[cue.last][0] if cue.last < len(view.words) else view.sentence.end
    return Account(cue, list(last.speakers), last.outer, after, view.sentence.end, back=last.back)


def _with_speaker(view: View, cue: CueAt, found: list[Account]) -> Account | None:
    """Who says it in "the town was shelled, with officials there saying that S"."""
    phrase = phrase_before(view, cue.first - 1 - (view.word(cue.first - 1) == "there"))
    if phrase is None or view.word(phrase[0] - 1) != "with" or not view.speaking(phrase[1] - 1):
        return None
    if "," not in view.before(phrase[0] - 1):
        return None
    if found and not found[-1].final:
        found[-1].end = min(found[-1].end, view.words[phrase[0] - 1][0])
    return Account(cue, [view.span(*phrase)], None, 0, 0)


def _issuer(view: View, cue: CueAt) -> Account | None:
    """Who "issued a statement saying that S": nobody has been quoted before."""
    if view.word(cue.first - 1) not in _STATEMENT:
        return None
    article = next(
        (k for k in range(cue.first - 2, max(0, cue.first - 5), -1) if view.word(k) in ("a", "an")), 0
    )
    k = article - 1
    if article < 2 or view.word(k) not in _ISSUING:
        return None
    k -= 1 + (view.word(k) == "out")
    k -= view.word(k) in ("has", "had", "have", "also", "later")
    phrase = phrase_before(view, k)
    return None if phrase is None else Account(cue, [view.span(*phrase)], None, 0, 0)


def colon_heading(view: View) -> Account | None:
    """ "X: S" and "S: X" of headlines."""
    text = view.document.norm[view.sentence.start : view.sentence.end]
    colon = text.find(": ")
    if colon < 2 or colon > 90:
        return None
    at = view.sentence.start + colon
    n = next((k for k, w in enumerate(view.words) if w[0] > at), len(view.words))
    phrase = phrase_after(view, 0)
    dash = text.rfind(" - ", 0, colon)
    if dash > 0 and (
        begin := next((k for k in range(n) if view.words[k][0] > view.sentence.start + dash), n)
    ):
        return _behind_dateline(view, begin, n, at)
    none = CueAt(_COLON, max(0, n - 1), n)
    if (
        phrase is not None
        and phrase[1] == n
        and any(view.speaking(k) and not view.has(k, PlaceName) for k in range(n))
    ):
        return Account(none, [view.span(0, n)], None, at + 1, view.sentence.end)
    return _at_end(view, n) if n < len(view.words) else None


_DATELINE = 6  # words


def _behind_dateline(view: View, begin: int, n: int, at: int) -> Account | None:
    """ "Aleppo province - The Observatory: S": the source between where it reports from and a colon."""
    phrase = phrase_after(view, begin) if begin <= _DATELINE else None
    told = phrase is not None and phrase[1] == n and not any(view.event(k) for k in range(n))
    named = any(view.has(k, SourceName, SourceWord) or view.word(k) in _BODIES for k in range(begin, n))
    if not told or not named or not any(view.has(k, PlaceName) for k in range(begin)):
        return _at_end(view, n) if n < len(view.words) else None
    none = CueAt(_COLON, max(0, n - 1), n)
    return Account(none, [view.span(begin, n)], None, at + 1, view.sentence.end)


def _at_end(view: View, n: int) -> Account | None:
    """ "S: X" and "S - X" of headlines, where nothing but a source stands from the word ``n`` on."""
    tail = phrase_after(view, n)
    if (
        tail is None
        or tail[1] != len(view.words)
        or not any(view.has(k, SourceName, SourceWord) or view.word(k) in _BODIES for k in range(*tail))
        or any(view.event(k) for k in range(n, len(view.words)))
    ):
        return None
    end = view.words[n - 1][1]
    return Account(CueAt(_COLON, n - 1, n), [view.span(n, tail[1])], None, view.sentence.start, end)


def dash_heading(view: View) -> Account | None:
    """ "S - X" of headlines."""
    dash = view.document.norm.rfind(" - ", view.sentence.start, view.sentence.end)
    if view.sentence.index or dash < 0 or view.sentence.end - dash > _LONGEST_NAME:
        return None
    n = next((k for k, w in enumerate(view.words) if w[0] > dash), 0)
    return _at_end(view, n) if n > 2 else None
