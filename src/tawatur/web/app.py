"""The application: which address is answered by what, and what every answer carries."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

import tawatur
from tawatur.desk import Desk, DeskError
from tawatur.desk.errors import NotThereError
from tawatur.web import accounts, acts, agreeing, api, news, pages, pairs, stepping
from tawatur.web.public import ForPublic, prepare
from tawatur.web.rendering import failure
from tawatur.web.team import ForTeam, TeamGate, checked
from tawatur.web.viewer import NOBODY, Viewer

STATIC: Final = Path(__file__).with_name("static")
HOSTS: Final = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
"""The names that a desk alone on its machine answers to: any other is a page elsewhere that was made to point here."""
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
Gate = Callable[[Request, RequestResponseEndpoint], Awaitable[Response]]
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def create_app(
    path: str | os.PathLike[str], served: ForTeam | ForPublic | None = None, person: str = ""
) -> FastAPI:
    """The pages and the API of a desk, for one person on one machine: no login, loopback names only.

    ``person`` is who that is, and signs what is done; without a name, forms ask for it. ``served`` says
    to whom else: to a team, whose members log in, or to the public, which reads what is published.
    Raises DeskError where the desk cannot be opened. The caller closes ``app.state.desk``.
    """
    app = FastAPI(
        title="Tawatur", version=tawatur.__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        dependencies=[Depends(checked)],
    )  # fmt: skip
    app.state.desk = Desk(path)
    app.state.alone = Viewer(person.strip())
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    gate: Gate = _alone
    if isinstance(served, ForPublic):
        prepare(app, app.state.desk, served)
        gate = _public
    else:
        for router in (
            pages.router,
            news.router,
            acts.router,
            stepping.router,
            pairs.router,
            agreeing.router,
            api.router,
        ):
            app.include_router(router)
    if isinstance(served, ForTeam):
        app.include_router(accounts.router)
        gate = TeamGate(app, app.state.desk, served)

    @app.middleware("http")
    async def guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
        answer = await gate(request, call_next)
        if request.url.path.startswith("/static/"):
            # kept, and asked for again only whether it has changed
            answer.headers.setdefault("Cache-Control", "no-cache")
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    @app.exception_handler(DeskError)
    async def told(request: Request, error: DeskError) -> Response:
        return failure(request, 404 if isinstance(error, NotThereError) else 400, str(error))

    @app.exception_handler(HTTPException)
    async def known(request: Request, error: HTTPException) -> Response:
        return failure(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: RequestValidationError) -> Response:
        found = error.errors()[0]
        where = ".".join(str(part) for part in found["loc"][1:])
        return failure(request, 422, f"{where}: {found['msg']}; correct it and try again.")

    return app


async def _alone(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """The gate of a desk that one person has open on their own machine."""
    refused = _refused(request)
    return failure(request, 403, refused) if refused else await call_next(request)


async def _public(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """The gate of what everybody may read: nothing can be changed."""
    request.state.viewer = NOBODY
    if request.method in _SAFE:
        return await call_next(request)
    return failure(request, 405, "These pages are for reading only.")


def _refused(request: Request) -> str | None:
    """Why a request is refused: a name that is not this machine's, or a change that a page elsewhere asks for."""
    host = request.headers.get("host", "").rpartition(":")
    name = host[0] if host[0] and host[2].isdigit() else request.headers.get("host", "")
    if name not in HOSTS:
        return "This desk answers on its own machine only; open it as http://127.0.0.1."
    if request.method in _SAFE:
        return None
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none") or (origin is not None and origin != _own(request)):
        return "The request came from another site's page and changed nothing."
    return None


def _own(request: Request) -> str:
    return f"{request.url.scheme}://{request.headers.get('host', '')}"
