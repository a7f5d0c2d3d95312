"""The review in a real browser, in both languages, by mouse and by keyboard."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect
from tests.web.test_browser import AXE, page, ready

__all__ = ["page"]  # a fixture


def opened(page: Page, search: str = "Daquq") -> str:
    """The id of the first incident that a search finds, opened beside the list."""
    ready(page, f"/?q={search}")
    page.keyboard.press("j")
    expect(page.locator(".panel .incident")).to_be_visible()
    return page.locator(".panel .incident").get_attribute("data-id") or ""


def name(page: Page) -> None:
    field = page.locator(".steps input[name=by]").first
    field.fill("Rana")
    field.press("Escape")


def pressed(page: Page) -> str | None:
    return page.locator(".steps [aria-pressed=true][name=act]:not([value=second])").get_attribute("value")


def test_states_by_keyboard_keep_the_map(page: Page) -> None:
    opened(page)
    name(page)
    page.evaluate("document.querySelector('#map canvas').dataset.kept = 'yes'")
    for key, state in (
        ("i", "in-review"),
        ("v", "reviewed"),
        ("p", "published"),
        ("z", "reviewed"),
        ("0", "machine"),
    ):
        page.keyboard.press(key)
        expect(page.locator(f".steps [value={state}]")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#map canvas[data-kept]").count() == 1
    page.keyboard.press("i")
    expect(page.locator(".facet .s-in-review")).to_have_count(1)
    page.locator(".facet .s-in-review").click()
    expect(page.locator(".list tbody tr")).to_have_count(1)
    page.wait_for_url(re.compile("state=in-review"))


def test_two_reviewers_must_be_two_people(page: Page) -> None:
    opened(page)
    name(page)
    page.locator(".steps [value='in-review']").click()
    expect(page.locator(".steps [value='in-review']")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("2")
    expect(page.locator(".steps [value=second]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("v")
    expect(page.locator(".steps .flag")).to_have_count(1)  # waits for the second
    page.locator(".steps input[name=by]").first.fill("Sami")
    page.locator(".steps [value=reviewed]").click()
    expect(page.locator(".steps [value=reviewed]")).to_have_attribute("aria-pressed", "true")


def test_a_note_and_an_assignment_by_keyboard(page: Page) -> None:
    opened(page)
    name(page)
    page.keyboard.press("o")
    page.keyboard.type("اسأل المستشفى")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notes li")).to_have_count(1)
    page.keyboard.press("w")
    page.keyboard.type("Rana")
    page.keyboard.press("Enter")
    expect(page.locator(".facet", has=page.locator("#f-assigned")).locator(".choice")).to_have_count(1)
    page.locator(".facet", has=page.locator("#f-assigned")).locator(".choice").click()
    expect(page.locator(".list tbody tr")).to_have_count(1)


def test_pairs_by_keyboard(page: Page) -> None:
    page.goto("/pairs")
    page.locator("input[name=by]").fill("Rana")
    page.locator("input[name=by]").press("Escape")
    seen, decided = [], []
    for key in ("j", "d", "u", "s"):
        pair = [page.locator(f"input[name={which}]").get_attribute("value") for which in ("ours", "theirs")]
        assert pair not in decided  # one that was passed over comes again
        seen.append(pair)
        if key != "j":
            decided.append(pair)
        with page.expect_navigation():
            page.keyboard.press(key)
        if page.locator(".halves").count() == 0:
            break
    assert len(seen) >= 3


def test_a_source_is_rated_by_keyboard(page: Page) -> None:
    ready(page, "/?order=origins")
    with page.expect_navigation():  # keys are heard once the page has loaded
        page.locator(".list tbody tr", has=page.locator(".of", has_text="/12")).locator("th a").click()
    expect(page.locator(".rate")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.press("b")
    page.keyboard.press("Tab")
    page.keyboard.type("right before")
    page.keyboard.press("Tab")
    page.keyboard.type("Rana")
    page.keyboard.press("Enter")
    expect(page.locator(".matrix .letter", has_text="B")).not_to_have_count(0)


def test_the_news_is_seen_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("g")
    page.wait_for_url("**/day/new")
    expect(page.locator(".changes li")).not_to_have_count(0)
    page.locator("input[name=by]").fill("Rana")
    page.locator("input[name=by]").press("Escape")
    page.keyboard.press("e")
    expect(page.locator(".changes li")).to_have_count(0)


def test_the_map_comes_where_it_is_opened_before_the_script_has_come(page: Page) -> None:
    held: list[Route] = []
    page.route("**/built/desk.js*", lambda route: held.append(route))
    page.goto("/reports/tanf-01?event=e1", wait_until="commit")
    page.locator("details[open] > form.correct .onmap summary").click()
    while not held:
        page.wait_for_timeout(10)
    held[0].continue_()
    expect(page.locator("details[open] .picker[data-ready]")).to_be_visible(timeout=30_000)


def test_a_place_is_picked_on_the_map_and_words_become_evidence(page: Page) -> None:
    page.goto("/reports/tanf-01")
    page.locator(".account h3 a").first.click()
    form = page.locator("details[open] > form.correct")
    form.locator(".onmap summary").click()
    picker = form.locator(".picker[data-ready]")
    expect(picker).to_be_visible(timeout=30_000)
    # by keyboard: the middle of the map
    picker.locator("canvas").focus()
    page.keyboard.press("Enter")
    expect(form.locator(".near button")).not_to_have_count(0)
    # and by mouse
    box = picker.locator("canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2)
    page.wait_for_timeout(500)
    chosen = form.locator(".near button").nth(1)
    told = chosen.locator("bdi").inner_text()
    chosen.click()
    assert form.locator("input[name=place]").input_value() == told
    page.evaluate("""() => {
        const text = document.querySelector('.text'), range = document.createRange();
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        let node; while ((node = walker.nextNode()) && !node.data.includes('southeastern Syria'));
        const at = node.data.indexOf('southeastern Syria');
        range.setStart(node, at); range.setEnd(node, at + 18);
        getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    page.locator(".evidence [data-field=place]").click()
    expect(form.locator("input[name=words_place]")).to_have_value("southeastern Syria")
    form.locator("input[name=by]").fill("Rana")
    with page.expect_navigation():  # keys are heard once the page has loaded
        form.locator("button[value=correct]").click()
    expect(page.locator(".made")).to_have_count(1)
    expect(page.locator(".made")).to_contain_text(told)
    page.keyboard.press("z")
    expect(page.locator(".made")).to_have_count(0)


def test_actors_are_suggested_after_each_comma(page: Page) -> None:
    page.goto("/reports/tanf-01")
    page.locator(".account h3 a").first.click()
    field = page.locator("details[open] > form.correct input[name=side2]")
    field.fill("Islamic State, ")
    own = page.locator(f"datalist#{field.get_attribute('list')} option")
    expect(own).not_to_have_count(0)
    assert (own.first.get_attribute("value") or "").startswith("Islamic State, ")


def test_two_people_code_blind(page: Page) -> None:
    page.goto("/agreement")
    page.locator("input[name=name]").fill("Pilot")
    page.locator("textarea[name=ids]").fill("tanf-01")
    page.locator("input[value=machine]").check()
    page.locator("input[name=by]").fill("Rana")
    page.locator("input[name=by]").press("Enter")
    page.wait_for_url("**/agreement/1")
    for person, killed in (("Rana", "0"), ("Sami", "2")):
        page.goto("/agreement/1")
        page.locator("input[name=by]").fill(person)
        with page.expect_navigation():
            page.locator("form button").click()
        page.keyboard.press("j")
        page.wait_for_url(re.compile("/agreement/1/tanf-01"))
        page.locator("input[name=killed]").first.fill(killed)
        page.locator("button[value=save]").click()
        page.wait_for_url(re.compile("/agreement/1$"))
    expect(page.locator(".alphas tbody tr")).to_have_count(9)
    expect(page.locator("table.list").nth(1).locator("tbody tr")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_pages_of_the_review(page: Page, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe is not installed: make scripts")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/agreement")
    page.locator("input[name=name]").fill("Pilot")
    page.locator("textarea[name=ids]").fill("tanf-01")
    page.locator("input[value=machine]").check()
    page.locator("input[name=by]").fill("Rana")
    page.locator("form.tall button").click()
    page.wait_for_url("**/agreement/1")
    axe = AXE.read_text(encoding="utf-8") + "; null"
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def check(where: str) -> None:
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
        told = [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found["violations"]]
        assert told == [], (where, json.dumps(told, ensure_ascii=False, indent=1))

    for address in ("/pairs", "/day/new", "/agreement", "/agreement/1", "/agreement/1/tanf-01"):
        page.goto(address)
        check(address)
    page.locator("button[value=save]").click()
    page.wait_for_url(re.compile("/agreement/1$"))
    check("the agreement")
    opened(page)
    name(page)
    page.keyboard.press("i")
    expect(page.locator(".steps [value='in-review']")).to_have_attribute("aria-pressed", "true")
    for details in page.locator(".steps details, .rate").all():
        details.evaluate("one => one.open = true")
    check("the steps")
    page.goto("/reports/tanf-01")
    page.locator(".account h3 a").first.click()
    expect(page.locator("details[open] > form.correct")).to_be_visible()
    for details in page.locator("details[open] form.correct details").all():
        details.evaluate("one => one.open = true")
    expect(page.locator("details[open] .picker[data-ready]")).to_be_visible(timeout=30_000)
    check("the correction")


@pytest.mark.parametrize("width", [360, 768, 2560])
def test_the_pages_of_the_review_fit_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/agreement")
    page.locator("input[name=name]").fill("Pilot")
    page.locator("textarea[name=ids]").fill("tanf-01")
    page.locator("input[name=by]").fill("Rana")
    page.locator("form.tall button").click()
    page.wait_for_url("**/agreement/1")
    for address in ("/pairs", "/day/new", "/agreement", "/agreement/1", "/agreement/1/tanf-01"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
