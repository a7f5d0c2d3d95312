"""Where the coder puts an event: sentences of our own, each with the one place it must have."""

from __future__ import annotations

import pytest

import tawatur

PUBLISHED = "2023-11-17"

CASES = [
    # the town and not the province or country named with it
    (
        "air_drone_strike", "Douma",
        "Warplanes bombed Syria again on Friday. Four people were killed when jets hit Douma, outside Damascus.",
    ),
    ("attack", "Blukwa", "At least nine people were killed when CODECO militiamen raided Blukwa village in Ituri."),
    (
        "shelling_missile", "Khan Sheikhoun",
        "قصف مدفعي في سوريا\nقصفت قوات النظام بالمدفعية أطراف بلدة خان شيخون في ريف إدلب.",
    ),
    # of the sentence before
    (
        "armed_clash", "al-Raqqa",
        "Heavy fighting is going on in Raqqa. Militants clashed with soldiers and five fighters were killed.",
    ),
    # "the city" is the one named before
    (
        "armed_clash", "Taiz",
        "وفي تعز، فقدت المقاومة السيطرة على موقع عسكري. وتتواصل الاشتباكات بين المقاومة والحوثيين في المدينة.",
    ),
    (
        "air_drone_strike", "Sanaa",
        "عاد الهدوء إلى العاصمة صنعاء يوم الجمعة. وشنت مقاتلات التحالف غارات على مواقع للحوثيين في العاصمة.",
    ),
    # neither where the report was written nor where its source sits
    ("air_drone_strike", "Manbij", "BEIRUT (AFP) - Air strikes killed ten civilians in Manbij on Thursday."),
    ("shelling_missile", "Idlib", "BEIRUT Artillery killed two people in Idlib on Thursday, residents said."),
    ("suicide_bomb", "Sirte", "وكالات - بنغازي: قُتل ثلاثة جنود عندما فجر انتحاري نفسه في سرت."),
    (
        "remote_explosive", "Hawija",
        "A source in the Baghdad police command said that a roadside bomb killed two soldiers in Hawija.",
    ),
    # each its own
    ("air_drone_strike", "Mosul", "Warplanes struck Mosul on Monday, and gunmen clashed with soldiers in Tikrit."),
    ("armed_clash", "Tikrit", "Warplanes struck Mosul on Monday, and gunmen clashed with soldiers in Tikrit."),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "place", "text"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_the_place_of_an_event(type_: str, place: str, text: str) -> None:
    coded = tawatur.code(text, published=PUBLISHED)
    events = [e for e in coded.events if e.type == type_]
    assert events, [e.type for e in coded.events]
    assert all(e.place is not None and place in e.place.name for e in events), [e.place for e in events]


def test_no_place_comes_from_outside_the_report() -> None:
    coded = tawatur.code(
        "Gunmen clashed with soldiers in the capital, killing four soldiers.", published=PUBLISHED
    )
    assert all(e.place is None for e in coded.events)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Warplanes raided the towns of Anadan, Hreitan and Kafr Hamra.",
            ["Anadan", "Haritan", "Kafr Hamra"],
        ),
        (
            "Gunmen attacked the villages of Tse Anyam and Mbapupa in Benue State.",
            ["Tse Anyam, Benue", "Mbapupa, Benue"],
        ),
    ],
)
def test_towns_of_a_list_are_told_apart(text: str, places: list[str]) -> None:
    events = tawatur.code(text).events
    assert [e.place and e.place.name for e in events] == places
