"""Places of wars beyond the Middle East, in both languages: the name as the press writes it, and where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]

# Text, its words for the place, the country, and the point to within a quarter of a degree.
NAMED = [
    ("Russian forces shelled Robotyne in southern Ukraine on Monday.", "Robotyne", "UA", 47.45, 35.84),
    ("قصف روسي على مدينة كوبيانسك شرقي أوكرانيا", "كوبيانسك", "UA", 49.71, 37.61),
    ("انفجارات في شبه جزيرة القرم وفق مسؤولين في روسيا وأوكرانيا", "شبه جزيرة القرم", "UA", 45.28, 34.34),
    ("Drones were brought down over Sudzha in the Kursk region of Russia.", "Sudzha", "RU", 51.19, 35.27),
    ("Fighting between soldiers and al-Shabab in Moqokori, Somalia", "Moqokori", "SO", 4.13, 46.08),
    ("غارة جوية قرب مدينة كسمايو في الصومال", "كسمايو", "SO", -0.36, 42.55),
    ("كمين في تيلابيري غرب النيجر", "تيلابيري", "NE", 14.21, 1.45),
    ("هجوم على جنود في تينزاواتن شمال مالي", "تينزاواتن", "ML", 19.95, 2.97),
    ("مقتل مزارعين في ولاية زامفارا شمال غرب نيجيريا", "زامفارا", "NG", 12.17, 6.25),
    ("M23 rebels entered Rubaya in eastern DR Congo.", "Rubaya", "CD", -1.55, 28.87),
    ("اشتباكات في روتشورو شرق الكونغو الديمقراطية", "روتشورو", "CD", -1.19, 29.45),
    ("معارك في إقليم تيغراي شمال إثيوبيا", "تيغراي", "ET", 14.1, 38.5),
    (
        "Fano militiamen clashed with the army near Gondar, in Ethiopia's Amhara region.",
        "Gondar",
        "ET",
        12.6,
        37.47,
    ),
    ("هجوم في كابو ديلغادو شمال موزمبيق", "كابو ديلغادو", "MZ", -12.5, 39.5),
    ("A roadside bomb hit a police van in Bajaur, Pakistan.", "Bajaur", "PK", 34.75, 71.5),
    ("انفجار في إقليم بلوشستان جنوب غربي باكستان", "بلوشستان", "PK", 28.5, 65.5),
    ("معارك في ولاية راخين غربي ميانمار", "راخين", "MM", 19.8, 93.8),
    ("Guerrillas fought in Catatumbo, Colombia, on Monday.", "Catatumbo", "CO", 8.6, -73.0),
]


@pytest.mark.parametrize(("text", "words", "country", "lat", "lon"), NAMED)
def test_the_press_s_name_of_a_far_place_leads_to_its_point(
    find: Find, text: str, words: str, country: str, lat: float, lon: float
) -> None:
    document, hits = find(text, "en" if text.isascii() else "ar")
    rows = [p.row for p in find_places(document, hits) if words in document.span(p.start, p.end).text]
    assert rows, f"{words!r} is not found"
    wide = max(0.25, rows[0].radius_km / 100)
    assert rows[0].country == country
    assert abs(rows[0].lat - lat) < wide and abs(rows[0].lon - lon) < wide, rows[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("حضر الحفل لفيف من الضباط في كييف عاصمة أوكرانيا", "لفيف"),
        ("قال الجندي إن بيني وبين العدو في الكونغو مترين", "بيني"),
        ("فاز الفريق في دوري كرة القدم في بوركينا فاسو", "دوري"),
    ],
)
def test_an_everyday_word_is_no_far_place(find: Find, text: str, words: str) -> None:
    document, hits = find(text, "ar")
    assert all(document.span(p.start, p.end).text != words for p in find_places(document, hits))
