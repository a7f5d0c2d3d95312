"""The source registry: how much it covers, whose side its rows name, and that no name stands for two."""

from __future__ import annotations

from collections import Counter

from tawatur.mentions.registry import name_key, sources
from tawatur.mentions.tables import DATA, read_table, split_list

ROWS = list(read_table(DATA / "sources.tsv"))


def test_it_covers_media_and_all_who_speak_in_a_conflict() -> None:
    assert len(ROWS) >= 650
    kinds = Counter(row["kind"] for row in ROWS)
    assert kinds["media"] >= 350 and kinds["monitor"] >= 80 and kinds["expert"] >= 10
    assert min(kinds[kind] for kind in ("official", "military", "armed_group", "medical", "activist")) >= 15
    countries = Counter(row["country"] for row in ROWS)
    assert (
        min(countries[c] for c in ("SY", "IQ", "YE", "LB", "PS", "IL", "LY", "SD", "SA", "EG", "IR", "TR"))
        >= 10
    )


def test_nearly_every_row_has_an_arabic_name_a_language_and_a_country() -> None:
    assert sum(bool(row["name_ar"]) for row in ROWS) >= 0.95 * len(ROWS)
    assert all(row["lang"] and row["country"] for row in ROWS if row["kind"] != "social_media")


def test_who_speaks_for_a_party_says_for_which() -> None:
    bare = [
        row["id"]
        for row in ROWS
        if row["kind"] in ("official", "military", "armed_group")
        and not row["affiliation"]
        and not row["actor"]
    ]
    assert bare == []


def test_no_name_site_or_handle_stands_for_two() -> None:
    owner: dict[str, str] = {}
    for row in ROWS:
        for column in ("name_en", "name_ar", "aliases_en", "aliases_ar", "domains", "handles"):
            for name in split_list(row[column]):
                if not name.startswith("~"):
                    assert owner.setdefault(name_key(name.strip("«»")), row["id"]) == row["id"], name


def test_nobody_runs_their_own_copy() -> None:
    assert [s.id for s in sources().values() if s.id in s.republishes] == []
