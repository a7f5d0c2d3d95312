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
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from tawatur.incidents.account import Account
from tawatur.incidents.candidates import account_keys
from tawatur.incidents.compare import LINK_THRESHOLD, VETO_TOTAL, Comparison, compare
from tawatur.incidents.decisions import AccountId, Decision, bonds
from tawatur.incidents.when import Window, window
from tawatur.incidents.when_where import FARTHEST_DAYS

Cluster = tuple[Account, ...]


def _compared(a: Account, b: Account) -> Comparison:
    return compare(a, b, whole=False)


def link(accounts: Iterable[Account]) -> list[Cluster]:
    """The clusters of some accounts, each in canonical order, sorted by their first account."""
    clusterer = Clusterer()
    clusterer.add(accounts)
    return clusterer.clusters()


def resolve(
    members: Iterable[Account],
    compared: Callable[[Account, Account], Comparison] = _compared,
    decisions: Iterable[Decision] = (),
) -> list[Cluster]:
    """Split one connected component into clusters: a pure function of its members, whatever their order.

    The two clusters whose accounts fit best on average are merged as long as that average reaches the link threshold
    (a pair that excludes each other counts VETO_TOTAL in it). What people decided to be one is one from the beginning,
    and what they parted is never merged. ``compared`` may remember comparisons made before.
    """
    accounts = sorted(members, key=lambda account: account.order)
    groups, apart = bonds(decisions, {account.id: i for i, account in enumerate(accounts)})
    clusters: dict[int, list[int]] = {group[0]: group for group in groups}
    # What each two clusters have above a pair that excludes each other, summed over their pairs; most have nothing.
    excess: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, total in _fits(accounts, groups, compared):
        if total > VETO_TOTAL:
            excess[a][b] = excess[b][a] = (total - VETO_TOTAL) * len(clusters[a]) * len(clusters[b])
    parted: dict[int, set[int]] = defaultdict(set)
    for a, b in apart:
        parted[a].add(b)
        parted[b].add(a)
    queue: list[tuple[float, int, int]] = []

    def put(a: int, b: int) -> None:
        average = _average(excess, clusters, a, b)
        if average >= LINK_THRESHOLD and b not in parted[a]:
            heapq.heappush(queue, (-average, min(a, b), max(a, b)))

    for a in sorted(excess):
        for b in excess[a]:
            if a < b:
                put(a, b)
    while queue:
        score, i, j = heapq.heappop(queue)
        # A cluster goes by its first member's number; an entry is stale once either cluster has changed.
        if i not in clusters or j not in clusters or score != -_average(excess, clusters, i, j):
            continue
        clusters[i] = sorted(clusters[i] + clusters.pop(j))
        for k, more in excess.pop(j).items():
            del excess[k][j]
            if k != i:
                excess[i][k] = excess[k][i] = excess[i].get(k, 0.0) + more
        for k in parted.pop(j, ()):
            parted[k].discard(j)
            parted[k].add(i)
            parted[i].add(k)
        for k in excess[i]:
            put(i, k)
    return sorted((tuple(accounts[i] for i in c) for c in clusters.values()), key=lambda c: c[0].order)


def _fits(
    accounts: Sequence[Account],
    groups: Sequence[Sequence[int]],
    compared: Callable[[Account, Account], Comparison],
) -> Iterator[tuple[int, int, float]]:
    """How well each two groups fit that may: who fits one of a group fits all, unless one report tells both."""
    if len(groups) == len(accounts):
        for i, j in near_in_time([window(account.event, account.published) for account in accounts]):
            yield i, j, compared(accounts[i], accounts[j]).total
        return
    first_of = {i: group[0] for group in groups for i in group}
    best: dict[tuple[int, int], float] = {}
    barred: dict[tuple[int, int], float] = {}
    for i, j in combinations(range(len(accounts)), 2):
        total = compared(accounts[i], accounts[j]).total
        pair = min(first_of[i], first_of[j]), max(first_of[i], first_of[j])
        if accounts[i].report == accounts[j].report:
            barred[pair] = min(barred.get(pair, total), total)
        else:
            best[pair] = max(best.get(pair, total), total)
    for pair in sorted(best.keys() | barred.keys()):
        if pair[0] != pair[1]:
            yield *pair, min(best.get(pair, float("inf")), barred.get(pair, float("inf")))


def near_in_time(windows: Sequence[Window | None]) -> Iterator[tuple[int, int]]:
    """Every pair of numbers whose days are not too far apart to be compared, the lower number first."""
    spans = sorted(
        (w.start.toordinal(), w.end.toordinal(), i) if w else (0, date.max.toordinal(), i)
        for i, w in enumerate(windows)
    )
    open_: list[tuple[int, int]] = []
    for start, end, i in spans:
        open_ = [(last, j) for last, j in open_ if start - last <= FARTHEST_DAYS]
        yield from ((min(i, j), max(i, j)) for _, j in open_)
        open_.append((end, i))


def _average(excess: dict[int, dict[int, float]], clusters: dict[int, list[int]], i: int, j: int) -> float:
    pairs = len(clusters[i]) * len(clusters[j])
    return round(VETO_TOTAL + excess[i].get(j, 0.0) / pairs, 9)


class Clusterer:
    """Takes accounts as they come and keeps their clusters; a report's accounts are compared with candidates only."""

    def __init__(self) -> None:
        self._accounts: dict[AccountId, Account] = {}
        self._by_key: dict[str, set[AccountId]] = defaultdict(set)
        self._component: dict[AccountId, AccountId] = {}
        self._members: dict[AccountId, set[AccountId]] = {}
        self._links: dict[frozenset[AccountId], Comparison] = {}
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
                self._resolved[root] = resolve([self._accounts[m] for m in members], self._compared)
        return sorted((c for clusters in self._resolved.values() for c in clusters), key=lambda c: c[0].order)

    def links(self) -> Sequence[tuple[AccountId, AccountId, Comparison]]:
        """Every link between two accounts with its comparison, in the order of their ids."""
        found: list[tuple[AccountId, AccountId, Comparison]] = []
        for pair, comparison in self._links.items():
            first, second = sorted(pair)
            found.append((first, second, comparison))
        return sorted(found, key=lambda row: (row[0], row[1]))

    def _compared(self, a: Account, b: Account) -> Comparison:
        return self._links.get(frozenset((a.id, b.id))) or compare(a, b, whole=False)

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
                self._links[frozenset((account.id, other))] = comparison
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
