"""Of how many happenings an event word tells: a number of them, or a count over many that is no happening by itself."""

from __future__ import annotations

import re

from tawatur.events.proto import Telling
from tawatur.events.scene import Scene
from tawatur.events.spans import MOST
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_ar import number_value
from tawatur.mentions.numbers_en import TWO_TO_TEN

_COUNT_BEFORE = re.compile(rf"(?:(\d{{1,4}}|{TWO_TO_TEN}|twelve|dozens of|several)\s+(?:\w+\s+){{0,2}})$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = frozenset({"air_strike", "shelling", "bombard", "hit", "assault"})
_COUNT_AR = re.compile(r"(\S+)\s+$")


def _digits(word: str) -> int | None:
    return int(word) if word.isdecimal() else None


def count_of(scene: Scene, hit: Hit, trigger: Trigger) -> int | None:
    """How many happenings an event word counts: "14 raids", "نفذت سبع ضربات"; 2 for "several"."""
    if hit.last >= 0:
        if trigger.sense not in _COUNTED:
            return None
        words = scene.between(hit.end, hit.last).split()[:-1]
        counts = (number_value(w) if scene.lang == "ar" else _digits(w) for w in words)
        return next((n for n in counts if n), None)
    if trigger.tense not in ("noun", "masdar"):
        return None
    before = scene.between(max(scene.start, hit.start - 36), hit.start)
    found = (_COUNT_AR if scene.lang == "ar" else _COUNT_BEFORE).search(before)
    if found is None:
        return None
    if _YEAR.search(found[0]):
        return None  # "14 Nov 2017 Air strikes": the day
    if scene.lang == "ar":
        return number_value(found[1]) or None
    return int(found[1]) if found[1].isdecimal() else 2


_CALLED = 16  # characters after an event word in which it is called the worst of many


def is_aggregate(scene: Scene, telling: Telling, hit: Hit) -> bool:
    """Whether a count over many happenings is told: "40 attacks since", "هجمات منذ بداية العام"."""
    if telling.tense not in ("noun", "masdar"):
        return False
    word = scene.text[hit.start : hit.end]
    many = (
        word.endswith("ات") and not word.endswith((" ميات", " عشرات"))  # "خرج مئات الآلاف": of people
        if scene.lang == "ar"
        else word.endswith("s") and not word.endswith("ss")
    )
    countries = {place.row.id for place in telling.roles if place.row.kind == "country"}
    if many and telling.count is None and len(countries) > 1:
        return True  # "attacks in Nigeria and Cameroon"
    start, end = max(scene.start, telling.start - 90), min(scene.end, telling.end + 90)
    if MOST.search(scene.text, telling.end, min(end, telling.end + _CALLED)) is not None:
        return False  # "اشتباكات هي الأعنف منذ بدء الحرب"
    since = any(
        d.precision in ("span", "year") and start <= d.start < end and (d.last - d.first).days > 5
        for d in scene.dates
    )
    return (many or (telling.count or 0) > 9) and (
        since or scene.has_context("aggregate", start, end) is not None
    )
