"""Whether an event word refers back to what was told before: "the attack", "الهجوم"."""

from __future__ import annotations

import re

from tawatur.events.proto import NOMINAL
from tawatur.events.scene import Scene
from tawatur.mentions.lexicon import Hit

_THE = re.compile(r"\b(?:(?:the|this|these|those)\s+(?:\w+\s)?|that\s)$")
_IN_THE = re.compile(
    r"\b(?:in|by) (?:the|these|those) (?:air ?)?(?:attack|strike|raid|bombing|bombardment|shelling|blast|explosion|shooting|ambush|assault|clash|fighting)(?:e?s)?$"
)  # "were killed in the strikes"
_THE_ATTACKER = re.compile(
    r"\bthe\s+(?:\w+\s)?(?:attackers?|bombers?|assailants?|gunm[ae]n|explosions?|blasts?|attacks?|strikes?|raids?|bombs?)\s+$"
)


# "الهجوم الانتحاري", "عملية الاغتيال"; "القبض على" refers to nothing, nor does "السيطرة على منطقة"
_UPON = re.compile(
    r" علي (?:المزيد|(?:كامل |معظم |اجزاء من |كل )?(?:منطق|مدين|بلد[هت]|قري|حي |احياء|مطار|ميناء|معسكر|قاعد|جبل|معبر|مقر|مبني|محافظ|مديري|تل[هال ]|حقل|طريق|جسر|حاجز|سد |قصر))"
)
_GOING_ON = re.compile(
    r" (?:ال\S+ )?(?:(?:ما زالت?|مازالت?|لا [يت]زال) )?(?:مستمر[هت]?|متواصل[هت]?|داير[هت]?|جاري[هت]?|مشتعل[هت]?|محتدم[هت]?|[يت]دور|[يت]تواصل|[يت]ستمر|[يت]جري) (?:في|ب|علي|بين|ب\S+|حتي|منذ)(?!\w)"
)
"""What says of the fighting that it goes on, which is told and not referred to: "المواجهات ما زالت دائرة في"."""
_THE_PHRASE = re.compile(r"(?:ال\w+|عمليه|حادثه?|جريمه|واقعه) ال(?!\w+ التي)\w")
"""But not "العمليات العسكرية التي يشنها الجيش", which says what it is of."""


def is_definite(scene: Scene, hit: Hit, tense: str) -> bool:
    """Whether the event word refers back: "the attack", "الهجوم"; a verb by its subject: "the bomber struck"."""
    if scene.lang == "ar":
        phrase = tense in NOMINAL and _THE_PHRASE.match(scene.text, hit.start, hit.end)
        with_article = hit.prefix.endswith(("ال", "لل")) and _GOING_ON.match(scene.text, hit.end) is None
        return bool(phrase) or (with_article and _UPON.match(scene.text, hit.end) is None)
    if _IN_THE.search(scene.text, hit.start, max(hit.end, hit.last)):
        return True
    pattern = _THE if tense in NOMINAL else _THE_ATTACKER
    return pattern.search(scene.between(max(scene.start, hit.start - 28), hit.start)) is not None
