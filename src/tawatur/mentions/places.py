"""Places in a text: which of several namesakes a name means, and the area that words around it describe.

A name is decided by the report's own context: the countries and provinces that it names, then the size of the place.
Words such as "near", "eastern", "ريف" or "20 km south of" make an area of it, with its radius; no location is made
finer than the words print.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from typing import Protocol

from tawatur.mentions.areas import find_parts, find_sides, with_area, without_bearings
from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import Actor, PlaceName, PlaceRow, Trigger
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.held import hold
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.lines import along_lines
from tawatur.mentions.longer_names import is_part
from tawatur.mentions.namesakes import Scene, Told, read_scene, resolve, war_countries
from tawatur.mentions.nearby import find_nearby
from tawatur.mentions.respelt import find_respelt
from tawatur.mentions.territories import find_territories, find_whole
from tawatur.mentions.unlisted import find_unlisted
from tawatur.text.document import Document


class Located(Protocol):
    """What has a point: latitude and longitude in degrees."""

    @property
    def lat(self) -> float:
        """Latitude."""

    @property
    def lon(self) -> float:
        """Longitude."""


_KIND_WORDS_AR = {
    **dict.fromkeys(
        ["محافظه", "ولايه", "اقليم", "اماره", "محافظتي", "محافظتا", "محافظات", "مقاطعه", "ولايتي", "ولايات"],
        "admin1",
    ),
    **dict.fromkeys(
        ["قضاء", "مديريه", "مديريتي", "مديريات", "مركز", "ناحيه", "ناحيتي", "منطقه", "منطقتي", "مناطق"],
        "admin2",
    ),
    **dict.fromkeys(
        [
            "مدينه",
            "بلده",
            "قريه",
            "مخيم",
            "بلدتي",
            "مدينتي",
            "قريتي",
            "مدينتا",
            "مدن",
            "بلدتا",
            "بلدات",
            "قري",
            "معبر",
            "مطار",
            "قاعده",
            "حقل",
            "سد",
            "جبل",
            "جزيره",
            "قصر",
            "سوق",
        ],
        "town",
    ),
    **dict.fromkeys(["حي", "حيي", "احياء", "ضاحيه"], "quarter"),
}
_BEFORE_AR = re.compile(r"([^\W\d_]+)\s+[\"(]*$")
_PLURAL_AR = re.compile(r"(?:محافظ(?:ات|تي|تا)|ولاي(?:ات|تي)|مديري(?:ات|تي)|احياء|حيي)\s+[\"(]*$")
_PREPOSITION_AR = re.compile(
    r"(?<!\w)(?:في|بين|قرب|من|الي|نحو|باتجاه|طريق|شرقي?|غربي?|شمالي?|جنوبي?|ريف|محيط|طريق\s+\S+\s+-)\s+$"
)
# "في الحي الصناعي", "في سدة الحكم": a word with its adjective or genitive
_DESCRIBED_AR = re.compile(
    r"\s(?:ال)?(?:صناعي|سياسي|شعبي|سلمي|تجاري|قديم|جديد|سكني|اول|ثاني|ثالث|اخير|حكم|رياسه|سلطه|ذي|تي|نفس|ذات|مذكور)[هت]?(?:ها|ه)?\b"
)
_CONTAINED_AR = re.compile(r"\s+(?:ب|في\s+|ضمن\s+)(?:ال)?(?:ريف|محافظه|قضاء|مديريه|ناحيه|ضواحي)(?!\w)")
_AFTER_EN = re.compile(
    r"\s+(province|governorate|region|state|county|district|city|town|village|countryside|suburbs?|outskirts|neighbou?rhoods?|quarter)\b"
)
_BEFORE_EN = re.compile(
    r"\b(province|governorate|region|state|district|city|town|village|camp|base|neighbou?rhood|suburb|district|hamlet|quarter|area|countryside|outskirts|port)"
    r"(?: city)? of (?:the )?$"
)
_BEHIND_AR = re.compile(
    r"(?<!\w)(?:و?(?:في|قرب|[بل]?(?:شمال|جنوب|شرق|غرب|وسط)ي?)"
    r"|[وف]?(?:[يت]?سيطر(?:ت|وا)?|[وبل]?(?:ال)?(?:سيطره|هجوما?|هجمات)|استول[يت]ت?|[وبل]?(?:ال)?استيلاء)(?:\s\w+){0,2}\sعلي"
    r"|[وبل]?(?:تحرير|استعاده|اجتياح|اقتحام|حصار|سقوط)"
    r"|[وف]?[بل]?(?:ال)?(?:قصف|غار(?:ه|ات)|قذايف|قذيفه|صواريخ|براميل)(?:\s\w+){0,2}\s(?:علي|استهدفت?)"
    r"|[وف]?(?:[يت]?قصف|قصفت|[يت]دك|دكت?|[يت]ستهدف|استهدفت|[يت]قتحم|اقتحمت?|[يت]هاجم|هاجمت?))\s$"
)
_GOES_ON_AR = re.compile(
    r"\s(?:ال(?!(?:يوم|ليله|اثنين|احد|ثلاثاء|اربعاء|خميس|جمعه|سبت)(?!\w))|(?:سنوات|اعوام|اشهر|اسابيع|ايام|ساعات|دقايق)(?!\w))"
)
"""What goes on an everyday word that a name would be: "في الزاوية الغربية", "في الخمس سنوات"."""
_LED = 40  # characters before a name in which "shelling on" stands
_BEHIND_EN = re.compile(r"\b(?:in|at|near|on|from|outside|around)\s$")
_WITHIN = re.compile(r"(?<!\w)(?:in|near|outside|في|قرب|داخل)\s$")
"""What no actor stands behind: "fighting in Nagorno-Karabakh"."""
_PLACE_NOUNS = frozenset(
    [
        *("مدينه", "المدينه", "القريه", "البلده", "القريتين", "القريتان"),
        *("البلدتين", "المحافظه", "المنطقه الوسطي", "العاصمه", "الميناء", "المايه"),
    ]
)
"""Names of places that are what a place is called: "في المدينة" is the town told before; and "في المائة"."""
_PART_OF_AR = re.compile(r"(?:حي|حيي|احياء|ضاحيه|مركز|مناطق|مطار|ميناء|سوق|قصر|قاعده|معبر|مخيم|سد)\s$")
_HELD = frozenset({"city", "town", "admin1", "admin2", "district"})
_AT_HOME = {"ar": 1, "en": 2}
"""What the names of a report tell for a country, from which on it plays there; English has capitals, too."""
_CITY_AREA_KM = 30.0  # a province no wider is the city itself
_LEVEL = {"country": 0, "region": 1, "admin1": 1, "admin2": 2, "district": 2}


def find_places(document: Document, hits: Sequence[Hit]) -> list[PlaceFound]:
    """Every place that a document names, resolved, in order."""
    lang = document.lang or "en"
    text = document.norm
    named = _with_hints(text, [(hit, name) for hit in hits if (name := _name_of(hit)) is not None], lang)
    scene = read_scene(hits, [told for told in named if _counts(text, told, lang)])
    scene = _with_more(document, hits, scene, named, lang)
    found: list[PlaceFound] = []
    names: dict[int, PlaceName] = {}
    for index, (hit, name, _) in enumerate(scene.told):
        if is_part(document, hit.start, hit.end):
            continue
        row = resolve(scene, index, text, lang)
        if row is not None:
            names[hit.start] = name
            found.append(
                _as_told(document, PlaceFound(hit.start, hit.end, row, hit.prefix, None, hit.start), name)
            )
    found = hold(document, found, names)
    if lang == "ar":
        parts = find_parts(text, hits, found)
        found = [p for p in found if not any(a.start <= p.start < a.end for a in parts)] + parts
    found += find_territories(text, hits, lang, found)
    if lang == "ar":
        found += find_whole(text, hits, found)
    more = find_unlisted(document, found, hits, scene.countries())
    names |= {p.name_start: PlaceName((p.row,), False) for p in more}
    found = hold(document, sorted([*found, *more], key=lambda p: p.start), names)
    further = [*find_nearby(document, found), *(find_sides(text, hits, found) if lang == "ar" else ())]
    found = sorted([*found, *further], key=lambda p: p.start)
    return along_lines(document, hits, without_bearings(text, found) if lang == "ar" else found, scene)


def _name_of(hit: Hit) -> PlaceName | None:
    """The name of a place that a hit is; one of all the bearers where two are spelt alike but for a hyphen."""
    names = [entry for entry in hit.entries if isinstance(entry, PlaceName)]
    if len(names) < 2:
        return names[0] if names else None
    return _joint(tuple(names))


@cache
def _joint(names: tuple[PlaceName, ...]) -> PlaceName:
    rows = dict.fromkeys(row for name in names for row in name.rows)
    return PlaceName(tuple(rows), all(name.common for name in names))


def _with_more(
    document: Document, hits: Sequence[Hit], scene: Scene, named: Sequence[Told], lang: str
) -> Scene:
    """The scene with the names that count only now that it is known where the report plays."""
    text = document.norm
    respelt = find_respelt(document, hits, scene.countries(), scene.anchors)
    kept = [
        told
        for told in scene.told
        if not any(r.start < told.hit.end and told.hit.start < r.end for r in respelt)
    ]
    for start, end, name in respelt:
        hit = Hit(start, end, (name,))
        kept.append(Told(hit, name, _kind_hint(text, hit, lang)))
    counted = set(map(id, scene.told))
    ends = {told.hit.end for told in scene.told}
    more = []
    alone = not any(weight > 0 for weight in scene.support.values())
    for told in named:
        if (
            id(told) not in counted
            and (_located(text, told, ends) if lang == "ar" else _is_named(document, told))
            and any(
                scene.support[(row.country or "").lower()] >= _AT_HOME[lang]
                or (alone and row.country in war_countries() and not _GOES_ON_AR.match(text, told.hit.end))
                for row in told.name.rows
            )
        ):
            more.append(told)
            ends.add(told.hit.end)
    if not respelt and not more:
        return scene
    return read_scene(hits, sorted([*kept, *more], key=lambda told: told.hit.start))


def _as_told(document: Document, place: PlaceFound, name: PlaceName) -> PlaceFound:
    """The place, or the area that the words around it make of it.

    "Eastern Aleppo", "the Raqqa countryside": of the province that bears the city's name, where one does.
    """
    lang = document.lang or "en"
    area = with_area(document, place, lang)
    row = place.row
    if row.kind != "city" or area.row.kind != "area":
        return area
    if area.area == "countryside" or (lang == "en" and area.area != "distance"):
        wide = next((r for r in name.rows if r.kind == "admin1" and r.country == row.country), None)
        if wide is not None and wide.radius_km > _CITY_AREA_KM:
            return with_area(document, place._replace(row=wide), lang)
    return area


def _with_hints(text: str, names: Sequence[tuple[Hit, PlaceName]], lang: str) -> list[Told]:
    """The names with the kind of place that a noun asks for; a plural does of all that it lists ("محافظات مأرب والجوف")."""
    named: list[Told] = []
    listed, end = "", 0
    for hit, name in names:
        hint = _kind_hint(text, hit, lang)
        if hint is not None:
            listed = hint if _PLURAL_AR.search(text, max(0, hit.start - 14), hit.start) else ""
        elif listed and hit.prefix == "و" and text[end : hit.start - 1] in (" ", "، "):
            hint = listed
        else:
            listed = ""
        end = hit.end
        named.append(Told(hit, name, hint))
    return named


def _kind_hint(text: str, hit: Hit, lang: str) -> str | None:
    if lang == "ar":
        before = _BEFORE_AR.search(text, max(0, hit.start - 24), hit.start)
        if not before:
            return None
        word = before[1]
        for cut in (word, word[1:], word[2:]):
            # with the article, what follows says what the places are like: "المناطق الغربية"
            if cut in _KIND_WORDS_AR and not (cut == word[2:] and word.startswith(("ال", "لل"))):
                return _KIND_WORDS_AR[cut]
        return None
    after = _AFTER_EN.match(text, hit.end)
    governed = text.endswith(("of ", "of the "), 0, hit.start)
    before = _BEFORE_EN.search(text, max(0, hit.start - 40), hit.start) if governed else None
    word = after[1] if after else before[1] if before else None
    if word in ("province", "governorate", "region", "state", "county", "countryside"):
        return "admin1"
    if word in ("neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods", "quarter"):
        return "quarter"
    return "admin2" if word == "district" else "town" if word else None


def _counts(text: str, told: Told, lang: str) -> bool:
    """Whether a name stands for a place here: where it is an everyday word or an actor's too, a place noun must say so."""
    hit, entry, hint = told
    triggers = [e for e in hit.entries if isinstance(e, Trigger)]
    if triggers and lang == "ar":
        # no verb stands behind a preposition: "في تدمر" is the town
        verbs = all(t.tense in ("past", "present", "passive") for t in triggers)
        return hint is not None or (
            verbs and bool(_PREPOSITION_AR.search(text, max(0, hit.start - 30), hit.start))
        )
    if any(isinstance(e, Actor) for e in hit.entries) and entry.rows[0].kind != "country":
        return hint is not None or _WITHIN.search(text, max(0, hit.start - 10), hit.start) is not None
    if not entry.common:
        return True
    if text[hit.start : hit.end] in _KIND_WORDS_AR and not _CONTAINED_AR.match(text, hit.end):
        return False  # "مناطق مدينة سردشت"
    if text[hit.start : hit.end] in _PLACE_NOUNS and _PART_OF_AR.search(
        text, max(0, hit.start - 10), hit.start
    ):
        return False  # "أحياء المدينة", "مطار المدينة" are those of the town told before
    if entry.rows[0].kind == "country" and lang == "ar":
        return hint is not None or _BEHIND_AR.search(text, max(0, hit.start - _LED), hit.start) is not None
    return hint is not None


def _is_named(document: Document, told: Told) -> bool:
    """Whether an everyday English word is written as the name of a town, where a place stands: "rockets hit Sake"."""
    hit, entry, _ = told
    return (
        entry.common
        and len(hit.entries) == 1
        and document.is_capitalised(hit.start)
        and not document.is_capitalised(hit.end + 1)  # "in West Aleppo"
        and _BEHIND_EN.search(document.norm, max(0, hit.start - 10), hit.start) is not None
        and any(row.kind in _HELD for row in entry.rows)
    )


_HEADS = re.compile(r"(?:^|\n|[|#])[^\w\n]{0,4}$")
_HEADS_END = re.compile(r" ?: ")
"""A name alone before a colon at the head of a line: "القصير : سقوط قذائف"."""


def _located(text: str, told: Told, ends: Container[int]) -> bool:
    """Whether an everyday word stands where a place does ("في الباب", "الباب بريف حلب", "صعدة وحجة"), so that the
    report's country may decide; ``ends`` are those of the places told.
    """
    hit, entry, _ = told
    if not entry.common or len(hit.entries) > 1 or text[hit.start : hit.end] in _PLACE_NOUNS:
        return False
    if _CONTAINED_AR.match(text, hit.end):
        return True
    if _DESCRIBED_AR.match(text, hit.end):
        return False
    behind = _BEHIND_AR.search(text, max(0, hit.start - _LED), hit.start) is not None
    if not behind and _HEADS_END.match(text, hit.end):
        behind = _HEADS.search(text, max(0, hit.start - 6), hit.start) is not None
    listed = hit.prefix[:1] == "و" and hit.start - len(hit.prefix) - 1 in ends
    return any(row.kind in _HELD and (behind or (listed and row.kind == "admin1")) for row in entry.rows)


def specificity(row: PlaceRow) -> int:
    """How exact a place is: 0 for a country, 1 for a province or part of one, 2 for a district, 3 for a settlement or site."""
    if row.kind == "area":
        return 1 if row.radius_km > 60 else 2
    return _LEVEL.get(row.kind, 3)


def lies_in(inner: PlaceFound, outer: PlaceFound) -> bool:
    """Whether a place is more exact than another and lies within it, as far as its radius tells."""
    return (
        specificity(inner.row) > specificity(outer.row)
        and distance_km(inner.row, outer.row) <= outer.row.radius_km * 1.5 + 5
    )


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance between the points of two places."""
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
