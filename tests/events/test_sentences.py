"""Single sentences of either language: what they tell is coded, and what only sounds like it is not.

The tables are ``sentences_<language>.tsv``; what is known to fail stands in ``sentences_known.tsv`` with its reason,
and must still fail.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import tawatur
from tawatur.mentions.tables import read_table
from tawatur.model import EVENT_TYPES, Event, Party

Row = dict[str, str]

HERE = Path(__file__).parent
TABLES = sorted(HERE.glob("sentences_??.tsv"))
SCORED = {slug for slug, event_type in EVENT_TYPES.items() if event_type.class_ != "statements"}
FIELDS = ("side1", "side2", "place", "date", "killed", "injured", "means", "chain")
NOTHING = "-"
# either side may be named first
TWO_SIDED = {"armed_clash", "agreement", "mob_violence", "territory_transfer"}
LONGEST_EXTRA = 7  # days that a coded interval may be longer than the one told
ARABIC_MARKS = dict.fromkeys((*range(0x064B, 0x0653), 0x0640))


@cache
def rows(path: Path) -> tuple[Row, ...]:
    """The rows of a table."""
    return tuple(read_table(path))


KNOWN = {row["id"]: row for row in read_table(HERE / "sentences_known.tsv")}
ROWS = {row["id"]: row for path in TABLES for row in rows(path)}


def fold(words: str) -> str:
    """Words without case, accents, hamza seats and Arabic marks, so that spellings of a name agree."""
    plain = unicodedata.normalize("NFD", words.casefold().translate(ARABIC_MARKS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain.translate(str.maketrans("أإآىة’", "ااايه'")).removeprefix("the ")


def overlaps(spans: tuple[Party, ...], told: str, text: str) -> bool:
    """Whether one of the first two spans shares a letter with the words, or one of the words parted by ``|``."""
    for words in told.split("|"):
        start = text.find(words)
        assert start >= 0, f"{words!r} is not in the text"
        if any(span.start < start + len(words) and start < span.end for span in spans[:2]):
            return True
    return False


def side_is_right(event: Event, row: Row, side: str) -> bool:
    """Whether the event has the side that the row tells."""
    parties = [event.side1, event.side2] if side == "side1" else [event.side2, event.side1]
    if row["type"] not in TWO_SIDED:
        parties = parties[:1]
    return any(overlaps(party, row[side], row["text"]) for party in parties)


def place_is_right(event: Event, row: Row) -> bool:
    """Whether the place bears the name, or was read from words that hold it."""
    if event.place is None:
        return False
    wanted = fold(row["place"])
    names = [event.place.name, event.place.name_ar or ""]
    read = event.place.mention.text if event.place.mention else ""
    return any(wanted in fold(name) for name in (*names, read))


def date_is_right(event: Event, row: Row) -> bool:
    """Whether the coded days meet the days told, and are not much longer."""
    if event.date is None:
        return False
    first, _, last = row["date"].partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    extra = (event.date.end - event.date.start).days - (end - start).days
    return event.date.start <= end and start <= event.date.end and extra <= LONGEST_EXTRA


def chain_is_right(event: Event, row: Row) -> bool:
    """Whether one chain has these links, each read from words that overlap those told."""
    wanted = [fold(link) for link in row["chain"].split(" < ")]
    return any(
        len(chain) == len(wanted)
        and all(
            told in fold(link.text) or fold(link.text) in told
            for told, link in zip(wanted, chain, strict=True)
        )
        for chain in event.sources
    )


def field_is_right(event: Event, row: Row, name: str) -> bool:
    """Whether a field is as the row tells it."""
    match name:
        case "side1" | "side2":
            return side_is_right(event, row, name)
        case "place":
            return place_is_right(event, row)
        case "date":
            return date_is_right(event, row)
        case "chain":
            return chain_is_right(event, row)
        case "means":
            return event.means == row[name]
        case _:
            return str(getattr(event, name)) == row[name]


def failures(row: Row) -> list[str]:
    """What the coder gets wrong: ``event`` where there should be none, ``type``, or the names of fields."""
    coded = tawatur.code(row["text"], published=row["published"])
    # a count over many happenings is scored neither for nor against
    events = [event for event in coded.events if not event.aggregate]
    if row["type"] == NOTHING:
        return ["event"] if events else []
    told = [name for name in FIELDS if row[name]]
    wrong = [
        [name for name in told if not field_is_right(event, row, name)]
        for event in events
        if event.type == row["type"]
    ]
    return min(wrong, key=len) if wrong else ["type"]


def case(row: Row) -> object:
    """A row as a test case; one that is known to fail must still fail."""
    known = KNOWN.get(row["id"])
    marks = [pytest.mark.xfail(reason=f"{known['fails']}: {known['why']}", strict=True)] if known else []
    return pytest.param(row, id=row["id"], marks=marks)


@pytest.mark.parametrize("row", [case(row) for row in ROWS.values()])
def test_sentence(row: Row) -> None:
    assert failures(row) == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_table_has_enough_of_each_type(path: Path) -> None:
    told = Counter(row["type"] for row in rows(path))
    near = Counter(row["near"] for row in rows(path) if row["type"] == NOTHING)
    assert set(told) == SCORED | {NOTHING}
    assert set(near) == SCORED
    assert {slug: told[slug] for slug in SCORED if told[slug] < 8} == {}
    assert {slug: near[slug] for slug in SCORED if near[slug] < 4} == {}


def test_rows_are_told_apart() -> None:
    every = [row for path in TABLES for row in rows(path)]
    assert len({row["id"] for row in every}) == len({row["text"] for row in every}) == len(every)
    assert set(KNOWN) <= set(ROWS)
