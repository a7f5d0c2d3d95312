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

_LED = re.compile(r"(?<!\w)(?:[يت]قوده?ا?|بقياد[هت])\s(?:[^\s.،؛]+\s){1,2}$")
_WHILE = re.compile(r"(?<!\w)[وف]?(?:بينما|فيما|حين|حينما|عندما)\sكان\w{0,2}\s(?:[^\s.،؛]+\s){1,3}$")
_OFTEN = re.compile(r"(?<!\w)[وف]?(?:غالبا|عاده|كثيرا|دايما|نادرا|احيانا)\sما\s(?:[^\s.،؛]+\s){0,6}$")
_ALL_KINDS = re.compile(
    r"(?<!\w)[وفبلك]?(?:كل|كافه|جميع|مختلف|شتي|ساير|انواع|اشكال)\sال(?:جرايم|اعمال|ممارسات|انتهاكات|امور|اشكال|صور|انواع)\s[^.؛]*$"
)
_DURATION = re.compile(
    r"\s(?:[^\s.،؛]+\s){1,6}?(?:طوال|طيله|معظم|علي مدي|علي مدار)\s(?:ال)?(?:فتر|مد[هت]|اشهر|شهر|عام|سن|اعوام|ايام|اسابيع)"
)


def is_habit(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    """Whether something is told of in general: "غالبا ما تحصل [هجمات]", "كل الجرائم من [القتل والتفجيرات]"."""
    if trigger.sense == "capture" and trigger.tense == "past":
        return _DURATION.match(scene.text, max(hit.end, hit.last), scene.end) is not None  # held, not taken
    if trigger.tense in ("past", "passive"):
        return False
    if _OFTEN.search(before):
        return True
    return (
        hit.prefix.endswith("ال")
        and not scene.casualties
        and not scene.dates
        and _ALL_KINDS.search(scene.text, max(scene.start, hit.start - _LISTED), hit.begin) is not None
    )


_LISTED = 120  # characters


def _is_placed(scene: Scene, hit: Hit) -> bool:
    """Whether a town or district stands shortly after an event word as where it happens."""
    end = max(hit.end, hit.last)
    return any(
        f.place is not None and f.place.row.kind != "country" and f.slot == "في" and 0 <= f.start - end < 60
        for f in scene.fillers
    )


def _is_where(scene: Scene, hit: Hit, before: str) -> bool:
    """Whether a town or district stands right before: "في الحسكة حيث [يقاتل] الأكراد التنظيم"."""
    if not before.endswith("حيث "):
        return False
    return any(
        f.place is not None and f.place.row.kind != "country" and 0 <= hit.begin - f.end <= _WHERE
        for f in scene.fillers
    )


_WHERE = 7  # characters: a comma and "حيث"


def stands(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    """Whether a verb in the present says how things stand; ``before`` is the text of the sentence before it."""
    if "stays" in trigger.marks:
        return True  # "مسلحون يتحصنون في المبنى": where they are; "تصنفه منظمة إرهابية": what it goes by
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
    if trigger.lemma in ("قاتل", "حارب") and not _is_placed(scene, hit) and _LED.search(before):
        return True  # "تحالف تقوده السعودية يقاتل الحوثيين"
    if trigger.sense == "movement" and _WHILE.search(before):
        return True  # "بينما كان الجنود يقتربون وقع انفجار": the circumstance of something else
    if trigger.sense in ("capture", "clash", "movement", "siege_etc") and _RELATIVE.search(before):
        if trigger.sense == "clash" and (_is_placed(scene, hit) or _is_where(scene, hit, before)):
            return False  # "المقاومة التي تخوض قتالا في لودر": a fight that is told of with its place
        return trigger.lemma not in ("تقدم", "زحف")  # "القوات التي تتقدم باتجاه الحي": they are on their way
    # "مناطق تتمركز فيها", "قصر يتخذه مقرا": how a place stands
    return trigger.sense in ("capture", "movement", "siege_etc", "base") and (
        bool(hit.suffix) or _RESUMPTIVE.match(scene.text, hit.end) is not None
    )
