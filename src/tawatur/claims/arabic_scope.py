"""How far in its sentence what somebody says in Arabic reaches."""

from __future__ import annotations

import re

from tawatur.claims.view import CueAt, View
from tawatur.claims.words import words
from tawatur.mentions.entries import Trigger

_AS = words("ar", "as")
_AFTER = words("ar", "after")
_TOPIC = words("ar", "topic")
_LONG = 5  # words: a shorter quotation is of a name
_SENTENCE = re.compile(r"(?:و?ان(?:ه|ها|نا|هم|ني)?|هذ[اه]|هناك|نحن|لن|لم|لا|لقد|سوف|ما زال\w*|يجب|علينا)\s")


def scope_of(view: View, cue: CueAt, after: int) -> tuple[int, int, bool]:
    """Offsets of what is said, and whether it stands before the cue; ``after`` is the word behind the speaker."""
    sentence = view.sentence
    lead = view.word(cue.first - 1)
    if lead in _AS and cue.first > 2:
        return sentence.start, sentence.end, True
    start = view.words[after][0] if after < len(view.words) else view.words[cue.last - 1][1]
    if (
        view.word(0).removeprefix("و") in _TOPIC
        and cue.first > 1
        and after_comma(view, view.words[cue.first][0])
    ):
        start = sentence.start  # "وحول عودة الحكومة، قال"
    end = min(_aside(view, after), _quoted_to(view, after))
    return start, min(end, _told_on(view, after)) if "named" in cue.cue.note else end, False


def _quoted_to(view: View, after: int) -> int:
    """Where a quotation closes that is all that is said: the publisher goes on in its own voice."""
    sentence = view.sentence
    if after >= len(view.words) or not view.before(after).endswith('"'):
        return sentence.end
    close = view.document.norm.find('"', view.words[after][0], sentence.end)
    long = view.document.norm.count(" ", view.words[after][0], close) >= _LONG if close > 0 else False
    long = long or (close > 0 and _SENTENCE.match(view.document.norm, view.words[after][0]) is not None)
    return close if long and view.document.norm[close + 1 : close + 2] == " " else sentence.end


def _told_on(view: View, after: int) -> int:
    """Where behind a demand or a judgement the publisher tells on: "دعت الفصائل إلى إضراب، | وخرجت مسيرات"."""
    for k in range(after + 1, len(view.words)):
        hit = view.hit_of[k]
        if hit is None or not hit.prefix.startswith("و") or not re.search("[،,]", view.before(k)):
            continue
        if any(isinstance(e, Trigger) and e.tense == "past" for e in hit.entries):
            return view.words[k][0]
    return view.sentence.end


def _aside(view: View, after: int) -> int:
    """Where what is said ends: the publisher adds what went before ("وذلك بعد يومين من", "وذلك غداة")."""
    for k in range(after + 2, len(view.words) - 2):
        if view.word(k) == "وذلك" and view.word(k + 1) in _AFTER:
            return view.words[k][0]
    return view.sentence.end


def after_comma(view: View, begin: int) -> bool:
    """Whether a comma stands right before an offset of the sentence."""
    return view.document.norm[view.sentence.start : begin].rstrip().endswith((",", "،"))
