"""Logging in: what opens a session, what ends it, and what nobody learns from trying."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import Request
from tests.web.teams import ORIGIN, PASSWORD, TeamDesk, team_desk

from tawatur.desk import passwords
from tawatur.desk.entering import IDLE, LONGEST, MOST_OF_ADDRESS, MOST_OF_BOTH, WITHIN
from tawatur.web.team import address_of

COOKIE = "__Host-tawatur"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[TeamDesk]:
    with team_desk(tmp_path / "team.db") as found:
        yield found


def test_the_cookie_is_kept_from_scripts_other_sites_and_plain_http(served: TeamDesk) -> None:
    with served.client() as member:
        answer = member.log_in("reader", PASSWORD, served.code("reader"))
        assert answer.status_code == 303 and answer.headers["location"] == "/"
        cookie = answer.headers["set-cookie"].casefold()
        assert cookie.startswith("__host-tawatur=")
        assert {"httponly", "secure", "samesite=lax", "path=/"} <= {
            part.strip() for part in cookie.split(";")
        }
        assert "domain" not in cookie
        assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_one_goes_on_to_the_page_that_was_asked_for_and_never_elsewhere(served: TeamDesk) -> None:
    with served.client() as member:
        assert member.get("/?q=Mosul").headers["location"] == "/login?next=%2F%3Fq%3DMosul"
        for asked, reached in (
            ("/?q=Mosul", "/?q=Mosul"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
        ):
            given = {"name": "reader", "password": PASSWORD, "code": served.code("reader"), "next": asked}
            assert member.post("/login", given).headers["location"] == reached


@pytest.mark.parametrize("name", ["reader", "READER ", "nobody", "", "x" * 200, "admin' --", "\u202ereader"])
def test_what_is_wrong_is_not_said(served: TeamDesk, name: str) -> None:
    with served.client() as member:
        answers = [
            member.log_in(name, "something else altogether", "123456"),
            member.log_in("reader", PASSWORD, "000000"),
            member.log_in("nobody", PASSWORD, "000000"),
        ]
    assert {a.status_code for a in answers} == {401}
    said = {a.text.split('role="alert">')[1].split("<")[0] for a in answers}
    assert said == {"The name, the password or the code is wrong."}


def test_every_try_takes_the_same_steps(served: TeamDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fits, step = passwords.fits, passwords.totp_step
    monkeypatch.setattr(passwords, "fits", lambda *given: steps.append("password") or fits(*given))  # type: ignore[func-returns-value]
    monkeypatch.setattr(passwords, "totp_step", lambda *given: steps.append("code") or step(*given))  # type: ignore[func-returns-value]
    with served.client() as member:
        taken = []
        for name, password in (("reader", PASSWORD), ("reader", "wrong"), ("nobody", "wrong"), ("", "")):
            steps.clear()
            assert member.log_in(name, password, "111111").status_code == 401
            taken.append(tuple(steps))
    assert set(taken) == {("password", "code")}
    assert served.team.people()[0].state == "active"


def test_a_code_is_good_once_and_a_recovery_code_too(served: TeamDesk) -> None:
    code = served.code("reader")
    with served.client() as member:
        assert member.log_in("reader", PASSWORD, code).status_code == 303
        assert member.log_in("reader", PASSWORD, code).status_code == 401
        recovery = served.codes["reader"][3].lower().replace("-", " ")
        assert member.log_in("reader", PASSWORD, recovery).status_code == 303
        assert member.log_in("reader", PASSWORD, recovery).status_code == 401
        assert member.log_in("reader", PASSWORD, served.codes["reader"][4]).status_code == 303


def test_arabic_digits_are_digits(served: TeamDesk) -> None:
    code = served.code("reader").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    with served.client() as member:
        assert member.log_in("reader", PASSWORD, f"{code[:3]} {code[3:]}").status_code == 303


@pytest.mark.parametrize("name", ["reader", "nobody"])
def test_after_some_wrong_tries_one_waits_whoever_it_is(served: TeamDesk, name: str) -> None:
    with served.client() as member:
        for _ in range(MOST_OF_BOTH):
            assert member.log_in(name, "wrong", "000000").status_code == 401
        refused = member.log_in(name, PASSWORD, served.code("reader"))
        assert refused.status_code == 429 and "too many wrong tries" in refused.text
        assert member.log_in("editor", PASSWORD, served.code("editor")).status_code == 303
        served.clock.now += WITHIN
        answer = member.log_in(name, PASSWORD, served.code("reader"))
        assert answer.status_code == (303 if name == "reader" else 401)


def test_an_address_waits_whatever_names_it_tries(served: TeamDesk) -> None:
    with served.client() as member:
        for number in range(MOST_OF_ADDRESS):
            assert member.log_in(f"guess{number}", "wrong", "000000").status_code == 401
        assert member.log_in("guess", "wrong", "000000").status_code == 429


def test_a_session_ends_when_nothing_is_asked_and_in_any_case(served: TeamDesk) -> None:
    with served.client("reader") as member:
        served.clock.now += IDLE - 1
        assert member.get("/").status_code == 200
        served.clock.now += IDLE + 1
        assert member.get("/").status_code == 303
        assert member.get("/api/incidents").status_code == 401
    with served.client("reader") as member:
        began = served.clock.now
        while served.clock.now < began + LONGEST:
            assert member.get("/").status_code == 200
            served.clock.now += IDLE - 100
        assert member.get("/").status_code == 303


def test_a_login_gives_another_token_and_ends_the_old_one(served: TeamDesk) -> None:
    with served.client("reader") as member:
        old = member.http.cookies[COOKIE]
        assert member.log_in("reader", PASSWORD, served.code("reader")).status_code == 303
        new = member.http.cookies[COOKIE]
        assert old != new
        member.http.cookies.clear()
        member.http.cookies.set(COOKIE, old)
        assert member.get("/").status_code == 303


def test_a_token_that_somebody_else_set_opens_nothing(served: TeamDesk) -> None:
    with served.client() as member:
        member.http.cookies.set(COOKIE, "fixed-by-somebody-else")
        assert member.get("/").status_code == 303
        member.log_in("reader", PASSWORD, served.code("reader"))
        assert served.team.session("fixed-by-somebody-else") is None


def test_logging_out_ends_the_session(served: TeamDesk) -> None:
    with served.client("reader") as member:
        token = member.http.cookies[COOKIE]
        assert member.post("/logout").headers["location"] == "/login"
        assert served.team.session(token) is None


def test_what_an_admin_changes_holds_from_the_next_page_on(served: TeamDesk) -> None:
    with served.client("reader") as reader, served.client("admin") as admin:
        assert reader.get("/add").status_code == 403
        assert (
            admin.post("/team/change", {"name": "reader", "act": "change", "role": "editor"}).status_code
            == 303
        )
        assert reader.get("/add").status_code == 200
        assert admin.post("/team/change", {"name": "reader", "act": "disable"}).status_code == 303
        assert reader.get("/").status_code == 303
    with served.client() as member:
        assert member.log_in("reader", PASSWORD, served.code("reader")).status_code == 401


def test_a_reset_takes_everything_away_and_invites_anew(served: TeamDesk) -> None:
    with served.client("reader") as reader, served.client("admin") as admin:
        answer = admin.post("/team/change", {"name": "reader", "act": "reset"})
        link = answer.text.split("/invitation/")[1].split("<")[0]
        assert reader.get("/").status_code == 303
        assert reader.log_in("reader", PASSWORD, served.code("reader")).status_code == 401
        assert reader.get(f"/invitation/{link}").status_code == 200
        assert link not in admin.get("/team").text


def test_the_last_admin_stays(served: TeamDesk) -> None:
    with served.client("admin") as admin:
        for change in ({"act": "disable"}, {"act": "change", "role": "editor"}):
            answer = admin.post("/team/change", {"name": "admin", **change})
            assert answer.status_code == 400 and "without an admin" in answer.text


def test_an_invitation_opens_once_and_not_for_long(served: TeamDesk) -> None:
    token = served.team.add("late", "reader", "tests")
    with served.client() as member:
        page = f"/invitation/{token}"
        assert "<svg" in member.get(page).text
        wrong = (
            ({"password": "short", "again": "short"}, "12 to 256 characters"),
            ({"password": "all about late people", "again": "all about late people"}, "too easily guessed"),
            ({"password": PASSWORD, "again": "another"}, "differ"),
            ({"password": PASSWORD, "again": PASSWORD}, "six digits do not fit"),
        )
        for given, sentence in wrong:
            answer = member.post(page, {**given, "code": "000000"})
            assert answer.status_code == 400 and sentence in answer.text
        served.secrets["late"] = served.team.invitation(token).totp
        right = {"password": PASSWORD, "again": PASSWORD, "code": served.code("late")}
        answer = member.post(page, right)
        assert answer.status_code == 200 and answer.text.count("<li><code>") == 10
        assert member.get(page).status_code == 404 and member.post(page, right).status_code == 404
        later = served.team.add("later", "reader", "tests")
        served.clock.now += 3 * 24 * 3600 + 1
        assert member.get(f"/invitation/{later}").status_code == 404


def test_a_changed_password_ends_every_other_session(served: TeamDesk) -> None:
    new = "a lamp left on in the hallway"
    with served.client("reader") as here, served.client("reader") as there:
        wrong = here.post("/account/password", {"old": "guess", "new": new, "again": new})
        assert wrong.status_code == 400 and "nothing was changed" in wrong.text
        changed = here.post("/account/password", {"old": PASSWORD, "new": new, "again": new})
        assert changed.status_code == 303
        assert here.get("/account").status_code == 200
        assert there.get("/account").status_code == 303
        assert there.log_in("reader", PASSWORD, served.code("reader")).status_code == 401
        assert there.log_in("reader", new, served.code("reader")).status_code == 303


def test_a_change_needs_the_token_of_the_session_and_a_page_of_this_desk(served: TeamDesk) -> None:
    with served.client("admin") as member:
        given = {"name": "forged", "role": "admin", "csrf": member.csrf}
        refused = (
            ({**given, "csrf": ""}, ORIGIN),
            ({**given, "csrf": "x" * 43}, ORIGIN),
            (given, {}),
            (given, {"origin": "https://evil.example"}),
            (given, {"origin": "null"}),
            (given, {"origin": "http://testserver"}),
            (given, {**ORIGIN, "sec-fetch-site": "cross-site"}),
            (given, {**ORIGIN, "sec-fetch-site": "same-site"}),
        )
        for data, headers in refused:
            assert member.http.post("/team/add", data=data, headers=headers).status_code == 403, (
                data,
                headers,
            )
        assert "forged" not in [person.name for person in served.team.people()]
        headers = {**ORIGIN, "x-csrf-token": member.csrf}
        assert member.http.post("/team/add", data={"name": "made"}, headers=headers).status_code == 200
    with served.client("reader") as other, served.client("admin") as member:
        answer = member.http.post("/team/add", data={"name": "forged", "csrf": other.csrf}, headers=ORIGIN)
        assert answer.status_code == 403


def test_every_form_that_changes_something_carries_the_token(served: TeamDesk) -> None:
    import re

    incident = next(i.id for i in served.desk.incidents() if "open-3" in i.reports)
    pages = ("/", f"/?incident={incident}", "/reports/open-3", "/sources", "/add", "/account", "/team")
    with served.client("admin") as member:
        for page in pages:
            text = member.get(page).text
            forms = re.findall(r'<form[^>]*method="post".*?</form>', text, re.S)
            assert all(f'name="csrf" value="{member.csrf}"' in form for form in forms), page
            assert forms or page == "/"


def test_a_name_that_is_not_the_desks_is_refused(served: TeamDesk) -> None:
    with served.client("reader") as member:
        assert member.http.get("/", headers={"host": "evil.example"}).status_code == 403


@pytest.mark.parametrize(
    ("host", "counted"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("testclient", "testclient")],
)
def test_tries_from_one_network_of_ipv6_count_together(host: str, counted: str) -> None:
    request = Request({"type": "http", "client": (host, 50000), "headers": []})
    assert address_of(request) == counted
