"""Where: the place that the sentence around a telling gives it, where none of its own roles does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tawatur.events.kinds import HARM
from tawatur.events.order import is_beyond, is_motive
from tawatur.events.proto import FOLLOWED, IN_SENTENCE, NOMINAL, OPENS, Telling
from tawatur.events.scene import Filler, Scene
from tawatur.events.sections import is_opening, is_spoken_at, opening
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import lies_in, specificity


def settle_sentence(scene: Scene, tellings: list[Telling]) -> None:
    """Give the happenings of a sentence the places that stand in it."""
    places = [f for f in scene.fillers if f.place is not None]
    opened = opening(scene)
    spoken = opened if opened is not None and is_spoken_at(scene, opened) else None
    order = bool(scene.offsets) and any(t.prior for t in tellings)
    for telling in tellings:
        if _is_of_next(telling, tellings):
            telling.place, telling.place_rule, telling.roles = None, "", []
        found = [
            f.place
            for f in places
            if f.place is not None
            and (
                f.place is telling.place
                or _may_hold(f)
                or _is_struck(telling, f.place)
                or _is_shaken(scene, f.place)
            )
            and not is_motive(scene, f.place.start, telling.start)
            and not (f.place is spoken and telling.definite and not telling.casualties)
            and not (order and is_beyond(scene, telling, f.place.start))
            and (scene.lang == "ar" or bisect_right(scene.turns(), f.place.start) == telling.turn)
        ]
        if telling.place is None and (led := _opening(scene, places, telling)) is not None:
            telling.place, telling.place_rule, telling.roles = led, OPENS, [led]
        if telling.place is None and found and FOLLOWED not in telling.marks:
            telling.place = min((p for p in found if p), key=lambda p: _far(scene, telling, p))
            telling.place_rule = OPENS if _opens(scene, telling.place) else IN_SENTENCE
        if telling.place is not None:
            telling.place = _most_exact(telling.place, [p for p in found if p])


def _is_of_next(harm: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether the place of harm is the next clause's: "killed three soldiers, and hours later a bomb went off in the town"."""
    place = harm.place
    if place is None or harm.senses[0] not in HARM or place.start < harm.clause[1]:
        return False
    return any(
        t.senses[0] not in HARM
        and t.tense not in NOMINAL
        and t.clause != harm.clause
        and harm.end <= t.start < place.start
        and t.place is place
        for t in tellings
    )


def _opens(scene: Scene, place: PlaceFound) -> bool:
    """Whether a sentence, or a part of an English one, begins with a town: "In Herat, gunmen shot two policemen"."""
    if specificity(place.row) < _TOWN:
        return False
    if scene.lang == "ar":
        return place is opening(scene)
    start = max((t for t in scene.turns() if t <= place.start), default=scene.start)
    return is_opening(scene.text, scene.lang, start, place)


_TOWN = 2


def _opening(scene: Scene, places: Sequence[Filler], telling: Telling) -> PlaceFound | None:
    """The place that the part of the sentence begins with whose first verb a telling is."""
    turn = max((t for t in scene.turns() if t <= telling.start), default=None)
    if turn is None or telling.tense in NOMINAL:
        return None
    led = [f for f in places if turn < f.start < telling.start and f.slot in ("في", "ب")]
    if not led or led[0].start - turn > _LEAD or any(turn < v < telling.start for v in scene.verbs()):
        return None
    return led[0].place


_LEAD = 24  # characters from where a part of a sentence begins to its place


_TOWARDS = frozenset(
    [
        "علي",
        "باتجاه",
        "نحو",
        "قرب",
        "محيط",
        "حول",
        "من",
        "on",
        "to",
        "near",
        "around",
        "outside",
        "of",
        "against",
    ]
)
_LOCATIVE = frozenset(
    ["في", "ب", "داخل", "وسط", "in", "at", "inside", "across", "within", "throughout", "near"]
)


def _may_hold(filler: Filler) -> bool:
    """Whether a place in the sentence may be where it happened: not where from, and a country only where "in" says so."""
    if filler.place is None or filler.slot in ("من", "from", "الي", "to"):
        return False
    return filler.place.row.kind not in ("country", "city") or filler.slot in _LOCATIVE | _TOWARDS


def _is_shaken(scene: Scene, place: PlaceFound) -> bool:
    """Whether a town is what violence is told to have done something to: "gunfire rattled Khartoum"."""
    start = place.start
    return scene.lang == "en" and _SHAKEN.search(scene.text, max(scene.start, start - 12), start) is not None


_SHAKEN = re.compile(
    r"\b(?:rattl(?:ed|es|ing)|rock(?:ed|s|ing)|shook|shak(?:es|en|ing)|gripp(?:ed|ing)|grips)\s$"
)


def _is_struck(telling: Telling, place: PlaceFound) -> bool:
    """Whether a town right after the words is what they are done to: "struck Mosul"."""
    return place.row.kind == "city" and 0 <= place.start - telling.end <= _RIGHT_AFTER


_RIGHT_AFTER = 5  # characters: a space, an article


_JOINS = re.compile(r",? and (?:\w+ ){0,2}")
"""What joins a verb to one before it, whose the place between is: "shelled Sirte and [bombed] Misrata"."""


def _far(scene: Scene, telling: Telling, place: PlaceFound) -> float:
    start, end = telling.clause
    outside = 0 if start <= place.start < end else 80
    if scene.parted(telling.start, place.start):
        outside += 80
    filler = next((f for f in scene.fillers if f.place is place), None)
    if filler is not None and filler.slot not in _LOCATIVE and place.area is None:
        outside += 40
    if _JOINS.fullmatch(scene.text, place.end, telling.start) is not None:
        outside += 60
    # a country or province is named to say which town is meant: prefer the town
    return telling.away(place.start, place.end) + outside - 25 * specificity(place.row)


def _most_exact(place: PlaceFound, others: list[PlaceFound]) -> PlaceFound:
    """The most exact of the places that lie within the one named: "in Crater, in Aden"."""
    best = place
    for other in others:
        close = abs(other.start - best.end) < 40 or abs(best.start - other.end) < 40
        if close and lies_in(other, best):
            best = other
    return best
