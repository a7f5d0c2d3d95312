"""Serving a desk: from a thread, and by the command with several processes that end together."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.server_desks import address_of, copied

from tawatur.web.serving import served


def test_a_desk_is_served_as_long_as_the_block_runs(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    copied(sample, path)
    with served(path) as address:
        assert httpx.get(f"{address}/").status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_command_answers_and_ends(sample: Path, tmp_path: Path, workers: str) -> None:
    path = tmp_path / "own.db"
    copied(sample, path)
    command = [
        sys.executable,
        "-m",
        "tawatur",
        "serve",
        "--desk",
        address_of(path),
        "--port",
        "0",
        "--workers",
        workers,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://[\d.:]+/", process.stderr.readline())
        assert found is not None
        for _ in range(8):
            with httpx.Client() as client:
                assert client.get(found[0]).status_code == 200
                assert client.get(f"{found[0]}static/style.css").headers["cache-control"] == "no-cache"
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        assert process.stderr.read() == ""
    with pytest.raises(httpx.ConnectError):
        httpx.get(found[0])
