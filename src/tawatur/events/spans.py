"""Counts over weeks or months: "1,000 killed in ten months", "40 attacks in three weeks"; each is an aggregate."""

from __future__ import annotations

import re

from tawatur.events.harm import exact
from tawatur.events.kinds import HARM, VIOLENCE
from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.scene import Scene

_MANY = 20
"""Victims, or a tenth of it attacks, from which on a count over weeks is one over many happenings."""
_WEEKS = {
    "ar": re.compile(
        r"(?:^|\s)(?:في|خلال|طيله|طوال|علي مدي|علي مدار|في غضون)\s+(?:(?:اكثر|اقل) من\s+|نحو\s+)?"
        r"(?:\S+\s+)?(?:ال)?(?:اشهر|شهور|شهرا|شهرين|اسابيع|اسبوعين|اسبوعا|اعوام|عاما|عامين|سنوات|سنه|سنتين|فتره)(?!\w)"
        r"|(?:^|\s)(?:خلال|طيله|طوال|علي مدي|علي مدار|في غضون)\s(?:ال)?(?:اسبوع|شهر|عام)(?!\w)"
        r"|(?:^|\s)(?:اثناء|خلال|في|جراء) (?:ال)?(?:حرب|صراع|نزاع)(?! علي)(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:in|over|during|within|throughout)\s+(?:just |only |about |some |more than |less than |nearly |almost )?"
        r"(?:the (?:past|last|previous) )?(?:[\w-]+ )?(?:weeks|months|years|period)\b"
    ),
}
MOST = re.compile(
    r"\b(?:first|deadliest|worst|heaviest|biggest|largest|fiercest|bloodiest|most|highest|longest|second|third)\b"
    r"|(?:^|\s)(?:ال)?(?:اول|اولي|اعنف|اكثر|اسوا|اكبر|اشد)(?:\s(?!من\s)|$)"
)
"""Words for what was the first or the worst so long, and is one happening: "the deadliest attack in years"."""
_SCATTERED = {
    "ar": re.compile(
        r"(?:^|\s)(?:(?:في|جراء|نتيجه|اثر|خلال)\s|ب)(?:\S+\s)?(?:حوادث|حادثين|حادثتين|احداث|اعمال عنف|تفجيرات)\s(?:\S+\s){0,2}?"
        r"(?:متفرق|منفصل)(?:ه|ين|تين)(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:in|during)\s(?:[\w-]+\s){0,2}?(?:separate|scattered|sporadic)\s(?:[\w-]+\s)?(?:incidents|violence)\b"
    ),
}
"""What happened here and there, and people were killed and hurt in: "in two separate incidents"."""
_REACH = 100  # characters
_TURNS = VIOLENCE | {"protest", "riot", "siege_etc"}
"""Senses of what people are counted since: "400 have been killed since the protests began"."""
_TURNING = re.compile(r"[،,] و?منذ\s$")
_OPENS = 3  # characters of a sentence before its first word
_SINCE = {
    "ar": re.compile(
        r"(?:^|\s)و?منذ\s(?!(?:ال)?(?:صباح|فجر|مساء|ظهر|عصر|ليل|امس|البارحه|يوم|ساع|لحظ|قليل|دقايق"
        r"|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت))"
    ),
    "en": re.compile(
        r"\bsince\s(?!(?:[\w-]+\s){0,7}?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|dawn|morning|midnight|noon|yesterday"
        r"|overnight|last night|evening)\b)"
    ),
}
_PERFECT = re.compile(r"\b(?:have|has)\s(?:\w+ly\s|also\s|so far\s|already\s)?(?:been\s(?:\w+ly\s)?)?$")
_OF_ELSE = re.compile(
    r"[,;:،؛]|\b(?:which|that|who|where|held|controlled|besieged|under|ruled|displaced)\b"
    r"|(?:^|\s)(?:التي|الذي|الذين|حيث|تشهد|يشهد|تخضع|يخضع|[تي]سيطر|سيطر\S*|(?:ال)?(?:خاضع|محاصر|محتل|واقع|مستمر|متواصل|دايره)\S*)\s"
)
"""What a time since which stands behind: a place held since then, a war that has gone on since then."""


def mark_spans(scene: Scene, tellings: list[Telling]) -> None:
    """Mark as aggregates the tellings of a sentence that counts victims or attacks over weeks, months or years."""
    if scene.lang == "ar":
        for telling in tellings:
            if VIOLENCE.issuperset(telling.senses) and not _has_day(telling) and not telling.casualties:
                telling.aggregate = telling.aggregate or _is_repeated(scene, telling.start, telling.end)
                telling.aggregate = telling.aggregate or _are_hundreds(scene, telling)
        series = _SERIES.search(scene.text, scene.start, scene.end)
        if series is not None:
            for telling in tellings:
                telling.aggregate = telling.aggregate or telling.start >= series.end()
    else:
        for telling in tellings:
            if VIOLENCE.issuperset(telling.senses) and telling.date is None and not telling.casualties:
                telling.aggregate = telling.aggregate or _is_habit(scene, telling)
    harmed = [t for t in tellings if t.senses[0] in HARM and t.casualties]
    scattered = _SCATTERED[scene.lang].search(scene.text, scene.start, scene.end) if harmed else None
    if scattered is not None:
        for telling in harmed:
            telling.aggregate = telling.aggregate or telling.start < scattered.end()
    _mark_since(scene, tellings)
    counts = [t for t in tellings if _is_large(t) and not _has_day(t)]
    if not counts:
        return
    found = _WEEKS[scene.lang].search(scene.text, scene.start, scene.end)
    if found is None or MOST.search(scene.text, scene.start, found.start()) is not None:
        return
    near = [t for t in counts if t.away(found.start(), found.end()) < _REACH]
    for telling in tellings:
        along = telling.tense in NOMINAL and not telling.definite and not _has_day(telling)
        if telling in near or (near and along and VIOLENCE.issuperset(telling.senses)):
            telling.aggregate = True


def _mark_since(scene: Scene, tellings: list[Telling]) -> None:
    """Mark as aggregates those that count the victims since a day or a turn of a war: "400 have been killed since June"."""
    counted = any(t.casualties for t in tellings)
    since = _SINCE[scene.lang].search(scene.text, scene.start, scene.end) if counted else None
    if since is None:
        return
    counts = [t for t in tellings if _is_since(scene, t, since.start(), since.end())]
    for telling in tellings:
        along = telling.tense in NOMINAL and not telling.casualties and _TURNS.issuperset(telling.senses)
        along = along and (not telling.definite or 0 <= telling.start - since.end() < _REACH)
        if telling in counts or (counts and along):
            telling.aggregate = True
            telling.of_war = (
                telling.of_war or _TURNING.search(scene.text, scene.start, since.end()) is not None
            )


def _is_since(scene: Scene, telling: Telling, start: int, end: int) -> bool:
    """Whether those that a telling counts were harmed since what stands at these offsets: "have been killed since"."""
    tolls = [c for c in telling.casualties if c.what in ("killed", "injured") and exact(c) and c.min > 1]
    if not tolls:
        return False
    last = max(c.end for c in tolls)
    if scene.lang == "en" and not any(
        _PERFECT.search(scene.text, scene.start, c.trigger_start) for c in tolls
    ):
        return False
    first = min(c.start for c in tolls)
    if (
        scene.lang == "ar" and telling.start < start < end <= first
    ):  # "ارتفع عدد القتلى منذ بدء الحملة إلى 700"
        if MOST.search(scene.text, telling.start, start + 1) is not None:
            return False  # "مواجهات هي الأعنف منذ أشهر، قتل فيها تسعة جنود"
        return _OF_ELSE.search(scene.text, telling.start, start) is None
    if start <= scene.start + _OPENS:  # "Since the army began its campaign, 223 have been killed"
        return end < first
    if scene.lang == "ar" and _TURNING.search(scene.text, scene.start, end) is not None:
        return end < first < end + _REACH and telling.start > start  # "، ومنذ اندلاع العنف قتل 13 جنديا"
    return last <= start < last + _REACH and _OF_ELSE.search(scene.text, last, start) is None


_REPEATED = re.compile(
    r"(?:\s[^\W\d_]+){0,1}?\s(?:شبه )?(?:ال)?(?:متكرره|يوميه|اسبوعيه|شهريه|دوريه)(?!\w)"
    r"|(?:\s[^\s،؛]+){0,4}?\s(?:(?:ب(?:شكل|صوره|وتيره)|علي نحو|علي اساس) (?:شبه )?(?:متكرر|يومي|دوري|اسبوعي)|مرارا|كل (?:يوم|اسبوع|شهر|مره|ليله))ه?(?!\w)"
)
_THOUSANDS = re.compile(r"(?:^|\s)(?:ب|و)?(?:\S+ )?(?:الف|الاف) (?:ال)?\S+$")


_MORE = re.compile(
    r"(?:^|\s)[وفبل]?(?:ال)?(?:تزايدت?|[يت]تزايد|تنامي|[يت]تنامي|ازدياد|ازدادت?|[يت]زداد|تكررت?|[يت]تكرر|تكرار|كثرت?|كثره)\s(?:عدد\s|وتيره\s|حوادث\s|عمليات\s|اعداد\s|حده\s)?(?:ال)?$"
)
"""Before a plural of which there are ever more: "تزايد الاعتداءات"."""
_SERIES = re.compile(
    r"(?:^|\s)(?:(?:ال)?(?:احدث|اخير[هت]?)|اخر حلق[هت]|اخر حلقات|(?:ال)?حلق[هت](?: جديده)?)\s(?:في|من|ضمن)\s(?:سلسله|مسلسل|موجه)(?!\w)"
)
"""Of what something was the latest: "وهو الأحدث في سلسلة من التفجيرات"."""


def _is_repeated(scene: Scene, start: int, end: int) -> bool:
    """Whether an Arabic event phrase is of what happens again and again: "هجمات متكررة", "غارات يومية", "آلاف الغارات"."""
    if not scene.text.endswith("ات", start, end):
        return False
    if _MORE.search(scene.text, max(scene.start, start - 30), start):
        return True
    return (
        _REPEATED.match(scene.text, end, scene.end) is not None
        or _THOUSANDS.search(scene.text, max(scene.start - 1, end - 40), end) is not None
    )


_HUNDREDS = re.compile(
    r"(?:^|\s)[بلو]?(?:\d{3,}|\d+ ?(?:الف|الاف|ميه)|ميات|مئات|الاف)\s(?:من\s)?(?:ال)?(?:غار|ضرب|طلع|برميل|براميل|هجوم|هجم|عملي)"
)


def _are_hundreds(scene: Scene, telling: Telling) -> bool:
    """Whether raids, barrels or attacks are counted by the hundred, which no one day's are: "نفذ التحالف 500 غارة"."""
    return _HUNDREDS.search(scene.text, max(scene.start, telling.start - 12), telling.end) is not None


_HABIT_EN = re.compile(
    r"\b(?:is|are|has been|have been|'s|also|they|it|who|which)? ?(?:regularly|routinely|often|frequently|repeatedly|constantly)"
    r"(?: been)? $"
)
_AS_HABIT_EN = re.compile(
    r"(?: [\w'-]+){0,8}? (?:on an? (?:almost |near |near-)?daily basis|(?:almost )?every day|regularly|routinely)\b"
)


def _is_habit(scene: Scene, telling: Telling) -> bool:
    """Whether an English verb tells of what is done again and again: "is regularly targeted by both armies"."""
    if telling.tense in NOMINAL:
        return False
    return (
        _HABIT_EN.search(scene.text, max(scene.start, telling.start - 30), telling.start) is not None
        or _AS_HABIT_EN.match(scene.text, telling.end, scene.end) is not None
    )


def _is_large(telling: Telling) -> bool:
    toll = max((c.min for c in telling.casualties if c.what in ("killed", "injured")), default=0)
    return toll >= _MANY or (telling.count or 0) >= _MANY / 10 + 1


def _has_day(telling: Telling) -> bool:
    return telling.date is not None and telling.date.precision == "day"
