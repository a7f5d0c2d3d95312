"""What the users of the bench of the pages ask, each as an address and as the SQL that means the same."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Final
from urllib.parse import urlencode

from tawatur.desk.places import country_codes
from tawatur.desk.words import in_fts5, phrases_of
from tawatur.text.normalise import folded

LIST, POINTS, INCIDENT = "filtered list", "points of the map", "incident"
NEWEST: Final = """incident_versions v WHERE v.body IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM incident_versions l WHERE l.incident = v.incident AND l.number > v.number)"""
_ORDERS: Final = {
    "-day": "v.first_day IS NULL, v.first_day DESC, v.incident",
    "day": "v.first_day IS NULL, v.first_day, v.incident",
    "origins": "v.independent_origins DESC, v.first_day DESC, v.incident",
    "updated": "v.n DESC",
}
_MARKED: Final = "v.n IN (SELECT version FROM marks WHERE kind = '{}' AND value = ?)"
_TOLD: Final = """v.n IN (SELECT m.version FROM marks m WHERE m.kind = 'report' AND m.value IN (
    SELECT r.id FROM reports r WHERE {}))"""
_MATCHING: Final = "r.n IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
_WORDS: Final = 300

Values = tuple[object, ...]
Statement = tuple[str, Values]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is asked, by its kind; the first statement counts what an answer holds, where one is a count."""

    kind: str
    address: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Filter:
    name: str
    value: str
    condition: str
    values: Values


def questions(desk: sqlite3.Connection) -> Iterator[Question]:
    """Questions of the three kinds in turn, without end; the same at every call."""
    chance = random.Random(7)
    ids = [row[0] for row in desk.execute(f"SELECT v.incident FROM {NEWEST} ORDER BY v.n")]
    filters = _Filters(desk, chance)
    for kind in cycle((LIST, POINTS, INCIDENT)):
        if kind == INCIDENT:
            yield _incident(chance.choice(ids))
        else:
            asked = filters.some()
            yield _list(asked, chance) if kind == LIST else _points(asked)


def _list(asked: list[_Filter], chance: random.Random) -> Question:
    order, page = chance.choice(("-day", "-day", *_ORDERS)), chance.choice((1, 1, 2, 5))
    address = urlencode([*((f.name, f.value) for f in asked), ("order", order), ("page", page)])
    found = " AND ".join([NEWEST, *(f.condition for f in asked)])
    values = tuple(value for f in asked for value in f.values)
    shown = f"SELECT v.n, v.body FROM {found} ORDER BY {_ORDERS[order]} LIMIT 50 OFFSET {page * 50 - 50}"
    return Question(LIST, f"/?{address}", ((f"SELECT count(*) FROM {found}", values), (shown, values)))


def _points(asked: list[_Filter]) -> Question:
    # the map shows what lies in the box and out of it
    asked = [f for f in asked if f.name != "box"]
    found = " AND ".join([NEWEST, "p.version = v.n", *(f.condition for f in asked)])
    values = tuple(value for f in asked for value in f.values)
    where = f"SELECT p.lat, p.lon, p.radius_km, count(*) FROM points p, {found} GROUP BY 1, 2, 3"
    address = f"/api/spots?{urlencode([(f.name, f.value) for f in asked])}"
    return Question(POINTS, address, ((f"SELECT count(*) FROM points p, {found}", values), (where, values)))


def _incident(id_: str) -> Question:
    told = """SELECT value FROM marks WHERE kind = 'report' AND version = (
        SELECT n FROM incident_versions WHERE incident = ? ORDER BY number DESC LIMIT 1)"""
    coded = f"""SELECT r.*, c.body, a.body FROM reports r JOIN codings c ON c.report = r.n
        LEFT JOIN accounts a ON a.coding = c.n WHERE r.id IN ({told})"""
    versions = "SELECT * FROM incident_versions WHERE incident = ? ORDER BY number"
    return Question(INCIDENT, f"/incidents/{id_}", ((versions, (id_,)), (coded, (id_,))))


class _Filters:
    """Filters as people set them: one to three at a time, of values that are on the desk."""

    def __init__(self, desk: sqlite3.Connection, chance: random.Random) -> None:
        def first(sql: str) -> list[str]:
            return [row[0] for row in desk.execute(sql)]

        own = "SELECT DISTINCT {0} FROM incident_versions WHERE {0} IS NOT NULL ORDER BY 1"
        self._chance = chance
        self._types, self._grades = first(own.format("type")), first(own.format("grade"))
        self._days, self._places = first(own.format("first_day")), first(own.format("place_words"))
        self._marks = {
            kind: first(f"SELECT DISTINCT value FROM marks WHERE kind = '{kind}' ORDER BY 1")
            for kind in ("actor", "publisher")
        }
        desk.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, report_words, row)")
        often = f"SELECT term FROM vocabulary WHERE length(term) > 3 ORDER BY doc DESC LIMIT {_WORDS}"
        self._words = first(often)

    def some(self) -> list[_Filter]:
        """Filters of different names; of the days both or neither."""
        kinds = (
            self._type, self._grade, self._span, self._span, self._actor, self._publisher, self._place, self._country,
            self._word, self._language, self._origins, self._box,
        )  # fmt: skip
        chosen = self._chance.choices(kinds, k=self._chance.choice((1, 1, 2, 2, 3)))
        found = [one for kind in dict.fromkeys(chosen) for one in kind()]
        return [*{one.name: one for one in found}.values()]

    def _type(self) -> list[_Filter]:
        value = self._chance.choice(self._types)
        return [_Filter("type", value, "v.type = ?", (value,))]

    def _grade(self) -> list[_Filter]:
        value = self._chance.choice(self._grades)
        return [_Filter("grade", value, "v.grade = ?", (value,))]

    def _span(self) -> list[_Filter]:
        since = date.fromisoformat(self._chance.choice(self._days))
        until = (since + timedelta(days=self._chance.choice((7, 30, 365)))).isoformat()
        return [
            _Filter("since", since.isoformat(), "v.last_day >= ?", (since.isoformat(),)),
            _Filter("until", until, "v.first_day <= ?", (until,)),
        ]

    def _actor(self) -> list[_Filter]:
        return self._mark("actor")

    def _publisher(self) -> list[_Filter]:
        return self._mark("publisher")

    def _mark(self, kind: str) -> list[_Filter]:
        value = self._chance.choice(self._marks[kind])
        return [_Filter(kind, value, _MARKED.format(kind), (value,))]

    def _place(self) -> list[_Filter]:
        return [_named(self._chance.choice(self._places).split(" | ")[0])]

    def _country(self) -> list[_Filter]:
        return [_named(self._chance.choice(("Syria", "Yemen", "السودان", "Iraq", "ليبيا")))]

    def _word(self) -> list[_Filter]:
        words = " ".join(self._chance.sample(self._words, self._chance.choice((1, 1, 2))))
        return [_Filter("q", words, _TOLD.format(_MATCHING), (in_fts5(phrases_of(words)),))]

    def _language(self) -> list[_Filter]:
        value = self._chance.choice(("ar", "en"))
        return [_Filter("told", value, _TOLD.format("r.lang = ?"), (value,))]

    def _origins(self) -> list[_Filter]:
        value = self._chance.choice((2, 3, 4))
        return [_Filter("origins", str(value), "v.independent_origins >= ?", (value,))]

    def _box(self) -> list[_Filter]:
        south, west = self._chance.uniform(12, 34), self._chance.uniform(10, 45)
        edges = tuple(round(edge, 2) for edge in (west, south, west + 6, south + 4))
        within = "v.n IN (SELECT version FROM points WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?)"
        west, south, east, north = edges
        return [_Filter("box", ",".join(map(str, edges)), within, (west, east, south, north))]


def _named(name: str) -> _Filter:
    codes = sorted(country_codes(name))
    of = f"v.country IN ({', '.join('?' * len(codes))})"
    return _Filter("place", name, f"(instr(v.place_words, ?) OR {of})", (folded(name), *codes))
