"""Every value told, by whom and when; which is taken; real text in."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from tests.incidents.wire import (
    BY_ISRAEL,
    BY_US,
    COPY,
    CORRECTION,
    DENIAL,
    FIFTEEN,
    NINE,
    NINE_AR,
    RETRACTION,
    incident,
    values,
)

from tawatur.incidents.consolidate import RULES
from tawatur.incidents.values import latest_toll
from tawatur.model import Telling, Toll

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_a_rising_toll_is_a_range_with_its_history() -> None:
    found = incident([FIFTEEN, NINE])
    assert found.killed == Toll(9, 15)
    killed = values(found, "killed")
    told = [(v.value, v.taken, t.publisher, (t.published or "")[:16]) for v in killed.values for t in v.told]
    assert told == [
        ("9", False, "Badia News", "2023-11-20T14:00"),
        ("15", True, "Jazira Courier", "2023-11-21T08:00"),
    ]
    assert [t.origins for v in killed.values for t in v.told][1] == ("sohr",)


def test_a_denial_stands_beside_what_it_denies() -> None:
    found = incident([NINE, DENIAL])
    assert found.grade == "contested"
    status = values(found, "status")
    assert [(v.value, v.taken, v.told[0].report) for v in status.values] == [
        ("occurred", True, "nine"),
        ("denied", False, "denial"),
    ]
    assert found.killed == Toll(9, 9)


def test_rival_perpetrators_stand_side_by_side() -> None:
    found = incident([BY_ISRAEL, BY_US])
    assert found.grade == "contested"
    side = values(found, "side1")
    assert {v.value: v.told[0].origins for v in side.values} == {
        "US air force": ("sana",),
        "Israeli Air Force": ("sohr",),
    }
    assert [v.taken for v in side.values].count(True) == 1


def test_the_order_of_arrival_makes_no_difference() -> None:
    reports = [NINE, COPY, BY_US, FIFTEEN, DENIAL, CORRECTION, RETRACTION, NINE_AR]
    expected = incident(reports)
    for number, order in enumerate(permutations(reports)):
        if number % 4001 == 0:
            assert incident(order) == expected


@pytest.mark.parametrize("field", RULES)
def test_the_rules_stand_in_the_documentation(field: str) -> None:
    page = " ".join((DOCS / "corroboration.md").read_text(encoding="utf-8").split())
    assert RULES[field].sentence.rstrip(".") in page
    assert f"`{RULES[field].slug}`" in page


def telling(origin: str, published: str | None, withdrawn: str | None = None) -> Telling:
    return Telling(f"{origin}-{published}", "Badia News", published, (origin,), withdrawn)


def test_each_origin_counts_with_its_latest_number() -> None:
    told = {
        "9": [telling("sohr", "2023-11-20"), telling("sana", "2023-11-20")],
        "15": [telling("sohr", "2023-11-21"), telling("afp", "2023-11-21")],
    }
    assert latest_toll(told) == "15"
    assert latest_toll({"9": told["9"], "15": told["15"][1:]}) == "9"


def test_among_equals_the_latest_told_is_taken_then_the_higher() -> None:
    assert latest_toll({"12": [telling("a", "2023-11-20")], "9": [telling("b", "2023-11-21")]}) == "9"
    assert latest_toll({"9": [telling("a", "2023-11-20")], "12": [telling("b", "2023-11-20")]}) == "12"
    assert latest_toll({"9": [telling("a", "2023-11-20")], "some": [telling("b", "2023-11-21")]}) == "9"
    assert latest_toll({"9": [telling("a", "2023-11-20", "r")], "5": [telling("a", "2023-11-19")]}) == "5"
