"""Accounts at the command line, and what ``tawatur serve`` refuses to show to whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from tawatur.cli import serve
from tawatur.cli.failures import Failure
from tawatur.desk import Desk
from tawatur.model import Report

REPORT = Report(
    "r-1",
    "Gunmen killed three civilians in Baghdad on Monday.",
    publisher="Open Wire",
    published="2023-11-21",
)


@pytest.fixture
def desk(tmp_path: Path) -> str:
    path = tmp_path / "team.db"
    with Desk(path) as made:
        made.add([REPORT])
    return str(path)


def test_the_first_admin_is_made_here_and_no_password_is_given(run: Run, desk: str) -> None:
    done = run("accounts", "add", "Rana", "--role", "admin", "--desk", desk, "--url", "https://desk.example/")
    assert done.code == 0
    link = done.out.strip()
    assert link.startswith("https://desk.example/invitation/") and len(link) > 60
    assert "once, within 3 days" in done.err
    with Desk(desk) as store:
        assert store.team.invitation(link.rpartition("/")[2]).name == "rana"
    assert run("accounts", "add", "rana", "--desk", desk).err == (
        "There is an account 'rana' already; choose another name.\n"
    )
    assert "There is no role 'boss'" in run("accounts", "add", "x", "--role", "boss", "--desk", desk).err


def test_accounts_are_listed_and_changed(run: Run, desk: str) -> None:
    run("accounts", "add", "rana", "--role", "admin", "--desk", desk)
    run("accounts", "add", "sami", "--group", "Aleppo", "--desk", desk)
    assert run("accounts", "role", "SAMI", "editor", "--desk", desk).err == "sami is editor now.\n"
    assert run("accounts", "groups", "sami", "--join", "idlib", "--leave", "aleppo", "--desk", desk).code == 0
    assert run("accounts", "disable", "sami", "--desk", desk).err == "sami is disabled now.\n"
    lines = run("accounts", "list", "--desk", desk, "--json").out.splitlines()
    found = [json.loads(line) for line in lines]
    assert [(a["name"], a["state"], a["role"], a["groups"]) for a in found] == [
        ("rana", "invited", "admin", []),
        ("sami", "disabled", "editor", ["idlib"]),
    ]
    assert "sami                  disabled  editor    idlib" in run("accounts", "list", "--desk", desk).out
    assert run("accounts", "disable", "sami", "--undo", "--desk", desk).err == "sami is invited now.\n"
    assert "without an admin" in run("accounts", "role", "rana", "reader", "--desk", desk).err
    assert "There is no account 'nobody'" in run("accounts", "reset", "nobody", "--desk", desk).err
    assert run("verify", "--desk", desk).code == 0


def test_reports_and_sources_are_restricted(run: Run, desk: str) -> None:
    run("accounts", "add", "sami", "--group", "aleppo", "--desk", desk)
    done = run(
        "accounts", "restrict", "--report", "r-1", "--group", "aleppo", "--why", "a witness", "--desk", desk
    )
    assert done.err == "r-1 is seen only by aleppo now.\n"
    run("accounts", "restrict", "--source", "Open Wire", "--group", "idlib", "--why", "ours", "--desk", desk)
    assert run("accounts", "groups", "--desk", desk).out == (
        "aleppo: sami\n  report r-1\nidlib: nobody\n  source Open Wire\n"
    )
    assert run("accounts", "restrict", "--report", "r-1", "--why", "safe", "--desk", desk).err == (
        "r-1 is seen by everybody now.\n"
    )
    assert (
        "There is no report 'r-2'"
        in run("accounts", "restrict", "--report", "r-2", "--why", "x", "--desk", desk).err
    )
    assert run("accounts", "restrict", "--why", "x", "--desk", desk).code == 2


def test_the_audit_is_listed(run: Run, desk: str) -> None:
    with Desk(desk) as store:
        store.team.note("sami", "search", {"path": "/", "asked": "q=x\x1b[31m"})
    assert "sami" in (out := run("accounts", "log", "--desk", desk).out) and "\x1b" not in out
    found = json.loads(run("accounts", "log", "--desk", desk, "--json").out)
    assert (found["number"], found["who"], found["what"]) == (1, "sami", "search")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--host", "0.0.0.0"), "without --team or --public everybody there could read and change the desk"),
        (("--host", "192.0.2.7"), "without --team or --public"),
        (("--host", "::"), "without --team or --public"),
        (("--host", "desk.example.org"), "without --team or --public"),
        (("--host", "0.0.0.0", "--team"), "passwords would cross the network in the clear"),
        (("--team", "--public"), "by two commands"),
        (("--profile", "p.toml"), "give it with --public"),
        (("--team", "--key", "k.pem"), "--certificate and --key together"),
        (("--team", "--certificate", "c.pem", "--key", "k.pem"), "c.pem: there is no such file"),
    ],
)
def test_a_desk_is_shown_to_nobody_whom_it_is_not_for(
    run: Run, desk: str, options: tuple[str, ...], sentence: str
) -> None:
    done = run("serve", "--desk", desk, "--port", "0", *options)
    assert done.code == 2 and sentence in done.err and done.err.count("\n") == 1


def test_a_team_needs_an_admin_first(run: Run, desk: str) -> None:
    done = run("serve", "--desk", desk, "--port", "0", "--team")
    assert done.code == 1 and "has no admin yet; make one with: tawatur accounts add" in done.err


def test_loopback_needs_neither() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "127.8.8.8"):
        serve._check(host, False, False, None, None, None, None)
    with pytest.raises(Failure):
        serve._check("127.0.0.1.example.org", False, False, None, None, None, None)


def test_an_export_goes_through_a_profile(run: Run, desk: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('place = "country"\n', encoding="utf-8")
    plain = run("export", "--desk", desk, "--format", "csv").out
    out = run("export", "--desk", desk, "--format", "csv", "--profile", str(profile)).out
    assert "Baghdad" in plain and "r-1" in plain
    assert "Baghdad" not in out and "r-1" not in out and "Iraq" in out
    profile.write_text("names = true\n", encoding="utf-8")
    done = run("export", "--desk", desk, "--format", "csv", "--profile", str(profile))
    assert done.code == 1 and "a profile has place, time, sides, sources, toll" in done.err
