"""The recipes do what the page says: each is run; where it is skipped, what it needs is named."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tools.docs_recipes import PAGE, RECIPE, Outcome, run_recipes

TEXT = PAGE.read_text(encoding="utf-8")
NUMBERS = range(len(RECIPE.findall(TEXT)))


@cache
def outcomes() -> list[Outcome]:
    return list(run_recipes(TEXT))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_recipe_prints_what_stands_below_it(number: int) -> None:
    found = outcomes()[number]
    if found.missing:
        pytest.skip(f"a recipe in {found.kind} was not run, for want of {found.missing}")
    assert found.printed == found.told, "run make docs and read what it changed"


def test_every_block_of_code_is_run() -> None:
    kinds = re.findall(r"^```(\w+)$", TEXT, re.MULTILINE)
    assert [kind for kind in kinds if kind not in ("text", "sh")] == [
        found[1] for found in RECIPE.findall(TEXT)
    ]
    assert set(kinds) == {"console", "sql", "python", "r", "text", "sh"}


def test_datasette_serves_what_was_published(tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    (publish,) = re.findall(r"^\$ tawatur (publish .*)$", TEXT, re.MULTILINE)
    (serve,) = re.findall(r"^datasette (serve .*)$", TEXT, re.MULTILINE)
    samples = Path(__file__).parents[2] / "src" / "tawatur" / "data" / "samples" / "reports.jsonl"
    program = [sys.executable, "-m"]
    for arguments in (["add", "--desk", "monitor.db", str(samples)], shlex.split(publish)):
        subprocess.run([*program, "tawatur", *arguments], cwd=tmp_path, check=True, capture_output=True)
    asked = [*shlex.split(serve), "--get", "/public/incidents.json?_shape=array&_size=2"]
    done = subprocess.run(
        [*program, "datasette", *asked], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
    )
    assert [sorted(row)[:2] for row in json.loads(done.stdout)] == [["admin1", "aggregate"]] * 2
