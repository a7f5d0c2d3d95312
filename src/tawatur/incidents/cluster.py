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
from collections.abc import Iterable, Sequence

from tawatur.incidents.account import Account
from tawatur.incidents.candidates import account_keys
from tawatur.incidents.compare import LINK_THRESHOLD, Comparison, compare
from tawatur.incidents.decisions import AccountId, Decision, bonds

Cluster = tuple[Account, ...]


def link(accounts: Iterable[Account]) -> list[Cluster]:
    """The clusters of some accounts, each in canonical order, sorted by their first account."""
    clusterer = Clusterer()
    clusterer.add(accounts)
    return clusterer.clusters()


def resolve(
    members: Iterable[Account],
    known: dict[frozenset[AccountId], Comparison] | None = None,
    decisions: Iterable[Decision] = (),
) -> list[Cluster]:
    """Split one connected component into clusters: a pure function of its members, whatever their order.

    The two clusters whose accounts fit best on average are merged as long as that average reaches the link threshold
    (a pair that excludes each other counts VETO_TOTAL in it). What people decided to be one is one from the beginning,
    and what they parted is never merged. ``known`` may hold comparisons already made.
    """
    accounts = sorted(members, key=lambda account: account.order)
    known = known if known is not None else {}
    groups, apart = bonds(decisions, {account.id: i for i, account in enumerate(accounts)})
    clusters: dict[int, list[int]] = {group[0]: group for group in groups}
    first_of = {i: group[0] for group in groups for i in group}
    totals: dict[int, dict[int, float]] = defaultdict(dict)
    queue: list[tuple[float, int, int]] = []
    best: dict[tuple[int, int], float] = {}
    barred: dict[tuple[int, int], float] = {}
    for j in range(len(accounts)):
        for i in range(j):
            found = known.get(frozenset((accounts[i].id, accounts[j].id))) or compare(
                accounts[i], accounts[j], whole=False
            )
            pair = min(first_of[i], first_of[j]), max(first_of[i], first_of[j])
            held = barred if accounts[i].report == accounts[j].report else best
            pick = min if held is barred else max
            held[pair] = pick(held.get(pair, found.total), found.total)
    # Who fits one of those that a person made one fits them all, unless one report tells both.
    for pair in best.keys() | barred.keys():
        a, b = pair
        if a != b:
            total = min(best.get(pair, float("inf")), barred.get(pair, float("inf")))
            totals[a][b] = totals[b][a] = total * len(clusters[a]) * len(clusters[b])
    for a, b in apart:
        totals[a][b] = totals[b][a] = float("-inf")
    averages = ((_average(totals, clusters, i, j), i, j) for i in clusters for j in totals[i] if i < j)
    queue.extend((-average, i, j) for average, i, j in averages if average >= LINK_THRESHOLD)
    heapq.heapify(queue)
    while queue:
        score, i, j = heapq.heappop(queue)
        # A cluster goes by its first member's number; an entry is stale once either cluster has changed.
        if i not in clusters or j not in clusters or score != -_average(totals, clusters, i, j):
            continue
        clusters[i] = sorted(clusters[i] + clusters.pop(j))
        ours, theirs = totals[i], totals.pop(j)
        totals[i] = merged = {k: ours[k] + theirs[k] for k in ours if k in theirs}
        for k in {*ours, *theirs}:
            totals[k].pop(j, None)
            totals[k].pop(i, None)
            if k in merged:
                totals[k][i] = merged[k]
                first, second = min(i, k), max(i, k)
                average = _average(totals, clusters, first, second)
                if average >= LINK_THRESHOLD:
                    heapq.heappush(queue, (-average, first, second))
    return sorted((tuple(accounts[i] for i in c) for c in clusters.values()), key=lambda c: c[0].order)


def _average(totals: dict[int, dict[int, float]], clusters: dict[int, list[int]], i: int, j: int) -> float:
    total = totals[i].get(j, float("-inf"))
    return total if total == float("-inf") else round(total / (len(clusters[i]) * len(clusters[j])), 9)


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
                self._resolved[root] = resolve([self._accounts[m] for m in members], self._links)
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
