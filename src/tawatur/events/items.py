"""The items of a list: "حصاد الثلاثاء:" and below it one happening a line, each with its own place and day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.scene import Scene
from tawatur.mentions.dates import DateMention, find_dates

_ITEM = re.compile(r"\W{0,2}?(?:[-•▪●■*–]|\d{1,2} ?[-.)/–])(?!\d)")
_LONGEST_HEAD = 160  # characters


def items_of(scenes: Sequence[Scene]) -> dict[int, int]:
    """Of the sentences that are items of a list, by their index: where the line begins that heads the list, else -1."""
    found: dict[int, int] = {}
    head = -1
    last = None
    for scene in scenes:
        text = scene.text
        line = text.rfind("\n", 0, scene.start) + 1
        if not _ITEM.match(text, line) or scene.start - line > 3:
            last = None
            continue
        if last is None:
            above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, line) - 1)) + 1 if line else -1
            while above > 0 and _ITEM.match(text, above):  # an item in which nothing happens
                above = text.rfind("\n", 0, above - 1) + 1
            head = -1 if above < 0 or _ITEM.match(text, above) else above
        found[scene.index] = head
        last = scene
    return found if len(found) > 1 else {}


def head_day(scene: Scene, head: int) -> DateMention | None:
    """The one day that the line above a list names: "موقف الخميس:"."""
    end = scene.text.find("\n", head)
    if head < 0 or end < 0 or end - head > _LONGEST_HEAD:
        return None
    days = find_dates(scene.text, scene.lang, scene.published, head, end)
    return days[0] if len(days) == 1 and days[0].precision in ("day", "days", "night") else None
