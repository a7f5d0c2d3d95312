"""Which block compares two accounts: blocks of a week and a few grid cells, that overlap where their borders are.

The keys under which accounts are candidates for one incident (``incidents.candidates``) already reach a day and a few
kilometres beyond what they are of. A block owns some of the keys; an account goes to every block that owns one of its
keys, so what lies at a border goes to the blocks on both sides. Two accounts that share keys are compared in the block
that owns the least of these: once, whatever the number of blocks.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Final

from tawatur.incidents import Account, account_keys, compare

_DAYS: Final = 7
_CELLS: Final = 4
"""Rows and columns of the grid that a block holds: about 200 km."""
Link = tuple[int, int, float]


@lru_cache(maxsize=1 << 18)
def block_of(key: str, blocks: int) -> int:
    """The block that owns a key."""
    head, when, where = key.split("/", 2)
    if len(when) == 10 and when[4] == "-":
        when = str(date.fromisoformat(when).toordinal() // _DAYS)
    row, colon, column = where.partition(":")
    if colon and row.lstrip("-").isdecimal():
        where = f"{int(row) // _CELLS}:{int(column) // _CELLS}"
    return number_of(f"{head}/{when}/{where}") % blocks


def blocks_of(account: Account, blocks: int) -> list[int]:
    """The blocks that an account goes to."""
    return sorted({block_of(key, blocks) for key in account_keys(account)})


def number_of(*words: str) -> int:
    """A number of 63 bits that stands for some words in a job."""
    packed = "\x1f".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big") >> 1


def links_of(members: Mapping[int, Account], block: int, blocks: int) -> Iterator[Link]:
    """The links between the accounts of a block that are its to find, with their totals. Accounts go by number."""
    keys = {number: account_keys(account) for number, account in members.items()}
    index: dict[str, list[int]] = defaultdict(list)
    for number, ours in keys.items():
        for key in ours:
            if block_of(key, blocks) == block:
                index[key].append(number)
    for key, sharing in index.items():
        for a, b in combinations(sorted(sharing, key=lambda number: members[number].order), 2):
            if min(keys[a] & keys[b]) == key:
                found = compare(members[a], members[b], whole=False)
                if found.same:
                    yield a, b, found.total


class Components:
    """Which accounts hang together by links (union-find); each component goes by one of its members."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def join(self, a: int, b: int) -> None:
        """Note that two accounts are linked."""
        a, b = self._root(a), self._root(b)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def roots(self) -> dict[int, int]:
        """The component of each account that is linked with another."""
        return {number: self._root(number) for number in self._parent}

    def _root(self, number: int) -> int:
        parent = self._parent
        parent.setdefault(number, number)
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number


def newest(copies: Iterable[tuple[str, str, str, int]]) -> Sequence[tuple[str, int]]:
    """Of the copies of one report, all but the one that counts, by their file and row.

    A copy is its moment of publication (as it sorts), its digest, its file and row: the newest counts.
    """
    ordered = sorted(copies)
    return [(part, row) for _, _, part, row in ordered[:-1]]
