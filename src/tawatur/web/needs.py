"""What each address needs of who asks, where a desk has a team. What is not in this table is not served to anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from starlette.routing import compile_path

from tawatur.desk.roles import ROLES, Role

Noted = Literal["read", "search", "export", "act"]


@dataclass(frozen=True, slots=True)
class Need:
    """The least role that is answered, None for everybody, and as what the access is written down, if it is."""

    role: Role | None
    noted: Noted | None = None


_OPEN: Final = Need(None)
_READ: Final = Need("reader", "read")
_SEARCH: Final = Need("reader", "search")
_READER: Final = Need("reader")
_REVIEWER: Final = Need("reviewer", "act")
_EDITOR: Final = Need("editor", "act")
_ADMIN: Final = Need("admin", "act")

NEEDS: Final[dict[tuple[str, str], Need]] = {
    # before anybody is known
    ("GET", "/static/{path:path}"): _OPEN,
    ("GET", "/login"): _OPEN,
    ("POST", "/login"): _OPEN,
    ("GET", "/invitation/{token}"): _OPEN,
    ("POST", "/invitation/{token}"): _OPEN,
    # reading
    ("GET", "/"): _SEARCH,
    ("GET", "/incidents/{id}"): _READ,
    ("GET", "/panel/{id}"): _READ,
    ("GET", "/reports/{id:path}"): _READ,
    ("GET", "/day"): _SEARCH,
    ("GET", "/day/new"): _SEARCH,
    ("POST", "/day/looked"): _READER,
    ("GET", "/sources"): _READ,
    ("GET", "/help"): _READER,
    ("GET", "/labels.geojson"): _READER,
    ("GET", "/api/openapi.json"): _READER,
    ("GET", "/api/incidents"): _SEARCH,
    ("GET", "/api/incidents/{id}"): _READ,
    ("GET", "/api/reports/{id:path}"): _READ,
    ("GET", "/api/places"): _READER,
    ("GET", "/api/spots"): _SEARCH,
    ("GET", "/api/export/{format}"): Need("reader", "export"),
    # one's own account
    ("GET", "/account"): _READER,
    ("POST", "/account/password"): _READER,
    ("POST", "/logout"): _READER,
    # reviewing
    ("POST", "/review/{report:path}"): _REVIEWER,
    ("POST", "/incidents/{id}/step"): _REVIEWER,
    ("GET", "/agreement"): Need("reviewer", "read"),
    ("GET", "/agreement/{number}"): Need("reviewer", "read"),
    ("GET", "/agreement/{number}/{report:path}"): Need("reviewer", "read"),
    ("POST", "/agreement/{number}/{report:path}"): _REVIEWER,
    ("POST", "/agreement"): _EDITOR,
    # what changes the record
    ("GET", "/pairs"): Need("editor", "search"),
    ("POST", "/pairs"): _EDITOR,
    ("POST", "/decisions/{number}/undo"): _EDITOR,
    ("GET", "/add"): Need("editor"),
    ("POST", "/add"): _EDITOR,
    ("POST", "/incidents/{id}/link"): _EDITOR,
    ("POST", "/incidents/{id}/split"): _EDITOR,
    ("POST", "/sources/rate"): _EDITOR,
    # the team
    ("GET", "/team"): Need("admin"),
    ("GET", "/team/log"): Need("admin", "read"),
    ("POST", "/team/add"): _ADMIN,
    ("POST", "/team/change"): _ADMIN,
    ("POST", "/team/restrict"): _ADMIN,
}
_PATTERNS: Final = [(method, compile_path(path)[0], need) for (method, path), need in NEEDS.items()]


def need_of(method: str, path: str) -> tuple[Need, Mapping[str, Any]] | None:
    """What an address needs, the most where several patterns fit it, and the parts of the address; None for no page."""
    asked = "GET" if method == "HEAD" else method
    fitting = [
        (need, found.groupdict())
        for known, pattern, need in _PATTERNS
        if known == asked and (found := pattern.match(path))
    ]
    return max(
        fitting, key=lambda pair: -1 if pair[0].role is None else ROLES.index(pair[0].role), default=None
    )
