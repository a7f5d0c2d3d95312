"""``tawatur diff`` and ``--as-of`` as they are run."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Run
from tests.incidents.wire import CORRECTION, CORRECTION_AR, FIFTEEN, NINE, NINE_AR

from tawatur.export.schema import change_schema


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    lines = tmp_path / "strike.jsonl"
    with lines.open("w", encoding="utf-8") as out:
        for r in (NINE, NINE_AR, CORRECTION, CORRECTION_AR, FIFTEEN):
            row = {"id": r.id, "publisher": r.publisher, "published": r.published, "text": r.text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    path = tmp_path / "watch.db"
    assert run("add", "--desk", path, lines).code == 0
    return path


def test_it_prints_one_line_a_change(run: Run, desk: Path) -> None:
    done = run("diff", "--desk", desk, "--from", "2023-11-20T15:00", "--to", "2023-11-22")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line[:12].rstrip() for line in lines] == ["corrected", "toll raised", "graded up"]
    assert "killed 9 → 5–15" in lines[1]
    assert lines[1].endswith("(correction, correction-ar, fifteen)")


def test_for_machines_it_follows_the_contract(run: Run, desk: Path) -> None:
    done = run("diff", "--desk", desk, "--from", "2023-11-20T15:00", "--json")
    assert done.code == 0
    for change in done.json_lines:
        jsonschema.validate(change, change_schema())
    assert done.json_lines[0]["reports"] == ["correction", "correction-ar"]


def test_nothing_changed_is_a_sentence(run: Run, desk: Path) -> None:
    done = run("diff", "--desk", desk, "--from", "2023-12-01")
    assert (done.code, done.out) == (0, "")
    assert "Nothing changed" in done.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--from", "yesterday"), "no moment"),
        (("--from", "2023-11-21", "--to", "2023-11-20"), "earlier"),
        (("--from", "2023-11-21", "--by", "moon"), "no clock"),
    ],
)
def test_wrong_use_is_a_sentence(run: Run, desk: Path, options: tuple[str, ...], words: str) -> None:
    done = run("diff", "--desk", desk, *options)
    assert done.code != 0
    assert words in " ".join(done.sentences)


def test_as_of_shows_the_record_of_the_time(run: Run, desk: Path) -> None:
    then = run("incidents", "--desk", desk, "--as-of", "2023-11-20T15:00", "--json").json_lines
    assert [(i["killed"], i["reports"]) for i in then] == [({"min": 9, "max": 9}, ["nine", "nine-ar"])]
    assert run("incidents", "--desk", desk, "--as-of", "2023-11-20T13:00", "--json").json_lines == []
    assert (
        run("incidents", "--desk", desk, "--as-of", "2023-11-22", "--by", "desk", "--json").json_lines == []
    )


def test_what_was_withdrawn_is_shown(run: Run, desk: Path) -> None:
    (incident,) = run("incidents", "--desk", desk, "--json").json_lines
    shown = run("show", "--desk", desk, incident["id"]).out
    assert "killed: corrected by correction, 20 Nov 2023 19:00" in shown
    assert "killed: corrected by correction-ar, 20 Nov 2023 20:00: ⁨“تصحيح: قُتل خمسة" in shown
    assert "(withdrawn by correction)" in " ".join(shown.split())
