"""Where the Arabic word for an operation is that for a process, or an adjective: "عملية تنظيم الانتخابات", "خطوات عملية"."""

from __future__ import annotations

import re

from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit

_PEACEFUL = re.compile(
    r"\s[\"'(]*(?:ال)?(?:بناء|نقل|بيع|شراء|دفع|صنع|انتاج|تداول|تصويت|اقتراع|انتخاب\w*|استفتاء|استثمار|استيراد|تواصل|حوار|اصلاح|ولاد[هت]|جراح\w*|تجسس|تنصت|تسول|احتيال|نصب|غسيل|غسل"
    r"|تفاوض|مفاوضات|محاسب[هت]|مراقب[هت]|متابع[هت]|اصدار|اعاد[هت]\s(?!ال?انتشار|ال?تموضع)\w+|اختيار|اتخاذ|اقرار|الغاء|ارشاد|اقناع|تعلم|توافق|تحول|انتقال|اندماج|قيصري[هت]|مصالح[هت])(?!\w)"
)
# verbal nouns of the form of "organising", "settling"; those of war are left
_OF_SECOND_FORM = re.compile(
    r"\s[\"'(]*(?!التنظيم|تنظيم\s(?:الدول|داعش|القاعد|(?:ال)?ارهاب))(?:ال)?(?!تمشيط|تفتيش|تطويق|تامين|تطهير|تحرير|تدمير|تفجير|تهجير|تصفي[هت]|تعبي[هت]|تطويع|تنكيل|تقتيل|تعذيب|تخريب|تقطيع|تهديم|تشريد|تحييد|تسليم|تهريب|تحشيد|تفخيخ|تنفيذ|تكثيف|تصعيد|تركي[هت])"
    r"ت\w\w(?:ي\w|يه)(?!\w)"
)
_NAMED_AID = re.compile(
    r"\s[\"'(]*(?:اعاد[هت] الامل|عاصف[هت] الامل|الامل)(?!\w)"
)  # of relief: "Restoring Hope"
_PRACTICAL = re.compile(
    r"(?<!\w)[وفبل]?(?:خطوات|خطو[هت]|اجراءات|حلول|نتايج|تدابير|ناحي[هت]|صور[هت]|طريق[هت]|تجارب|تجرب[هت]|مقترحات|افكار|اليات|مبادرات|ترتيبات|خبر[هت]|خبرات|دروس|حيا[هت]|دراس[هت]|دراسات|برامج|مواقف|افعال|جوانب|مهارات)"
    r"\s(?:\w+\sو)?$"
)


def is_process(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    """Whether "عملية" is no operation: a process that its genitive names, or the adjective "practical"."""
    if trigger.lemma != "عملية":
        return False
    if not hit.prefix and not hit.suffix and _PRACTICAL.search(before):
        return True
    if _NAMED_AID.match(scene.text, hit.end):
        return True
    if any(0 < other.start - hit.end < _NEXT for other in scene.triggers if other is not hit):
        return False  # "عملية تطهير": of war
    return _PEACEFUL.match(scene.text, hit.end) is not None or (
        _OF_SECOND_FORM.match(scene.text, hit.end) is not None
    )


_NEXT = 4  # characters: room for the article
