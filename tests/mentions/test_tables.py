"""Reading the hand-edited tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.mentions.tables import DATA, TableError, alternatives, data_files, read_table, split_list


def table(folder: Path, text: str) -> Path:
    path = folder / "verbs.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    path = table(tmp_path, "# Source: own\n\nlemma\tsense\n# part two\nقصف\tbombard\n\nشن\thit\n")
    assert list(read_table(path)) == [{"lemma": "قصف", "sense": "bombard"}, {"lemma": "شن", "sense": "hit"}]


def test_missing_fields_are_empty_and_others_bare(tmp_path: Path) -> None:
    path = table(tmp_path, "lemma\tsense\tnote\r\n قصف \tbombard\r\n")
    assert list(read_table(path)) == [{"lemma": "قصف", "sense": "bombard", "note": ""}]


def test_a_row_with_too_many_fields_is_named(tmp_path: Path) -> None:
    path = table(tmp_path, "# Source: own\nlemma\tsense\nقصف\tbombard\tmore\n")
    with pytest.raises(TableError, match=r"verbs\.tsv, line 3: 3 fields where the header has 2"):
        list(read_table(path))


def test_a_list_field() -> None:
    assert split_list("غارة| غارات ||") == ["غارة", "غارات"]
    assert split_list("") == []


@pytest.mark.parametrize(
    ("form", "meant"),
    [
        ("+push * out of", ["+push * out of"]),
        (
            "(+push|+drive) * (out of|from)",
            ["+push * out of", "+push * from", "+drive * out of", "+drive * from"],
        ),
        ("(joint|) patrol", ["joint patrol", "patrol"]),
        ("patrol(s|)", ["patrols", "patrol"]),
        ("سقوط (قذيفة|صاروخ)", ["سقوط قذيفة", "سقوط صاروخ"]),
    ],
)
def test_alternatives_stand_for_each_of_their_forms(form: str, meant: list[str]) -> None:
    assert list(alternatives(form)) == meant


@pytest.mark.parametrize(
    "form", ["(joint) patrol", "joint| patrol", "(joint|army patrol", "(a|(b|c)) patrol"]
)
def test_a_bracket_that_offers_no_choice_is_named(form: str) -> None:
    with pytest.raises(TableError, match="offers no choice"):
        list(alternatives(form))


def test_the_projects_own_tables_can_all_be_read() -> None:
    files = data_files()
    assert DATA / "actors.tsv" in files
    assert list(files) == sorted(files)
    for path in files:
        assert next(read_table(path), None), f"{path.name} holds no row"
