"""What goes on since a day: "تحاصر القوات البلدة منذ ثلاثة أيام" is of all these days, "خطف منذ يومين" of the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tawatur.events.proto import Telling
from tawatur.events.scene import Scene

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
        if _ONGOING_AR.search(scene.text, max(scene.start - 1, found.start - 160), found.start):
            happening.date = replace(found, last=published, precision="span", rule=GOES_ON)
            happening.date_rule = GOES_ON
