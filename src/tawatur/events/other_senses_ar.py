"""Arabic event words whose subject or object says that they are meant otherwise: "هاجم قرارا", "تراجعت وتيرة العنف"."""

from __future__ import annotations

import re
from typing import Final

from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit

_FEW: Final = r"(?:(?!(?:علي|في|من|الي|بعد|عقب|اثر|رغم|خلال|منذ|قبل)\s)[^\s.،؛]+\s){0,4}?"
_MEASURE: Final = (
    r"(?:ال)?(?:وتير[هت]|حد[هت]|معدل|معدلات|نسب[هت]|اعداد|عدد|مستوي|مستويات|نفوذ|شعبي[هت]|قدر[هت]|قدرات|سيطر[هت]|دور|دعم|تاييد|ثق[هت]"
    r"|خطر|تهديد|تهديدات|اعمال|عمليات|هجمات|احتمالات|فرص|قو[هت](?=\sال))"
)
_DELIVERED: Final = r"(?:ال)?(?:فرقاط\S*|طاير[هت]|طايرات|مقاتلات|مروحي[هت]|مروحيات|غواص\S*|سفين[هت]|سفن|زورق\S*|زوارق|مدمر[هت]|دبابات|مدرعات|شحن[هت]|شحنات|معدات|مساعدات|دفع[هت])"
_BEHIND: Final = {
    "هاجم": re.compile(
        rf"\s{_FEW}(?:ال)?(?:قرارا?|قانونا|اتفاقا?|اتفاقي[هت]|سياس[هت]|سياسات\S*|سياسته|سياستها|تصريحا?|تصريحات\S*|خطابا?|تقريرا?|بيانا?)(?!\w)"
    ),
    "ضرب": re.compile(
        rf"\s{_FEW}(?:خندقا?|خنادق|سياجا?|طوقا?|مثلا|امثل[هت]|موعدا?|خيام\S*|خيم[هت]|عرض الحايط)(?!\w)"
    ),
    "تراجع": re.compile(rf"\s(?:[^\s.،؛]+\s){{0,2}}?{_MEASURE}(?!\w)"),
    "تسلم": re.compile(rf"\s{_FEW}{_DELIVERED}(?!\w)"),
    "ضربة": re.compile(r"\s(?:ال)?امني[هت](?!\w)"),  # "الضربات الأمنية": arrests
}
"""What is behind a word, by its lemma."""
_BEFORE: Final = {
    "تراجع": re.compile(rf"(?<!\w)[وف]?{_MEASURE}\s(?:[^\s.،؛]+\s){{1,2}}$"),
    "تسلم": re.compile(rf"(?<!\w)[وف]?{_DELIVERED}\s(?:[^\s.،؛]+\s){{0,3}}$"),
    "انقض": re.compile(
        r"(?<!\w)[وف]?(?:ال)?(?:فتر[هت]|مد[هت]|مهل[هت]|ايام|اسابيع|اشهر|سنوات|اعوام)\s(?:\S+\s){0,2}$"
    ),
    "استهدف": re.compile(
        r"(?<!\w)[وف]?(?:ال)?(?:حمل[هت]|حملات|ملاحقات|متابعات|ضربات)\s(?:[^\s.،؛]+\s){0,2}?(?:ال)?(?:مداهم|اعتقال|امني|تفتيش|استباقي)\S*\s(?:[^\s.،؛]+\s){0,5}$"
    ),
}
"""What is before it."""
_COMPELLED: Final = re.compile(
    r"(?:^|\s)[وف]?(?:ارغم|اجبر|[يت]رغم|[يت]جبر)\w{0,2}\s(?:[^\s.،؛]+\s){0,6}?علي\s$"
)
_DESPITE: Final = re.compile(
    r"(?:^|\s)[وف]?(?:ب?(?:ال)?رغم(?:\sمن)?|علي الرغم من|في ظل)\s(?:وجود\s|سريان\s)?(?:ال)?$"
)
_TOLD_ANEW: Final = re.compile(
    r"\s(?:[^\s.،؛]+\s){0,5}?(?:الذي|التي|تم|منذ|(?:ال)?معلن|(?:ال)?مبرم|(?:ال)?موقع|اعلن|بدا|دخل|يبدا|تبدا)"
)


def means_otherwise(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    """Whether what stands by an event word gives it another sense; ``before`` is the text of the sentence before it."""
    lemma = trigger.lemma
    if trigger.sense == "truce":
        # fire that somebody is made to cease, and a truce that there is all along
        if _COMPELLED.search(before):
            return True
        return _DESPITE.search(before) is not None and not _TOLD_ANEW.match(
            scene.text, max(hit.end, hit.last), scene.end
        )
    behind = _BEHIND.get(lemma)
    if behind is not None and behind.match(scene.text, hit.end, scene.end):
        return True
    ahead = _BEFORE.get(lemma)
    if ahead is None or ahead.search(before) is None:
        return False
    return lemma != "استهدف" or not scene.casualties
