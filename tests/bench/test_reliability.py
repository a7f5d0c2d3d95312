"""The reliability table and the lone sentences: how they are counted, and which corpus their floors are for."""

from __future__ import annotations

import pytest

from bench import corpus, reliability, sentences_gsr
from bench.floors import read_floors
from bench.sentences_gsr import Sentence

FOUND = [(0.85, 1.0), (0.83, 1.0), (0.2, 0.0)]


@pytest.mark.parametrize("name", reliability.SETS)
def test_every_set_has_a_floor_for_the_same_corpus_as_its_scores(name: str) -> None:
    floors = read_floors()
    assert floors[f"reliability-{name}"]["sha256"] == floors[name]["sha256"]
    assert set(floors[f"reliability-{name}"]) == {"sha256", "calibration"}


def test_the_table_gives_bounds_number_given_and_right() -> None:
    assert reliability.rows(FOUND) == [
        ("0.0 to 0.3", "1", "0.20", "0.00"),
        ("0.8 to 0.9", "2", "0.84", "1.00"),
    ]
    assert reliability.format_table(FOUND).endswith("expected calibration error 0.173")


def sentence(label: str, kind: str = "ASSAULT") -> Sentence:
    return Sentence("AAW_ARB_1.0001-3", kind, label, 1, 3, "")


def test_yes_is_scored_against_both_kinds_of_no_and_ambiguous_is_left_out() -> None:
    judged = [
        (sentence("yes"), True),
        (sentence("yes"), False),
        (sentence("easy no"), True),
        (sentence("difficult no"), True),
        (sentence("difficult no"), False),
        (sentence("ambiguous"), True),
        (sentence("yes", "PROTEST"), True),
    ]
    tallies = sentences_gsr.tally(judged)
    assert (tallies["ASSAULT"].tp, tallies["ASSAULT"].fp, tallies["ASSAULT"].fn) == (1, 2, 1)
    assert tallies["PROTEST"].f1 == 1.0


def test_kinds_are_plovers() -> None:
    assert {"armed_clash", "suicide_bomb", "abduction"} <= sentences_gsr.KINDS["ASSAULT"]
    assert {"peaceful_protest", "mob_violence", "excessive_force"} <= sentences_gsr.KINDS["PROTEST"]
    assert "arrests" not in sentences_gsr.KINDS["ASSAULT"] | sentences_gsr.KINDS["PROTEST"]
    assert sentence("yes").article == "AAW_ARB_1.0001"


def test_the_floors_of_the_lone_sentences() -> None:
    floors = read_floors()[sentences_gsr.NAME]
    assert set(floors) >= {"sha256", "assault", "protest"}
    try:
        path = sentences_gsr.path()
    except corpus.CorpusError:
        pytest.skip("the sentences are not there")
    assert floors["sha256"] == corpus.sha256_of(path)
