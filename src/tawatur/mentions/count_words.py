"""The words around a number: what qualifies it, what stands for one, and what shows that it counts no things.

All patterns work on the normal form. ``BEFORE`` and ``QUALIFIERS`` are searched in the stretch that ends where the
number starts; ``AFTER`` and ``TRAILING_AT_LEAST`` are matched where it ends.
"""

from __future__ import annotations

import re

from tawatur.mentions.patterns import fold_pattern
from tawatur.text.normalise import fold


def _ar(source: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(source))


QUANTIFIERS: dict[str, dict[str, int]] = {
    "ar": {
        fold(words): least
        for words, least in {
            "عشرات": 20,
            "مئات": 200,
            "مائات": 200,
            "آلاف": 2000,
            "عشرات الآلاف": 20000,
            "مئات الآلاف": 200000,
            "عدد من": 2,
            "عدد اخر": 2,
            "عدد غير محدد": 2,
            "عدد غير معروف": 2,
            "عدد كبير من": 2,
            "عددا من": 2,
            "عددا كبيرا من": 2,
            "أعداد كبيرة من": 2,
            "أعداد من": 2,
            "عدة": 2,
            "عدد آخر من": 2,
            "عدد قليل من": 2,
            "عددا آخر من": 2,
            "عدد منهم": 2,
            "عددا منهم": 2,
            "عدد كبير منهم": 2,
            "عددا كبيرا منهم": 2,
            "عدد ممن": 2,
            "عدد كبير ممن": 2,
            "عددا ممن": 2,
            "مجموعة من": 2,
            "مزيد من": 2,
            "بعض من": 2,
            "بعضهم": 2,
            "معظمهم": 2,
            "غالبيتهم": 2,
            "عديد من": 2,
            "عديد منهم": 2,
            "عديد ممن": 2,
            "كثير منهم": 2,
            "كثيرون منهم": 2,
            "بضعة": 3,
            "بضع": 3,
            "كثير من": 2,
        }.items()
    },
    "en": {
        "dozens of": 20,
        "dozens": 20,
        "scores of": 20,
        "scores": 20,
        "hundreds of thousands of": 200_000,
        "hundreds of": 200,
        "hundreds": 200,
        "tens of thousands of": 20_000,
        "thousands of": 2000,
        "thousands": 2000,
        "tens of": 20,
        "tens": 20,
        "several": 2,
        "several dozen": 24,
        "several hundred": 200,
        "several thousand": 2000,
        "a few hundred": 200,
        "a few dozen": 24,
        "a few thousand": 2000,
        "many hundreds of": 200,
        "a number of": 2,
        "large numbers of": 2,
        "a large number of": 2,
        "numerous": 2,
        "many": 2,
        "multiple": 2,
        "a handful of": 2,
        "a few": 2,
        "a couple of": 2,
        "a couple": 2,
    },
}
"""Words that stand for a number, with the least number that they allow."""

RANGE = {"ar": fold_pattern(r"(?: ?- ?| إلى | أو | حتى )"), "en": r"(?: ?- ?| to | or )"}
"""Source of a pattern for what may stand between the two numbers of a range."""

BETWEEN = {"ar": (fold_pattern(r"(?:ما )?بين "), r" و ?"), "en": (r"between ", r" and ")}
"""Sources of patterns for what opens a range and joins its numbers where only the opening makes it one."""

QUALIFIERS = {
    "ar": _ar(
        r"(?:^|(?<=\W))[وفبل]?(?:(?P<least>ما ?لا ?يقل عن|لا يقل عن|لا يقل عددهم عن|لايقل عن|على الأقل|أكثر من|"
        r"أزيد من|ما يزيد عن|ما يزيد على|ما يربو على|يزيد عن|(?:ما )?[يت](?:فوق|تجاوز)|لا تقل عن|ليس أقل من|فوق)"
        r"|(?P<about>(?:ما )?(?:يقارب|يصل إلى|يقرب من|يناهز)|نحو|حوالي|زهاء|قرابة|قرابه|ما بين|بين|حدود)) (?:[بل]?ال)?$"
    ),
    "en": re.compile(
        r"(?:^|(?<=\W))(?:(?P<least>at least|no fewer than|not less than|no less than|more than|over|upwards of|as many as)"
        r"|(?P<about>about|around|nearly|almost|some|approximately|roughly|an estimated|close to|up to|between|"
        r"as few as|just over|just under|fewer than|less than)) (?:the )?$"
    ),
}
"""What makes a number a lower bound (``least``) or a rough one (``about``)."""

TRAILING_AT_LEAST = {
    "ar": _ar(r"(?P<counted> [^\W\d_]+)? على الأقل(?!\w)"),
    "en": re.compile(r"(?P<counted> (?!dead|killed|wounded|injured)[a-z]+)? (?:or more|at least)\b"),
}
"""What makes the number before it a lower bound."""

_UNITS_AR = (
    r"عاما|عام|سنة|سنوات|أعوام|يوما|يوم|أيام|ساعة|ساعات|دقيقة|دقائق|ثانية|ثواني|ثوان|شهرا|شهر|أشهر|شهور|أسبوعا|أسابيع|"
    r"كم|كلم|كيلومترا?ت?|كيلومترات|كيلو|مترا?|أمتار|ميلا?|أميال|ملم|مليمتر|ملليمتر|ميليمتر|كغ|كجم|كيلوغراما?|طنا?|أطنان|"
    r"دولارا?|دولارات|يورو|ليرة|ريالا?|دينارا?|درهما?|جنيها?|بالمئة|بالمائة|في المئة|في المائة|بالمية|هكتارا?|درجة|مرة|مرات"
)
_DAY_AR = r"يوم (?:أمس|ال(?:سبت|أحد|اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة)(?!\w))"  # "إصابة 31 يوم الاثنين"
_MONTHS_AR = (
    r"يناير|فبراير|مارس|أبريل|إبريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|أغسطس|آب|سبتمبر|أيلول|أكتوبر|تشرين|نوفمبر|"
    r"ديسمبر|كانون|شباط|آذار|شوال|رمضان|شعبان|محرم|صفر|ذي|رجب"
)
AFTER = {
    "ar": _ar(rf" ?(?:%|٪|\$|(?:من )?(?:شهر )?(?:(?!{_DAY_AR})(?:{_UNITS_AR})|{_MONTHS_AR})(?!\w))|/|-\d"),
    "en": re.compile(
        r" ?%|/|-\d|(?:st|nd|rd|th)\b|[ -](?:percent|per cent|years?|yr|days?|hours?|minutes?|seconds?|months?|weeks?|km|kms|"
        r"kilometers?|kilometres?|miles?|meters?|metres?|feet|mm|cm|kg|kilograms?|tons?|tonnes?|dollars?|euros?|pounds?|usd|"
        r"am|pm|gmt|utc|(?:january|february|march|april|may(?! have| be)|june|july|august|september|october|november|december|"
        r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|times|degrees|p\.m|a\.m|o'clock|year-olds?|years?-old)\b"
        r"|-(?:member|strong|nation|point|story|storey|man|seat|ton|inch|foot)\b| of the \d"
    ),
}
"""What follows a number that counts no things: a unit of time, length or money, a month, a percent sign."""

BEFORE = {
    "ar": _ar(
        r"(?:(?:^|(?<=\W))[وفبلك]?(?:ال)?(?:عام|سنة|الساعة|ساعة|فوج|الفوج|اللواء|لواء|فرقة|الفرقة|كتيبة|الكتيبة|رقم|المادة|مادة|القرار|قرار|"
        r"طراز|طريق|بند|البند|العمر|عمره|عمرها|سن|قناة|جنيف|أستانا|أستانة|سوخوي|ميغ|ميج|إف|اف|تي|عيار|حادي|حادية|ثاني|ثانية|ثالث|ثالثة|رابع|رابعة|خامس|خامسة|سادس|سادسة|سابع|سابعة|ثامن|ثامنة|تاسع|تاسعة|غراد|سام|ناقص|المحور|"
        r"كيلو|مجموعة)|العمر(?: نحو)?) ?[:(]?$|[a-z]-?$|[$€£/.]$|\d[:,.]$|\d-$"
    ),
    "en": re.compile(
        r"(?:^|(?<=\W))(?:aged?|brigade|division|battalion|regiment|unit|number|no|resolution|article|group of|top|page|room|"
        r"route|highway|channel|chapter|phase|flight|geneva|astana|january|february|march|april|may|june|july|august|"
        r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|version|km|grad|su|mig|the age of|"
        r"ages of|no\.)[. ]$|[a-z]-$|[$€£/.:#]$|\d[:,.-]$|(?:^|\W)\d{1,2} (?:at )?$|(?<!\btoll )(?<!stood )(?<!stands )(?<!dead )(?<!killed )(?<!injured )(?<!wounded )\bat $"
    ),
}
"""What precedes a number that counts no things: a unit's or weapon's name, a month, an age, a currency sign."""

MONTH_BEFORE_AR = _ar(rf"(?:^|(?<=\W))[وفبلك]?(?:{_MONTHS_AR}|الأول|الثاني) ?[:(]?$")
"""A month right before a number: of a year or day, unless an accusative follows ("في مايو 25 مسلحا")."""
ACCUSATIVE_AR = re.compile(r" [^\W\d_]{3,}ا(?!\w)")

NO_NUMBER_BEFORE = re.compile(
    r"(?:^|\W)(?:the|this|that|last|first|only|new|no|every|any|each|which|another|some|inverse|anyone|number|day) $"
)
"""What shows that the English "one" after it is a pronoun."""

PEOPLE_AFTER = {
    "ar": _ar(r" (?:شخص|قتيل|جريح|مدني|عنصر|مقاتل|جندي|مسلح|شهيد|مواطن)"),
    "en": re.compile(
        r" (?:people|civilians|persons|others|dead|killed|wounded|injured|fighters|soldiers|militants|members)\b"
    ),
}
"""What shows that a number like 2014 counts people and is no year."""
