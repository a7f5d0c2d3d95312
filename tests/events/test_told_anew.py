"""Strikes and attacks with tolls of their own further on in a report, and two counts of one: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    # of fighters alone, and later of people without arms
    (
        "قتل 47 عنصراً من تنظيم داعش في قصف لطيران التحالف استهدفهم في محافظتي الأنبار ونينوى.\n"
        "وقال شهود إن السكان خرجوا.\n"
        "كما تحدثت تقارير من داخل الفلوجة عن مقتل وإصابة عدد من الأشخاص إثر قصف استهدف مسجدا في حي الجولان.",
        [("air_drone_strike", 47), ("air_drone_strike", "some")],
    ),
    (
        "تتواصل المعارك في الأنبار.\nوقال متحدث إن الوضع صعب.\n"
        "وقالت مصادر التنظيم إن 113 من عناصر المليشيا قتلوا في هجوم على موقع لها قرب الصقلاوية.\n"
        "كما أفادت مصادر بسقوط قتلى وجرحى في قصف مدفعي استهدف سوقا في الفلوجة.",
        [("armed_clash", 113), ("shelling_missile", "some")],
    ),
    # another's count of the same attack
    (
        "قالت حركة الشباب إنها قتلت 30 جنديا في هجوم على قاعدة في براوي، "
        "بينما قال الجيش الصومالي إن الهجوم أوقع خمسة قتلى فقط.",
        [("armed_clash", 30)],
    ),
    (
        "قتل ثلاثة في هجوم في كابول، وقتل خمسة في هجوم في قندهار.",
        [("armed_clash", 3), ("armed_clash", 5)],
    ),
    # the attack of before, told again
    (
        "قتل خمسة جنود في هجوم على قاعدة في كيدال.\nوقال الجيش إن القاعدة تعرضت للنيران.\n"
        "وقال طبيب إن مدنيا قتل في الهجوم.",
        [("armed_clash", 5)],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_told_anew(text: str, told: list[tuple[str, int | str]]) -> None:
    events = tawatur.code(text, published="2024-05-03").events
    assert [(e.type, e.killed) for e in events] == told
