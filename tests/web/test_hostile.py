"""Reports that were written to break a page: in every view their text stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tawatur.desk import Desk
from tawatur.model import Report
from tawatur.web import create_app

CANARY = "canary7"
HOSTILE = [
    f"<script>{CANARY}()</script>",
    f"<img src=x onerror={CANARY}()>",
    f'"><svg onload={CANARY}()>',
    f"' onmouseover='{CANARY}()' x='",
    f"</title><script>{CANARY}()</script>",
    f"javascript:{CANARY}()",
    f"{{{{ {CANARY} }}}}{{% raw %}}",
    f"\u202e{CANARY}\u202d\u2067",
    f"&lt;script&gt;{CANARY}",
    f'<a href="javascript:{CANARY}()">x</a>',
]
SENTENCE = "Gunmen killed three civilians in Baghdad on Monday, {who} told Reuters."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Desk(path) as desk:
        desk.add(
            Report(
                id=f"r{number} {text}",
                text=f"{text}\n{SENTENCE.format(who='the police')}\n{text}",
                title=text,
                publisher=text,
                author=text,
                url=f"https://example.org/{text}",
                published="2023-11-21",
                lang="en",
            )
            for number, text in enumerate(HOSTILE)
        )
    app = create_app(path)
    with TestClient(app) as client:
        yield client
    app.state.desk.close()


def addresses(client: TestClient) -> Iterator[str]:
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    yield "/"
    yield "/day?since=2023-11-20&until=2023-11-22"
    yield "/sources"
    for incident in desk.incidents():
        yield f"/?incident={incident.id}"
        yield f"/incidents/{incident.id}"
    for report in desk.reports():
        yield f"/reports/{quote(report.id)}"
    for text in HOSTILE:
        yield f"/?q={quote(text)}"
        yield f"/?place={quote(text)}"
        yield f"/?publisher={quote(text)}"
        yield f"/?actor={quote(text)}&told={quote(text)}"
        yield f"/incidents/{quote(text, safe='')}"
        yield f"/reports/{quote(text, safe='')}"
        yield f"/?type={quote(text)}"


def test_hostile_text_stays_text_in_every_view(client: TestClient) -> None:
    met = 0
    for address in addresses(client):
        page = client.get(address).text
        met += CANARY in page
        assert not re.search(r"<(?:script|svg|img)[^>]*" + CANARY, page), address
        assert f"<script>{CANARY}" not in page, address
        for tag in re.findall(r"<[a-zA-Z][^<>]*>", page):
            # within a tag the canary may stand only in a quoted value, and in no address that runs
            bare = re.sub(r'"[^"]*"', '""', tag)
            assert CANARY not in bare, (address, tag)
            for value in re.findall(r'(?:href|src|action)="([^"]*)"', tag):
                assert not unescape(value).strip().lower().startswith("javascript:"), (address, tag)
    assert met > 30


def test_hostile_text_leaves_the_api_as_json(client: TestClient) -> None:
    answer = client.get("/api/incidents")
    assert answer.headers["content-type"] == "application/json"
    titles = json.dumps(answer.json(), ensure_ascii=False)
    assert CANARY in titles
    for text in HOSTILE:
        found = client.get(f"/api/reports/{quote(text, safe='')}")
        assert found.status_code == 404 and found.headers["content-type"] == "application/json"
