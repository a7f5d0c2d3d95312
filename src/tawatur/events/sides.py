"""Who acted and on whom, where the words of an event do not say: the party that fights near by, the opponent told close by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tawatur.events.blame import blamed
from tawatur.events.fillers import DONE_TO
from tawatur.events.kinds import TAKEN
from tawatur.events.proto import (
    ELSEWHERE,
    NEAREST,
    NOT_ITS_OWN,
    OPPONENT,
    OPPONENT_CLOSE_BY,
    SIDE_TOLD_BEFORE,
    Side,
    Telling,
)
from tawatur.events.scene import Filler, Scene
from tawatur.events.types import resolve_type
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import opposed, related

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
    for at, (scene, tellings) in enumerate(told):
        beaten = {
            s.party.actor
            for t in tellings
            for s in t.side2
            if s.party and s.party.actor and t.senses[0] in DONE_TO
        }
        accused = blamed(scene) or (_blamed_next(told, at) if tellings else [])
        for telling in tellings:
            if accused and not telling.side1 and telling.senses[0] in _BLAMED_FOR:
                doer = min(accused, key=lambda f: (f.start < telling.start, abs(f.start - telling.end)))
                telling.side2[:] = [s for s in telling.side2 if (s.start, s.end) != (doer.start, doer.end)]
                telling.side1.append(Side(doer.start, doer.end, doer.party, "blamed for it"))
            if not telling.side1 and telling.senses[0] == "clash":
                _killers(scene, telling)
            if not telling.side1 and telling.senses[0] in ("arrest", "disrupt"):
                telling.side1 += _authorities(scene, telling)
            if telling.side1 or telling.definite or telling.senses[0] in _NO_DOER:
                continue
            nearest = _nearest_doer(scene, telling, {a for a in targets - doers | beaten if a})
            known = nearest is not None and nearest.party is not None and nearest.party.actor in doers
            if nearest is not None and (
                known or telling.senses[0] in ("clash", "storm", "capture", "regain")
            ):
                telling.side1.append(nearest)


def _blamed_next(told: Sequence[tuple[Scene, list[Telling]]], at: int) -> list[Filler]:
    """Those whom the next sentence blames, where no doer is told so far: "A market was bombed. Locals blamed the army"."""
    if at + 1 == len(told) or any(t.side1 for _, ts in told[: at + 1] for t in ts):
        return []
    scene, tellings = told[at + 1]
    return blamed(scene) if not tellings and scene.index == told[at][0].index + 1 else []


_BLAMED_FOR = frozenset(
    {
        "blast",
        "suicide",
        "assault",
        "hit",
        "shelling",
        "air_strike",
        "bombard",
        "shoot",
        "execute",
        "kill",
        "abduct",
        "ambush",
        "injure",
        "rape",
        "chemical",
    }
)
_KEEPS_LAW = re.compile(
    r"شرط|امن|داخلي|سلطات|درك|مخابرات|استخبار|حرس|مباحث|جمارك|قوات|جيش"
    r"|\b(?:police|security|interior|authorities|gendarm|intelligence|army|guards?|forces|troops)"
)


def _authorities(scene: Scene, telling: Telling) -> list[Side]:
    """Those in power whom a sentence names with an arrest or a seizure that nobody is said to have made."""
    taken = {(s.start, s.end) for s in telling.side2}
    near = [
        (abs(f.start - telling.start), f)
        for f in scene.fillers
        if f.party is not None
        and f.party.class_ in ("state_forces", "government")
        and not f.party.victim
        and (f.start, f.end) not in taken
        and _KEEPS_LAW.search(scene.text, f.start, f.end)
    ]
    if not near:
        return []
    filler = min(near, key=lambda n: n[0])[1]
    return [Side(filler.start, filler.end, filler.party, NEAREST)]


def _killers(scene: Scene, telling: Telling) -> None:
    """Make those with whom fighters fought who then were hurt the first side: "two soldiers were killed in clashes with [rebels]"."""
    slots = {f.start: f.slot for f in scene.fillers}
    foes = [s for s in telling.side2 if slots.get(s.start) in ("مع", "with", "ضد", "against") and s.party]
    if not foes or not any(_is_hurt_before(s, foes) for s in telling.side2):
        return
    telling.side1 += foes
    telling.side2[:] = [s for s in telling.side2 if s not in foes]


def _is_hurt_before(side: Side, foes: Sequence[Side]) -> bool:
    """Whether a side of a fight are fighters told to be hurt, before those with whom they fought."""
    party = side.party
    return (
        side not in foes
        and side.rule in _HURT
        and party is not None
        and party.armed
        and all(side.end <= foe.start for foe in foes)
        and not any(foe.party and foe.party.actor and foe.party.actor == party.actor for foe in foes)
    )


_HURT = frozenset(
    {
        "passive",
        "passive subject",
        "object",
        "genitive",
        "those it was done to",
        "in whose ranks",
        "named in the phrase",
    }
)
_LOSER_AR = re.compile(r"من\s+(?:قبض|سيطر|ايدي|يد|براثن|تهديد|دنس)\S*\s+$")


_OF_GUNS = re.compile(r"\s(?:ال)?مدفعي")


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
            or (
                party.class_ == "platform"
                and (telling.senses[0] in TAKEN or _OF_GUNS.match(scene.text, telling.end))
            )
            or (filler.start, filler.end) in taken
            or (
                scene.lang == "ar"
                and any(c.start < filler.end and filler.start < c.end for c in scene.casualties)
            )
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
    return Side(filler.start, filler.end, filler.party, NEAREST)


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
                    replace(s, rule=OPPONENT_CLOSE_BY) for s in theirs if s.party and s.party.armed
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
        if ELSEWHERE in happening.marks and before is not None and before.sentence != happening.sentence:
            before = None
        if before is not None and happening.sentence - before.sentence <= NEAR:
            for mine, theirs in ((happening.side1, before.side1), (happening.side2, before.side2)):
                if not mine and not (mine is happening.side2 and happening.casualties):
                    taken = {(s.start, s.end) for s in happening.sides()}
                    mine.extend(
                        replace(s, rule=SIDE_TOLD_BEFORE) for s in theirs if (s.start, s.end) not in taken
                    )
        if happening.side1 or happening.side2:
            last[kind] = happening


_SET_AGAINST = _FIGHTS | {
    "agreement",
    "other_strategic",
    "grenade",
    "chemical_weapon",
    "group_activity",
    "territory_transfer",
}
_OF_GROUND = frozenset({"air_drone_strike", "shelling_missile", "chemical_weapon", "other_strategic"})
_STATE = frozenset({"state_forces", "external_forces", "government"})
_ANY = ""  # stands for those who fight and whom no name tells: "the gunmen", "المسلحين"
_TOLD, _KNOWN, _WEIGHT = 4, 3, 3


class _Report:
    """Who fights in a report, how often each is named, and who is set against whom."""

    def __init__(self, happenings: Sequence[Telling], parties: Sequence[PartyFound]) -> None:
        self.fighters = [p for p in parties if p.armed and p.class_ != "platform" and not p.victim]
        self.fighters += [p for p in parties if p.class_ == "government" and p.actor]
        self.named = Counter(p.actor or _ANY for p in self.fighters)
        self.state = {p.actor or _ANY: p.class_ in _STATE for p in self.fighters}
        self.states = {p.actor for p in self.fighters if p.class_ == "government"}
        self.against: Counter[tuple[str, str]] = Counter()
        for happening in happenings:
            for one in _fighters(happening.side1):
                for other in _fighters(happening.side2):
                    if not related(one, other):
                        self.against[one, other] += 1
                        self.against[other, one] += 1

    def rival(self, ours: Sequence[str], state: bool) -> str | None:
        """The actor that the report sets against some; ``_ANY`` for fighters without a name, None where there is none."""
        weights = {r: self._weight(r, ours, state) for r in self.named}
        best = max(weights, key=lambda r: weights[r], default=None)
        return best if best is not None and weights[best] >= _WEIGHT else None

    def _weight(self, rival: str, ours: Sequence[str], state: bool) -> float:
        if rival == _ANY:
            return _KNOWN + self.named[rival] / 4 if state else 0.0
        if any(related(rival, x) for x in ours):
            return 0.0
        told = sum(n for (a, b), n in self.against.items() if b == rival and any(related(a, x) for x in ours))
        known = any(opposed(rival, x) for x in ours)
        if rival in self.states and not told and not known:
            return 0.0
        apart = (
            bool(ours)
            and rival not in self.states
            and all(self.state.get(x) != self.state[rival] for x in ours)
        )
        if apart and not told and not known and self._share_an_enemy(rival, ours):
            return 0.0
        return told * _TOLD + known * _KNOWN + (min(self.named[rival], 6) if apart or known else 0)

    def _share_an_enemy(self, rival: str, ours: Sequence[str]) -> bool:
        """Whether some whom the report names are known to fight both."""
        return any(
            other != _ANY and opposed(rival, other) and any(opposed(x, other) for x in ours)
            for other in self.named
        )

    def nearest(self, actor: str, happening: Telling) -> PartyFound | None:
        """The mention of an actor that stands nearest to a happening and is none of its sides."""
        taken = {(s.start, s.end) for s in happening.sides()}
        spans = [p for p in self.fighters if (p.actor or _ANY) == actor and (p.start, p.end) not in taken]
        return min(spans, key=lambda p: min(abs(p.start - s) for s, _ in happening.spans), default=None)


def fill_opponents(happenings: list[Telling], parties: Sequence[PartyFound]) -> None:
    """Give a fight the side that the report as a whole sets against the one it names, in the words nearest to it.

    Who stands against whom is counted over the report's happenings; where it is not told, those that the registry knows
    for enemies, and a state's forces and a group that are both named often, are taken for opponents.
    """
    report = _Report(happenings, parties)
    for happening in happenings:
        kind = resolve_type(happening)[0]
        if kind in _OF_GROUND and not happening.side2 and _own_place(happening):
            place = happening.place
            assert place is not None
            happening.side2.append(Side(place.start, place.end, None, "the place that was hit"))
        if kind not in _SET_AGAINST or not report.fighters:
            continue
        for known, missing in ((happening.side1, happening.side2), (happening.side2, happening.side1)):
            ours = _fighters(known)
            armed = [
                s.party
                for s in known
                if s.party is not None and (s.party.armed or s.party.class_ == "government")
            ]
            if not armed or any(s.party is not None and s.party.armed for s in missing):
                continue
            if missing is happening.side1 and (missing or kind not in _FIGHTS):
                continue
            if missing is happening.side2 and _harms_civilians(happening):
                continue
            rival = report.rival(ours, any(p.class_ in _STATE or p.class_ == "platform" for p in armed))
            found = report.nearest(rival, happening) if rival is not None else None
            if found is not None:
                missing.insert(1 if missing else 0, Side(found.start, found.end, found, OPPONENT))
        if kind == "armed_clash" and not happening.side1 and not happening.side2 and report.against:
            (one, other), _ = report.against.most_common(1)[0]
            for sides, actor in ((happening.side1, one), (happening.side2, other)):
                found = report.nearest(actor, happening)
                if found is not None:
                    sides.append(Side(found.start, found.end, found, OPPONENT))


def _own_place(happening: Telling) -> bool:
    return (
        happening.place is not None
        and happening.place.row.kind not in ("country", "region")
        and happening.place_rule not in NOT_ITS_OWN
    )


def _harms_civilians(happening: Telling) -> bool:
    """Whether those acted on are known and do not fight."""
    return any(s.party is not None and s.party.class_ == "civilians" for s in happening.side2) or any(
        c.who in ("civilian", "child", "woman") for c in happening.casualties
    )


def _fighters(sides: Sequence[Side]) -> list[str]:
    return [
        s.party.actor
        for s in sides
        if s.party is not None and s.party.actor and (s.party.armed or s.party.class_ == "government")
    ]
