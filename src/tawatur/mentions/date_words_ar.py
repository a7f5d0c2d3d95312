"""The Arabic words of dates in the normal form, as sources of patterns: days, months, units of time, "last" and "next".

``dates_ar`` puts them together into rules; each source is a group of its own and captures only where it names a part.
"""

from __future__ import annotations

from tawatur.mentions.calendar import calendar_words
from tawatur.mentions.date_values import Unit
from tawatur.mentions.patterns import any_of, fold_pattern
from tawatur.text.normalise import fold


def forms(words: dict[str, int], without: frozenset[str] = frozenset()) -> str:
    kept = sorted((w for w in words if w not in without), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(kept) + r")(?!\w)"


WORDS = calendar_words("ar")
WEEKDAY = forms(WORDS.weekdays)
MONTH = forms(WORDS.months)
SURE_MONTH = forms(WORDS.months, WORDS.weak)
HIJRI = forms(WORDS.hijri)
PAIRED = rf"(?:(?: ?[/(\-] ?| )(?:{MONTH}) ?\)?)?"

ORDINAL_UNITS = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
]
ORDINALS: dict[str, int] = {fold(word): i for i, word in enumerate(ORDINAL_UNITS, 1)}
ORDINALS |= {fold(f"{word} عشر"): 10 + i for i, word in enumerate(["الحادي", *ORDINAL_UNITS[1:9]], 1)}
ORDINALS |= {
    fold(f"{unit} و{ten}"): value + i
    for value, tens in ((20, ("العشرين", "العشرون")), (30, ("الثلاثين", "الثلاثون")))
    for ten in tens
    for i, unit in enumerate(["الحادي", *ORDINAL_UNITS[1:9]], 1)
    if value + i <= 31
}
ORDINALS |= {fold("العشرين"): 20, fold("العشرون"): 20, fold("الثلاثين"): 30, fold("الثلاثون"): 30}
DIGIT_DAY = r"(?:ال ?)?(?:0?[1-9]|[12]\d|3[01])(?!\d)"
DAY = rf"{DIGIT_DAY}|{forms(ORDINALS)}"

LAST = any_of("الماضي الماضية الماضيين الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الأخير الأخيرة")
THIS = any_of("الجاري الجارية الحالي الحالية")
NEXT = any_of("المقبل المقبلة القادم القادمة")
WHEN = rf"(?:{LAST}|{THIS}|{NEXT})(?!\w)"
EARLY = any_of("مطلع بداية أوائل مستهل بدايات")
MID = any_of("منتصف أواسط وسط")
LATE = any_of("أواخر نهاية أخر آخر ختام")
PART = rf"(?P<part>{EARLY}|{MID}|{LATE}) "
YEAR_NUMBER = r"(?:19|20)\d\d(?!\d)"
YEAR_WORD = fold_pattern(r"(?:من )?(?:العام|عام|لعام|السنة|سنة|لسنة)")
THE_YEAR = fold_pattern(r"(?:العام|عام|لعام|السنة|سنة|لسنة)")
TAIL = (
    rf"(?:[,،]? ?(?:{YEAR_WORD} ?)?(?P<year>{YEAR_NUMBER})م?"
    + fold_pattern(r"| ?(?:من )?(?:العام|السنة) ")
    + rf"(?P<year_when>{WHEN})"
    + rf"| ?(?P<when>{WHEN}))?"
)
WEEKDAY_LEAD = rf"(?:(?P<weekday>{WEEKDAY})" + fold_pattern(
    r"[ ,،(]{0,3}(?:ليلا |مساء |صباحا )?(?:اليوم )?(?:الموافق ?(?:ل|في|يوم)? ?)?(?:من )?(?:في )?)?"
)
OF_MONTH = fold_pattern(r"[)/]? ?(?:من )?(?:شهر )?")

UNITS: dict[Unit, str] = {
    "hour": "ساعة ساعات ساعتين ساعتان الساعة الساعات الساعتين",
    "day": "يوم يوما أيام يومين يومان الأيام اليومين اليوم",
    "week": "أسبوع أسبوعا أسابيع أسبوعين أسبوعان الأسبوع الأسابيع الأسبوعين",
    "month": "شهر شهرا أشهر شهور شهرين شهران الشهر الأشهر الشهور الشهرين",
    "year": "عام عاما أعوام عامين سنة سنوات سنين سنتين العام الأعوام العامين السنة السنوات السنتين",
}
UNIT_OF: dict[str, Unit] = {fold(form): unit for unit, forms in UNITS.items() for form in forms.split()}
ENDS_DUAL = ("ين", "ان")
BARE_UNIT = any_of(" ".join(w for w in UNIT_OF if not w.startswith("ال"))) + r"(?!\w)"
ONE_UNIT = any_of("الأسبوع الشهر العام السنة") + r"(?!\w)"
THE_UNIT = any_of(" ".join(w for w in UNIT_OF if w.startswith("ال"))) + r"(?!\w)"
PAST = any_of("الماضيين الأخيرين الماضية الأخيرة المنصرمة الفائتة المنصرمين القليلة_الماضية") + r"(?!\w)"
NEXT_FEW = any_of("المقبلة القادمة المقبلين القادمين") + r"(?!\w)"
PLURALS = frozenset(fold(w) for w in ["ساعات", "أيام", "أسابيع", "أشهر", "شهور", "أعوام", "سنوات", "سنين"])
SEVERAL = fold_pattern(r"(?:عدة|بضعة|بضع)(?!\w)")
ABOUT = fold_pattern(r"(?:نحو|حوالي|قرابة|أكثر من|أقل من|ما يقارب|زهاء)(?!\w)")
