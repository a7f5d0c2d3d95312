"""Blocks: whatever their number, together they find the links that one comparer of all accounts finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.incidents.factory import account, event
from tests.scale.archives import moved, samples

from tawatur.events import code_report
from tawatur.incidents import Account, Clusterer, account_keys, accounts_of
from tawatur.scale.blocks import Components, block_of, blocks_of, links_of, newest, number_of


@pytest.fixture(scope="module")
def accounts() -> list[Account]:
    """The samples, and again a day, six days and a month later: across the borders of weeks."""
    coded = [code_report(report) for report in samples()]
    found = [a for one in coded for a in accounts_of(one)]
    assert len(found) > 20
    later = [a for days in (1, 6) for one in moved(samples(), days) for a in accounts_of(code_report(one))]
    return found + later


@pytest.mark.parametrize("blocks", [1, 2, 7, 64])
def test_blocks_find_every_link_once(accounts: list[Account], blocks: int) -> None:
    whole = Clusterer()
    whole.add(accounts)
    right = sorted((sorted((a, b)), found.total) for a, b, found in whole.links())
    assert len(right) > 50
    by_number = {number_of(*a.id): a for a in accounts}
    linked = [
        (sorted((by_number[a].id, by_number[b].id)), total)
        for block in range(blocks)
        for a, b, total in links_of(
            {n: a for n, a in by_number.items() if block in blocks_of(a, blocks)}, block, blocks
        )
    ]
    assert sorted(linked) == right


def test_what_lies_at_a_border_goes_to_both_sides() -> None:
    sunday, monday = (
        replace(account("r", event()), event=replace(event(), date=replace(event().date, start=day, end=day)))
        for day in (event().date.start.fromisocalendar(2023, week, day) for week, day in ((43, 7), (44, 1)))
    )
    assert account_keys(sunday) & account_keys(monday)
    blocks = 1000
    assert set(blocks_of(sunday, blocks)) & set(blocks_of(monday, blocks))


def test_a_block_holds_the_days_of_a_week_and_neighbouring_cells() -> None:
    key = "force/2023-10-24/8:5"
    assert block_of(key, 1000) == block_of("force/2023-10-25/9:6", 1000)
    others = (
        "force/2023-11-24/8:5",
        "force/2023-10-24/80:5",
        "unrest/2023-10-24/8:5",
        "force/undated/nowhere",
    )
    assert all(block_of(key, 1000) != block_of(other, 1000) for other in others)


def test_components_join_what_hangs_together() -> None:
    found = Components()
    for a, b in ((5, 3), (9, 8), (3, 4), (8, 7), (7, 9)):
        found.join(a, b)
    assert found.roots() == {3: 3, 4: 3, 5: 3, 7: 7, 8: 7, 9: 7}


def test_of_copies_the_newest_counts() -> None:
    old, new = ("2023-10-24", "b", "one", 0), ("2023-10-25", "a", "two", 4)
    assert newest([new, old]) == [("one", 0)]
    assert newest([new]) == []
