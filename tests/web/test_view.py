from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from tawatur.desk import DeskError
from tawatur.desk.searching import ORDERS
from tawatur.incidents import GRADES
from tawatur.model import EVENT_TYPES
from tawatur.web.view import View, read_view

_NAMES = st.lists(st.text(min_size=1, max_size=20), max_size=3, unique=True).map(tuple)
_EDGES = st.integers(-9000, 9000).map(lambda n: n / 100)
_VIEWS = st.builds(
    View,
    q=st.text(max_size=30).map(str.strip),
    since=st.none() | st.dates(date(1900, 1, 1)),
    until=st.none() | st.dates(date(1900, 1, 1)),
    type=st.lists(st.sampled_from(sorted(EVENT_TYPES)), max_size=3, unique=True).map(tuple),
    place=st.text(max_size=20).map(str.strip),
    box=st.none() | st.tuples(_EDGES, _EDGES, _EDGES, _EDGES),
    actor=_NAMES,
    publisher=_NAMES,
    grade=st.lists(st.sampled_from(GRADES), max_size=2, unique=True).map(tuple),
    origins=st.none() | st.integers(0, 50),
    order=st.sampled_from(ORDERS),
    page=st.integers(1, 999),
    lang=st.sampled_from((None, "ar", "en")),
)


@given(_VIEWS)
def test_an_address_says_the_whole_view(view: View) -> None:
    assert read_view(QueryParams(view.to_query())) == view


def test_only_what_is_set_stands_in_the_address() -> None:
    assert View().to_query() == ""
    assert View(q="غارة", type=("attack",)).to_query() == "q=%D8%BA%D8%A7%D8%B1%D8%A9&type=attack"


def test_a_changed_filter_goes_back_to_the_first_page() -> None:
    view = View(page=3, type=("attack",))
    assert view.toggled("type", "arrests") == "type=attack&type=arrests"
    assert view.toggled("type", "attack") == ""
    assert view.to_query(incident="i1") == "type=attack&page=3&incident=i1"


def test_what_is_chosen_can_be_removed() -> None:
    view = View(q="drone", actor=("isis",), box=(1.5, 2, 3, 4))
    assert [*view.chosen()] == [
        ("actor", "isis", "q=drone&box=1.5%2C2%2C3%2C4"),
        ("q", "drone", "box=1.5%2C2%2C3%2C4&actor=isis"),
        ("box", "1.5, 2, 3, 4", "q=drone&actor=isis"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "until=2023-13-01",
        "type=war",
        "grade=good",
        "origins=-1",
        "page=x",
        "box=1,2,3",
        "order=up",
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(query: str) -> None:
    with pytest.raises(DeskError, match=r"^[^\n]+\.$"):
        read_view(QueryParams(query))


@given(st.text(max_size=60))
def test_no_address_breaks_it(query: str) -> None:
    try:
        read_view(QueryParams(query))
    except DeskError as error:
        assert str(error).endswith(".")
