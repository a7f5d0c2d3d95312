"""What people have decided of accounts: that some tell of one happening, or that they do not.

A decision is between two groups of accounts, named by their reports and events, so that it holds whatever the order in
which reports come. Where two decisions speak of one pair, the later one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

AccountId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """``link``: the accounts of both groups tell of one happening. ``split``: no one of the one with one of the other.

    ``number`` is its place among the decisions; ``at`` is when it was made (ISO 8601, UTC), ``by`` who made it.
    """

    number: int
    kind: Literal["link", "split"]
    ours: tuple[AccountId, ...]
    theirs: tuple[AccountId, ...]
    by: str
    why: str
    at: str

    @property
    def accounts(self) -> tuple[AccountId, ...]:
        """The accounts of both groups."""
        return (*self.ours, *self.theirs)


def bonds(
    decisions: Iterable[Decision], numbers: Mapping[AccountId, int]
) -> tuple[list[list[int]], set[tuple[int, int]]]:
    """What decisions make of some accounts: the groups that are one, and the pairs of groups that stay apart.

    ``numbers`` numbers the accounts from 0 on. A group goes by its first number; a pair has the lower number first.
    The latest decision is heeded first; what an earlier one says against it is passed over.
    """
    root = list(range(len(numbers)))
    apart: set[tuple[int, int]] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        ours, theirs = _known(decision.ours, numbers), _known(decision.theirs, numbers)
        if decision.kind == "split":
            apart |= {_pair(root[a], root[b]) for a in ours for b in theirs if root[a] != root[b]}
            continue
        members = sorted({*ours, *theirs})
        for i, first in enumerate(members):
            for other in members[i + 1 :]:
                kept, gone = _pair(root[first], root[other])
                if kept == gone or (kept, gone) in apart:
                    continue
                root = [kept if r == gone else r for r in root]
                apart = {_pair(*(kept if r == gone else r for r in pair)) for pair in apart}
    groups: dict[int, list[int]] = {}
    for number, first in enumerate(root):
        groups.setdefault(first, []).append(number)
    return list(groups.values()), apart


def _known(accounts: Iterable[AccountId], numbers: Mapping[AccountId, int]) -> list[int]:
    return [numbers[account] for account in accounts if account in numbers]


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def of_accounts(decisions: Iterable[Decision], accounts: Iterable[AccountId]) -> Iterator[Decision]:
    """The decisions that speak of some of these accounts."""
    wanted = set(accounts)
    return (d for d in decisions if not wanted.isdisjoint(d.accounts))
