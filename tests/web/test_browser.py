"""What people do, in a real browser: by mouse and by keyboard, in both languages, with no request to another host."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

AXE = Path(__file__).parents[2] / "client" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(params=["en", "ar"])
def page(request: pytest.FixtureRequest, browser: Browser, served: str) -> Iterator[Page]:
    """A page in each language; fails the test where anything was asked of another host, or a script failed."""
    context = browser.new_context(locale="ar-SY" if request.param == "ar" else "en-GB", base_url=served)
    page = context.new_page()
    elsewhere: list[str] = []
    failures: list[str] = []

    def asked(url: str) -> None:
        if not url.startswith((served, "blob:", "data:")):
            elsewhere.append(url)

    page.on("request", lambda request: asked(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert elsewhere == []
    assert failures == []


def ready(page: Page, address: str = "/") -> None:
    page.goto(address)
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=30_000)


def test_the_page_runs_the_way_of_its_language(page: Page) -> None:
    ready(page)
    lang = page.locator("html").get_attribute("lang")
    filters, panel = page.locator(".filters").bounding_box(), page.locator(".middle").bounding_box()
    assert filters and panel
    assert (filters["x"] > panel["x"]) == (lang == "ar")
    page.locator(".tongue").click()
    assert page.locator("html").get_attribute("lang") == ("en" if lang == "ar" else "ar")


def test_search_choose_and_go_back(page: Page) -> None:
    ready(page)
    all_of_it = page.locator(".list tbody tr").count()
    page.locator("#q").fill("مدنيون")
    page.locator("#q").press("Enter")
    expect(page.locator(".chosen li")).to_have_count(1)
    assert 0 < page.locator(".list tbody tr").count() < all_of_it
    assert "q=" in page.url
    page.locator(".facet .choice").first.click()
    expect(page.locator(".chosen li")).to_have_count(2)
    page.go_back()
    expect(page.locator(".chosen li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chosen li")).to_have_count(0)
    assert page.locator(".list tbody tr").count() == all_of_it


def test_an_incident_opens_beside_the_list_and_its_address_shows_it_again(page: Page) -> None:
    ready(page)
    page.locator(".list tbody tr").nth(2).locator("th a").click()
    expect(page.locator(".panel .incident")).to_be_visible()
    title = page.locator(".panel h2").inner_text()
    expect(page.locator(".panel table.matrix")).to_be_visible()
    page.reload()
    assert page.locator(".panel h2").inner_text() == title


def test_by_keyboard_alone(page: Page) -> None:
    ready(page)
    page.keyboard.press("j")
    expect(page.locator(".list tr[aria-current] th a")).to_have_count(1)
    expect(page.locator(".panel .incident")).to_be_visible()
    first = page.locator(".panel .incident").get_attribute("data-id")
    page.keyboard.press("j")
    expect(page.locator(f".panel .incident:not([data-id={first}])")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator(f".panel .incident[data-id={first}]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel .incident")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".panel .incident")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/incidents/"))
    page.keyboard.press("?")
    page.wait_for_url("**/help")


def test_the_map_shows_every_incident_with_a_place_and_filters(page: Page) -> None:
    ready(page, "/?map=7/33.5/38.6")
    spots = int(page.locator("#map").get_attribute("data-ready") or 0)
    assert spots > 30
    page.locator("#map .within").click()
    expect(page.locator(".chosen li")).to_have_count(1)
    assert "box=" in page.url
    assert 0 < page.locator(".list tbody tr").count() < spots


def test_a_click_on_the_map_opens_the_incident_there(page: Page) -> None:
    ready(page, "/?q=Daquq&map=9/35.14/44.45")
    expect(page.locator(".list tbody tr")).not_to_have_count(0)
    box = page.locator("#map canvas").bounding_box()
    assert box
    page.wait_for_timeout(1500)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".panel .incident")).to_be_visible()


def test_days_are_chosen_by_dragging_over_the_timeline(page: Page) -> None:
    ready(page)
    bars = page.locator(".timeline .back")
    first, last = bars.nth(50).bounding_box(), bars.nth(70).bounding_box()
    assert first and last
    page.mouse.move(first["x"] + 2, first["y"] + 20)
    page.mouse.down()
    page.mouse.move(last["x"] + 2, last["y"] + 20, steps=5)
    page.mouse.up()
    expect(page.locator(".chosen li")).to_have_count(2)
    assert "since=" in page.url and "until=" in page.url


def test_a_report_is_pasted_and_found(page: Page) -> None:
    page.goto("/add")
    page.locator("textarea").fill(
        "Two shepherds were killed by a landmine near Sukhna on Saturday, a local source said."
    )
    page.locator("input[name=published]").fill("2023-11-19")
    page.locator("#adding button").click()
    expect(page.locator("[role=status] li")).to_have_count(1)
    page.locator("[role=status] a").click()
    expect(page.locator(".panel .incident")).to_be_visible()
    expect(page.locator(".panel mark.k-event").first).to_be_visible()


def test_accounts_are_reviewed_by_keyboard(page: Page) -> None:
    ready(page, "/?q=Daquq")
    page.keyboard.press("j")
    expect(page.locator(".panel .incident")).to_be_visible()
    page.locator("[data-account] input[name=by]").first.fill("Rana")
    page.locator("[data-account] input[name=by]").first.press("Tab")
    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.locator(".s-accepted")).to_have_count(1)
    expect(page.locator(".s-accepted")).to_contain_text("Rana")
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=30_000)
    page.keyboard.press("n")
    page.keyboard.press("c")
    page.wait_for_url("**/reports/**")
    correct = page.locator("details[open] form.correct")
    correct.locator("input[name=killed]").fill("17")
    correct.locator("button").click()
    expect(page.locator(".s-corrected")).to_have_count(1)
    expect(page.locator(".account", has=page.locator(".s-corrected"))).to_contain_text("17")


def test_reports_are_parted_with_a_name_that_is_remembered(page: Page) -> None:
    ready(page, "/?order=origins")
    page.locator(".list tbody tr", has=page.locator(".of", has_text="/12")).locator("th a").click()
    acts = page.locator(".acts details").nth(1)
    acts.locator("summary").click()
    acts.locator("input[value=tanf-10]").check()
    acts.locator("input[name=by]").fill("Rana")
    acts.locator("input[name=why]").fill("another drone")
    acts.locator("button").click()
    page.wait_for_url(re.compile(r"/incidents/"))
    expect(page.locator(".history")).to_contain_text("another drone")
    assert page.locator("input[name=by]").first.input_value() == "Rana"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe is not installed: make scripts")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ready(page, "/?order=origins")
    incident = page.locator(".list tr[data-id]").first.get_attribute("data-id")
    axe = AXE.read_text(encoding="utf-8") + "; null"
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    for address in (None, f"/incidents/{incident}", "/day", "/sources", "/add", "/help", "/reports/tanf-12"):
        if address is None:
            page.locator(".list tr[data-id] th a").first.click()
            expect(page.locator(".panel .incident")).to_be_visible()
        else:
            page.goto(address)
        page.evaluate(axe)  # the page's policy allows no script but its own; this is the test's
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
        told = [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found["violations"]]
        assert told == [], (address, json.dumps(told, ensure_ascii=False, indent=1))


@pytest.mark.parametrize("width", [360, 768, 2560])
def test_nothing_runs_out_of_the_page_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/", "/help", "/sources", "/day", "/reports/tanf-12"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
