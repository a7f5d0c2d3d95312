"""The floors that scores must not fall below, each for one corpus."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")

Floors = Mapping[str, float | str]
"""One set's floors by name of the score, and the ``sha256`` of the corpus that they are for."""


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors of each set."""
    with path.open("rb") as file:
        return tomllib.load(file)


def shortfalls(name: str, reached: Mapping[str, float], floors: Floors, sha256: str) -> list[str]:
    """One sentence for each score below its floor, or one that says that the floors are for another corpus."""
    if floors["sha256"] != sha256:
        return [
            f"{name}: the corpus has changed (SHA-256 {sha256}): measure anew and set its floors in floors.toml."
        ]
    return [
        f"{name}: {what} is {reached[what]:.3f}, below its floor of {floor:.3f}."
        for what, floor in floors.items()
        if isinstance(floor, float | int) and reached[what] < floor
    ]
