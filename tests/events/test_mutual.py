"""Who stood against whom where one phrase names both, and whose the fire was that people were killed by."""

from __future__ import annotations

import pytest

import tawatur


def _sides(text: str) -> tuple[list[str], list[str]]:
    (event,) = tawatur.code(text, published="2024-05-03").events
    return [p.text for p in event.side1], [p.text for p in event.side2]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The army and RSF fighters clashed in Khartoum on Sunday.", "The army", "RSF fighters"),
        ("Hamas and Fatah gunmen exchanged fire in Ain al-Hilweh camp on Sunday.", "Hamas", "Fatah gunmen"),
        (
            "Afghan and Pakistani forces exchanged fire near the Torkham crossing.",
            "Afghan",
            "Pakistani forces",
        ),
        ("Armenia and Azerbaijan agreed on a ceasefire on Saturday.", "Armenia", "Azerbaijan"),
        ("Israel and Hamas reached a ceasefire deal on Wednesday.", "Israel", "Hamas"),
        ("اشتبك الجيش وقوات الدعم السريع في الخرطوم أمس.", "الجيش", "قوات الدعم السريع"),
        ("اتفقت أرمينيا وأذربيجان على وقف إطلاق النار السبت.", "أرمينيا", "أذربيجان"),
        ("تبادلت القوات الهندية والباكستانية إطلاق النار في كشمير أمس.", "القوات الهندية", "الباكستانية"),
    ],
)
def test_two_that_clash_or_agree_stand_on_either_side(text: str, one: str, other: str) -> None:
    assert _sides(text) == ([one], [other])


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("The army and allied militias clashed with rebels in Taiz on Monday.", "The army", "rebels"),
        (
            "Fighters from Hamas and Islamic Jihad clashed with Israeli troops in Jenin.",
            "Islamic Jihad",
            "Israeli troops",
        ),
        ("اشتبكت قوات الجيش والشرطة مع مسلحين في العريش أمس.", "الشرطة", "مسلحين"),
    ],
)
def test_those_who_fight_together_stand_on_one_side(text: str, ours: str, theirs: str) -> None:
    one, other = _sides(text)
    assert ours in one
    assert other == [theirs]


@pytest.mark.parametrize(
    ("text", "whose", "whom"),
    [
        ("A Palestinian was killed by Israeli fire in Jenin on Tuesday.", "Israeli", "Palestinian"),
        ("Two farmers were killed by Israeli tank fire near Rafah on Tuesday.", "Israeli", "farmers"),
        ("استشهد فلسطيني برصاص إسرائيلي في جنين أمس.", "إسرائيلي", "فلسطيني"),
        ("قتل جنديان بقذيفة أوكرانية في بيلغورود أمس.", "أوكرانية", "جنديان"),
        ("قتل شاب برصاصة طائشة في بغداد أمس.", "", "شاب"),
        ("A man was killed by friendly fire in Kabul on Friday.", "", "man"),
    ],
)
def test_whose_the_fire_was(text: str, whose: str, whom: str) -> None:
    assert _sides(text) == ([whose] if whose else [], [whom])


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The town of Zabadani has been under the siege of the Syrian army since 2014.",
            "Syrian army",
            "Zabadani",
        ),
        ("El Fasher has been under siege from the RSF since April 2023.", "RSF", "El Fasher"),
        ("The army began its siege of the rebels in Homs in 2012.", "The army", "rebels"),
        ("تعيش تعز تحت حصار الحوثيين منذ 2015.", "الحوثيين", "تعز"),
    ],
)
def test_under_whose_siege(text: str, who: str, what: str) -> None:
    one, other = _sides(text)
    assert one == [who]
    assert other[0] == what
