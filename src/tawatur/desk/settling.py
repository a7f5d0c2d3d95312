"""Which incidents a change leaves as they stand, and what the accounts around it become.

Until accounts of two clusters are joined, each cluster grows as it would alone. So clusters that do not join when each
two of them are merged by themselves are those that merging all accounts of the desk at once gives; and only pairs of
which one has changed need to be looked at again. What has changed is therefore merged together with all that it is
linked with, further and further out, until nothing that has changed is linked with what was left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from tawatur.desk.deciding import Decided
from tawatur.desk.memory import Memory
from tawatur.desk.neighbours import Neighbours
from tawatur.incidents import Account, resolve

Settled = tuple[tuple[Account, ...], list[int]]
"""The accounts of a cluster in their order, and their numbers."""


def settle(
    connection: Connection, touched: Collection[int], near: Neighbours, memory: Memory, decided: Decided
) -> list[Settled]:
    """The clusters that hold accounts ``touched``, and every other one that is not as it stands.

    ``touched`` are the accounts that are new, and those of incidents that others have left.
    """
    region = near.whole(touched)
    while True:
        memory.load(connection, region)
        stands = defaultdict(set)
        for number, incident in near.standing(region).items():
            stands[incident].add(number)
        known = {None: set[int](), **stands}
        changed = [
            cluster
            for cluster in _clusters(region, near, memory, decided)
            if not _is_as_it_stands(set(cluster[1]), known, near) or not set(touched).isdisjoint(cluster[1])
        ]
        around = near.linked(number for _, numbers in changed for number in numbers)
        outside = {other for others in around.values() for other in others} - region
        if not outside:
            return changed
        region |= near.whole(outside)


def _is_as_it_stands(numbers: set[int], known: dict[str | None, set[int]], near: Neighbours) -> bool:
    incident = near.standing(numbers)[min(numbers)]
    return incident is not None and known[incident] == numbers


def _clusters(region: set[int], near: Neighbours, memory: Memory, decided: Decided) -> Iterator[Settled]:
    number_of = {memory.accounts[number].id: number for number in region}
    links = {
        frozenset((memory.accounts[a].id, memory.accounts[b].id)): total
        for a, others in near.linked(region).items()
        for b, total in others.items()
        if a < b and b in region
    }
    members = [memory.accounts[number] for number in sorted(region)]

    def compared(a: Account, b: Account) -> float:
        return memory.total(number_of[a.id], number_of[b.id])

    for cluster in resolve(members, links, decided.of(number_of), compared):
        yield cluster, [number_of[account.id] for account in cluster]
