"""Days that an Arabic sentence gives to something else than a happening: to a clause about a place or party, to a
comparison, to what is still to come, to what came before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

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


def is_of_another(
    scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling], published: date | None
) -> bool:
    """Whether a sentence gives a day to something else than a telling: to a comparison ("الأعنف منذ مارس"), to what is
    still to come ("سوف تستأنف المحاكمة في 18 أكتوبر"), or of old to a clause about a place or party ("قصفوا القاعدة التي
    يحاصرونها منذ شهر").
    """
    since = scene.text.startswith(_SINCE, found.start)
    if since and telling.start < found.start and _RECORD.search(scene.text, scene.start, found.start):
        return True
    if telling.status != "planned":
        coming = _TO_COME.search(scene.text, scene.start, found.start)
        if coming is not None and not coming.start() <= telling.start < found.start:
            return True
    if not since and (published is None or (published - found.last).days <= PAST):
        return False
    if telling.further and any(t.end <= found.start and found.end <= telling.start for t in tellings):
        return True  # "أوقف أمس مطلوبا في أحداث عام 2014، كما أوقف آخر": of what was told before
    return _is_of_clause(scene, telling, found, tellings, since)


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
