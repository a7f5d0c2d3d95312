"""A team's pages in a real browser: invitation, login, roles, what is hidden; in both languages, by keyboard."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.server_desks import copied
from tests.web.teams import HIDDEN, OPEN, PASSWORD, Clock
from tests.web.test_browser import AXE

from tawatur.desk import Desk
from tawatur.desk.entering import IDLE
from tawatur.desk.team import Team
from tawatur.web.public import ForPublic
from tawatur.web.serving import served
from tawatur.web.team import ForTeam

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("browser") / "team.db"
    with Desk(path) as desk:
        desk.add([*OPEN, *HIDDEN])
        desk.team.restrict("report", "canary-one", ["inner"], "tests", "as told")
        desk.team.restrict("source", "canarysource", ["inner"], "tests", "as told")
    return path


class Served:
    """A server of a team's desk, its clock and what its accounts hold."""

    def __init__(self, address: str, path: Path, clock: Clock) -> None:
        # browsers take a secure cookie from this machine's own name without https
        self.address = address.replace("127.0.0.1", "localhost")
        self.path = path
        self.clock = clock
        self.secrets: dict[str, str] = {}

    def invite(self, name: str, role: str, *groups: str) -> str:
        with Desk(self.path) as desk:
            team = Team(desk, self.clock)
            token = team.add(name, role, "tests", groups)
            self.secrets[name] = team.invitation(token).totp
        return token

    def join(self, name: str, role: str, *groups: str) -> None:
        token = self.invite(name, role, *groups)
        with Desk(self.path) as desk:
            Team(desk, self.clock).accept(token, PASSWORD, self.code(name))

    def code(self, name: str) -> str:
        self.clock.now += 60
        return str(pyotp.TOTP(self.secrets[name]).at(int(self.clock.now)))


@pytest.fixture
def team(made: Path, tmp_path: Path) -> Iterator[Served]:
    path, clock = tmp_path / "team.db", Clock(time.time())
    copied(made, path)
    with served(path, ForTeam((), clock)) as address:
        yield Served(address, path, clock)


@pytest.fixture(params=["en", "ar"])
def context(request: pytest.FixtureRequest, browser: Browser, team: Served) -> Iterator[BrowserContext]:
    """A browser in each language."""
    locale = "ar-SY" if request.param == "ar" else "en-GB"
    made = browser.new_context(locale=locale, base_url=team.address)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, team: Served) -> Iterator[Page]:
    """A page; the test fails where another host was asked, or a script or the policy failed."""
    page = context.new_page()
    elsewhere: list[str] = []
    failures: list[str] = []

    def told(text: str) -> None:
        # the browser says of each refused answer that it was refused
        if "Failed to load resource" not in text:
            failures.append(text)

    def asked(url: str) -> None:
        if not url.startswith((team.address, "blob:", "data:")):
            elsewhere.append(url)

    page.on("request", lambda request: asked(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: told(message.text) if message.type == "error" else None)
    yield page
    assert elsewhere == []
    assert failures == []


def log_in(page: Page, team: Served, name: str) -> None:
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=code]").fill(team.code(name))
    page.locator("main button").click()


def axe(page: Page) -> None:
    if not AXE.is_file():
        pytest.skip("axe is not installed: make scripts")
    page.wait_for_load_state("load")  # with its style sheet, by which sizes are judged
    page.evaluate(AXE.read_text(encoding="utf-8") + "; null")
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    told = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found["violations"]]
    assert told == [], page.url


def narrow(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url
    page.set_viewport_size({"width": 1280, "height": 800})


def test_from_the_invitation_to_the_desk_by_keyboard(page: Page, team: Served) -> None:
    token = team.invite("rana", "reader")
    page.goto(f"/invitation/{token}")
    box = page.locator(".picture svg").bounding_box()
    assert box and box["width"] > 150
    axe(page)
    narrow(page)
    page.locator("input[name=password]").focus()
    for typed in (PASSWORD, PASSWORD, team.code("rana")):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    axe(page)
    narrow(page)
    code = page.locator(".codes code").nth(2).inner_text()
    page.locator("main a[href='/login']").click()
    expect(page.locator("input[name=name]")).to_be_focused()
    for typed in ("Rana", PASSWORD, code):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_be_visible()
    assert page.url == f"{team.address}/"


def test_a_wrong_login_is_said_and_the_right_one_leads_on(page: Page, team: Served) -> None:
    team.join("sami", "reader")
    page.goto("/?q=Mosul")
    assert "/login?next=" in page.url
    axe(page)
    narrow(page)
    page.locator("input[name=name]").fill("sami")
    page.locator("input[name=password]").fill("not that one")
    page.locator("input[name=code]").fill("123456")
    page.locator("main button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    assert page.locator("input[name=password]").input_value() == ""
    axe(page)
    log_in(page, team, "sami")
    expect(page.locator("#count")).to_be_visible()
    assert page.url.endswith("/?q=Mosul")


def test_the_session_ends_and_one_comes_back_to_where_one_was(page: Page, team: Served) -> None:
    team.join("sami", "reader")
    page.goto("/")
    log_in(page, team, "sami")
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=30_000)
    team.clock.now += IDLE + 1
    # a part of the page is asked for by the script, which then leads to the login
    page.locator(".facet .choice").first.click()
    expect(page.locator("input[name=password]")).to_be_visible()
    asked = page.url
    log_in(page, team, "sami")
    expect(page.locator("#count")).to_be_visible()
    assert "state=" in page.url and "next=" in asked


def test_the_cookie_is_kept_from_scripts(page: Page, context: BrowserContext, team: Served) -> None:
    team.join("sami", "reader")
    page.goto("/")
    log_in(page, team, "sami")
    expect(page.locator("#count")).to_be_visible()
    cookie = next(c for c in context.cookies() if c["name"] == "__Host-tawatur")
    assert cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Lax"
    assert "__Host" not in page.evaluate("document.cookie")


def test_a_reader_is_offered_nothing_to_change(page: Page, team: Served) -> None:
    team.join("sami", "reader")
    page.goto("/")
    log_in(page, team, "sami")
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=30_000)
    page.locator(".list tbody tr[data-id]").first.click()
    expect(page.locator(".panel .incident")).to_be_visible()
    assert page.locator("form[method=post]").count() == 0
    assert page.locator("header a[href='/add'], header a[href='/team']").count() == 0
    page.goto("/add")
    expect(page.locator("[role=alert]")).to_be_visible()


def test_a_reviewer_reviews_under_their_own_name(page: Page, team: Served) -> None:
    team.join("hala", "reviewer")
    page.goto("/reports/open-3")
    log_in(page, team, "hala")
    page.locator("button[value=accept]").first.click()
    expect(page.locator(".s-accepted").first).to_contain_text("hala")


def test_what_is_hidden_is_seen_by_the_group_alone(browser: Browser, page: Page, team: Served) -> None:
    team.join("sami", "reader")
    team.join("inna", "reader", "inner")
    page.goto("/")
    log_in(page, team, "sami")
    expect(page.locator(".list tbody tr[data-id]")).to_have_count(2)
    assert "canary" not in page.content().casefold()
    spots = page.evaluate("fetch('/api/spots').then(answer => answer.text())")
    other = browser.new_context(base_url=team.address)
    theirs = other.new_page()
    theirs.goto("/")
    log_in(theirs, team, "inna")
    expect(theirs.locator(".list tbody tr[data-id]")).to_have_count(3)
    assert "canary" in theirs.content().casefold()
    assert theirs.evaluate("fetch('/api/spots').then(answer => answer.text())") != spots
    other.close()


def test_an_admin_makes_accounts_and_restricts(page: Page, team: Served) -> None:
    team.join("boss", "admin")
    page.goto("/team")
    log_in(page, team, "boss")
    axe(page)
    narrow(page)
    form = page.locator("form[action='/team/add']")
    form.locator("input[name=name]").fill("لينا")
    form.locator("select").select_option("editor")
    form.locator("input[name=groups]").fill("inner, outer")
    form.locator("button").click()
    link = page.locator(".done code").inner_text()
    assert re.fullmatch(rf"{team.address}/invitation/[\w-]{{43}}", link)
    expect(page.locator("tbody").first).to_contain_text("لينا")
    form = page.locator("form[action='/team/restrict']")
    form.locator("select").select_option("source")
    form.locator("input[name=value]").fill("Open Wire")
    form.locator("input[name=groups]").fill("inner")
    form.locator("input[name=why]").fill("for the test")
    form.locator("button").click()
    expect(page.locator("main")).to_contain_text("Open Wire")
    for address in ("/team", "/team/log", "/account"):
        page.goto(address)
        page.locator("details").first.locator("summary").click() if page.locator("details").count() else None
        axe(page)
        narrow(page)


def test_logging_out(page: Page, team: Served) -> None:
    team.join("sami", "reader")
    page.goto("/account")
    log_in(page, team, "sami")
    page.locator("form[action='/logout'] button").click()
    expect(page.locator("input[name=password]")).to_be_visible()
    page.goto("/")
    assert "/login" in page.url


@pytest.mark.parametrize("locale", ["en-GB", "ar-SY"])
def test_the_public_pages(browser: Browser, made: Path, tmp_path: Path, locale: str) -> None:
    path = tmp_path / "public.db"
    copied(made, path)
    with served(path, ForPublic(published=lambda desk, incident: True)) as address:
        context = browser.new_context(locale=locale, base_url=address)
        page = context.new_page()
        failures: list[str] = []
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
        page.goto("/")
        expect(page.locator("#map[data-ready]")).to_be_visible(timeout=30_000)
        expect(page.locator(".list tbody tr[data-id]")).to_have_count(2)
        page.locator(".list tbody tr[data-id]").first.click()
        expect(page.locator(".panel .incident")).to_be_visible()
        assert "incident=" in page.url and page.locator("form[method=post]").count() == 0
        axe(page)
        narrow(page)
        page.goto(page.locator(".panel a[href^='/incidents/']").get_attribute("href") or "")
        axe(page)
        assert failures == []
        context.close()
