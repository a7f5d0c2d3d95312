"""A place lies where the text says it does: a namesake far from what holds it is not meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def row_of(find: Find, text: str, lang: str, words: str) -> PlaceRow:
    """The place that some words of a text mean."""
    document, hits = find(text, lang)
    found = {document.span(p.name_start, p.end).text: p.row for p in find_places(document, hits)}
    return next(row for name, row in found.items() if words in name)


@pytest.mark.parametrize(
    ("text", "lang", "words", "lat", "lon"),
    [
        ("سيطرت القوات على بلدة الزيادية في ريف إدلب الغربي", "ar", "الزيادية", 35.85, 36.4),
        ("اندلعت اشتباكات في النخيلة بمديرية المسيمير في محافظة لحج", "ar", "النخيلة", 13.4, 44.6),
        ("انفجار في حي الكرامة جنوب العريش", "ar", "الكرامة", 31.13, 33.8),
        ("قتل سبعة بانفجار عبوات في حيي اليرموك والأملاك في بعقوبة", "ar", "الأملاك", 33.75, 44.64),
        ("قصف الطيران الحربي قرية المنصورة بريف درعا الشرقي", "ar", "المنصورة", 32.7, 36.3),
        ("قتل خمسة في معارك في مدينة سبها جنوب طرابلس", "ar", "سبها", 27.04, 14.43),
        ("A bomb killed four people in the al-Jadida neighborhood of western Mosul.", "en", "al-Jadida", 36.34, 43.1),
        ("Shelling hit the village of al-Mansoura in Daraa province.", "en", "al-Mansoura", 32.8, 36.2),
    ],
)  # fmt: skip
def test_a_place_lies_in_what_holds_it(
    find: Find, text: str, lang: str, words: str, lat: float, lon: float
) -> None:
    row = row_of(find, text, lang, words)
    assert great_circle_km(row.lat, row.lon, lat, lon) < 40


def test_a_name_means_the_same_place_again(find: Find) -> None:
    text = "انفجار في حي الكرامة جنوب العريش. وقال شهود إن حي الكرامة شهد انفجارا ثانيا."
    document, hits = find(text, "ar")
    rows = [p.row for p in find_places(document, hits) if "الكرامة" in document.span(p.start, p.end).text]
    assert len(rows) == 2
    assert all(great_circle_km(r.lat, r.lon, 31.13, 33.8) < 40 for r in rows)


@pytest.mark.parametrize(
    ("text", "lang", "words", "name"),
    [
        ("وفي مأرب، شمال شرقي العاصمة صنعاء، هاجم الحوثيون مواقع للمقاومة", "ar", "مأرب", "Ma'rib"),
        ("نقلت القوات من الرقة إلى ريف حلب", "ar", "الرقة", "al-Raqqa"),
        ("Warplanes bombed Ras al-Ayn in Hasakah province", "en", "Ras al-Ayn", "Ras al-Ain"),
    ],
)
def test_what_lies_beside_or_within_stays(find: Find, text: str, lang: str, words: str, name: str) -> None:
    assert row_of(find, text, lang, words).name == name
