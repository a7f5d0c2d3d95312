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
    # the two sides of a fight, each shelling the other
    (
        "الجيش التركي يقصف مواقع حزب العمال\nقصف حزب العمال الكردستاني أمس موقعا للجيش التركي في هكاري.",
        [("shelling_missile", None), ("shelling_missile", None)],
    ),
    # a suicide bombing in another town with its dead
    (
        "وقع هجوم انتحاري في مدينة قندهار الأربعاء.\nوقتل عشرة في هجوم انتحاري في كابول.",
        [("suicide_bomb", None), ("suicide_bomb", 10)],
    ),
    # a truce that was declared one day, and began on another
    (
        "أعلن التحالف هدنة إنسانية الثلاثاء.\nودخلت الهدنة حيز التنفيذ الخميس.",
        [("agreement", None)],
    ),
    # what a report comes back to after other news; not strikes on another town
    (
        "شن طيران التحالف غارات على مدينة البيضاء.\nوفر السكان من منازلهم.\nوقال طبيب إن المستشفى يعمل.\n"
        "من جانب آخر شن طيران التحالف فجر أمس غارات استهدفت مباني في مدينة البيضاء.",
        [("air_drone_strike", None)],
    ),
    (
        "شن طيران التحالف غارات على مدينة البيضاء.\nوفر السكان من منازلهم.\nوقال طبيب إن المستشفى يعمل.\n"
        "من جانب آخر شن طيران التحالف فجر أمس غارات استهدفت مباني في مدينة ذمار.",
        [("air_drone_strike", None), ("air_drone_strike", None)],
    ),
    # a town taken back, and a village taken near it; not the same town
    (
        "استعادت القوات العراقية مدينة بيجي أمس.\nوقال متحدث إن القوات سيطرت على قرية الصينية.",
        [("government_regains_territory", None), ("government_regains_territory", None)],
    ),
    (
        "استعادت القوات العراقية مدينة بيجي أمس.\nوقال متحدث إن القوات سيطرت على بيجي بالكامل.",
        [("government_regains_territory", None)],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_told_anew(text: str, told: list[tuple[str, int | str | None]]) -> None:
    events = tawatur.code(text, published="2024-05-03").events
    assert [(e.type, e.killed) for e in events] == told
