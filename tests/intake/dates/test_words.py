"""Dates as bylines print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tawatur.intake.dates.words import read_line, text_clues

FETCHED = datetime(2023, 3, 13, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("نُشر في 12 مارس 2023 14:05", "2023-03-12T14:05:00"),
        ("نشر بتاريخ: ١٢ آذار/مارس ٢٠٢٣ - ٠٩:١٥ ص", "2023-03-12T09:15:00"),
        ("تاريخ النشر: 2023/03/12", "2023-03-12"),
        ("الأحد 12 تشرين الثاني (نوفمبر) 2023", "2023-11-12"),
        ("31 كانون الأول 2022", "2022-12-31"),
        ("مارس 12, 2023", "2023-03-12"),
        ("12 جانفي 2023", "2023-01-12"),
        ("12 أوت 2022 - 20:31", "2022-08-12T20:31:00"),
        ("17 غشت 2021", "2021-08-17"),
        ("دجنبر 3, 2021", "2021-12-03"),
        ("12 مارس 2023 - 04:30 م", "2023-03-12T16:30:00"),
        ("آخر تحديث: 14 آذار 2023 | نشر في: 12 آذار 2023", "2023-03-12"),
        ("12/11/2023 14:05 (بتوقيت مكة المكرمة)", "2023-11-12T14:05:00+03:00"),
        ("الجمعة 25 شعبان 1444 هـ الموافق 17 مارس 2023 م", "2023-03-17"),
        ("الجمعة 25 شعبان 1444 هـ", "2023-03-17"),
        ("Updated March 14, 2023 | Published March 12, 2023 at 2:05 PM GMT", "2023-03-12T14:05:00+00:00"),
        ("Mon., Sept. 4, 2023, 3:05 p.m. EDT", "2023-09-04T15:05:00-04:00"),
        ("2023-03-12 14:05 +03:00", "2023-03-12T14:05:00+03:00"),
        ("14:05 12-03-2023", "2023-03-12T14:05:00"),
        ("Posted 12/13/2023", "2023-12-13"),
        ("Published 3 hours ago", "2023-03-13T06:30:00+00:00"),
        ("منذ ساعتين", "2023-03-13T07:30:00+00:00"),
        ("قبل 3 أيام", "2023-03-10"),
    ],
)
def test_what_a_byline_says(line: str, value: str) -> None:
    told = read_line(line, FETCHED)
    assert told is not None
    assert told.value == value


@pytest.mark.parametrize(
    "line",
    [
        "آخر تحديث: 14 آذار 2023",
        "Last updated 14 March 2023",
        "31 شباط 2023",
        "12 مارس",
        "الساعة 14:05",
        "في 2023",
        "",
    ],
)
def test_what_says_nothing_of_publication(line: str) -> None:
    assert read_line(line, FETCHED) is None


def test_how_long_ago_says_nothing_where_nobody_knows_since_when() -> None:
    told = read_line("نُشر منذ 3 ساعات")
    assert told is not None
    assert (told.words, told.value, told.cued) == ("منذ 3 ساعات", None, True)


def test_a_month_in_figures_may_be_the_other_one() -> None:
    told = read_line("3/12/2023")
    assert told is not None
    assert (told.value, told.other) == ("2023-12-03", "2023-03-12")


def test_a_line_says_how_much_else_it_says() -> None:
    bare, sentence = (
        read_line("الأحد، 12 آذار 2023"),
        read_line("The attack of 12 March 2023 killed five people"),
    )
    assert bare is not None
    assert sentence is not None
    assert (bare.rest, sentence.rest) == (0, 5)


def test_a_text_gives_its_day_only_by_words_that_say_so() -> None:
    text = "تقرير ميداني\nنُشر في 12 مارس 2023\nقصفت قوات النظام بلدة الأتارب."
    assert [clue.value for clue in text_clues(text)] == ["2023-03-12"]
    assert text_clues("تقرير ميداني\n12 مارس 2023\nقصفت قوات النظام بلدة الأتارب.") == []
