"""What the words around an event word say has not happened: supposed, intended, feared, denied in grammar, still held."""

from __future__ import annotations

import re

from tawatur.events.proto import NOMINAL, STATEMENTS
from tawatur.events.scene import Scene
from tawatur.events.still_to_come_ar import first_joined, still_to_come, told_for_later
from tawatur.events.unreal_ar import unreal_arabic
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text.arabic import preposition_of

_INFINITIVE = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|must|cannot|not|never|did not|didnt|n't|if)\s+(?:be\s+)?(?:\w+ly\s+)?$"
)


_DEMANDED_EN = re.compile(r"\bthat (?:[\w'-]+ ){1,7}be (?:\w+ly )?$")
"""What is only wished: "asked that the town be [retaken]"."""
_ADVERB = 30  # characters that "be" with an adverb may take
_MANAGED = re.compile(
    r"\b(?:managed|able|continued|continue|began|begun|started|used|appeared|forced|went on|(?:prompt|led|drove|provok)(?:ed|ing)? (?:[\w'-]+ ){1,3}?)\s*to\s+$"
)


_PREPARED_EN = re.compile(
    r"\b(?:any|possible|potential|future|planned|imminent|threat(?:s|ened)? (?:of|to)|plans? (?:for|to)|planning|prepar\w+ (?:for|to)|attempt(?:s|ed)? to|tr(?:y|ies|ied|ying) to|want(?:s|ed)? to"
    r"|call(?:s|ed|ing)? for|vow(?:s|ed) to|prevent|avoid|fear(?:s|ed|ing)?(?: of| that)?|(?:to|must|should) (?:halt|stop|end|cease|avert|deter)(?: all)?|risk of|possibility of|end to|halt to|intend(?:s|ed)? to|ready to|no|without|not|if|support for|fight against|war on|campaign against)\s+(?:a|an|the|any|further|more|new|military|such)?\s*(?:\w+\s)?$"
)


_NO_PLAN_AR = re.compile(
    r"(?:^|\s)[وف]?(?:لا|ليس|ليست|لم تكن|عدم وجود|دون|بدون|بلا)\s(?:[^\s.،؛]+\s){0,4}?(?:اي\s|ايه\s)?(?:خطه|خطط|نيه|نوايا|مشروع)\s(?:\S+\s)?$"
)
"""Before what nobody plans: "لا توجد خطط [لإرسال] قوات"."""


_MONTH = re.compile(r"\s*(?:\d|of\b)")
_MONTH_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|since|last|early|late|mid|of|until|by|this|next|from|during))[\s-]+$"
)
_CUT_OFF = re.compile(
    r"[.,،؛;:]|\b(?:but|and|after|have|has|been|due|because|when|while|amid|since|where|despite|though|although)\b|\s(?:لكن|بعد|و)\w*\s"
)
_UNCLEAR = re.compile(
    r"\b(?:unclear|not clear|unknown|not known|unsure|not certain|uncertain) (?:if|whether) (?:the|this|these)\s+(?:\w+\s)?$"
)
_INTENDS_AR = re.compile(r"عتزم|خطط|نوي|ستعد|مقرر|تاهب|[يت]درس|يريد|يحاول|حاول")


_PROVIDED_AR = re.compile(r"علي ان(?! [يتن]\w)")
"""What is no "provided that": "شدد على أن القوات قصفت", and a name before "that": "قال الضابط علي ان سيارة انفجرت"."""


_USED = re.compile(r"\b(?:used|employed) (?:[\w-]+ ){0,2}$")  # "used howitzers to shell the town"
_WITHIN = re.compile(r"(?<!began )(?<!started )(?<!continued )(?<!managed )\bto \w+$")


_WHO_DID_AR = re.compile(r"(?:^|\s)[وفبلك]?(?:منفذ\w*|مرتكب\w*|مدبر\w*|ضحايا|ناج\w*\sمن)\s+(?:ال)?$")
"""Before a happening that took place, whatever is doubted of whoever did it: "ما اذا كان علي صله بمنفذ [الهجوم]"."""


_MOTIVES = ("خوفا", "خشيه", "لمنع", "لتجنب", "لتفادي", "تفاديا", "تجنبا", "كي", "لكي", "حتي")
"""What behind an event word says why it was done: "يفجرون انفسهم خوفا من الاسر"."""


def is_supposed(scene: Scene, hit: Hit) -> bool:
    """Whether a word of supposing or intending governs the event word: "if", "could", "يخشى ... من", "تعتزم"."""
    start = max(scene.start, hit.start - (46 if scene.lang == "ar" else 40))
    for a, b, kind in scene.contexts:
        if kind == "hypothetical" and hit.end <= a < hit.end + 8 and scene.lang == "ar":
            if not scene.text.startswith(_MOTIVES, a):
                return True  # "هجمات محتملة"
        if kind not in ("hypothetical", "planned") or not start <= a < hit.start:
            continue
        if _PROVIDED_AR.match(scene.text, a):
            continue
        gap = scene.between(b, hit.start)
        if scene.between(a, b) == "may" and (
            _MONTH.match(gap) or _MONTH_BEFORE.search(scene.text, max(scene.start, a - 12), a)
        ):
            continue
        if _CUT_OFF.search(gap) or _UNCLEAR.search(scene.between(max(scene.start, a - 30), hit.start)):
            continue
        if _WHO_DID_AR.search(gap):
            continue
        if kind == "hypothetical" or (
            scene.lang == "ar" and len(gap) < 24 and _INTENDS_AR.search(scene.between(a, b))
        ):
            return not _is_made_ready(scene, hit)
    return False


def is_unreal(scene: Scene, hit: Hit, trigger: Trigger) -> str | None:
    """Why a telling does not count as having happened: "drop", "denied", "planned", or None."""
    start = hit.start
    before = scene.between(
        max(scene.start, start - 60),
        hit.begin,
    )
    if scene.lang == "ar":
        to_come = (
            still_to_come(scene, hit, trigger)
            or _of_first(scene, hit, trigger)
            or told_for_later(scene, hit, trigger)
        )
        if to_come == "planned" and _NO_PLAN_AR.search(before):
            return "drop"
        if to_come is not None:  # violence that is only planned is no event, a move or a storming is
            return "drop" if to_come == "planned" and trigger.sense not in _MADE_READY else to_come
        if trigger.tense in NOMINAL and (
            _is_planned(scene, hit, before) or (trigger.sense == "regain" and _is_sought(scene, hit, before))
        ):
            return "planned"
        return unreal_arabic(scene, hit, trigger, before)
    if trigger.sense in STATEMENTS:
        return None
    if trigger.tense in NOMINAL and before.endswith(("anti-", "anti ")):
        return "drop"  # "anti-coup protesters"
    verb = trigger.lemma.partition(" ")[0]
    if (
        verb.startswith("+")
        and scene.between(hit.start, hit.end) == verb[1:]
        and _ARTICLE_BEFORE.search(before)
    ):
        return "drop"  # "the plant was used to make bombs": a noun, which the phrase takes for its verb
    if trigger.sense in _MADE_READY and _READY_EN.search(before):
        return "planned"
    if _NOT_DONE_EN.search(before):
        said = trigger.sense in _DENIED and _SAID_EN.search(scene.text, scene.start, scene.end)
        return "denied" if said else "drop"
    if trigger.tense in ("present", "past", "participle"):
        if _INFINITIVE.search(before) and not _MANAGED.search(before):
            return "drop"
        if " be " in before[-_ADVERB:] and _DEMANDED_EN.search(before):
            return "drop"
        if trigger.tense == "present" and _AIM_EN.search(scene.text, scene.start, start):
            return "drop"
        ends_in_verb = trigger.lemma.rpartition(" ")[2].startswith("+")
        used = _USED.search(scene.text, max(scene.start, hit.start - 30), hit.start)
        if hit.last >= 0 and ends_in_verb and not used and _WITHIN.search(scene.text, hit.start, hit.last):
            return "drop"  # "police not to shoot at protesters"
    if (
        trigger.tense in NOMINAL
        and (_PREPARED_EN.search(before) or _only_called_for(scene, hit))
        and not _UNCLEAR.search(before)
    ):
        return "drop"
    if _AIMED_AT_EN.search(before) and scene.text.startswith("ing", scene.text.find(" ", start) - 3):
        return "drop"
    if _NOBODY_EN.search(before) or (
        trigger.tense in NOMINAL and trigger.sense in _STOPPED and _STOPPED_EN.search(before)
    ):
        return "drop"
    if (
        trigger.tense in NOMINAL
        and trigger.sense in ("capture", "regain")
        and _OPENS_EN.search(scene.between(scene.start, start))
        and _WOULD_EN.match(scene.text, hit.end, scene.end)
    ):
        return "drop"  # "retaking the town would cut the road"
    if (
        trigger.sense == "clash"
        and _WHO_FIGHTS_EN.match(scene.text, hit.start)
        and any(f.party is not None and f.end == hit.start - 1 for f in scene.fillers)
        and not any(0 < d.start - hit.end < _THEN for d in scene.dates)
    ):
        return "drop"  # "the coalition fighting IS": who they are, not what they did
    if (
        trigger.tense in ("past", "participle")
        and hit.last < 0
        and _STANDING_EN.match(scene.text, hit.end)
        and _ARTICLE_EN.search(before)
    ):
        return "drop"  # "the besieged town": how it stands, not what happened
    return None


def _of_first(scene: Scene, hit: Hit, trigger: Trigger) -> str | None:
    """What holds of the verbal noun that an Arabic one is joined to: "لاقتحامها [وتحريرها]" are both to come."""
    first = first_joined(scene, hit, trigger)
    if first is None:
        return None
    return "drop" if is_supposed(scene, first[0]) else is_unreal(scene, *first)


_ARTICLE_BEFORE = re.compile(r"(?:^|\s)(?:the|an?|its|their|this) $")
# "launched the operation to protect the border and [secure] the town": what somebody means to do besides
_AIM_EN = re.compile(
    r"\bto (?:fully |further |better )?(?:protect|secure|defend|stop|prevent|halt|fight|combat|clear|drive|push|oust|expel|help|support|restore|ensure"
    r"|regain|retake|recapture|take|capture|break|end|destroy|root|cut|seize|eliminate|defeat|liberate|free|dislodge|repel|counter|remove"
    r"|purge|block|open|establish|create|ease|lift|reach|encircle|isolate|weaken|target|strike|attack|kill)"
    r" (?:(?!said|has|have|had|was|were|is|are|and|but|who|which|as|when|while|after)[^\s.;:]+ ){1,9}and (?:to )?(?:\w+ly )?$"
)
_AIMED_AT_EN = re.compile(
    r"\b(?:aim(?:ed|s|ing)? at|(?:the|an) (?:aim|goal|purpose|objective|intention) of|hop(?:es?|ing) of|intent on|bent on|with a view to"
    r"|close(?:r)? to|instead of|short of|intention of|capable of|chances? of|dreams? of|focus(?:ed|ing)? on|efforts? at)"
    r" (?:\w+ly )?$"
)
_NOT_DONE_EN = re.compile(
    r"\b(?:(?:had|has|have|did|was|were)\s(?:not|never)|(?:had|has|have|did|was|were)n'?t|none of (?:its|their|the) [\w-]+ had|never)\s"
    r"(?:(?:yet|ever|been|even|\w+ly)\s){0,2}(?:(?:carried out|conducted|launched|made|staged|mounted)\s(?:(?:any|an|a|the|such)\s)?(?:[\w-]+\s)?)?$"
)
"""What stands before a deed that is told not to have been done: "had not [shelled]", "has not carried out any [raids]"."""
_SAID_EN = re.compile(
    r"\b(?:said|says|saying|told|insist(?:s|ed)|maintain(?:s|ed)|stress(?:es|ed)|stated|claim(?:s|ed)|declared|announced|reiterated)\b"
)
_DENIED = frozenset({"air_strike", "shelling", "bombard", "hit", "assault", "shoot", "chemical", "execute"})
"""Senses of deeds that those accused of them deny."""


_NEAR_AR = re.compile(
    r"(?:^|\s)[وف]?(?:علي وشك|وشك|[يت]وشك\w*|اوشك\w*)\s+(?:(?:من|علي|ان)\s+)?(?:(?:تحقيق|استكمال|اتمام|الاعلان عن|بدء)\s+)?(?:ال|ب)?$"
)
_READY_EN = re.compile(
    r"\b(?:(?:prepar(?:ing|ed?|es)|poised|gear(?:ing|ed) up|bracing|getting ready|massing) (?:to|for)|(?:is|are|was|were) (?:about|due|set) to)"
    r"\s+(?:(?:a|an|the|its|their|another|launch|begin|start|major|new|final|full-scale)\s+){0,4}$"
)
_SOUGHT_AR = re.compile(
    r"(?:^|(?<!\bلا)(?<!\bلن)(?<!\bلم)\s)[وف]?(?:[يت]سعي|[يت]سعون|[يت]حاول(?:ون)?|[يت]عمل(?:ون)? علي|[يت]مهد(?:ون)?(?: الطريق)?)\s(?:(?!بعد|اثر|عقب)[^\s.؛،]+\s){0,6}?(?:(?:الي|نحو)\s)?$"
)
_MADE_READY = frozenset(
    {"storm", "capture", "regain", "assault", "movement", "protest", "truce", "transfer", "siege_etc", "base"}
)
_WILL_BE_AR = re.compile(r"(?:^|\s)[وف]?(?:ان(?:ه|ها)?\s+)?س[يت]تم\s+(?:ال)?$")
_UNDER_WAY_AR = re.compile(r"(?:^|\s)[وف]?جاري?\s(?:العمل علي\s)?(?:ال)?$")
_READY_AR = re.compile(
    r"(?:^|\s)[وف]?(?:[يت]ستعد\w{0,2}|[يت]تاهب\w{0,2}|[يت]تهيا\w{0,2}|[يت]تحضر\w{0,2}|(?:علي )?اهبه الاستعداد)\s(?:(?!بعد|اثر|عقب)[^\s.؛،]+\s){0,4}$"
)
_TO_COME_AR = re.compile(
    r"[^،,.؛:]{0,40}?\s(?:ال)?(?:مزمع|مرتقب|وشيك|[با]\w*تت?\s+(?:قريب|وشيك)|اصبحت?\s+(?:قريب|وشيك)|قريب[هت]?\s+ل)"
)


def _is_planned(scene: Scene, hit: Hit, before: str) -> bool:
    """Whether what an Arabic noun tells of is announced or under way: "على وشك السيطرة", "تستعد لاقتحام", "مسيرة مزمعة"."""
    if _is_made_ready(scene, hit) or _WILL_BE_AR.search(before) or _UNDER_WAY_AR.search(before):
        return True
    return _NEAR_AR.search(before) is not None or (
        _TO_COME_AR.match(scene.text, hit.end, min(hit.end + 60, scene.end)) is not None
    )


def _is_sought(scene: Scene, hit: Hit, before: str) -> bool:
    """Whether somebody is told to be about the retaking of a town: "تسعى القوات إلى تحرير تعز", "يحاول الجيش استعادتها"."""
    if _SOUGHT_AR.search(before) is None:
        return False
    end = max(hit.end, hit.last)
    return bool(hit.suffix) or any(
        f.place is not None and not f.slot and f.start > hit.end and f.start - end < _NEXT
        for f in scene.fillers
    )


_NEXT = 20  # characters: room for "the whole of the town of"


def _is_made_ready(scene: Scene, hit: Hit) -> bool:
    """Whether somebody is told to make ready for what an Arabic noun tells of: "تستعد القوات لاقتحام المدينة"."""
    at = hit.begin
    return (
        preposition_of(hit.prefix) == "ل"
        and _READY_AR.search(scene.text, max(scene.start, at - 60), at) is not None
    )


_WHO_FIGHTS_EN = re.compile(
    r"(?:fighting|battling)\b(?! (?:broke|erupted|raged|continued|in|near|around|between))"
)
_THEN = 60  # characters from "fighting" to the day that it is told of
_STANDING_EN = re.compile(
    r"\s+(?!(?:the|a|an|in|of|near|its|their|two|three|several)\b)(?:\w+\s+)?(?:towns?|city|cities|villages?|areas?|districts?|enclaves?|territor(?:y|ies)|suburbs?|neighbou?rhoods?|regions?|province|quarter|camp)\b"
)
_ARTICLE_EN = re.compile(r"(?:\b(?:the|a|an|in|of|from|into|its|their)\s+|-)$")


_NOBODY_EN = re.compile(
    r"\b(?:no|nobody|none of the|no one)\s+(?:[\w-]+\s+){0,2}(?:was|were|is|are|has been|have been|had been)\s+$"
)
# "halted its air strikes", "a lull in the bombing"
_STOPPED_EN = re.compile(
    r"\b(?:(?:halt|stop|suspend|paus|ceas)(?:e|s|es|ed|ped|ing|ping)?|(?:lull|pause|break|halt|let-?up|respite|reprieve) (?:in|to|from))\s+"
    r"(?:(?:all|its|their|the|any|further|most)\s+){0,2}(?:(?!suicide)[\w-]+\s+){0,2}$"
)
_STOPPED = frozenset({"air_strike", "shelling", "bombard", "blast"})
_OPENS_EN = re.compile(r"(?:^\W*|\b(?:and|but|that|said|says|because)\s+)$")
_WOULD_EN = re.compile(r"(?!.*\b(?:which|who|that|where)\b)[^.,;]{1,70}?\b(?:would|could|will|might)\b")
_TOLD_AS_DONE = re.compile(
    r"[,;:]|\b(?:the|this|that|after|over|following|and|which|who|have|has|had|was|were)\b"
)


_THE_VERY = re.compile(r"\s+(?:for )?(?:the|an|a)\s+")
_ASKED_FOR = frozenset({"truce", "movement", "transfer", "base", "siege_etc", "arrest"})
"""Senses of what a demand asks for, where what it condemns would be violence."""


def _only_called_for(scene: Scene, hit: Hit) -> bool:
    """Whether an event noun is what a threat, a demand or a pledge is about: "warned of attacks", "urged a truce"."""
    for other in scene.triggers:
        if other.start >= hit.start:
            break
        if hit.start - other.end > 50 or not any(
            isinstance(e, Trigger) and e.sense in ("threat", "demand", "pledge") for e in other.entries
        ):
            continue
        if _THE_VERY.fullmatch(scene.between(other.end, hit.start)) and any(
            isinstance(e, Trigger) and e.sense in _ASKED_FOR for e in hit.entries
        ):
            return True
        if not _TOLD_AS_DONE.search(scene.between(other.end, hit.start)):
            return True
    return False
