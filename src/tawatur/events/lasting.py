"""What goes on since a day: "تحاصر القوات البلدة منذ ثلاثة أيام" is of all these days, "خطف منذ يومين" of the first; and
what has gone on for so long: "fighting has raged for three weeks", "seven days of air strikes".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.calendar import month_of
from tawatur.mentions.date_values import Precision, Unit, past_value
from tawatur.mentions.dates import DateMention
from tawatur.mentions.numbers_en import NUMBER, number_value

GOES_ON = "since:ago"
"""The rule of a day since which something goes on."""
_SINCE_AR = "منذ "
_ONGOING_AR = re.compile(
    r"(?:^|\s)(?<!كان )(?<!كانت )(?<!كانوا )"
    r"[وف]?(?:[تي](?:حاصر|دور|جري|واصل|تواصل|ستمر|شهد|خوض|شن|قصف|تعرض|خضع|فرض|حتجز|تظاهر|عتصم|قود|نفذ|قاتل|قوم)"
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


_ABOUT: Final = r"(?:at least|more than|less than|over|about|around|nearly|almost|some|the (?:past|last)) "
_SO_LONG: Final = rf"(?:{_ABOUT})?(?:(?P<count>an?|{NUMBER})[ -](?:straight |consecutive )?)?(?P<unit>day|week|month|year)s?\b"
_DAYS_OF: Final = re.compile(
    rf"(?:^|\W)(?P<after>(?:after|following) )?{_SO_LONG} of (?:(?!the|his|her|their)[\w-]+ (?:and |, )?){{0,4}}$"
)
_FOR_SO_LONG: Final = re.compile(
    rf"(?<!called )(?<!calling ) for {_SO_LONG}(?! (?:in a row|in (?:prison|jail)|old)\b)"
)
_HAS: Final = re.compile(r"\b(?:has|have)\b|'ve\b")
_HAVE: Final = 40  # characters before an event word in which "has" stands
_ENDED: Final = re.compile(
    r"[.;\"]|\b(?:had|but|while|was|were|will|said|to|which|where|who|held|controlled)\b"
)
_ALMOST: Final = re.compile(r"\b(?:nearly|almost|less than) ")
_UNITS: Final[dict[str, Unit]] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_FEW: Final = 2  # of weeks, months or years that nobody counts: as many as there are at least
_IN_REACH: Final = 90  # characters
_GO_ON: Final = frozenset(
    {
        "clash",
        "air_strike",
        "shelling",
        "bombard",
        "assault",
        "storm",
        "protest",
        "riot",
        "siege_etc",
        "truce",
    }
)
GONE_ON: Final = "since:for"
"""The rule of the days over which something has gone on."""


def gone_on(
    scene: Scene, telling: Telling, chosen: DateMention | None, published: date | None
) -> DateMention | None:
    """The days that an English sentence says a happening took, up to its day or the report's."""
    if scene.lang != "en" or published is None or _GO_ON.isdisjoint(telling.senses):
        return None
    last = published
    found = _days_of(scene, telling)
    if found is None and chosen is None:
        found = _for_so_long(scene, telling)
    elif found is not None and chosen is not None:
        if found["after"] is None:
            return None  # it has a day of its own
        last = chosen.last
    # "years of war", "for days": how many, nobody says
    if found is None or (found["count"] is None and (found.re is _DAYS_OF or found["unit"] == "day")):
        return None
    count = 1 if found["count"] in ("a", "an") else number_value(found["count"]) if found["count"] else None
    value = past_value(count or _FEW, _UNITS[found["unit"]], last)
    if value is None:
        return None
    first = value.first
    if _ALMOST.search(scene.text, found.start(), found.end()):
        first += (value.last - first) / 10
    return DateMention(found.start(), found.end(), first, value.last, value.precision, GONE_ON)


def _days_of(scene: Scene, telling: Telling) -> re.Match[str] | None:
    """The words before a noun that say how long it took: "seven days of [air strikes]"."""
    if telling.tense not in NOMINAL:
        return None
    return _DAYS_OF.search(scene.text, max(scene.start, telling.start - _IN_REACH), telling.start)


def _for_so_long(scene: Scene, telling: Telling) -> re.Match[str] | None:
    """The words behind a happening that say for how long it has gone on: "[fighting] has raged for three weeks"."""
    found = _FOR_SO_LONG.search(scene.text, telling.end, min(scene.end, telling.end + _IN_REACH))
    if found is None or _ENDED.search(scene.text, telling.end, found.start()) is not None:
        return None
    start = max(scene.start, telling.start - _HAVE)
    return found if _HAS.search(scene.text, start, found.start()) is not None else None
