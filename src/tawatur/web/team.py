"""Who is let in where a desk has a team: the session, the role, the desk as they see it, the note of what they read.

Refused is what is not allowed: an address that needs.py does not name, a name that the desk does not answer to, a
change that no page of this desk asked for.
"""

from __future__ import annotations

import hmac
import ipaddress
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.base import RequestResponseEndpoint
from starlette.responses import RedirectResponse

from tawatur.desk.entering import LONGEST, Session
from tawatur.desk.seen import Seen, Sights
from tawatur.desk.team import Team
from tawatur.web.needs import Need, need_of
from tawatur.web.rendering import failure
from tawatur.web.viewer import NOBODY, viewer_in

if TYPE_CHECKING:
    from tawatur.desk import Desk

COOKIE: Final = "__Host-tawatur"
"""The prefix has browsers take it from a safe connection only, for this host only (RFC 6265bis)."""
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FORBIDDEN: Final = "Your role on this desk does not reach so far; ask an admin."
_ELSEWHERE: Final = "The request came from another site's page and changed nothing."


@dataclass(frozen=True, slots=True)
class ForTeam:
    """How a desk is served to a team: the names that it answers to, beside those of its own machine."""

    names: Collection[str] = ()
    clock: Callable[[], float] = time.time


class TeamGate:
    """What every request to a team's desk passes."""

    def __init__(self, app: FastAPI, desk: Desk, served: ForTeam) -> None:
        self._names = {*served.names, *LOOPBACK}
        self._sights = Sights(desk)
        self.team: Final = Team(desk, served.clock)
        app.state.team = self.team

    async def __call__(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        answer = await self._answer(request, call_next)
        if request.url.scheme == "https":
            answer.headers["Strict-Transport-Security"] = "max-age=31536000"
        return answer

    async def _answer(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        request.state.viewer = NOBODY
        refused = self._refused(request)
        if refused:
            return failure(request, 403, refused)
        known = need_of(request.method, request.scope["path"])
        session = await run_in_threadpool(self.team.session, request.cookies.get(COOKIE, ""))
        if session is not None:
            request.state.viewer = viewer_in(session)
        if known is not None and known[0].role is None:
            return await call_next(request)
        if session is None:
            return _to_login(request)
        request.state.session = session
        if known is None:
            return failure(request, 404, "There is no such page; check the address.")
        need, parts = known
        if need.role is None or not request.state.viewer.may(need.role):
            await self._note(session, "refused", {"path": f"{request.method} {request.url.path}"})
            return failure(request, 403, _FORBIDDEN)
        desk = await run_in_threadpool(self._sights.of, session.person.groups)
        request.state.desk = desk
        answer = await call_next(request)
        shown = answer.status_code < 300
        if shown and isinstance(desk, Seen) and not await run_in_threadpool(desk.is_current):
            return failure(request, 503, "The desk changed while the page was made; load it again.")
        if answer.status_code < 400:
            await self._note_access(session, need, parts, request)
        return answer

    def _refused(self, request: Request) -> str | None:
        host = request.headers.get("host", "")
        name = name_of(host)
        if name not in self._names:
            return "This desk does not answer to that name; open it by the name that you were given."
        if request.method in SAFE:
            return None
        # browsers say where a request comes from; what does not say so changes nothing
        own = {f"https://{host}", f"http://{host}"} if name in LOOPBACK else {f"https://{host}"}
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if site not in (None, "same-origin") or (origin is not None and origin not in own):
            return _ELSEWHERE
        return _ELSEWHERE if site is None and origin is None else None

    async def _note_access(
        self, session: Session, need: Need, parts: Mapping[str, str], request: Request
    ) -> None:
        if need.noted is None:
            return
        about: dict[str, object] = {"path": request.url.path, "asked": str(request.url.query)}
        if "id" in parts:
            about["of"] = parts["id"]
        await self._note(session, need.noted, about)

    async def _note(self, session: Session, what: str, about: dict[str, object]) -> None:
        await run_in_threadpool(self.team.note, session.person.name, what, about)


async def checked(request: Request) -> None:
    """Refuse a change that does not carry the token of the session; every form of ours carries it."""
    session: Session | None = getattr(request.state, "session", None)
    if session is None or request.method in SAFE:
        return
    given = request.headers.get("x-csrf-token") or str((await request.form()).get("csrf", ""))
    if not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise HTTPException(403, "The page is older than your login and changed nothing; load it again.")


def name_of(host: str) -> str:
    """The name of a host without its port."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def address_of(request: Request) -> str:
    """From where somebody asks; of IPv6 the network, since a single subscriber has all of its addresses."""
    host = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((host, 64), strict=False)) if found.version == 6 else host


def enter(answer: Response, token: str) -> Response:
    """Have a browser keep the token of a session."""
    answer.set_cookie(
        COOKIE, token, max_age=int(LONGEST), path="/", secure=True, httponly=True, samesite="lax"
    )
    return answer


def leave(answer: Response) -> Response:
    """Have a browser forget it."""
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def _to_login(request: Request) -> Response:
    if request.url.path.startswith("/api/") or request.method not in SAFE:
        return failure(request, 401, "You are not logged in, or no longer; log in and try again.")
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/login" if asked == "/" else f"/login?next={quote(asked, safe='')}", 303)
