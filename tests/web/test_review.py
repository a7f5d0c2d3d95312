"""The review in the pages, without a script: states, notes, pairs, the news, coding blind, evidence and places."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient
from tests.server_desks import copied

from tawatur.desk import Desk
from tawatur.model import Incident
from tawatur.web import create_app


def desk_of(client: TestClient) -> Desk:
    found: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return found


def some(client: TestClient) -> Incident:
    return desk_of(client).incidents()[0]


def step(client: TestClient, act: str, by: str = "Rana", **more: str) -> int:
    answer = client.post(f"/incidents/{some(client).id}/step", data={"act": act, "by": by, **more})
    return int(answer.status_code)


def test_a_state_is_set_shown_and_filtered(own_client: TestClient) -> None:
    assert step(own_client, "in-review") == 200
    assert step(own_client, "assign", value="سامي") == 200
    assert step(own_client, "note", why="<b>ask</b>") == 200
    page = own_client.get(f"/?state=in-review&incident={some(own_client).id}&lang=en").text
    assert "1 incident<" in page and "&lt;b&gt;ask&lt;/b&gt;" in page and "سامي" in page
    assert own_client.get("/api/incidents?state=in-review").json()["total"] == 1
    assert own_client.get(f"/api/incidents?assigned={quote('سامي')}").json()["total"] == 1
    assert own_client.get("/?state=nonsense").status_code == 400


def test_what_cannot_be_is_said_in_a_sentence(own_client: TestClient) -> None:
    assert step(own_client, "published") == 400
    assert step(own_client, "nonsense") == 400
    assert step(own_client, "undo", number="7") == 400
    assert step(own_client, "note", why=" ") == 400
    assert (
        own_client.post(f"/incidents/{some(own_client).id}/step", data={"act": "reviewed"}).status_code == 422
    )


def test_the_last_step_is_undone_from_its_page(own_client: TestClient) -> None:
    step(own_client, "reviewed")
    page = own_client.get(f"/incidents/{some(own_client).id}").text
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number and step(own_client, "undo", number=number[1]) == 200
    assert desk_of(own_client).review.of(some(own_client)).state == "machine"


def test_the_name_that_a_desk_was_opened_with_signs(sample: Path, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "named.db")
    app = create_app(path, person="Rana")
    with TestClient(app) as client:
        page = client.get(f"/incidents/{some(client).id}").text
        assert 'name="by"' not in page
        assert client.post(f"/incidents/{some(client).id}/step", data={"act": "reviewed"}).status_code == 200
        assert desk_of(client).review.of(some(client)).reviewers == ("Rana",)
        assert "/team" not in client.get("/").text
    app.state.desk.close()


def test_pairs_are_answered_and_not_asked_again(own_client: TestClient) -> None:
    asked = []
    for act in ("different", "unsure", "same"):
        page = own_client.get("/pairs").text
        ours, theirs = (re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("ours", "theirs"))
        assert ours and theirs
        pair = (ours[1], theirs[1])
        assert pair not in asked
        asked.append(pair)
        data = {"ours": pair[0], "theirs": pair[1], "act": act, "by": "Rana"}
        assert own_client.post("/pairs", data=data).status_code == 200
    kinds = [decision.kind for decision in desk_of(own_client).decisions()]
    assert kinds == ["split", "link"]
    assert own_client.post("/pairs", data={**data, "act": "maybe"}).status_code in (400, 404)
    number = desk_of(own_client).decisions()[-1].number
    assert own_client.post(f"/decisions/{number}/undo", data={"by": "Rana"}).status_code == 200
    assert [decision.kind for decision in desk_of(own_client).decisions()] == ["split"]


def test_the_news_since_the_last_look(own_client: TestClient) -> None:
    own_client.cookies.set("by", "Rana")
    page = own_client.get("/day/new?lang=en").text
    assert "You have not said yet" in page and "/?incident=" in page
    upto = re.search(r'name="upto" value="([^"]+)"', page)
    assert upto
    own_client.post("/day/looked", data={"upto": upto[1], "by": "Rana"})
    page = own_client.get("/day/new?lang=en").text
    assert "What changed on the desk since" in page and "/?incident=" not in page
    own_client.cookies.set("by", "Sami")
    assert "/?incident=" in own_client.get("/day/new").text


def test_two_code_blind_and_see_the_agreement_only_then(own_client: TestClient) -> None:
    data = {"name": "Pilot", "ids": "tanf-01\ntanf-02", "shown": "nothing", "by": "Rana"}
    assert own_client.post("/agreement", data=data).status_code == 200
    event = {
        "type": "air_drone_strike", "status": "occurred", "since": "2023-10-23", "until": "", "place": "al-Tanf base",
        "side1": "", "side2": "US forces", "killed": "0", "injured": "", "means": "drone",
    }  # fmt: skip
    form = own_client.get("/agreement/1/tanf-01?lang=en").text
    assert 'value="2023-10-23"' not in form  # nothing of the machine's
    for by, killed, reports in (("Rana", "0", ("tanf-01", "tanf-02")), ("Sami", "3", ("tanf-01",))):
        own_client.cookies.set("by", by)
        for report in reports:
            sent = {**event, "killed": killed, "by": by}
            assert own_client.post(f"/agreement/1/{report}", data=sent).status_code == 200
    page = own_client.get("/agreement/1?lang=en").text
    assert "is shown once you have coded all of them" in page and "<table" not in page
    own_client.post(
        "/agreement/1/tanf-02", data={**event, "killed": "0", "side2": "القوات الأمريكية", "by": "Sami"}
    )
    page = own_client.get("/agreement/1?lang=en").text
    assert "How far the coders agree" in page and "2 of 2 events" in page
    assert re.search(r"Killed .*?<b dir=\"ltr\">[-0-9.]+</b>", page, re.S)
    assert page.count(">tanf-01<") == 1  # the toll, and nothing else: one actor in two languages is one
    assert own_client.get("/agreement/9").status_code == 404
    assert own_client.get("/agreement/1/elsewhere").status_code == 404
    bad = {**event, "killed": "many", "by": "Sami"}
    assert own_client.post("/agreement/1/tanf-01", data=bad).status_code == 400


def test_the_form_grows_by_an_event_and_forgets_nothing(own_client: TestClient) -> None:
    own_client.post("/agreement", data={"name": "Pilot", "ids": "tanf-01", "shown": "machine", "by": "Rana"})
    assert own_client.get("/agreement/1/tanf-01").text.count("<fieldset") > 1
    row = dict.fromkeys(("since", "until", "side1", "side2", "injured", "means"), "")
    sent = {
        **row,
        "type": "attack",
        "status": "occurred",
        "place": "Kirkuk",
        "killed": "7",
        "act": "more",
        "by": "Rana",
    }
    page = own_client.post("/agreement/1/tanf-01", data=sent).text
    assert page.count("<fieldset") == 2 and 'value="Kirkuk"' in page and 'value="7"' in page
    assert desk_of(own_client).review.codings(desk_of(own_client).review.trial(1)) == {}


def test_words_of_the_text_become_evidence(own_client: TestClient) -> None:
    event = desk_of(own_client).coded("tanf-01").events[0]
    text = desk_of(own_client).coded("tanf-01").report.text
    form = {
        "event": event.id, "act": "correct", "by": "Rana", "type": event.type, "status": event.status,
        "since": "2023-10-23", "until": "2023-10-23", "place": "Kirkuk", "side1": "US forces", "side2": "",
        "killed": "", "injured": "", "means": "", "place_id": "",
    }  # fmt: skip
    near = own_client.get("/api/places?lat=33.5&lon=38.66").json()["places"]
    tanf = next(place for place in near if place["id"] == "c-sy-al-tanf-base")
    at = text.index("southeastern Syria")
    more = {
        "place": tanf["name"],
        "place_id": tanf["id"],
        "words_place": "southeastern Syria",
        "at_place": str(at),
    }
    more |= {"words_side1": "American soldiers"}
    assert own_client.post("/review/tanf-01", data=form | more).status_code == 200
    made = {c.field: c.after for c in desk_of(own_client).corrections()["tanf-01"]}
    assert (made["place"].id, made["place"].mention.start) == ("c-sy-al-tanf-base", at)
    assert text[made["side1"][0].start : made["side1"][0].end] == "American soldiers"
    wrong = own_client.post(
        "/review/tanf-01", data=form | {"place": tanf["name"], "words_place": "not in it"}
    )
    assert wrong.status_code == 400 and "The text has no words" in wrong.text


def test_places_near_a_point_are_named_in_the_reader_s_language(client: TestClient) -> None:
    found = client.get("/api/places?lat=33.5&lon=38.66&lang=ar").json()["places"]
    assert any(place["name"] == "التنف" and "حمص" in place["about"] for place in found)
    assert client.get("/api/places?lat=100&lon=0").status_code == 422
    assert client.get("/api/places").status_code == 422


def test_a_correction_that_stands_is_undone_on_its_report(own_client: TestClient) -> None:
    event = desk_of(own_client).coded("tanf-01").events[0]
    desk_of(own_client).correct("tanf-01", event.id, {"killed": 4}, "Rana", "read again")
    page = own_client.get("/reports/tanf-01?lang=en").text
    assert "read again" in page
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    sent = {"event": event.id, "act": "undo", "number": number[1], "by": "Rana"}
    assert own_client.post("/review/tanf-01", data=sent).status_code == 200
    assert 'class="line made"' not in own_client.get("/reports/tanf-01").text


def test_a_source_is_rated_where_it_is_met(own_client: TestClient) -> None:
    named = next(i for i in desk_of(own_client).incidents() if any(not o.anonymous for o in i.origins))
    page = own_client.get(f"/incidents/{named.id}").text
    source = re.search(r'name="source" value="([^"]+)"', page)
    assert source
    sent = {
        "source": source[1],
        "letter": "B",
        "why": "right before",
        "by": "Rana",
        "back": f"/incidents/{named.id}",
    }
    answer = own_client.post("/sources/rate", data=sent)
    assert answer.url.path == f"/incidents/{named.id}" and '<span class="letter">B</span>' in answer.text
