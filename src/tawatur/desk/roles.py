"""The roles that accounts have."""

from __future__ import annotations

from typing import Final, Literal, get_args

Role = Literal["reader", "reviewer", "editor", "admin"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""Each may all that those before it may."""


def is_at_least(role: Role, needed: Role) -> bool:
    """Whether a role may what another may."""
    return ROLES.index(role) >= ROLES.index(needed)
