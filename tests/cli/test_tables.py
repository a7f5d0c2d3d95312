"""lexicon check, gazetteer find and evaluate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_lexicon_check_names_file_and_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawatur.mentions import check

    finding = check.Finding("actors.tsv", 7, "class 'x' is not known; use another")
    monkeypatch.setattr(check, "check_tables", lambda: ([finding], 3, 9))
    done = run("lexicon", "check")
    assert done.code == 1
    assert done.out == "actors.tsv:7: class 'x' is not known; use another\n"
    assert done.sentences == ["3 tables, 9 rows: 1 finding."]
    (told,) = run("lexicon", "check", "--json").json_lines
    assert told == {"file": "actors.tsv", "line": 7, "problem": "class 'x' is not known; use another"}
    monkeypatch.setattr(check, "check_tables", lambda: ([], 3, 9))
    assert run("lexicon", "check").code == 0


def test_gazetteer_find_in_both_languages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    (english, *_) = run("gazetteer", "find", "Deir ez-Zor", "--json").json_lines
    (arabic, *_) = run("gazetteer", "find", "دير الزور", "--country", "sy", "--json").json_lines
    assert english["id"] == arabic["id"]
    assert english["country"] == "SY"
    assert 34 < english["lat"] < 36
    assert english["match"] == "name"
    assert "دير الزور" in run("gazetteer", "find", "Deir ez-Zor").out


def test_gazetteer_find_nothing(run: Run) -> None:
    done = run("gazetteer", "find", "Xyzzyplugh")
    assert (done.code, done.out) == (1, "")
    assert "Xyzzyplugh" in done.sentences[0]


GOLD = {
    "id": "one",
    "published": "2023-10-24",
    "text": "Two drones hit the al-Tanf base in Syria on Monday, a US official told Reuters.",
    "events": [
        {
            "type": "air_drone_strike",
            "status": "occurred",
            "mentions": ["drones hit"],
            "date": {"start": "2023-10-23", "end": "2023-10-23"},
            "place": {
                "quote": "al-Tanf base",
                "name": "al-Tanf",
                "country": "SY",
                "lat": 33.5,
                "lon": 38.6,
                "radius_km": 15,
            },
            "side1": [],
            "side2": ["al-Tanf base"],
            "killed": None,
            "injured": None,
            "means": "drone",
            "sources": [[{"quote": "a US official", "kind": "official", "anonymous": True}]],
        }
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_evaluate_codes_and_scores(run: Run, gold: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    done = run("evaluate", gold, "--errors", errors)
    assert done.code == 0
    assert done.out.startswith("1 reports\ndetection  precision")
    assert "recall 1.000" in done.out
    assert all(json.loads(line)["id"] == "one" for line in errors.read_text(encoding="utf-8").splitlines())
    (scores,) = run("evaluate", gold, "--json").json_lines
    assert scores["levels"]["detection"][1] == 1.0


def test_evaluate_of_given_predictions_codes_nothing(run: Run, gold: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "none.jsonl"
    predictions.write_text('{"id": "one", "events": []}\n', encoding="utf-8")
    (scores,) = run("evaluate", gold, "--predictions", predictions, "--json").json_lines
    assert scores["levels"]["detection"] == [0.0, 0.0, 0.0]


def test_evaluate_scores_what_code_prints(run: Run, gold: Path, tmp_path: Path) -> None:
    coded = tmp_path / "coded.jsonl"
    coded.write_text(run("code", gold, "--json").out, encoding="utf-8")
    assert run("evaluate", gold, "--predictions", coded).out == run("evaluate", gold).out


def test_evaluate_of_a_file_that_is_no_gold_set(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", encoding="utf-8")
    for path in (bad, tmp_path / "nowhere.jsonl"):
        done = run("evaluate", path)
        assert (done.code, done.out) == (1, "")
        assert str(path) in done.sentences[0]


def test_gazetteer_add_and_find(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWATUR_GAZETTEER", str(tmp_path / "own.tsv"))
    monkeypatch.setenv("COLUMNS", "160")
    table = tmp_path / "codes.csv"
    table.write_text(
        "ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,lat,lon\nHoms,SY04,Zanbaqiya,الزنبقية,SY0499,34.5,37.2\n",
        encoding="utf-8",
    )
    done = run("gazetteer", "add", table)
    assert done.code == 0
    assert done.sentences == [
        f"1 place added to {tmp_path / 'own.tsv'}; 0 known already, 0 of no use to reports."
    ]
    (found, *_) = run("gazetteer", "find", "Zanbaqiya", "--json").json_lines
    assert (found["table"], found["admin1"]) == ("own", "Homs")
    assert "your own" in run("gazetteer", "find", "Zanbaqiya").out
    assert run("gazetteer", "add", table).sentences[0].startswith("Nothing added")
    wrong = run("gazetteer", "add", table, "--format", "geonames")
    assert (wrong.code, len(wrong.sentences)) == (1, 1)
    assert run("gazetteer", "add", table, "--format", "shape").code == 2
    assert run("gazetteer", "add", tmp_path / "none.csv").code == 1
