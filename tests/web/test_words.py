from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tawatur.desk.changes import Change
from tawatur.incidents.consolidate import RULES
from tawatur.incidents.grade import CREDIBILITY, GRADES
from tawatur.incidents.grade import RULES as GRADE_RULES
from tawatur.model import EVENT_TYPES, Day, Party, Place, Toll
from tawatur.web import words as module
from tawatur.web.words import Words, catalogue

TEMPLATES = Path(module.__file__).with_name("templates")
EN, AR = Words("en"), Words("ar")


def test_every_string_of_the_templates_is_in_the_catalogue() -> None:
    used: set[str] = set()
    for template in TEMPLATES.glob("*.html"):
        source = template.read_text(encoding="utf-8")
        used |= set(re.findall(r"""\bt\(["']([a-z][\w.]*[a-z\d])["'][,)]""", source))
        used |= {f"{noun}.many" for noun in re.findall(r'counted\("(\w+)"', source)}
    assert len(used) > 80
    assert used - catalogue().keys() == set()


def test_every_rule_type_and_grade_has_both_languages() -> None:
    sentences = {rule.sentence for rule in (*GRADE_RULES, *CREDIBILITY, *RULES.values())}
    classes = {kind.class_ for kind in EVENT_TYPES.values()}
    assert {*sentences, *EVENT_TYPES, *classes, *GRADES} - catalogue().keys() == set()
    kinds = Change.__annotations__["kind"]
    assert kinds
    for row in catalogue().values():
        assert row["en"] and row["ar"], row["key"]


def test_both_languages_take_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for row in catalogue().values():
        assert values(row["en"]) == values(row["ar"]), row["key"]


@pytest.mark.parametrize(
    ("number", "english", "arabic"),
    [
        (0, "0 reports", "0 تقريرًا"),
        (1, "1 report", "تقرير واحد"),
        (2, "2 reports", "تقريران"),
        (5, "5 reports", "5 تقارير"),
        (12, "12 reports", "12 تقريرًا"),
        (103, "103 reports", "103 تقارير"),
        (1200, "1,200 reports", "1,200 تقريرًا"),
    ],
)
def test_counts_agree_with_their_noun(number: int, english: str, arabic: str) -> None:
    assert (EN.counted("report", number), AR.counted("report", number)) == (english, arabic)


def day(start: str, end: str, precision: str = "days") -> Day:
    from datetime import date

    return Day(date.fromisoformat(start), date.fromisoformat(end), precision)  # type: ignore[arg-type]


def test_days() -> None:
    assert EN.day(day("2023-10-22", "2023-10-23")) == "22–23 Oct 2023"
    assert EN.day(day("2023-10-31", "2023-11-01")) == "31 Oct – 1 Nov 2023"
    assert AR.day(day("2023-10-23", "2023-10-23", "day")) == "23 تشرين الأول/أكتوبر 2023"
    assert EN.day(day("2023-10-01", "2023-10-31", "month")) == "Oct 2023"
    assert EN.day(None) == "–"


def test_places_are_named_in_the_reader_s_language() -> None:
    tanf = Place("c-sy-al-tanf-base", "al-Tanf base", "التنف", 33.5, 38.6, "SY", "Homs", "base", 8.0)
    assert EN.place(tanf) == "<bdi>al-Tanf base, Homs, SY</bdi>"
    assert AR.place(tanf) == "<bdi>التنف، حمص، سوريا</bdi>"
    assert AR.place_detail(tanf) == "قاعدة، ضمن 8 كم"


def test_sides_are_isolated_and_escaped() -> None:
    side = (Party(0, 1, "x", "isis", "Islamic State"), Party(0, 1, "<b>رجال</b>", inferred=True))
    assert EN.side(side) == (
        "<bdi>Islamic State</bdi>, <bdi>&lt;b&gt;رجال&lt;/b&gt;</bdi>"
        f'<span class="unsure" title="{EN.t("inferred")}">?</span>'
    )
    assert AR.side(side).startswith("<bdi>تنظيم الدولة الإسلامية</bdi>، ")


def test_a_day_and_a_place_that_are_only_inferred_bear_a_mark_that_says_so() -> None:
    day = Day(date(2023, 10, 23), date(2023, 10, 23), "day", inferred=True)
    assert EN.day(day) == f'23 Oct 2023<span class="unsure" title="{EN.t("inferred")}">?</span>'
    place = Place("p", "Homs", "حمص", 34.7, 36.7, "SY", "Homs", "city", 15, inferred=True)
    assert AR.place(place).endswith(f'</bdi><span class="unsure" title="{AR.t("inferred")}">؟</span>')
    assert "unsure" not in EN.day(replace(day, inferred=False)) + EN.place(replace(place, inferred=False))


def test_tolls_and_told_values() -> None:
    assert [EN.toll(t) for t in (Toll(), Toll(0, 0), Toll(9, 15), Toll(1))] == ["–", "0", "9–15", "1+"]
    assert AR.value("side2", "Islamic State, US forces", {}) == "تنظيم الدولة الإسلامية، القوات الأمريكية"
    assert EN.value("date", "2023-10-22/2023-10-23", {}) == "22 Oct 2023 – 23 Oct 2023"
    assert AR.value("killed", "some", {}) == "بعض"
