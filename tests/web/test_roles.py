"""Who may do what: every address says what it needs, and each role can do exactly that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute
from tests.web.teams import TeamDesk, team_desk

from tawatur.desk.roles import ROLES, is_at_least
from tawatur.web.needs import NEEDS, need_of

ASKED = {"{id}": "{incident}", "{id:path}": "open-1", "{report:path}": "open-1", "{format}": "csv"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamDesk]:
    path: Path = tmp_path_factory.mktemp("roles") / "team.db"
    with team_desk(path) as found:
        yield found


def addresses(app: FastAPI) -> set[tuple[str, str]]:
    """Every method and address that the application answers."""
    found: set[tuple[str, str]] = set()

    def walk(routes: list[BaseRoute]) -> None:
        for route in routes:
            inner = getattr(route, "original_router", None)
            if inner is not None:
                walk(inner.routes)
                continue
            path = route.path  # type: ignore[attr-defined]
            methods = getattr(route, "methods", None)
            if methods is None:
                found.add(("GET", f"{path}/{{path:path}}"))
            else:
                found.update((method, path) for method in methods - {"HEAD", "OPTIONS"})

    walk(app.routes)
    return found


def test_every_address_says_what_it_needs(served: TeamDesk) -> None:
    assert addresses(served.app) == set(NEEDS)


def test_what_fits_several_patterns_needs_the_most() -> None:
    for method, path in NEEDS:
        asked = path.replace("{id:path}", "a/b").replace("{report:path}", "a/b").replace("{path:path}", "a/b")
        found = need_of(method, asked)
        assert found is not None
        need, wanted = found[0], NEEDS[method, path]
        assert need == wanted or (need.role and (wanted.role is None or is_at_least(need.role, wanted.role)))
    assert need_of("DELETE", "/") is None and need_of("GET", "/nowhere") is None


def address(served: TeamDesk, path: str) -> str:
    incident = next(i.id for i in served.desk.incidents() if "open-3" in i.reports)
    for name, value in ASKED.items():
        path = path.replace(name, value.format(incident=incident))
    return path


@pytest.mark.parametrize("role", [None, *ROLES])
def test_each_role_can_do_exactly_what_the_table_says(served: TeamDesk, role: str | None) -> None:
    with served.client(role) as member:
        for (method, path), need in NEEDS.items():
            if path in ("/logout", "/static/{path:path}", "/login") or "{token}" in path:
                continue
            asked = address(served, path)
            answer = member.get(asked) if method == "GET" else member.post(asked)
            allowed = need.role is None or (role is not None and is_at_least(role, need.role))  # type: ignore[arg-type]
            if allowed:
                assert answer.status_code not in (401, 403), (method, path, answer.text)
                assert answer.headers.get("location", "") != "/login"
            elif role is None and method == "GET" and not path.startswith("/api/"):
                assert answer.status_code == 303 and answer.headers["location"].startswith("/login"), path
            else:
                assert answer.status_code == (401 if role is None else 403), (method, path)


def test_an_address_that_is_not_in_the_table_is_not_served(served: TeamDesk) -> None:
    @served.app.get("/forgotten")
    def forgotten() -> str:
        return "canary"

    with served.client("admin") as member:
        assert member.get("/forgotten").status_code == 404
    served.app.router.routes.pop()


def test_pages_offer_what_a_role_may_do(served: TeamDesk) -> None:
    page = f"/incidents/{next(i.id for i in served.desk.incidents() if 'open-3' in i.reports)}"
    for role in ROLES:
        with served.client(role) as member:
            text = member.get(page).text
            assert ('action="/review/' in text) == is_at_least(role, "reviewer")
            assert ('/link"' in text) == is_at_least(role, "editor")
            assert ('href="/add"' in text) == is_at_least(role, "editor")
            assert ('href="/team"' in text) == (role == "admin")
            assert 'name="by"' not in text


def test_what_is_done_bears_the_name_of_the_account(served: TeamDesk) -> None:
    with served.client("reviewer") as member:
        given = {"event": "e1", "act": "accept", "by": "somebody else"}
        assert member.post("/review/open-3", given).status_code == 303
    assert [c.by for c in served.desk.corrections()["open-3"]] == ["reviewer"]
