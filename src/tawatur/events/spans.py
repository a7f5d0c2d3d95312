"""Counts over weeks or months: "1,000 killed in ten months", "40 attacks in three weeks"; each is an aggregate."""

from __future__ import annotations

import re

from tawatur.events.kinds import VIOLENCE
from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.scene import Scene

_MANY = 20
"""Victims, or a tenth of it attacks, from which on a count over weeks is one over many happenings."""
_WEEKS = {
    "ar": re.compile(
        r"(?:^|\s)(?:في|خلال|طيله|طوال|علي مدي|علي مدار|في غضون)\s+(?:(?:اكثر|اقل) من\s+|نحو\s+)?"
        r"(?:\S+\s+)?(?:ال)?(?:اشهر|شهور|شهرا|شهرين|اسابيع|اسبوعين|اسبوعا|اعوام|عاما|عامين|سنوات|سنه|سنتين|فتره)(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:in|over|during|within|throughout)\s+(?:just |only |about |some |more than |less than |nearly |almost )?"
        r"(?:the (?:past|last|previous) )?(?:[\w-]+ )?(?:weeks|months|years|period)\b"
    ),
}
_MOST = re.compile(
    r"\b(?:first|deadliest|worst|heaviest|biggest|largest|fiercest|bloodiest|most|highest|longest|second|third)\b"
    r"|(?:^|\s)(?:ال)?(?:اول|اولي|اعنف|اكثر|اسوا|اكبر|اشد)(?:\s(?!من)|$)"
)
"""Words for what was the first or the worst so long, and is one happening: "the deadliest attack in years"."""
_REACH = 100  # characters


def mark_spans(scene: Scene, tellings: list[Telling]) -> None:
    """Mark as aggregates the tellings of a sentence that counts victims or attacks over weeks, months or years."""
    counts = [t for t in tellings if _is_large(t) and not _has_day(t)]
    if not counts:
        return
    found = _WEEKS[scene.lang].search(scene.text, scene.start, scene.end)
    if found is None or _MOST.search(scene.text, scene.start, found.start()) is not None:
        return
    near = [t for t in counts if t.away(found.start(), found.end()) < _REACH]
    for telling in tellings:
        along = telling.tense in NOMINAL and not telling.definite and not _has_day(telling)
        if telling in near or (near and along and VIOLENCE.issuperset(telling.senses)):
            telling.aggregate = True


def _is_large(telling: Telling) -> bool:
    toll = max((c.min for c in telling.casualties if c.what in ("killed", "injured")), default=0)
    return toll >= _MANY or (telling.count or 0) >= _MANY / 10 + 1


def _has_day(telling: Telling) -> bool:
    return telling.date is not None and telling.date.precision == "day"
