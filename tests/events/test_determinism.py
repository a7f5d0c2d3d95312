"""The same output in every process: nothing may rest on the order in which Python happens to hash strings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tawatur.mentions.tables import DATA


def coded(seed: str) -> bytes:
    command = [sys.executable, "-m", "tawatur", "code", "--json", str(DATA / "samples" / "reports.jsonl")]
    return subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
    ).stdout


@pytest.mark.parametrize("seed", ["1", "77"])
def test_output_does_not_depend_on_the_hash_seed(seed: str) -> None:
    assert coded(seed) == coded("0")
