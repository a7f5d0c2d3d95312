"""Gathers accounts into clusters that do not depend on the order in which the accounts came.

Links between candidates make a graph; its connected components are a matter of the accounts alone. Each component is
then resolved by a pure function of its members: average-link agglomeration in canonical order, in which two accounts
that exclude each other (two events of one report among them) weigh heavily against it. So a chain of weak links does
not pull two happenings into one, while one misread account does not part what many others agree on; and adding
reports one at a time ends where adding them at once does.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from tawatur.incidents.account import Account
from tawatur.incidents.candidates import account_keys
from tawatur.incidents.compare import LINK_THRESHOLD, Comparison, compare, total
from tawatur.incidents.decisions import AccountId, Decision, bonds

Cluster = tuple[Account, ...]


def link(accounts: Iterable[Account]) -> list[Cluster]:
    """The clusters of some accounts, each in canonical order, sorted by their first account."""
    clusterer = Clusterer()
    clusterer.add(accounts)
    return clusterer.clusters()


def resolve(
    members: Iterable[Account],
    links: Mapping[frozenset[AccountId], float] | None = None,
    decisions: Iterable[Decision] = (),
    compared: Callable[[Account, Account], float] = total,
) -> list[Cluster]:
    """Gather accounts into clusters: a pure function of them, whatever their order.

    The two clusters whose accounts fit best on average are merged as long as that average reaches the link threshold
    (a pair that excludes each other counts VETO_TOTAL in it) and some of their accounts are linked. What people
    decided to be one is one from the beginning, and what they parted is never merged. ``links`` may hold the totals
    of all linked pairs, and ``compared`` those of others that are known.
    """
    accounts = sorted(members, key=lambda account: account.order)
    number = {account.id: i for i, account in enumerate(accounts)}
    if links is None:
        links = _links_among(accounts)
    pairs: dict[tuple[int, int], float] = {}
    for (a, b), found in ((tuple(pair), found) for pair, found in links.items()):
        if a in number and b in number:
            pairs[min(number[a], number[b]), max(number[a], number[b])] = found
    clusters = _Merging(accounts, pairs, compared, *bonds(decisions, number)).clusters()
    return sorted((tuple(accounts[i] for i in c) for c in clusters), key=lambda c: c[0].order)


def _links_among(accounts: Iterable[Account]) -> dict[frozenset[AccountId], float]:
    clusterer = Clusterer()
    clusterer.add(accounts)
    return {frozenset((a, b)): comparison.total for a, b, comparison in clusterer.links()}


class _Merging:
    """Average-link agglomeration that compares no more pairs than it must. A cluster goes by its first member.

    An average of two reaches the threshold only where one of the averages that it is made of does. So only clusters
    that have come from linked accounts are ever looked at together.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        pairs: dict[tuple[int, int], float],
        compared: Callable[[Account, Account], float],
        groups: Iterable[list[int]],
        apart: Collection[tuple[int, int]],
    ) -> None:
        self._accounts = accounts
        self._pairs = pairs
        self._compared = compared
        self._group = {group[0]: group for group in groups}
        self._apart = apart
        self._parts: dict[int, list[int]] = {first: [first] for first in self._group}
        self._size = {first: len(group) for first, group in self._group.items()}
        # Of clusters that fit: the total over all pairs of their accounts.
        self._fitting: dict[int, dict[int, float]] = defaultdict(dict)
        self._queue: list[tuple[float, int, int]] = []

    def clusters(self) -> list[list[int]]:
        """Merge what fits best until nothing fits; the members of each cluster in order."""
        first_of = {i: first for first, group in self._group.items() for i in group}
        for pair in {(first_of[i], first_of[j]) for i, j in self._pairs}:
            a, b = min(pair), max(pair)
            if a != b:
                self._weigh(a, b, self._between(a, b))
        while self._queue:
            score, i, j = heapq.heappop(self._queue)
            # An entry is stale once either cluster has changed.
            if j in self._fitting.get(i, ()) and score == -self._average(i, j):
                self._merge(i, j)
        return [sorted(i for part in parts for i in self._group[part]) for parts in self._parts.values()]

    def _merge(self, i: int, j: int) -> None:
        ours, theirs = self._fitting.pop(i), self._fitting.pop(j)
        totals = {}
        for k in (ours.keys() | theirs.keys()) - {i, j}:
            parts = (found.get(k) for found in (ours, theirs))
            first, second = (
                self._total(one, k) if found is None else found
                for one, found in zip((i, j), parts, strict=True)
            )
            totals[k] = first + second
            self._fitting[k].pop(i, None)
            self._fitting[k].pop(j, None)
        self._parts[i] += self._parts.pop(j)
        self._size[i] += self._size.pop(j)
        for k, found in totals.items():
            self._weigh(min(i, k), max(i, k), found)

    def _weigh(self, a: int, b: int, found: float) -> None:
        """Note two clusters that fit, the lower first, with their total."""
        if found == float("-inf"):
            return
        average = self._mean(found, a, b)
        if average >= LINK_THRESHOLD:
            self._fitting[a][b] = self._fitting[b][a] = found
            heapq.heappush(self._queue, (-average, a, b))

    def _average(self, a: int, b: int) -> float:
        return self._mean(self._fitting[a][b], a, b)

    def _mean(self, found: float, a: int, b: int) -> float:
        return round(found / (self._size[a] * self._size[b]), 9)

    def _total(self, a: int, b: int) -> float:
        return sum(self._between(min(x, y), max(x, y)) for x in self._parts[a] for y in self._parts[b])

    def _between(self, a: int, b: int) -> float:
        """The total of two groups: who fits one of those that a person made one fits all, but for what excludes it."""
        if (a, b) in self._apart:
            return float("-inf")
        ours, theirs = self._group[a], self._group[b]
        if len(ours) == len(theirs) == 1:
            return self._pair(a, b)
        best, barred = float("-inf"), float("inf")
        for i in ours:
            for j in theirs:
                found = self._pair(i, j)
                if self._accounts[i].report == self._accounts[j].report:
                    barred = min(barred, found)
                else:
                    best = max(best, found)
        return min(best if best > float("-inf") else barred, barred) * len(ours) * len(theirs)

    def _pair(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in self._pairs:
            self._pairs[pair] = self._compared(self._accounts[pair[0]], self._accounts[pair[1]])
        return self._pairs[pair]


class Clusterer:
    """Takes accounts as they come and keeps their clusters; a report's accounts are compared with candidates only."""

    def __init__(self) -> None:
        self._accounts: dict[AccountId, Account] = {}
        self._by_key: dict[str, set[AccountId]] = defaultdict(set)
        self._component: dict[AccountId, AccountId] = {}
        self._members: dict[AccountId, set[AccountId]] = {}
        self._links: dict[frozenset[AccountId], Comparison] = {}
        self._linked: dict[AccountId, list[frozenset[AccountId]]] = defaultdict(list)
        self._resolved: dict[AccountId, list[Cluster]] = {}

    def add(self, accounts: Iterable[Account]) -> None:
        """Add a report's accounts. Adding what is there already changes nothing.

        Raises ValueError where a known account comes again with another content.
        """
        for account in accounts:
            known = self._accounts.get(account.id)
            if known is None:
                self._add(account)
            elif known != account:
                raise ValueError(
                    f"report {account.report} already tells event {account.event.id} otherwise: give it another id"
                )

    def clusters(self) -> list[Cluster]:
        """All clusters, sorted by their first account."""
        for root, members in self._members.items():
            if root not in self._resolved:
                links = {pair: self._links[pair] for m in members for pair in self._linked[m]}
                totals = {pair: comparison.total for pair, comparison in links.items()}
                self._resolved[root] = resolve([self._accounts[m] for m in members], totals)
        return sorted((c for clusters in self._resolved.values() for c in clusters), key=lambda c: c[0].order)

    def links(self) -> Sequence[tuple[AccountId, AccountId, Comparison]]:
        """Every link between two accounts with its comparison, in the order of their ids."""
        found: list[tuple[AccountId, AccountId, Comparison]] = []
        for pair, comparison in self._links.items():
            first, second = sorted(pair)
            found.append((first, second, comparison))
        return sorted(found, key=lambda row: (row[0], row[1]))

    def _add(self, account: Account) -> None:
        keys = account_keys(account)
        candidates = {other for key in keys for other in self._by_key[key]}
        self._accounts[account.id] = account
        self._component[account.id] = account.id
        self._members[account.id] = {account.id}
        for key in keys:
            self._by_key[key].add(account.id)
        for other in candidates:
            comparison = compare(account, self._accounts[other], whole=False)
            if comparison.same:
                pair = frozenset((account.id, other))
                self._links[pair] = comparison
                self._linked[account.id].append(pair)
                self._join(account.id, other)

    def _join(self, a: AccountId, b: AccountId) -> None:
        kept, merged = sorted(
            (self._component[a], self._component[b]), key=lambda root: -len(self._members[root])
        )
        self._resolved.pop(kept, None)
        if kept == merged:
            return
        self._resolved.pop(merged, None)
        for member in self._members[merged]:
            self._component[member] = kept
        self._members[kept] |= self._members.pop(merged)
