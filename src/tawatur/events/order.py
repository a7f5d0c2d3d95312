"""What came before what in one sentence: "shelled the town in response to an attack" tells of two happenings."""

from __future__ import annotations

import re

from tawatur.events.alike import HARM
from tawatur.events.proto import Telling
from tawatur.events.scene import Scene

_WORDS = {
    "ar": r"(?:ردا? علي|انتقاما ل|ثارا ل)",
    "en": r"\bin (?:response|retaliation|reprisal|revenge) (?:to|for)",
}
_ANSWER = {lang: re.compile(words) for lang, words in _WORDS.items()}
_ANSWERED = {
    "ar": re.compile(_WORDS["ar"] + r"(?: ?\S+){0,3} ?$"),
    "en": re.compile(_WORDS["en"] + r"(?: [\w'-]+){0,3} $"),
}
_TURN = re.compile(r"[.؛;]|(?:^|\s)(?:فيما|بينما|كما|لكن)\s|\b(?:while|whereas|but|meanwhile)\b")
_ELSEWHERE = re.compile(
    r"\W*(?:و?من (?:جهه|ناحيه|جانب) (?:اخري|اخر|ثانيه)"
    r"|و?(?:علي|في) (?:صعيد|سياق|حادث|تطور|هجوم|موضوع|حادثه) (?:اخر|اخري|منفصل)"
    r"|و?في غضون ذلك|و?الي ذلك|و?في (?:الوقت نفسه|الاثناء)"
    r"|(?:meanwhile|elsewhere|separately|in another|in a separate|in other|in a different)\b)"
)
_TOLL = {
    "ar": re.compile(
        r"حصيله (?:ال)?(?:قتلي|ضحايا|هجوم|تفجير|انفجار|حادث|غار|اولي|جديد|نهاي)"
        r"|(?:ارتفع|ارتفاع|بلغ) عدد (?:ال)?(?:قتلي|ضحايا|شهداء)"
    ),
    "en": re.compile(r"\b(?:a|the|death) toll\b"),
}
_BEFORE = 48  # characters before an event word in which the words stand


def mark_order(scene: Scene, tellings: list[Telling]) -> None:
    """Mark the tellings of a sentence that something else in it answered, with what goes on telling of them; those of a
    sentence that turns to another matter; and as definite the harm of one that gives a toll again.
    """
    if not tellings:
        return
    if _ELSEWHERE.match(scene.text, scene.start) is not None:
        for telling in tellings:
            telling.aside = True
    else:
        harm = [t for t in tellings if t.senses[0] in HARM]
        if harm and _TOLL[scene.lang].search(scene.text, scene.start, scene.end) is not None:
            for telling in harm:
                telling.definite = True  # "gave a toll of 48 dead": of what was told before
    if len(tellings) > 1 and _ANSWER[scene.lang].search(scene.text, scene.start, scene.end) is not None:
        _mark_prior(scene, tellings)


def _mark_prior(scene: Scene, tellings: list[Telling]) -> None:
    last: Telling | None = None
    for telling in sorted(tellings, key=lambda t: t.start):
        before = scene.between(max(scene.start, telling.start - _BEFORE), telling.start)
        goes_on = last is not None and _TURN.search(scene.between(last.end, telling.start)) is None
        telling.prior = goes_on or _ANSWERED[scene.lang].search(before) is not None
        last = telling if telling.prior else None
