"""What came before what in one sentence: "shelled the town in response to an attack" tells of two happenings."""

from __future__ import annotations

import re

from tawatur.events.alike import HARM
from tawatur.events.proto import Telling
from tawatur.events.scene import Scene

_ANSWERED = {
    "ar": re.compile(r"(?:ردا? علي|انتقاما ل|ثارا ل)(?: ?\S+){0,3} ?$"),
    "en": re.compile(r"\bin (?:response|retaliation|reprisal|revenge) (?:to|for)(?: [\w'-]+){0,3} $"),
}
_TURN = re.compile(r"[.؛;]|(?:^|\s)(?:فيما|بينما|كما|لكن)\s|\b(?:while|whereas|but|meanwhile)\b")
_ELSEWHERE = re.compile(
    r"\W*(?:و?من (?:جهه|ناحيه|جانب) (?:اخري|اخر|ثانيه)|و?(?:علي|في) (?:صعيد|سياق|حادث|تطور|هجوم|موضوع|حادثه) (?:اخر|اخري|منفصل)"
    r"|و?في غضون ذلك|و?الي ذلك|و?في (?:الوقت نفسه|الاثناء)"
    r"|(?:meanwhile|elsewhere|separately|in another|in a separate|in other|in a different)\b)"
)
_TOLL = re.compile(
    r"\b(?:a|the|death) toll\b|(?:^|\s)و?(?:ال)?حصيله (?:ال)?(?:قتلي|ضحايا|هجوم|تفجير|انفجار|حادث|غار|اولي|جديد|نهاي)|(?:^|\s)و?(?:ارتفع|ارتفاع|بلغ) عدد (?:ال)?(?:قتلي|ضحايا|شهداء)"
)
_BEFORE = 48  # characters before an event word in which the words stand


def mark_order(scene: Scene, tellings: list[Telling]) -> None:
    """Mark the tellings of a sentence that something else in it answered, with what goes on telling of them; and those
    of a sentence that turns to another matter.
    """
    turned = _ELSEWHERE.match(scene.text, scene.start) is not None
    again = not turned and _TOLL.search(scene.text, scene.start, scene.end) is not None
    last: Telling | None = None
    for telling in sorted(tellings, key=lambda t: t.start):
        before = scene.between(max(scene.start, telling.start - _BEFORE), telling.start)
        goes_on = last is not None and _TURN.search(scene.between(last.end, telling.start)) is None
        telling.prior = goes_on or _ANSWERED[scene.lang].search(before) is not None
        last = telling if telling.prior else None
        telling.aside = turned
        if again and telling.senses[0] in HARM:
            telling.definite = True  # "gave a toll of 48 dead": of what was told before
