"""Which of the phrases around a happening are likeliest to be who acted and who was acted on.

The roles of the event words propose; here each phrase of the happening's sentences, and the nearest mention of each actor
that fights elsewhere in the report, is weighed by what is seen of it, whatever the language: the rule that brought it, the
preposition before it, what kind of thing it is, where it stands, what it does in the rest of the report. The weights
stand in ``data/weights/sides.tsv`` and are made by ``tools/train_sides.py``. What is seen is gathered in three keys, each
a tuple of plain values, whose sums are kept: a report holds few that differ.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.events.harm import with_victims
from tawatur.events.proto import NOMINAL, Side, Telling
from tawatur.events.scene import Filler, Scene
from tawatur.events.types import resolve_type
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import related
from tawatur.mentions.tables import WEIGHTS, read_table
from tawatur.model import EVENT_TYPES

MODEL = "sides"
NOBODY = "nobody"
"""The clue of a side that is left empty."""
_FIRST = 0.12  # how likely a phrase has to be to fill a side that no rule fills
_SECOND = 0.08  # how likely to stand second beside a likelier one
_ELSEWHERE = 6  # actors that a happening's sentences do not name, which are weighed with those that they do
_SENTENCES = 3  # of a happening that are looked at
_KEPT = 50_000  # keys whose sums are kept
_RULE = "weighed against the other phrases"

_GROUPS = {
    "air_drone_strike": "strike",
    "shelling_missile": "strike",
    "chemical_weapon": "strike",
    "grenade": "strike",
    "remote_explosive": "blast",
    "suicide_bomb": "blast",
    "armed_clash": "clash",
    "government_regains_territory": "capture",
    "nonstate_overtakes_territory": "capture",
    "attack": "violence",
    "sexual_violence": "violence",
    "abduction": "seizure",
    "arrests": "seizure",
}
_SLOTS = {
    "": "none",
    "ب": "b",
    **dict.fromkeys(("علي", "ضد", "تجاه", "بحق", "باتجاه", "نحو", "صوب"), "on"),
    **dict.fromkeys(("on", "against", "at", "into", "towards"), "on"),
    **dict.fromkeys(("by", "قبل", "يد", "ايدي", "برصاص", "بنيران", "بواسطه"), "by"),
    **dict.fromkeys(("من", "from"), "from"),
    **dict.fromkeys(("مع", "with", "بين", "between"), "with"),
    **dict.fromkeys(("في", "داخل", "وسط", "قرب", "حول"), "in"),
    **dict.fromkeys(("in", "inside", "near", "around", "within", "across"), "in"),
    **dict.fromkeys(("ل", "of", "to", "الي"), "of"),
}
_RULES = {
    "nearest party that fights": "nearest",
    "opponent told close by": "opponent close",
    "opponent in the report": "opponent",
    "side of what was told before": "told before",
    "subject carried over": "carried",
    "those harmed": "harmed",
    "the place that was hit": "place hit",
    "subject": "subject",
    "object": "object",
    "passive": "passive",
    "passive subject": "passive",
    "genitive": "genitive",
    "those it was done to": "done to",
    "modifier of the event word": "modifier",
    "agent marker": "agent",
    "passive, by": "agent",
    "by": "agent",
    "who carried it out": "agent",
    "nationality of the event word": "nationality",
}
_PLAIN = frozenset({"civilians", "protesters", "rioters", "platform", "government"})
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds several many عشرات مئات اثنين عدد نحو".split()
)
_NUMBER_AR = re.compile(r"(?:ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر)")
_VOICE = re.compile(r"(?:\bby|علي (?:يد|ايدي)|من قبل|برصاص|بنيران|من جانب|بواسطه|بيد)\s+(?:\w+\s+)?$")
_NEXT = re.compile(
    r"\s*,?\s*(?:(said|says|told|announced|reported|ان|انه|انها|بان)|who|which|that|الذي|التي|الذين)\b"
)


class Candidate(NamedTuple):
    """A phrase that may fill a side: its role and rank by the rules for either side, and where it stands."""

    start: int
    end: int
    party: PartyFound | None
    place: bool
    filler: Filler | None
    scene: Scene | None
    rule1: str
    rank1: int
    rule2: str
    rank2: int
    carried: bool


class Weigher:
    """Weighs the candidates for the sides of a report's happenings."""

    def __init__(
        self,
        happenings: Sequence[Telling],
        scenes: Sequence[Scene],
        text: str,
        parties: Sequence[PartyFound],
        speakers: Iterable[tuple[int, int, str]],
    ) -> None:
        self._scenes = {scene.index: scene for scene in scenes}
        self._starts = [scene.start for scene in scenes]
        self._in_order = list(scenes)
        self._text = text
        self._speakers = sorted(set(speakers))
        self._acts: Counter[str] = Counter()
        self._suffers: Counter[str] = Counter()
        for happening in happenings:
            for counter, sides in ((self._acts, happening.side1), (self._suffers, happening.side2)):
                counter.update({s.party.actor for s in sides if s.party is not None and s.party.actor})
        self._mentions: dict[str, list[PartyFound]] = {}
        self._named: Counter[str] = Counter()
        self._fullest: dict[str, int] = {}
        for party in parties:
            actor = party.actor
            if actor:
                self._named[actor] += 1
                self._fullest[actor] = max(self._fullest.get(actor, 0), party.end - party.start)
                if party.armed or party.class_ == "government":
                    self._mentions.setdefault(actor, []).append(party)

    def candidates(self, happening: Telling) -> list[Candidate]:
        """The phrases that may fill the sides of a happening, in order."""
        rules: dict[int, list[object]] = {}
        spans: list[tuple[int, int]] = []

        def put(start: int, end: int, party: PartyFound | None) -> list[object]:
            known = rules.get(start)
            if known is None:
                known = next((rules[s] for s, e in spans if s < end and start < e), None)
            if known is None:
                known = rules[start] = [start, end, party, False, None, None, "none", 9, "none", 9, False]
                spans.append((start, end))
            return known

        for at, sides in ((6, happening.side1), (8, with_victims(happening))):
            for rank, side in enumerate(sides):
                held = put(side.start, side.end, side.party)
                if held[at] == "none":
                    held[at], held[at + 1] = _rule(side.rule), min(rank, 2)
        seen: set[int] = set()
        for start, _ in happening.spans:
            scene = self._scene_at(start)
            if scene is None or scene.index in seen or len(seen) >= _SENTENCES:
                continue
            seen.add(scene.index)
            for filler in scene.fillers:
                place = filler.place
                if place is not None and place.row.kind == "country":
                    continue
                held = put(filler.start, filler.end, filler.party)
                if held[4] is None:
                    held[4], held[5] = filler, scene
                    held[2] = held[2] or filler.party
                    held[3] = held[3] or place is not None
            if scene.carried is not None:
                put(scene.carried.start, scene.carried.end, scene.carried.party)[10] = True
        near = {h[2].actor for h in rules.values() if isinstance(h[2], PartyFound)}
        others = []
        for actor, mentions in self._mentions.items():
            if actor not in near:
                at = bisect_left(mentions, happening.start, key=_start)
                best = min(mentions[max(0, at - 1) : at + 1], key=lambda p: abs(p.start - happening.start))
                others.append((abs(best.start - happening.start), best.start, best))
        for _, _, party in sorted(others, key=lambda o: o[:2])[:_ELSEWHERE]:
            put(party.start, party.end, party)
        return [Candidate(*rules[start]) for start in sorted(rules)]  # type: ignore[arg-type]

    def _scene_at(self, position: int) -> Scene | None:
        at = bisect_left(self._starts, position + 1) - 1
        scene = self._in_order[at] if at >= 0 else None
        return scene if scene is not None and position < scene.end else None

    def keys(self, happening: Telling, c: Candidate) -> tuple[tuple[object, ...], ...]:
        """What is seen of a candidate, as three keys: its role, its standing in the report, its place in the sentence."""
        group = _group(happening)
        kind = _kind(c.party, c.place)
        role = (group, kind, c.rule1, c.rank1, c.rule2, c.rank2)
        party, text = c.party, self._text
        actor = party.actor if party is not None else None
        speaks = next((claim for s, e, claim in self._speakers if s < c.end and c.start < e), "")
        before = text[max(0, c.start - 18) : c.start].split()[-2:]
        counted = any(w[0].isdigit() or w in _NUMBERS or _NUMBER_AR.match(w) for w in before)
        words = min(text.count(" ", c.start, c.end), 2)
        if actor:
            standing = (
                group,
                kind,
                min(self._acts[actor], 2),
                min(self._suffers[actor], 2),
                (self._acts[actor] > self._suffers[actor]) - (self._acts[actor] < self._suffers[actor]),
                min(self._named[actor], 3),
                c.end - c.start >= self._fullest.get(actor, 0),
                _has_kin(actor, happening.side1),
                _has_kin(actor, happening.side2),
                speaks,
                counted,
                words,
                c.carried,
            )
        else:
            standing = (group, kind, -1, -1, 0, 0, False, False, False, speaks, counted, words, c.carried)
        filler, scene = c.filler, c.scene
        if filler is None or scene is None:
            return role, standing, ("elsewhere", kind, c.end <= happening.start)
        start, end = happening.start, happening.end
        if not scene.start <= start < scene.end:
            inside = [s for s in happening.spans if scene.start <= s[0] < scene.end]
            start, end = (
                min(inside, key=lambda s: max(s[0] - c.end, c.start - s[1], 0)) if inside else (start, end)
            )
        elif len(happening.spans) > 1:
            inside = [s for s in happening.spans if scene.start <= s[0] < scene.end]
            start, end = min(inside, key=lambda s: max(s[0] - c.end, c.start - s[1], 0))
        side = "before" if c.end <= start else "after" if c.start >= end else "within"
        low, high = min(end, c.end), max(start, c.start)
        between = 0
        opened = None
        for f in scene.fillers:
            if f.party is not None:
                if opened is None and not f.slot:
                    opened = f
                if low <= f.start and f.end <= high:
                    between += 1
        a, b = scene.clause(start)
        following = _NEXT.match(text, c.end, c.end + 16)
        position = (
            "noun" if happening.tense in NOMINAL else "verb",
            happening.senses[0],
            side,
            _SLOTS.get(filler.slot, "other"),
            min(between, 2),
            a <= c.start < b,
            opened is filler,
            scene.index == happening.sentence,
            "" if following is None else "says" if following[1] else "who",
            _VOICE.search(text, max(scene.start, c.start - 16), c.start) is not None,
        )
        return role, standing, position

    def fill(self, happening: Telling) -> None:
        """Put the likeliest phrases first on either side of a happening, and fill a side that the rules leave empty."""
        found = self.candidates(happening)
        if not found:
            return
        scored = [_total(self.keys(happening, c)) for c in found]
        empty = _total(((NOBODY,),))
        likely1, likely2 = (_softmax([s[i] for s in scored], empty[i]) for i in (0, 1))
        best = max(range(len(found)), key=lambda k: likely1[k])
        first = _chosen(found, likely1, None)
        second = _chosen(found, likely2, best if likely1[best] > likely2[best] else None)
        happening.side1 = _sides(found, first, happening.side1, second[:1])
        happening.side2 = _sides(found, second, with_victims(happening), first[:1])


def _chosen(found: Sequence[Candidate], likely: Sequence[float], never: int | None) -> list[int]:
    order = sorted((k for k in range(len(found)) if k != never), key=lambda k: -likely[k])[:2]
    return [k for at, k in enumerate(order) if likely[k] > (_SECOND if at else _FIRST)]


def _sides(
    found: Sequence[Candidate], chosen: Sequence[int], given: Sequence[Side], other: Sequence[int]
) -> list[Side]:
    """The chosen phrases, then what else the rules gave; what is likeliest on the other side is left to it."""
    sides = []
    for k in chosen:
        c = found[k]
        own = next((s for s in given if s.start < c.end and c.start < s.end), None)
        sides.append(own or Side(c.start, c.end, c.party, _RULE))
    taken = [(s.start, s.end) for s in sides] + [(found[k].start, found[k].end) for k in other]
    return sides + [s for s in given if not any(a < s.end and s.start < b for a, b in taken)]


def _softmax(scores: Sequence[float], empty: float) -> list[float]:
    high = max(*scores, empty)
    powers = [math.exp(s - high) for s in scores]
    total = sum(powers) + math.exp(empty - high)
    return [p / total for p in powers]


def _start(party: PartyFound) -> int:
    return party.start


def _group(happening: Telling) -> str:
    type_ = happening.sense if happening.sense in EVENT_TYPES else resolve_type(happening)[0]
    return _GROUPS.get(type_) or EVENT_TYPES[type_].class_


def _has_kin(actor: str, sides: Sequence[Side]) -> bool:
    return any(s.party is not None and s.party.actor and related(s.party.actor, actor) for s in sides)


def _kind(party: PartyFound | None, place: bool) -> str:
    if party is None:
        return "place" if place else "unlisted"
    if party.victim:
        return "victim"
    if party.class_ == "object":
        return "military thing" if party.military else "thing"
    if party.class_ in _PLAIN:
        return party.class_
    if not party.armed:
        return "organisation"
    state = party.class_ in ("state_forces", "external_forces")
    if party.actor:
        return "named state" if state else "named group"
    return "unnamed state" if state else "unnamed group"


def _rule(rule: str) -> str:
    return _RULES.get(rule) or ("unlisted" if rule.endswith("no list names") else "preposition")


@cache
def _weights() -> Mapping[str, tuple[float, float]]:
    return {
        row["clue"]: (float(row["side1"]), float(row["side2"]))
        for row in read_table(WEIGHTS / f"{MODEL}.tsv")
    }


def _total(keys: Sequence[tuple[object, ...]]) -> tuple[float, float]:
    one = other = 0.0
    for key in keys:
        a, b = _sums(key)
        one += a
        other += b
    return one, other


@lru_cache(maxsize=_KEPT)
def _sums(key: tuple[object, ...]) -> tuple[float, float]:
    known = _weights()
    pairs1 = [known.get(clue, (0.0, 0.0))[0] for clue in clues(key, 1)]
    pairs2 = [known.get(clue, (0.0, 0.0))[1] for clue in clues(key, 2)]
    return sum(pairs1), sum(pairs2)


def clues(key: tuple[object, ...], side: int) -> Iterator[str]:
    """The clues of a key for side 1 or 2, by names that know no language."""
    if key == (NOBODY,):
        yield NOBODY
    elif len(key) == 6:
        yield from _role_clues(key, side)
    elif len(key) == 13:
        yield from _standing_clues(key, side)
    elif len(key) == 3:
        yield "elsewhere"
        yield f"elsewhere {key[1]}"
        yield f"elsewhere {'before' if key[2] else 'after'}"
    else:
        word, sense, where, slot, between, same, opens, first, follows, voice = key
        yield f"{word} {where} {slot}"
        yield f"{sense} {where} {slot}"
        yield f"{where} {between} between"
        yield "same clause" if same else "other clause"
        if opens:
            yield "first in the sentence"
        if first:
            yield "first sentence"
        if follows:
            yield f"followed by {follows}"
        if voice:
            yield "agent marker"


def _role_clues(key: tuple[object, ...], side: int) -> Iterator[str]:
    group, kind = key[:2]
    own, rank, other = (key[2], key[3], key[4]) if side == 1 else (key[4], key[5], key[2])
    yield f"kind {kind}"
    yield f"{group} {kind}"
    yield f"rule {own}"
    if own == "none":
        yield f"{group} {kind} new"
    else:
        yield f"rank {rank}"
    if other != "none":
        yield f"other rule {other}"


def _standing_clues(key: tuple[object, ...], side: int) -> Iterator[str]:
    group, _, acts, suffers, mostly, named, fullest, kin1, kin2, speaks, counted, words, carried = key
    if acts != -1:
        yield f"acts {acts}"
        yield f"suffers {suffers}"
        yield f"mostly {mostly}"
        yield f"named {named}"
        if fullest:
            yield "fullest mention"
        own, other = (kin1, kin2) if side == 1 else (kin2, kin1)
        if own:
            yield "kin by rule"
        if other:
            yield "kin of the other side by rule"
    yield f"words {words}"
    if counted:
        yield "counted"
        yield f"counted {group}"
    if speaks:
        yield f"speaks {speaks}"
        yield f"speaks {speaks} {group}"
    if carried:
        yield "carried over"
