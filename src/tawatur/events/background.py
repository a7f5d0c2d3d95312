"""What a report tells as having been before its news: "since the capture", "had seized", "who took"."""

from __future__ import annotations

import re
from typing import Final

from tawatur.events.kinds import TAKEN
from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.scene import Scene

LEAD: Final = 2
"""Sentences at the head of a report, whose day holds for other matters too."""
_FORMERLY_AR = re.compile(r"[^،؛.]{0,40}?\s(?:موخرا|سابقا|مسبقا|في السابق|في وقت سابق|في اوقات سابقه)(?!\w)")
"""What after an event word tells that it was before the news, nobody says when."""
_BACKGROUND_BEFORE = {
    "ar": re.compile(
        r"(?:^|\s)[وف]?منذ (?:ان )?(?:\w+ ){0,1}(?:ال|لل)?$|(?:^|\s)[وف]?(?:كان|كانت|كانوا) [^،؛]{0,130}\bقد (?:\w+ )?$"
        r"|(?:^|\s)(?:التي|الذي|الذين|اللذين|اللتين) (?:كان\w{0,2} )?(?:قد )?$|(?:^|\s)[وف]?(?:سبق (?:ان|ل)|سبق و)[^،؛]{0,30}$"
        r"|(?:^|\s)كما (?:حدث|حصل) [^،؛]{0,30}$|(?:^|\s)موخرا [^،؛]{0,30}$"
    ),
    "en": re.compile(
        r"\b(?:since (?:the |its |their |being )?(?:\w+ )?|(?:had|has|have) (?:\w+ly |also |already |previously |been ){0,2}"
        r"|who (?:\w+ly |also |have |had )?|recently |previously )$"
    ),
}


_AS_NEWS = re.compile(
    r"\b(?:said|says|told \w+|reported|added|claimed|announced|confirmed)(?: that)? (?:(?!who |which |where |since |already |previously |earlier )[\w'\"-]+ ){1,9}?"
    r"had (?:also |been |meanwhile )*$"
)
"""What makes of a past perfect one of reported speech: "said rebels had fired rockets"."""
_PERFECT = re.compile(
    r"(?:^|[.\"] |\band |\bbut )(?:(?!who |which |where |that |since |already |previously |earlier )[\w'\"-]+ ){1,9}?"
    r"(?:have|has) (?:also |been |reportedly |there )*$"
)
"""The present perfect of the news, in a main clause of a report's lead: "Forces have retaken the town"."""


_RECALLED_AR = re.compile(
    r"\W*و?(?:(?:من )?(?:الجدير|جدير|يجدر) (?:بالذكر|ذكره)|يذكر|يشار(?: هنا)?(?: الي)?|تجدر الاشاره(?: هنا)?(?: الي)?) ان|\W*و?سرعان ما "
)
"""What opens a sentence that calls to mind what was before, or goes on with what has been called to mind."""
_COMPLETED = r"(?:استكمال|اكمال|اتمام|انجاز|عمليه|معركه)\s"
_TAKEN_BEFORE_AR = re.compile(
    rf"(?:^|\s)[وف]?(?:بعد|عقب|اثر|في اعقاب|منذ)\s(?:{_COMPLETED}"
    r"|(?:قيام|تمكن|نجاح)\s(?:[^\s،؛]+\s){1,6}?(?:(?:من|في)\s|ب))?(?:ال)?$"
    r"|(?:^|\s)[وف]?(?:[يت]?رحبت?|اشادت?|[يت]شيد|هنات?|[يت]هني|باركت?|[يت]بارك|ثمنت?|[يت]ثمن|سعادت\w+|ارتياح\w+|اعتزاز\w+|فخر\w+)\s(?:[^\s،؛]+\s){0,3}?"
    rf"[بل]?(?:{_COMPLETED})?(?:ال)?$"
)
"""What before the taking of a place tells that it was before what the sentence tells: "بعد تحريره", "أشاد بتحرير المدينة"."""
_ACCUSED_AR = re.compile(
    r"(?:^|\s)(?<!التي )(?<!الذي )[وف]?(?:[يت]تهم(?:ون)?|[يت]واجه(?:ون)? (?:ال)?(?:تهم|اتهام)\w*)\s[^،؛]{0,110}$"
)
"""What somebody is accused of in the present, behind a report's lead: "وتتهم المنظمات الطرفين بخطف مدنيين"."""
_COMMENTED_AR = re.compile(
    r"[^،؛.]{2,60}?\s(?:كشف|قصم|شكل|مثل|اثبت|اسهم|ساهم|مهد|اتاح|فتح|اعاد|برهن|اظهر)ت?\s|[^،؛.]{2,40}?\s[يت](?:مثل|شكل|عد|عني|ثبت|فتح|مهد|وكد)\s"
)
"""A verb of which the taking of a place is the subject, as of something known: "تحرير المدينة كشف عن الجرائم"."""


TURNS_AR: Final = re.compile(
    r"[،؛»\"]\s?[وف]?(?:(?:قال|ذكر|اعلن|اكد|اوضح|افاد|اضاف|صرح|نقل|اشار)ت?|بينما|فيما|لكن\w*|غير ان\w*|الا ان\w*)\s"
)
"""Where a sentence turns to what somebody says, or to what stands against what it told."""
_HAD_AR = re.compile(r"\W*و(?:كان(?:ت|وا)?|استغلت?)\s")
"""What opens a sentence that tells of what was before: "وكانت القوات قصفت البلدة", "واستغل التنظيم الفوضى وشن هجمات"."""
_SAID_AR = re.compile(r"\s(?:قال|ذكر|اعلن|اكد|اوضح|افاد|صرح|اتهم|كشف)ت?\s")
"""A verb of saying: what somebody had said before is mostly of the news."""
_AFTER_THAT_AR = re.compile(r"(?:^|\s)(?:بعدما|بعد ما|بعد ان|منذ ان)\s(?:\w+\s){0,2}$")
"""What right before an event word puts it before what its sentence tells: "جاءت بعدما شنت القوات غارات"."""
_OF_WHOM_AR = re.compile(r"(?:^|\s)(?:التي|الذي|الذين|اللذين|اللتين) (?:\w+ و|(?:شهد|عرف)ت?(?:ها)? )$")
"""What before an event word says what a place or party has seen or done: "المدينة التي شهدت احتجاجات"."""


def _was_before(scene: Scene, telling: Telling, before: str) -> bool:
    """Whether an Arabic sentence behind a report's lead tells of what was before the news, as its verbs say."""
    if scene.index <= LEAD:
        return False
    if _OF_WHOM_AR.search(before) is not None:
        return True
    if _HAD_AR.match(scene.text, scene.start) is not None:
        told = scene.text[scene.start : telling.start]
        return TURNS_AR.search(told) is None and _SAID_AR.search(told) is None
    after = _AFTER_THAT_AR.search(before)
    return after is not None and _ADVANCES_AR.search(scene.text, scene.start, telling.start) is None


def taken_before(scene: Scene, telling: Telling) -> int | None:
    """Where the words begin by which an Arabic sentence puts the taking of a place before what it tells; None where none do."""
    if telling.tense not in NOMINAL or telling.senses[0] not in TAKEN:
        return None
    before = _TAKEN_BEFORE_AR.search(scene.text, max(scene.start - 1, telling.start - _NEAR), telling.start)
    if before is None or _ADVANCES_AR.search(scene.text, scene.start, before.start()) is not None:
        return None
    return before.start()


_ADVANCES_AR = re.compile(r"(?<!\w)[وف]?(?:ال|لل|ب|ت|ي)?(?:تقدم|زحف)(?:ت|ا|وا|ها|هم)?(?!\w)")
"""What troops do on the day they take a place on their way."""
_NEAR: Final = 60  # characters


def _is_known(scene: Scene, telling: Telling) -> bool:
    """Whether an Arabic sentence behind a report's lead speaks of the taking of a place as of something known."""
    if telling.tense not in NOMINAL or telling.senses[0] not in TAKEN or scene.index <= LEAD:
        return False
    return _COMMENTED_AR.match(scene.text, telling.end, scene.end) is not None


def is_background(scene: Scene, telling: Telling) -> bool:
    """Whether a telling without a day is of what came before the news: "since the capture", "had seized", "who took"."""
    before = scene.between(max(scene.start, telling.start - _BEFORE), telling.start)
    if scene.lang == "en" and _AS_NEWS.search(before):
        return False
    if scene.index <= LEAD and scene.lang == "en" and _PERFECT.search(before):
        return False
    if scene.lang == "ar" and (
        _FORMERLY_AR.match(scene.text, telling.end, min(scene.end, telling.end + 60))
        or (scene.index and _RECALLED_AR.match(scene.text, scene.start))
        or taken_before(scene, telling) is not None
        or _is_known(scene, telling)
        or (scene.index > LEAD and _ACCUSED_AR.search(before))
        or _was_before(scene, telling, before)
    ):
        return True
    return _BACKGROUND_BEFORE[scene.lang].search(before) is not None


_BEFORE: Final = 150  # characters
