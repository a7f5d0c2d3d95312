"""Arabic verbs in the present that say how things stand, and tell of no happening: "مسلحون يتحصنون في المبنى"."""

from __future__ import annotations

import re

from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit

_AFTER = re.compile(r"(?:^|\s)(?:بعد|عقب|اثر|منذ)\s")
_RELATIVE = re.compile(r"(?:التي|الذي|الذين|حيث|ما زال\w*|مازال\w*|لا يزال\w*|لا تزال|كان|كانت)\s+$")
_CELL = re.compile(r"(?:^|\s)[وفبل]?(?:ال)?(?:خلي[هت]\S?|خليتين|خلايا|شبك[هت]|شبكات)\s+(?:\S+\s+){0,3}$")
_SINCE = re.compile(r"[^.،؛]{0,60}?\sمنذ\s(?:ال)?(?!ذلك|حين|متي)")
_RESUMPTIVE = re.compile(r"\s+(?:في|ب|علي|من)ه(?:ا|م|ما)?\b")

_AND_WHO = re.compile(r"(?<!\w)(?:الذي|التي|الذين)\s[^\s.،؛]+\s(?:[^\s.،؛]+\s){1,3}?$")


def _is_placed(scene: Scene, hit: Hit) -> bool:
    """Whether a town or district stands shortly after an event word as where it happens."""
    end = max(hit.end, hit.last)
    return any(
        f.place is not None and f.place.row.kind != "country" and f.slot == "في" and 0 <= f.start - end < 60
        for f in scene.fillers
    )


def stands(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    """Whether a verb in the present says how things stand; ``before`` is the text of the sentence before it."""
    if "stays" in trigger.marks:
        return True  # "مسلحون يتحصنون في المبنى": where they are
    if (
        "lasts" in trigger.marks
        and not scene.headline
        and scene.index > 1
        and not _AFTER.search(scene.text, hit.end, scene.end)
    ):
        return True  # "يسيطر التنظيم على المدينة": how things stand
    if trigger.lemma == "جند" and _CELL.search(before):
        return True  # "خلية تجند مقاتلين": what kind of cell it is
    if trigger.sense == "siege_etc" and _SINCE.match(scene.text, max(hit.end, hit.last), scene.end):
        return False  # "المدينة التي يحاصرها الجيش منذ أسبوع"
    if trigger.lemma in ("قاتل", "حارب") and hit.prefix == "و" and _AND_WHO.search(before):
        return True  # "التحالف الذي تقوده السعودية ويقاتل الحوثيين": what it does, not what it did
    if trigger.sense in ("capture", "clash", "movement", "siege_etc") and _RELATIVE.search(before):
        if trigger.sense == "clash" and _is_placed(scene, hit):
            return False  # "المقاومة التي تخوض قتالا في لودر": a fight that is told of with its place
        return trigger.lemma not in ("تقدم", "زحف")  # "القوات التي تتقدم باتجاه الحي": they are on their way
    # "مناطق تتمركز فيها", "قصر يتخذه مقرا": how a place stands
    return trigger.sense in ("capture", "movement", "siege_etc", "base") and (
        bool(hit.suffix) or _RESUMPTIVE.match(scene.text, hit.end) is not None
    )
