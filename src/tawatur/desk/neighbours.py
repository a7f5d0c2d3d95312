"""Accounts, what they are linked with and the incidents that they stand in, read as far as one looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided
from tawatur.desk.history import incidents_of
from tawatur.desk.schema import accounts, links, withdrawals


class Neighbours:
    """Of the accounts that count, those of ``counting`` where it is given, else those that count now.

    Those of ``without`` are left out.
    """

    def __init__(
        self,
        connection: Connection,
        decided: Decided,
        counting: Collection[int] | None = None,
        without: Collection[int] = (),
    ) -> None:
        self._without = without
        self._connection = connection
        self._decided = decided
        self._counting = counting
        self._links: dict[int, dict[int, float]] = {}
        self._more: dict[int, dict[int, float]] = defaultdict(dict)
        self._stands: dict[int, str | None] = {}

    def add(self, a: int, b: int, total: float) -> None:
        """A link that the desk does not hold."""
        self._more[a][b] = self._more[b][a] = total

    def linked(self, numbers: Iterable[int]) -> dict[int, dict[int, float]]:
        """What accounts are linked with, and the totals of the links."""
        numbers = set(numbers)
        self._read_links(numbers - self._links.keys())
        return {number: self._links[number] for number in numbers}

    def standing(self, numbers: Iterable[int]) -> dict[int, str | None]:
        """The incident that each account stands in now; None for one that was not put into any yet."""
        numbers = set(numbers)
        unread = numbers - self._stands.keys()
        if unread:
            found = incidents_of(self._connection, unread)
            self._stands.update({number: found.get(number) for number in unread})
        return {number: self._stands[number] for number in numbers}

    def looked_at(self) -> tuple[frozenset[int], frozenset[str]]:
        """The accounts whose links were read, with those that they are linked with, and the incidents they stand in."""
        linked = {other for others in self._links.values() for other in others}
        stands = frozenset(incident for incident in self._stands.values() if incident is not None)
        return frozenset(self._links.keys() | linked), stands

    def whole(self, numbers: Iterable[int]) -> set[int]:
        """Accounts with all others of the incidents that they stand in, and those that a person linked with them."""
        found = set(numbers)
        fresh = found
        while fresh:
            near = self.linked(fresh)
            stands = self.standing({*fresh, *(other for others in near.values() for other in others)})
            together = {
                other
                for number, others in near.items()
                for other in others
                if stands[number] is not None and stands[other] == stands[number]
            }
            fresh = (together | self._decided.linked_with(fresh)) - found - set(self._without)
            found |= fresh
        return found

    def _read_links(self, numbers: Collection[int]) -> None:
        found: dict[int, dict[int, float]] = {number: dict(self._more.get(number, {})) for number in numbers}
        for part in chunks(numbers):
            for ours, theirs in ((links.c.a, links.c.b), (links.c.b, links.c.a)):
                query = select(ours, theirs, links.c.total).where(ours.in_(part))
                if self._counting is None:
                    joined = links.join(accounts, accounts.c.n == theirs)
                    joined = joined.outerjoin(withdrawals, withdrawals.c.coding == accounts.c.coding)
                    query = query.select_from(joined).where(withdrawals.c.coding.is_(None))
                for number, other, total in self._connection.execute(query):
                    if other in self._without:
                        continue
                    if self._counting is None or other in self._counting:
                        found[number][other] = total
        self._links |= found
