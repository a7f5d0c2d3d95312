"""Where a long sentence turns from one piece of news to the next: "فيما قصف", "، وفي حلب قتل", "; in Herat a mine killed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_TURN = re.compile(
    r"(?:^|(?<=[\s،؛]))و?(?:فيما(?!\s+(?:بعد|بين\w*|يتعلق|يخص|وصف\w*|يبدو|اذا|لو|عرف|يعرف|سم\w+|اعتبر\w*|يتصل)\b)|بينما|في حين|كما(?=\s+(?:ان\w{0,2}\s|[^\W\d_]{3})))\s"
    r"|(?:^|(?<=[\s،؛]))و?(?:بعدها|بعده|بعد ذلك) ب(?:ايام|يوم|يومين|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|ساعات|ساعه|ساعتين)\b"
    r"|(?:^|(?<=[\s،؛]))و?(?:الي ذلك|الي جانب ذلك|في (?:السياق|الوقت) (?:نفسه|ذاته)|في المقابل|بالمقابل|بالتزامن)\b"
    r"|(?<=[\s،؛])و?(?:(?:بال)?اضافه الي|فضلا عن|علاوه علي)\s(?:ال)?(?:استهداف|قصف|هجوم|هجمات|مهاجم[هت]|كم[اي]ين|اشتباك|مواجه|معارك|غار[هت]|غارات|تفجير|اغتيال|اختطاف|خطف|اعتقال|اقتحام)"
    r"|(?<=[،؛])\s*و(?:ان|بان)(?:ه|ها|هم)?\s"
    r"|(?<=[،؛])\s*[وفل][يت]?رد(?:ت|وا)?\s(?:[^\s.،؛]+\s){1,5}?ب(?:قصف|اطلاق (?!ال?نار)|غار[هت]|غارات|استهداف|شن|هجوم|ضرب[هت]?|هجمات|رشق|قذا[ئي]ف)\b"
)
_AND_IN = re.compile(r"[،؛]\s*و(?:في|ب)\s?(?:ال)?(?:[^\W\d_]+(?:/ ?[^\W\d_]+)?\s+){0,3}(?:ال)?$")
_AND_IN_EN = re.compile(
    r"(?:;(?: and| while| meanwhile,?| elsewhere,?)?|,? (?:while|whereas|and|but)) (?:(?:in|on|early|late|last) (?:[\w-]+ ){1,2})?(?:in|near|outside) "
    r"(?:the )?(?:[\w-]+ ){0,2}(?:of )?$"
)
_PIECES = re.compile(r";(?= )")
_HOUR = re.compile(r"\bat (?:around |about |exactly )?\d{1,2}:\d\d\b")
_AND_AT = re.compile(r"(?:,|;|,? and)(?: then)? at (?:around |about |exactly )?\d{1,2}:\d\d\b")
_TOLL = re.compile(r"[^،؛.()]{0,40}\((?:\d|[^\W\d_]+\s)\S*\s?(?:قتيل|قتلي|جريح|جرحي)")
"""A place with its toll in brackets: "وفي مارس في المتحف (22 قتيلا)"."""
_LEAD = 34  # characters before a place in which "and in" stands
_PLACED = 60  # characters from a place to the verb of what happened there


_AND = re.compile(r"[،؛]\s*و$")


def turns_in_english(
    text: str, start: int, places: Iterable[tuple[int, int]], verbs: Sequence[int]
) -> list[int]:
    """Where an English sentence that begins at ``start`` turns to another town: "; in Herat", ", and near Kunduz a mine killed"."""
    found = set()
    for place, end in places:
        led = _AND_IN_EN.search(text, max(start, place - _LEAD), place)
        if (
            led is not None
            and led.start() - start > _LEAD // 2
            and any(0 < v - end < _PLACED and "," not in text[end + 1 : v] for v in verbs)
        ):
            found.add(led.start() + 1)
    if len(verbs) > 1:
        found |= _hours(text, start, verbs)
    return sorted(found)


def turns_of_headline(text: str, start: int, end: int) -> list[int]:
    """Where a headline turns to its next piece of news: "Three officers die in ambush; mayor murdered in Cauca"."""
    if text.find("; ", start, end) < 0 or text[start:end].rstrip().endswith((".", '"', "?", "!")):
        return []
    return [m.start() + 1 for m in _PIECES.finditer(text, start, end)]


def _hours(text: str, start: int, verbs: Sequence[int]) -> set[int]:
    """Where a sentence goes on to what was done at another hour: "struck a post at 2:20 and at 7:45 hit a tank"."""
    stop = max(verbs)
    if ":" not in text[start:stop]:
        return set()
    first = _HOUR.search(text, start, stop)
    return set() if first is None else {m.start() + 1 for m in _AND_AT.finditer(text, first.end(), stop)}


def find_turns(text: str, start: int, end: int, places: Iterable[int], verbs: Sequence[int]) -> list[int]:
    """Where the news turns between two offsets of the normal form, in order; ``places`` and ``verbs`` are where those begin."""
    found = {m.start() for m in _TURN.finditer(text, start, end) if m.start() > start}
    for place in places:
        led = _AND_IN.search(text, max(start, place - _LEAD), place)
        told = any(place < v < place + _PLACED and "،" not in text[place:v] for v in verbs)
        if led is not None and (told or _TOLL.match(text, place) is not None):
            found.add(led.start() + 1)
    return sorted(found)


def find_deeds(text: str, start: int, deeds: Iterable[int]) -> list[int]:
    """Where a comma and "and" go before the word of a deed: "، وقصف الطيران"."""
    found = ((deed, _AND.search(text, max(start, deed - 4), deed)) for deed in deeds)
    return [led.start() + 1 for _, led in found if led is not None]
