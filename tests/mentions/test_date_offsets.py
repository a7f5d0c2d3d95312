"""How long before what is told a thing was."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.mentions.date_offsets import find_offsets
from tawatur.text import fold

CASES = [
    ("ar", "قصفوا البلدة بعد ثلاثة أيام على هجوم دموي", (3, 3)),
    ("ar", "وصلوا بعد يومين من سقوط المدينة", (2, 2)),
    ("ar", "جرت المعركة غداة اتفاق الهدنة", (1, 1)),
    ("ar", "في الذكرى الثانية لسقوط المدينة", (727, 733)),
    ("ar", "بعد أسبوع من انفجار السوق", (4, 10)),
    ("ar", "بعد مرور عام على اجتياح القضاء", (362, 368)),
    ("ar", "اقتحموا المخفر وذلك عقب مقتل زعيمهم", (0, 7)),
    ("ar", "ويأتي هذا الهجوم بعد خطف تاجرين", (0, 7)),
    ("ar", "ويأتي ذلك بعد يومين من خطف تاجرين", (2, 2)),
    ("en", "the raid came after the murder of a judge", (0, 7)),
    ("en", "they came two days after an attack", (2, 2)),
    ("ar", "وجاء القصف بعد خطف تاجرين", (0, 7)),
    ("en", "a week after the blast", (4, 10)),
    ("en", "just days after a blast", (2, 7)),
    ("en", "the shelling followed a raid on the town", (0, 7)),
    ("en", "the day after a raid", (1, 1)),
    ("en", "on the first anniversary of the siege", (362, 368)),
]


@pytest.mark.parametrize(("lang", "text", "days"), CASES)
def test_offsets(lang: str, text: str, days: tuple[int, int]) -> None:
    norm = fold(text)
    last = find_offsets(norm, lang, 0, len(norm))[-1]
    assert (last.least, last.most) == days


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "clashes followed by a raid"),
        ("ar", "بعد قصف البلدة من الجو"),
        ("en", "hours after the raid"),
        ("fr", "deux jours après"),
    ],
)
def test_no_offsets(lang: str, text: str) -> None:
    norm = fold(text)
    assert find_offsets(norm, lang, 0, len(norm)) == []


def test_before() -> None:
    offset = find_offsets("two days after", "en", 0, 14)[0]
    assert offset.before(date(2016, 5, 10), date(2016, 5, 11)) == (date(2016, 5, 8), date(2016, 5, 9))
