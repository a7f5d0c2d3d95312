"""The pages of a team: logging in and out, invitations, one's own account, and the team for its admins."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from markupsafe import Markup
from starlette.responses import RedirectResponse

from tawatur.desk import DeskError
from tawatur.desk.entering import RefusedError, WaitError
from tawatur.desk.passwords import SHORTEST, totp_address
from tawatur.desk.roles import ROLES
from tawatur.desk.team import Team
from tawatur.web.rendering import own_page, render
from tawatur.web.team import COOKIE, address_of, enter, leave
from tawatur.web.view import View
from tawatur.web.viewer import viewer_of

router = APIRouter(include_in_schema=False)
Field = Annotated[str, Form()]


def _team(request: Request) -> Team:
    found: Team = request.app.state.team
    return found


@router.get("/login")
def login(request: Request, next: str = "") -> Response:
    """Where one logs in."""
    return render(request, "login.html", view=View(), next=own_page(next), problem="", name="")


@router.post("/login")
def log_in(
    request: Request, name: Field = "", password: Field = "", code: Field = "", next: Field = ""
) -> Response:
    """Log in; the session that there was ends."""
    try:
        before = request.cookies.get(COOKIE, "")
        token = _team(request).log_in(name, password, code, address_of(request), before)
    except (RefusedError, WaitError) as error:
        wait = isinstance(error, WaitError)
        problem = "login.wait" if wait else "login.wrong"
        minutes = -(-error.seconds // 60) if isinstance(error, WaitError) else 0
        given = {"next": own_page(next), "problem": problem, "minutes": minutes, "name": name}
        return render(request, "login.html", 429 if wait else 401, view=View(), **given)
    return enter(RedirectResponse(own_page(next) or "/", 303), token)


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session."""
    _team(request).log_out(request.cookies.get(COOKIE, ""), viewer_of(request).name)
    return leave(RedirectResponse("/login", 303))


@router.get("/invitation/{token}")
def invitation(request: Request, token: str) -> Response:
    """Where somebody who was invited chooses a password and pairs an authenticator."""
    return _invitation(request, token, "")


@router.post("/invitation/{token}")
def accept(
    request: Request, token: str, password: Field = "", again: Field = "", code: Field = ""
) -> Response:
    """Open the account; the recovery codes are shown this once."""
    if password != again:
        return _invitation(request, token, "The two passwords differ; type the same twice.")
    try:
        name, codes = _team(request).accept(token, password, code)
    except DeskError as error:
        return _invitation(request, token, str(error))
    return render(request, "codes.html", view=View(), name=name, codes=codes)


def _invitation(request: Request, token: str, problem: str) -> Response:
    found = _team(request).invitation(token)
    return render(
        request,
        "invitation.html",
        400 if problem else 200,
        view=View(),
        name=found.name,
        secret=" ".join(found.totp[i : i + 4] for i in range(0, len(found.totp), 4)),
        picture=_picture(totp_address(found.totp, found.name)),
        shortest=SHORTEST,
        problem=problem,
    )


def _picture(text: str) -> Markup:
    """A text as a QR code, an SVG without styles."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, scale=5, light="white", title=None, svgclass="qr", lineclass=None
    )  # fmt: skip
    return Markup(out.getvalue().decode())


@router.get("/account")
def account(request: Request) -> Response:
    """One's own account."""
    return _account(request, "")


@router.post("/account/password")
def password(request: Request, old: Field = "", new: Field = "", again: Field = "") -> Response:
    """Choose another password; every session of the account ends, and a new one begins here."""
    if new != again:
        return _account(request, "The two passwords differ; type the same twice.")
    try:
        token = _team(request).change_password(viewer_of(request).name, old, new, address_of(request))
    except DeskError as error:
        return _account(request, str(error))
    return enter(RedirectResponse("/account?changed=1", 303), token)


def _account(request: Request, problem: str) -> Response:
    name = viewer_of(request).name
    person = next(person for person in _team(request).people() if person.name == name)
    changed = request.query_params.get("changed") == "1"
    given = {"person": person, "problem": problem, "changed": changed, "shortest": SHORTEST}
    return render(request, "account.html", 400 if problem else 200, view=View(), **given)


@router.get("/team")
def team(request: Request) -> Response:
    """The accounts, their roles and groups, and what is restricted."""
    return _shown(request)


@router.post("/team/add")
def add(request: Request, name: Field = "", role: Field = "reader", groups: Field = "") -> Response:
    """Make an account; its invitation is shown this once."""
    token = _team(request).add(name, role, viewer_of(request).name, groups.split(","))
    return _shown(request, name, token)


@router.post("/team/change")
def change(
    request: Request, name: Field, act: Field, role: Field = "", groups: Field | None = None
) -> Response:
    """Change an account, disable or enable it, or invite its holder anew."""
    by, ours = viewer_of(request).name, _team(request)
    if act == "reset":
        return _shown(request, name, ours.reset(name, by))
    if act in ("disable", "enable"):
        ours.change(name, by, disabled=act == "disable")
    else:
        ours.change(name, by, role=role or None, groups=None if groups is None else groups.split(","))
    return RedirectResponse("/team", 303)


@router.post("/team/restrict")
def restrict(request: Request, kind: Field, value: Field, groups: Field = "", why: Field = "") -> Response:
    """Let only some groups see a report or a source, or everybody again."""
    _team(request).restrict(
        "source" if kind == "source" else "report", value, groups.split(","), viewer_of(request).name, why
    )
    return RedirectResponse("/team", 303)


@router.get("/team/log")
def log(request: Request) -> Response:
    """Who read, searched and took away what of late."""
    return render(request, "accesses.html", view=View(), entries=_team(request).newest_accesses())


def _shown(request: Request, invited: str = "", token: str = "") -> Response:
    ours = _team(request)
    link = f"{request.url.scheme}://{request.headers.get('host', '')}/invitation/{token}" if token else ""
    return render(
        request,
        "team.html",
        view=View(),
        people=ours.people(),
        restrictions=ours.restrictions(),
        roles=ROLES,
        invited=invited,
        link=link,
    )
