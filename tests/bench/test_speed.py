"""What the speed bench computes; the figures themselves are for ``make bench``."""

from __future__ import annotations

from bench import run, speed


def test_the_rate_is_of_the_fastest_run() -> None:
    calls: list[int] = []
    rate = speed.words_per_second(lambda: calls.append(1), words=1000, seconds=0.01)
    assert calls
    assert rate > 1000


def test_what_misses_a_target_is_said() -> None:
    slow = speed.Speed(english=8000.0, arabic=9000.0, spacy=4000.0)
    assert slow.ratio == 2.0
    assert run.speed_shortfalls(slow, speed.ColdStart(best=0.9, median=1.2, peak_mb=90.0)) == [
        "English runs at 2.0 times spaCy, below 5.",
        "a cold start takes 1.20 s, not under 1.",
    ]


def test_without_spacy_the_ratio_is_missing_not_zero() -> None:
    alone = speed.Speed(english=8000.0, arabic=9000.0, spacy=None)
    assert alone.ratio is None
    assert ("times spaCy, English", "not measured") in speed.lines(alone, speed.ColdStart(0.5, 0.6, 90.0))
