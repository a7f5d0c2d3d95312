"""Nothing of a restricted report reaches those who may not see it: not its words, not that it counts somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.web.teams import CANARIES, HIDDEN, OPEN, Member, TeamDesk, team_desk

from tawatur.desk import Desk
from tawatur.model import Incident
from tawatur.web import create_app

REGISTRY = re.compile(r"<datalist id=.actors.>.*?</datalist>", re.S)
QUERIES = (
    "",
    "q=civilians",
    "q=Baghdad",
    "q=fighters",
    "q=canarytext",
    "order=day",
    "order=origins",
    "order=updated",
    "type=explosions",
    "grade=single-origin",
    "origins=1",
    "place=Iraq",
    "told=en",
    "actor=pkk",
    "publisher=Canarypress",
    "publisher=Canarysource",
    "since=2023-11-19&until=2023-11-22",
    "box=35,30,50,40",
    "page=2",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamDesk]:
    path: Path = tmp_path_factory.mktemp("restricted") / "team.db"
    with team_desk(path) as found:
        yield found


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk that never had the hidden reports."""
    path: Path = tmp_path_factory.mktemp("without") / "open.db"
    with Desk(path) as desk:
        for one in OPEN:
            desk.add([one])
    app = create_app(path)
    with TestClient(app) as client:
        yield client
    app.state.desk.close()


def hidden_incidents(served: TeamDesk) -> list[Incident]:
    names = {r.id for r in HIDDEN}
    return [i for i in served.desk.incidents() if names & set(i.reports)]


def everything(served: TeamDesk) -> Iterator[str]:
    for query in QUERIES:
        yield f"/?{query}"
        yield f"/api/incidents?{query}"
        yield f"/api/spots?{query}"
        for format in ("csv", "jsonl", "geojson"):
            yield f"/api/export/{format}?{query}"
    yield from (
        "/day",
        "/day?since=2023-11-01&until=2023-11-30",
        "/sources",
        "/add",
        "/help",
        "/team",
        "/team/log",
    )
    ids = {v.incident.id for i in served.desk.incidents() for v in served.desk.history(i.id) if v.incident}
    for id in sorted(ids):
        for page in ("/incidents/{}", "/panel/{}", "/?incident={}", "/api/incidents/{}"):
            yield page.format(id)
            yield page.format(id[:4])
    for report in (*OPEN, *HIDDEN):
        yield f"/reports/{quote(report.id)}"
        yield f"/api/reports/{quote(report.id)}"


def asked(address: str) -> bool:
    """Whether an address holds a canary itself, which a page may then repeat."""
    return any(canary in address.casefold() for canary in CANARIES)


def seen_by(member: Member, served: TeamDesk) -> set[tuple[str, str]]:
    """The addresses under which somebody sees a canary, and which."""
    found = set()
    for address in everything(served):
        # the names of actors that a form offers are those of the registry, whatever the desk holds
        text = REGISTRY.sub("", member.get(address).text).casefold()
        found |= {(address, canary) for canary in CANARIES if canary in text and not asked(address)}
    return found


@pytest.mark.parametrize("role", ["reader", "reviewer", "editor"])
def test_who_is_not_in_the_group_sees_nothing(served: TeamDesk, role: str) -> None:
    with served.client(role) as member:
        assert seen_by(member, served) == set()


def test_who_is_in_the_group_sees_all_of_it(served: TeamDesk) -> None:
    with served.client("insider") as member:
        found = seen_by(member, served)
    assert {canary for _, canary in found} == set(CANARIES)


def test_every_answer_is_that_of_a_desk_that_never_had_them(served: TeamDesk, without: TestClient) -> None:
    with served.client("reader") as member:
        for query in QUERIES:
            for address in (
                "/api/incidents",
                "/api/spots",
                *(f"/api/export/{f}" for f in ("csv", "jsonl", "geojson")),
            ):
                asked = f"{address}?{query}"
                assert member.get(asked).text == without.get(asked).text, asked
        for incident in without.get("/api/incidents").json()["incidents"]:
            page = f"/api/incidents/{incident['id']}"
            assert member.get(page).json() == without.get(page).json()


def test_a_hidden_report_and_one_that_is_not_there_are_answered_alike(served: TeamDesk) -> None:
    def told(text: str, name: str) -> str:
        return text.replace(name, "X")

    ours = next(i.id for i in served.desk.incidents() if "open-3" in i.reports)
    with served.client("editor") as member:
        for there, nowhere in (
            ("canary-one", "canary-ten"),
            ("https://canary.example/one", "https://x.example/"),
        ):
            for page in ("/reports/{}", "/api/reports/{}"):
                answers = [(member.get(page.format(quote(name))), name) for name in (there, nowhere)]
                assert {a.status_code for a, _ in answers} == {404}
                assert len({told(a.text.replace(quote(n), n), n) for a, n in answers}) == 1
            given = {"event": "e1", "act": "accept"}
            answers = [(member.post(f"/review/{quote(name)}", given), name) for name in (there, nowhere)]
            assert {a.status_code for a, _ in answers} == {404}
        for there in hidden_incidents(served):
            if len(there.reports) == 1:
                answer = member.post(f"/incidents/{ours}/link", {"other": there.id, "why": "x"})
                assert answer.status_code == 404
        rated = [
            (member.post("/sources/rate", {"source": name, "letter": "A", "why": "x"}), name)
            for name in ("Canarypress", "Nopress")
        ]
        assert {a.status_code for a, _ in rated} == {400}
        assert len({told(a.text, n) for a, n in rated}) == 1


def test_a_hidden_source_stays_hidden_when_it_publishes_more(served: TeamDesk) -> None:
    with served.client("insider") as insider, served.client("reader") as member:
        given = {
            "text": "Canarymore: a mine killed five farmers near Tikrit on Sunday.",
            "publisher": "CANARYSOURCE",
        }
        assert insider.post("/add", {**given, "published": "2023-11-22"}).status_code == 200
        assert "tikrit" in insider.get("/?q=farmers").text.casefold()
        assert "tikrit" not in member.get("/?q=farmers").text.casefold()
        assert "tikrit" not in member.get("/api/export/csv").text.casefold()


def test_who_adds_a_report_that_they_may_not_see_is_told_nothing_of_it(served: TeamDesk) -> None:
    with served.client("editor") as member:
        given = {
            "text": "Canarylast: a bomb wounded two men in Najaf on Sunday.",
            "publisher": "Canarysource",
        }
        answer = member.post("/add", {**given, "published": "2023-11-22"})
        assert answer.status_code == 200 and "najaf" not in answer.text.casefold()


def test_who_joins_the_group_sees_it_at_once_and_who_leaves_no_longer(served: TeamDesk) -> None:
    with served.client("reader") as member:
        page = "/reports/canary-one"
        assert member.get(page).status_code == 404
        served.team.change("reader", "tests", groups=["Inner"])
        assert member.get(page).status_code == 200
        served.team.change("reader", "tests", groups=[])
        assert member.get(page).status_code == 404


def test_a_restriction_that_is_lifted_lets_everybody_see(served: TeamDesk) -> None:
    with served.client("reader") as member:
        served.team.restrict("report", "canary-one", [], "tests", "over")
        assert member.get("/reports/canary-one").status_code == 200
        served.team.restrict("report", "canary-one", ["inner"], "tests", "again")
        assert member.get("/reports/canary-one").status_code == 404


def test_what_a_desk_learns_to_do_is_refused_until_it_is_said_what_may_be_seen(served: TeamDesk) -> None:
    from tawatur.desk import DeskError
    from tawatur.desk.seen import Seen

    seen = Seen(served.desk, ())
    for name in ("log", "verify", "to_expunge", "expunge", "recode", "watches", "anything"):
        with pytest.raises(DeskError, match="not offered where reports are hidden"):
            getattr(seen, name)
