"""What the output says of a report's day and of the files that came with it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.intake.dates.test_clues import page
from tests.intake.test_media import DIGEST, PHOTO, TELEGRAM

from tawatur.desk import Desk

STRIKE = "An air strike killed three people in Mayadin yesterday, residents said.\n"
UNKNOWN = "no day of publication is known, so words such as “yesterday”"


def test_a_report_without_a_day_says_so_everywhere(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STRIKE)
    assert UNKNOWN in " ".join(run("code", path).out.split())
    assert UNKNOWN in " ".join(run("code", path, "--explain").out.split())
    (coded,) = run("code", path, "--json").json_lines
    assert (coded["counted_from"], coded["report"]["published"], coded["events"][0]["date"]) == (
        None,
        None,
        None,
    )
    (coded,) = run("code", path, "--json", "--published", "2023-11-20").json_lines
    assert (coded["counted_from"], coded["events"][0]["date"]["start"]) == ("2023-11-20", "2023-11-19")
    assert UNKNOWN not in run("code", path, "--published", "2023-11-20").out


def test_a_dateline_is_counted_from_and_said_to_be(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Monday 20 Nov 2023 - {STRIKE}")
    (coded,) = run("code", path, "--json").json_lines
    assert (coded["counted_from"], coded["report"]["published"]) == ("2023-11-20", None)
    assert "days were counted from the dateline, 2023-11-20" in run("code", path).out


def test_a_report_that_says_when_it_was_written_is_counted_from_then(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قتل جندي في انفجار عبوة اليوم (السبت) في العريش. وكان مسلحون خطفوا شرطيا في رفح أمس.")
    (coded,) = run("code", path, "--json", "--published", "2023-11-20").json_lines
    assert coded["counted_from"] == "2023-11-18"
    assert [e["date"]["start"] for e in coded["events"]] == ["2023-11-18", "2023-11-17"]
    assert "it was written on 2023-11-18" in run("code", path, "--published", "2023-11-20").out


def test_a_day_in_doubt_with_what_says_which(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    head = '<meta property="article:published_time" content="2024-01-05T10:00:00Z">'
    head += '<meta property="og:site_name" content="عنب بلدي">'
    path.write_text(page(head, "<p>نُشر في 12 آذار 2023 14:05</p>"))
    done = run("code", path, "--explain")
    assert done.sentences[0].endswith("its text says 2023-03-12; 2024-01-05 was taken.")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert (
        "published 2024-01-05T10:00:00+00:00: metadata (article:published_time), “2024-01-05T10:00:00Z”"
        in lines
    )
    told = " ".join(lines)
    assert "taken: 2024-01-05T13:00:00+03:00; these do not agree" in told
    assert "the time zone is assumed: Asia/Damascus, by the publisher's country" in told


def test_files_are_named_with_their_hashes_and_kept_with_the_report(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "export"
    (export / "photos").mkdir(parents=True)
    (export / "photos" / "photo_1.jpg").write_bytes(PHOTO)
    (export / "result.json").write_text(json.dumps(TELEGRAM))
    out = " ".join(run("code", export).out.split())
    assert f"file photos/photo_1.jpg (photo): sha256 {DIGEST}" in out
    assert "file (photo): not included in the export" in out
    first = run("code", export, "--json").json_lines[0]
    assert first["report"]["media"] == [
        {"name": "photos/photo_1.jpg", "type": "photo", "sha256": DIGEST, "missing": None}
    ]
    desk = tmp_path / "d.db"
    run("add", "--desk", desk, export)
    with Desk(desk) as store:
        (media,) = store.coded("telegram:1234567890:1").report.media
        assert (media.sha256, store.verify().flaws) == (DIGEST, ())
