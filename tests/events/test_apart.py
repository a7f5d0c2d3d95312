"""Happenings that one sentence or one report tells of apart, and those that are one: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

PUBLISHED = "2016-08-12"

CASES = [
    # two that one strike word governs
    (
        "Turkish jets struck Islamic State targets in Syria and PKK camps in northern Iraq on Friday.",
        [("air_drone_strike", "Syria"), ("air_drone_strike", "northern Iraq")],
    ),
    (
        "واصلت المقاتلات التركية قصف مواقع داعش في سوريا ومعسكرات حزب العمال الكردستاني في شمال العراق.",
        [("air_drone_strike", "Syria"), ("air_drone_strike", "northern Iraq")],
    ),
    # each place with the province that holds it
    (
        "Government jets bombed Saraqib in Idlib province, Latamneh in Hama province and Talbiseh in Homs province.",
        [
            ("air_drone_strike", "Saraqib"),
            ("air_drone_strike", "al-Latamna"),
            ("air_drone_strike", "Tallbisa"),
        ],
    ),
    (
        "قصفت طائرات التحالف مواقع الحوثيين في مدينة رداع بمحافظة البيضاء ومنطقة معبر بمحافظة ذمار.",
        [("air_drone_strike", "Radaa"), ("air_drone_strike", "Mabar")],
    ),
    # a strike by a third side beside a fight
    (
        "أما في الضالع، التي احتدمت فيها المواجهات بين اللجان الشعبية والحوثيين، فقد استهدف التحالف مخازن أسلحة.",
        [("armed_clash", "al-Dali"), ("air_drone_strike", "al-Dali")],
    ),
    # a similar attack is of the kind of the one before
    (
        "قتل خمسة جنود في انفجار عبوة ناسفة في الشيخ زويد أمس. وأصيب عشرون شرطيا الشهر الماضي في هجوم مماثل في العريش.",
        [("remote_explosive", "Sheikh Zuweid"), ("remote_explosive", "Arish")],
    ),
    # fighters taken in a fight are part of it
    (
        "طرد الجيش والمقاومة الحوثيين من مدينة لودر في أبين وأسروا عددا من المتمردين.",
        [("government_regains_territory", "Lawdar")],
    ),
    # the footer of a page repeats its headline
    (
        "قتل ثلاثة جنود في هجوم مسلح على حاجز في الرمادي. رابط الخبر بصحيفة المسار: هجوم على حاجز في الأنبار",
        [("armed_clash", "Ramadi")],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_each_happening_once(text: str, told: list[tuple[str, str]]) -> None:
    events = [e for e in tawatur.code(text, published=PUBLISHED).events if not e.aggregate]
    assert [(e.type, e.place.name if e.place else "") for e in events] == told
