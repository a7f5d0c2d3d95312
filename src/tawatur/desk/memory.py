"""What an open desk keeps in memory of the accounts and comparisons that it has met, so as not to make them again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from tawatur.desk.chunks import chunks
from tawatur.desk.schema import accounts
from tawatur.desk.storing import load_accounts
from tawatur.incidents import Account, Comparison, compare

MOST_ACCOUNTS: Final = 10_000
MOST_COMPARISONS: Final = 30_000


class Memory:
    """Accounts by number, comparisons by pair of numbers. Rows of a desk never change, so neither grows stale."""

    def __init__(self) -> None:
        self.accounts: dict[int, Account] = {}
        self._comparisons: dict[tuple[int, int], Comparison] = {}

    def load(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Have these accounts in memory."""
        for part in chunks(sorted(set(numbers) - self.accounts.keys())):
            self.accounts |= load_accounts(connection, accounts.c.n.in_(part))

    def compared(self, a: int, b: int) -> Comparison:
        """The comparison of two accounts in memory."""
        pair = (min(a, b), max(a, b))
        if pair not in self._comparisons:
            self._comparisons[pair] = compare(self.accounts[pair[0]], self.accounts[pair[1]], whole=False)
        return self._comparisons[pair]

    def trim(self) -> None:
        """Keep to the limits; called between batches, when nothing is in use."""
        if len(self.accounts) > MOST_ACCOUNTS:
            self.accounts.clear()
        if len(self._comparisons) > MOST_COMPARISONS:
            self._comparisons.clear()

    def clear(self) -> None:
        """Forget everything: the numbers given out in a transaction that was taken back will be given out again."""
        self.accounts.clear()
        self._comparisons.clear()
