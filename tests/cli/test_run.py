"""Every way in which a command may end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.cli.conftest import SAMPLES, Run

from tawatur.cli import code as code_command

TAWATUR = [sys.executable, "-m", "tawatur"]
TEXT = "Two drones hit the al-Tanf base in Syria on Monday, a US official told Reuters."


def _raise(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(code_command, "_print_json", broken)


def test_an_unexpected_error_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAWATUR_DEBUG", raising=False)
    _raise(monkeypatch, KeyError("secret"))
    done = run("code", SAMPLES / "tanf-12.txt", "--json")
    assert done.code == 1
    (sentence,) = done.sentences
    assert "KeyError" in sentence
    assert "please report" in sentence


def test_debugging_lets_it_through(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWATUR_DEBUG", "1")
    _raise(monkeypatch, KeyError("secret"))
    with pytest.raises(KeyError):
        run("code", SAMPLES / "tanf-12.txt", "--json")


def test_ctrl_c_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _raise(monkeypatch, KeyboardInterrupt())
    done = run("code", SAMPLES / "tanf-12.txt", "--json")
    assert done.code == 130
    assert len(done.sentences) == 1


def test_ctrl_c_in_a_real_process() -> None:
    command = [*TAWATUR, "code", "-", "--json"]
    # Where the tests run in the background of a shell, Ctrl-C is ignored, and so it would be by what they start.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heard,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(json.dumps({"text": TEXT}).encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr.read().decode().splitlines() == ["Stopped; what was done before is kept."]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(2000)), encoding="utf-8"
    )
    command = [*TAWATUR, "code", str(many), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == 141
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*TAWATUR, "code", str(SAMPLES / "tanf-12.txt"), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    (sentence,) = done.stderr.decode().splitlines()
    assert "no space left" in sentence


def test_arabic_goes_out_as_utf_8_in_any_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*TAWATUR, "gazetteer", "find", "al-Tanf", "--json"], capture_output=True, check=True, env=environment
    )
    assert "التنف" in done.stdout.decode("utf-8")


def test_coding_imports_neither_a_database_nor_colours() -> None:
    script = (
        "import sys; from tawatur.cli import main;"
        f"code = main(['code', {str(SAMPLES / 'tanf-12.txt')!r}, '--json']);"
        "print(code, [m for m in ('sqlalchemy', 'rich', 'trafilatura', 'pandas') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "0 []"
