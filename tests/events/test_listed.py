"""Places that a sentence lists under one event word: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    # what a list says of its places in brackets
    (
        "شنت الشرطة التركية حملة اعتقالات في إسطنبول وأنقرة وأضنة (جنوب) وقونية (وسط) ومانيسا (شمال غرب).",
        ["Istanbul", "Ankara", "Adana", "Konya", "Manisa"],
    ),
    ("وقعت هجمات في كيدال (شمال) وموبتي (وسط) وسيغو.", ["Kidal", "Mopti", "Segou"]),
    (
        "Russian missiles hit Kharkiv (east), Odesa (south) and Lviv (west) overnight.",
        ["Kharkiv", "Odesa", "Lviv"],
    ),
    # areas about towns, and what goes on after a name that is not known
    ("وقعت اشتباكات في بنغازي ودرنة ومناطق حول سبها.", ["Benghazi", "Darna", "near Sabha"]),
    (
        "استهدفت غارات سعودية مواقع في صعدة وحجة ومناطق قرب عمران وذمار.",
        ["Sa'da", "Hajja", "near Amran", "Dhamar"],
    ),
    ("قتل ثلاثة جنود في اشتباكات في مأرب قرب صرواح.", ["Ma'rib"]),
    # what a list adds
    ("شن الطيران غارات على مواقع في حرض وميدي فضلا عن صعدة.", ["Haradh", "Midi", "Sa'da"]),
    ("قصفت القوات الروسية خاركيف وسومي، إضافة إلى أوديسا.", ["Kharkiv", "Sumy", "Odesa"]),
    (
        "وقعت اشتباكات في منطقتي الزهور والعبيد بريف حلب.",
        ["الزهور, Aleppo countryside", "العبيد, Aleppo countryside"],
    ),
    # "and other cities, among them"
    (
        "خرجت تظاهرات في العاصمة العراقية بغداد ومدن أخرى، منها البصرة والنجف.",
        ["Baghdad", "Basra", "Najaf"],
    ),
    ("اندلعت اشتباكات في صنعاء ومحافظات أخرى بينها تعز.", ["Sanaa", "Taiz"]),
    # parts of two countries, however wide
    ("نفذ الجيش غارات في شمال العراق وجنوب شرق تركيا.", ["northern Iraq", "south-eastern Turkey"]),
    # its other name in brackets
    ("قصفت القوات مدينة كوباني (عين العرب) وتل أبيض.", ["Kobani", "Tal Abyad"]),
    ("Turkish jets bombed Kobani (Ain al-Arab) and Tal Abyad.", ["Kobani", "Tal Abyad"]),
]


@pytest.mark.parametrize(("text", "places"), CASES)
def test_listed(text: str, places: list[str]) -> None:
    events = tawatur.code(text, published="2024-05-03").events
    assert [e.place.name for e in events if e.place] == places


def test_what_a_verb_tells_of_at_several_places_is_of_one_kind() -> None:
    text = "وأفاد البيان أن الغارات استهدفت مواقع داعش في الحسكة والرقة في سوريا، ومناطق حول الموصل والرمادي في العراق."
    events = tawatur.code(text, published="2024-05-03").events
    assert [e.type for e in events] == ["air_drone_strike"] * 4


TOLD = [
    (
        "شنت طائرات روسية غارات بالقرب من مدينتي خاركيف وأوديسا.",
        [("air_drone_strike", "Kharkiv"), ("air_drone_strike", "Odesa")],
    ),
    (
        "استهدفت طائرات التحالف مركبات قرب ثماني مدن منها الموصل والفلوجة والرمادي.",
        [("air_drone_strike", "Mosul"), ("air_drone_strike", "al-Falluja"), ("air_drone_strike", "Ramadi")],
    ),
    (
        "قال المتحدث إن المعارك في محافظات الضالع وأبين ومأرب ما زالت محتدمة.",
        [("armed_clash", "Marib"), ("armed_clash", "Dhale"), ("armed_clash", "Abyan")],
    ),
    (
        "سقطت قذائف على مناطق في مدينة سرت ومناطق أخرى في مدينة مصراتة.",
        [("shelling_missile", "Sirte"), ("shelling_missile", "Misrata")],
    ),
    # a toll told of all of them keeps them together
    (
        "قتل 40 شخصا معظمهم مدنيون، في غارات على مدن حلب وإدلب وحماة.",
        [("air_drone_strike", "Aleppo")],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told_of_each(text: str, told: list[tuple[str, str]]) -> None:
    events = tawatur.code(text, published="2018-05-03").events
    found = [(e.type, e.place.name if e.place else "") for e in events]
    assert sorted(found) == sorted(told)
