"""Our own pairs are what the bench says they are, and are linked as well as it says."""

from __future__ import annotations

import hashlib
from collections import Counter

from bench import linking
from bench.floors import read_floors


def test_half_of_the_own_pairs_are_hard_negatives_in_both_languages() -> None:
    pairs, reports = linking.own_pairs(), linking.own_reports()
    assert Counter(pairs.values()) == {True: 30, False: 30}
    kinds = Counter("-".join(sorted(str(reports[name].lang) for name in pair)) for pair in pairs)
    assert min(kinds[kind] for kind in ("ar-ar", "ar-en", "en-en")) >= 10


def test_the_own_pairs_are_linked() -> None:
    tally, wrong = linking.score_own()
    assert tally.precision >= 0.95, wrong
    assert tally.recall >= 0.85, wrong


def test_the_floors_are_for_these_pairs() -> None:
    floors = read_floors()
    both = linking.PAIRS.read_bytes() + linking.REPORTS.read_bytes()
    assert floors["linking-own"]["sha256"] == hashlib.sha256(both).hexdigest()
    assert set(floors["linking-own"]) == set(floors["linking-dev"]) == {"sha256", "precision", "recall"}
