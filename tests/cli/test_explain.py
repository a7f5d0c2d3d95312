"""tawatur code --explain, and many reports on several processes."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run

from tawatur.cli.batch import code_all
from tawatur.export.json_lines import coded_to_json
from tawatur.model import CodedReport, Report

TEXT = (
    "Two drones hit the al-Tanf base in Syria on Monday, a US official told Reuters. Three soldiers were wounded. "
    "Gunmen shot dead a judge in Kirkuk on Sunday. Rebels may attack Aleppo."
)
ARABIC = "قال مسؤول أمريكي لرويترز إن طائرتين مسيرتين استهدفتا قاعدة التنف في سوريا يوم الاثنين."


def test_each_event_and_each_silent_sentence_is_explained(run: Run) -> None:
    done = run("code", "-", "--published", "2023-10-24", "--explain", stdin=TEXT.encode())
    assert done.code == 0
    assert done.out.count("confidence") == 2
    for words in ("lexicon/en/", "al-Tanf", "merged", "sentence  4", "supposed"):
        assert words in done.out


def test_one_event_alone(run: Run) -> None:
    done = run("code", "-", "--published", "2023-10-24", "--explain", "--event", "e2", stdin=TEXT.encode())
    assert done.code == 0
    assert "Kirkuk" in done.out
    assert "al-Tanf" not in done.out and "no event" not in done.out


def test_an_event_that_is_not_there_is_said(run: Run) -> None:
    done = run("code", "-", "--event", "e9", stdin=TEXT.encode())
    assert done.code == 1
    assert "e9" in done.sentences[0]


def test_explain_and_json_do_not_go_together(run: Run) -> None:
    done = run("code", "-", "--explain", "--json", stdin=TEXT.encode())
    assert done.code == 2
    assert "--explain" in done.sentences[0]


def test_arabic_words_are_isolated(run: Run) -> None:
    done = run("code", "-", "--published", "2023-10-24", "--explain", stdin=ARABIC.encode())
    assert "\u2068“استهدفتا”\u2069" in done.out


def as_json(coded: CodedReport) -> str:
    return json.dumps(coded_to_json(coded), ensure_ascii=False)


def reports(number: int) -> list[tuple[str, Report]]:
    texts = (TEXT, ARABIC, "")
    return [("file", Report(f"r{n}", texts[n % 3], published="2023-10-24")) for n in range(number)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_give_the_same_in_the_same_order(jobs: int) -> None:
    made = [o.made for o in code_all(reports(60), as_json, jobs, alone=3)]
    assert made == [o.made for o in code_all(reports(60), as_json, 1)]


def stumble(coded: CodedReport) -> str:
    if coded.report.id == "r7":
        raise ValueError("r7")
    return coded.report.id


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_fails_does_not_stop_the_others(jobs: int) -> None:
    found = list(code_all(reports(40), stumble, jobs, alone=2))
    assert [o.report.id for o in found if o.error is not None] == ["r7"]
    assert [o.made for o in found if o.error is None] == [f"r{n}" for n in range(40) if n != 7]
    assert [o.report.id for o in found if o.skipped] == [f"r{n}" for n in range(2, 40, 3)]


def test_few_reports_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.cli.batch._in_processes", None)
    assert len(list(code_all(reports(5), as_json, 2, alone=5))) == 5


def test_jobs_do_not_change_what_is_printed(run: Run) -> None:
    lines = "".join(json.dumps({"id": f"a{n}", "text": TEXT}) + "\n" for n in range(230)).encode()
    one, two = (run("code", "-", "--json", "--jobs", jobs, stdin=lines) for jobs in ("1", "2"))
    assert one.out == two.out
    assert one.out.count("\n") == 230
