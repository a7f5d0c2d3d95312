"""When a report was published: what its metadata, its words and its address say, and whether they agree.

Nothing here reads a clock. "3 hours ago" counts from the moment at which the page was fetched, where that is known.
"""

from __future__ import annotations

from tawatur.intake.dates.clues import address_clue, doubt, placed, weigh, with_clue

__all__ = ["address_clue", "doubt", "placed", "weigh", "with_clue"]
