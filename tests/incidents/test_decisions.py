"""What people decided holds against what the accounts tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import account, event

from tawatur.incidents import resolve
from tawatur.incidents.decisions import Decision

NAMES = ("a", "b", "c", "d", "e", "f")
ACCOUNTS = tuple(
    account(name, event(where=("tanf", "tanf", "asad", "asad", "tanf", "mayadin")[i]))
    for i, name in enumerate(NAMES)
)


def decision(kind: str, ours: str, theirs: str, number: int = 1) -> Decision:
    """A decision between the accounts of some reports, each named by one letter."""
    groups = [tuple((name, "e1") for name in group) for group in (ours, theirs)]
    return Decision(number, kind, *groups, "R. Haddad", "Seen.", "2023-11-01T00:00:00+00:00")  # type: ignore[arg-type]


def told(*decisions: Decision, accounts: tuple[object, ...] = ACCOUNTS) -> list[str]:
    """The clusters, each as the letters of its reports."""
    return ["".join(a.report for a in c) for c in resolve(accounts, decisions=decisions)]  # type: ignore[arg-type]


def test_without_decisions_the_place_tells() -> None:
    assert told() == ["abe", "cd", "f"]


def test_a_link_holds_against_what_rules_out() -> None:
    assert told(decision("link", "abe", "cd")) == ["abcde", "f"]


def test_a_split_parts_and_others_go_where_they_fit() -> None:
    assert told(decision("split", "a", "b")) in (["ae", "b", "cd", "f"], ["a", "be", "cd", "f"])
    assert told(decision("split", "a", "be")) == ["a", "be", "cd", "f"]


def test_the_later_decision_counts() -> None:
    split, link = decision("split", "a", "be", 1), decision("link", "a", "be", 2)
    assert told(split, link) == ["abe", "cd", "f"]
    again = decision("split", "a", "be", 3)
    assert told(again, split, link) == ["a", "be", "cd", "f"]


def test_a_decision_about_what_is_not_there_changes_nothing() -> None:
    assert told(decision("link", "a", "x"), decision("split", "y", "b")) == ["abe", "cd", "f"]


groups = st.sets(st.sampled_from(NAMES), min_size=2, max_size=5).map(sorted)


@given(
    st.lists(st.tuples(st.sampled_from(("link", "split")), groups, st.integers(1, 4)), max_size=5),
    st.permutations(ACCOUNTS),
    st.randoms(use_true_random=False),
)
def test_the_order_makes_no_difference_and_the_latest_decision_holds(
    drawn: list[tuple[str, list[str], int]], accounts: list[object], chance: object
) -> None:
    made = [
        decision(
            kind, "".join(names[: min(cut, len(names) - 1)]), "".join(names[min(cut, len(names) - 1) :]), n
        )
        for n, (kind, names, cut) in enumerate(drawn)
    ]
    expected = told(*made)
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(*shuffled, accounts=tuple(accounts)) == expected
    if made:
        last = made[-1]
        within = {name: cluster for cluster in expected for name in cluster}
        pairs = [(within[a], within[b]) for a, _ in last.ours for b, _ in last.theirs]
        assert all((a == b) == (last.kind == "link") for a, b in pairs)
