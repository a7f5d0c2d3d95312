"""Sentences and paragraphs of a text, as offsets."""

from __future__ import annotations

import re

# Its first character opens every end but a bullet, so that the text between ends is passed by quickly.
_END = (
    r"[.!?؟…\n](?:(?<=\n)\n*"
    r"|(?<!\n)[.!?؟…]*(?=[\"')\]]*(?:\s|$))[\"')\]]*"
    # a space is often lost between two Arabic sentences, hardly ever after the letters of an abbreviation
    r"|(?:(?<=[ء-ي]{3}[.!؟])|(?<=[\")\]][.!؟]))(?=[ء-ي]{3}|(?:في|من|لا|ما|لم|لن|قد|هو|هي|كل|عن)\s))"
)
_PLAIN_END = re.compile(_END)
# Behind a caption or link without a full stop, an agency's dateline: "... East of Hama DAMASCUS (Sputnik) The"
_DATELINE = (
    r" \((?:sputnik|reuters|afp|ap|tass|xinhua|ians|dpa|efe)\)"
    r"(?=[\s-]+(?!(?:on|in|at|to|and|or|as|by|for|that|who|said|says|reported|photo|news)\b)\w)"
)
_ANY_END = re.compile(rf"{_END}|(?<=\S)\s+[•▪●■|]{{1,2}}\s+|{_DATELINE}")
_RARE_END = re.compile(rf"[•▪●■|]|{_DATELINE}")
_LONGEST_DATELINE = 50  # characters
# A full stop after these, in the normal form, ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:[a-z]|[a-z]\.[a-z]|u\.s\.a|mr|mrs|ms|dr|st|gen|maj|lt|col|sgt|capt|brig|adm|sen|rep|gov|prof"
    r"|cpl|cmdr|supt|insp|acc|no|vs|jan|feb|aug|sept|oct|nov|dec|approx|د|م|ا|ص|ق|ج|ب)$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a normalised text; they touch no white space at either end."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for end in (_ANY_END if _RARE_END.search(text) else _PLAIN_END).finditer(text):
        if end.group()[0] == "." and _ABBREVIATION.search(text, max(0, end.start() - 8), end.start()):
            continue
        if end.group()[-1] == ")" and end.group()[0] == " " and end.start() - start < _LONGEST_DATELINE:
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
