"""The sets of the project's own coding: those written for it are whole where nothing else lies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import corpus, own_coding
from tawatur.model import EVENT_TYPES


@pytest.mark.parametrize("name", own_coding.WRITTEN)
def test_the_written_sets_are_read_without_corpora(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TAWATUR_SHARED", str(tmp_path))
    reports = corpus.read(name)
    assert len(reports) >= 30
    for report in reports:
        for event in report["events"]:
            assert event["type"] in EVENT_TYPES
            assert event["mentions"] and all(quote.strip() for quote in event["mentions"])
            assert all(quote in report["text"] for quote in event["mentions"])


@pytest.mark.parametrize("name", own_coding.WRITTEN)
def test_the_written_sets_are_marked_as_samples(name: str) -> None:
    with own_coding.path_of(name).open(encoding="utf-8") as lines:
        assert all(json.loads(line)["sample"] is True for line in lines)


def test_a_report_stands_in_one_written_set() -> None:
    ids = [report["id"] for name in own_coding.WRITTEN for report in corpus.read(name)]
    assert len(ids) == len(set(ids))
