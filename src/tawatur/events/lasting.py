"""What goes on since a day: "تحاصر القوات البلدة منذ ثلاثة أيام" is of all these days, "خطف منذ يومين" of the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from tawatur.events.proto import Telling
from tawatur.events.scene import Scene
from tawatur.mentions.calendar import month_of
from tawatur.mentions.date_values import Precision
from tawatur.mentions.dates import DateMention

GOES_ON = "since:ago"
"""The rule of a day since which something goes on."""
_SINCE_AR = "منذ "
_ONGOING_AR = re.compile(
    r"(?:^|\s)(?<!كان )(?<!كانت )(?<!كانوا )"
    r"[وف]?(?:[تي](?:حاصر|دور|جري|واصل|تواصل|ستمر|شهد|خوض|شن|قصف|تعرض|خضع|فرض|حتجز|تظاهر|عتصم|قود|نفذ|قاتل)"
    r"|(?:ال)?(?:مستمر|متواصل|داير|جاري|محاصر|محتجز|مفروض)[هن]?)(?:ون|ها|ه)?\s[^؛]{0,120}$"
)


def let_go_on(happenings: Sequence[Telling], scenes: Sequence[Scene], published: date) -> None:
    """Let what an Arabic report tells as going on since a day last until it was published."""
    for happening in happenings:
        found = happening.date
        if found is None or found.rule != "ago" or happening.date_rule != found.rule:
            continue
        scene = next((s for s in scenes if s.start <= found.start < s.end), None)
        if scene is None or scene.lang != "ar" or not scene.text.startswith(_SINCE_AR, found.start):
            continue
        if _is_beginning(happening, found):
            continue
        if _ONGOING_AR.search(scene.text, max(scene.start - 1, found.start - 160), found.start):
            happening.date = replace(found, last=published, precision="span", rule=GOES_ON)
            happening.date_rule = GOES_ON


_SINCE: Final = "since:"
_WHEN: Final = {
    "en": re.compile(r",? (?:when|after) "),
    "ar": re.compile(r"[،,]?\s(?:و?ذلك )?(?:عندما|حين|حينما|بعد ان|بعدما|بعد|عقب|اثر|تاريخ)\s"),
}
"""What goes on behind "since March" with what happened then."""


def begun(scene: Scene, telling: Telling, since: DateMention) -> DateMention:
    """The day itself of "since that day", of what only began with it: "since March, when they stormed the city"; a truce that has
    been in place, ground that has been held since then.
    """
    if not since.rule.startswith(_SINCE):
        return since
    when = _WHEN[scene.lang].match(scene.text, since.end)
    then = (
        when is not None
        and 0 <= telling.start + 1 - when.end() <= _THEN
        and not any(when.end() <= a < telling.start for a, _ in scene.breaks())
    )
    if not (
        then or _is_beginning(telling, since) or telling.senses[0] == "truce" or "lasts" in telling.marks
    ):
        return since
    rule = since.rule.removeprefix(_SINCE)
    last = since.first
    precision: Precision = "day"
    if rule == "year":
        last, precision = date(since.first.year, 12, 31), "year"
    elif rule in ("month", "season", "ago"):
        last, precision = month_of(since.first.year, since.first.month)[1], "month"
    return replace(since, last=min(last, since.last), precision=precision, rule=rule)


_THEN: Final = 90  # characters


def _is_beginning(telling: Telling, since: DateMention) -> bool:
    """Whether the words of a day since which something goes on name a happening: "منذ [سيطرتهم] على صنعاء في سبتمبر"."""
    return since.start <= telling.start < since.end
