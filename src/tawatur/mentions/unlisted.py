"""Places that the text calls a village or quarter and that no gazetteer row names.

They are put where the text puts them: in the place named nearest by, with that place's own radius. So two such names
stay two places, and nothing is located more finely than is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from tawatur.mentions.entries import Nationality, PlaceName, PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.respelt import spelt_like
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.document import Document
from tawatur.text.normalise import fold

_NAME = r"(?:(?:al|el|as|ash|at|ad|an|az|ar|Al|El)[- ]?)?[A-Z][\w'-]+(?: (?:al|el|as|ash|at|ad|an|az|ar)?-?[A-Z][\w'-]+)?"
_KIND = r"(?:neighbou?rhood|village|town|hamlet|quarter|suburb|district|camp|hill|crossing|farms)"
_KIND_OF = re.compile(rf"\b{_KIND}s? of (?P<name>{_NAME})")
_KIND_AFTER = re.compile(rf" {_KIND}s?\b")
_BEFORE_KIND = re.compile(rf"\b(?P<name>{_NAME}) {_KIND}s?\b")
_LISTED = rf"{_NAME}(?:, (?:and )?{_NAME})*(?: and {_NAME})"
_LIST_OF = re.compile(rf"\b{_KIND}s of (?P<names>{_LISTED})")
_LIST_BEFORE = re.compile(rf"\b(?P<names>{_LISTED}) {_KIND}s\b")
_PLURAL = re.compile(rf"\b{_KIND}s\b")
_ONE_OF = re.compile(rf"(?P<name>{_NAME})(?=,| and |$)")
_QUARTER = re.compile(r"(?<!\w)(?:[وفبل]?(?:ال)?حي(?!\w)|neighbou?rhood|quarter)")
_SETTLED = re.compile(r"\b(?:village|town|hamlet)s?\b|(?<!\w)[وفبل]{0,2}(?:قري|بلد)")
_SPACES_IN_NAME = 4  # at most, with the one before it
_BARE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|shelled|bombed|shelling|bombing|bombarded|stormed|raided|retook|recaptured|overran"
    r"|(?:attacks?|air ?strikes?|raids?|assault|bombardment|shelling|capture|control) (?:on|of)) "
    rf"(?P<name>{_NAME}(?: (?:del?|d[aeo]s?)(?: l[ao]s?)? [A-Z][\w'-]+)?)"
    r"(?=[,.;]|$| (?:an?|one|two|three|and|as|after|when|where|while|before|during|late|early|last|on|over|by|with|to|for|killing|wounding)\b)"
)
"""A name that only what stands before it shows to be a place: "In Kangpokpi, two men were shot", "troops shelled Ponnagyun"."""
_LIES_IN = re.compile(r"(?: and [\w' -]{3,25}?)?(?:,|,? (?:in|near|of|outside))\s(?:[\w'-]+\s){0,5}")
_TOWNS = frozenset({"city", "town", "village", "camp", "quarter"})
_ARABIC = re.compile(
    # no article: "the city" takes no name behind it, and what follows is another word ("المدينة بلغت")
    r"(?:^|[\s\"(])[وفبل]{0,2}(?P<kind>مدينه|قري(?:ه|ت[يا])|بلد(?:ه|ت[يا])|حيي?|مخيمي?|ضاحيه|معسكري?|وادي|جبل|مفرق|مديري(?:ه|ت[يا])|منطقت[يا])\s+"
    r"(?:(?:تسمي|تدعي|يسمي|يدعي|اسمها|اسمه)\s+)?[\"(]?(?P<name>(?:(?:تل|كفر|دير|عين|ابو|ابي|بيت|خان|خربه|راس|بير|ام|بني)\s+)?[^\W\d_]{3,}(?:\s+(?!ال(?:معروف|واقع|تابع|مجاور|محاذي|متاخم|قريب|خاضع|حدودي|كاين|مطل|مودي|شهير|ناي[يه]|مكتظ|محاصر|محتل|مسم)\w{0,2}\s)"
    r"ال[^\W\d_]{2,}(?=\s+(?:في|جنوب|شمال|شرق|غرب|ب|ال)))?)"
)
_DUAL = frozenset(
    {"قريتي", "قريتا", "بلدتي", "بلدتا", "مديريتي", "مديريتا", "منطقتي", "منطقتا", "مخيمي", "معسكري", "حيي"}
)
_SECOND = re.compile(
    r"[\")]?\s+و(?P<name>(?:(?:تل|كفر|دير|عين|ابو|ابي|بيت|خان|خربه|راس|بير|ام|بني)\s+)?[^\W\d_]{3,})"
)
_FUNCTION_AR = re.compile(
    r"(?:اثناء|القريب|المجاور|الشرقي|الغربي|الشمالي|الجنوبي|المذكور|نفسها|ذاتها|ل?[وف]?لكن|كان|بعد|قبل|منذ|حيث|وقد|و[تي][^\W\d_]{3,}|بين|كما|عند|مع|اثر|خلال|تقع|يقع|ب[^\W\d_]{4,}|لل|عن|الي|او|ثم|هي|هو|ضد|لا|لم|وهي|وهو|و)(?:\w{0,2})?(?:\s|$)"
)
# "Russia's Wagner group", "U.S. air support": the country of those who act, not where they do.
_SPEAKS_OF_ARMS = re.compile(
    r"(?:'s?)?(?:[- ](?!(?:in|on|and|or|at|to|of|by|from|since|with|as|when|after|before)\b)[\w.-]+){0,3}? "
    r"(?:air|army|military|navy|force|forces|troops|soldiers|support|strikes?|airstrikes?|drones?|warplanes?|jets?|"
    r"planes|helicopters|group|mercenaries|fighters|militia|militias|rebels|officials?|president|government|"
    r"backed|led|made|supplied|trained|allied)\b"
)
# "قرية كامونا المتاخمة لنيجيريا", "the village of Kamouna, bordering Nigeria": it lies beside that country, not in it
_BORDERS = re.compile(r"(?:متاخم|محاذي|حدود|bordering|borders?)\w*\s+(?:[بل]|(?:مع|with|of|to)\s)?$")
_BESIDE = 24  # characters before a country's name: room for what says that it is the neighbour
_HELD_BY = re.compile(r"-(?:held|controlled|run|besieged|backed|dominated|majority|populated|occupied)\b")


@cache
def _no_names() -> frozenset[str]:
    """The words of ``no_place_names.tsv`` in all their forms, folded."""
    found: set[str] = set()
    for row in read_table(DATA / "no_place_names.tsv"):
        for form in split_list(row["forms"]):
            found |= {form, f"{form}ة", f"ال{form}", f"ال{form}ة"} if row["kind"] == "adjective" else {form}
    return frozenset(map(fold, found))


def find_unlisted(
    document: Document, listed: Sequence[PlaceFound], hits: Sequence[Hit], countries: Collection[str]
) -> list[PlaceFound]:
    """Named villages, quarters and the like that are not among the places already found.

    A word of the lexicon (``hits``) is not a name. One that is spelt as a place of the report's ``countries`` sounds is
    that place.
    """
    found: list[PlaceFound] = []
    matches: Iterator[re.Match[str]]
    if document.lang == "ar":
        matches = _arabic(document)
    elif document.normalised.breaks:
        return []  # offsets of the original are those of the normal form only where nothing was dropped
    else:
        matches = _english(document.text)
    for match in matches:
        start, end = match.span("name")
        nation, at = _nation_after(hits, start, end)
        name = match["name"][: at - start].rstrip()
        end = start + len(name)
        if any(
            start < h.end and h.start < end and not all(isinstance(e, PlaceName) for e in h.entries)
            for h in hits
        ):
            continue
        if (
            _FUNCTION_AR.match(name)
            or fold(name.split()[0]) in _no_names()
            or _HELD_BY.search(name)
            or any(p.start < end and start < p.end for p in (*listed, *found))
        ):
            continue
        bare = match.re is _BARE
        settled = _SETTLED.search(match[0]) is not None
        parent = _land(document, start, end, listed) if bare else _parent(document, start, listed, settled)
        if nation is not None and (parent is None or parent.country != nation.country):
            parent = nation
        if parent is None:
            continue
        own = spelt_like(
            name,
            document.lang or "en",
            countries,
            [p.row for p in listed],
            quarter=bool(_QUARTER.search(match[0])),
        )
        if own is not None:
            found.append(PlaceFound(start, end, own, "", None, start))
        else:
            found.append(
                PlaceFound(
                    start, end, unlisted_in(parent, document.span(start, end).text), "", "unlisted", start
                )
            )
    return found


def _nation_after(hits: Sequence[Hit], start: int, end: int) -> tuple[PlaceRow | None, int]:
    """The country whose adjective follows a name, and where the name ends: "الصخيرات المغربية" lies in Morocco."""
    for hit in hits:
        if start < hit.start <= end + 1:
            place = next((e.place for e in hit.entries if isinstance(e, Nationality)), None)
            if place is not None:
                return place, min(hit.start, end)
    return None, end


def _arabic(document: Document) -> Iterator[re.Match[str]]:
    """Names behind "village", and the two behind the dual of it: "قريتي زور وحمرة"."""
    for match in _ARABIC.finditer(document.norm):
        if document.original_at(match.start("kind") + 1) == "أ":
            continue  # "وأدى", led to, has the letters of "وادي", a valley
        second = _SECOND.match(document.norm, match.end()) if match["kind"] in _DUAL else None
        if second is not None or match["kind"] not in _DUAL:
            yield match
        if second is not None:
            yield second


def _english(text: str) -> Iterator[re.Match[str]]:
    """Names behind "village of", then those before "village". A name is looked for only where such a word stands."""
    yield from _KIND_OF.finditer(text)
    for plural in _PLURAL.finditer(text):
        before = text.rfind(". ", 0, plural.start()) + 1
        for listed in (_LIST_OF.match(text, plural.start()), _last(_LIST_BEFORE, text, before, plural.end())):
            if listed is not None:
                yield from _ONE_OF.finditer(text, *listed.span("names"))
    done = 0
    for kind in _KIND_AFTER.finditer(text):
        start = kind.start()
        for _ in range(_SPACES_IN_NAME):
            start = max(text.rfind(" ", done, start), done)
        match = _BEFORE_KIND.search(text, start, kind.end())
        if match is not None:
            done = match.end()
            yield match
    yield from _BARE.finditer(text)


def _land(document: Document, start: int, end: int, listed: Sequence[PlaceFound]) -> PlaceRow | None:
    """What a name without a word for its kind lies in: the land right behind it, or near the last place told; None where
    it lies in a town, which then is the place: "in Karam al-Luz in Homs".
    """
    behind = [p.row for p in listed if end < p.start and _LIES_IN.fullmatch(document.norm, end, p.start)]
    if behind:
        comma = document.norm.startswith(", ", end)
        return None if not comma and any(row.kind in _TOWNS for row in behind) else behind[-1]
    told = [p.row for p in listed if p.row.country and (p.end <= start or p is listed[0])]
    return replace(told[-1], id=f"{told[-1].id}~") if told else None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of a pattern within a stretch that ends with it."""
    return next((m for m in pattern.finditer(text, start, end) if m.end() == end), None)


def _parent(document: Document, start: int, listed: Sequence[PlaceFound], settled: bool) -> PlaceRow | None:
    """What a named place lies in or, where it is ``settled`` as a village or town of its own, near."""
    sentence = document.sentence_at(start)
    inside = [p for p in listed if document.sentence_at(p.start) == sentence]
    exact = [p for p in inside if p.row.kind != "country"]
    if exact:
        return min(exact, key=lambda p: abs(p.start - start)).row
    before = [p.row for p in listed if p.start < start]
    lands = [
        p
        for p in inside
        if not _SPEAKS_OF_ARMS.match(document.norm, p.end)
        and not _BORDERS.search(document.norm, max(start, p.start - _BESIDE), p.start)
    ]
    if lands:
        # the sentence names the country only: the last place of it that was told, if there is one
        country = min(lands, key=lambda p: abs(p.start - start)).row
        return next(
            (r for r in reversed(before) if r.country == country.country and r.kind != "country"), country
        )
    at_hand = [row for row in before if row not in [p.row for p in inside]]
    if not at_hand or at_hand[-1].kind not in _TOWNS or not settled:
        return at_hand[-1] if at_hand else None
    return replace(at_hand[-1], id=f"{at_hand[-1].id}~")  # near the town last told, not in it


def unlisted_in(parent: PlaceRow, name: str) -> PlaceRow:
    """A place that no row names, within the one that the text puts it in."""
    return replace(
        parent,
        id=f"{parent.id}/{fold(name)}",
        name=f"{name}, {parent.name}",
        name_ar=None,
        kind="unlisted",
        population=0,
    )
