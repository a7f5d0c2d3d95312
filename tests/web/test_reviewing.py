from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from tawatur.desk import Desk
from tawatur.model import Event


def desk_of(client: TestClient) -> Desk:
    found: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return found


def event(client: TestClient, report: str = "tanf-01", number: int = 0) -> Event:
    return desk_of(client).coded(report).events[number]


def form(client: TestClient, report: str, id: str, lang: str = "en") -> dict[str, str]:
    """The form of an event as its page fills it."""
    page = client.get(f"/reports/{report}?event={id}&lang={lang}").text
    own = page[page.index('id="correct"') :]
    own = own[own.index('class="correct"') : own.index("</form>")]
    found = dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', own))
    for name, options in re.findall(r'<select name="(\w+)">(.*?)</select>', own, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in found.items()} | {"by": "Rana", "act": "correct"}


def test_a_form_that_was_not_changed_corrects_nothing(own_client: TestClient) -> None:
    for lang in ("en", "ar"):
        for report in ("tanf-01", "tanf-12"):
            for one in desk_of(own_client).coded(report).events:
                answer = own_client.post(f"/review/{report}", data=form(own_client, report, one.id, lang))
                assert answer.status_code == 200
    assert desk_of(own_client).corrections() == {}


def test_every_field_is_corrected_from_a_form(own_client: TestClient) -> None:
    given = form(own_client, "tanf-01", event(own_client).id) | {
        "type": "attack", "status": "planned", "since": "2023-10-22", "until": "2023-10-23", "place": "al-Tanf base",
        "side1": "Islamic State, three hooded men", "side2": "القوات الأمريكية", "killed": "2", "injured": "some",
        "means": "rocket", "why": "read again",
    }  # fmt: skip
    answer = own_client.post("/review/tanf-01", data=given)
    assert answer.status_code == 200
    found = next(
        e for e in desk_of(own_client).coded("tanf-01").events if e.why.get("type") == "Rana: read again"
    )
    assert (found.type, found.status, found.killed, found.injured, found.means) == (
        "attack", "planned", 2, "some", "rocket"
    )  # fmt: skip
    assert found.date and (str(found.date.start), str(found.date.end)) == ("2023-10-22", "2023-10-23")
    assert found.place and found.place.id == "c-sy-al-tanf-base"
    assert [(p.actor, p.name) for p in found.side1] == [("isis", "Islamic State"), (None, "three hooded men")]
    assert [p.actor for p in found.side2] == ["us-forces"]
    page = own_client.get(f"/reports/tanf-01?event={found.id}&lang=en").text
    assert "corrected · <bdi>Rana</bdi>" in page


def test_a_name_of_several_places_is_asked_about(own_client: TestClient) -> None:
    id = event(own_client).id
    given = form(own_client, "tanf-01", id) | {"place": "Salihiyah"}
    page = own_client.post("/review/tanf-01?lang=en", data=given).text
    assert "Which place is meant?" in page
    choices = re.findall(r'name="place_id" value="([^"]+)"', page)
    assert len(choices) > 1
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    own_client.post(
        "/review/tanf-01", data={k: unescape(v) for k, v in hidden.items()} | {"place_id": choices[1]}
    )
    assert {e.place.id for e in desk_of(own_client).coded("tanf-01").events if e.place} >= {choices[1]}


def test_accept_reject_and_undo(own_client: TestClient) -> None:
    first, second = desk_of(own_client).coded("tanf-12").events[:2]
    given = {"by": "Rana", "back": "/sources"}
    answer = own_client.post("/review/tanf-12", data=given | {"event": first.id, "act": "accept"})
    assert answer.url.path == "/sources"
    own_client.post(
        "/review/tanf-12", data=given | {"event": second.id, "act": "reject", "why": "told again"}
    )
    assert [e.id for e in desk_of(own_client).coded("tanf-12").events] == [first.id]
    page = own_client.get("/reports/tanf-12?lang=en").text
    assert "accepted · <bdi>Rana</bdi>" in page and "told again" in page
    number = re.findall(r'name="number" value="(\d+)"', page)[-1]
    own_client.post("/review/tanf-12", data=given | {"event": second.id, "act": "undo", "number": number})
    assert [e.id for e in desk_of(own_client).coded("tanf-12").events] == [first.id, second.id]
    assert desk_of(own_client).verify().flaws == ()


def test_the_way_back_leads_to_no_other_site(own_client: TestClient) -> None:
    given = {"by": "Rana", "event": event(own_client).id, "act": "accept"}
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = own_client.post("/review/tanf-01", data=given | {"back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/reports/tanf-01"


def test_what_is_no_value_is_said(own_client: TestClient) -> None:
    id = event(own_client).id
    for name, value, words in (
        ("killed", "a few", "no number of people"),
        ("since", "2023-99-01", "no day"),
        ("place", "Xyzzyville", "No place named"),
        ("type", "war", "no type of event"),
    ):
        answer = own_client.post("/review/tanf-01", data=form(own_client, "tanf-01", id) | {name: value})
        assert answer.status_code == 400 and words in unescape(answer.text)
    assert desk_of(own_client).corrections() == {}


def test_an_incident_is_in_review_once_an_account_is_accepted(own_client: TestClient) -> None:
    desk = desk_of(own_client)
    incident = desk.incidents()[0]
    report, id = incident.events[0]
    pressed = 'value="in-review" data-key="i" aria-pressed="true"'
    assert pressed not in own_client.get(f"/incidents/{incident.id}").text
    own_client.post(f"/review/{report}", data={"by": "Rana", "event": id, "act": "accept"})
    assert pressed in own_client.get(f"/incidents/{incident.id}").text
