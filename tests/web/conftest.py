"""A desk of the bundled samples, in a client of the application and in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from starlette.testclient import TestClient
from tests.server_desks import copied

from tawatur.desk import Desk
from tawatur.intake import Problem, read
from tawatur.mentions.tables import DATA
from tawatur.model import Incident
from tawatur.web import create_app, serving
from tawatur.web.rendering import BUILT

_CHROMIUM = ["--no-sandbox", "--no-first-run", "--disable-sync", "--disable-component-update"]
# what no desk needs, and a machine without a network or a graphics card cannot have
_CHROMIUM += ["--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader"]
_CHROMIUM += ["--enable-unsafe-swiftshader"]

expect.set_options(timeout=15_000)  # milliseconds: beside other tests, a page takes its time


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that holds the bundled samples; copy it before changing it."""
    path: Path = tmp_path_factory.mktemp("sample") / "sample.db"
    files = sorted(p for p in (DATA / "samples").iterdir() if p.suffix in (".jsonl", ".txt", ".html"))
    with Desk(path) as desk:
        desk.add(item for item in read(files) if not isinstance(item, Problem))
    return path


@pytest.fixture(scope="session")
def client(sample: Path) -> Iterator[TestClient]:
    """A client of the application on the samples, for reading."""
    app = create_app(sample)
    with TestClient(app) as client:
        yield client
    app.state.desk.close()


@pytest.fixture
def own_client(sample: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client on a copy of the samples, for changing."""
    path = tmp_path / "own.db"
    copied(sample, path)
    app = create_app(path)
    with TestClient(app) as client:
        yield client
    app.state.desk.close()


def fullest(client: TestClient) -> Incident:
    """The incident of the samples that most reports tell."""
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return max(desk.incidents(), key=lambda i: (len(i.reports), i.id))


@pytest.fixture
def served(sample: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a copy of the samples."""
    path = tmp_path / "served.db"
    copied(sample, path)
    with serving.served(path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; the test is skipped, saying so, where there is none or the scripts are not built."""
    found = os.environ.get("TAWATUR_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no browser: install chromium, or name one in TAWATUR_BROWSER")
    if not (BUILT / "desk.js").is_file():
        pytest.skip("the scripts of the pages are not built: make scripts")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found,
            args=_CHROMIUM,
        )
        yield started
        started.close()
