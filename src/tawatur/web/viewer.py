"""Who looks at a page, as the request says: what the templates and the acts need to know of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import unquote

from fastapi import Depends, Form, HTTPException, Request

from tawatur.desk.entering import Session
from tawatur.desk.roles import Role, is_at_least


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody with a role. Without a name: whoever sits at the machine, who signs what they do themselves."""

    name: str = ""
    role: Role | None = "admin"
    csrf: str = ""

    def may(self, role: Role) -> bool:
        """Whether they may what a role may."""
        return self.role is not None and is_at_least(self.role, role)


COOKIE: Final = "by"
"""Where the browser of somebody alone keeps the name that they sign with."""
ALONE: Final = Viewer()
NOBODY: Final = Viewer(role=None)


def viewer_of(request: Request) -> Viewer:
    """Who asks; the person at the machine where the desk has no team."""
    found: Viewer = getattr(request.state, "viewer", getattr(request.app.state, "alone", ALONE))
    return found


def name_of(request: Request) -> str:
    """Who asks, by name: the account, the name that the desk was opened with, or the one that was signed with last."""
    return viewer_of(request).name or unquote(request.cookies.get(COOKIE, "")).strip()[:100]


def viewer_in(session: Session) -> Viewer:
    """The viewer that a session is of."""
    return Viewer(session.person.name, session.person.role, session.csrf)


def _signed(request: Request, by: Annotated[str, Form()] = "") -> str:
    name = viewer_of(request).name or by
    if not name:
        raise HTTPException(422, "by: Field required; correct it and try again.")
    return name


By = Annotated[str, Depends(_signed)]
"""Who does something: the account that is logged in, whatever the form says; what the form says where there is none."""
