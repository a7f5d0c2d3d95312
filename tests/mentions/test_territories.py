"""Countries named by the adjective of their land."""

from __future__ import annotations

import pytest

import tawatur


@pytest.mark.parametrize(
    ("by_adjective", "by_name"),
    [
        ("Rockets hit a convoy on Iraqi territory on Monday.", "Rockets hit a convoy in Iraq on Monday."),
        (
            "Rockets hit a convoy on Algerian territory on Monday.",
            "Rockets hit a convoy in Algeria on Monday.",
        ),
        ("سقطت صواريخ في الأراضي السورية وقتلت ثلاثة جنود.", "سقطت صواريخ في سوريا وقتلت ثلاثة جنود."),
    ],
)
def test_a_country_is_one_place_however_it_is_named(by_adjective: str, by_name: str) -> None:
    (one, *_), (other, *_) = tawatur.code(by_adjective).events, tawatur.code(by_name).events
    assert one.place is not None and other.place is not None
    assert (one.place.id, one.place.lat, one.place.lon) == (other.place.id, other.place.lat, other.place.lon)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل خمسة جنود في قصف على كبرى مدن الجنوب اليمني.", "southern Yemen"),
        ("قتل خمسة جنود في غارة بالشمال الشرقي السوري.", "north-eastern Syria"),
        ("قتل خمسة جنود في قصف على الجنوب اللبناني.", "South Lebanon"),
    ],
)
def test_a_part_of_a_country_is_named_by_an_adjective(text: str, name: str) -> None:
    (event,) = tawatur.code(text).events
    assert event.place is not None and event.place.name == name
