"""Places: namesakes by the report's context, areas by the words around a name, nothing finer than printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import distance_km, find_places, specificity
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def places(find: Find, text: str, lang: str) -> list[tuple[str, PlaceRow]]:
    document, hits = find(text, lang)
    return [(document.span(p.start, p.end).text, p.row) for p in find_places(document, hits)]


def place(find: Find, text: str, lang: str, words: str) -> PlaceRow:
    found = places(find, text, lang)
    rows = [row for printed, row in found if printed == words]
    assert rows, f"{words!r} is not among {[printed for printed, _ in found]}"
    return rows[0]


@pytest.mark.parametrize(
    ("text", "lang", "words", "country"),
    [
        ("معارك في طرابلس بين قوات حفتر وقوات الوفاق الليبية", "ar", "طرابلس", "LY"),
        ("انفجار في طرابلس شمال لبنان", "ar", "طرابلس", "LB"),
        ("Clashes in Tripoli, said the Libyan interior ministry", "en", "Tripoli", "LY"),
        ("Clashes in Tripoli, said the Lebanese army", "en", "Tripoli", "LB"),
    ],
)
def test_the_countries_of_a_report_decide_between_namesakes(
    find: Find, text: str, lang: str, words: str, country: str
) -> None:
    assert place(find, text, lang, words).country == country


@pytest.mark.parametrize(
    ("text", "lang", "words", "kind"),
    [
        ("قصف على محافظة إدلب", "ar", "إدلب", "admin1"),
        ("قصف على مدينة إدلب", "ar", "إدلب", "city"),
        ("An attack in Hama province", "en", "Hama", "admin1"),
        ("An attack on the city of Hama", "en", "Hama", "city"),
    ],
)
def test_the_noun_beside_a_name_tells_town_from_province(
    find: Find, text: str, lang: str, words: str, kind: str
) -> None:
    assert place(find, text, lang, words).kind == kind


# Text, its words for the place, the town, the kilometres off it and whether north or east of it.
DISTANCES = [
    ("انفجار على بعد 20 كم جنوب مدينة الحسكة", "ar", "20 كم جنوب مدينة الحسكة", "الحسكة", 20, -1, 0),
    ("هجوم على بعد 40 كيلومترا شمال بغداد", "ar", "40 كيلومترا شمال بغداد", "بغداد", 40, 1, 0),
    ("A blast 20 km south of Hasakah", "en", "20 km south of Hasakah", "Hasakah", 20, -1, 0),
    ("A ship 90 nautical miles south of Aden", "en", "90 nautical miles south of Aden", "Aden", 166.7, -1, 0),
    ("A blast 30 miles north of Baghdad", "en", "30 miles north of Baghdad", "Baghdad", 48.3, 1, 0),
    (
        "A blast 15 kilometers (9 miles) east of Mosul",
        "en",
        "15 kilometers (9 miles) east of Mosul",
        "Mosul",
        15,
        0,
        1,
    ),
]


@pytest.mark.parametrize(
    ("text", "lang", "words", "town", "off", "north", "east"), DISTANCES, ids=[d[2] for d in DISTANCES]
)
def test_a_distance_and_a_bearing(
    find: Find, text: str, lang: str, words: str, town: str, off: float, north: int, east: int
) -> None:
    area = place(find, text, lang, words)
    named = place(find, town, lang, town)
    assert area.kind == "area"
    assert distance_km(area, named) == pytest.approx(off, rel=0.02)
    assert (area.lat > named.lat) - (area.lat < named.lat) == north
    assert (area.lon > named.lon) - (area.lon < named.lon) == east
    assert area.radius_km >= 10


@pytest.mark.parametrize(
    ("text", "lang", "words", "town", "side"),
    [
        ("قصف الطيران ريف حلب الشمالي", "ar", "ريف حلب الشمالي", "حلب", "northern"),
        ("معارك في ريف دير الزور الشرقي", "ar", "ريف دير الزور الشرقي", "دير الزور", "eastern"),
        ("هجوم شرقي دير الزور", "ar", "شرقي دير الزور", "دير الزور", "eastern"),
        ("قصف في الريف الغربي لحلب", "ar", "الريف الغربي لحلب", "حلب", "western"),
        ("Clashes in eastern Deir ez-Zor", "en", "eastern Deir ez-Zor", "Deir ez-Zor", "eastern"),
    ],
)
def test_a_side_of_a_town_is_a_wide_area_about_it(
    find: Find, text: str, lang: str, words: str, town: str, side: str
) -> None:
    area = place(find, text, lang, words)
    assert area.kind == "area"
    assert area.name.startswith(side)
    assert area.radius_km >= 30
    assert distance_km(area, place(find, town, lang, town)) <= 100


@pytest.mark.parametrize(
    ("text", "lang", "words", "name"),
    [
        ("اشتباكات في ريف حلب", "ar", "ريف حلب", "Aleppo"),
        ("اشتباكات قرب الرقة", "ar", "قرب الرقة", "al-Raqqa"),
        ("قصف بالقرب من مدينة تدمر", "ar", "بالقرب من مدينة تدمر", "Palmyra"),
        ("A raid near Raqqa", "en", "near Raqqa", "al-Raqqa"),
        ("Shelling outside the town of Palmyra", "en", "outside the town of Palmyra", "Palmyra"),
        ("Clashes in the Raqqa countryside", "en", "Raqqa countryside", "Raqqa"),
    ],
)
def test_near_and_countryside_widen_a_place(find: Find, text: str, lang: str, words: str, name: str) -> None:
    row = place(find, text, lang, words)
    assert name in row.name
    assert row.radius_km >= 20


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("قصف في شمال غرب سوريا", "ar", "شمال غرب سوريا"),
        ("اعتقالات في غرب العراق", "ar", "غرب العراق"),
        ("Strikes in north-eastern Syria", "en", "north-eastern Syria"),
        ("Strikes in Syria", "en", "Syria"),
        ("غارة على محافظة الأنبار", "ar", "الأنبار"),
    ],
)
def test_a_country_or_a_part_of_it_stays_wide(find: Find, text: str, lang: str, words: str) -> None:
    row = place(find, text, lang, words)
    assert specificity(row) <= 1
    assert row.radius_km > 60


def test_the_name_of_a_part_says_both_directions(find: Find) -> None:
    assert place(find, "غارات في شمال شرقي سوريا", "ar", "شمال شرقي سوريا").name == "north-eastern Syria"


def test_a_quarter_is_not_put_into_another_city(find: Find) -> None:
    # Homs has a quarter of this name in the gazetteer; the text is about Aleppo, which has one too
    rows = [row for _, row in places(find, "قصف حي الزهراء في مدينة حلب", "ar")]
    assert rows
    assert all(row.admin1 == "Aleppo" or row.name == "Aleppo" for row in rows)
    homs = [row for _, row in places(find, "قصف حي الزهراء في مدينة حمص", "ar")]
    assert any(row.kind == "quarter" for row in homs)


@pytest.mark.parametrize(
    ("text", "lang", "words", "kind"),
    [
        ("استهدفت مسيرة قاعدة عين الأسد", "ar", "قاعدة عين الأسد", "base"),
        ("A drone hit the al-Tanf base", "en", "al-Tanf base", "base"),
    ],
)
def test_sites_are_sites(find: Find, text: str, lang: str, words: str, kind: str) -> None:
    row = place(find, text, lang, words)
    assert row.kind == kind
    assert specificity(row) == 3


def test_everyday_words_and_lower_case_are_no_places(find: Find) -> None:
    assert places(find, "They ate turkey and drank from china", "en") == []
    assert places(find, "قال إن الباب مفتوح", "ar") == []


def test_distance_is_in_kilometres(find: Find) -> None:
    damascus = place(find, "Damascus", "en", "Damascus")
    beirut = place(find, "Beirut", "en", "Beirut")
    assert 80 < distance_km(damascus, beirut) < 95
    assert distance_km(damascus, damascus) == 0
