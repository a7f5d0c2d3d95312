"""What an open desk keeps in memory of the accounts and comparisons that it has met, so as not to make them again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import Connection

from tawatur.desk.chunks import chunks
from tawatur.desk.schema import accounts
from tawatur.desk.storing import load_accounts
from tawatur.incidents import Account, Comparison, compare, total

Key = TypeVar("Key")
Value = TypeVar("Value")
MOST_ACCOUNTS: Final = 1_500
"""An account takes some 14 kB: what of a desk's weeks is in use at a time, not what an intake has brought."""
MOST_TOTALS: Final = 20_000


class Memory:
    """Accounts by number, totals of comparisons by pair. Rows of a desk never change, so neither grows stale."""

    def __init__(self) -> None:
        self.accounts: dict[int, Account] = {}
        self._totals: dict[tuple[int, int], float] = {}

    def load(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Have these accounts in memory; they are the last to be forgotten."""
        wanted = set(numbers)
        for number in wanted & self.accounts.keys():
            self.accounts[number] = self.accounts.pop(number)
        for part in chunks(sorted(wanted - self.accounts.keys())):
            self.accounts |= load_accounts(connection, accounts.c.n.in_(part))

    def link(self, a: int, b: int) -> Comparison | None:
        """The comparison of two accounts in memory, where they tell of one happening."""
        found = compare(self.accounts[a], self.accounts[b], whole=False)
        self._totals[min(a, b), max(a, b)] = found.total
        return found if found.same else None

    def total(self, a: int, b: int) -> float:
        """The total of the comparison of two accounts in memory."""
        pair = (min(a, b), max(a, b))
        if pair not in self._totals:
            self._totals[pair] = total(self.accounts[a], self.accounts[b])
        return self._totals[pair]

    def trim(self) -> None:
        """Forget what was used longest ago, down to the limits; called between batches, when nothing is in use."""
        _trim(self.accounts, MOST_ACCOUNTS)
        _trim(self._totals, MOST_TOTALS)

    def clear(self) -> None:
        """Forget everything: the numbers given out in a transaction that was taken back will be given out again."""
        self.accounts.clear()
        self._totals.clear()


def _trim(known: dict[Key, Value], most: int) -> None:
    """Drop the first of a dictionary, down to so many."""
    for key in list(islice(known, max(0, len(known) - most))):
        del known[key]
