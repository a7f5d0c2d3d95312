"""Evidence: the bytes of everything taken in, under their digest, and a log in which each entry seals the one before.

What goes in: bytes, and what was done with them. What goes out: the same bytes, and whether anything was changed since.
What may never be done here: change or overwrite what is there, or import another stage.
"""

from __future__ import annotations

from tawatur.evidence.log import Entry, Flaw, canonical, check_chain, seal
from tawatur.evidence.store import Damaged, Expunged, Missing, Store, Tombstone

__all__ = [
    "Damaged",
    "Entry",
    "Expunged",
    "Flaw",
    "Missing",
    "Store",
    "Tombstone",
    "canonical",
    "check_chain",
    "seal",
]
