"""What several tests share: where the gold set lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.server_desks import (
    desks_of_this_test,
    desks_on_a_server,
    pytest_addoption,
    skip_those_of_files,
)

__all__ = [
    "desks_of_this_test",
    "desks_on_a_server",
    "pytest_addoption",
]

# No test reads the places that the person who runs it has imported.
os.environ["TAWATUR_GAZETTEER"] = os.devnull

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    skip_those_of_files(config, items)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_process_of(item)))


def _process_of(item: pytest.Item) -> str:
    """Whose process a test shares where processes share the tests out (pytest-xdist): mostly that of its file."""
    if "browser" in getattr(item, "fixturenames", ()):
        return "browser"  # two browsers at a time make each other late
    return "engine" if item.path.parent.name == "scale" else str(item.path)


def find_shared() -> Path | None:
    """The folder with the gold set: TAWATUR_SHARED, or ``shared`` beside the repository; None where neither is."""
    folder = Path(os.environ.get("TAWATUR_SHARED") or REPOSITORY.parent / "shared")
    return folder if (folder / "gold").is_dir() else None


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with the gold set; the test is skipped where there is none."""
    folder = find_shared()
    if folder is None:
        pytest.skip(
            "no gold set: set TAWATUR_SHARED to the folder that holds gold/, or lay it beside the repository"
        )
    return folder


def pytest_report_header() -> str:
    """Say which package is tested: the sources, or one with compiled modules (``make test-compiled``)."""
    from tawatur.events import coder

    return f"tawatur: {'pure Python' if str(coder.__file__).endswith('.py') else 'compiled modules'}"
