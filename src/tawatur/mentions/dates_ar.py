"""Arabic date expressions of the normal form: Gregorian months under their Gulf, Egyptian, Levantine, Iraqi and
Maghrebi names, the Islamic calendar, and the relative expressions of news prose.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tawatur.mentions import date_values as values
from tawatur.mentions.calendar import safe_date, shift_days
from tawatur.mentions.date_feasts_ar import DECADES, decade, feast, hijri_numeric, named_day, new_year
from tawatur.mentions.date_grammar import Grammar, Parts, Rule
from tawatur.mentions.date_values import DateValue
from tawatur.mentions.date_words_ar import (
    ABOUT,
    BARE_UNIT,
    DAY,
    DIGIT_DAY,
    EARLY,
    ENDS_DUAL,
    HIJRI,
    LAST,
    LATE,
    MID,
    MONTH,
    NEXT,
    NEXT_FEW,
    OF_MONTH,
    ONE_UNIT,
    ORDINALS,
    PAIRED,
    PART,
    PAST,
    PLURALS,
    SEVERAL,
    SURE_MONTH,
    TAIL,
    THE_UNIT,
    THE_YEAR,
    THIS,
    UNIT_OF,
    WEEKDAY,
    WEEKDAY_LEAD,
    WHEN,
    WORDS,
    YEAR_NUMBER,
    YEAR_WORD,
)
from tawatur.mentions.numbers_ar import SMALL_NUMBER, number_value
from tawatur.mentions.patterns import any_of, fold_pattern, word_set
from tawatur.text.normalise import fold


def _part(parts: Parts) -> str | None:
    word = parts.get("part", "")
    for name, forms in (("early", EARLY), ("mid", MID), ("late", LATE)):
        if re.fullmatch(forms, word):
            return name
    return None


def _when(word: str) -> str | None:
    for name, forms in (("last", LAST), ("this", THIS), ("next", NEXT)):
        if re.fullmatch(forms, word):
            return name
    return None


def _int(parts: Parts, name: str) -> int | None:
    return int(parts[name]) if name in parts else None


def _weekday(parts: Parts, name: str = "weekday") -> int | None:
    return WORDS.weekdays[parts[name]] if name in parts else None


def _day(text: str) -> int:
    return ORDINALS[text] if text in ORDINALS else int(text.removeprefix("ال").strip())


def _day_month(parts: Parts, published: date | None) -> DateValue | None:
    month = WORDS.months.get(parts["month"])
    if month is None:
        return None
    return values.day_of_month(
        _day(parts["day"]),
        month,
        published,
        year=_int(parts, "year"),
        when=_when(parts.get("when", "")),
        year_when=_when(parts.get("year_when", "")),
        weekday=_weekday(parts),
    )


def _day_of_this_month(parts: Parts, published: date | None) -> DateValue | None:
    if published is None:
        return None
    step = {"last": -1, "next": 1}.get(_when(parts.get("when", "")) or "this", 0)
    month = values.unit_value("month", {-1: "last", 0: "this", 1: "next"}[step], published)
    found = safe_date(month.first.year, month.first.month, _day(parts["day"])) if month else None
    return values.single(found, "day_month") if found else None


def _day_range(parts: Parts, published: date | None) -> DateValue | None:
    month, year = WORDS.months[parts["month"]], _int(parts, "year")
    first = values.day_of_month(_day(parts["first"]), month, published, year=year)
    last = values.day_of_month(_day(parts["last"]), month, published, year=year)
    return values.until(first, last) if first and last else None


def _numeric(parts: Parts, published: date | None) -> DateValue | None:
    first, second = int(parts["first"]), int(parts["second"])
    if "year" not in parts:
        return (
            values.day_of_month(first, second, published, weekday=_weekday(parts))
            if 0 < second < 13
            else None
        )
    year = int(parts["year"])
    if "iso" in parts:
        found = safe_date(year, first, second)
    else:
        found = safe_date(year, second, first) or safe_date(year, first, second)
    return values.single(found, "numeric", absolute=True) if found else None


def _night(parts: Parts, published: date | None) -> DateValue | None:
    return values.night_of(_weekday(parts, "first"), _weekday(parts, "second"), published)


def _two_days(parts: Parts, published: date | None) -> DateValue | None:
    if published is None:
        return None
    when = _when(parts.get("when", ""))
    last = values.weekday_value(WORDS.weekdays[parts["second"]], published, when if when != "this" else None)
    first = values.weekday_value(WORDS.weekdays[parts["first"]], last.last if last else None)
    return values.until(first, last) if first and last else None


_RELATIVE = {
    fold(word): offset
    for word, offset in {
        "أمس الأول": -2,
        "أول من أمس": -2,
        "الأول من أمس": -2,
        "أول أمس": -2,
        "قبل أمس": -2,
        "أمس": -1,
        "الأمس": -1,
        "بالأمس": -1,
        "البارحة": -1,
        "اليوم": 0,
        "الليلة": 0,
        "غدا": 1,
        "غد": 1,
        "بعد غد": 2,
    }.items()
}


def _relative(parts: Parts, published: date | None) -> DateValue | None:
    return values.relative_day(_RELATIVE[parts["word"]], _weekday(parts), published)


def _last_night(parts: Parts, published: date | None) -> DateValue | None:
    if published is None:
        return None
    return values.night(shift_days(published, -2 if "earlier" in parts else -1), "night")


def _plain_weekday(parts: Parts, published: date | None) -> DateValue | None:
    when = _when(parts.get("when", ""))
    return values.weekday_value(WORDS.weekdays[parts["weekday"]], published, when if when != "this" else None)


def _month(parts: Parts, published: date | None) -> DateValue | None:
    return values.month_value(
        WORDS.months[parts["month"]],
        published,
        year=_int(parts, "year"),
        when=_when(parts.get("when", "")),
        year_when=_when(parts.get("year_when", "")),
        part=_part(parts),
    )


def _unit_phrase(parts: Parts, published: date | None) -> DateValue | None:
    when = "before_last" if "earlier" in parts else _when(parts.get("when", "")) or "this"
    # On a Sunday no week is told of that has just begun, but the one that ends for the agencies.
    sunday = when == "this" and published is not None and published.weekday() == _SUNDAY
    week_start = 0 if sunday else _SUNDAY
    return values.unit_value(UNIT_OF[parts["unit"]], when, published, _part(parts), week_start=week_start)


_SUNDAY = 6


def _coming(parts: Parts, published: date | None) -> DateValue | None:
    return values.coming_value(_amount(parts), UNIT_OF[parts["unit"]], published)


def _amount(parts: Parts) -> int | None:
    """How many units: a number, a dual, one for a bare singular; None for "some" ("قبل أيام", "عدة أيام")."""
    unit = parts["unit"].removeprefix("ال")
    if "several" in parts:
        return None
    text = parts.get("count") or parts.get("after_count")
    if text:
        return number_value(text.removeprefix("ال").strip())
    if unit.endswith(ENDS_DUAL) and unit not in PLURALS:
        return 2
    return None if unit in PLURALS else 1


def _ago(parts: Parts, published: date | None) -> DateValue | None:
    amount, unit = _amount(parts), UNIT_OF[parts["unit"]]
    since = parts["lead"] == "منذ"
    if since and amount is not None and unit in ("month", "year"):
        return values.past_value(amount, unit, published)
    return values.ago_value(amount, unit, published)


def _past(parts: Parts, published: date | None) -> DateValue | None:
    if "count" not in parts and _amount(parts) == 1 and UNIT_OF[parts["unit"]] != "hour":
        # "السنة الماضية": one calendar unit and no span of that length.
        return _unit_phrase({**parts, "when": fold("الماضية")}, published)
    return values.past_value(_amount(parts), UNIT_OF[parts["unit"]], published)


def _year(parts: Parts, published: date | None) -> DateValue | None:
    return values.year_value(int(parts["year"]), _part(parts), published)


def _heading_year(parts: Parts, published: date | None) -> DateValue | None:
    """The year that opens a line of a calendar of history: "1982 - إسرائيل تجتاح لبنان"."""
    return values.year_value(int(parts["year"]), "", published)


_SEASONS = {
    fold(form): name
    for name, forms in {
        "spring": "ربيع الربيع",
        "summer": "صيف الصيف",
        "autumn": "خريف الخريف",
        "winter": "شتاء الشتاء",
    }.items()
    for form in forms.split()
}
_SEASON = any_of(" ".join(_SEASONS))


def _season(parts: Parts, published: date | None) -> DateValue | None:
    return values.season_value(
        _SEASONS[parts["season"]],
        published,
        year=_int(parts, "year"),
        when=_when(parts.get("when", "")),
    )


def _hijri(parts: Parts, published: date | None) -> DateValue | None:
    day = _day(parts["day"]) if "day" in parts else None
    return values.hijri_day(day, WORDS.hijri[parts["month"]], published, _int(parts, "year"), _weekday(parts))


_NTH = any_of("أول ثاني ثالث رابع")
_NTH_AFTER = any_of("الأول الثاني الثالث الرابع")

_RULES = [
    Rule(
        "nine_eleven",
        "number",
        r"(?:11/9|9/11)(?! ?/|\d)|"
        + fold_pattern(r"(?:(?<=هجمات )|(?<=أحداث )|(?<=اعتداءات )|(?<=تفجيرات ))11 (?:سبتمبر|أيلول)")
        + rf"{PAIRED}(?!,? ?{YEAR_NUMBER})",
        named_day,
    ),
    Rule(
        "season",
        "season",
        rf"(?P<season>{_SEASON})(?: (?:(?:{YEAR_WORD} )?(?P<year>{YEAR_NUMBER})م?| ?(?P<when>{WHEN})))",
        _season,
    ),
    Rule(
        "feast",
        "nth feast_day feast weekday",
        rf"(?:(?P<weekday>{WEEKDAY})[ ,،(]{{1,2}})?(?:(?:(?P<nth>{_NTH}) "
        + fold_pattern(r"(?:أيام|يوم) (?:من )?(?:أيام )?|")
        + fold_pattern("اليوم ")
        + rf"(?P<nth_after>{_NTH_AFTER}) "
        + fold_pattern(r"(?:من )?(?:أيام )?|(?:أيام )|(?P<eve>عشية|ليلة) )?عيد ")
        + rf"(?P<feast>{any_of('الفطر الأضحى')})"
        + fold_pattern(
            r"|(?:يوم|(?P<nth_of>أول|ثاني|ثالث|رابع) أيام|أيام|عطلة|إجازة|صباح|مساء|ليلة) العيد(?! الوطني)"
            r"|(?P<last_of>(?:اليوم الأخير|آخر يوم) (?:من|في)|آخر أيام) (?:شهر )?رمضان)"
        ),
        feast,
    ),
    Rule(
        "night_pair",
        "night",
        fold_pattern(r"(?:ليلة?|مساء|منتصف ليلة?) (?:يوم )?")
        + rf"(?P<first>{WEEKDAY})"
        + fold_pattern(r" ?(?:[-/,،]|إلى|على|و)? ?(?:يوم )?و?")
        + rf"(?P<second>{WEEKDAY})",
        _night,
    ),
    Rule(
        "two_days",
        "days weekday",
        fold_pattern(r"(?:يومي |أيام )?")
        + rf"(?P<first>{WEEKDAY}) ?(?:و|- ?)(?P<second>{WEEKDAY})(?: (?P<when>{WHEN}))?",
        _two_days,
    ),
    Rule(
        "iso",
        "number",
        r"(?P<iso>)(?P<year>(?:19|20)\d\d)[-/](?P<first>\d\d?)[-/](?P<second>\d\d?)(?!\d)",
        _numeric,
    ),
    Rule(
        "numeric",
        "number weekday",
        rf"{WEEKDAY_LEAD}(?P<first>\d{{1,2}}) ?(?P<mark>[/.\-]) ?(?P<second>\d{{1,2}}) ?(?P=mark) ?(?P<year>{YEAR_NUMBER})",
        _numeric,
    ),
    Rule(
        "weekday_numeric",
        "weekday",
        rf"(?P<weekday>{WEEKDAY})[ ,،(]{{1,2}}(?P<first>\d{{1,2}})[/\-](?P<second>\d{{1,2}})(?!\d|[/-])",
        _numeric,
    ),
    Rule(
        "days_of_month",
        "number",
        rf"(?P<first>{DIGIT_DAY})"
        + fold_pattern(r"(?: ?- ?| إلى | حتى | ?و ?)")
        + rf"(?P<last>{DIGIT_DAY}){OF_MONTH}(?P<month>{MONTH}){PAIRED}{TAIL}",
        _day_range,
    ),
    Rule(
        "day_month",
        "number ordinal weekday",
        rf"{WEEKDAY_LEAD}(?P<day>{DAY}){OF_MONTH}(?P<month>{MONTH}){PAIRED}{TAIL}",
        _day_month,
    ),
    Rule(
        "month_day_year",
        "month",
        rf"(?P<month>{MONTH}){PAIRED} (?P<day>{DIGIT_DAY})[,،]? (?P<year>{YEAR_NUMBER})",
        _day_month,
    ),
    Rule(
        "hijri_numeric",
        "number",
        r"(?P<day>\d{1,2}) ?[-/] ?(?P<number>\d{1,2}) ?[-/] ?(?P<year>1[34]\d\d)(?!\d)"
        + fold_pattern("(?: ?هـ?)?"),
        hijri_numeric,
    ),
    Rule(
        "new_year",
        "night feast_day",
        fold_pattern(r"(?:ليلة|عشية) رأس السنة(?: الميلادية)?"),
        new_year,
    ),
    Rule(
        "decade",
        "decade",
        rf"(?P<decade>{any_of(' '.join(DECADES))})" + fold_pattern(r" القرن (?:الماضي|العشرين)"),
        decade,
    ),
    Rule(
        "hijri",
        "number ordinal weekday",
        rf"(?:(?P<weekday>{WEEKDAY})[ ,،]{{1,2}})?(?P<day>{DAY}){OF_MONTH}(?P<month>{HIJRI})"
        + fold_pattern(
            r"(?: المبارك| المعظم)?(?: ?(?:لعام |عام |سنة )?(?P<year>1[34]\d\d)(?: ?هـ?(?:جرية?)?(?!\w))?)?"
        ),
        _hijri,
    ),
    Rule(
        "day_of_this_month",
        "number ordinal",
        rf"(?P<day>{DAY}) " + fold_pattern(r"من (?:هذا الشهر|الشهر (?P<when>") + f"{WHEN}))",
        _day_of_this_month,
    ),
    Rule(
        "relative",
        "relative",
        fold_pattern(
            r"(?P<word>أمس الأول|(?:ال)?أول من أمس|أول أمس|قبل أمس|بعد غد|أمس|الأمس|بالأمس|البارحة|(?<!\")اليوم|اليوم(?!\")|غدا|غد)(?!\w)"
        )
        + fold_pattern(
            r"(?! (?:التالي|الثاني|الأول|السابع|العالمي|الوطني|الواحد|الثالث|الرابع|الخامس|السادس|الأخير|الموعود|نفسه|ذاته|السابق|"
            r"الدولي|الذي|القريب|الدامي|الماضي)(?!\w))"
        )
        + fold_pattern(r"(?:[ ,،(\"-]{1,3}(?:يوم )?")
        + rf"(?P<weekday>{WEEKDAY}))?",
        _relative,
    ),
    Rule(
        "weekday_relative",
        "weekday",
        rf"(?P<weekday>{WEEKDAY})[ ,،]{{1,2}}"
        + fold_pattern(r"(?P<word>أول من أمس|أول أمس|أمس الأول|أمس)(?!\w)"),
        _relative,
    ),
    Rule(
        "last_night",
        "night",
        fold_pattern(r"(?:الليلة (?P<earlier>قبل )?الماضية|ليلة (?:أمس|البارحة))(?!\w)"),
        _last_night,
    ),
    Rule(
        "weekday",
        "weekday",
        rf"(?<!{fold('بين')} )(?P<weekday>{WEEKDAY})(?: (?P<when>{WHEN}))?"
        + fold_pattern(r"(?! (?:التالي|الذي يليه|الأسود|العظيمة|الحزينة))"),
        _plain_weekday,
    ),
    Rule(
        "month",
        "part month_word month",
        rf"(?:{PART})?" + fold_pattern(r"(?:شهر )?") + rf"(?P<month>{SURE_MONTH}){PAIRED}{TAIL}",
        _month,
    ),
    Rule(
        "weak_month",
        "part month_word",
        rf"(?:(?:{PART})?" + fold_pattern("شهر ") + rf"(?P<month>{MONTH}){PAIRED}{TAIL})",
        _month,
    ),
    Rule(
        "weak_month_year",
        "part month",
        rf"(?:{PART})?(?P<month>{MONTH})(?:{PAIRED}[,،]? ?(?:{YEAR_WORD} )?(?P<year>{YEAR_NUMBER})| (?P<when>{WHEN})| ?[/(\-] ?(?:{MONTH}) ?\)?)",
        _month,
    ),
    Rule("weak_month_part", "part", rf"{PART}(?P<month>{MONTH})", _month),
    Rule(
        "hijri_month",
        "month_word hijri",
        fold_pattern(r"(?:شهر )")
        + rf"(?P<month>{HIJRI})"
        + fold_pattern(r"(?: المبارك)?(?: ?(?P<year>1[34]\d\d) ?هـ?)?")
        + rf"|(?:{fold('رمضان')}) (?:{WHEN}|{fold('المبارك')})",
        lambda parts, published: _hijri({"month": fold("رمضان"), **parts}, published),
    ),
    Rule(
        "past_counted",
        "number",
        rf"(?:ال ?)?(?P<count>{SMALL_NUMBER}) (?P<unit>{BARE_UNIT}|{THE_UNIT}) {PAST}",
        _past,
    ),
    # "خلال 24 ساعة": the hours before what is told
    Rule(
        "within_hours",
        "number",
        rf"(?<=(?:{fold('خلال')}|{fold('غضون')}) )(?:ال ?)?(?P<count>{SMALL_NUMBER}) (?P<unit>{fold('ساعة')})"
        + rf"(?! {NEXT})",
        _past,
    ),
    Rule(
        "past",
        "several unit",
        fold_pattern(r"(?:(?P<several>بضعة|عدة) )?")
        + rf"(?P<unit>{THE_UNIT}|{BARE_UNIT})(?: (?:ال ?)?(?P<after_count>{SMALL_NUMBER}))? {PAST}",
        _past,
    ),
    Rule(
        "unit",
        "part unit this",
        rf"(?:{PART})?(?:(?P<unit>{ONE_UNIT}) (?P<earlier>{fold('قبل')} )?(?P<when>{WHEN})|{fold('هذا')} (?P<unit2>{ONE_UNIT})|{fold('هذه')} (?P<unit3>{ONE_UNIT}))",
        lambda parts, published: _unit_phrase(
            {**parts, "unit": parts.get("unit") or parts.get("unit2") or parts["unit3"]}, published
        ),
    ),
    Rule(
        "coming_counted",
        "number",
        rf"(?:ال ?)?\"?(?P<count>{SMALL_NUMBER})\"? (?P<unit>{BARE_UNIT}|{THE_UNIT}) {NEXT_FEW}",
        _coming,
    ),
    Rule(
        "coming",
        "unit",
        rf"(?P<unit>{THE_UNIT})(?: {fold('القليلة')}| (?:ال ?)?(?P<after_count>{SMALL_NUMBER}))? {NEXT_FEW}",
        _coming,
    ),
    Rule(
        "ago",
        "ago",
        fold_pattern("(?P<lead>قبل|منذ) ")
        + rf"(?:{ABOUT} )?(?:(?P<several>{SEVERAL}) |(?P<count>{SMALL_NUMBER}) )?(?P<unit>{BARE_UNIT})"
        + rf"(?: {fold('واحد')}ه?)?(?! (?:{fold('من')} |{WEEKDAY}|{fold('أمس')}|\d))",
        _ago,
    ),
    Rule(
        "year",
        "part year number",
        rf"(?:{PART}(?:{THE_YEAR} )?|(?:{THE_YEAR}) |(?<={fold('منذ')} )|(?<={fold('في')} ))(?P<year>{YEAR_NUMBER})م?(?!\w|[-/.]\d)",
        _year,
    ),
    Rule(
        "year heading",
        "number",
        r"(?<![^\s:])(?P<year>1[0-9]{3}|20[0-2]\d)(?= ?[-–—:] [^\W\d])",
        _heading_year,
    ),
]


_KINDS = {
    "weekday": WORDS.weekdays,
    "month": {form.split(" ")[0] for form in WORDS.months},
    "hijri": {form.split(" ")[0] for form in WORDS.hijri},
    "ordinal": {form.split(" ")[0] for form in ORDINALS},
    "number": word_set("ال"),
    "night": word_set("ليل ليلة مساء منتصف الليلة"),
    "days": word_set("يومي أيام"),
    "relative": word_set("أمس أول الأول قبل بعد الأمس بالأمس البارحة اليوم غدا غد"),
    "part": word_set("مطلع بداية أوائل مستهل بدايات منتصف أواسط وسط أواخر نهاية آخر ختام"),
    "month_word": word_set("شهر"),
    "several": word_set("بضعة عدة"),
    "unit": set(UNIT_OF),
    "this": word_set("هذا هذه"),
    "season": set(_SEASONS),
    "nth": word_set("أول ثاني ثالث رابع"),
    "feast_day": word_set("اليوم أيام عشية ليلة يوم صباح مساء عطلة إجازة آخر"),
    "feast": word_set("عيد"),
    "ago": word_set("قبل منذ"),
    "decade": set(DECADES),
    "year": word_set("عام العام لعام سنة السنة لسنة"),
}


@cache
def grammar() -> Grammar:
    """The Arabic grammar, compiled at its first use."""
    return Grammar(_RULES, _KINDS, closing=r"(?!\w)", arabic=True)


_DAYPARTS = "(?:" + "|".join(sorted(WORDS.dayparts, key=len, reverse=True)) + ")"

_BEGINNINGS = (
    "اندلاع|بدء|بداية|انطلاق|انطلاقة|نشوب|اشتعال|تفجر|وفاة|تولي\\w*|سيطر\\w+|استيلاء|اجتياح|احتلال|سقوط|انقلاب|زحف|دخول|تدخل|إعلان|"
    "الإطاحة|إطاحة|عزل|إقصاء|إسقاط|خلع"
)

SINCE = re.compile(
    fold_pattern(
        rf"(?:^|\W)[وف]?(منذ) (?:({_BEGINNINGS}) (?:(?!في )[^\s،.]+ ){{0,5}}?(?:في |يوم |قبل )?)?(?:يوم )?(?:ال)?$"
    )
)
"""What before a date makes it the start of a span."""

BEFORE = re.compile(
    r"(?:^|(?<=\W))[وفبل]{0,2}((?:"
    + _DAYPARTS
    + fold_pattern(r"(?: من)?(?: (?:يوم|يومي|نهار))?|يوم|يومي|نهار|تاريخ|مثل هذا)) $")
)
"""Words of the time of day before a date, which belong to its mention."""

AFTER = re.compile(fold_pattern(r" (?:صباحا|مساء|فجرا|ليلا|ظهرا|عصرا|ضحى)(?!\w)"))
"""Words of the time of day after a date."""

FALSE_BEFORE = re.compile(
    fold_pattern(
        r"(?:^|\W)[وفبل]?(?:صلاة|لصلاة|خطبة|خطيب|جمعية|مسجد|جامع|سوق|الواحد|ذلك|ذاك|نفس|حتى|عين|فرقة|لواء|صحيفة) $"
    )
)
"""What before a date shows that it is none: the Friday prayer, "روسيا اليوم", "between the two"."""

NAMED = re.compile(
    fold_pattern(
        r"(?:^|\W)[وفبل]?(?:شارع|ميدان|ساحة|جسر|كوبري|نفق|دوار|حي|قصر|ملعب|استاد|مستشفى|مدرسة|جامعة|كلية|معسكر|سجن|مطار|"
        r"قاعدة|مدينة|محور|كتيبة|كتائب|حركة|ائتلاف|تيار|حراك|شباب|ثوار|ثورة|انتفاضة|متحف|حديقة|مجمع|سد|حزب|بوابة|طريق|سوق|مفرق|ذكرى) $"
        r"|(?:^|\W)[وفبل]?(?:مدينتي|مدن) (?:[^\s،.]+ ){1,4}و$"
    )
)
"""What before a day and month without a year shows that they are a name: "شارع 14 رمضان", "قصر 22 مايو"."""

FALSE_TODAY = re.compile(
    fold_pattern(
        r"(?:^|\W)[وفبل]?(?:روسيا|القدس|مصر|سوريا|سورية|إسرائيل|العراق|ليبيا|عدن|اليمن|لبنان|الأردن) $"
    )
)
"""What before "اليوم" alone shows that it is an outlet's name: "روسيا اليوم"."""

DATED_TODAY = re.compile(
    fold_pattern(r"(?<!\w)(?:اليوم|أمس|الأول|غدا?)[ ,،(\"-]{1,3}(?:يوم )?")
    + rf"{WEEKDAY}|{WEEKDAY}[ ,،]{{1,2}}{fold('أمس')}"
)
"""A "yesterday", "today" or "tomorrow" with a weekday beside it."""

JOINTS = (
    re.compile(fold_pattern(r"(?:^|\W)[وف]?(?:من|بين|منذ)(?: يوم)? $")),
    re.compile(fold_pattern(r" (?:إلى|حتى|وحتى|و)(?: ?يوم)? ?(?:ال)?")),
    re.compile(
        fold_pattern(r"[,،]? (?:إلى|حتى|وحتى)(?: ") + _DAYPARTS + fold_pattern(r")?(?: ?يوم)? ?(?:ال)?")
    ),
)
"""What opens a range of two dates, what stands between them, and what does so where "since" opens it."""

DATELINE_BEFORE = re.compile(
    fold_pattern(r"(?:^|\W)(?:نشر في|نشر بتاريخ|نشرت في|تاريخ النشر|آخر تحديث|تم النشر|بتاريخ)[: ]*$")
)
DATELINE_AFTER = re.compile(fold_pattern(r"[,،]? ?(?:-|\||الساعة)? ?\d{1,2}:\d\d"))
DATELINE_WORDS = re.compile(r"(?!)")
"""What before or after a date, or how it begins, shows that it is the line that dates the report."""
