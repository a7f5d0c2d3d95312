"""Whether a form that may be verb or noun stands as a noun: "raids on the town"."""

from __future__ import annotations

import re

from tawatur.events.fillers import DONE_TO
from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text.arabic import preposition_of

_NOUN_AFTER = re.compile(
    r"\s+(?:on|against|by|in|across|have|has|had|was|were|are|is|that|which|since|targeting|overnight|yesterday|(?:early|late)(?:r|\s+on)?"
    # a second verb right behind: "Israeli strikes killed 35", "rebel attack leaves ten dead"
    r"|kill(?:s|ed)?|wound(?:s|ed)?|injure[sd]?|left|leaves?|claim(?:s|ed)?|rock(?:s|ed)?|pound(?:s|ed)?|flatten(?:s|ed)?"
    r"|destroy(?:s|ed)?|damage[sd]?|struck|hits?|target(?:s|ed)?|force[sd]?|continued?|intensif(?:y|ied)|resumed?)\b"
)
_NOUN_AFTER_AR = re.compile(
    r"\s+(?:ملحوظ|كبير|واسع|جديد|سريع|ميداني|نوعي|لافت|عنيف|مكثف|مدفعي|جوي|صاروخي|عشوايي|متبادل|محدود|بري"
    r"|ل(?:قوات|مقاتلي|مسلحي|عناصر|طيران|طا[يئ]رات|مروحيات|مدفعي[هت]|مليشيا\w*|ميليشيا\w*)|لل(?:جيش|قوات|مقاوم[هت]|طيران|طا[يئ]رات"
    r"|مدفعي[هت]|نظام|تحالف|معارض[هت]|فصا[يئ]ل|حوثيين|احتلال|مليشيات|ميليشيات))\b"
)
_A_WORD = re.compile(r"\b(?:an?|another)\s+[\w-]+\s+$")
_NO_ADJECTIVE = re.compile(
    r"(?:^|\W)(?:\w+s|to|will|would|can|could|may|might|must|should|shall|not|did|do|does|had|has|have|been|being|was|were|are|is|be|it|who|which|that|and|or|but"
    r"|they|we|you|he|she|people|police|men|army|military|also|then|group|[\w]+ly|[\w]+men)\s+$"
)


_THAT_DID = re.compile(r"(?:^|\s)[وف]?(?:منذ|بعد|قبل|الي|ما)\s+ان\s+$")
"""What only a verb follows: "منذ أن [طرد] المقاتلون"."""
_MEN_DO = re.compile(r"\s(?!قانون|تلفزيون|ليمون|زيتون|حسون|مليون|كانون|عدون)[^\W\d_]{3,}ون(?!\w)")
"""Men in the case of a subject, which a noun does not govern: "[طرد] مقاتلون محليون المسلحين"."""


def is_nominal(scene: Scene, hit: Hit) -> bool:
    """Whether a form that may be verb or noun stands as a noun."""
    if scene.lang == "en" and scene.text[hit.end - 1] == "s" and _NOUN_AFTER.match(scene.text, hit.end):
        return True
    before = scene.between(max(scene.start, hit.start - 24), hit.start)
    if (
        scene.lang == "en"
        and scene.text[hit.end - 1] != "s"
        and not _NO_ADJECTIVE.search(before)
        and (
            _A_WORD.search(before)
            or _NOUN_AFTER.match(scene.text, hit.end)
            or (before and scene.between(hit.start, hit.end) == "fire on")
        )
    ):
        return True  # "an Israeli strike", "rebel attack on", "rebel fire on"; "rebels fire on" is a verb
    if scene.lang == "ar":
        if "ال" in hit.prefix or preposition_of(hit.prefix) or scene.text.startswith("ال", hit.start):
            return True
        if not hit.suffix and (_THAT_DID.search(before) or _MEN_DO.match(scene.text, hit.end)):
            return False
        if hit.suffix in ("ه", "ها", "هم") and not hit.prefix:
            return bool(re.search(r"(?:في|من|علي|الي|بعد|قبل|خلال|اثر|عن|جراء|منذ)\s+$", before))
        if hit.prefix in ("", "و") and not hit.suffix and _NOUN_AFTER_AR.match(scene.text, hit.end):
            return True
        if hit.prefix in ("", "و") and not hit.suffix and _is_of_nation(scene, hit):
            return True
        return bool(
            re.search(
                r"(?:^|\s)[وفبلك]{0,2}(?:في|من|علي|الي|بعد|قبل|خلال|اثر|اثناء|عن|جراء|منذ|نتيجه|بسبب|عقب|مع|وسط|دون|رغم|استمرار|تواصل|تجدد|تزايد|تصاعد|تصعيد|تكثيف|اشتداد|معاوده|[يت]?ستمر|استمرت?|[يت]تواصل|تواصلت?|[يت]تجدد|عمليات?|عمليه|مزاعم|ادعاءات|تهم|تهمه|محاول[هت]|محاولات|جريمه|جرايم|مسووليه|تبني|هذا|هذه|حيث وقع|وقوع|بدء|اي|كل|ان|تم|تمت|جري|وقع|\d+)\s+\"?$",
                before,
            )
        )
    if _is_of_nation(scene, hit):
        return True
    return bool(
        re.search(
            r"\b(?:the|a|an|of|in|by|their|its|his|this|that|these|new|fresh|heavy|deadly|for|after|from|with|air|and|during|\d+"
            # "the alleged attack"; "Tuesdays attack" where a page lost its apostrophes
            r"|initial|first|second|third|latest|previous|earlier|recent|alleged|purported|suspected|reported|apparent|so-called"
            r"|massive|major|deadliest|worst|brutal|bloody|double|twin|coordinated|(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s)\s+$",
            before,
        )
    )


_ADJECTIVE_EN = re.compile(r"\w*(?:an|sh|se|ch|i)")


def _is_of_nation(scene: Scene, hit: Hit) -> bool:
    """Whether a nationality qualifies the form: "توغل إسرائيلي", "repelled Russian attacks"; not one told by it: "قتل فلسطيني"."""
    if any(isinstance(e, Trigger) and e.sense in DONE_TO for e in hit.entries):
        return False
    if scene.lang == "ar":
        return any(
            start == hit.end + 1 and not nation.people and scene.text[end - 1] == "ي"
            for start, end, nation in scene.nations
        )
    return any(
        end + 1 == hit.start
        and not nation.people
        and _ADJECTIVE_EN.fullmatch(scene.text, start, end) is not None
        for start, end, nation in scene.nations
    )
