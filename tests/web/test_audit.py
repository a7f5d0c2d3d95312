"""Who read, searched and took away what is written down, and that it was cannot be changed unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.server_desks import all_that_a_server_holds, beside
from tests.web.teams import PASSWORD, TeamDesk, team_desk

from tawatur.desk import Desk


@pytest.fixture
def served(tmp_path: Path) -> Iterator[TeamDesk]:
    with team_desk(tmp_path / "team.db") as found:
        yield found


def test_reads_searches_exports_and_refusals_are_written_down(served: TeamDesk) -> None:
    incident = next(i.id for i in served.desk.incidents() if "open-3" in i.reports)
    with served.client("reader") as member:
        for page in (
            "/?q=Mosul",
            f"/incidents/{incident}",
            "/reports/open-1",
            "/api/export/csv?type=battles",
            "/help",
        ):
            assert member.get(page).status_code == 200
        assert member.get("/reports/canary-one").status_code == 404
        assert member.get("/team").status_code == 403
        member.post("/logout")
        member.log_in("reader", "wrong", "000000")
        member.log_in("typed my password here", "wrong", "000000")
    with served.client("reviewer") as member:
        member.post("/review/open-3", {"event": "e1", "act": "accept"})
    found = [
        (e.who, e.what, e.about.get("of") or e.about.get("path"), e.about.get("asked"))
        for e in served.team.accesses()
    ]
    assert found == [
        ("reader", "login", None, None),
        ("reader", "search", "/", "q=Mosul"),
        ("reader", "read", incident, ""),
        ("reader", "read", "open-1", ""),
        ("reader", "export", "/api/export/csv", "type=battles"),
        ("reader", "refused", "GET /team", None),
        ("reader", "logout", None, None),
        ("reader", "login refused", None, None),
        # what was typed for a name may be a password
        ("", "login refused", None, None),
        ("reviewer", "login", None, None),
        ("reviewer", "act", "/review/open-3", ""),
    ]
    with served.client("admin") as member:
        text = member.get("/team/log").text
        assert "q=Mosul" in text and "typed my password" not in text
    assert served.desk.verify().flaws == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accesses SET who = 'editor' WHERE number = 2",
        "DELETE FROM accesses WHERE number = 2",
        "DELETE FROM accesses WHERE number >= 2",
        "UPDATE accesses SET about = '{}' WHERE number = 2",
    ],
)
def test_what_was_changed_in_it_is_found(served: TeamDesk, sql: str) -> None:
    with served.client("reader") as member:
        member.get("/?q=Mosul")
        member.get("/?q=Baghdad")
    served.team.add("later", "reader", "tests")  # an entry of the log holds the accesses before it fast
    path = served.desk.path
    with pytest.raises(DBAPIError, match="a desk keeps its history"), beside(path) as connection:
        connection.execute(text(sql))
    with beside(path, lifted=True) as connection:
        connection.execute(text(sql))
    assert any(flaw.where.startswith("accesses entry") for flaw in served.desk.verify().flaws)


def test_an_expunged_report_leaves_the_audit_and_the_restrictions(served: TeamDesk) -> None:
    with served.client("insider") as member:
        assert member.get("/reports/canary-one").status_code == 200
        assert member.get("/?q=Canarytext").status_code == 200
    done = served.desk.expunge("canary-one", "tests", "asked for")
    assert done.remains == ()
    abouts = [str(entry.about) for entry in served.team.accesses()]
    assert not any("canary-one" in about for about in abouts)
    assert not any("canary-one" in restriction.value for restriction in served.team.restrictions())
    assert served.desk.verify().flaws == ()


def test_no_secret_stands_in_the_desk_as_it_is(served: TeamDesk) -> None:
    token = served.team.add("new", "reader", "tests")
    with served.client("reader") as member:
        cookie = member.http.cookies["__Host-tawatur"]
    with Desk(served.desk.path):
        pass
    held = b"".join(all_that_a_server_holds(served.desk.path).values())
    held += b"".join(p.read_bytes() for p in Path(served.desk.path).parent.glob("team.db*") if p.is_file())
    for secret in (
        PASSWORD,
        token,
        cookie,
        served.codes["reader"][0],
        served.codes["reader"][0].replace("-", ""),
    ):
        assert secret.encode() not in held
