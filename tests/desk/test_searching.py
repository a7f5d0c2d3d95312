from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from tests.desk.telling import code, told

from tawatur.desk import Desk, DeskError
from tawatur.desk.searching import ORDERS, Search


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("desk") / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(
            [
                told("tanf", "tanf 2023-10-23 air_drone_strike says reuters. Two drones were shot down."),
                told("tanf-too", "tanf 2023-10-23 air_drone_strike says sohr", publisher="Nahrain Wire"),
                told("asad", "asad 2023-10-26 shelling_missile killed 2 says afp. أصيب مدنيون"),
                told("mayadin", "mayadin 2023-11-08 arrests. The drone was a toy."),
                told("syria", "syria 2023-11-12 armed_clash"),
            ]
        )
        yield desk


def found(desk: Desk, search: Search, order: str = "day") -> list[str]:
    assert order in ORDERS
    return [incident.reports[0] for incident in desk.search(search, order)[0]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("search", "reports"),
    [
        (Search(), ["tanf", "asad", "mayadin", "syria"]),
        (Search(words="مدنيين"), ["asad"]),
        (Search(words="drones"), ["tanf", "mayadin"]),
        (Search(words="drone shot"), ["tanf"]),
        (Search(words='"drones were shot"'), ["tanf"]),
        (Search(words='"shot drones"'), []),
        (Search(words='" OR 1=1 -- NEAR('), []),
        (Search(words="؟!"), []),
        (Search(box=(35, 30, 39.5, 34)), ["tanf"]),
        (Search(box=(170, -10, -170, 10)), []),
        (Search(types=("explosions", "arrests")), ["tanf", "asad", "mayadin"]),
        (Search(publishers=("Nahrain Wire",)), ["tanf"]),
        (Search(origins=("afp",)), ["asad"]),
        (Search(grades=("corroborated", "contested")), ["tanf"]),
        (Search(since=date(2023, 10, 26), until=date(2023, 11, 8)), ["asad", "mayadin"]),
        (Search(min_origins=2, place="Syria"), ["tanf"]),
        (Search(languages=("en",), words="مدنيين"), ["asad"]),
        (Search(languages=("ar",)), []),
    ],
)
def test_a_search_finds(desk: Desk, search: Search, reports: list[str]) -> None:
    assert found(desk, search) == reports
    assert desk.search(search)[1] == len(reports)


def test_pages_and_orders(desk: Desk) -> None:
    page, total = desk.search(Search(), "day", limit=2, offset=2)
    assert ([i.reports[0] for i in page], total) == (["mayadin", "syria"], 4)
    assert found(desk, Search(), "-day") == ["syria", "mayadin", "asad", "tanf"]
    assert found(desk, Search(), "origins")[0] == "tanf"
    assert {*found(desk, Search(), "updated")} == {"tanf", "asad", "mayadin", "syria"}


def test_facets_count_what_a_choice_would_leave(desk: Desk) -> None:
    facets = desk.facets(Search(types=("arrests",)))
    assert dict(facets["type"])["air_drone_strike"] == 1  # the chosen type does not hide the others
    assert dict(facets["publisher"]) == {"Badia News": 1}
    assert dict(desk.facets(Search())["publisher"]) == {"Badia News": 4, "Nahrain Wire": 1}


def test_days_and_spots(desk: Desk) -> None:
    days = desk.days(Search(since=date(2023, 11, 1)))
    assert days == [("2023-10-23", 1), ("2023-10-26", 1), ("2023-11-08", 1), ("2023-11-12", 1)]
    spots = desk.spots(Search(types=("air_drone_strike",), box=(0, 0, 1, 1)))
    assert [(s.type, s.grade, s.lat > 33) for s in spots] == [("air_drone_strike", "corroborated", True)]


@pytest.mark.parametrize(
    "search",
    [
        Search(types=("nope",)),
        Search(grades=("nope",)),
        Search(box=(0, 50, 1, 40)),
        Search(box=(0, 0, 200, 1)),
    ],
)
def test_what_cannot_be_is_said(desk: Desk, search: Search) -> None:
    with pytest.raises(DeskError, match=r"^[^\n]+\.$"):
        desk.search(search)


@given(st.text(max_size=40))
def test_no_words_break_a_search(desk: Desk, words: str) -> None:
    desk.search(Search(words=words))


def test_a_newer_version_takes_the_place_of_the_older(tmp_path: Path) -> None:
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add([told("tanf", "tanf 2023-10-23 air_drone_strike says reuters")])
        desk.add([told("other", "tanf 2023-10-23 air_drone_strike says sohr", publisher="Nahrain Wire")])
        assert desk.search(Search())[1] == 1
        assert found(desk, Search(publishers=("Nahrain Wire",), grades=("corroborated",))) != []
        assert found(desk, Search(grades=("single-origin",))) == []


@pytest.mark.file_desk
def test_a_desk_of_before_is_indexed(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add([told("tanf", "tanf 2023-10-23 air_drone_strike says reuters. Two drones fell.")])
        with desk._engine.connect() as connection:
            for table in ("points", "marks", "report_words"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("DROP TRIGGER meta_no_delete"))
            connection.execute(text("DELETE FROM meta"))
            connection.execute(text("INSERT INTO meta VALUES (2, '2026-01-01', '0.1')"))
    with Desk(path, coder=code) as desk:
        assert found(desk, Search(words="drone", box=(30, 30, 40, 40), origins=("reuters",))) == ["tanf"]
