"""The snippets: well formed, measured by part and type, and held by floors."""

from __future__ import annotations

from collections import Counter

import pytest

from bench import corpus, snippets
from bench.floors import read_floors
from bench.snippets import Result, Snippet
from tawatur.model import EVENT_TYPES

SCORED = {slug for slug, event_type in EVENT_TYPES.items() if event_type.class_ != "statements"}
RESULTS = [
    Result(Snippet("a", "attack", "dev", "", "2024-01-01"), "attack"),
    Result(Snippet("b", "attack", "test", "", "2024-01-01"), "armed_clash"),
    Result(Snippet("c", "grenade", "test", "", "2024-01-01"), "grenade"),
    Result(Snippet("d", "grenade", "dev", "", "2024-01-01"), "-"),
]


@pytest.mark.parametrize("name", snippets.SETS)
def test_a_set_has_as_many_of_each_type_in_either_part(name: str) -> None:
    rows = snippets.read(name)
    assert set(Counter((row.type, row.part) for row in rows).values()) == {5}
    assert {row.type for row in rows} == SCORED
    assert len({row.id for row in rows}) == len({row.text for row in rows}) == len(rows)


@pytest.mark.parametrize("name", snippets.SETS)
def test_every_set_has_floors_for_its_own_file(name: str) -> None:
    floors = read_floors()[name]
    assert floors["sha256"] == corpus.sha256_of(snippets.path_of(name))
    assert set(floors) == {"sha256", "all", *snippets.PARTS}


def test_shares_are_by_part() -> None:
    assert snippets.shares(RESULTS) == {"all": 0.5, "dev": 0.5, "test": 0.5}


def test_each_type_says_what_it_was_taken_for() -> None:
    lines = snippets.format_results(RESULTS).splitlines()
    assert lines[3].split() == ["attack", "right", "0.50", "of", "2", "taken", "for:", "armed_clash", "1"]
    assert lines[4].endswith("taken for: - 1")


def test_the_first_event_counts_and_none_is_none() -> None:
    told = Snippet("a", "attack", "dev", "Militants killed five farmers in Zamfara on Monday.", "2024-03-05")
    nothing = Snippet("b", "attack", "dev", "The sun shone on Zamfara.", "2024-03-05")
    assert [result.got for result in snippets.code([told, nothing])] == ["attack", "-"]
