"""Whom a happening killed and hurt: which counts of people belong to it, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.events.proto import Side, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.casualties import CasualtyMention
from tawatur.model import Count

_WAR = 1000  # dead or hurt: a toll of so many, told of nothing but harm, is a war's and not an event's


def assign_casualties(scene: Scene, tellings: list[Telling]) -> None:
    """Give each count of people harmed to the telling whose words it is part of, else to the nearest violence."""
    violent = [
        t
        for t in tellings
        if t.senses[0] not in ("movement", "base", "truce", "talks", "pledge", "demand", "threat")
    ]
    for casualty in scene.casualties:
        own = [
            t
            for t in tellings
            if (t.start < casualty.end and casualty.start < t.end)
            or (t.start < casualty.trigger_end and casualty.trigger_start < t.end)
        ]
        hosts = own or violent
        if hosts:
            host = min(
                hosts,
                key=lambda t: (
                    t.senses[0] not in ("kill", "injure") if own else False,
                    _distance(t, casualty.start, casualty.end),
                ),
            )
            host.casualties.append(casualty)
            if casualty.min >= _WAR and host.senses[0] in ("kill", "injure"):
                host.aggregate = True


def _distance(telling: Telling, start: int, end: int) -> float:
    """Characters between a telling and a count; what stands before the telling counts as further off."""
    if start >= telling.end:
        return start - telling.end
    return (telling.start - end) * 1.3 if end <= telling.start else 0


def with_victims(telling: Telling) -> list[Side]:
    """Side 2 with those that the casualties name, where they are not there yet: right after the first that it holds.

    Where no word tells who was harmed, the count itself stands for them ("27 قتيلا").
    """
    sides = list(telling.side2)
    taken = [(s.start, s.end) for s in telling.sides()]
    found: list[Side] = []
    for casualty in sorted(telling.casualties, key=_weight):
        start, end = casualty.who_start, casualty.who_end
        if start < 0:
            if casualty.value == 0 or found or any(s.party is not None for s in sides):
                continue
            start, end = casualty.start, casualty.end
        if not any(s < end and start < e for s, e in taken):
            found.append(Side(start, end, None, "those harmed"))
            taken.append((start, end))
    return [*sides[:1], *found[:1], *sides[1:], *found[1:]]


def _weight(casualty: CasualtyMention) -> tuple[bool, bool, int]:
    """The dead before the hurt, those who are named before a bare count, the most before a part of them."""
    return casualty.who_start < 0, casualty.what != "killed", -casualty.min


def killed(telling: Telling) -> Count:
    """Those killed; of victims told without a number, one where the word is singular, else some."""
    counted = toll(telling.casualties, "killed")
    if counted is None and telling.victims:
        return 1 if telling.victims == "singular" else "some"
    return counted


def toll(casualties: Sequence[CasualtyMention], what: str) -> Count:
    """The count of a happening: the first exact one told, else "some", else 0 where the text says none."""
    values = [c.value for c in sorted(casualties, key=lambda c: c.start) if c.what == what]
    exact = [v for v in values if isinstance(v, int) and v > 0]
    if exact:
        return exact[0]
    if "some" in values:
        return "some"
    return 0 if 0 in values else None
