"""Clues: what stands around an event word that tells whether it is told as a happening, for the judge to weigh.

A clue is a short name; which of them speak for and which against is learned (``judge``), not written here.
"""

from __future__ import annotations

from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit

_WINDOW = 48  # characters on either side that are looked at
_AHEAD = 70  # characters in which a context word counts


def clues_of(scene: Scene, hit: Hit, trigger: Trigger) -> frozenset[str]:
    """The clues around one event word, from its own sentence only."""
    text, start, end = scene.text, hit.start - len(hit.prefix), max(hit.end, hit.last)
    found = {f"sense={trigger.sense}", f"tense={trigger.tense}", f"lemma={trigger.lemma}"}
    if hit.prefix:
        found.add(f"prefix={hit.prefix}")
    if hit.suffix:
        found.add("suffix")
    before = text[max(scene.start, start - _WINDOW) : start].split()
    after = text[end : min(scene.end, end + _WINDOW)].split()
    for place, words in (("before", before[-1:]), ("before2", before[-2:-1]), ("after", after[:1]), ("after2", after[1:2])):
        found.update(f"{place}={word}" for word in words)
    found.update(f"near={word}" for word in before[-5:-2])
    if not before:
        found.add("opens")
    for a, b, kind in scene.contexts:
        if start - _AHEAD <= a < end + _AHEAD and not kind.startswith("means:"):
            found.add(f"context={kind}")
    for other in scene.triggers:
        if other is not hit:
            for entry in other.entries:
                if isinstance(entry, Trigger):
                    side = "left" if other.start < hit.start else "right"
                    found.add(f"{side}={entry.sense}")
                    break
    length = scene.end - scene.start
    found.add("short" if length < 90 else "long" if length > 320 else "middling")
    if "?" in text[scene.start : scene.end] or "؟" in text[scene.start : scene.end]:
        found.add("asks")
    return frozenset(found)
