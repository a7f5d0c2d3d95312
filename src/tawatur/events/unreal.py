"""What the words around an event word say has not happened: supposed, intended, feared, denied in grammar, still held."""

from __future__ import annotations

import re

from tawatur.events.proto import NOMINAL, STATEMENTS
from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text.arabic import preposition_of

_INFINITIVE = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|must|cannot|not|never|did not|didnt|n't|if)\s+(?:be\s+)?(?:\w+ly\s+)?$"
)


_MANAGED = re.compile(
    r"\b(?:managed|able|continued|continue|began|begun|started|used|appeared|forced|went on)\s+to\s+$"
)


_SUBJUNCTIVE_AR = re.compile(r"(?:^|\s)(?:ان|كي|لكي|حتي|قد|سوف|لن|لم|لا|ربما|لو|اذا|يجب)\s+$")


_MANAGED_AR = re.compile(
    r"(?:تمكن|تمكنت|تمكنوا|استطاع|استطاعت|نجح|نجحت|قبل|بعد|منذ|سبق|الي|الا)\s+(?:من\s+|في\s+)?ان\s+$"
)


_PREPARED_AR = re.compile(
    r"(?:محاول[هت]|محاولات|احباط|منع|تخطيط|التخطيط|يخطط\w*|خطط\w*|لمنع|ضد اي|خطر|احتمال|تهديد\w*|هدد\w*|استعد\w*|تحسبا?|مساع\w*|الجهود|جهود|تحضير\w*|بهدف|من اجل|بغرض|بغيه|امكانيه|نيه|عزم\w*|يعتزم|مقرر|المقرر|امر|بشن|تمهيدا)\s+(?:ل|ب|من\s|ال|لشن\s|شن\s|بشن\s|علي\s)?\s*$"
)


_CAMPAIGN_AR = re.compile(
    r"(?:معركه|معارك|عمليه|عمليات|حمله|جهود|مسعي|سبيل|اجل|خطه|مشروع|اولويات|بغيه|موعد|ساعه|مرحله|هدف|بهدف)\s+(?:ل|ال)?$"
)


_HELD_AR = re.compile(r"(?:^|\s)(?:من|تحت|خارج|قبضه|نطاق)\s+$")


_RELATIVE_AR = re.compile(r"(?:التي|الذي|الذين|حيث|ما زال\w*|مازال\w*|لا يزال\w*|لا تزال|كان|كانت)\s+$")


_PREPARED_EN = re.compile(
    r"\b(?:any|possible|potential|future|planned|imminent|threat(?:s|ened)? (?:of|to)|plans? (?:for|to)|planning|prepar\w+ (?:for|to)|attempt(?:s|ed)? to|tr(?:y|ies|ied|ying) to|want(?:s|ed)? to"
    r"|call(?:s|ed|ing)? for|vow(?:s|ed) to|prevent|avoid|fear(?:s|ed)? (?:of|that)?|risk of|possibility of|end to|halt to|intend(?:s|ed)? to|ready to|no|without|not|if|support for|fight against|war on|campaign against)\s+(?:a|an|the|any|further|more|new|military|such)?\s*(?:\w+\s)?$"
)


_INTENDS_AR = re.compile(r"عتزم|خطط|نوي|ستعد|مقرر|وشك|تاهب|يريد|يحاول|حاول")


_UNDERGONE_AR = re.compile(r"(?:تعرض|يتعرض|تتعرض|نتيجه|اثر)\w*\s+(?:\S+\s+){0,5}$")


def _is_undergone(scene: Scene, hit: Hit) -> bool:
    """Whether the verb before an event noun with "ل" is تعرض, whose subject may be a long list of places."""
    before = [o for o in scene.triggers if hit.start - _LIST <= o.start < hit.start]
    return bool(before) and any(isinstance(e, Trigger) and e.lemma == "تعرض" for e in before[-1].entries)


_LIST = 220  # characters: how long a list of places may be


def is_supposed(scene: Scene, hit: Hit) -> bool:
    """Whether a word of supposing or intending governs the event word: "if", "could", "يخشى ... من", "تعتزم"."""
    start = max(scene.start, hit.start - (46 if scene.lang == "ar" else 40))
    for a, b, kind in scene.contexts:
        if kind == "hypothetical" and hit.end <= a < hit.end + 8 and scene.lang == "ar":
            return True  # "هجمات محتملة"
        if kind not in ("hypothetical", "planned") or not start <= a or not b <= hit.start:
            continue
        gap = scene.between(b, hit.start)
        if re.search(r"[.,،؛;:]|\b(?:but|and|after|have|has|been)\b|\s(?:لكن|بعد|و)\w*\s", gap):
            continue
        if kind == "hypothetical" or (
            scene.lang == "ar" and len(gap) < 24 and _INTENDS_AR.search(scene.between(a, b))
        ):
            return True
    return False


def is_unreal(scene: Scene, hit: Hit, trigger: Trigger) -> str | None:
    """Why a telling does not count as having happened: "drop", "planned", or None."""
    start = hit.start
    before = scene.between(
        max(scene.start, start - 60),
        start - (len(hit.prefix) if "ال" not in hit.prefix else len(hit.prefix) - 2),
    )
    if scene.lang == "ar":
        return _unreal_arabic(scene, hit, trigger, before)
    if trigger.sense in STATEMENTS:
        return None
    if trigger.tense in ("present", "past", "participle"):
        if _INFINITIVE.search(before) and not _MANAGED.search(before):
            return "drop"
    if trigger.tense in NOMINAL and (_PREPARED_EN.search(before) or _only_called_for(scene, hit)):
        return "drop"
    if _NOBODY_EN.search(before):
        return "drop"
    if (
        trigger.sense == "clash"
        and _WHO_FIGHTS_EN.match(scene.text, hit.start)
        and any(f.party is not None and f.end == hit.start - 1 for f in scene.fillers)
    ):
        return "drop"  # "the coalition fighting IS": who they are, not what they did
    if (
        trigger.tense in ("past", "participle")
        and _STANDING_EN.match(scene.text, hit.end)
        and _ARTICLE_EN.search(before)
    ):
        return "drop"  # "the besieged town": how it stands, not what happened
    return None


_WHO_FIGHTS_EN = re.compile(
    r"(?:fighting|battling)\b(?! (?:broke|erupted|raged|continued|in|near|around|between))"
)
_STANDING_EN = re.compile(
    r"\s+(?:\w+\s+)?(?:towns?|city|cities|villages?|areas?|districts?|enclaves?|territor(?:y|ies)|suburbs?|neighbou?rhoods?|regions?|province|quarter|camp)\b"
)
_ARTICLE_EN = re.compile(r"(?:\b(?:the|a|an|in|of|from|into|its|their)\s+|-)$")


_NOBODY_EN = re.compile(
    r"\b(?:no|nobody|none of the|no one)\s+(?:[\w-]+\s+){0,2}(?:was|were|is|are|has been|have been|had been)\s+$"
)
_TOLD_AS_DONE = re.compile(
    r"[,;:]|\b(?:the|this|that|after|over|following|and|which|who|have|has|had|was|were)\b"
)


def _only_called_for(scene: Scene, hit: Hit) -> bool:
    """Whether an event noun is what a threat, a demand or a pledge is about: "warned of attacks", "urged a truce"."""
    for other in scene.triggers:
        if other.start >= hit.start:
            break
        if hit.start - other.end > 50 or not any(
            isinstance(e, Trigger) and e.sense in ("threat", "demand", "pledge") for e in other.entries
        ):
            continue
        if not _TOLD_AS_DONE.search(scene.between(other.end, hit.start)):
            return True
    return False


def _unreal_arabic(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> str | None:
    if trigger.sense in STATEMENTS:
        return None
    verbal = trigger.tense not in ("noun", "masdar")
    if verbal:
        if hit.prefix.endswith("س"):
            return "drop"
        if hit.prefix.endswith("ل") and trigger.tense in ("present", "past"):
            # before a past the letters are a verbal noun's: "لشن غارات", but "تعرض لقصف"
            return None if _UNDERGONE_AR.search(before) or _is_undergone(scene, hit) else "drop"
        if _SUBJUNCTIVE_AR.search(before) and not _MANAGED_AR.search(before):
            if re.search(r"(?:^|\s)(?:ان|قد)\s+$", before) and trigger.tense in ("past", "passive"):
                return None
            return "drop"
        if (
            trigger.sense in ("capture", "clash", "movement", "siege_etc")
            and trigger.tense == "present"
            and _RELATIVE_AR.search(before)
        ):
            return "drop"
        return None
    if trigger.sense == "capture" and _HELD_AR.search(before):
        return "drop"  # "من سيطرة داعش": held by them, not taken
    if (
        trigger.sense == "capture"
        and trigger.tense == "noun"
        and preposition_of(hit.prefix) == "ل"
        and not before.rstrip().endswith("نتيجه")
    ):
        return "drop"
    if (
        preposition_of(hit.prefix) == "ل"
        and (trigger.tense == "masdar" or (trigger.tense == "noun" and trigger.sense != "bombard"))
        and trigger.sense
        in (
            "hit",
            "kill",
            "storm",
            "capture",
            "regain",
            "abduct",
            "execute",
            "arrest",
            "assault",
            "bombard",
            "disrupt",
        )
    ):
        if not _UNDERGONE_AR.search(before) and not _is_undergone(scene, hit):
            return "drop"
    if _PREPARED_AR.search(before):
        return "drop"
    if trigger.sense in ("regain", "capture") and _CAMPAIGN_AR.search(before):
        return "drop"
    return None
