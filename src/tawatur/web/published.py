"""Which incidents are published: the one place that says so, and what the public pages ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawatur.desk.review import is_published
from tawatur.model import Incident

if TYPE_CHECKING:
    from tawatur.desk import Desk


def published(desk: Desk, incident: Incident) -> bool:
    """Whether people have published an incident as it stands. Nothing is until somebody says so."""
    return is_published(desk, incident)
