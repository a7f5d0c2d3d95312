"""What a report tells of one happening's dead and hurt in several sentences: what is added, and what is a total over others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from tawatur.events.harm import HARMLESS, WAR, exact, is_of_other_times, toll
from tawatur.events.losses import are_one, are_opposed, rounds, side_of
from tawatur.events.proto import Telling
from tawatur.events.scene import is_of_other_reports
from tawatur.mentions.casualties import CasualtyMention, find_casualties
from tawatur.text import Document

_OTHERS = re.compile(r"\b(?:others|اخرين|اخرون)\b")
_SIDES = 400  # characters between the losses of one side and those of the other
_TOTALLED = 4  # killed or hurt: a smaller total may be made up by chance
_PARTS = 4  # happenings that a total is put together from
_COMBINED = 8  # happenings that are tried
_FIGHT = frozenset({"clash", "ambush", "storm", "assault"})
_FURTHER = re.compile(r"(?:another|(?:a )?further|(?:an )?additional) ")
_ALSO = re.compile(r"\balso (?:been |reported |reportedly )?\w+$|\bايضا\b")
_ALSO_AFTER = re.compile(r" (?:ايضا|كذلك)(?!\w)")
_ALSO_BEFORE = re.compile(
    r"(?:^|\s)(?:تسبب|ادي|ادت|اسفر|خلف|اوقع)\w* (?:ايضا|كذلك)(?: (?:عن|في|الي))? (?:\S+ )?$"
)
_ANOTHER = re.compile(r"\b(?:اخر|اخري|another)\b")
_ALSO_NEAR = 40  # characters between "also led to" and those whom it killed
_ALL = re.compile(r"\b(?:people|persons|civilians|dead|others)\b|شخص|اشخاص|مدني|قتيل|قتلي")
_HARMED = frozenset({"killed", "injured"})
_NEAR = 100  # characters between a happening's words and a count of the captured, missing or displaced
_ALONG = 120  # characters between the killed and the injured of one total


def assign_untold(happenings: Sequence[Telling], document: Document, told: set[int]) -> None:
    """Give the counts of a sentence that tells of nothing else to what the sentence before told.

    "No casualties were reported" is of all of it, "33 people suffered from breathing problems" of a lone happening
    with no such count of its own.
    """
    lang = document.lang or "en"
    counted: list[Telling] = []  # those whose counts the sentence before gave
    for before, sentence in pairwise(document.sentences):
        if sentence.index in told or (before.index not in told and not counted):
            counted = []
            continue
        if before.index in told:
            near = [
                h
                for h in happenings
                if any(document.sentence_at(start) == before.index for start, _ in h.spans)
            ]
            near = [h for h in near if h.senses[0] not in HARMLESS]
        else:
            near = counted  # "Seven people lost their lives. Thirteen sustained injuries."
        counted = []
        if not near:
            continue
        found = find_casualties(document.norm, lang, sentence.start, sentence.end)
        if not found or is_of_other_reports(document.norm, sentence.start, sentence.end):
            continue
        if len(near) > 1 or is_of_other_times(document.norm, sentence.start, sentence.end):
            found = [c for c in found if c.value == 0]
        counted = near if found else []
        for happening in near:
            held = {c.what for c in happening.casualties}
            happening.casualties.extend(
                c
                for c in found
                if (
                    c.what not in held or any(h.what == c.what and rounds(h, c) for h in happening.casualties)
                )
                and c.what in _HARMED
                and c.min < WAR
                and c.value != "some"
            )


def assign_others(tellings: Sequence[Telling], found: Sequence[CasualtyMention]) -> None:
    """Give each count of people missing, captured or displaced to the telling of its sentence whose words stand nearest."""
    for casualty in found:
        near = [
            (min(_gap(span, casualty) for span in telling.spans), n) for n, telling in enumerate(tellings)
        ]
        if near and min(near)[0] <= _NEAR:
            tellings[min(near)[1]].others.append(casualty)


def _gap(span: tuple[int, int], casualty: CasualtyMention) -> int:
    return max(span[0] - casualty.end, casualty.start - span[1], 0)


def _are_of_two(one: bool | None, other: bool | None) -> bool:
    return None not in (one, other) and one != other


def add_both_sides(happenings: Sequence[Telling], text: str) -> None:
    """Count the losses of both sides of a fight together where further sentences tell those of the other side."""
    for happening in happenings:
        if not _FIGHT & set(happening.senses):
            continue
        casualties = sorted(happening.casualties, key=lambda c: c.start)
        sides = _sides_of(casualties, text)
        for what in ("killed", "injured"):
            told = [n for n, c in enumerate(casualties) if c.what == what and exact(c)]
            if not told or any(casualties[n].added for n in told):
                continue
            least = casualties[told[0]].min
            # a headline's bare number is of the side that the lead names
            own = [
                n
                for n in told
                if casualties[n].min == least and (sides[n] is not None or casualties[n].actor)
            ]
            if not own:
                continue
            first = casualties[own[0]]
            other = next(
                (
                    n
                    for n in told
                    if n > own[0]
                    and (are_opposed(first, casualties[n]) or _are_of_two(sides[own[0]], sides[n]))
                    and not are_one(first, casualties[n])
                ),
                None,
            )
            if other is None:
                continue
            if casualties[other].min == 1 and not are_opposed(first, casualties[other]):
                continue  # one attacker is no side's loss
            if casualties[other].min == least and not _are_of_two(sides[own[0]], sides[other]):
                continue  # the same toll again
            last = max(n for n in told if n < other)
            gap = text[casualties[last].end : casualties[other].start]
            if "." in gap and len(gap) <= _SIDES:
                casualties[other] = replace(casualties[other], added=True)
        happening.casualties = casualties


def _sides_of(casualties: Sequence[CasualtyMention], text: str) -> list[bool | None]:
    """Of each count whether it is of a state's forces, or of those who fight them; None where no word tells."""
    found: list[bool | None] = []
    for n, casualty in enumerate(casualties):
        side = side_of(casualty)
        if side is not None:
            found.append(side)
        elif (
            n
            and _OTHERS.search(text, casualty.start, casualty.end)
            and "." not in text[casualties[n - 1].end : casualty.start]
        ):
            found.append(found[-1])
        else:
            found.append(None)
    return found


def add_further(happenings: Sequence[Telling], text: str) -> None:
    """Count those whom a later sentence adds: "five medics were killed. Nine rebels were also killed", "another seven"."""
    for happening in happenings:
        casualties = sorted(happening.casualties, key=lambda c: c.start)
        for what in ("killed", "injured"):
            told = [n for n, c in enumerate(casualties) if c.what == what and exact(c)]
            for n in told[1:]:
                first, later = casualties[told[0]], casualties[n]
                if later.added or later.rule.endswith(":toll"):
                    continue
                if "." not in text[first.end : later.start]:
                    continue
                same = [casualties[k] for k in told if k < n and casualties[k].min == later.min]
                if same and not _is_other(same, later, text):
                    continue
                last = max(later.end, later.trigger_end)
                also = _ALSO.search(text, later.start, last) or _ALSO_AFTER.match(text, last)
                also = also or _ALSO_BEFORE.search(text, max(0, later.start - _ALSO_NEAR), later.start)
                if _FURTHER.match(text, later.start) or (
                    also and not _ALL.search(text, first.start, first.end)
                ):
                    casualties[n] = replace(later, added=True)
        happening.casualties = casualties


def _is_other(same: Sequence[CasualtyMention], later: CasualtyMention, text: str) -> bool:
    """Whether a count is of others than those of the same number told before: "another man", or one of the other camp."""
    if _ANOTHER.search(text, later.start, later.end) is not None:
        return True
    return all(_are_of_two(side_of(c), side_of(later)) for c in same)


def part_totals(happenings: Sequence[Telling]) -> None:
    """Take a total over several happenings from the one that it was told with, where the parts are told too.

    "Raids kill 21": 15 in one town, six in a village near by. A total is told first or last of all the counts: one in
    between comes to the sum of others by chance. What holds nothing but the total is an aggregate.
    """
    for what in ("killed", "injured"):
        starts = [c.start for h in happenings for c in h.casualties if c.what == what]
        ends = {min(starts, default=0), max(starts, default=0)}
        tolls = {id(h): toll(h.casualties, what) for h in happenings}
        for happening in happenings:
            total = tolls[id(happening)]
            if not isinstance(total, int) or total < _TOTALLED:
                continue
            if not any(c.start in ends for c in happening.casualties if c.what == what and c.value == total):
                continue
            others = [
                n
                for h in happenings
                if h is not happening and isinstance(n := tolls[id(h)], int) and n < total
            ]
            own = [c for c in happening.casualties if c.what != what or c.value != total]
            left = toll(own, what)
            if isinstance(left, int) and 0 < left < total:
                if _adds_up(total - left, others):
                    happening.casualties = _without_hurt(own, happening.casualties)
                    tolls[id(happening)] = left
            elif left is None and _adds_up(total, others, least=2):
                happening.aggregate = True


def _without_hurt(kept: Sequence[CasualtyMention], told: Sequence[CasualtyMention]) -> list[CasualtyMention]:
    """The counts without those of the hurt told along with a total that was taken away, where others are told."""
    taken = [c for c in told if c not in kept]
    found = [
        c
        for c in kept
        if c.what != "injured"
        or not any(0 < c.start - t.start < _ALONG and t.what == "killed" for t in taken)
    ]
    return found if _has_exact(found, "injured") else list(kept)


def _has_exact(casualties: Sequence[CasualtyMention], what: str) -> bool:
    """Whether an exact number is told."""
    return any(c.what == what and exact(c) for c in casualties)


def _adds_up(total: int, parts: Sequence[int], least: int = 1) -> bool:
    """Whether some of the parts come to the total."""
    return any(
        sum(chosen) == total
        for size in range(least, min(len(parts), _PARTS) + 1)
        for chosen in combinations(parts[:_COMBINED], size)
    )
