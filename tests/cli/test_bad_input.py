"""Bad input: one sentence that names the file and the reason, the rest of the batch done, exit code 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

GOOD = "Two drones hit the al-Tanf base in Syria on Monday, a US official told Reuters."

BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "truncated.txt": "قصفت الطائرات مدينة حلب".encode()[:-1],
    "misencoded.txt": b"\xff\xfe\xd8\x00\xd8" * 9,
    "list.json": b"[1, 2, 3]",
    "broken.json": b'{"text": "Two drones',
    "missing.jsonl": b'{"title": "no text here"}\n',
    "wrong.jsonl": b'{"text": 7}\n',
    "page.html": b"<html><head><script>" + b"var a = 1;\n" * 500 + b"</script></head><body></body></html>",
    "table.csv": b"title,date\nno text,2023-11-17\n",
    "unknown.docx": b"PK\x03\x04" + b"\0" * 40,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_rest_is_done(run: Run, tmp_path: Path, name: str) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(BAD[name])
    good.write_text(GOOD, encoding="utf-8")
    done = run("code", bad, good, "--json")
    assert done.code == 1
    assert done.json_lines[-1]["id"] == "good"
    assert done.json_lines[-1]["events"]
    assert any(sentence.startswith(str(bad)) for sentence in done.sentences)
    assert all(sentence.endswith(".") for sentence in done.sentences)


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    done = run("code", tmp_path / "nowhere.txt", "--json")
    assert (done.code, done.out) == (1, "")
    assert str(tmp_path / "nowhere.txt") in done.sentences[0]


def test_one_line_of_fifty_megabytes_is_refused_and_the_next_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"a " * 524_288)
        file.write(b'"}\n')
        file.write(json.dumps({"id": "after", "text": GOOD}).encode() + b"\n")
    done = run("code", path, "--json")
    assert done.code == 1
    assert [coded["id"] for coded in done.json_lines] == ["after"]
    assert f"{path}, line 1: " in done.err


def test_a_date_that_is_none_is_said_and_the_report_is_coded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dated.jsonl"
    path.write_text(json.dumps({"id": "x", "text": GOOD, "published": "31 Nonember"}), encoding="utf-8")
    done = run("code", path, "--json")
    (coded,) = done.json_lines
    assert coded["report"]["published"] is None
    assert "31 Nonember" in done.sentences[0]


def test_control_characters_of_a_name_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb.txt"
    path.write_bytes(b"")
    assert "\x1b" not in run("code", path).err
