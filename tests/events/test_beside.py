"""What troops bombard beside what else goes on, and bombings that are nouns: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    (
        "شن الطيران الحربي غارات على درعا وسط استمرار قصف قوات النظام على المدينة.",
        [("air_drone_strike", "Daraa"), ("shelling_missile", "Daraa")],
    ),
    (
        "قتل خمسة مدنيين في غارات للطيران السوداني على نيالا وقصف لقوات الدعم السريع على الفاشر.",
        [("air_drone_strike", "Nyala"), ("shelling_missile", "El Fasher")],
    ),
    (
        "دارت اشتباكات في عتمان وسط قصف لقوات النظام على البلدة.",
        [("armed_clash", "Athman"), ("shelling_missile", "Athman")],
    ),
    # an attack on the ground, and the strikes that came after it or went on beside it
    (
        "شن طيران التحالف غارات على مواقع الحوثيين في البيضاء بعد هجوم شنته الميليشيات على نقطة للجيش في رداع.",
        [("air_drone_strike", "al-Bayda"), ("armed_clash", "Radaa")],
    ),
    (
        "بدأ الجيش السوري هجوما على مدينة دوما، آخر مدينة لا تزال بيد المعارضة، يترافق مع قصف جوي عنيف.",
        [("armed_clash", "Douma"), ("air_drone_strike", "Douma")],
    ),
    (
        "شن طيران التحالف هجوما على صعدة وقصف معسكرا للحوثيين.",
        [("air_drone_strike", "Sa'da")],
    ),
    # what was hit with guns is no part of the fight on the ground
    (
        "دارت اشتباكات عنيفة في عتمان وضرب الجيش مواقع المسلحين بقذائف مدفعية.",
        [("armed_clash", "Athman"), ("shelling_missile", "Athman")],
    ),
    # one more deed, at a place of its own
    (
        "اقتحمت قوات المعارضة حاجزا للجيش في سراقب، بالإضافة إلى استهداف دورية عسكرية في معرة النعمان.",
        [("armed_clash", "Saraqib"), ("armed_clash", "Maarat al-Numan")],
    ),
    # the bombing that was told of
    (
        "قصفت طائرات التحالف مواقع الحوثيين في صعدة، وأسفر القصف عن مقتل ثلاثة.",
        [("air_drone_strike", "Sa'da")],
    ),
    (
        "شن الطيران الإسرائيلي غارات على رفح، وقتل عشرة في قصف الجيش الإسرائيلي على المدينة.",
        [("air_drone_strike", "Rafah")],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_beside(text: str, told: list[tuple[str, str]]) -> None:
    events = tawatur.code(text, published="2024-05-03").events
    assert [(e.type, e.place and e.place.name) for e in events] == told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("شن الطيران الحربي غارات على درعا وسط استمرار قصف قوات النظام على المدينة.", "قوات النظام"),
        ("تواصل قصف قوات الدعم السريع على الفاشر.", "قوات الدعم السريع"),
        ("نفذت الشرطة الفرنسية حملة توقيفات في مختلف أنحاء البلاد.", "الشرطة الفرنسية"),
    ],
)
def test_who_stands_behind_the_noun(text: str, who: str) -> None:
    last = tawatur.code(text, published="2024-05-03").events[-1]
    assert last.side1[0].text == who
