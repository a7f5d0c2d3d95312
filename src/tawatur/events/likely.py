"""Which of the phrases around a happening are likeliest to be who acted and who was acted on.

The roles of the event words propose; here each phrase of the happening's sentences, and the nearest mention of each actor
that fights elsewhere in the report, is weighed by what is seen of it, whatever the language (``events/side_clues.py``): the
rule that brought it, the preposition before it, what kind of thing it is, where it stands, what it does in the rest of the
report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.events.barred import Bars
from tawatur.events.harm import with_victims
from tawatur.events.picking import alike, as_sides, opposed, pick, softmax
from tawatur.events.proto import ELSEWHERE, NOMINAL, Side, Telling
from tawatur.events.scene import Scene
from tawatur.events.side_clues import (
    AFTER,
    BEFORE,
    FOLLOWS,
    NO_RULES,
    NOBODY,
    NUMBERS,
    NUMBERS_AR,
    OTHER_SLOT,
    SLOT,
    SLOTS_N,
    Phrase,
    Row,
    Rules,
    Seen,
    group_of,
    kind_of,
    phrase_sums,
    position_sums,
    position_table,
    role_sums,
    rule_of,
    weights,
)
from tawatur.events.types import resolve_type
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import related

_FIRST = (0.15, 0.12)  # how likely a phrase has to be to fill side 1, and side 2: a wrong doer is graver
_ELSEWHERE = 3  # actors that a happening's sentences do not name, which are weighed with those that they do
_ONE_WORD = 16  # characters
SAYS_WHERE = frozenset({"في", "ب", "in", "داخل", "inside", "الي", "to", "into"})
"""Before a country's name these say where: no side is told."""
_SENTENCES = 2  # of a happening that are looked at


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
        self._bars = Bars(happenings, scenes, text)
        self._text = text
        self._speech = sorted(set(speakers))
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
                if party.armed:
                    self._mentions.setdefault(actor, []).append(party)
        self._rows: dict[int, tuple[list[Row], list[int]]] = {}
        self._lone: dict[int, Row] = {}
        self._sums: dict[tuple[int, str], tuple[float, float]] = {}
        self._kin: dict[frozenset[str], frozenset[str]] = {}

    def _rows_of(self, scene: Scene) -> tuple[list[Row], list[int]]:
        """The phrases of a sentence, and where each starts."""
        known = self._rows.get(scene.index)
        if known is None:
            rows: list[Row] = []
            upto, opened = 0, False
            countries = {
                f.start for f in scene.fillers if f.place is not None and f.place.row.kind == "country"
            }
            for start, end, slot, party, place, _ in scene.fillers:
                upto += party is not None
                if start not in countries or (place is None and slot not in SAYS_WHERE):
                    opens = party is not None and not slot and not opened
                    opened = opened or opens
                    actor = party.actor if party is not None else None
                    seen = self._see(start, end, party, place is not None)
                    rows.append(Row(start, end, party, actor, SLOT.get(slot, OTHER_SLOT), upto, opens, seen))
            known = self._rows[scene.index] = rows, [row.start for row in rows]
        return known

    def _row_of(self, start: int, end: int, party: PartyFound | None) -> Row:
        """A phrase that is looked at for itself."""
        known = self._lone.get(start)
        if known is None:
            actor = party.actor if party is not None else None
            seen = self._see(start, end, party, False)
            known = self._lone[start] = Row(start, end, party, actor, 0, 0, False, seen)
        return known

    def _kin_of(self, sides: Sequence[Side]) -> frozenset[str]:
        """The actors of the report that are of one party with one of the sides."""
        actors = frozenset(s.party.actor for s in sides if s.party is not None and s.party.actor)
        known = self._kin.get(actors)
        if known is None:
            every = {*self._named, *actors}
            known = self._kin[actors] = frozenset(a for a in every if any(related(a, b) for b in actors))
        return known

    def _see(self, start: int, end: int, party: PartyFound | None, place: bool) -> Phrase:
        text = self._text
        speaks, at = "", bisect_left(self._speech, (end,))
        if at and self._speech[at - 1][1] > start:
            speaks = self._speech[at - 1][2]
        before = text[max(0, start - 18) : start].split()[-2:]
        counted = False
        for word in before:
            if word[0].isdecimal() or word in NUMBERS or word[:3] in NUMBERS_AR:
                counted = True
        after = text[end : end + 14].split(None, 1)
        follows = FOLLOWS.get(after[0], "") if after else ""
        words = text.count(" ", start, end)
        actor = party.actor if party is not None else None
        if actor is None:
            return Phrase(kind_of(party, place), -1, -1, 0, 0, False, speaks, counted, min(words, 2), follows)
        acts, suffers = self._acts[actor], self._suffers[actor]
        return Phrase(
            kind_of(party, place),
            min(acts, 2),
            min(suffers, 2),
            (acts > suffers) - (acts < suffers),
            min(self._named[actor], 3),
            end - start >= self._fullest.get(actor, 0),
            speaks,
            counted,
            min(words, 2),
            follows,
        )

    def candidates(self, happening: Telling, given: Sequence[Side]) -> list[Seen]:
        """The phrases that may fill the sides of a happening, with what is seen of each; ``given`` is its second side."""
        rules, spans = _by_rules(happening.side1, given)
        kin1, kin2 = self._kin_of(happening.side1), self._kin_of(given)
        found: list[Seen] = []
        near: set[str | None] = set()
        taken: set[int] = set()
        carried = []
        for scene, inside in self._told_in(happening):
            rows, starts = self._rows_of(scene)
            low, high = scene.clause(inside[0][0])
            first = scene.index == happening.sentence
            start, end = inside[0]
            at = bisect_left(starts, start)
            count = rows[at - 1].upto if at else 0
            for row in rows:
                held = rules.pop(row.start, None)
                if held is None and rules:
                    held = _overlapping(rules, spans, row)
                if held is None and (row.party is None or (row.party.victim and _counts_harm(row, inside))):
                    continue  # a place is acted on where a role says so
                if len(inside) > 1:
                    start, end = _nearest(inside, row)
                    at = bisect_left(starts, start)
                    count = rows[at - 1].upto if at else 0
                if row.end <= start:
                    position, between = 0, count - row.upto
                elif row.start >= end:
                    position, between = 1, row.upto - count - (row.party is not None)
                else:
                    position, between = 2, 0
                position = position * SLOTS_N + row.slot
                position = position * 3 + (between if between < 2 else 2)
                position = position * 8 + (low <= row.start < high) + 2 * row.opens + 4 * first
                actor = row.actor
                kin = (actor in kin1) + 2 * (actor in kin2) if actor is not None else 0
                near.add(actor)
                taken.add(row.start)
                found.append((row, held, kin, position))
            if scene.carried is not None and scene.carried.party is not None:
                carried.append(scene.carried.party)
        for at, held in rules.items():
            row = self._row_of(at, *spans[at])
            near.add(row.actor)
            taken.add(at)
            kin = (row.actor in kin1) + 2 * (row.actor in kin2)
            found.append((row, held, kin, BEFORE if row.end <= happening.start else AFTER))
        if ELSEWHERE in happening.marks:
            carried = []
        elif not happening.side1 or not given:
            carried += self._others(happening, near)
        for party in carried:
            if party.start not in taken:
                taken.add(party.start)
                kin = (party.actor in kin1) + 2 * (party.actor in kin2)
                row = self._row_of(party.start, party.end, party)
                found.append((row, None, kin, BEFORE if party.end <= happening.start else AFTER))
        return found

    def _told_in(self, happening: Telling) -> Iterator[tuple[Scene, list[tuple[int, int]]]]:
        """The first sentences that tell of a happening, each with the words that do."""
        told: dict[int, tuple[Scene, list[tuple[int, int]]]] = {}
        for span in happening.spans:
            scene = self._bars.scene_at(span[0])
            if scene is not None:
                if scene.index in told:
                    told[scene.index][1].append(span)
                elif len(told) < _SENTENCES:
                    told[scene.index] = scene, [span]
        yield from told.values()

    def _others(self, happening: Telling, near: set[str | None]) -> list[PartyFound]:
        """The nearest mentions of the actors that fight and stand in none of a happening's sentences."""
        start = happening.start
        others = []
        for actor, mentions in self._mentions.items():
            if actor not in near:
                at = bisect_left(mentions, start, key=_start)
                best = mentions[min(at, len(mentions) - 1)]
                if at and start - mentions[at - 1].start <= abs(best.start - start):
                    best = mentions[at - 1]
                others.append((abs(best.start - start), best.start, best))
        return [party for _, _, party in sorted(others)[:_ELSEWHERE]]

    def fill(self, happening: Telling) -> None:
        """Put the likeliest phrases first on either side of a happening, and fill a side that the rules leave empty.

        Its type is settled before: it rests on the roles that the words themselves give.
        """
        happening.type, happening.type_rule = resolve_type(happening)
        group, given = group_of(happening), with_victims(happening)
        table = position_table("noun" if happening.tense in NOMINAL else "verb", happening.senses[0])
        sums = self._sums
        scores1: list[float] = []
        scores2: list[float] = []
        seen = self.candidates(happening, given)
        for row, held, kin, position in seen:
            key = (row.start, group)
            phrase = sums.get(key)
            if phrase is None:
                phrase = sums[key] = phrase_sums(group, row.seen)
            place = table.get(position)
            if place is None:
                place = table[position] = position_sums(position, table)
            role = role_sums(group, row.seen.kind, held or NO_RULES, kin)
            scores1.append(phrase[0] + place[0] + role[0])
            scores2.append(phrase[1] + place[1] + role[1])
        if not seen:
            return
        empty = weights()[NOBODY]
        likely1, likely2 = softmax(scores1, empty[0]), softmax(scores2, empty[1])
        best1, best2 = likely1.index(max(likely1)), likely2.index(max(likely2))
        barred1, barred2 = self._bars.of(happening, group, seen)
        acting = [0.0 if c[0].start in barred1 else p for p, c in zip(likely1, seen, strict=True)]
        suffering = [0.0 if c[0].start in barred2 else p for p, c in zip(likely2, seen, strict=True)]
        first = pick(acting, best2 if likely2[best2] > likely1[best2] else -1, _FIRST[0])
        second = pick(suffering, best1 if likely1[best1] >= likely2[best1] else -1, _FIRST[1])
        for k in tuple(first):
            for j in tuple(second):
                if alike(seen[k], seen[j]) and seen[k][1] is None is seen[j][1]:
                    if likely1[k] < likely2[j]:
                        first = [i for i in first if i != k]
                    else:
                        second.remove(j)
        acted = [s for s in happening.side1 if s.start not in barred1]
        suffered = [s for s in given if s.start not in barred2]
        side1 = as_sides(seen, first, acted, second[:1])
        side2 = as_sides(seen, second, suffered, first[:1])
        happening.side1, happening.side2 = opposed(side1, side2), opposed(side2, side1)


def _by_rules(
    side1: Sequence[Side], side2: Sequence[Side]
) -> tuple[dict[int, Rules], dict[int, tuple[int, PartyFound | None]]]:
    """What the rules gave to the sides: by where it starts, the rule and rank for either side, and the phrase."""
    rules: dict[int, Rules] = {}
    spans: dict[int, tuple[int, PartyFound | None]] = {}
    for rank, side in enumerate(side1):
        if side.start not in rules:
            rules[side.start] = (rule_of(side.rule), min(rank, 2), "none", 9)
            spans[side.start] = side.end, side.party
    for rank, side in enumerate(side2):
        known = rules.get(side.start, NO_RULES)
        if known[2] == "none":
            rules[side.start] = (known[0], known[1], rule_of(side.rule), min(rank, 2))
            spans.setdefault(side.start, (side.end, side.party))
    return rules, spans


def _overlapping(
    rules: dict[int, Rules], spans: Mapping[int, tuple[int, PartyFound | None]], row: Row
) -> Rules | None:
    for start in rules:
        if start < row.end and row.start < spans[start][0]:
            return rules.pop(start)
    return None


def _counts_harm(row: Row, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase is the very word that tells of the harm: "القتلى", "the dead"."""
    return any(a <= row.start and row.end <= b < a + _ONE_WORD for a, b in spans)


def _nearest(spans: Sequence[tuple[int, int]], row: Row) -> tuple[int, int]:
    return min(spans, key=lambda s: max(s[0] - row.end, row.start - s[1], 0))


def _start(party: PartyFound) -> int:
    return party.start
