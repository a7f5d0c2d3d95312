"""What the speed bench computes; the figures themselves are for ``make bench``."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from bench import archive, run, speed


def test_the_rate_is_of_the_fastest_run() -> None:
    calls: list[int] = []
    rate = speed.words_per_second(lambda: calls.append(1), words=1000, seconds=0.01)
    assert calls
    assert rate > 1000


def test_what_misses_a_target_is_said() -> None:
    slow = speed.Speed(english=8000.0, arabic=9000.0, spacy=4000.0)
    assert slow.ratio == 2.0
    assert run.speed_shortfalls(slow, speed.ColdStart(best=0.9, median=1.2, peak_mb=90.0)) == [
        "English runs at 2.0 times spaCy, below 8.",
        "a cold start takes 1.20 s, not under 1.",
    ]


def test_without_spacy_the_ratio_is_missing_not_zero() -> None:
    alone = speed.Speed(english=8000.0, arabic=9000.0, spacy=None)
    assert alone.ratio is None
    assert ("times spaCy, English", "not measured") in speed.lines(alone, speed.ColdStart(0.5, 0.6, 90.0))


def test_an_archive_that_takes_too_long_or_too_much_is_said() -> None:
    found = archive.Archive(articles=19000, one_core=200.0, all_cores=90.0, peak_mb=600.0, part_mb=150.0)
    assert archive.shortfalls(found) == [
        "the archive takes 200 s on one core, not under 180.",
        "the archive takes 600 MB, not under 500.",
    ]
    assert ("19,000 articles, one process", "200 s") in archive.lines(found)


def test_the_articles_of_an_archive_are_written_as_lines(tmp_path: Path) -> None:
    rows = [
        {"content": "نص", "title": "عنوان", "date_extracted": "2015-07-21 10:00:00"},
        {"content": "", "title": "فارغ", "date_extracted": "2015-07-21"},
    ]
    with zipfile.ZipFile(tmp_path / "2015-07-21.zip", "w") as opened:
        opened.writestr("2015-07-21.json", json.dumps(rows))
    assert archive.write(tmp_path, tmp_path / "out.jsonl") == 1
    line = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert (line["published"], line["text"]) == ("2015-07-21", "نص")
