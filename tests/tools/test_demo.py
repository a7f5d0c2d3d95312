"""The demonstration: what a newcomer sees, and that the commands it names work as printed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tawatur.cli import main as tawatur
from tools import demo


def test_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    assert demo.main() == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.startswith("53 sample reports")
    for words in (
        "who against whom",
        "indep.",
        "grade",
        "Accounts",
        "Independent origins",
        "What to try next",
    ):
        assert words in printed.out
    commands = printed.out.split("What to try next")[1].splitlines()
    calls = [line.strip() for line in commands if line.strip()]
    assert len(calls) == 6
    for call in calls:
        if " serve " in call:
            continue  # it runs until it is stopped; tests/web open it
        words = shlex.split(call, comments=True)
        start = words.index("-m") + 2 if "-m" in words else 1
        assert tawatur(words[start:]) == 0, call
    assert (tmp_path / "build" / "demo.geojson").exists()
    assert len(printed.out.splitlines()) <= 70, "a newcomer sees it at a glance"
    table = printed.out.split("The incident that most reports tell")[0]
    grades = (
        "unattributed",
        "single-origin",
        "corroborated",
        "well-corroborated",
        "contested",
        "retracted",
    )
    assert all(grade in table for grade in grades)
    again = capsys.readouterr()
    assert demo.main() == 0
    assert capsys.readouterr().out.splitlines()[2:] == printed.out.splitlines()[2:], again.err


def test_the_samples_are_files_of_reports_only() -> None:
    assert {path.suffix for path in demo.sample_files()} == {".jsonl", ".txt", ".html"}
