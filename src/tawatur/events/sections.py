"""The parts of a report that tell of one place after the other: "In Herat, ...", "أما في محافظة مأرب، ...".

What follows such an opening is of that place until another one opens, where its own words bring none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.proto import Section, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import specificity

_OPENING = {
    "ar": re.compile(
        r"\W*(?:(?:من جهه (?:اخري|ثانيه)|الي ذلك|كذلك|ايضا|في (?:غضون ذلك|السياق (?:ذاته|نفسه)|المقابل|الاثناء))[،,]? )?"
        r"[وف]?(?:(?:اما|كذلك|ايضا|بينما|فيما|كما|لكن) )?"
        r"(?:(?:في|[تي]?شهدت?|(?:علي )?(?:صعيد|جبهه|محور)) |ب)"
        r"(?:(?:مدين[هت]ي?|محافظ[هت]ي?|بلد[هت]ي?|قري[هت]ي?|مديري[هت]ي?|ولاي[هت]ي?|اقليم|ناحي[هت]|منطق[هت]ي?|حي|قضاء|جبه[هت]ي?|محور|مخيم"
        r"|ضواحي|العاصمه|اطراف|محيط|ريف|ارياف|جبل|وادي|شرق|غرب|شمال|جنوب|وسط|شرقي|غربي|شمالي|جنوبي) ){0,3}(?:ال)?"
    ),
    "en": re.compile(
        r"[\s\"']*(?:(?:and|but|while|whereas|meanwhile|also|elsewhere|separately|later|earlier|further (?:north|south|east|west)),? )?"
        r"(?:in|near|outside|around)\s(?:the\s)?(?:(?:nearby|neighbou?ring|\w*(?:north|south|east|west|central)\w*)\s)?"
        r"(?:(?:city|town|village|district|camp|province|governorate|state|region|countryside) of\s)?"
    ),
}
_SPEAKS = {
    "ar": re.compile(
        r"[،,]? ?[وف]?[تي]?(?:ندد|دان|ادان|استنكر|شجب|اعرب|رحب|دعا|دعي|طالب|حذر|نعي|وصف|اعتبر|تعهد|توعد|ناقش|بحث)(?:ت|وا)?\s"
    ),
    "en": re.compile(
        r"(?: on \w+day)?,? (?:[\w'-]+ ){1,7}?(?:condemn|denounc|deplor|welcom|urged|called (?:for|on|the)|call(?:s|ing) |demand|warned"
        r"|vow|pledg|express|describ|mourn|(?:ministry|department|white house|president|secretary|minister|spokes\w+) (?:said|says|told))"
    ),
}
"""What goes on behind a place where somebody only speaks of what happened elsewhere: "In Geneva, the council condemned"."""
_FAR_INTO = 60  # characters of a sentence within which its opening ends


def opening(scene: Scene) -> PlaceFound | None:
    """The place that a sentence opens with, be it where it happened or where somebody speaks."""
    first = next((f.place for f in scene.fillers if f.place is not None), None)
    if first is None or first.name_start - scene.start > _FAR_INTO:
        return None
    return first if is_opening(scene.text, scene.lang, scene.start, first) else None


def is_opening(text: str, lang: str, start: int, place: PlaceFound) -> bool:
    """Whether a sentence, or a part of one that starts at an offset of the normal form, begins with a place."""
    return _OPENING[lang].fullmatch(text, start, place.name_start) is not None


def is_spoken_at(scene: Scene, place: PlaceFound) -> bool:
    """Whether somebody speaks at a place that a sentence opens with of what happened elsewhere."""
    return _SPEAKS[scene.lang].match(scene.text, place.end) is not None


def mark_sections(told: Sequence[tuple[Scene, Sequence[Telling]]]) -> None:
    """Give the tellings of a report the place that their part of it opened with; a country opens none but its sentence."""
    section: Section | None = None
    for scene, tellings in told:
        if section is not None and specificity(section.place.row) == 0:
            section = None
        place = opening(scene)
        if place is not None and not is_spoken_at(scene, place):
            section = Section(place, scene.index)
        for telling in tellings:
            if not telling.referred and not (scene.lang == "en" and telling.definite):
                telling.section = section  # "In Washington, the State Department condemned the bombing"
