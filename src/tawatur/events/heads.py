"""The heads with which notes of conflict-event databases open: "Movement of forces: On 2 October 2023, a column left Gao".

In: a text, of which only the very beginning is looked at, or what stands behind the day that it opens with. Out: the head, a row
of ``data/heads.tsv``. It is no part of what is told, so the other stages do not read it; it gives its type to the first
event of the sentence that it opens, and where no event word tells of one there, the head is the event's mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tawatur.events.fillers import can_act
from tawatur.events.proto import HEADED, Side, Telling
from tawatur.events.scene import Scene
from tawatur.events.types import resolve_type
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import Document, fold

_ZONE = 100  # characters in which a head ends
_DAY = r"(?:[^\n:]{0,32}\d{4}(?: \((?:as )?reported\))? ?[:,] )?"


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its offsets, without the colon; ``sense`` is what it tells, ``type`` what it makes of its event, or ""."""

    start: int
    end: int
    words: str
    sense: str
    type: str

    def telling(self, scene: Scene) -> Telling:
        """The event that the head itself tells of: whoever is named first in its sentence did it."""
        telling = Telling(
            scene.index, self.sense, self.words, "noun", self.start, self.end, [(self.start, self.end)]
        )
        telling.senses, telling.clause = [self.sense], (scene.start, scene.end)
        telling.marks = frozenset({HEADED})
        for filler in scene.fillers:
            party = filler.party
            if party is not None and not filler.slot and (can_act(filler) or party.armed):
                telling.side1 = [Side(filler.start, filler.end, party, FIRST_NAMED)]
                break
        return telling


FIRST_NAMED = "first named behind the note's head"
"""The rule of the side that is taken for the doer of what only a head tells of."""


def find_head(text: str) -> Head | None:
    """The head that a text opens with."""
    zone = text[:_ZONE]
    if ":" not in zone:
        return None
    pattern, rows = _heads()
    folded = fold(zone)
    found = pattern.match(folded) if len(folded) == len(zone) else None
    if found is None:
        return None
    words = found["head"]
    return Head(*found.span("head"), words, *rows[words])


def behind(head: Head, document: Document, text: str) -> tuple[Head | None, Document]:
    """The head, with the document that was read without it as one of the text with it.

    None where letters that the normal form drops or parts stand before its end: its offsets would not be those of both.
    """
    normalised = replace(document.normalised, original=text)
    broken = normalised.breaks and normalised.breaks[0] <= head.end
    return None if broken else head, replace(document, normalised=normalised)


def told_by(scene: Scene, tellings: list[Telling], head: Head) -> list[Telling]:
    """What the sentence behind a head tells of: what its own event words do, or what the head does."""
    return tellings or [head.telling(scene)]


def name_type(happenings: Sequence[Telling], sentence: int, head: Head) -> None:
    """Give the first event of the sentence behind a head the head's type, unless another there has it already."""
    told = [h for h in happenings if h.sentence == sentence and h.status == "occurred"]
    if not head.type or not told:
        return
    first = min(told, key=lambda h: h.start)
    if HEADED in first.marks or all(resolve_type(h)[0] != head.type for h in told):
        first.type, first.type_rule = head.type, f"the head of the note, “{head.words}” [heads.tsv]"


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """What a text with a head begins with, and the sense and the type of each head."""
    rows: dict[str, tuple[str, str]] = {}
    for row in read_table(DATA / "heads.tsv"):
        rows.update((fold(form), (row["sense"], row["type"])) for form in split_list(row["forms"]))
    forms = "|".join(sorted(map(re.escape, rows), key=len, reverse=True))
    return re.compile(rf"\s*{_DAY}(?P<head>{forms}) ?:(?= ?\w)"), rows
