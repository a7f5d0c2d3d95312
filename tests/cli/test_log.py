"""The log of a desk, as people and programs read it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

TEXT = "Government artillery shelled Atarib on Tuesday, killing three civilians, activists said."


def test_what_was_done_is_listed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    desk = tmp_path / "w.db"
    run("add", "--desk", desk, "--published", "2023-11-15", tmp_path / "a.txt")
    run("watch", "add", "--desk", desk, "https://a.example/feed")
    run("expunge", "--desk", desk, "a", "--by", "ناديا", "--reason", "names a\u202e witness", "--yes")
    lines = run("log", "--desk", desk).out.splitlines()
    assert [line.split("  ")[-1] for line in lines[:3]] == [
        "files 1",
        "reports 1",
        "url https://a.example/feed",
    ]
    assert "expunge" in lines[3] and "ناديا" in lines[3] and "reason names a  witness" in lines[3]
    entries = run("log", "--desk", desk, "--json").json_lines
    assert [entry["what"] for entry in entries] == ["intake", "add", "watch", "expunge"]
    assert all(len(entry["digest"]) == 64 and entry["about"]["rows"] for entry in entries)
    assert run("log", "--desk", desk, "--since", "2123-01-01").out == ""
