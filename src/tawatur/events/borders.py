"""Where a report turns to another matter: "من جهة أخرى", "Elsewhere", "وفي محافظة مأرب"; no day told before holds beyond."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.scene import Scene
from tawatur.events.sections import is_spoken_at, opening
from tawatur.mentions.places import specificity

_TURN = {
    "ar": re.compile(
        r"\W*[وف]?(?:(?:من|في|علي) (?:(?:جهه|ناحيه|جانب|صعيد|سياق|تطور|حادث|حادثه|شان|موضوع|ملف|اطار|واقعه|هجوم|عمليه) "
        r"(?:اخر|اخري|ثانيه|منفصل|منفصله|مواز|موازيه|متصل|متصله|ميداني)|الصعيد (?:ذاته|نفسه|الميداني|العسكري|الامني|السياسي|الانساني)|غضون ذلك|المقابل)"
        r"|الي ذلك|علي صعيد (?!الاخر)|ميدانيا|امنيا|عسكريا|سياسيا|من جهت(?:ه|ها|هم)|من جانب(?:ه|ها|هم)|بموازاه ذلك|بالمقابل|بالتوازي)(?!\w)"
    ),
    "en": re.compile(
        r"\W*(?:and |but )?(?:elsewhere|separately|meanwhile|in (?:a|another) (?:separate|related|different|parallel)"
        r"|in another (?:incident|development|attack)|in other (?:news|developments|violence|attacks))\b",
        re.IGNORECASE,
    ),
}
"""What a sentence opens with that turns to another matter."""


def borders(scenes: Sequence[Scene]) -> list[int]:
    """The sentences with which a report turns to another matter, or to another place, in order."""
    return [scene.index for scene in scenes if _turns(scene)]


def _turns(scene: Scene) -> bool:
    if _TURN[scene.lang].match(scene.text, scene.start) is not None:
        return True
    place = opening(scene)
    return place is not None and specificity(place.row) > 0 and not is_spoken_at(scene, place)
