"""Words around a place make an area of it, with a radius that holds what they may mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def area(find: Find, text: str, lang: str, words: str) -> PlaceRow:
    document, hits = find(text, lang)
    found = {document.span(p.start, p.end).text: p.row for p in find_places(document, hits)}
    assert words in found, f"{words!r} is not among {sorted(found)}"
    return found[words]


# Text, language, the words of the area, its name, the least and greatest radius in kilometres.
PARTS = [
    (
        "Shells hit the eastern part of the city of Aleppo",
        "en",
        "eastern part of the city of Aleppo",
        "eastern Aleppo",
        5,
        70,
    ),
    (
        "قصف على ريف حماة الشمالي الغربي",
        "ar",
        "ريف حماة الشمالي الغربي",
        "north-western Hama countryside",
        40,
        80,
    ),
    ("معارك شرق دير الزور", "ar", "شرق دير الزور", "eastern Deir ez-Zor", 20, 60),
    ("غارات في شمال شرقي سوريا", "ar", "شمال شرقي سوريا", "north-eastern Syria", 100, 250),
    ("انفجار في ضواحي دمشق", "ar", "ضواحي دمشق", "near Damascus", 20, 40),
    ("قصف على محيط إدلب", "ar", "محيط إدلب", "near Idlib", 20, 40),
    ("قصف على محيط مطار الرقة", "ar", "محيط مطار الرقة", "near al-Raqqa", 20, 40),
    (
        "هجوم على بعد 20 كيلومترا من مدينة الرقة",
        "ar",
        "20 كيلومترا من مدينة الرقة",
        "20 km from al-Raqqa",
        20,
        30,
    ),
    (
        "هجوم على بعد 30 كم إلى الجنوب الشرقي من كركوك",
        "ar",
        "30 كم إلى الجنوب الشرقي من كركوك",
        "30 km from Kirkuk",
        9,
        15,
    ),
    (
        "Clashes in the northern countryside of Aleppo",
        "en",
        "northern countryside of Aleppo",
        "northern Aleppo countryside",
        40,
        80,
    ),
    (
        "Clashes in Aleppo's southern countryside",
        "en",
        "Aleppo's southern countryside",
        "southern Aleppo countryside",
        40,
        80,
    ),
    ("Air strikes on rural Idlib", "en", "rural Idlib", "Idlib countryside", 30, 80),
    (
        "Shells hit the eastern suburbs of Damascus",
        "en",
        "eastern suburbs of Damascus",
        "eastern Damascus countryside",
        30,
        60,
    ),
    (
        "A convoy was hit 25 km (15 miles) west of the city of Raqqa",
        "en",
        "25 km (15 miles) west of the city of Raqqa",
        "25 km from al-Raqqa",
        10,
        15,
    ),
    ("Rockets hit Raqqa airport in Syria", "en", "Raqqa airport", "near al-Raqqa", 20, 40),
]


@pytest.mark.parametrize(("text", "lang", "words", "name", "least", "most"), PARTS, ids=[p[2] for p in PARTS])
def test_parts_and_surroundings(
    find: Find, text: str, lang: str, words: str, name: str, least: float, most: float
) -> None:
    row = area(find, text, lang, words)
    assert row.name == name
    assert least <= row.radius_km <= most


# Text, language, the words, the name, a point that must lie within the radius.
LINES = [
    (
        "A mine killed two men between Palmyra and Sukhna in Syria",
        "en",
        "between Palmyra and Sukhna",
        "between Palmyra and al-Sukhna",
        (34.7, 38.6),
    ),
    (
        "A bomb went off on the Palmyra-Deir ez-Zor highway",
        "en",
        "the Palmyra-Deir ez-Zor highway",
        "road between Palmyra and Deir ez-Zor",
        (34.9, 39.0),
    ),
    ("انفجار لغم بين تدمر والسخنة", "ar", "بين تدمر والسخنة", "between Palmyra and al-Sukhna", (34.7, 38.6)),
    ("كمين على طريق حمص - تدمر", "ar", "طريق حمص - تدمر", "road between Homs and Palmyra", (34.6, 37.5)),
    (
        "Fighting near the Syrian-Turkish border",
        "en",
        "Syrian-Turkish border",
        "Syria-Turkey border",
        (36.9, 38.4),
    ),
    (
        "Clashes on the border between Syria and Iraq",
        "en",
        "border between Syria and Iraq",
        "Iraq-Syria border",
        (34.4, 41.0),
    ),
    (
        "Shells fell in Azaz near the Turkish border in Syria",
        "en",
        "Turkish border",
        "Syria-Turkey border",
        (36.6, 37.1),
    ),
    ("قصف على الحدود السورية التركية", "ar", "الحدود السورية التركية", "Syria-Turkey border", (36.9, 38.4)),
    ("اشتباكات قرب الحدود مع تركيا شمال سوريا", "ar", "الحدود مع تركيا", "Syria-Turkey border", (36.9, 38.4)),
    (
        "انتشار على الشريط الحدودي مع لبنان في القلمون السورية",
        "ar",
        "الشريط الحدودي مع لبنان",
        "Lebanon-Syria border",
        (34.0, 36.4),
    ),
]


@pytest.mark.parametrize(("text", "lang", "words", "name", "point"), LINES, ids=[li[2] for li in LINES])
def test_along_a_line(
    find: Find, text: str, lang: str, words: str, name: str, point: tuple[float, float]
) -> None:
    from tawatur.mentions.distance import great_circle_km

    row = area(find, text, lang, words)
    assert row.name == name
    assert row.kind == "area"
    assert great_circle_km(row.lat, row.lon, *point) <= row.radius_km


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Talks between Moscow and Damascus went on in Geneva", "en"),
        ("محادثات بين الرياض وصنعاء", "ar"),
        ("Saudi border guards were deployed in Jizan", "en"),
        ("قتل جندي من حرس الحدود السعودي في جازان", "ar"),
    ],
)
def test_parties_and_guards_are_no_lines(find: Find, text: str, lang: str) -> None:
    document, hits = find(text, lang)
    assert {p.area for p in find_places(document, hits)} <= {None}


def test_nothing_is_finer_than_printed(find: Find) -> None:
    for text, lang, words, *_ in PARTS:
        assert area(find, text, lang, words).radius_km >= 9


@pytest.mark.parametrize(
    ("text", "lang", "words", "lat", "lon"),
    [
        ("غارات في جنوب شرق تركيا", "ar", "جنوب شرق تركيا", 38.0, 41.5),
        ("Air strikes in northern Iraq", "en", "northern Iraq", 36.0, 44.5),
    ],
)
def test_the_part_of_a_country_lies_within_its_bounds(
    find: Find, text: str, lang: str, words: str, lat: float, lon: float
) -> None:
    row = area(find, text, lang, words)
    assert abs(row.lat - lat) < 1.2
    assert abs(row.lon - lon) < 1.5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("اتفقت الدول الغربية وإيران على هدنة", ["Iran"]),
        ("اندلعت اشتباكات في الضفة الغربية فلسطين", ["West Bank", "Palestine"]),
        ("اندلعت اشتباكات في الشمال الشرقي لسوريا", ["north-eastern Syria"]),
    ],
)
def test_a_direction_of_the_noun_before_is_no_part_of_the_country_behind(
    find: Find, text: str, names: list[str]
) -> None:
    assert [p.row.name for p in find_places(*find(text, "ar"))] == names
