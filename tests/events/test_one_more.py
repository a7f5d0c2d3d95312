"""One more of what a word told, at a place of its own, with the people harmed there: sentences of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    (
        "A car bomb exploded in Kirkuk, killing five people, and another in Baquba, killing two.",
        [("remote_explosive", "Kirkuk", 5), ("remote_explosive", "Baquba", 2)],
    ),
    (
        "انفجرت سيارة مفخخة في بعقوبة فقتل ثلاثة، وأخرى في كركوك ما أسفر عن مقتل أربعة.",
        [("remote_explosive", "Baquba", 3), ("remote_explosive", "Kirkuk", 4)],
    ),
    (
        "انفجرت عبوة ناسفة في حي الكرادة، وأخرى في حي الشعب، وثالثة في مدينة الصدر.",
        [
            ("remote_explosive", "Karrada", None),
            ("remote_explosive", "al-Shaab (Baghdad)", None),
            ("remote_explosive", "Sadr City", None),
        ],
    ),
    (
        "A suicide bomber blew himself up in Maiduguri while another struck a mosque in Bama.",
        [("suicide_bomb", "Maiduguri", None), ("suicide_bomb", "Bama", None)],
    ),
    (
        "شن الطيران غارة على سراقب وأخرى على معرة النعمان.",
        [("air_drone_strike", "Saraqib", None), ("air_drone_strike", "Maarat al-Numan", None)],
    ),
    (
        "استهدفت صواريخ قاعدة القيارة التي تستضيف قوات عراقية وقوات دولية أخرى في شمال العراق.",
        [("shelling_missile", "Qayyarah air base", None)],
    ),
    (
        "قتل مسلحون شرطيا في بعقوبة وآخر في المقدادية.",
        [("armed_clash", "Baquba", 1), ("armed_clash", "Muqdadiyah", 1)],
    ),
    (
        "The coalition carried out 12 air strikes in Yemen on Monday, nine near Hodeidah and three in Saada.",
        [("air_drone_strike", "near Hodeidah", None), ("air_drone_strike", "Sa'da", None)],
    ),
    (
        "Two people died in strikes elsewhere in Ukraine, one in Kharkiv, a second in Sumy and a third in Odesa.",
        [
            ("air_drone_strike", "Kharkiv", 2),
            ("air_drone_strike", "Sumy", None),
            ("air_drone_strike", "Odesa", None),
        ],
    ),
    # people harmed, another deed, another weapon, or no place of its own
    (
        "Air strikes killed five people in Taiz and three in Marib.",
        [("air_drone_strike", "Taiz", 5), ("air_drone_strike", "Marib", 3)],
    ),
    ("أصيب مدني بانفجار لغم في تدمر وآخر برصاص قناص قرب تدمر.", None),
    (
        "A car bomb exploded in Kirkuk and another was defused.",
        [("remote_explosive", "Kirkuk", None), ("disrupted_weapons", "Kirkuk", None)],
    ),
    ("قتل جندي وأصيب آخر بانفجار عبوة في كركوك.", [("remote_explosive", "Kirkuk", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_another_at_a_place_of_its_own(text: str, expected: list[tuple[str, str, int | None]] | None) -> None:
    events = tawatur.code(text, published="2016-08-12").events
    if expected is None:
        assert not any(e.mentions[0].text == "آخر" for e in events)
        return
    told = [(e.type, e.place and e.place.name, e.killed if e.killed != "some" else None) for e in events]
    assert sorted(told, key=str) == sorted(expected, key=str)
