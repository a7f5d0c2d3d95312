"""Importing others' tables of places, on small files in their formats, written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.mentions.compiled import _fingerprint
from tawatur.mentions.find_place import find_place
from tawatur.mentions.gazetteer import OWN, add_own, own_file, own_rows
from tawatur.mentions.import_places import ImportProblem, read_places
from tawatur.mentions.lexicon import load_lexicon
from tawatur.mentions.tables import TableError
from tawatur.text import read_document


def dump_line(id_: int, name: str, others: str, lat: float, lon: float, code: str, people: int = 0) -> str:
    """A line of a GeoNames country dump."""
    class_ = "P" if code.startswith("PPL") else "A" if code.startswith("ADM") else "S"
    place = [id_, name, name, others, lat, lon, class_, code, "SY", "", "09", "", "", ""]
    cells = [*place, people, "", 400, "Asia/Damascus", "2024-01-01"]
    return "\t".join(map(str, cells))


DUMP = "\n".join(
    [
        dump_line(
            99000001, "Tall Zanbaq", "Tal Zanbaq,تل زنبق,TZQ,https://example.org/x", 36.1, 37.9, "PPL", 900
        ),
        dump_line(99000002, "Mataar Zanbaq", "مطار زنبق", 36.12, 37.95, "AIRB"),
        dump_line(99000003, "Bi'r Zanbaq", "بئر زنبق", 36.2, 37.9, "WLL"),
        dump_line(170063, "Aleppo", "حلب,Halab", 36.20124, 37.16117, "PPLA", 1602264),
        dump_line(99000004, "Dowma", "دوما", 33.571, 36.402, "PPL", 110000),
    ]
)
PCODES = """\
admin0Name_en,admin0Pcode,admin1Name_en,admin1Pcode,admin3Name_en,admin3Name_ar,admin3Pcode,latitude,longitude
Syria,SY,Aleppo,SY02,Zanbaq East,زنبق الشرقية,SY029901,36.15,37.99
Syria,SY,Aleppo,SY02,No Point,,SY029902,,
"""


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine" / "gazetteer.tsv"
    monkeypatch.setenv("TAWATUR_GAZETTEER", str(path))
    return path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_geonames_dump(tmp_path: Path) -> None:
    imported = read_places(write(tmp_path, "SY.txt", DUMP + "\n"))
    assert (imported.known, imported.left_out) == (2, 1)  # Aleppo and Douma; the well
    village, base = imported.rows
    assert (village["id"], village["name"], village["name_ar"]) == ("u-g99000001", "Tall Zanbaq", "تل زنبق")
    assert (village["kind"], village["country"], village["admin1"]) == ("village", "SY", "Aleppo")
    assert village["aliases_en"] == "Tal Zanbaq"
    assert (village["lat"], village["lon"], village["population"]) == ("36.1000", "37.9000", "900")
    assert base["kind"] == "base"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_pcodes(tmp_path: Path, delimiter: str) -> None:
    text = "\ufeff" + PCODES.replace(",", delimiter)
    imported = read_places(write(tmp_path, "syr_admin3.csv", text))
    assert (imported.known, imported.left_out) == (0, 1)
    (row,) = imported.rows
    assert (row["name"], row["name_ar"], row["kind"]) == ("Zanbaq East", "زنبق الشرقية", "district")
    assert (row["country"], row["admin1"], row["radius_km"]) == ("SY", "Aleppo", "20")
    assert "SY029901" in row["note"]


def test_other_headers_of_pcodes(tmp_path: Path) -> None:
    text = "ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM0_PCODE,x_coord,y_coord\n"
    text += "Taizz,YE15,Zanbaq,زنبق,YE1599,YE,44.02,13.58\n"
    (row,) = read_places(write(tmp_path, "yem.csv", text)).rows
    assert (row["kind"], row["country"], row["admin1"]) == ("admin2", "YE", "Taiz")
    assert (row["lat"], row["lon"]) == ("13.5800", "44.0200")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("empty.txt", "\n", "is empty"),
        ("short.txt", DUMP + "\n1\tX\n", "line 6: a GeoNames dump has 19 columns"),
        ("words.csv", "place,latitude,longitude\nX,1,2\n", "no table of p-codes"),
        ("flat.csv", "ADM1_EN,ADM1_PCODE\nX,SY01\n", "gives no points"),
        ("far.csv", "ADM1_EN,ADM1_PCODE,lat,lon\nX,SY01,north,2\n", "line 2: 'north', '2' is no latitude"),
        ("none.csv", "ADM1_EN,ADM1_PCODE,lat,lon\nX,,1,2\n", "holds no place"),
    ],
)
def test_what_cannot_be_imported_is_a_sentence(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ImportProblem) as problem:
        read_places(write(tmp_path, name, text))
    assert said in str(problem.value)
    assert str(problem.value).endswith(".") and "\n" not in str(problem.value)


def test_binary_files_and_missing_ones(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    for name, said in (("a.xlsx", "spreadsheet"), ("b.csv", "UTF-8"), ("c.csv", "could not be read")):
        with pytest.raises(ImportProblem, match=said):
            read_places(tmp_path / name)


def test_own_places_are_found_in_reports(tmp_path: Path, own: Path) -> None:
    before = _fingerprint()
    assert add_own(read_places(write(tmp_path, "SY.txt", DUMP)).rows) == own
    assert _fingerprint() != before
    (match,) = find_place("تل زنبق", country="SY", limit=1)
    assert (match.row.id, match.table) == ("u-g99000001", OWN)
    load_lexicon.cache_clear()
    try:
        hits = load_lexicon("ar").find(read_document("قصف على تل زنبق", "ar"))
        assert any("u-g99000001" in str(hit.entries) for hit in hits)
    finally:
        load_lexicon.cache_clear()


def test_adding_again_changes_nothing(tmp_path: Path, own: Path) -> None:
    dump = write(tmp_path, "SY.txt", DUMP)
    add_own(read_places(dump).rows)
    kept = own.read_bytes()
    assert read_places(dump).rows == []
    add_own(own_rows())
    assert own.read_bytes() == kept


def test_a_broken_own_table_is_named(own: Path) -> None:
    own.parent.mkdir()
    own.write_text("id\tname\tlat\nx\tY\tnorth\n", encoding="utf-8")
    with pytest.raises(TableError, match="the row x is no place"):
        own_rows()
    assert own_file() == own
