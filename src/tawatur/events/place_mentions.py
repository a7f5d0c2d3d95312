"""The places of a report as they may be a happening's: by name or as "the city", with what they are by themselves.

A place may be where the report was written, where its source sits, or the town that the place before it lies in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tawatur.claims import Attribution
from tawatur.events.place_points import Points
from tawatur.events.proto import Telling
from tawatur.events.sections import is_opening
from tawatur.mentions.capitals import is_town
from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import specificity
from tawatur.mentions.signs import stems
from tawatur.mentions.slots import slot_before
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import Document

NOT_THERE = frozenset(["من", "from", "عن", "by", "مع", "with", "بين", "between", "ضد", "for"])
"""The prepositions of where something comes from or who with, not of where it is."""
_TOWARDS = frozenset(["الي", "نحو", "to", "towards", "toward"])
_LISTED: Final = 8  # characters
_DATELINES = {
    "en": re.compile(
        r"(?:/ ?[a-z][\w' -]{2,20})?[\s\"']*(?:\(\s*(?:reuters|ap|afp|sputnik|tass|xinhua|sana|irna|aa|cnn|bbc|dpa)\b|\s(?:--|[–—])\s|\s?:)",
        re.I,
    ),
    "ar": re.compile(
        r"\s?[:/]|\s?[-–ـ]+\s?\"|\n|\s?[-–ـ(]+\s?(?:رويترز|ا ف ب|د ب ا|ا ب|واس|سبا|الاناضول|وكالات)"
    ),
}
# "اللاذقية - عنب بلدي:", "القاهرة ـ «الشرق الأوسط»:", "بنغازي/ بوابة الوسط:"
_OUTLET_AR = re.compile(r"\s?[-–ـ/(|،]+\s?[\"«(]?(?:[^\s:.،\-–]+\s?){1,3}?[\"»)]?\s?[:–-]\s")
_OPENS_LINE = re.compile(r"(?:^|\n\s*|[-–ـ]\s?)$")
_SEAT_AFTER = re.compile(
    r"-?\s?based\b|-headquartered\b|\s(?:has |had |also )?(?:said|says|announced|accused|denied|warned|blamed|insists?|claims|claimed)\b"
)
_SEAT_BEFORE = re.compile(r"(?:^|\s)[وف]?(?:قالت|اعلنت|اكدت|اتهمت|نفت|حذرت|اعتبرت|تتهم|تنفي|تعلن)\s$")
_NOT_THERE_BEFORE: Final = re.compile(
    rf"(?<!\w)[وف]?(?:{stems('ar', 'not_there')})\s+(?:(?:الي|في|من)\s+)?"
    r"[بل]?(?:مستشفي(?: في)?|مدينه|بلده|قريه|محافظه|ولايه|منطقه|العاصمه|مطار|قاعده)?\s*[بل]?(?:ال)?$"
)
"""Words before a place where somebody lives, comes from or flees to, which a road leads to or another lies opposite of."""
_JOINED: Final = re.compile(
    r"(?<!\w)[وف]?(?:(?:انضم|[يت]نضم|التحق|[يت]لتحق|انضمام|التحاق|تدرب|سافر)\w{0,3}|(?:قاتل|[يت]قاتل)\S{0,2}(?:\s[^\s.،؛]+){0,2}\s(?:مع|الي جانب))"
    r"\s(?:(?!ثم|قبل|بعد)[^\s.،؛]+\s+){0,5}?(?:في\s+|ب|داخل\s+)(?:مدينه\s+|محافظه\s+)?(?:ال)?$"
)
"""Words before a place where somebody joined a group or fought along with it, which says who he is."""
_TAKES_OFF = re.compile(
    r"(?:(?<!\w)[وف]?(?:ال|و)?(?:اقلع|[يت]قلع|مقلع|اقلاع)\S{0,3}\s+من\s+(?:(?:احدي|مدارج|مدرج)\s+)?"
    r"|(?<!\w)[وف]?(?:ال)?(?:انطلق|[يت]نطلق|منطلق|انطلاقا)\S{0,3}\s+من\s+(?=(?:ال)?(?:قاعد|قواعد|مطار|حامل|مدرج)))"
    r"(?:(?!ل|و(?!لاي)|علي|نحو|الي|باتجاه)[^\s.،؛]+\s+){0,6}[بل]?(?:ال)?$"
)
_TO_HOSPITAL: Final = re.compile(
    r"(?<!\w)[وف]?(?:(?:نقل|اسعف|[يت]عالج|[يت]تلقي|ادخل|اسعاف)\S{0,3})\s(?:[^\s.،؛]+\s){0,6}(?:(?:الي|في)\s|[لب])"
    r"(?:(?:احد|احدي)\s)?(?:ال)?مستشفي(?:ات)?\s(?:[^\s.،؛]+\s)?(?:في\s|ب)?(?:مدينه\s)?(?:ال)?$"
)
"""Words before a place whose hospital the hurt were brought to."""
_TAKE_OFF: Final = 80  # characters from "took off", "joined" or "said" to the place


_SPEAKS_FROM: Final = re.compile(
    r"(?<!\w)(?:قال|اعلن|اكد|صرح|حذر|تعهد|اضاف|تحدث)ت?\s(?:ال)?(?:رييس|وزير|ملك|امين|مبعوث|مستشار)[هت]?"
    r"(?:\s[^\s.،؛]+){0,5}\sمن\s+(?:العاصمه\s+|مدينه\s+)?(?:ال)?$"
)
_THAT: Final = re.compile(r"[\s،,\"»]*ب?ان(?:ه|ها|هم)?\s")
"""What stands before and after a place from where somebody speaks: "أعلن الرئيس من [باريس] أن"."""
_REACHED: Final = re.compile(
    r"(?<!\w)(?:[بل]?الاتصال به(?:ا|م|ما)?(?:\sهاتفيا)?|(?:ادل[يى]|ادلت|ادلوا|القا|القت) ب?ه(?:ا)?)\sفي\s+(?:العاصمه\s+|مدينه\s+)?(?:ال)?$"
    r"|(?:خلال|اثناء|قبيل|عشيه|تزامنا مع|في)\s(?:ال)?زيار[هت]\w{0,2}\s(?:(?!(?:الي|ل)\s)[^\s.،؛]+\s+){0,6}"
    r"(?:الي\s+(?:العاصمه\s+|مدينه\s+)?(?:ال)?|ل{1,2}(?:لعاصمه\s+|مدينه\s+)?)$"
)
"""Words before where somebody was reached, where he said it, or what a statesman was visiting meanwhile."""


_FROM_THERE: Final = re.compile(r"[،,]\sمن\s(?:العاصمه\s|مدينه\s)?(?:ال)?$")
_BY_PHONE: Final = re.compile(
    r"(?:\s(?:القريب|المجاور)[هت])?\s(?:عبر (?:ال)?هاتف|بالهاتف|هاتفيا|(?:في|خلال) اتصال هاتفي)(?!\w)"
)
"""What stands around where somebody speaks from afar: "قال المستشار، من [نيروبي]، إن", "قال ضابط في [موبتي] عبر الهاتف"."""


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether an Arabic place is where aircraft took off or from where somebody speaks, and not where it happened:
    "أقلعت من قاعدة في [ديار بكر]", "قال العمدة الذي تم الاتصال به في [باماكو]".
    """
    begin = max(0, start - _TAKE_OFF)
    return (
        _TAKES_OFF.search(text, begin, start) is not None
        or _REACHED.search(text, begin, start) is not None
        or _BY_PHONE.match(text, end) is not None
        or (
            _THAT.match(text, end) is not None
            and (
                _SPEAKS_FROM.search(text, begin, start) is not None
                or _FROM_THERE.search(text, begin, start) is not None
            )
        )
    )


_HOLDS = {
    "en": re.compile(
        r"(?: (?:village|town|city|district|neighbou?rhood|area|camp))?,?\s*(?:in|outside|near|of|southern|northern|eastern|western|rural|south|north|east|west|southeast|southwest|northeast|northwest)\s+(?:the\s+)?(?:\w+\s+){0,3}$|,\s*$"
    ),
    "ar": re.compile(
        r"[\")»]*\s*(?:ال\w+ي?ه?\s+(?=ب|في\b))?(?:ب(?!عد|ين|سبب|هدف|غي[هت]|اتجاه|رفق[هت]|ان)|في|وسط|التابع\w*|الواقع\w*|شمال|جنوب|شرق|غرب|قرب|،)\S*\s*(?:\w+\s+){0,2}[\"(]*$"
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


@dataclass(slots=True)
class Candidate:
    """A place where the report speaks of it, by name or as "the city".

    ``points`` are those it has by itself, ``apart`` those for what another sentence tells; ``holder`` is the happening
    whose role brought it. ``written`` where the report was written there, ``aside`` where no "the city" refers back to
    it: a dateline, a source's seat, the town that another place lies in; that other place is its ``inner`` one. ``rules`` where it is
    a capital that stands for its government, ``spoken`` where it is only spoken of: a road leads there, somebody comes from
    there; ``clause`` is where a clause that tells what happened there begins; ``opens`` where a sentence begins with it.
    """

    place: PlaceFound
    start: int
    end: int
    sentence: int
    slot: str
    level: int
    points: float
    apart: float
    written: bool = False
    aside: bool = False
    holder: Telling | None = None
    inner: PlaceFound | None = None
    rules: bool = False
    spoken: bool = False
    clause: int = -1
    opens: bool = False


def level_of(place: PlaceFound) -> int:
    """How exact a place is: as ``specificity`` has it, but of an area or an unlisted place by how large it is."""
    row = place.row
    if row.kind == "unlisted" and row.radius_km > _WIDE:
        return 2 if row.radius_km < _COUNTRYWIDE else 1
    if row.kind == "area" and row.radius_km <= _SMALL:
        return 3
    return specificity(row)


def read_candidates(
    document: Document,
    places: Sequence[PlaceFound],
    slots: dict[int, str],
    attributions: Sequence[Attribution],
    points: Points,
) -> list[Candidate]:
    """The places that a report names, each with the points that it has by itself.

    A capital that no preposition goes before speaks, as a government, or is spoken of.
    """
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
            place.start < _HEAD and level == LEVELS and not place.prefix and _is_dateline(document, place)
        )
        told = _CLAUSE_AR.match(text, place.end) if lang == "ar" else None
        rules = (
            not slot
            and told is None
            and (not place.prefix or _joins_ruling(text, place, found))
            and sentence > 0
            and is_capital(place.row)
            and not (lang == "ar" and is_town(text, place.start, place.end))
        )
        spoken = lang == "ar" and _is_only_named(text, place.start)
        seat = (
            id(place) in seats
            or rules
            or ((not slot or level == LEVELS) and _SEAT_AFTER.match(text, place.end) is not None)
            or (
                lang == "ar"
                and not slot
                and _SEAT_BEFORE.search(text, max(0, place.start - 12), place.start) is not None
            )
            or spoken
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
        exact = level == LEVELS and not seat and not written
        own = (points.exact if exact else points.country if level == 0 else 0) + (
            written * points.dateline + seat * points.source + holds * points.holder
        )
        found.append(
            Candidate(
                place,
                place.start,
                place.end,
                sentence,
                slot,
                level,
                own,
                own + _from(slot, points),
                written,
                written or seat or holds,
                inner=found[-1].place if holds else None,
                rules=rules,
                spoken=spoken,
                clause=told.end() if told is not None else -1,
                opens=is_opening(text, lang, document.sentences[sentence].start, place),
            )
        )
    return found


_CLAUSE_AR: Final = re.compile(
    r"(?:\s\([^()\n]{1,25}\))?[\"»)]*[،,]?\s(?:حيث\s(?!قال|اكد|ذكر|اشار|اوضح|اعلن|افاد|انه|ان\s|كان|[يت]وجد|[يت]قع|[يت]سيطر|[يت]تمركز|[يت]تواجد)"
    r"|(?:التي|الذي)\s(?:[تي]?شهد|عرف|[تي]تعرض|تعرض)ت?\s)"
)
"""What opens a clause that tells what happened in the place before it: "في تعز (جنوب)، حيث قتل", "العاصمة التي شهدت"."""


def _is_only_named(text: str, start: int) -> bool:
    """Whether an Arabic place is told of only as where somebody comes from, goes to, sits, joined a group or was nursed."""
    before = max(0, start - _TAKE_OFF)
    return (
        _NOT_THERE_BEFORE.search(text, max(0, start - _ASIDE), start) is not None
        or _JOINED.search(text, before, start) is not None
        or (text.find("مستشفي", before, start) >= 0 and _TO_HOSPITAL.search(text, before, start) is not None)
    )


def _joins_ruling(text: str, place: PlaceFound, found: Sequence[Candidate]) -> bool:
    """Whether "and" joins a place to a capital right before that stands for its government: "ان أنقرة [وواشنطن] متفقتان"."""
    return bool(found) and found[-1].rules and text[found[-1].end : place.start] == " و"


def _is_dateline(document: Document, place: PlaceFound) -> bool:
    """Whether a place at the head of a report is where it was written: "BEIRUT (AFP)", "سبق - جدة:"."""
    text, start, end = document.norm, place.start, place.end
    if document.lang == "ar":
        if _OUTLET_AR.match(text, end, end + _OUTLET) is not None:
            return _OPENS_LINE.search(text, 0, start) is not None
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


def _from(slot: str, points: Points) -> float:
    return points.from_ if slot in NOT_THERE else 0


def references(
    document: Document, named: Sequence[Candidate], sentences: Sequence[int], points: Points
) -> list[Candidate]:
    """The places that the words of some sentences refer back to: "the city", "القاعدة", "the capital"."""
    text, lang = document.norm, document.lang or "en"
    found: list[Candidate] = []
    for sentence in sentences:
        bounds = document.sentences[sentence]
        for match in _REFERS[lang].finditer(text, bounds.start, bounds.end):
            start, end = match.span()
            if any(start - 3 <= c.start < end + 12 or start < c.end + 3 <= end for c in named):
                continue  # "the city of Mosul": it is named
            told = _antecedent(text, match[1], start, sentence, named)
            if told is None:
                continue
            inside = lang == "ar" and match[0].lstrip("وف").startswith("ب")
            slot = "ب" if inside else slot_before(text, start, "", lang, bounds.start)
            own = (points.exact if told.level == LEVELS else 0) + points.referred
            apart = own + _from(slot, points)
            found.append(Candidate(told.place, start, end, sentence, slot, told.level, own, apart))
    return found


_NO_CITY: Final = re.compile(r"(?<!\w)[وف]?[بل]?(?:منطقه|حي|قريه|بلده|مديريه|ناحيه|مخيم|ضاحيه)\s(?:ال)?$")


def _antecedent(
    text: str, word: str, start: int, sentence: int, named: Sequence[Candidate]
) -> Candidate | None:
    """The place that a word such as "the city" stands for: the last of its kind named close before."""
    if word in ("capital", "عاصمه"):
        capitals = [c for c in named if c.level > 0 and is_capital(c.place.row)]
        return next((c for c in reversed(capitals) if c.start < start), capitals[0] if capitals else None)
    kinds = _KINDS.get(word)
    for candidate in reversed(named):
        if candidate.start >= start:
            continue
        if sentence - candidate.sentence > _REACH:
            return None
        if candidate.aside or _is_goal(candidate, named):
            continue
        if word == "مدينه" and _NO_CITY.search(text, max(0, candidate.start - 12), candidate.start):
            continue  # "حي الصابري ... المدينة": of the town that it lies in
        if candidate.level > 0 if kinds is None else candidate.place.row.kind in kinds:
            return candidate
    return None


def _is_goal(candidate: Candidate, named: Sequence[Candidate]) -> bool:
    """Whether a place is where a road or a move leads to, or is listed with such: "on the way to Homs and Palmyra"."""
    if candidate.slot:
        return candidate.slot in _TOWARDS
    before = [c for c in named if c.sentence == candidate.sentence and 0 < candidate.start - c.end < _LISTED]
    return bool(before) and before[-1].slot in _TOWARDS


def is_capital(row: PlaceRow) -> bool:
    """Whether a place is the seat of a government."""
    return row.name.removesuffix(" City") in _capitals()


@cache
def _capitals() -> frozenset[str]:
    """The seats of governments, without the word "City" that some have."""
    rows = read_table(DATA / "nationalities.tsv")
    return frozenset(name.removesuffix(" City") for row in rows for name in split_list(row["capital_en"])[:1])


LEVELS: Final = 3
"""The level of a settlement or a site."""
_SMALL: Final = 20  # kilometres: an area as exact as a settlement
_WIDE: Final = 40  # kilometres: of an unlisted place, known by its province
_COUNTRYWIDE: Final = 200  # kilometres: known by its country alone
_REACH: Final = 4  # sentences
_OUTLET: Final = 40  # characters in which an outlet's name stands
_ASIDE: Final = 36  # characters before a place in which words say that it is only spoken of
_HEAD: Final = 350  # characters: where a dateline stands
