"""Which reports are the same report, and what becomes of a newer text of one."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from tests.desk.telling import code, dump, told

from tawatur.desk import Desk, DeskError

WORDS = "The base was hit in the night, three witnesses say, and smoke was seen"
FIRST = f"tanf 2023-10-23 air_drone_strike killed 2\n{WORDS}"
SECOND = f"asad 2023-10-23 air_drone_strike killed 5\n{WORDS} for hours."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "watch.db", coder=code)


def test_a_newer_text_of_a_report_counts_and_the_earlier_stays_in_the_history(desk: Desk) -> None:
    desk.add([told("a", FIRST)])
    (before,) = desk.incidents()
    added = desk.add([told("a", SECOND)])
    assert (added.reports, added.revised) == (1, 1)
    (after,) = desk.incidents()
    assert after.place is not None and after.place.id == "asad"
    assert [report.text for report in desk.reports()] == [SECOND]
    assert [v.incident for v in desk.history(before.id)] == [before, after]


def test_a_newer_text_without_the_event_withdraws_the_incident(desk: Desk) -> None:
    desk.add([told("a", FIRST)])
    (before,) = desk.incidents()
    desk.add([told("a", WORDS)])
    assert not desk.incidents()
    assert desk.history(before.id)[-1].incident is None
    with pytest.raises(DeskError, match="was withdrawn with its reports"):
        desk.incident(before.id)


def test_a_report_that_leaves_may_part_what_it_held_together(desk: Desk) -> None:
    desk.add([told("a", FIRST), told("b", "tanf 2023-10-23 air_drone_strike says sohr", "Sada")])
    assert len(desk.incidents()) == 1
    desk.add([told("a", WORDS)])
    (rest,) = desk.incidents()
    assert rest.reports == ("b",)


def test_an_earlier_report_gives_the_incident_its_id_and_the_old_id_leads_there(desk: Desk) -> None:
    desk.add([told("b", FIRST, "Sada", "2023-10-25")])
    (old,) = desk.incidents()
    desk.add([told("a", FIRST + " again", "Badia", "2023-10-24")])
    (new,) = desk.incidents()
    assert new.id != old.id
    assert desk.history(old.id)[-1].superseded_by == (new.id,)
    assert desk.incident(old.id) == new


def test_both_texts_again_change_nothing(desk: Desk, tmp_path: Path) -> None:
    both = [told("a", FIRST), told("a", SECOND)]
    desk.add(both)
    before = dump(tmp_path / "watch.db")
    assert desk.add(both).duplicates == 2
    assert dump(tmp_path / "watch.db") == before


def test_another_publishers_report_with_the_same_id_is_kept_beside_it(desk: Desk) -> None:
    desk.add([told("1", FIRST, "Badia")])
    other = told("1", FIRST, "Sada")
    added = desk.add([other])
    assert added.renamed["1"].startswith("1@")
    assert [report.id for report in desk.reports()] == ["1", added.renamed["1"]]
    assert desk.incidents()[0].publishers == 2
    assert desk.add([other]).duplicates == 1


def test_another_text_with_the_same_id_is_kept_beside_it(desk: Desk) -> None:
    desk.add([told("report", FIRST, None)])
    added = desk.add([told("report", "Farmers in the valley fear for the wheat of the coming year.", None)])
    assert (added.revised, len(added.renamed)) == (0, 1)


def test_the_same_report_under_two_names_counts_once_whichever_comes_first(tmp_path: Path) -> None:
    copies = [
        told("z", FIRST, "Badia News", "2023-10-24T08:00:00+03:00"),
        told("m", FIRST, "badia  news", "2023-10-24T07:00:00+03:00"),
        told("a", FIRST, "Badia News", "2023-10-24T09:00:00+03:00"),
    ]
    dumps = set()
    for number, order in enumerate(itertools.permutations(copies)):
        path = tmp_path / f"{number}.db"
        for report in order:
            with Desk(path, coder=code) as desk:
                desk.add([report])
        with Desk(path, coder=code) as desk:
            assert [report.id for report in desk.reports()] == ["m"]
            assert sum(desk.add([report]).duplicates for report in copies) == 3
        dumps.add(tuple(dump(path)))
    assert len(dumps) == 1


def test_the_same_words_on_another_day_are_another_report(desk: Desk) -> None:
    desk.add([told("a", FIRST, published="2023-10-24"), told("b", FIRST, published="2023-10-25")])
    assert len(list(desk.reports())) == 2


def test_posts_in_two_articles_stay_two_reports(desk: Desk) -> None:
    post = "post: tanf 2023-10-23 air_drone_strike"
    desk.add([told("a", f"One.\n{post}"), told("b", f"Two.\n{post}")])
    (incident,) = desk.incidents()
    assert incident.reports == ("a#post-1", "b#post-1")
    assert incident.independent_origins == 1


def test_the_posts_of_a_revised_article_go_with_it(desk: Desk) -> None:
    desk.add([told("a", f"{WORDS}\npost: tanf 2023-10-23 air_drone_strike")])
    desk.add([told("a", f"{WORDS} now.")])
    assert [report.id for report in desk.reports()] == ["a"]
    assert not desk.incidents()
