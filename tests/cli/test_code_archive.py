"""tawatur code --engine: what is wrong with the words that it is given is said before Ray starts."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from tests.cli.conftest import SAMPLE_FILES, Run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--engine", "dask", "in", "out"), "--engine takes ray, ray://auto or ray://HOST:PORT, not 'dask'"),
        (("--engine", "ray", "in"), "takes files or folders, and last the folder to write to"),
        (("--engine", "ray", "-", "out"), "takes files or folders, and last the folder to write to"),
        (("--engine", "ray", "--json", "in", "out"), "leave out --json"),
        (("--link", SAMPLE_FILES[1]), "--link needs --engine"),
    ],
)
def test_wrong_use_is_a_sentence(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run("code", *arguments)
    assert done.code == 2
    assert words in done.err
    assert len(done.sentences) == 1


def test_without_ray_the_command_says_how_to_get_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    done = run("code", "--engine", "ray", SAMPLE_FILES[0], str(tmp_path / "out"))
    assert done.code == 1
    assert done.sentences == ["The engine ray is not installed; run: pip install 'tawatur[ray]'."]


def test_an_archive_is_coded_and_linked_by_the_command(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="ray is not installed: pip install 'tawatur[ray]'")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tawatur[ray]'")
    bad = tmp_path / "bad.jsonl"
    first = json.loads(Path(SAMPLE_FILES[0]).read_text(encoding="utf-8").splitlines()[0])
    older = {
        "id": first["id"],
        "text": "Five were killed in an air strike on Aleppo.",
        "published": "2020-01-02",
    }
    bad.write_text(json.dumps(older) + "\n{\n")
    out = tmp_path / "out"
    done = run("code", "--engine", "ray", "--jobs", "1", "--link", SAMPLE_FILES[0], bad, out)
    assert done.code == 1
    coded, linked = done.sentences
    assert coded.endswith(f"reports coded; 1 record could not be read or coded (see {out}/problems).")
    assert linked.endswith(f"accounts in {out}/incidents; 1 older copy left out.")
    months = {path.name for path in (out / "incidents").iterdir()}
    assert months
    assert "month=2020-01" not in months
    assert list((out / "incidents").rglob("*.parquet"))
    gone = run("code", "--engine", "ray", "--jobs", "1", tmp_path / "none", out)
    assert (gone.code, gone.sentences) == (1, [f"{tmp_path}/none is not there; check the path."])
