"""Sentences and paragraphs of a text, as offsets."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?؟…]+(?=[\"')\]]*(?:\s|$))[\"')\]]*|\n+|(?<=\S)\s+[•▪●■|]\s+")
# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:[a-z]|[a-z]\.[a-z]|u\.s\.a|mr|mrs|ms|dr|st|gen|maj|lt|col|sgt|capt|brig|adm|sen|rep|gov|prof|no|vs|jan|feb"
    r"|aug|sept|oct|nov|dec|approx|د|م|أ|ا|ص|ق|هـ|ج)$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a normalised text; they touch no white space at either end."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if end.group()[0] == "." and _ABBREVIATION.search(text, max(0, end.start() - 8), end.start()):
            continue
        _append(bounds, text, start, end.end())
        start = end.end()
    _append(bounds, text, start, len(text))
    return bounds


def _append(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    bare = stretch.strip()
    if bare:
        start += len(stretch) - len(stretch.lstrip())
        bounds.append((start, start + len(bare)))
