"""Arabic verbal nouns that tell of what is still to come: under a plan, a purpose or a demand, or told in the future."""

from __future__ import annotations

import re
from typing import Final

from tawatur.events.proto import NOMINAL
from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_ar import number_value
from tawatur.mentions.signs import sign_words, stems
from tawatur.text.arabic import preposition_of

_WORD: Final = rf"(?:(?!(?:{'|'.join(sorted(sign_words('ar', 'no_plan')))})\s)[^\s.؛:]+\s+)"
_MASDAR: Final = "|".join(sorted(sign_words("ar", "light_masdar")))
_EVENT: Final = "|".join(sorted(sign_words("ar", "light_event")))
_LIGHT: Final = rf"(?:(?:في|علي|عن|من|الي|ب)\s+|[بل]?(?:{_MASDAR}|{_EVENT})\s+)"
_JOINER: Final = r"(?:او|ثم|وكذلك|وايضا|وبالتالي|ومن ثم|فضلا عن)\s+"
_OPENS: Final = r"(?:^|[\s\"(])[وفب]?"
_CUES: Final = {
    verdict: (
        re.compile(rf"{_OPENS}(?:{stems('ar', near)})\s+{_LIGHT}{{0,3}}$"),
        re.compile(rf"{_OPENS}(?:{stems('ar', far)})\s+{_WORD}{{0,5}}?(?P<light>{_LIGHT}{{0,3}})$"),
        re.compile(rf"{_OPENS}(?:{stems('ar', near)}|{stems('ar', far)})\s+{_WORD}{{1,10}}(?:{_JOINER})?$"),
    )
    for verdict, near, far in (("planned", "plan", "plan_far"), ("drop", "aim", "aim_far"))
}
_FOR: Final = re.compile(
    rf"(?:^|\s)[وف]?لل?(?:(?:{_MASDAR.replace('|ال', '|').removeprefix('ال')})\s+{_LIGHT}{{0,2}}"
    rf"|(?:مساعد[هت]|تمكين)\S{{0,3}}\s{_WORD}{{0,3}}?(?:في|علي|من)\s{_LIGHT}{{0,2}})$"
)
"""A purpose by itself: "لخوض معركة", "للمشاركة في معارك", "لمساعدة العراق في تدمير التنظيم"."""
_NO_PART: Final = re.compile(rf"(?:^|\s)[وف]?لم\s[يت]شارك\w*\s{_WORD}{{0,4}}في\s{_LIGHT}{{0,2}}$")
_WILL: Final = stems("ar", "will")
_WILL_BE: Final = re.compile(
    rf"(?:^|\s)[وف]?(?:ان\w{{0,2}}\s+)?(?:س|سوف\s+)[ينتا](?:{_WILL})\s+{_WORD}{{0,4}}ب?$"
)
_DECIDED: Final = re.compile(rf"{_OPENS}(?:{stems('ar', 'decided')})\s+{_WORD}{{0,5}}?{_LIGHT}{{0,3}}$")
"""What is decided on: "قررت الحكومة السماح [بنشر] طائرات"."""
_ASKED: Final = re.compile(rf"{_OPENS}(?:{stems('ar', 'asked')})\s+{_WORD}{{1,10}}(?:{_JOINER})?$")
_WOULD_DO: Final = re.compile(
    rf"(?<!قبل )(?<!\w)[وبل]?ان\s[يت]قوم\w{{0,2}}\s{_WORD}{{0,8}}?(?:ب(?:{_MASDAR}|{_EVENT})\s+{_LIGHT}{{0,2}}|(?P<bare>))$"
)
"""What somebody would do: "يتخوف السكان أن يقوم التنظيم بتنفيذ [هجمات]"."""
_CLAUSE_OPENS: Final = re.compile(
    rf"(?:^|[،:؛.\"])\s*(?:و?ان|بان|حيث ان)?\s*{_LIGHT}{{0,3}}$|\s(?:و?ان|بان|لان)\s+{_LIGHT}{{0,3}}$"
)
_THEN_WILL: Final = re.compile(
    rf"\S*\s+(?:(?!(?:التي|الذي|الذين)\s)[^\s.،؛:]+\s+){{0,7}}?(?:(?:س|سوف\s+)[يت](?:(?P<begins>{_WILL})|{stems('ar', 'would')})(?!\w)|(?P<near>{stems('ar', 'to_come')}))"
)
_IS_DUE: Final = re.compile(
    rf"\S*\s+(?:(?!(?:التي|الذي|الذين|في|امس|اليوم|بعد)\s)[^\s.،؛:]+\s+){{0,5}}?(?:{stems('ar', 'due')})(?:\s|$)"
)
"""What is judged or due, and not told: "الإفراج عن الأسرى [واجب وطني]"."""
_COMING: Final = re.compile(
    r"\S*\s(?:[^\s.،؛:]+\s){0,6}?(?:ال)?(?:ساع|ايام|اسبوع|اسابيع|شهر|اشهر|عام|سنه|سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|يومين|مرحله)\w*\s+(?:القليله\s+)?(?:ال)?(?:مقبل|قادم)[هت]?\b"
)
_MAY_BRING: Final = re.compile(
    rf"(?:^|\s)[وف]?(?:(?:قد|سوف|لن|ربما|(?<!قبل )(?<!الي )(?<!بعد )[وبل]?ان)\s(?:لا\s)?|س)[ينت]"
    rf"(?:(?:{stems('ar', 'brings_to')})\s{_WORD}{{0,6}}?(?:(?:الي|عن|في|علي|من|نحو)\s|(?=ب\S*$)|ب(?={_MASDAR}))"
    rf"|(?:{stems('ar', 'brings')})\s(?:(?:ذلك|هذا|هذه|الامر|مثل هذ[اه]|الي)\s)*){_LIGHT}{{0,3}}(?:ال)?$"
)
"""What is to bring something about, or may: "قد يؤدي القرار إلى [مواجهات]", "سيشعل [تظاهرات]"."""
_REACH = 110  # characters
_BRINGS: Final = 14  # characters of "may" and its verb, which may be an event word itself
_CALLED: Final = 60
_BARE: Final = 3  # letters of a verb that are those of its verbal noun too: شن, سحب
_IS_JOINED = re.compile(rf"(?:^|\s){_JOINER}$")
_GAP = re.compile(rf"\S{{0,3}}\s+{_WORD}{{0,10}}(?:{_JOINER})?")
_TARGETS: Final = re.compile(rf"(?:^|[\s\"(])[وف]?[يت]?ا?ستهدفت?\s{_LIGHT}{{0,2}}$")
"""What is aimed at, where it is no target: "تستهدف الخطة السيطرة", "يستهدف [الاستيلاء] على أراضيهم"."""
_TAKING: Final = frozenset({"capture", "arrest", "loot", "transfer", "siege_etc"})
_OF_FORCES: Final = frozenset({"movement", "base"})
_HAPPENINGS: Final = frozenset(
    {"clash", "assault", "blast", "air_strike", "shelling", "suicide", "kill", "injure", "ambush"}
)
"""Senses whose nouns name what happens; the nouns of the others ("دخول", "إقامة") are verbal nouns."""

_ASSAULTING: Final = "اعتداء علي"
"""A noun of what happens that is a verbal noun where its object follows."""


def is_joined(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether an event word is a verbal noun joined to one before it: "اقتحام البلدة [وتحريرها]"."""
    if not _is_masdar(scene, hit, trigger):
        return False
    if any(number_value(word) for word in scene.between(max(hit.end, hit.last), scene.end).split()[:2]):
        return False  # "واعتقال خمسة منهم": a count is told of what was done
    at = hit.begin
    return hit.prefix[:1] == "و" or _IS_JOINED.search(scene.text, max(scene.start, at - 12), at) is not None


def _is_masdar(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether an event word is or may be a verbal noun; many have the letters of a past: طرد, شن."""
    if trigger.tense == "masdar":
        return True
    if trigger.tense == "noun":
        return trigger.sense not in _HAPPENINGS or scene.text.startswith(_ASSAULTING, hit.start)
    word = scene.text[hit.start : hit.end].removesuffix(hit.suffix).partition(" ")[0]
    return trigger.tense == "past" and (
        (" " in trigger.lemma and len(word) <= _BARE)
        or any(isinstance(e, Trigger) and e.tense in NOMINAL for e in hit.entries)
    )


def still_to_come(scene: Scene, hit: Hit, trigger: Trigger) -> str | None:
    """Whether a word of planning ("planned") or of purpose, wish or demand ("drop") governs an Arabic event noun."""
    masdar = _is_masdar(scene, hit, trigger)
    if not masdar and trigger.tense not in NOMINAL:
        return None
    at = hit.begin
    before = scene.between(max(scene.start, at - _REACH), at)
    joined = is_joined(scene, hit, trigger)
    for verdict, (near, far, first) in _CUES.items():
        found = first.search(before) if joined else near.search(before)
        if found is None and not joined and trigger.tense in NOMINAL:
            found = far.search(before)
            if found is not None and not (
                masdar or found["light"] or preposition_of(hit.prefix) in ("ب", "ل")
            ):
                found = None
        if found is None:
            continue
        start = at - len(before) + found.start()
        if not any(start < verb < at for verb in scene.finite_verbs()):
            return verdict
    if trigger.tense in NOMINAL:
        if trigger.sense in _OF_FORCES and _DECIDED.search(before):
            return "planned"
        if joined and _ASKED.search(before):
            return "drop"
        if trigger.sense in _TAKING and _TARGETS.search(before):
            return "drop"
        would = _WOULD_DO.search(before)
        if would is not None and (would["bare"] is None or preposition_of(hit.prefix) == "ب"):
            return "drop"
    if trigger.tense in NOMINAL and (brought := _MAY_BRING.search(before)) is not None:
        start = at - len(before) + brought.start() + 1
        if not any(start + _BRINGS < verb < at for verb in scene.finite_verbs()):
            return "drop"
    for_that = (
        not joined
        and trigger.tense in NOMINAL
        and (not hit.prefix.endswith("ال") or trigger.lemma == "قتال")  # "للمشاركة في القتال في عدن"
        and _FOR.search(before)
    )
    return "drop" if for_that or _NO_PART.search(before) else None


def told_for_later(scene: Scene, hit: Hit, trigger: Trigger) -> str | None:
    """Whether an Arabic event noun is told in the future: "معركة الرقة ستبدأ", "هدنة تبدأ الأسبوع المقبل"."""
    if trigger.tense not in NOMINAL or is_joined(scene, hit, trigger):
        return None
    at, end = hit.begin, max(hit.end, hit.last)
    if any(
        at - _CALLED < other.start < at and isinstance(entry, Trigger) and entry.sense in ("demand", "threat")
        for other in scene.triggers
        for entry in other.entries
    ):
        return None  # "دعت النقابة إلى التظاهر الأحد المقبل": nobody says that it will be
    before = scene.between(max(scene.start, at - _REACH), at)
    if _WILL_BE.search(before) or _COMING.match(scene.text, end, scene.end):
        return "planned"
    opens = _CLAUSE_OPENS.search(before) is not None
    if opens and _IS_DUE.match(scene.text, end, scene.end):
        return "drop"
    told = _THEN_WILL.match(scene.text, end, scene.end) if opens else None
    if told is None:
        return None
    return "planned" if told["near"] or (told["begins"] and trigger.tense == "noun") else "drop"


def first_joined(scene: Scene, hit: Hit, trigger: Trigger) -> tuple[Hit, Trigger] | None:
    """The verbal noun that an Arabic one is joined to, where it is an event word governed by "ل": "لاقتحامها [وتحريرها]"."""
    if not is_joined(scene, hit, trigger):
        return None
    at = hit.begin
    for other in reversed(scene.triggers):
        if other.start >= at:
            continue
        noun = next((e for e in other.entries if isinstance(e, Trigger) and e.tense in NOMINAL), None)
        if noun is None or at - other.end > _REACH:
            return None
        if not _GAP.fullmatch(scene.between(max(other.end, other.last), at)):
            return None
        sure = trigger.tense in NOMINAL or preposition_of(other.prefix) == "ل"
        return (other, noun) if sure else None
    return None
