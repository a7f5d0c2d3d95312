"""The generated desk of the bench of the pages holds what pages read; its questions mean the same as their SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench import web, web_desk
from bench.web_questions import INCIDENT, LIST, POINTS, questions
from tawatur.desk import Desk
from tawatur.desk.searching import Search
from tawatur.web import create_app


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return web_desk.desk_of(1000, tmp_path_factory.mktemp("web"), reports=100)


def test_a_happening_is_told_by_many_and_its_page_can_be_read(path: Path) -> None:
    with Desk(path) as desk, closing(sqlite3.connect(path)) as connection:
        found, total = desk.search(Search(), limit=1000)
        accounts = connection.execute("SELECT count(*) FROM accounts").fetchone()[0]
        assert len(found) == total
        assert 800 < accounts < 1200
        assert accounts > 3 * total
        assert connection.execute("SELECT count(*) FROM links").fetchone()[0] == 0
        assert [len(desk.accounts(i)) for i in islice(found, 20)] == [
            len(i.events) for i in islice(found, 20)
        ]
        # earlier versions in the newest span, and in none of those just before
        newest, last = found[0], found[len(found) // 2]
        assert len(desk.coded_reports(newest.reports)) == len(newest.reports)
        assert len(desk.history(last.id)) == 1


def test_every_answer_holds_what_sql_counts(path: Path) -> None:
    app = create_app(path)
    with closing(sqlite3.connect(path)) as connection, TestClient(app) as client:
        for question in islice(questions(connection), 60):
            answer = client.get(question.address)
            count = web._bare(connection, question)[1]
            told = web._Told(question, answer.status_code, 0.1, answer.content)
            assert web._wrong(told, count) is None
            assert question.kind in (INCIDENT, LIST, POINTS)
    app.state.desk.close()


def test_what_falls_short_is_said() -> None:
    slow = web.Answered(LIST, 20.0, 151.0, 1.0, 2.0)
    found = web.Web(10, 1, (slow,), web.FIRST_LOAD, ("/ was answered by 500.",))
    assert len(web.shortfalls(found)) == 3
    assert "151 ms" in dict(web.lines(found))["filtered list, 20 users at once"]
