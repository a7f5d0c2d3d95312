"""Posts that were passed on: headed by whom they are from, as ``claims`` reads it (claims/credit.py)."""

from __future__ import annotations


def with_forward(text: str, name: str) -> str:
    """A post's words, headed by whom it was forwarded from where that is told."""
    name = " ".join(name.split())
    return f"Forwarded from {name}\n{text}" if name else text
