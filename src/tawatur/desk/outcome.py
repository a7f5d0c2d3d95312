"""What adding reports to a desk came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be stored, and why."""

    report: str
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding reports.

    ``reports`` counts those newly stored, the skipped among them, embedded posts not; ``duplicates`` those that were
    there already; ``revised`` those that replace an earlier text of the same id, ``renamed`` gives the new id of a
    report whose id another report holds. ``skipped`` says by report id why nothing was coded. ``events`` counts the
    events of the new reports, ``incidents`` the incidents that are new or changed by them.
    """

    reports: int = 0
    duplicates: int = 0
    revised: int = 0
    renamed: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    events: int = 0
    incidents: int = 0
    failed: tuple[Failed, ...] = ()
