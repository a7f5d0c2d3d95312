"""Places told apart without a name: beside the town named before, and not that town."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.events import code_report
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.model import Report
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def names(find: Find, text: str, lang: str) -> list[str]:
    return [p.row.name for p in find_places(*find(text, lang))]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("A drone struck Sderot, and a rocket fell on a nearby town", "en", ["Sderot", "near Sderot"]),
        ("قصف على مدينة سراقب ثم هجوم على بلدة مجاورة", "ar", ["Saraqib", "near Saraqib"]),
        ("قصف على مدينة سراقب ثم هجوم على قرية أخرى", "ar", ["Saraqib", "near Saraqib"]),
        # joined to the town: told as one place
        ("Strikes hit Sderot and a nearby town", "en", ["Sderot"]),
        ("قصف على مدينة سراقب وبلدة مجاورة", "ar", ["Saraqib"]),
        # the name follows
        ("Strikes hit Saraqib. They seized another town, Binnish", "en", ["Saraqib", "Binnish"]),
        # "on the other hand"
        ("قصفت طائرات مدينة سراقب. من ناحية أخرى، قتل جندي", "ar", ["Saraqib"]),
        ("قصفت طائرات مدينة سراقب وهاجم مسلحون حاجزا في ناحية أخرى", "ar", ["Saraqib", "near Saraqib"]),
        # no town to be near to
        ("Gunmen in Syria attacked another village", "en", ["Syria"]),
    ],
)
def test_a_place_without_a_name(find: Find, text: str, lang: str, wanted: list[str]) -> None:
    assert names(find, text, lang) == wanted


def test_it_is_found_no_more_finely_than_the_town(find: Find) -> None:
    town, near = (p.row for p in find_places(*find("Sderot was hit. So was a nearby town.", "en")))
    assert (near.lat, near.lon, near.country) == (town.lat, town.lon, town.country)
    assert near.radius_km >= 15


def test_two_strikes_on_neighbouring_towns_are_two() -> None:
    text = "قتل خمسة جنود في هجوم على حاجز في مدينة تدمر، وقصفت طائرات بلدة مجاورة."
    events = code_report(Report(id="r", text=text, lang="ar")).events
    assert [(e.type, e.place and e.place.name) for e in events] == [
        ("armed_clash", "Palmyra"),
        ("air_drone_strike", "near Palmyra"),
    ]
    assert [p.text for p in events[1].side1] == ["طائرات"]
