"""What one feature says about two accounts: a score, why, and whether it rules them out."""

from __future__ import annotations

Verdict = tuple[float, str] | tuple[float, str, bool]
"""A score from -1 (against) to 1 (for), and a sentence; a third value marks one that rules the pair out."""


def veto(detail: str, score: float = -1.0) -> Verdict:
    """A verdict that rules the pair out; ``score`` says how much it weighs where others speak for the two."""
    return score, detail, True


def is_veto(verdict: Verdict) -> bool:
    """Whether a verdict rules the pair out."""
    return len(verdict) == 3
