from __future__ import annotations

from dataclasses import replace

from bench import intake
from bench.feeds import article


def test_a_small_intake_is_counted() -> None:
    found = intake.measure(20, 0.0, ("full", "huge"))
    assert (found.good, found.once, found.missing, found.twice, found.strange) == (19, 19, 0, 0, 0)
    assert (found.flaws, found.summaries) == (0, 1)
    assert found.unchanged > 0
    assert len(intake.lines(found)) == 8
    assert intake.shortfalls(replace(found, memory=())) == []
    assert intake.shortfalls(replace(found, memory=(), twice=1, once=18, flaws=2)) == [
        "intake: 0 good items are missing, 1 are there twice.",
        "intake: verify finds 2 flaws.",
    ]
    assert intake.shortfalls(replace(found, memory=(100.0, 100.0, 140.0))) == [
        "intake: memory grew 1.40 times, over 1.25."
    ]


def test_an_article_is_always_the_same_and_tells_its_serial() -> None:
    assert article(7) == article(7)
    assert article(7).serial in article(7).text
    assert article(7).text != article(9).text
