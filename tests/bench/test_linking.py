"""Our own pairs are what the bench says they are, and are linked as well as it says."""

from __future__ import annotations

from collections import Counter

from bench import linking


def test_half_of_the_own_pairs_are_hard_negatives_in_both_languages() -> None:
    pairs, reports = linking.own_pairs(), linking.own_reports()
    assert Counter(pairs.values()) == {True: 30, False: 30}
    kinds = Counter("-".join(sorted(str(reports[name].lang) for name in pair)) for pair in pairs)
    assert min(kinds[kind] for kind in ("ar-ar", "ar-en", "en-en")) >= 10


def test_the_pairs_held_out_are_whole_reports_and_most_of_them_across_languages() -> None:
    pairs, reports = linking.own_pairs(linking.HELD_OUT), linking.own_reports(linking.HELD_OUT)
    assert Counter(pairs.values()) == {True: 30, False: 30}
    assert sum(reports[a].lang != reports[b].lang for a, b in pairs) >= 40
    assert all(2 <= len(report.text.split("\n\n")) <= 5 for report in reports.values())


def test_the_own_pairs_are_linked() -> None:
    tally, wrong = linking.score_own()
    assert tally.precision >= 0.95, wrong
    assert tally.recall >= 0.85, wrong
