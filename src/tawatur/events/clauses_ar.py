"""Days that an Arabic sentence gives to something else than a happening: to a clause about a place or party, to a
comparison, to what is still to come, to what came before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from tawatur.events.background import TURNS_AR, taken_before
from tawatur.events.kinds import FIGHT, GENERIC, HARM, STRIKES, TAKEN
from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.dates import DateMention

PAST: Final = 14  # days before the report: what is dated further back is no news
_RECORD: Final = re.compile(
    r"(?:^|\s)[كل]?(?:(?:ال)?(?:اسوا|اكثر|اكبر|اعنف|اشد|اضخم|اعلي|اقوي|اهم|اول|اخر|ادمي)|الاولي|الاخطر|الاشرس) [^،؛]{0,50}$"
)
"""What opens a comparison with all that was since a day: "الأسوأ منذ مارس"."""
_RELATIVE: Final = re.compile(
    r"\s(?:التي|الذي|الذين|اللذين|اللتين)\s(?!(?:كان\w{0,2} )?(?:قد )?[اي]?[تي]?"
    r"(?:ادي|ادت|اسفر|اوقع|خلف|استهدف|وقع|نفذ|شن|ضرب|هز|راح|حصل|جري|اندلع|اودي|ارتكب)ت?\w{0,2}\s)"
)
"""What opens a clause about a place or party; not one that goes on with what happened ("الهجوم الذي أوقع")."""
_EVENT_BEFORE: Final = re.compile(
    r"(?<!\w)[وفبلك]?(?:ال)?(?:امر|وقت|حين|يوم|عام|شهر|حادث\w*|عملي[هت]\w*|جريم[هت]\w*|واقع[هت]\w*|احداث|حرب|حمل[هت]|معرك[هت]|معارك"
    r"|مواجهات|ازم[هت]|مجزر[هت]|قضي[هت])(?:\s\w+)?$"
)
"""A word before a relative clause that names a time or a happening, whether or not it is one that is coded."""
_TO_COME: Final = re.compile(r"(?:^|\s)[وف]?(?:سوف|المقرر|المزمع|المتوقع|المنتظر) [^،؛]{0,70}$")
_SINCE: Final = "منذ "
_DOCUMENT: Final = re.compile(
    r"\s(?:ال)?(?:صادر|منشور|منعقد|مورخ|مبرم)ه?\s(?:(?!ان\s|بان\s)[^\s،.]+\s){0,4}$"
)
"""What says that a day is the one of a document or meeting: "التقرير الصادر عن المنظمة أمس"."""
_DATED: Final = 60  # characters


def is_of_another(
    scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling], published: date | None
) -> bool:
    """Whether a sentence gives a day to something else than a telling: to a comparison ("الأعنف منذ مارس"), to what is
    still to come ("سوف تستأنف المحاكمة في 18 أكتوبر"), or of old to a clause about a place or party ("قصفوا القاعدة التي
    يحاصرونها منذ شهر").
    """
    since = scene.text.startswith(_SINCE, found.start)
    if found.end <= telling.start and _is_long_done(scene, telling, found, tellings):
        return True
    if since and telling.start < found.start and _RECORD.search(scene.text, scene.start, found.start):
        return True
    if _DOCUMENT.search(scene.text, max(scene.start, found.start - _DATED), found.start) is not None:
        signed = 0 <= found.start - telling.end < _DATED and telling.senses[0] == "truce"
        if not signed:
            return True  # "قرار مجلس الأمن الصادر في أبريل"
    if telling.status != "planned":
        coming = _TO_COME.search(scene.text, scene.start, found.start)
        if coming is not None and not coming.start() <= telling.start < found.start:
            return True
    if not since and (published is None or (published - found.last).days <= _news_days(found)):
        return False
    if telling.further and any(t.end <= found.start and found.end <= telling.start for t in tellings):
        return True  # "أوقف أمس مطلوبا في أحداث عام 2014، كما أوقف آخر": of what was told before
    if not since and (
        _is_turned_from(scene, telling, found) or _is_of_earlier(scene, telling, found, tellings)
    ):
        return True
    return _is_of_clause(scene, telling, found, tellings, since)


def _is_long_done(scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling]) -> bool:
    """Whether a day is of what came after the taking of a place, and no fighting: "وصلت أمس طائرة إلى المطار بعد تحريره"."""
    since = taken_before(scene, telling)
    if since is None or since < found.end:
        return False
    return not any(t.end <= since and t.senses[0] in _FOUGHT for t in tellings)


_FOUGHT: Final = (
    HARM | GENERIC | FIGHT | STRIKES | TAKEN | {"blast", "suicide", "execute", "abduct", "arrest", "loot"}
)
"""What is done along with the taking of a place, on the same day."""


def _news_days(found: DateMention) -> int:
    """How many days before a report a day may lie that is of its news: a week or month that is over may not."""
    return _OVER if found.precision in ("week", "month", "year") else PAST


_OVER: Final = 3  # days before the report


def _is_of_clause(
    scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling], since: bool
) -> bool:
    """Whether a day stands in a clause about a place or party, and a telling outside it."""
    opened = max(
        _RELATIVE.finditer(scene.text, scene.start, found.start), key=lambda m: m.start(), default=None
    )
    if opened is None or any(opened.end() <= a < found.start for a, _ in scene.breaks()):
        return False
    if _CLOSED.search(scene.text, opened.end(), found.start) is not None:
        return False
    if not since and _STATE.match(scene.text, opened.end()) is not None:
        return False  # "سيطروا على القضاء الذي تقطنه أقلية في 3 أغسطس"
    of_clause = [t for t in tellings if opened.end() <= t.start < found.start]
    if telling in of_clause or found.start - opened.end() < _RIGHT_BEHIND:
        return False
    if found.precision == "year" and telling.end + 1 < opened.start() and not since:
        return True  # "هجوم على ثكنة بنيت عام 1985", "في الولاية التي قسمت في 1947"
    if _is_of_event(scene, opened.start(), tellings):
        return telling.start >= found.end and bool(of_clause)
    if telling.end > opened.start() or not since:
        return True
    told = bool(of_clause) or any(opened.end() <= h.start < found.start for h in scene.triggers)
    return told and any(
        telling.end <= f.start and f.end in (opened.start(), opened.start() - 1) for f in scene.fillers
    )


_CLOSED: Final = re.compile(r"[»\"”]")
_STATE: Final = re.compile(r"(?:ي\w+|ت(?!م\s|مكن|عرض|لق|ول[يت]|بن[يت]|حول|وقف|اسس)\w*(?<!ت))\s")
"""A verb of what is so: an imperfect, which is of no day of old."""
_RIGHT_BEHIND: Final = 4  # characters: "الذي في مارس هاجم"


def _is_of_event(scene: Scene, start: int, tellings: Sequence[Telling]) -> bool:
    """Whether a relative clause that begins at an offset is about a happening or a time: "المجزرة [التي ارتكبت في مارس]"."""
    if _EVENT_BEFORE.search(scene.text, max(scene.start, start - 40), start) is not None:
        return True
    return any(
        t.tense in NOMINAL
        and t.end <= start
        and _EPITHETS.fullmatch(scene.text, t.end, start) is not None
        and not any(t.end <= f.start and f.end <= start for f in scene.fillers)
        for t in tellings
    )


_EPITHETS: Final = re.compile(r"(?:\s\w+){0,2}[،»\")]*")


_BEGINS: Final = 16  # characters
"""From where a clause begins to a day that holds for what follows: "وفي مارس الماضي، قال"."""


def _is_turned_from(scene: Scene, telling: Telling, found: DateMention) -> bool:
    """Whether a sentence turns from what a day is of before a telling: "يدرسون سفره العام الماضي، وقالت الشرطة إنه قتل"."""
    if telling.start < found.end or TURNS_AR.search(scene.text, found.end, telling.start) is None:
        return False
    return found.start - scene.clause(found.start)[0] > _BEGINS


_EARLIER: Final = re.compile(
    r"\s(?:بعد|عقب|اثر|غداه|رغم|بسبب|ردا علي|انتقاما ل\w*|علي خلفيه|علي الرغم من)(?:\s?ان|\s?ما)?\s"
)
_ITS_VERB: Final = re.compile(
    r"\s(?:شن|نفذ|ارتكب|دبر|قاد|اطلق|تبن|استهدف|وقع|حدث|جر)(?:ت?ه|ت?ها|وه|وها|ت|ي)?\s[^،؛]{0,30}$"
)
"""A verb about a happening that a noun right before names, and a day behind it: "هجوم واسع [شنه الشهر الماضي]"."""


def _is_of_earlier(scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling]) -> bool:
    """Whether a day is of what a sentence tells to have come before a telling: "واصلوا القصف بعد فشل هجوم شنوه الشهر الماضي",
    "يقصفون القرى بعد أن طردوا منها الشهر الماضي".
    """
    if telling.end > found.start:
        return False
    turn = _EARLIER.search(scene.text, telling.end - 1, found.start)
    if turn is None or not any(turn.end() <= t.start < found.start for t in tellings):
        return False
    if telling.tense in NOMINAL and telling.definite and found.precision in ("month", "year"):
        return True  # "المعارك الدائرة عقب تحرير المدينة في منتصف مارس"
    return telling.tense == "present" or _ITS_VERB.search(scene.text, turn.end() - 1, found.start) is not None
