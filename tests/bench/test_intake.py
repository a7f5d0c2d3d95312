from __future__ import annotations

from dataclasses import replace

from bench import intake
from bench.feeds import article


def test_a_small_intake_is_counted() -> None:
    found = intake.measure(30, 0.0, ("full", "huge", "edited"))
    assert (found.good, found.once, found.missing, found.twice, found.strange) == (29, 29, 0, 0, 0)
    assert (found.edited, found.stale) == (2, 0)
    assert (found.flaws, found.summaries) == (0, 1)
    assert found.unchanged > 0
    assert len(intake.lines(found)) == 9
    assert intake.shortfalls(replace(found, memory=())) == []
    assert intake.shortfalls(replace(found, memory=(), twice=1, once=28, stale=1, flaws=2)) == [
        "intake: 0 good items are missing, 1 are there twice.",
        "intake: 1 items that were changed are on the desk as they were.",
        "intake: verify finds 2 flaws.",
    ]
    assert intake.shortfalls(replace(found, memory=(400.0, 400.0, 560.0))) == [
        "intake: memory grew 1.40 times, over 1.05.",
        "intake: memory reached 560 MB, over 450.",
    ]


def test_an_article_is_always_the_same_and_tells_its_serial() -> None:
    assert article(7) == article(7)
    assert article(7).serial in article(7).text
    assert article(7).text != article(9).text
