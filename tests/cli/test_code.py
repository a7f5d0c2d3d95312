"""tawatur code: real reports in, the contract or words for people out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import SAMPLES, Run

ENGLISH = "Two drones hit the al-Tanf base in Syria on Monday, a US official told Reuters. Three soldiers were wounded."
ARABIC = "قال مسؤول أمريكي لرويترز إن طائرتين مسيرتين استهدفتا قاعدة التنف في سوريا يوم الاثنين."


def lines(*reports: dict[str, object]) -> bytes:
    return "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports).encode()


def test_json_lines_come_out_in_order_with_the_keys_of_the_contract(run: Run) -> None:
    done = run(
        "code",
        "-",
        "--json",
        stdin=lines(
            {"id": "b", "text": ENGLISH, "published": "2023-10-24", "publisher": "Badia News"},
            {"id": "a", "text": ARABIC, "published": "2023-10-24"},
        ),
    )
    assert done.code == 0
    assert done.err == ""
    first, second = done.json_lines
    assert (first["id"], second["id"]) == ("b", "a")
    assert list(first)[:6] == ["id", "report", "events", "statements", "places", "actors"]
    assert first["report"]["publisher"] == "Badia News"
    assert first["report"]["lang"] == "en"
    assert second["report"]["lang"] == "ar"
    for coded, text in ((first, ENGLISH), (second, ARABIC)):
        event = coded["events"][0]
        assert event["type"] == "air_drone_strike"
        assert event["date"]["start"] == "2023-10-23"
        assert event["place"]["country"] == "SY"
        for span in (
            *event["mentions"],
            event["place"]["mention"],
            *(s for c in event["sources"] for s in c),
        ):
            assert text[span["start"] : span["end"]] == span["text"]


def test_options_fill_in_what_the_report_does_not_say(run: Run) -> None:
    report = lines({"body": ENGLISH, "id": "x"})
    done = run(
        *("code", "-", "--json", "--field", "text=body"),
        *("--published", "2023-10-24", "--publisher", "Badia News", "--lang", "en"),
        stdin=report,
    )
    assert done.code == 0
    (coded,) = done.json_lines
    assert coded["report"]["published"] == "2023-10-24"
    assert coded["report"]["publisher"] == "Badia News"
    assert coded["events"][0]["date"]["start"] == "2023-10-23"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--field", "body"], "FIELD=NAME"),
        (["--field", "words=body"], "no field"),
        (["--published", "soon"], "no date"),
        (["--frobnicate"], "--frobnicate"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(run: Run, option: list[str], said: str) -> None:
    done = run("code", "-", *option)
    assert done.code == 2
    assert done.out == ""
    (sentence,) = done.sentences
    assert said in sentence
    assert "tawatur code --help" in sentence


def test_the_first_report_is_printed_before_the_input_ends() -> None:
    command = [sys.executable, "-m", "tawatur", "code", "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        process.stdin.write(lines({"id": "one", "text": ENGLISH}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "one"
        process.stdin.write(lines({"id": "two", "text": ARABIC}))
        process.stdin.close()
        assert json.loads(process.stdout.readline())["id"] == "two"
        assert process.wait() == 0


def test_people_see_the_text_and_each_event_as_a_card(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    done = run("code", "-", "--published", "2023-10-24", stdin=ENGLISH.encode())
    assert done.code == 0
    assert "Air/drone strike" in done.out
    assert "23 Oct 2023" in done.out
    assert "Reuters ← a US official" in done.out
    assert "confidence" in done.out
    assert done.sentences == ["1 report coded."]


def test_every_line_of_arabic_text_is_isolated(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    done = run("code", "-", "--published", "2023-10-24", stdin=(ARABIC * 3).encode())
    whole = [line for line in done.out.splitlines() if line.startswith("\u2067")]
    assert len(whole) >= 3
    assert all(line.endswith("\u2069") for line in whole)


def test_an_embedded_post_is_shown_as_a_report_of_its_own(run: Run) -> None:
    page = SAMPLES / "mayadin-hq-01.html"
    assert "post embedded in" in run("code", page).out
    (coded,) = run("code", page, "--json").json_lines
    (post,) = coded["embedded"]
    assert post["report"]["parent"] == coded["id"]
    assert "salem_furati" in post["report"]["author"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "fa",
            "وزیر امور خارجه ایران روز شنبه گفت که گفت‌وگوها با همسایگان ادامه دارد و پیشرفت‌هایی داشته است.",
        ),
        ("tr", "Dışişleri Bakanı cumartesi günü yaptığı açıklamada görüşmelerin sürdüğünü söyledi."),
        ("fr", "Le ministre des Affaires étrangères a déclaré samedi que les pourparlers se poursuivaient."),
    ],
)
def test_a_language_that_is_not_read_is_said_skipped_and_counted(
    run: Run, tmp_path: Path, lang: str, text: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    done = run("code", tmp_path / "a.txt", tmp_path / "b.txt", "--json")
    assert done.code == 1
    skipped, coded = done.json_lines
    assert skipped["events"] == []
    assert lang in skipped["skipped"]
    assert coded["events"]
    named, counted = done.sentences
    assert named.startswith(f"{tmp_path / 'a.txt'}: ")
    assert "1 skipped" in counted


def test_a_report_that_the_coder_stumbles_over_does_not_cost_the_batch(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tawatur.events

    real = tawatur.events.code_report

    def stumbling(report: object) -> object:
        if report.id == "bad":  # type: ignore[attr-defined]
            raise RuntimeError
        return real(report)  # type: ignore[arg-type]

    monkeypatch.setattr(tawatur.events, "code_report", stumbling)
    reports = lines({"id": "bad", "text": ENGLISH}, {"id": "good", "text": ENGLISH})
    done = run("code", "-", "--json", stdin=reports)
    assert done.code == 1
    assert [coded["id"] for coded in done.json_lines] == ["good"]
    assert done.sentences[0] == (
        "standard input: report bad could not be coded (RuntimeError); please report it."
    )
