"""The day of a happening: which of the days told is its own, and what it takes from what was told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tawatur.events.proto import DAY_OF_STATEMENT, NOT_ITS_OWN, TOLD_BEFORE, UNDATED, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.dates import DateMention


def settle_day(scene: Scene, telling: Telling) -> None:
    """Give a telling the day that stands in its sentence."""
    dates = [d for d in scene.dates if d.rule != "dateline"]
    if not dates:
        return
    chosen = min(dates, key=lambda d: far_span(telling, d.start, d.end) + _doubt(scene, d))
    if _is_speech_day(scene, chosen) and chosen.precision == "day":
        # "said on Sunday that": the day of the statement; what it tells of is of that day or the one before
        chosen = replace(
            chosen, first=chosen.first - timedelta(days=1), precision="days", rule=DAY_OF_STATEMENT
        )
    telling.date = chosen
    telling.date_rule = chosen.rule


def far_span(telling: Telling, start: int, end: int) -> float:
    """How far a span lies from a telling, in characters: one before it counts for more."""
    if start >= telling.end:
        return start - telling.end
    return (telling.start - end) * 1.3 if end <= telling.start else 0


_SPEECH_BEFORE = re.compile(
    r"\b(?:said|told|reported|announced|stated|says|confirmed|added)\s+(?:\w+\s+){0,2}(?:on|late|early)?\s*$"
)
_SPEECH_AFTER = re.compile(r"[\s)،,:\"]*(?:ان|انه|انها|بان)\s")
_SPEECH_AR = re.compile(
    r"(?:^|\s)[وف]?(?:قال|قالت|اعلن|اعلنت|افاد|افادت|ذكر|ذكرت|اكد|اكدت|صرح|اوضح|اوضحت|كشف|كشفت)\s"
)


def _is_speech_day(scene: Scene, found: DateMention) -> bool:
    """Whether a day is that on which something was said: "said on Sunday", "قال ... اليوم الأحد إن"."""
    if scene.lang == "ar":
        said = _SPEECH_AR.search(scene.text, max(scene.start - 1, found.start - 90), found.start)
        return said is not None and _SPEECH_AFTER.match(scene.text, found.end) is not None
    return _SPEECH_BEFORE.search(scene.text, max(scene.start, found.start - 30), found.start) is not None


def _doubt(scene: Scene, found: DateMention) -> float:
    """How much further away, in characters, a day counts that is likely not the happening's own."""
    wide = 60.0 if found.precision in ("span", "year") else 0.0
    return wide + (80.0 if _is_speech_day(scene, found) else 0.0)


def inherit_days(happenings: Sequence[Telling], published: date | None, any_date: bool) -> None:
    """Fill the day that a happening does not say itself from what was told just before it."""
    last: tuple[int, DateMention] | None = None
    for happening in sorted(happenings, key=lambda t: t.start):
        if happening.date is None:
            # a day of the background holds for what is told with it, one of the news for what follows
            reach = 1 if last is None or not _is_news(last[1], published) else 12
            if last is not None and happening.sentence - last[0] <= reach:
                happening.date, happening.date_rule = last[1], TOLD_BEFORE
        elif happening.date_rule not in NOT_ITS_OWN:
            last = happening.sentence, happening.date
    if published is None:
        return
    for happening in happenings:
        fresh = not any_date or happening.sentence <= _LEAD
        if happening.date is None and not happening.aggregate and fresh:
            happening.date = DateMention(-1, -1, published - timedelta(days=1), published, "days", UNDATED)
            happening.date_rule = UNDATED


_LEAD = 5  # sentences at the head of a report, in which what is not dated is the news


def _is_news(found: DateMention, published: date | None) -> bool:
    """Whether a day is of the news itself, not of its background: within four days before publication."""
    return (
        published is not None
        and found.precision not in ("span", "year", "month")
        and 0 <= (published - found.last).days <= 4
    )
