"""What a report tells as having been before its news: "since the capture", "had seized", "who took"."""

from __future__ import annotations

import re
from typing import Final

from tawatur.events.proto import Telling
from tawatur.events.scene import Scene

LEAD: Final = 2
"""Sentences at the head of a report, whose day holds for other matters too."""
_FORMERLY_AR = re.compile(r"[^،؛.]{0,40}?\s(?:موخرا|سابقا|مسبقا|في السابق|في وقت سابق|في اوقات سابقه)(?!\w)")
"""What after an event word tells that it was before the news, nobody says when."""
_BACKGROUND_BEFORE = {
    "ar": re.compile(
        r"(?:^|\s)[وف]?منذ (?:ان )?(?:\w+ ){0,1}(?:ال|لل)?$|(?:^|\s)[وف]?(?:كان|كانت|كانوا) [^،؛]{0,70}\bقد (?:\w+ )?$"
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


def is_background(scene: Scene, telling: Telling) -> bool:
    """Whether a telling without a day is of what came before the news: "since the capture", "had seized", "who took"."""
    before = scene.between(max(scene.start, telling.start - 90), telling.start)
    if scene.lang == "en" and _AS_NEWS.search(before):
        return False
    if scene.index <= LEAD and scene.lang == "en" and _PERFECT.search(before):
        return False
    if scene.lang == "ar" and _FORMERLY_AR.match(scene.text, telling.end, min(scene.end, telling.end + 60)):
        return True
    return _BACKGROUND_BEFORE[scene.lang].search(before) is not None
