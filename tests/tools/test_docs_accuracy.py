"""The page on accuracy: its template asks for what the tool can fill, and nothing is left unfilled."""

from __future__ import annotations

import re

import pytest

from bench import corpus
from tools import docs_accuracy


def test_the_template_is_filled_by_name() -> None:
    template = docs_accuracy.TEMPLATE.read_text(encoding="utf-8")
    asked = re.findall(r"<!-- fill: ([\w-]+) -->", template)
    assert len(set(asked)) == len(asked) == 9
    filled = docs_accuracy.PAGE.read_text(encoding="utf-8")
    assert "<!-- fill:" not in filled
    assert template.split("## What it still gets wrong")[1] == filled.split("## What it still gets wrong")[1]


def test_without_the_gold_the_page_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TAWATUR_SHARED", str(tmp_path))
    before = docs_accuracy.PAGE.read_bytes()
    assert docs_accuracy.main([]) == 0
    assert "left as it is" in capsys.readouterr().err
    assert docs_accuracy.PAGE.read_bytes() == before
    with pytest.raises(corpus.CorpusError):
        corpus.read("dev-ar")


def test_the_speed_is_taken_over_from_the_page() -> None:
    assert docs_accuracy.speeds(False) in docs_accuracy.PAGE.read_text(encoding="utf-8") + "\n"


def test_a_table_in_markdown() -> None:
    assert docs_accuracy.table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
