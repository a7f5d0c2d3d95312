"""Whom a sentence blames: "نسبته الحكومة إلى التنظيم", "متهما المتمردين بشن الهجوم", "accused the army of killing"."""

from __future__ import annotations

import re

from tawatur.events.fillers import can_act
from tawatur.events.scene import Filler, Scene

_BLAMED_ON = re.compile(
    r"(?:^|[\s\"'(،])[وف]?(?:(?!(?:ب|ال)?نسبه\s+(?:الي|ل))[تي]?نسب\S*|عز[يت]\S*|[تي]عزو\S*)(?:[\s،]+[^\W_]+){0,8}?\s+(?:الي\s+|ل(?=\S))"
    r"|(?:^|[\s\"'(،])[وف]?(?:القي|القيت|القت|[تي]لقي)(?:\s+[^\W_]+){0,3}?\s+ب?(?:اللوم|المسووليه|لوم|مسوولي[هت]\w*)"
    r"(?:\s+[^\W_]+){0,2}?\s+علي\s+"
)
_BLAMED_ON_EN = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)(?: (?!on )[\w'-]+){0,5} on|attribut(?:e|es|ed|ing)(?: (?!to )[\w'-]+){0,5} to) "
    r"(?:(?:the|an?|suspected|alleged) ){0,2}"
)
# The accused stands right before what it is accused of.
_ACCUSED_OF = re.compile(
    r"(?:^|[\s\"'(،])[وف]?(?:اتهم\S{0,2}|[تي]تهم\S{0,2}|متهما|متهمه|متهمين|اتهام|اتهامه|اتهامها)\s(?P<who>.{2,110}?)[\s،]"
    r"(?:بانه\S?|ب(?:ال)?(?:تنفيذ|شن|اطلاق|ضرب|خرق|احتجاز|اعتقال|مهاجمه|اقتحام|احراق|زرع|تعذيب|تصفيه|اعدام|اختطاف|محاصره|حصار|سرقه|نهب|وقوف|مسووليه|ضلوع|تورط|ارتكاب|قتل|اغتيال|استهداف|تفجير|قصف|انتهاك|خطف|تدبير|هجوم|اعتداء))\S*"
    r"|(?:^|[\s\"'(،])[وف]?(?:حمل|حملت|[تي]حمل|محملا|محمله)\s(?P<answers>.{2,110}?)\s(?:ال)?مسووليه"
)
_ACCUSED_OF_EN = re.compile(
    r"\b(?:(?:accus(?:e|es|ed|ing)(?! of) (?P<who>[^.;]{2,110}?) of|blam(?:e|es|ed|ing) (?P<does>[^.;]{2,110}?) for"
    r"|(?P<said>[^.;]{2,60}?) (?:is|are|was|were|been|being) (?:widely |also )?(?:accused|suspected) of) (?=\w+ing\b)"
    r"|blam(?:e|es|ed|ing) (?:(?P<answers>[^.;]{2,60}?) for (?:[\w'-]+ ){1,3}?"
    r"(?:attacks?|bombings?|blasts?|(?:air ?)?strikes?|raids?|shelling|explosions?|ambush|assault|abductions?)\b"
    r"|(?P<alone>[^.;,]{2,60})(?=[.;]|$)))"
)
_BLAME = re.compile(r"نسب|عز[وي]|لوم|مسوولي|تهم|تهام|accus|blam|attribut|suspected of")
_NO_TURN = re.compile(r"[.؛]")


def blamed(scene: Scene) -> list[Filler]:
    """Those whom a sentence blames for an attack, in order."""
    if not _BLAME.search(scene.text, scene.start, scene.end):
        return []
    found = []
    start = max(0, scene.start - 1)  # what stands before the first word
    blaming = _BLAMED_ON if scene.lang == "ar" else _BLAMED_ON_EN
    for match in blaming.finditer(scene.text, start, scene.end):
        found += [
            f
            for f in scene.fillers
            if can_act(f) and match.start() < f.start < match.end() + 6 and f.end > match.end()
        ][:1]
    accusing = _ACCUSED_OF if scene.lang == "ar" else _ACCUSED_OF_EN
    for match in accusing.finditer(scene.text, start, scene.end):
        first, end = match.span(match.lastgroup or 0)
        if not _NO_TURN.search(scene.text, first, end):
            accused = [
                f for f in scene.fillers if can_act(f) and f.start >= first and f.end <= end and not f.joined
            ]
            found += accused[-1:]
    return found
