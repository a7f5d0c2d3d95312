"""An archive coded on a cluster of which this machine is a mere client: a Ray of its own, with a port for clients."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="ray is not installed: pip install 'tawatur[ray]'")
pytest.importorskip("grpc", reason="ray's client is not installed: pip install 'tawatur[ray]'")

from tests.scale.archives import lines_under, samples, write

from tawatur.events import code_report
from tawatur.export.json_lines import coded_to_json
from tawatur.intake import read
from tawatur.model import Report

_OURS = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
_OURS["RAY_AUTH_MODE"] = "disabled"  # nobody else reaches the loopback address
_PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture
def engine() -> Iterator[str]:
    """A cluster of one machine, gone with all its processes in the end."""
    port, clients = _free_port(), _free_port()
    options = {
        "--node-ip-address": "127.0.0.1",
        "--port": port,
        "--ray-client-server-port": clients,
        "--min-worker-port": 0,
        "--max-worker-port": 0,
        "--num-cpus": 2,
        "--object-store-memory": 200_000_000,
        "--include-dashboard": "false",
    }
    words = [str(word) for option in options.items() for word in option]
    ray = [sys.executable, "-m", "ray.scripts.scripts"]
    quiet = {"env": _OURS, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    head = subprocess.Popen([*ray, "start", "--head", "--block", *words], start_new_session=True, **quiet)
    until = time.monotonic() + _PATIENCE
    while subprocess.call([*ray, "status", "--address", f"127.0.0.1:{port}"], **quiet):
        assert time.monotonic() < until and head.poll() is None, "the cluster does not start"
    yield f"ray://127.0.0.1:{clients}"
    head.send_signal(signal.SIGTERM)
    head.wait(_PATIENCE)


def test_a_client_has_its_cluster_code_what_one_process_would(engine: str, tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", samples()[:12])
    reports = [item for item in read([tmp_path / "in.jsonl"]) if isinstance(item, Report)]
    command = [sys.executable, "-m", "tawatur", "code", "--engine", engine, "--link", "in.jsonl", "out"]
    done = subprocess.run(command, cwd=tmp_path, env=_OURS, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("12 reports coded.\n")
    coded = {row["id"]: row for row in lines_under(tmp_path / "out" / "json")}
    assert coded == {report.id: coded_to_json(code_report(report)) for report in reports}
    assert lines_under(tmp_path / "out" / "incidents-json")
    again = subprocess.run(
        [*command[:6], "missing.jsonl", "out"], cwd=tmp_path, env=_OURS, capture_output=True, text=True
    )
    assert again.returncode == 1 and again.stderr.strip() == "missing.jsonl is not there; check the path."
