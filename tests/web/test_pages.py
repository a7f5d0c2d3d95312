from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import fullest

from tawatur.web.app import HEADERS


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "address", ["/", "/day?since=2023-10-20&until=2023-10-24", "/sources", "/add", "/help", "/reports/tanf-12"]
)  # fmt: skip
def test_every_page_answers_in_both_languages(client: TestClient, address: str, lang: str) -> None:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in answer.text


def test_the_browser_s_language_is_taken_until_one_is_chosen(sample_client: TestClient) -> None:
    asked = {"accept-language": "ar-SY,ar;q=0.9"}
    assert 'lang="ar" dir="rtl"' in sample_client.get("/help", headers=asked).text
    sample_client.get("/help?lang=en")
    assert 'lang="en" dir="ltr"' in sample_client.get("/help", headers=asked).text


@pytest.fixture
def sample_client(client: TestClient) -> TestClient:
    client.cookies.clear()
    return client


def test_the_incident_shows_its_grade_matrix_graph_and_accounts(client: TestClient) -> None:
    incident = fullest(client)
    page = client.get(f"/?incident={incident.id}&lang=en").text
    assert incident.title in page and incident.title_ar in page
    assert "Accounts of different origins exclude each other on what happened." in page
    assert page.count('class="box origin') == 3
    assert re.search(r'class="differs"><th scope="row" [^>]*>What', page)
    assert '<mark class="k-event ">shot down</mark>' in page
    assert "12 reports · 10 publishers · 8 texts · <b>2 independent origins</b>" in page


def test_filters_hold_in_the_list_and_can_be_removed(client: TestClient) -> None:
    page = client.get("/?lang=en&grade=contested&q=" + quote("مدنيون")).text
    count = int(re.search(r'id="count">(\d+) incident', page)[1])  # type: ignore[index]
    assert page.count("<tr data-id=") == count
    assert 'href="/?grade=contested&amp;lang=en"' in page  # without the words


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/incidents/zzz", 404, "no incident"),
        ("/reports/zzz", 404, "no report"),
        ("/?type=zzz", 400, "no event type"),
        ("/?since=soon", 400, "no day"),
        ("/nothing", 404, "Not Found"),
        ("/api/incidents/zzz", 404, "no incident"),
        ("/api/export/xlsx", 404, "no format"),
        ("/api/incidents?box=1", 400, "no box"),
    ],
)
def test_what_does_not_work_is_said_in_one_sentence(
    client: TestClient, address: str, status: int, words: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    in_page = re.search(r'role="alert"[^>]*>([^<]*)<', answer.text)
    said = in_page[1] if in_page else answer.json()["error"]
    assert words in said and "Traceback" not in answer.text


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for address in ("/", "/api/incidents", "/static/style.css", "/nothing"):
        headers = client.get(address).headers
        assert {name: headers.get(name) for name in HEADERS}["Content-Security-Policy"].startswith(
            "default-src 'none'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_pages_have_no_inline_script_style_or_handler(client: TestClient) -> None:
    incident = fullest(client)
    for address in (
        "/",
        f"/?incident={incident.id}",
        "/day",
        "/sources",
        "/add",
        "/help",
        "/reports/tanf-01",
    ):
        page = client.get(address).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost", "[::1]:99"])
def test_its_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/help", headers={"host": host}).status_code == 200


def test_an_incident_s_short_id_leads_to_it(client: TestClient) -> None:
    incident = fullest(client)
    answer = client.get(f"/incidents/{incident.id[:6]}", follow_redirects=False)
    assert answer.headers["location"] == f"/incidents/{incident.id}"
