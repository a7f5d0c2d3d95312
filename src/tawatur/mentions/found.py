"""A place as it was found in a text."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.mentions.entries import PlaceRow


class PlaceFound(NamedTuple):
    """A place mention. Offsets are of the normal form; ``row`` may be an area derived from a gazetteer row.

    ``prefix`` holds the clitics of its first word. ``area`` names what was derived ("near", "east", "countryside").
    """

    start: int
    end: int
    row: PlaceRow
    prefix: str
    area: str | None
    name_start: int
