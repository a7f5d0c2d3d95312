"""Whom a sentence blames for an attack: "نسبته الحكومة إلى التنظيم", "متهما المتمردين بشن الهجوم"."""

from __future__ import annotations

import re

from tawatur.events.fillers import can_act
from tawatur.events.scene import Filler, Scene

_BLAMED_ON = re.compile(
    r"(?:^|[\s\"'(،])[وف]?(?:[تي]?نسب\S*|عز[يت]\S*|[تي]عزو\S*)(?:[\s،]+[^\W_]+){0,8}?\s+(?:الي\s+|ل(?=\S))"
    r"|(?:^|[\s\"'(،])[وف]?(?:القي|القيت|القت|[تي]لقي)(?:\s+[^\W_]+){0,3}?\s+ب?(?:اللوم|المسووليه|لوم|مسووليه)"
    r"(?:\s+[^\W_]+){0,2}?\s+علي\s+"
)
# The accused stands right before what it is accused of.
_ACCUSED_OF = re.compile(
    r"(?:^|[\s\"'(،])[وف]?(?:اتهم\S{0,2}|[تي]تهم\S{0,2}|متهما|متهمه|متهمين|اتهام|اتهامه|اتهامها)\s(?P<who>.{2,110}?)[\s،]"
    r"(?:بانه\S?|ب(?:ال)?(?:تنفيذ|شن|وقوف|مسووليه|ضلوع|تورط|ارتكاب|قتل|اغتيال|استهداف|تفجير|قصف|انتهاك|خطف|تدبير|هجوم|اعتداء))\S*"
    r"|(?:^|[\s\"'(،])[وف]?(?:حمل|حملت|[تي]حمل|محملا|محمله)\s(?P<answers>.{2,110}?)\s(?:ال)?مسووليه"
)
_NO_TURN = re.compile(r"[.؛]")


def blamed(scene: Scene) -> list[Filler]:
    """Those whom an Arabic sentence blames for an attack, in order."""
    found = []
    for match in _BLAMED_ON.finditer(scene.text, scene.start, scene.end):
        at = match.end()
        found += [f for f in scene.fillers if can_act(f) and 0 <= f.start - at < 6][:1]
    for match in _ACCUSED_OF.finditer(scene.text, scene.start, scene.end):
        start, end = match.span("who" if match["who"] else "answers")
        if not _NO_TURN.search(scene.text, start, end):
            accused = [
                f for f in scene.fillers if can_act(f) and f.start >= start and f.end <= end and not f.joined
            ]
            found += accused[-1:]
    return found
