"""The floors: they fail what falls below them, and only for the corpus that they were set on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import accuracy, corpus
from tawatur.evaluation import FieldScore, Scores, Tally

SCORES = Scores(
    reports=1,
    levels={"detection": Tally(tp=3, fp=1, fn=1), "type": Tally(tp=2, fp=2, fn=2)},
    fields={"date": FieldScore(right=1, judged=4), "means": FieldScore()},
    untold={},
)


def test_scores_at_their_floors_pass() -> None:
    floors = {"sha256": "a", "detection": 0.75, "detection_recall": 0.75, "type": 0.5, "date": 0.25}
    assert accuracy.shortfalls("set", SCORES, floors, "a") == []


def test_each_score_below_its_floor_is_named() -> None:
    floors = {"sha256": "a", "detection": 0.7, "type": 0.51, "type_recall": 1.0, "means": 0.1}
    assert accuracy.shortfalls("set", SCORES, floors, "a") == [
        "set: type is 0.500, below its floor of 0.510.",
        "set: type_recall is 0.500, below its floor of 1.000.",
        "set: means is 0.000, below its floor of 0.100.",
    ]


def test_floors_hold_for_their_own_corpus_only() -> None:
    (sentence,) = accuracy.shortfalls("set", SCORES, {"sha256": "a", "type": 0.0}, "b")
    assert sentence.startswith("set: the corpus has changed (SHA-256 b)")


@pytest.mark.parametrize("name", corpus.SETS)
@pytest.mark.usefixtures("shared_dir")
def test_every_set_has_floors_for_the_file_that_is_there(name: str) -> None:
    floors = accuracy.read_floors()[name]
    assert floors["sha256"] == corpus.sha256_of(corpus.gold_path(name))
    assert len(floors) > 1


def test_a_missing_corpus_is_said_by_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TAWATUR_SHARED", str(tmp_path))
    with pytest.raises(corpus.CorpusError, match=r"dev-ar\.jsonl is missing"):
        corpus.read("dev-ar")
