"""Looking places up by name, in both languages and in several spellings."""

from __future__ import annotations

import pytest

from tawatur.mentions.find_place import find_place


@pytest.mark.parametrize(
    ("name", "country", "point"),
    [
        ("Deir ez-Zor", "SY", (35.3, 40.1)),
        ("deir ez zor", "SY", (35.3, 40.1)),
        ("دير الزور", "SY", (35.3, 40.1)),
        ("al-Tanf", "SY", (33.5, 38.6)),
        ("التنف", "SY", (33.5, 38.6)),
        ("Aleppo", "SY", (36.2, 37.2)),
        ("الحديدة", "YE", (14.8, 42.9)),
    ],
)
def test_the_likeliest_comes_first(name: str, country: str, point: tuple[float, float]) -> None:
    best = find_place(name)[0]
    assert best.row.country == country
    assert abs(best.row.lat - point[0]) < 0.6
    assert abs(best.row.lon - point[1]) < 0.6


def test_a_country_leaves_its_own_and_the_limit_holds() -> None:
    found = find_place("al-", country="sy", limit=5) or find_place("Tal", country="sy", limit=5)
    assert 0 < len(found) <= 5
    assert {match.row.country for match in found} == {"SY"}


def test_the_very_name_comes_before_parts_and_near_spellings() -> None:
    ways = [match.how for match in find_place("Homs", limit=40)]
    order = ["name", "alias", "part", "near"]
    assert ways == sorted(ways, key=order.index)


def test_a_near_spelling_is_found() -> None:
    assert any(match.row.name == "Fallujah" or "Fallu" in match.matched for match in find_place("Falluja"))


@pytest.mark.parametrize("name", ["", "  ", "Xyzzyplugh"])
def test_nothing_is_found_for_no_name(name: str) -> None:
    assert find_place(name) == []
