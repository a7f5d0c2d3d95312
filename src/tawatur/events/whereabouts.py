"""Where a happening took place: every place that the report names is weighed, and the best one is taken.

What speaks for a place is added up: that a role of the event word brought it, that it stands in the same sentence and
close by, that it is exact; against it, that it lies elsewhere than what the event words themselves say, that it is where
the report was written or where its source sits, that it only says in which town the place before it lies, that another
happening stands between, or that it was told sentences away. "The city" counts as the city named before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.claims import Attribution
from tawatur.events.proto import (
    IN_SENTENCE,
    PLACE_OF_LEAD,
    PLACE_TOLD_AFTER,
    PLACE_TOLD_BEFORE,
    Telling,
)
from tawatur.events.sides import NEAR
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import distance_km, specificity
from tawatur.mentions.slots import slot_before
from tawatur.text import Document

# What counts for or against a place, in points. They are in steps of five: a reader's order of what speaks for a
# place, and no more exact than that. An early fit to the dev reports of both languages showed which way each points.
_EXACT: Final = 20  # a settlement or a site
_COUNTRY: Final = -15
_WIDE_RANGING: Final = 10  # a country, for what takes place all over one: a truce, arrests
_ROLE: Final = 10  # a role of the event word brought it
_SETTLED: Final = 5  # it is what the sentences themselves settled on
_ELSEWHERE: Final = -20  # it lies apart from what a role had brought
_ELSEWHERE_LOOSE: Final = -5  # it lies apart from what only nearness had brought
_FINER: Final = 15  # it lies within that and is more exact
_SAME: Final = 15  # it stands in a sentence that tells of the happening
_BEHIND: Final = 5  # and after its words, but not "from"
_AHEAD_IN: Final = 15  # or before its words, with "in"
_FAR: Final = -5  # but far from them
_CROSSED: Final = -10  # with another happening in between
_BEFORE: Final = 10  # it stands in the sentence before
_AFTER: Final = 5  # it stands in the sentence after
_AWAY: Final = -5  # it stands further off
_FROM: Final = -5  # in another sentence, with "from"
_OF_ANOTHER: Final = -10  # there it is the place of another happening
_HOLDER: Final = -10  # it says where the place named before it lies
_REFERRED: Final = 10  # "the city"
_SOURCE: Final = -10  # it is the source's seat
_DATELINE: Final = -5
_FAR_OFF: Final = 80  # characters

_IN = frozenset(
    [
        "في",
        "ب",
        "داخل",
        "وسط",
        "in",
        "at",
        "inside",
        "across",
        "within",
        "throughout",
        "near",
        "قرب",
        "بالقرب",
        "بمحيط",
        "عند",
        "outside",
        "around",
        "حول",
    ]
)
_NOT_THERE = frozenset(["من", "from", "عن", "by", "مع", "with", "بين", "between", "ضد", "for"])
_DATELINES = {
    "en": re.compile(
        r"[\s\"']*(?:\(\s*(?:reuters|ap|afp|sputnik|tass|xinhua|sana|irna|aa|cnn|bbc|dpa)\b|\s(?:--|[–—])\s|\s?:)",
        re.I,
    ),
    "ar": re.compile(
        r"\s?[:/]|\s?[-–ـ]+\s?\"|\n|\s?[-–ـ(]+\s?(?:رويترز|ا ف ب|د ب ا|ا ب|واس|سبا|الاناضول|وكالات)"
    ),
}
_OPENS_LINE = re.compile(r"(?:^|\n\s*|[-–ـ]\s?)$")
_SEAT_AFTER = re.compile(
    r"-?\s?based\b|-headquartered\b|\s(?:has |had |also )?(?:said|says|announced|accused|denied|warned|blamed|insists?|claims|claimed)\b"
)
_SEAT_BEFORE = re.compile(r"(?:^|\s)[وف]?(?:قالت|اعلنت|اكدت|اتهمت|نفت|حذرت|اعتبرت|تتهم|تنفي|تعلن)\s$")
_HOLDS = {
    "en": re.compile(
        r"(?: (?:village|town|city|district|neighbou?rhood|area|camp))?,?\s*(?:in|outside|near|of|southern|northern|eastern|western|rural|south|north|east|west|southeast|southwest|northeast|northwest)\s+(?:the\s+)?(?:\w+\s+){0,3}$|,\s*$"
    ),
    "ar": re.compile(
        r"[\")»]*\s*(?:ب|في|وسط|التابع\w*|الواقع\w*|شمال|جنوب|شرق|غرب|قرب|،)\S*\s*(?:\w+\s+){0,2}[\"(]*$"
    ),
}
_SETTLEMENT = frozenset(["city", "town", "village", "unlisted"])
_SITE = frozenset(["base", "airport"])
_REFERS = {
    "en": re.compile(
        r"\b(?:the|this|that)\s+(?:(?:besieged|embattled|strategic|divided|border|same|whole|entire|northern|southern|eastern|western|historic|coastal)\s+)?"
        r"(city|town|village|capital|province|governorate|district|area|region|camp|base|airport|airbase|air base|island)\b(?!\s+(?:of|center|centre|called|named))"
    ),
    "ar": re.compile(
        r"(?<!\w)[وف]?[بل]?(?:ال|(?<=ل)ل)(مدينه|بلده|قريه|عاصمه|محافظه|ولايه|اقليم|مديريه|منطقه|مخيم|قاعده|مطار|جزيره|ناحيه|قضاء)(?!\w)(?!\s+ال)"
    ),
}
_KINDS = {
    **dict.fromkeys(["city", "مدينه"], frozenset(["city", "town"])),
    **dict.fromkeys(["town", "village", "بلده", "قريه", "ناحيه"], _SETTLEMENT),
    **dict.fromkeys(["province", "governorate", "محافظه", "ولايه", "اقليم"], frozenset(["admin1", "region"])),
    **dict.fromkeys(["district", "مديريه", "قضاء"], frozenset(["admin2", "district", "town"])),
    **dict.fromkeys(["camp", "مخيم"], frozenset(["camp"])),
    **dict.fromkeys(["base", "قاعده", "airbase", "air base"], _SITE),
    **dict.fromkeys(["airport", "مطار"], _SITE),
    **dict.fromkeys(["island", "جزيره"], frozenset(["island"])),
}
_CAPITALS = frozenset(
    [
        "Damascus", "Baghdad", "Sanaa", "Sanaa City", "Beirut", "Tripoli", "Khartoum", "Cairo", "Kabul", "Kyiv",
        "Mogadishu", "Tehran", "Ankara", "Amman", "Riyadh", "Tunis", "Algiers", "Bamako", "Niamey",
        "Ouagadougou", "N'Djamena", "Abuja", "Juba", "Addis Ababa", "Nairobi", "Moscow", "Islamabad",
        "Dhaka", "Paris", "London", "Washington", "Kuwait City", "Manama", "Doha", "Abu Dhabi", "Muscat",
        "Jerusalem", "Nouakchott", "Rabat", "Asmara", "Djibouti", "Kinshasa", "Bangui", "Yaounde", "Delhi",
        "New Delhi", "Manila", "Bogota", "Caracas",
    ]
)  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A place where the report speaks of it, by name or as "the city".

    ``points`` are those it has by itself, ``apart`` those for what another sentence tells; ``holder`` is the happening
    whose role brought it. ``written`` where the report was written there, ``aside`` where no "the city" refers back to
    it: a dateline, a source's seat, the town that another place lies in.
    """

    place: PlaceFound
    start: int
    end: int
    sentence: int
    slot: str
    level: int
    points: int
    apart: int
    written: bool = False
    aside: bool = False
    holder: Telling | None = None


def choose_places(
    document: Document,
    happenings: Sequence[Telling],
    places: Sequence[PlaceFound],
    slots: dict[int, str],
    attributions: Sequence[Attribution],
) -> None:
    """Give each happening the place of the report that has the most points. ``slots`` holds prepositions by id of a place."""
    if not happenings or not places:
        return
    candidates = _read(document, places, slots, attributions)
    written = {id(c.place) for c in candidates if c.written}
    for happening in happenings:
        if id(happening.place) in written:
            happening.place = None
    open_ = [h for h in happenings if not _is_certain(h)]
    if not open_:
        return
    sentences = [[document.sentence_at(start) for start, _ in h.spans] for h in open_]
    candidates += _references(document, candidates, sorted({i for found in sentences for i in found}))
    holders = {id(p): h for h in happenings for p in h.roles}
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        candidate.holder = holders.get(id(candidate.place))
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    candidates.sort(key=lambda c: (-c.apart, c.start))
    spans = sorted((start, end) for h in happenings for start, end in h.spans)
    for happening, held in zip(open_, sentences, strict=True):
        best = _best(happening, held, by_sentence, candidates, spans)
        if best.place is not happening.place:
            happening.place, happening.place_rule = best.place, _rule(held, best)


def _is_certain(happening: Telling) -> bool:
    """Whether its own words bring an exact place."""
    settled = happening.place
    return (
        settled is not None
        and level_of(settled) == _LEVELS
        and any(settled is place for place in happening.roles)
    )


def _best(
    happening: Telling,
    sentences: Sequence[int],
    by_sentence: dict[int, list[Candidate]],
    candidates: Sequence[Candidate],
    spans: Sequence[tuple[int, int]],
) -> Candidate:
    """The best place for what some sentences tell: from these, from those beside them, then from the rest of the report."""
    found: list[tuple[int, int, Candidate]] = []
    near = set(sentences)
    settled = happening.place
    for sentence in near:
        for candidate in by_sentence.get(sentence, ()):
            points = _by_itself(happening, candidate) + _in_sentence(happening, sentences, candidate, spans)
            found.append((points, -candidate.start, candidate))
    for step, value in ((-1, _BEFORE), (1, _AFTER)):
        beside = {i + step for i in sentences} - near
        near |= beside
        for sentence in beside:
            for candidate in by_sentence.get(sentence, ()):
                points = _by_itself(happening, candidate) + _elsewhere(happening, candidate) + value
                found.append((points, -candidate.start, candidate))
    best = max(found, key=_rank) if found else None
    hope = _AWAY + (_WIDE_RANGING if happening.senses[0] in _RANGING else 0)
    if settled is not None and level_of(settled) < _LEVELS:
        hope += _FINER
    for candidate in candidates:
        if best is not None and candidate.apart + hope <= best[0]:
            break
        if candidate.sentence not in near:
            points = _by_itself(happening, candidate) + _elsewhere(happening, candidate) + _AWAY
            if best is None or (points, -candidate.start) > best[:2]:
                best = points, -candidate.start, candidate
    return best[2] if best is not None else candidates[0]


def _rank(found: tuple[int, int, Candidate]) -> tuple[int, int]:
    return found[0], found[1]


def _rule(sentences: Sequence[int], candidate: Candidate) -> str:
    if candidate.sentence in sentences:
        return IN_SENTENCE
    if any(0 < i - candidate.sentence <= NEAR for i in sentences):
        return PLACE_TOLD_BEFORE
    if any(0 < candidate.sentence - i <= NEAR for i in sentences):
        return PLACE_TOLD_AFTER
    return PLACE_OF_LEAD


def _by_itself(happening: Telling, candidate: Candidate) -> int:
    """What speaks for a place wherever it is told: how exact it is, and how it stands to the one settled on before."""
    points = candidate.points
    if candidate.level == 0 and happening.senses[0] in _RANGING:
        points += _WIDE_RANGING
    place, settled = candidate.place, happening.place
    if candidate.holder is happening:
        points += _ROLE
    if settled is place:
        points += _SETTLED
    elif settled is not None:
        if not _lies_in(place, settled):
            points += _ELSEWHERE if happening.place_rule != IN_SENTENCE else _ELSEWHERE_LOOSE
        elif candidate.level > level_of(settled) and (
            candidate.holder is None or candidate.holder is happening
        ):
            points += _FINER
    return points


def _elsewhere(happening: Telling, candidate: Candidate) -> int:
    """What speaks against a place told in another sentence."""
    points = candidate.apart - candidate.points
    if candidate.holder is not None and candidate.holder is not happening:
        points += _OF_ANOTHER
    return points


def _lies_in(place: PlaceFound, wide: PlaceFound) -> bool:
    if place.row is wide.row:
        return True
    reach = wide.row.radius_km * 1.3 + 10
    return abs(place.row.lat - wide.row.lat) * 111 <= reach + 2 and distance_km(place.row, wide.row) <= reach


def _in_sentence(
    happening: Telling, sentences: Sequence[int], candidate: Candidate, spans: Sequence[tuple[int, int]]
) -> int:
    points = _SAME
    start = end = -1
    least = 1 << 30
    for span, sentence in zip(happening.spans, sentences, strict=True):
        if sentence == candidate.sentence:
            away = max(span[0] - candidate.end, candidate.start - span[1])
            if away < least:
                least, (start, end) = away, span
    behind = candidate.start >= end
    lower, upper = (end, candidate.start) if behind else (candidate.end, start)
    if behind and candidate.slot not in _NOT_THERE:
        points += _BEHIND
    elif not behind and candidate.slot in _IN:
        points += _AHEAD_IN
    if upper - lower > _FAR_OFF:
        points += _FAR
    if upper - lower > 3 and any(
        e <= upper and (s, e) not in happening.spans
        for s, e in spans[bisect_left(spans, (lower, 0)) : bisect_left(spans, (upper, 0))]
    ):
        points += _CROSSED
    return points


def level_of(place: PlaceFound) -> int:
    """How exact a place is: as ``specificity`` has it, but of an area or an unlisted place by how large it is."""
    row = place.row
    if row.kind == "unlisted" and row.radius_km > _WIDE:
        return 2 if row.radius_km < _COUNTRYWIDE else 1
    if row.kind == "area" and row.radius_km <= _SMALL:
        return 3
    return specificity(row)


def _read(
    document: Document,
    places: Sequence[PlaceFound],
    slots: dict[int, str],
    attributions: Sequence[Attribution],
) -> list[Candidate]:
    text, lang = document.norm, document.lang or "en"
    seats = _seats(places, attributions)
    found: list[Candidate] = []
    for place in places:
        sentence = document.sentence_at(place.start)
        slot = slots.get(id(place))
        if slot is None:
            slot = slot_before(text, place.name_start, place.prefix, lang, document.sentences[sentence].start)
        level = level_of(place)
        written = (
            place.start < _HEAD and level == _LEVELS and not place.prefix and _is_dateline(document, place)
        )
        seat = (
            id(place) in seats
            or ((not slot or level == _LEVELS) and _SEAT_AFTER.match(text, place.end) is not None)
            or (
                lang == "ar"
                and not slot
                and _SEAT_BEFORE.search(text, max(0, place.start - 12), place.start) is not None
            )
        )
        holds = False
        if found:
            before = found[-1]
            holds = (
                before.sentence == sentence
                and place.start - before.end < 40
                and before.level >= max(level, 1)
                and _HOLDS[lang].match(text[before.end : place.name_start]) is not None
            )
        points = (_EXACT if level == _LEVELS else _COUNTRY if level == 0 else 0) + (
            written * _DATELINE + seat * _SOURCE + holds * _HOLDER
        )
        found.append(
            Candidate(
                place,
                place.start,
                place.end,
                sentence,
                slot,
                level,
                points,
                _apart(points, slot),
                written,
                written or seat or holds,
            )
        )
    return found


def _is_dateline(document: Document, place: PlaceFound) -> bool:
    """Whether a place at the head of a report is where it was written: "BEIRUT (AFP)", "سبق - جدة:"."""
    text, start, end = document.norm, place.start, place.end
    if document.lang == "ar":
        # "تعز: مقتل اثنين", of a headline, says what it is about
        return (
            start > 0
            and _DATELINES["ar"].match(text, end) is not None
            and _OPENS_LINE.search(text, 0, start) is not None
        )
    return _DATELINES["en"].match(text, end) is not None or (
        end - start > 3 and document.is_upper(start, end) and not document.is_upper(end + 1, end + 4)
    )


def _seats(places: Sequence[PlaceFound], attributions: Sequence[Attribution]) -> set[int]:
    """The ids of the places within the words that name a source, or right after them: "a source in Salamiyah"."""
    starts = [p.start for p in places]
    return {
        id(place)
        for a in attributions
        for link in a.chain
        for place in places[bisect_left(starts, link.start) : bisect_left(starts, link.end + 25)]
        if not a.start <= place.start < a.end
    }


def _apart(points: int, slot: str) -> int:
    return points + (_FROM if slot in _NOT_THERE else 0)


def _references(document: Document, named: Sequence[Candidate], sentences: Sequence[int]) -> list[Candidate]:
    """The places that the words of some sentences refer back to: "the city", "القاعدة", "the capital"."""
    text, lang = document.norm, document.lang or "en"
    found: list[Candidate] = []
    for sentence in sentences:
        bounds = document.sentences[sentence]
        for match in _REFERS[lang].finditer(text, bounds.start, bounds.end):
            start, end = match.span()
            if any(start - 3 <= c.start < end + 12 or start < c.end + 3 <= end for c in named):
                continue  # "the city of Mosul": it is named
            told = _antecedent(match[1], start, sentence, named)
            if told is None:
                continue
            inside = lang == "ar" and match[0].lstrip("وف").startswith("ب")
            slot = "ب" if inside else slot_before(text, start, "", lang, bounds.start)
            points = (_EXACT if told.level == _LEVELS else 0) + _REFERRED
            found.append(
                Candidate(told.place, start, end, sentence, slot, told.level, points, _apart(points, slot))
            )
    return found


def _antecedent(word: str, start: int, sentence: int, named: Sequence[Candidate]) -> Candidate | None:
    """The place that a word such as "the city" stands for: the last of its kind named close before."""
    if word in ("capital", "عاصمه"):
        capitals = [c for c in named if c.place.row.name in _CAPITALS]
        return next((c for c in reversed(capitals) if c.start < start), capitals[0] if capitals else None)
    kinds = _KINDS.get(word)
    for candidate in reversed(named):
        if candidate.start >= start:
            continue
        if sentence - candidate.sentence > _REACH:
            return None
        if candidate.aside:
            continue
        if candidate.level > 0 if kinds is None else candidate.place.row.kind in kinds:
            return candidate
    return None


_SMALL: Final = 20  # kilometres: an area as exact as a settlement
_WIDE: Final = 40  # kilometres: of an unlisted place, known by its province
_COUNTRYWIDE: Final = 200  # kilometres: known by its country alone
_LEVELS: Final = 3  # of a settlement or a site
_REACH: Final = 4  # sentences
_HEAD: Final = 350  # characters: where a dateline stands
_RANGING: Final = frozenset({"truce", "agreement", "arrest", "protest", "movement"})
