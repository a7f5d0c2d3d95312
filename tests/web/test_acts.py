from __future__ import annotations

import json
import re

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import fullest

from tawatur.desk import Desk


def desk_of(client: TestClient) -> Desk:
    found: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return found


def test_a_pasted_report_becomes_an_incident_and_is_kept(own_client: TestClient) -> None:
    text = "قُتل ثلاثة مدنيين في قصف مدفعي على مدينة إدلب يوم الأحد، بحسب مصدر طبي."
    given = {"text": text, "publisher": "شبكة تجربة", "published": "2023-11-20", "title": "قصف على إدلب"}
    answer = own_client.post("/add?lang=en", data=given)
    assert "1 report added, 1 event coded" in answer.text
    incident = re.search(r'href="/\?incident=(\w+)"', answer.text)[1]  # type: ignore[index]
    found = desk_of(own_client).incident(incident)
    assert (found.type, found.killed.min, found.place and found.place.name) == (
        "shelling_missile",
        3,
        "Idlib",
    )
    report = desk_of(own_client).coded(found.reports[0]).report
    assert report.evidence and report.publisher == "شبكة تجربة"
    assert desk_of(own_client).verify().flaws == ()


def test_files_are_read_by_their_format_and_what_fails_is_said(own_client: TestClient) -> None:
    text = "Two soldiers were killed in an ambush near Palmyra on Monday."
    line = json.dumps({"id": "n1", "text": text, "published": "2023-11-21"})
    files = [
        ("files", ("../../reports.jsonl", line.encode(), "application/jsonl")),
        ("files", ("broken.pdf", b"%PDF-1.7 nothing", "application/pdf")),
    ]
    answer = own_client.post("/add?lang=en", files=files)
    assert "1 report added" in answer.text
    said = re.findall(r'role="alert"><bdi>([^<]*)<', answer.text)
    assert len(said) == 1 and "broken.pdf" in said[0] and "/tmp" not in said[0]


def test_nothing_given_is_said(own_client: TestClient) -> None:
    answer = own_client.post("/add", data={"text": "  "})
    assert answer.status_code == 400 and "Nothing was given" in answer.text


def test_people_part_and_join_incidents(own_client: TestClient) -> None:
    incident = fullest(own_client)
    given = {"report": ["tanf-10"], "by": "Rana", "why": "another drone"}
    answer = own_client.post(f"/incidents/{incident.id}/split", data=given)
    assert answer.status_code == 200
    desk = desk_of(own_client)
    rest, parted = (desk.told_by(name)[0][1] for name in ("tanf-01", "tanf-10"))
    assert rest != parted
    page = own_client.get(f"/incidents/{parted}?lang=en").text
    assert "parted by" in page and "another drone" in page
    answer = own_client.post(
        f"/incidents/{rest}/link", data={"other": parted, "by": "Rana", "why": "the same after all"}
    )
    assert answer.status_code == 200
    assert desk.told_by("tanf-01")[0][1] == desk.told_by("tanf-10")[0][1]


def test_a_source_is_rated(own_client: TestClient) -> None:
    given = {"source": "sohr", "letter": "B", "by": "Rana", "why": "names and dates have held"}
    answer = own_client.post("/sources/rate", data=given)
    assert answer.status_code == 200
    assert [(r.source, r.letter, r.by) for r in desk_of(own_client).ratings()] == [("sohr", "B", "Rana")]
    wrong = own_client.post("/sources/rate", data=given | {"letter": "Z"})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
    ],
)
def test_another_site_s_page_changes_nothing(own_client: TestClient, headers: dict[str, str]) -> None:
    before = sum(1 for _ in desk_of(own_client).reports())
    answer = own_client.post("/add", data={"text": "A bomb killed two people in Baghdad."}, headers=headers)
    assert answer.status_code == 403
    assert sum(1 for _ in desk_of(own_client).reports()) == before


def test_a_missing_field_is_said(own_client: TestClient) -> None:
    answer = own_client.post(f"/incidents/{fullest(own_client).id}/link", data={"other": "x"})
    assert answer.status_code == 422 and "by" in answer.text
