"""Counts: numbers in words and digits, what qualifies them, and numbers that count no things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.mentions import numbers_ar, numbers_en
from tawatur.mentions.counts import find_counts
from tawatur.text import fold

# text | the mention's words | min | max (- where open) | number, about, least, range or some
ENGLISH = """
killed 20 soldiers | 20 | 20 | 20 | number
1,200 men | 1,200 | 1200 | 1200 | number
some 1200 men | some 1200 | 1200 | 1200 | about
three soldiers | three | 3 | 3 | number
twenty-one people | twenty-one | 21 | 21 | number
two hundred and five people | two hundred and five | 205 | 205 | number
1.5 million people | 1.5 million | 1500000 | 1500000 | number
more than a quarter of a million people | more than a quarter of a million | 250000 | - | least
a dozen fighters | a dozen | 12 | 12 | number
at least nine people | at least nine | 9 | - | least
more than 20 people | more than 20 | 20 | - | least
over 350 civilians | over 350 | 350 | - | least
nearly 1200 people | nearly 1200 | 1200 | 1200 | about
around five million | around five million | 5000000 | 5000000 | about
9 to 15 people | 9 to 15 | 9 | 15 | range
10-15 people | 10-15 | 10 | 15 | range
between 10 and 15 people | between 10 and 15 | 10 | 15 | range
20 or more people | 20 or more | 20 | - | least
dozens of people | dozens of | 20 | - | some
several people | several | 2 | - | some
several hundred people | several hundred | 200 | - | some
a number of people | a number of | 2 | - | some
hundreds of thousands of people | hundreds of thousands of | 200000 | - | some
"""

ARABIC = """
مقتل 8 جنود | 8 | 8 | 8 | number
وإصابة ٢٠ | 20 | 20 | 20 | number
1,200 شخص | 1,200 | 1200 | 1200 | number
12 ألف شخص | 12 ألف | 12000 | 12000 | number
ثلاثة آلاف شخص | ثلاثة آلاف | 3000 | 3000 | number
ثلاث نساء | ثلاث | 3 | 3 | number
خمسة وعشرين شخصا | خمسة وعشرين | 25 | 25 | number
أحد عشر شخصا | أحد عشر | 11 | 11 | number
اثنتا عشرة امرأة | اثنتا عشرة | 12 | 12 | number
مئتين وخمسة أشخاص | مئتين وخمسة | 205 | 205 | number
ثلاثمئة شخص | ثلاثمئة | 300 | 300 | number
مائة شخص | مائة | 100 | 100 | number
ألفي شخص | ألفي | 2000 | 2000 | number
جندي واحد | واحد | 1 | 1 | number
وثلاثة جنود | ثلاثة | 3 | 3 | number
نحو 20 شخصا | نحو 20 | 20 | 20 | about
حوالي 400 شخص | حوالي 400 | 400 | 400 | about
لا يقل عن 9 أشخاص | لا يقل عن 9 | 9 | - | least
ما لا يقل عن تسعة أشخاص | ما لا يقل عن تسعة | 9 | - | least
أكثر من 20 شخصا | أكثر من 20 | 20 | - | least
ما بين 10 و15 شخصا | ما بين 10 و15 | 10 | 15 | range
10-15 شخصا | 10-15 | 10 | 15 | range
من 9 إلى 15 شخصا | 9 إلى 15 | 9 | 15 | range
عشرات القتلى | عشرات | 20 | - | some
مئات الأشخاص | مئات | 200 | - | some
عدد من الجنود | عدد من | 2 | - | some
عدة أشخاص | عدة | 2 | - | some
آلاف القتلى | آلاف | 2000 | - | some
"""

NO_COUNT = {
    "en": [
        "a boy aged 5",
        "the 5-year-old boy",
        "a man, 20 years old",
        "an F-16 jet",
        "an m-16 rifle",
        "the T4 airbase",
        "Brigade 101 advanced",
        "a 120mm shell",
        "at 5 km from the town",
        "after 24 hours",
        "about $5 was paid",
        "by 20 percent",
        "on 5 May",
        "on May 5",
        "in 2014",
        "the 30th division",
        "the last one was",
        "Omar Sami, 35, was killed",
        "a girl, Rima, 9, and her father",
    ],
    "ar": [
        "يبلغ من العمر 20 عاما",
        "الفرقة 30",
        "فوج 46",
        "قذائف 120 ملم",
        "على بعد 20 كم",
        "منذ 24 ساعة",
        "في عام 2014",
        "في 5 مايو",
        "بنسبة 20%",
        "بلغ 75 في المئة",
        "الساعة 5",
        "يوم الاثنين",
        "أحد المقاتلين",
    ],
}


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "words", "least", "most", "rule"), rows(ENGLISH))
def test_english(text: str, words: str, least: str, most: str, rule: str) -> None:
    check(text, "en", words, least, most, rule)


@pytest.mark.parametrize(("text", "words", "least", "most", "rule"), rows(ARABIC))
def test_arabic(text: str, words: str, least: str, most: str, rule: str) -> None:
    check(text, "ar", words, least, most, rule)


def check(text: str, lang: str, words: str, least: str, most: str, rule: str) -> None:
    norm = fold(text)
    found = find_counts(norm, lang)
    assert [norm[m.start : m.end] for m in found] == [fold(words)]
    count = found[0]
    assert (count.min, count.max) == (int(least), None if most == "-" else int(most))
    assert count.rule.split(":")[0] == rule
    assert (count.exact, count.some) == (rule == "number", rule == "some")


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, texts in NO_COUNT.items() for text in texts]
)
def test_no_count(lang: str, text: str) -> None:
    assert find_counts(fold(text), lang) == []


def test_what_is_counted_may_stand_before_at_least() -> None:
    norm = fold("قتل 5 أشخاص على الأقل")
    assert [(norm[c.start : c.end], c.min, c.max) for c in find_counts(norm, "ar")] == [("5", 5, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة وثلاثين ألف", 33000),
        ("ألف ومئتان", 1200),
        ("4 آلاف و100", 4100),
        ("مليون", 1_000_000),
        ("2ر3 مليون", 3_200_000),
        ("كتاب", None),
    ],
)
def test_arabic_values(text: str, value: int | None) -> None:
    assert numbers_ar.number_value(fold(text)) == value


@pytest.mark.parametrize(
    ("text", "value"), [("two dozen", 24), ("a hundred", 100), ("half a dozen", 6), ("house", None)]
)
def test_english_values(text: str, value: int | None) -> None:
    assert numbers_en.number_value(text) == value


def test_unknown_language() -> None:
    assert find_counts("20 morts", "fr") == []


VOCABULARY = """
at least more than about between and to or 5 20 1,200 1.5 million hundred twenty-one three dozen
dozens of several one the km % , . -  ثلاثة وعشرين ألف آلاف مئة ومئتين عشر أحد نحو بين و15 إلى لا
يقل عن أكثر من عشرات عدد على الأقل واحد كم في المئة ال
"""
WORDS = VOCABULARY.split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=20) | st.text(max_size=60).map(str.split),
    st.sampled_from(["ar", "en"]),
)
def test_counts_are_ordered_and_inside(words: list[str], lang: str) -> None:
    norm = fold(" ".join(words))
    end = 0
    for count in find_counts(norm, lang):
        assert end <= count.start < count.end <= len(norm)
        assert count.max is None or count.min <= count.max
        end = count.end
