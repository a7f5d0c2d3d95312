"""Who stood against whom where one phrase names both: "the army and rebels clashed", "Armenia and Azerbaijan agreed"."""

from __future__ import annotations

import re

from tawatur.events.fillers import Roles, add_role, can_act, nation_party
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.registry import related

_TO_EACH_OTHER = re.compile(
    r"\b(?:clash|exchange|trade|swap|fight|battle|skirmish|duel)|اشتبك|تبادل|تقاتل|اقتتل|تواجه|تصادم|تناحر|تحارب"
)
"""Verbs of what two sides do to each other."""
_OTHERS = ("side2", "target", "victims")
_RULE = "joined to the first side"
_RIGHT_BEFORE = re.compile(r"\s(?:(?:have|had|has|\w+ly)\s){0,2}")
_AND_EN = re.compile(r"\s(?:and|or)\s(?:the\s)?")
_AND_AR = re.compile(r"\sو(?:ال)?")


def is_mutual(trigger: Trigger) -> bool:
    """Whether a verb tells of what two sides do to each other, or agree on with each other."""
    if trigger.sense == "truce":
        return "side2" not in trigger.role("between")  # brokered by those who are not of it
    return trigger.sense == "clash" and _TO_EACH_OTHER.search(trigger.lemma) is not None


def part_joined(scene: Scene, hit: Hit, roles: Roles) -> None:
    """Give the second side those who are joined to the first by "and", where no word says whom it was against."""
    if any(roles.get(role) for role in _OTHERS):
        return
    if not roles.get("side1"):
        states = (
            [f for f in scene.fillers if f.end < hit.start and can_act(f)][-1:] if scene.lang == "en" else []
        )
        if not states or _RIGHT_BEFORE.fullmatch(scene.text, states[0].end, hit.start) is None:
            return
        add_role(roles, "side1", states, "subject")
    held = sorted((h for h in roles["side1"] if h[0].party is not None), key=lambda h: h[0].start)
    if not held:
        return
    first = held[0][0]
    theirs = [f for f, _ in held[1:] if not _is_kin(first, f)]
    if theirs:
        roles["side1"] = [h for h in held if h[0] not in theirs]
        add_role(roles, "side2", theirs, _RULE)
        return
    other = (_before(scene, first) or _other_nation(scene, first)) if len(held) == 1 else None
    if other is None:
        return
    if other.start < first.start:
        roles["side1"], first, other = [(other, held[0][1])], other, first
    add_role(roles, "side2", [other], _RULE)


def _is_kin(one: Filler, other: Filler) -> bool:
    """Whether two phrases name one party, or allies."""
    a, b = one.party, other.party
    if a is None or b is None or not can_act(other):
        return True
    return a.actor == b.actor if a.actor is None or b.actor is None else related(a.actor, b.actor)


def _before(scene: Scene, filler: Filler) -> Filler | None:
    """The state that "and" joins a phrase to: "[Israel] and Hamas reached a deal"."""
    for other in scene.fillers:
        if other.end < filler.start and can_act(other) and not _is_kin(filler, other):
            if scene.lang == "en" and _AND_EN.fullmatch(scene.text, other.end, filler.start):
                return other
    return None


def _other_nation(scene: Scene, filler: Filler) -> Filler | None:
    """The nationality that shares its noun with a phrase: "[Afghan] and Pakistani forces", "القوات الهندية و[الباكستانية]"."""
    for start, end, nation in scene.nations:
        if nation.people or filler.party is None or nation.country == filler.party.country:
            continue
        beside = (
            _AND_AR.fullmatch(scene.text, filler.end, start)
            if scene.lang == "ar"
            else _AND_EN.fullmatch(scene.text, end, filler.start)
        )
        if beside is not None:
            return Filler(start, end, "", nation_party(start, end, nation.country, nation.name), None, False)
    return None
