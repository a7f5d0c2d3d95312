"""``tawatur recode`` and ``tawatur expunge`` as they are run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Run

from tawatur import events
from tawatur.export.schema import change_schema
from tawatur.model import CodedReport, Report

NINE = "Nine people were killed in an air strike on Hatla near Deir ez-Zor on Tuesday, medics said."
ARABIC = "قتل تسعة أشخاص في غارة جوية على حطلة قرب دير الزور يوم الثلاثاء، بحسب مصادر طبية."


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "nine.txt").write_text(NINE, encoding="utf-8")
    (inbox / "nine-ar.txt").write_text(ARABIC, encoding="utf-8")
    path = tmp_path / "watch.db"
    assert run("add", "--desk", path, "--published", "2023-11-15", inbox).code == 0
    return path


@pytest.fixture
def newer(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder that reads one more killed."""
    coder = events.code_report

    def code(report: Report) -> CodedReport:
        coded = coder(report)
        found = (replace(e, killed=e.killed + 1) if isinstance(e.killed, int) else e for e in coded.events)
        return replace(coded, events=tuple(found))

    monkeypatch.setattr("tawatur.events.code_report", code)
    monkeypatch.setattr("tawatur.desk.desk.coder_fingerprint", lambda: "newer")


def test_nothing_changed_is_a_sentence(run: Run, desk: Path) -> None:
    done = run("recode", "--desk", desk)
    assert (done.code, done.out.strip(), done.err) == (
        0,
        "All 2 reports were coded by this version already.",
        "",
    )


@pytest.mark.usefixtures("newer")
def test_a_table_of_what_changed(run: Run, desk: Path) -> None:
    done = run("recode", "--desk", desk)
    assert (done.code, done.err) == (0, "")
    first, *rest = done.out.splitlines()
    assert first == (
        "2 reports coded anew: 2 came out otherwise. Events: 0 gained, 0 lost, 2 changed (killed 2)."
    )
    assert any(line.split() == ["changed", "nine", "e1", "killed", "9", "10"] for line in rest)
    assert any("killed 9 → 10  (coded anew: nine, nine-ar)" in line for line in rest)
    assert any(f"tawatur incidents --desk {desk} --as-of " in line and "--by desk" in line for line in rest)


@pytest.mark.usefixtures("newer")
def test_for_machines_and_one_report(run: Run, desk: Path) -> None:
    done = run("recode", "--desk", desk, "nine", "--json")
    found = json.loads(done.out)
    assert (found["coder"], found["recoded"]) == ("newer", ["nine"])
    (change,) = found["events"]
    assert (change["kind"], change["event"], change["field"]) == ("changed", "e1", "killed")
    for incident in found["incidents"]:
        jsonschema.validate(incident, change_schema())
        assert incident["cause"] == "recode"
    assert "has no report 'ten'" in run("recode", "--desk", desk, "ten").err


def test_it_is_asked_for_before_it_is_done(run: Run, desk: Path) -> None:
    arguments = ("expunge", "--desk", desk, "nine", "--by", "R. Haddad", "--reason", "She asked for it.")
    done = run(*arguments)
    assert done.code == 2
    assert done.sentences == [
        "To be removed for good: nine (2023-11-15): 1 text, 1 event in 1 incident, 1 kept file.",
        "Nothing was removed, since nobody could be asked; give --yes to remove it.",
    ]
    done = run(*arguments, "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Removed: ") and "stands in its place" in done.out
    done = run("verify", "--desk", desk)
    assert done.code == 0
    assert "by R. Haddad: She asked for it." in done.out and "1 kept file expunged" in done.out
    assert "everything fits" in done.out
    assert "expunged on" in run(*arguments).out
    again = run("add", "--desk", desk, "--published", "2023-11-15", desk.parent / "inbox")
    assert again.code == 1
    (sentence,) = again.sentences
    assert "nine.txt: it was expunged on" in sentence and sentence.endswith(
        "give --force to take it in again."
    )
    forced = run("add", "--desk", desk, "--force", "--published", "2023-11-15", desk.parent / "inbox")
    assert (forced.code, forced.err) == (0, "")
    assert run("verify", "--desk", desk).code == 0


def test_what_cannot_be_is_a_sentence(run: Run, desk: Path) -> None:
    arguments = ("--by", "R. Haddad", "--reason", "She asked for it.", "--yes")
    done = run("expunge", "--desk", desk, "ten", *arguments)
    assert (done.code, len(done.sentences)) == (1, 1)
    done = run("expunge", "--desk", desk, "nine", "--by", " ", "--reason", "x", "--yes")
    assert (done.code, done.sentences) == (2, ["Expunging needs the name of who does it, and a reason."])
