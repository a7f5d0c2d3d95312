"""Gathers accounts into clusters that do not depend on the order in which the accounts came.

Links between candidates make a graph; its connected components are a matter of the accounts alone. Each component is
then resolved by a pure function of its members: agglomeration in canonical order by how well two clusters fit, which is
what the better half of their pairs do, less what those weigh that exclude each other (two events of one report among
them). So a chain of weak links does not pull two happenings into one, while accounts that are short, misread or of
another day's count do not part what half of them agree on; and adding reports one at a time ends where adding them at
once does.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from tawatur.incidents.account import Account
from tawatur.incidents.candidates import account_keys
from tawatur.incidents.compare import LINK_THRESHOLD, Comparison, compare, total
from tawatur.incidents.decisions import AccountId, Decision, bonds

Cluster = tuple[Account, ...]
GROUP_THRESHOLD: Final = 2.3
"""What clusters need of which one has several accounts: more than two, since only their better half is weighed."""
AGAINST: Final = -1.0
"""A pair with no more than this speaks against its clusters, and counts in full."""
PARTED: Final = {("", ""): float("-inf")}
"""What stands among the totals of clusters that a person parted."""
Totals = dict[tuple[str, str], float]
"""The totals of the pairs of two clusters. Of each two reports that of the two accounts that fit best, since a report
may tell sides of one happening; within one report that of those that fit worst, since it tells them as two."""


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

    The two clusters that fit best are merged as long as that reaches the link threshold and some of their accounts are
    linked. What people decided to be one is one from the beginning, and what they parted is never merged. ``links``
    may hold the totals of all linked pairs, and ``compared`` those of others that are known.
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


def fit(totals: Iterable[float]) -> float:
    """How well two clusters fit: by the better half of the totals of their pairs, and by each that speaks against it.

    An account that is short or vague fits none of the others well, and a large incident has many of these; what
    excludes each other counts in full.
    """
    ordered = sorted(totals, reverse=True)
    for_it = [total for total in ordered if total > AGAINST]
    better = for_it[: (len(for_it) + 1) // 2]
    fitting = sum(better) / len(better) * len(for_it) if better else 0.0
    return round((fitting + sum(ordered[len(for_it) :])) / len(ordered), 9)


def _note(found: Totals, more: Totals) -> Totals:
    """Add totals to those that were found: of two reports the best stays, within one report the worst."""
    for reports, fitting in more.items():
        known = found.get(reports, fitting)
        found[reports] = min(known, fitting) if reports[0] == reports[1] else max(known, fitting)
    return found


class _Merging:
    """Agglomeration that compares no more pairs than it must. A cluster goes by its first member.

    Only clusters of which some parts have fitted are ever looked at together, so that who comes later changes nothing
    between others.
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
        # Of clusters that fit: how well, and the totals of their pairs.
        self._fitting: dict[int, dict[int, tuple[float, Totals]]] = defaultdict(dict)
        self._queue: list[tuple[float, int, int]] = []

    def clusters(self) -> list[list[int]]:
        """Merge what fits best until nothing fits; the members of each cluster in order."""
        first_of = {i: first for first, group in self._group.items() for i in group}
        for pair in {(first_of[i], first_of[j]) for i, j in self._pairs}:
            a, b = min(pair), max(pair)
            if a != b:
                self._weigh(a, b, self._totals(a, b))
        while self._queue:
            score, i, j = heapq.heappop(self._queue)
            # An entry is stale once either cluster has changed.
            if j in self._fitting.get(i, ()) and score == -self._fitting[i][j][0]:
                self._merge(i, j)
        return [sorted(i for part in parts for i in self._group[part]) for parts in self._parts.values()]

    def _merge(self, i: int, j: int) -> None:
        ours, theirs = self._fitting.pop(i), self._fitting.pop(j)
        totals = {}
        for k in (ours.keys() | theirs.keys()) - {i, j}:
            parts = (found.get(k) for found in (ours, theirs))
            first, second = (
                self._totals(one, k) if found is None else found[1]
                for one, found in zip((i, j), parts, strict=True)
            )
            totals[k] = _note(first, second) if len(first) >= len(second) else _note(second, first)
            self._fitting[k].pop(i, None)
            self._fitting[k].pop(j, None)
        self._parts[i] += self._parts.pop(j)
        for k, found in totals.items():
            self._weigh(min(i, k), max(i, k), found)

    def _weigh(self, a: int, b: int, totals: Totals) -> None:
        """Note two clusters that fit, the lower first, with the totals of their pairs."""
        if totals.keys() >= PARTED.keys():
            return
        score = fit(totals.values())
        single = len(self._parts[a]) == len(self._parts[b]) == 1
        if score >= (LINK_THRESHOLD if single else GROUP_THRESHOLD):
            self._fitting[a][b] = self._fitting[b][a] = score, totals
            heapq.heappush(self._queue, (-score, a, b))

    def _totals(self, a: int, b: int) -> Totals:
        found: Totals = {}
        for x in self._parts[a]:
            for y in self._parts[b]:
                _note(found, self._between(min(x, y), max(x, y)))
        return found

    def _between(self, a: int, b: int) -> Totals:
        """The totals of two groups: who fits one of those that a person made one fits all, but for what excludes it."""
        if (a, b) in self._apart:
            return PARTED
        ours, theirs = self._group[a], self._group[b]
        if len(ours) == len(theirs) == 1:
            return {self._reports(a, b): self._pair(a, b)}
        best, barred = float("-inf"), float("inf")
        for i in ours:
            for j in theirs:
                found = self._pair(i, j)
                if self._accounts[i].report == self._accounts[j].report:
                    barred = min(barred, found)
                else:
                    best = max(best, found)
        total = min(best if best > float("-inf") else barred, barred)
        return {self._reports(i, j): total for i in ours for j in theirs}

    def _reports(self, i: int, j: int) -> tuple[str, str]:
        first, second = sorted((self._accounts[i].report, self._accounts[j].report))
        return first, second

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
