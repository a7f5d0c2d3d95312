"""The scorer on small cases, and beside the gold set's own script on predictions made by damaging the gold."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tawatur.evaluation import (
    EvaluationError,
    FieldScore,
    GoldReport,
    Tally,
    Untold,
    format_scores,
    format_untold,
    load_gold,
    load_predictions,
    score,
    scores_to_json,
    untold_to_json,
)
from tawatur.model import EVENT_TYPES

TEXT = (
    "A drone hit the base at al-Tanf on Thursday, a U.S. official told the agency. "
    "Nine soldiers were hurt.\n"
    "Gunmen kidnapped two farmers near Rusafa, residents of the town said."
)
DRONE: dict[str, Any] = {
    "type": "air_drone_strike",
    "mentions": ["A drone hit"],
    "date": {"start": "2023-11-16", "end": "2023-11-16"},
    "place": {"lat": 33.5, "lon": 38.66, "radius_km": 10},
    "side1": [],
    "side2": ["the base"],
    "killed": None,
    "injured": 9,
    "means": "drone",
    "sources": [[{"quote": "the agency"}, {"quote": "a U.S. official"}]],
}
ABDUCTION: dict[str, Any] = {
    "type": "abduction",
    "mentions": ["Gunmen kidnapped"],
    "side1": ["Gunmen"],
    "side2": ["two farmers"],
    "sources": [[{"quote": "residents"}]],
}


def span(quote: str, text: str = TEXT) -> dict[str, int]:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}


def as_prediction(event: dict[str, Any], text: str) -> dict[str, Any]:
    """A gold event as a coder that is right in everything would give it."""
    spans = {
        key: [span(quote, text) for quote in event.get(key) or [] if quote in text]
        for key in ("mentions", "side1", "side2")
    }
    chains = [
        [span(link["quote"], text) for link in chain if link["quote"] in text]
        for chain in event.get("sources") or []
    ]
    return {**event, **spans, "sources": [chain for chain in chains if chain]}


def gold(*events: dict[str, Any]) -> list[GoldReport]:
    return [{"id": "r1", "text": TEXT, "events": list(events)}]


def predictions(*events: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": "r1", "events": list(events)}]


def test_a_perfect_coder_scores_one_everywhere() -> None:
    events = [DRONE, ABDUCTION]
    scores = score(gold(*events), predictions(*(as_prediction(event, TEXT) for event in events)))
    assert scores.levels["type"] == Tally(tp=2)
    assert scores.levels["type"].f1 == 1.0
    assert scores.fields["date"] == FieldScore(right=1, judged=1)
    assert scores.fields["side1"] == FieldScore(right=1, judged=1)
    assert scores.fields["killed"].accuracy is None
    assert scores.fields["origin"] == FieldScore(right=2, judged=2)


def test_what_is_given_though_the_report_tells_none_is_counted() -> None:
    event = {**DRONE, "date": None, "means": None}
    guess = {**as_prediction(DRONE, TEXT), "side1": [span("a U.S. official")], "means": None}
    scores = score(gold(event, ABDUCTION), predictions(guess))
    assert scores.untold["date"] == Untold(given=1, events=1)
    assert scores.untold["side1"] == Untold(given=1, events=1)
    assert scores.untold["means"] == Untold(given=0, events=1)
    assert scores.untold["place"] == Untold()
    assert format_untold(scores).splitlines()[0] == "date       given 1  of 1 not told"
    assert untold_to_json(scores)["means"] == [0, 1]


def test_levels_fall_apart_where_only_the_class_is_right() -> None:
    guess = {**as_prediction(DRONE, TEXT), "type": "shelling_missile"}
    scores = score(gold(DRONE), predictions(guess))
    assert scores.levels["class"] == Tally(tp=1)
    assert scores.levels["type"] == Tally(tp=0, fp=1, fn=1)
    assert scores.levels["type"].f1 == 0.0


def test_a_mention_in_another_sentence_is_not_found() -> None:
    errors: list[dict[str, Any]] = []
    guess = {"type": "abduction", "mentions": [span("Nine soldiers")]}
    scores = score(gold(ABDUCTION), predictions(guess), errors)
    assert scores.levels["detection"] == Tally(tp=0, fp=1, fn=1)
    assert errors == [{"id": "r1", "missed": ABDUCTION}, {"id": "r1", "spurious": guess}]


def test_an_initial_ends_no_sentence() -> None:
    guess = {"type": "air_drone_strike", "mentions": [span("official told")]}
    assert score(gold(DRONE), predictions(guess)).levels["detection"] == Tally(tp=1)


def test_aggregates_count_neither_way() -> None:
    aggregate = {**DRONE, "aggregate": True}
    assert score(gold(aggregate), predictions(as_prediction(DRONE, TEXT))).levels["detection"] == Tally()
    assert score(gold(aggregate), []).levels["detection"] == Tally()


def test_statements_are_not_scored() -> None:
    threat = {"type": "threat", "mentions": [span("Gunmen kidnapped")]}
    assert score(gold(ABDUCTION), predictions(threat)).levels["detection"] == Tally(fn=1)


def test_spans_of_more_than_160_characters_point_at_nothing() -> None:
    everything = {"type": "abduction", "mentions": [{"start": 0, "end": len(TEXT)}]}
    assert len(TEXT) > 160
    assert score(gold(ABDUCTION), predictions(everything)).levels["detection"] == Tally(fp=1, fn=1)


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("date", {"start": "2023-11-10", "end": "2023-11-17"}, True),
        ("date", {"start": "2023-11-09", "end": "2023-11-17"}, False),
        ("date", {"start": "2023-11-17", "end": "2023-11-17"}, False),
        ("date", None, False),
        ("place", {"lat": 33.58, "lon": 38.66}, True),
        ("place", {"lat": 33.6, "lon": 38.66}, False),
        ("place", {"lat": None, "lon": None}, False),
        ("injured", "some", False),
        ("killed", 0, False),
        ("means", None, False),
        ("status", "planned", False),
        ("side2", [span("Gunmen"), span("A drone"), span("the base")], False),
        ("sources", [], False),
        ("sources", [[span("a U.S. official"), span("the agency")]], False),
        ("sources", [[span("residents")], [span("official")]], True),
    ],
)
def test_a_field_is_judged_by_its_rule(field: str, value: object, right: bool) -> None:
    guess = {**as_prediction(DRONE, TEXT), field: value}
    judged = score(gold(DRONE), predictions(guess)).fields["origin" if field == "sources" else field]
    assert (judged.right, judged.judged) == (int(right), 1)


def test_no_chain_matches_no_chain() -> None:
    own_voice = {**DRONE, "sources": []}
    guess = {**as_prediction(DRONE, TEXT), "sources": []}
    assert score(gold(own_voice), predictions(guess)).fields["origin"].accuracy == 1.0
    assert score(gold(own_voice), predictions(as_prediction(DRONE, TEXT))).fields["origin"].accuracy == 0.0


def test_the_table_says_none_for_a_field_that_nothing_told() -> None:
    lines = format_scores(score(gold(ABDUCTION), [])).splitlines()
    assert lines[0] == "1 reports"
    assert lines[1] == "detection  precision 0.000  recall 0.000  F1 0.000   (tp 0, fp 0, fn 1)"
    assert "killed     right None  of 0" in lines
    assert not any(line.startswith("type ") and "right" in line for line in lines)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1 is no JSON"),
        ("[]", "line 1 is no JSON object"),
        ('\n{"id": "a", "events": []}', "line 2 has no string id and text"),
        (
            '{"id": "a", "text": "b", "events": [{"type": "attack"}]}',
            "no list of events with type and mentions",
        ),
    ],
)
def test_a_broken_gold_file_is_refused_by_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=said):
        load_gold(path)


def test_unreadable_and_malformed_predictions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        load_predictions(tmp_path / "absent.jsonl")
    path = tmp_path / "predictions.jsonl"
    path.write_text('{"events": []}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1 is no prediction"):
        load_predictions(path)


def damage(events: list[dict[str, Any]], text: str, chance: random.Random) -> list[dict[str, Any]]:
    """Predictions made of gold events by dropping, doubling, shifting, retyping and blanking."""
    damaged: list[dict[str, Any]] = []
    for event in events:
        if chance.random() < 0.15:
            continue
        times = 2 if chance.random() < 0.15 else 1
        damaged += [
            damage_event(copy.deepcopy(as_prediction(event, text)), text, chance) for _ in range(times)
        ]
    chance.shuffle(damaged)
    return damaged


def damage_event(event: dict[str, Any], text: str, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.3:
        event["type"] = chance.choice(list(EVENT_TYPES))
    for key in ("mentions", "side1", "side2"):
        for place in event[key]:
            shift_span(place, text, chance)
        chance.shuffle(event[key])
    for chain in event["sources"]:
        for link in chain:
            shift_span(link, text, chance)
    for key in ("date", "place", "killed", "injured", "means", "status", "sources", "side1"):
        if chance.random() < 0.12:
            event[key] = [] if isinstance(event.get(key), list) else None
    if event.get("date") and chance.random() < 0.3:
        event["date"] = {"start": event["date"]["start"], "end": chance.choice([None, "2017-12-31"])}
    if event.get("place") and event["place"].get("lat") is not None and chance.random() < 0.3:
        event["place"]["lat"] += chance.uniform(-0.5, 0.5)
    if chance.random() < 0.2:
        event["killed"] = chance.choice([0, 1, 9, "some"])
    return event


def shift_span(place: dict[str, int], text: str, chance: random.Random) -> None:
    if chance.random() < 0.4:
        by = chance.choice([-200, -40, -5, 5, 40, 200])
        place["start"] = max(0, place["start"] + by)
        place["end"] = min(len(text), max(place["start"], place["end"] + chance.choice([by, by + 150])))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", ["dev-ar", "dev-en", "dev-seed"])
def test_prints_what_the_gold_set_s_own_script_prints(
    shared_dir: Path, tmp_path: Path, name: str, seed: int
) -> None:
    chance = random.Random(seed)
    gold_path, guess_path, errors_path = (
        shared_dir / "gold" / f"{name}.jsonl",
        tmp_path / "predictions.jsonl",
        tmp_path / "errors.jsonl",
    )
    reports = load_gold(gold_path)
    rows = [{"id": r["id"], "events": damage(r["events"], r["text"], chance)} for r in reports]
    guess_path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def script(*options: str) -> str:
        command = [
            sys.executable,
            str(shared_dir / "gold" / "score.py"),
            str(gold_path),
            str(guess_path),
            *options,
        ]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    errors: list[dict[str, Any]] = []
    scores = score(reports, load_predictions(guess_path), errors)
    assert format_scores(scores) + "\n" == script("--errors", str(errors_path))
    assert scores_to_json(scores) == json.loads(script("--json"))
    assert errors == [json.loads(line) for line in errors_path.read_text(encoding="utf-8").splitlines()]
    assert any(tally.fn and tally.fp for tally in scores.levels.values())
