"""The command line as a test runs it: in this process, with real files in and the printed words out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli import main
from tawatur.mentions.tables import DATA

SAMPLES = DATA / "samples"
SAMPLE_FILES = [str(SAMPLES / name) for name in ("reports.jsonl", "tanf-12.txt", "mayadin-hq-01.html")]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json_lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentences(self) -> list[str]:
        """The lines of standard error; none of them may be a traceback."""
        assert "Traceback" not in self.err
        return self.err.splitlines()


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``tawatur`` with arguments and, if given, bytes on standard input; what it prints is as wide as in a pipe."""
    monkeypatch.delenv("COLUMNS", raising=False)  # workers of pytest-xdist have it

    def call(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the bundled samples; tests only read it."""
    path = tmp_path_factory.mktemp("desk") / "samples.db"
    assert main(["add", "--desk", str(path), *SAMPLE_FILES]) == 0
    return path
