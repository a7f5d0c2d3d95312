"""Happenings that one word tells of at several places: "strikes on Raqqa and Tabqa"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tawatur.events.kinds import HARM
from tawatur.events.one_more import one_more
from tawatur.events.proto import IN_SENTENCE, LISTED, NOMINAL, Side, Telling
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.further import FURTHER, SHARE
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.places import distance_km, lies_in, specificity

_LISTED = re.compile(
    r"(?:[\s\"'()،,]*و(?:مناطق|مواقع|اهدافا?|تجمعات|نقاطا?|احياء|مقرات|مقار|معسكرات|منازل|اماكن|اخري)(?: (?:اخري|مختلفه|متفرقه|عده))?(?= (?:في|ب|قرب|شمال|جنوب|شرق|غرب|ال)))?"
    r"(?:\s(?:province|governorate|countryside|district|region)\b|[\s،]+و(?:(?:في|قرب|مدين[هت]|بلد[هت])\s)?(?:ال)?[^\W\d_]+(?=\sو))?[\s\"'()،,]*(?:(?:و|وفي|في|وكذلك(?: في)?|(?:فضلا عن|(?:بال)?اضافه الي)|and|and in|as well as|or)\b)?[\s\"'(]*(?:و?(?:ال)?(?:مدين[هت]ي?|محافظ[هت]ي?|بلد[هت]ي?|قري[هت]ي?|ناحي[هت]ي?"
    r"|قضاء|حيي?|منطق[هت]ي?|(?:انحاء|مناطق) متفرقه من|مناطق(?: في)?|مدن|محافظات|بلدات|قري|احياء|ضواحي|مديريات|ريف|جبل|معسكر|مطار|قاعده|مديري[هت]ي?|اطراف|محيط|the|towns? of|cit(?:y|ies) of|villages? of|town|city)\s+){0,2}[\"'(]*(?:ال)?"
)


def split_places(scene: Scene, tellings: list[Telling]) -> list[Telling]:
    """One telling for each of the distinct places that a sentence lists under one word ("strikes on Raqqa and Tabqa").

    A number told of all of them keeps them together, and so do places of one town or side by side.
    """
    places = [f for f in scene.fillers if f.place is not None]
    if len(places) < 2:
        return tellings
    for telling in tellings:
        more = one_more(scene, places, telling, tellings)
        if more:
            return sorted([*tellings, *more], key=lambda t: t.start)
    if any(c.rule.endswith(FURTHER) for c in scene.casualties):
        return [found for telling in tellings for found in _told_further(places, telling)]
    listing = _listing(scene, places)
    if len(listing) < 2:
        return tellings
    held = {id(c) for t in tellings for c in t.casualties}
    counted = [c for c in scene.casualties if c.value not in ("some", 0)]
    if any(id(c) not in held for c in counted):
        return tellings
    found: list[Telling] = []
    for telling in tellings:
        found.append(telling)
        second = _second_struck(scene, places, telling)
        if second is not None:
            found.append(second)
            continue
        if telling.place is None or telling.aggregate or telling.link:
            continue
        if telling.place_rule == IN_SENTENCE and (
            counted or telling.away(telling.place.start, telling.place.end) > 60
        ):
            continue
        if any(_counts_for(scene, c.start, telling, tellings) for c in counted):
            continue
        if telling.senses[0] in ("kill", "injure", "truce", "agreement"):
            continue
        if telling.senses[0] == "movement" and telling.place_rule == IN_SENTENCE:
            continue  # "seized Sinjar and Zummar after the soldiers pulled out"
        first, listed = _list_of(scene, listing, telling.place)
        if listed:
            telling.place = first
        apart = [first]
        for place in listed:
            if all(_distinct(place, other) for other in apart):
                apart.append(place)
                found.append(_moved_to(telling, place))
        if len(apart) > 1:
            telling.roles = [telling.place]
    return found


def _counts_for(scene: Scene, count: int, telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether a number of people harmed may be told of a telling: it stands in its clause, or right behind it, or the
    telling names what they were harmed in ("killed 2,927 of them, most foreigners, in raids on Homs and Raqqa").
    """
    if telling.clause[0] <= count < telling.clause[1]:
        return True
    if count < telling.start and telling.tense in NOMINAL and not scene.parted(count, telling.start):
        return True
    before = [t for t in tellings if t.senses[0] not in HARM and t.start < count]
    return bool(before) and before[-1].start == telling.start


def _told_further(places: Sequence[Filler], telling: Telling) -> list[Telling]:
    """The telling, and one for each count that it goes on to of another place: "killed five in A and three in B"."""
    found = [telling]
    for casualty in [c for c in telling.casualties if c.rule.endswith(FURTHER)]:
        place = next((f.place for f in places if 0 <= f.start - casualty.end < _PLACED), None)
        if place is None:
            continue
        before = [f.place for f in places if f.place and telling.end <= f.start < casualty.end]
        share = casualty.rule.endswith(SHARE)
        if before and share and len(found) == 1:
            telling.place, telling.place_rule = before[-1], LISTED
        elif before and telling.place is place:
            telling.place = before[0]
        if (
            telling.place is None
            or _distinct(telling.place, place)
            or _are_two_towns(telling.place, place)
            or (share and telling.place.row.id != place.row.id)
        ):
            telling.casualties = [c for c in telling.casualties if c is not casualty]
            telling.roles = [telling.place] if telling.place is not None else []
            other = _moved_to(telling, place)
            other.casualties = [casualty]
            found.append(other)
    return found


_PLACED = 48  # characters between a count and its place
_STRIKES = frozenset({"air_strike", "shelling", "bombard", "hit", "assault"})
_AND = re.compile(r"[\s\"')،,]*(?:و(?=\S)|and\s)")


def _second_struck(scene: Scene, places: Sequence[Filler], telling: Telling) -> Telling | None:
    """The second of two that one strike word governs, each with its place ("struck A in Syria and B in Iraq").

    The telling keeps the first of them.
    """
    if telling.sense not in _STRIKES or telling.aggregate or telling.link:
        return None
    for one, other in pairwise(places):
        gap = scene.between(one.end, other.start)
        if not (telling.end <= one.start < telling.end + _GOVERNED and _AND.match(gap)) or one.place is None:
            continue
        struck = [f for f in scene.fillers if one.end <= f.start < other.start and _is_of_fighters(f.party)]
        if (
            len(gap) > _GOVERNED
            or len(struck) != 1
            or other.place is None
            or not _distinct(one.place, other.place)
            or any(one.end <= h.start < other.start for h in scene.triggers)
        ):
            continue
        second = _moved_to(telling, other.place)
        second.side2 = [Side(struck[0].start, struck[0].end, struck[0].party, "struck along with another")]
        telling.place, telling.roles = one.place, [one.place]
        telling.side2 = [s for s in telling.side2 if s.start < one.end]
        return second
    return None


def _is_of_fighters(party: PartyFound | None) -> bool:
    """Whether a phrase names a side that fights, or what is its: "PKK camps"."""
    return party is not None and (party.armed or (party.class_ == "object" and party.actor is not None))


_GOVERNED = 80  # characters: how far from a strike word, or from each other, the places lie that it governs


_ASIDE = re.compile(r"^\s\([^()]{1,30}\)")
"""What a list says of one of its places in brackets: "Adana (south)", "أضنة (جنوب)"."""


class _Item(NamedTuple):
    """A place of a list, the larger one named right after it to say where it is, and where both end."""

    place: PlaceFound
    holder: PlaceFound | None
    start: int
    end: int
    joined: bool


_HOLDER = re.compile(
    r"،?\s+(?:الي )?ال(?:شمال|جنوب|شرق|غرب)(?:\s+ال\w+)? من\s+(?:ال)?|"
    r"[\s\"')(]*(?:(?:في|in|of)\s+)?ب?(?:ال)?(?:محافظ[هت]|ولاي[هت]|اقليم|قضاء|ريف|the)?[\s\"'(]*(?:ال)?"
)


def _listing(scene: Scene, places: Sequence[Filler]) -> list[_Item]:
    """The places of a sentence in order, each with what holds it: "Radaa in al-Bayda province, Nihm in Sanaa"."""
    items: list[_Item] = []
    for filler in places:
        place = filler.place
        if place is None:
            continue
        last = items[-1] if items else None
        if last and last.place.row.id == place.row.id and scene.between(last.end, place.start) in (" (", " "):
            items[-1] = last._replace(end=place.end)  # "كوباني (عين العرب)", "العاصمة العراقية بغداد"
        elif (
            last is not None
            and last.holder is None
            and filler.slot in ("ب", "في", "in", "of", "من")
            and _HOLDER.fullmatch(gap := scene.between(last.end, place.start))
            and (lies_in(last.place, place) or gap.endswith((" من ", " من ال")))
        ):
            items[-1] = last._replace(holder=place, end=place.end)
        else:
            items.append(_Item(place, None, place.start, place.end, filler.joined))
    return items


def _list_of(scene: Scene, items: Sequence[_Item], place: PlaceFound) -> tuple[PlaceFound, list[PlaceFound]]:
    """The first place of the list that a place or its holder is of, and the others of the list in order."""
    at = next((i for i, item in enumerate(items) if item.place is place or item.holder is place), None)
    if at is None:
        return place, []
    first = last = at
    while first > 0 and _is_listed(scene, items[first - 1], items[first]):
        first -= 1
    while last + 1 < len(items) and _is_listed(scene, items[last], items[last + 1]):
        last += 1
    return items[at].place, [item.place for i, item in enumerate(items[first : last + 1], first) if i != at]


def _is_listed(scene: Scene, one: _Item, other: _Item) -> bool:
    if "country" in (one.place.row.kind, other.place.row.kind):
        return False
    if _BETWEEN.search(scene.between(max(scene.start, one.start - 20), one.start)):
        return False
    gap = _ASIDE.sub("", scene.between(one.end, other.start))
    if gap == " " and scene.lang == "en":  # a list that has lost its commas
        kinds = {one.place.row.kind, other.place.row.kind}
        alike = specificity(one.place.row) == specificity(other.place.row)
        near = (
            other.place.row.kind == "area"
        )  # "in Idlib near Aleppo", "in Jableh Latakia": where the first lies
        held = other.place.row.kind == "city" and one.place.row.admin1 == other.place.row.name
        return (
            not (near or held)
            and (alike or kinds <= _SMALL or kinds <= _LARGE)
            and _distinct(one.place, other.place)
        )
    if len(gap) < _LONG and _AMONG.fullmatch(gap) is not None:
        return True
    return (
        len(gap) < 40
        and _LISTED.fullmatch(gap) is not None
        and ("و" in gap or "and" in gap or other.joined or "،" in gap or "," in gap or _BESIDES in gap)
    )


_BESIDES = "فضلا عن"
_AMONG = re.compile(
    r"[\s،,]+و(?:في\s)?(?:عد[هت]\s|عدد من\s)?(?:ال)?(?:مدن|محافظات|مناطق|بلدات|قري|ولايات|مديريات|احياء)(?:\s(?!من(?:ها)?\s|بين)\w+){0,2}[\s،,]*"
    r"\s(?:(?:و?من\s)?(?:منها|بينها|ضمنها)|ابرزها|مثل)\s(?:(?:مدين[هت]|محافظ[هت]|بلد[هت]|قري[هت])ي?\s)?(?:ال)?"
)
"""What a list goes on with: "في بغداد ومدن أخرى، منها البصرة"."""
_LONG = 60  # characters of such words
_BETWEEN = re.compile(r"(?:^|\s)(?:و?بين (?:مدينتي |بلدتي |قريتي |محافظتي )?(?:ال)?|between (?:the )?)$")
"""Before two places it is one thing that lies or runs between them: "cut the road between Homs and Palmyra"."""


def _distinct(one: PlaceFound, other: PlaceFound) -> bool:
    """Whether two places lie apart, neither within the other."""
    if one.row.id == other.row.id:
        return False
    if "unlisted" in (one.row.kind, other.row.kind):
        # each has the point of what it lies in
        return not (one.row.id.startswith(f"{other.row.id}/") or other.row.id.startswith(f"{one.row.id}/"))
    if one.row.kind == other.row.kind == "area" and one.row.country != other.row.country:
        return True  # "شمال العراق وجنوب شرق تركيا", however wide
    if {one.row.kind, other.row.kind} <= _SMALL:
        return distance_km(one.row, other.row) > _SIDE_BY_SIDE
    return distance_km(one.row, other.row) > max(12.0, one.row.radius_km, other.row.radius_km)


def _are_two_towns(one: PlaceFound, other: PlaceFound) -> bool:
    """Whether two places are two towns, however near, each with a count of its own."""
    return one.row.id != other.row.id and {one.row.kind, other.row.kind} <= _SMALL | {"city"}


_SMALL = frozenset({"town", "village", "camp"})
_LARGE = frozenset({"city", "admin1"})
_SIDE_BY_SIDE = 3.0  # kilometres: towns and villages further from each other are two, however near


def _moved_to(telling: Telling, place: PlaceFound) -> Telling:
    """The same told of another place."""
    return replace(
        telling,
        place=place,
        place_rule=LISTED,
        spans=list(telling.spans),
        side1=list(telling.side1),
        side2=list(telling.side2),
        casualties=[],
        senses=list(telling.senses),
        roles=[place],
    )
