from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from tests.desk.telling import code, told

from tawatur.desk import COLUMNS, Desk, DeskError
from tawatur.desk.chunks import chunks
from tawatur.desk.listing import Filter


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("desk") / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(
            [
                told("tanf", "tanf 2023-10-23 air_drone_strike says reuters"),
                told("tanf-too", "tanf 2023-10-23 air_drone_strike says sohr"),
                told("asad", "asad 2023-10-26 shelling_missile killed 2 says afp"),
                told("mayadin", "mayadin 2023-11-08 arrests"),
                told("syria", "syria 2023-11-12 armed_clash"),
            ]
        )
        yield desk


def reports(desk: Desk, **conditions: object) -> list[str]:
    return [incident.reports[0] for incident in desk.incidents(**conditions)]  # type: ignore[arg-type]


def test_incidents_come_in_the_order_of_days(desk: Desk) -> None:
    assert reports(desk) == ["tanf", "asad", "mayadin", "syria"]


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"since": "2023-10-26"}, ["asad", "mayadin", "syria"]),
        ({"until": date(2023, 10, 26)}, ["tanf", "asad"]),
        ({"since": "2023-10-24", "until": "2023-10-30"}, ["asad"]),
        ({"type": "arrests"}, ["mayadin"]),
        ({"type": "explosions"}, ["tanf", "asad"]),
        ({"place": "al-tanf"}, ["tanf"]),
        ({"place": "التنف"}, ["tanf"]),
        ({"place": "الميادين"}, ["mayadin"]),
        ({"place": "Deir ez"}, ["mayadin"]),
        ({"place": "Anbar"}, ["asad"]),
        ({"place": "عين الاسد"}, ["asad"]),
        ({"place": "SY"}, ["tanf", "mayadin", "syria"]),
        ({"place": "Syria"}, ["tanf", "mayadin", "syria"]),
        ({"place": "العراق"}, ["asad"]),
        ({"place": "%"}, []),
        ({"min_origins": 2}, ["tanf"]),
        ({"grade": "corroborated"}, ["tanf"]),
        ({"type": "explosions", "place": "syria", "min_origins": 1}, ["tanf"]),
    ],
)
def test_a_condition_selects(desk: Desk, conditions: dict[str, object], found: list[str]) -> None:
    assert reports(desk, **conditions) == found


@pytest.mark.parametrize(
    ("conditions", "sentence"),
    [
        ({"type": "earthquake"}, "no event type 'earthquake'"),
        ({"grade": "sure"}, "no grade 'sure'"),
        ({"since": "last week"}, "since is 'last week', which is no date"),
    ],
)
def test_a_condition_that_cannot_be_is_refused(
    desk: Desk, conditions: dict[str, object], sentence: str
) -> None:
    with pytest.raises(DeskError, match=sentence):
        reports(desk, **conditions)


def test_the_list_is_a_sequence(desk: Desk) -> None:
    found = desk.incidents()
    assert len(found) == 4
    assert found[:2] == found[:2] != found
    assert [i.id for i in found[1:]] == [i.id for i in list(found)[1:]]


def test_the_stream_gives_what_the_list_gives(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.desk.listing.chunks", lambda items: chunks(items, 3))
    for wanted in (Filter(), Filter(since="2023-10-24"), Filter(min_origins=9)):
        assert list(desk.each(wanted)) == list(desk.incidents(**asdict(wanted)))
    with pytest.raises(DeskError):
        next(desk.each(Filter(grade="sure")))


def test_the_list_becomes_a_frame(desk: Desk) -> None:
    pytest.importorskip("pandas")
    frame = desk.incidents().to_pandas()
    assert tuple(frame.columns) == COLUMNS
    assert frame.event_date.dt.year.tolist() == [2023] * 4
    assert frame.killed_max.dtype == "Int64"
    assert frame.sub_event_type.tolist()[0] == "Air/drone strike"


def test_without_pandas_one_sentence_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(
        ImportError, match=r"pandas is not installed; install it with: pip install 'tawatur\[pandas\]'\."
    ):
        desk.incidents().to_pandas()
