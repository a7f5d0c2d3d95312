"""Takes the pictures of the pages in docs/images from the bundled samples, in both languages.

Usage: python tools/screenshots.py. Needs Chromium (named in TAWATUR_BROWSER, or on the path) and the built scripts.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from demo import sample_files
from tawatur.desk import Desk
from tawatur.intake import Problem, read
from tawatur.web.serving import served

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader"]
_ARGUMENTS += ["--enable-unsafe-swiftshader"]


def main() -> int:
    """Write every picture; 1 where there is no browser."""
    found = os.environ.get("TAWATUR_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        print("No browser was found; install chromium, or name one in TAWATUR_BROWSER.", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with _sample() as (address, incident), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        for lang in ("en", "ar"):
            context = browser.new_context(
                base_url=address, viewport={"width": 1440, "height": 900}, color_scheme="light"
            )
            page = context.new_page()
            _take(page, f"/?lang={lang}&incident={incident}", f"desk-{lang}.png", has_map=True)
            _take(page, f"/incidents/{incident}?lang={lang}", f"incident-{lang}.png")
            _take(page, f"/day?since=2023-10-20&until=2023-10-24&lang={lang}", f"day-{lang}.png")
            context.close()
        browser.close()
    return 0


def _take(page: Page, address: str, name: str, has_map: bool = False) -> None:
    page.goto(address)
    if has_map:
        page.wait_for_selector("#map[data-ready]")
        page.wait_for_timeout(9000)  # the map draws its names last, and says nothing when it has
    page.screenshot(path=IMAGES / name)
    print(f"docs/images/{name}")


@contextmanager
def _sample() -> Iterator[tuple[str, str]]:
    """The address of a server on the samples, and the id of the incident that most reports tell."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sample.db")
        with Desk(path) as desk:
            desk.add(item for item in read(sample_files()) if not isinstance(item, Problem))
            incident = max(desk.incidents(), key=lambda i: (len(i.reports), i.id)).id
        with served(path) as address:
            yield address, incident


if __name__ == "__main__":
    sys.exit(main())
