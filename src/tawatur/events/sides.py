"""Who acted and on whom, where the words of an event do not say: the party that fights near by, the opponent told close by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tawatur.events.fillers import DONE_TO
from tawatur.events.proto import Side, Telling
from tawatur.events.scene import Scene
from tawatur.events.types import resolve_type
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import related

NEAR = 3
"""Sentences: how far what was told before still holds."""

_NO_DOER = frozenset(
    {"blast", "suicide", "truce", "kill", "injure", "movement", "protest", "riot", "mob", "talks"}
)


def fill_doers(told: Sequence[tuple[Scene, list[Telling]]]) -> None:
    """Give tellings without a first side the party that fights and stands nearest in their sentence.

    Only a party that acts elsewhere in the report, or that is nowhere acted on, will do.
    """
    every = [t for _, tellings in told for t in tellings]
    doers = {s.party.actor for t in every for s in t.side1 if s.party and s.party.actor}
    targets = {s.party.actor for t in every for s in t.side2 if s.party and s.party.actor}
    for scene, tellings in told:
        beaten = {
            s.party.actor
            for t in tellings
            for s in t.side2
            if s.party and s.party.actor and t.senses[0] in DONE_TO
        }
        for telling in tellings:
            if telling.side1 or telling.definite or telling.senses[0] in _NO_DOER:
                continue
            doer = _nearest_doer(scene, telling, {a for a in targets - doers | beaten if a})
            known = doer is not None and doer.party is not None and doer.party.actor in doers
            if doer is not None and (known or telling.senses[0] in ("clash", "storm", "capture", "regain")):
                telling.side1.append(doer)


_LOSER_AR = re.compile(r"من\s+(?:قبض|سيطر|ايدي|يد|براثن|تهديد|دنس)\S*\s+$")


def _nearest_doer(scene: Scene, telling: Telling, only_targets: set[str]) -> Side | None:
    taken = {(s.start, s.end) for s in telling.side2}
    own = {s.party.actor for s in telling.side2 if s.party and s.party.actor}
    near = []
    for filler in scene.fillers:
        party = filler.party
        if (
            party is None
            or not party.armed
            or party.actor is None
            or party.actor in only_targets
            or any(related(party.actor, a) for a in own)
            or (filler.start, filler.end) in taken
        ):
            continue
        if filler.slot in ("علي", "ضد", "من", "on", "against", "from", "ل", "مع", "with", "بين", "between"):
            continue
        if _LOSER_AR.search(scene.text, max(scene.start, filler.start - 24), filler.start):
            continue
        distance = (
            telling.start - filler.end if filler.end <= telling.start else (filler.start - telling.end) * 1.5
        )
        if 0 <= distance < 110:
            near.append((distance, filler))
    if not near:
        return None
    filler = min(near, key=lambda n: n[0])[1]
    return Side(filler.start, filler.end, filler.party, "nearest party that fights")


def _oppose(happenings: list[Telling]) -> None:
    """A fight that names one side only is against the side that the report sets against it close by."""
    pairs = [
        (h.sentence, a, b) for h in happenings for a, b in ((h.side1, h.side2), (h.side2, h.side1)) if a and b
    ]
    for happening in happenings:
        if resolve_type(happening)[0] not in _FIGHTS or bool(happening.side1) == bool(happening.side2):
            continue
        known, missing = (
            (happening.side1, happening.side2) if happening.side1 else (happening.side2, happening.side1)
        )
        own = {s.party.actor for s in known if s.party is not None and s.party.actor}
        near = [
            (abs(sentence - happening.sentence), theirs)
            for sentence, ours, theirs in pairs
            if own & {s.party.actor for s in ours if s.party}
            and any(s.party and s.party.armed for s in theirs)
            and not any(related(x, y) for x in own for y in _fighters(theirs))
        ]
        if near:
            distance, theirs = min(near, key=lambda n: n[0])
            if distance <= 2 * NEAR:
                missing.extend(
                    replace(s, rule="opponent told close by") for s in theirs if s.party and s.party.armed
                )


_FIGHTS = frozenset(
    {
        "armed_clash",
        "government_regains_territory",
        "nonstate_overtakes_territory",
        "air_drone_strike",
        "shelling_missile",
    }
)


def inherit_sides(happenings: list[Telling]) -> None:
    """A happening that names no one who acted, right after one of its kind that does, is told of the same side."""
    _oppose(happenings)
    last: dict[str, Telling] = {}
    for happening in sorted(happenings, key=lambda t: t.start):
        kind = resolve_type(happening)[0]
        before = last.get(kind)
        if before is not None and happening.sentence - before.sentence <= NEAR:
            for mine, theirs in ((happening.side1, before.side1), (happening.side2, before.side2)):
                if not mine and not (mine is happening.side2 and happening.casualties):
                    taken = {(s.start, s.end) for s in happening.sides()}
                    mine.extend(
                        replace(s, rule="side of what was told before")
                        for s in theirs
                        if (s.start, s.end) not in taken
                    )
        if happening.side1 or happening.side2:
            last[kind] = happening


_SET_AGAINST = _FIGHTS | {"agreement", "other_strategic", "grenade", "chemical_weapon"}
_STATE = frozenset({"state_forces", "external_forces", "government"})
_OF_THE_REPORT = "opponent in the report"


def fill_opponents(happenings: list[Telling], parties: Sequence[PartyFound]) -> None:
    """Give a fight the side that the report as a whole sets against the one it names, in the words nearest to it.

    Who stands against whom is counted over the report's happenings; where it is not told, a state's forces and a group
    that are both named often are taken for opponents.
    """
    armed = [p for p in parties if p.actor and p.armed]
    named = Counter(p.actor for p in armed)
    if len(named) < 2:
        return
    against: Counter[tuple[str, str]] = Counter()
    for happening in happenings:
        for one in _fighters(happening.side1):
            for other in _fighters(happening.side2):
                if not related(one, other):
                    against[one, other] += 1
                    against[other, one] += 1
    state = {p.actor: p.class_ in _STATE for p in armed}
    for happening in happenings:
        if resolve_type(happening)[0] not in _SET_AGAINST:
            continue
        for known, missing in ((happening.side1, happening.side2), (happening.side2, happening.side1)):
            ours = _fighters(known)
            if (
                not ours
                or _fighters(missing)
                or any(s.party is not None and s.party.class_ == "civilians" for s in missing)
            ):
                continue
            rivals = {
                rival: sum(
                    n for (a, b), n in against.items() if b == rival and any(related(a, x) for x in ours)
                )
                * 4
                + (named[rival] if all(state.get(x) != state[rival] for x in ours) else 0)
                for rival in named
                if rival is not None and not any(related(rival, x) for x in ours)
            }
            rivals = {rival: weight for rival, weight in rivals.items() if weight >= _WEIGHT}
            if not rivals:
                continue
            rival = max(rivals, key=lambda r: rivals[r])
            taken = {(s.start, s.end) for s in happening.sides()}
            spans = [p for p in armed if p.actor == rival and (p.start, p.end) not in taken]
            if spans:
                nearest = min(spans, key=lambda p: abs(p.start - happening.start))
                missing.insert(1 if missing else 0, Side(nearest.start, nearest.end, nearest, _OF_THE_REPORT))


_WEIGHT = 3  # how much has to speak for an opponent: told once as one, or named so often


def _fighters(sides: Sequence[Side]) -> list[str]:
    return [s.party.actor for s in sides if s.party is not None and s.party.actor and s.party.armed]
