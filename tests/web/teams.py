"""A desk with a team, with reports that only some may see, and clients that are logged in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pyotp
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.server_desks import copied

from tawatur.desk import Desk
from tawatur.desk.roles import ROLES
from tawatur.model import Report
from tawatur.web import create_app
from tawatur.web.team import ForTeam

PASSWORD = "seven green doors by the river"
ORIGIN = {"origin": "https://testserver"}
DAY = "2023-11-21"


@dataclass
class Clock:
    """A clock that is set by hand; sessions, codes and waits go by it."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def report(id: str, text: str, publisher: str, **more: Any) -> Report:
    return Report(id=id, text=text, publisher=publisher, published=DAY, lang="en", **more)


OPEN = (
    report("open-1", "Gunmen killed three civilians in Baghdad on Monday, the police said.", "Open Wire"),
    report(
        "open-2",
        "Three civilians were killed by gunmen in Baghdad on Monday, an army officer said.",
        "Daily Two",
    ),
    report("open-3", "A car bomb killed two soldiers in Mosul on Sunday, the army said.", "Open Wire"),
)
HIDDEN = (
    # of an incident that others tell of as well, which it changes
    report(
        "canary-one",
        "Gunmen killed nineteen civilians in Baghdad on Monday, Canaryman Sevenov said. Canarytext followed.",
        "Canarypress",
        title="Canarytitle of Baghdad",
        url="https://canary.example/one",
        author="Canaryauthor",
    ),
    # of an incident of its own, by a source that is restricted as a whole
    report(
        "canary-two",
        "Turkish warplanes bombed Sinjar on Tuesday and killed four PKK fighters, Canarywitness told Canarysource.",
        "Canarysource",
        title="Canarytitle of Sinjar",
    ),
)
CANARIES = ("canary", "nineteen", "sinjar", "سنجار", "turk", "تركي")


@dataclass
class TeamDesk:
    """An application for a team, and who is in it."""

    app: FastAPI
    clock: Clock
    secrets: dict[str, str] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        found: Desk = self.app.state.desk
        return found

    @property
    def team(self) -> Any:
        return self.app.state.team

    def join(self, name: str, role: str, *groups: str) -> str:
        """Make an account and open it."""
        token = self.team.add(name, role, "tests", groups)
        self.secrets[name] = self.team.invitation(token).totp
        _, self.codes[name] = self.team.accept(token, PASSWORD, self.code(name))
        return name

    def code(self, name: str) -> str:
        """What the authenticator shows; the clock moves on, as a code is good once."""
        self.clock.now += 60
        return str(pyotp.TOTP(self.secrets[name]).at(int(self.clock.now)))

    @contextmanager
    def client(self, name: str | None = None) -> Iterator[Member]:
        """A client, logged in where a name is given."""
        with TestClient(self.app, base_url="https://testserver", follow_redirects=False) as found:
            member = Member(found)
            if name is not None:
                answer = member.log_in(name, PASSWORD, self.code(name))
                assert answer.status_code == 303, answer.text
                member.csrf = self.team.session(found.cookies["__Host-tawatur"]).csrf
            yield member


@dataclass
class Member:
    """A client as the pages of the desk would use it: posts carry their origin and the token of the session."""

    http: TestClient
    csrf: str = ""

    def get(self, address: str) -> httpx.Response:
        return self.http.get(address)

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        return self.http.post(address, data={"csrf": self.csrf, **(data or {})}, headers=ORIGIN, **more)

    def log_in(self, name: str, password: str, code: str) -> httpx.Response:
        return self.post("/login", {"name": name, "password": password, "code": code})


@cache
def _made() -> tuple[TemporaryDirectory[str], TeamDesk]:
    """A desk with an account of each role, one of them in the group that sees the hidden reports; to be copied."""
    folder = TemporaryDirectory()
    path = Path(folder.name, "team.db")
    with Desk(path) as desk:
        for one in (*OPEN, *HIDDEN):
            desk.add([one])
    app = create_app(path, ForTeam(("testserver",), clock := Clock()))
    found = TeamDesk(app, clock)
    for role in ROLES:
        found.join(role, role)
    found.join("insider", "editor", "inner")
    found.team.restrict("report", "canary-one", ["inner"], "tests", "as told")
    found.team.restrict("source", "canarysource", ["inner"], "tests", "as told")
    app.state.desk.close()
    return folder, found


@contextmanager
def team_desk(path: Path) -> Iterator[TeamDesk]:
    """A desk of its own at a path, with five accounts and two hidden reports."""
    _, made = _made()
    copied(made.desk.path, path)
    clock = Clock(made.clock.now)
    found = TeamDesk(
        create_app(path, ForTeam(("testserver",), clock)), clock, {**made.secrets}, {**made.codes}
    )
    yield found
    found.desk.close()
