"""The gazetteer's files hold together: columns, ids, points and names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tawatur
from tawatur.mentions.check_places import doubled_places
from tawatur.mentions.check_rows import Row

FOLDER = Path(tawatur.__file__).parent / "data" / "gazetteer"
COLUMNS = [
    "id",
    "name",
    "name_ar",
    "aliases_en",
    "aliases_ar",
    "kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "radius_km",
    "population",
]
REGISTRY_KINDS = {"country", "admin1", "admin2", "city", "town", "village"}
CURATED_KINDS = REGISTRY_KINDS | {
    "base",
    "airport",
    "oil_field",
    "crossing",
    "camp",
    "dam",
    "quarter",
    "region",
    "district",
    "site",
    "island",
    "mountain",
    "road",
}
# A point may lie as far off as this from the edge of its admin1's circle, in kilometres.
SLACK_KM = 160
# These have outlines, which tests/data/test_outlines.py holds their points against.
OUTLINED = {"SY", "IQ", "YE", "LB", "PS", "LY", "SD"}
# GeoNames still files this village of Socotra under Hadramawt; the registry gives wide Illizi, Jonglei and Upper Nile a
# radius of about 20 km, and Gwadar lies at the far end of Balochistan.
FILED_ELSEWHERE = {
    "g73685",
    "c-cn-hotan",
    "c-cn-yarkand",
    "c-dz-in-amenas",
    "c-ml-boulkessy",
    "c-pk-gwadar",
    "c-ss-akobo",
    "c-ss-fangak",
    "c-ss-pibor",
    "c-ss-renk",
}

Cells = dict[str, str]


def read(name: str) -> list[Cells]:
    lines = [
        line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    header = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == len(header) for row in rows), f"a line of {name} has too many or too few fields"
    return [dict(zip(header, row, strict=True)) for row in rows]


@cache
def registry() -> list[Cells]:
    return read("registry.tsv")


@cache
def curated() -> list[Cells]:
    return [row for name in curated_names() for row in read(name)]


def curated_names() -> list[str]:
    return sorted(path.name for path in FOLDER.glob("curated*.tsv"))


@cache
def every_name() -> frozenset[str]:
    replaced = {old for row in curated() for old in row["replaces"].split("|")}
    kept = [row for row in registry() if row["id"] not in replaced]
    return frozenset(_fold(name) for row in (*kept, *curated()) for name in names_of(row))


def names_of(row: Cells) -> Iterator[str]:
    yield from (
        row["name"],
        *filter(None, (row["name_ar"], *row["aliases_en"].split("|"), *row["aliases_ar"].split("|"))),
    )


def _fold(name: str) -> str:
    return re.sub(r"[\s'\-]", "", name.translate(str.maketrans("أإآةى", "اااهي"))).casefold()


def distance_km(left: Cells, right: Cells) -> float:
    lat1, lat2 = math.radians(float(left["lat"])), math.radians(float(right["lat"]))
    span = math.radians(float(left["lon"]) - float(right["lon"]))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(span / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def test_columns_are_as_documented() -> None:
    assert list(registry()[0]) == COLUMNS
    for name in curated_names():
        assert list(read(name)[0]) == [*COLUMNS, "note", "replaces", "confidence"], name
    assert list(read("common_names.tsv")[0]) == ["lang", "name", "note"]


def test_files_state_source_and_licence() -> None:
    for name in ("registry.tsv", *curated_names(), "common_names.tsv"):
        head = (FOLDER / name).read_text(encoding="utf-8")[:1200]
        assert "licence" in head.lower() and head.startswith("#")


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in (*registry(), *curated())]
    assert len(ids) == len(set(ids))


def test_registry_is_sorted_and_small() -> None:
    numbers = [int(row["id"][1:]) for row in registry()]
    assert numbers == sorted(numbers)
    assert (FOLDER / "registry.tsv").stat().st_size < 4_000_000


def test_fields_hold_valid_values() -> None:
    for rows, kinds in ((registry(), REGISTRY_KINDS), (curated(), CURATED_KINDS)):
        for row in rows:
            assert row["kind"] in kinds, row
            assert re.fullmatch("[A-Z]{2}", row["country"]), row
            assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
            assert 1 <= int(row["radius_km"]) <= 1500, row
            assert row["population"] == "" or int(row["population"]) >= 0, row
            assert row["name"].strip() == row["name"] != "", row
            assert row.get("confidence", "high") in {"high", "medium", "low"}, row
            for name in names_of(row):
                assert "|" not in name and name == name.strip(), row


def test_arabic_names_are_arabic() -> None:
    for row in (*registry(), *curated()):
        for name in filter(None, (row["name_ar"], *row["aliases_ar"].split("|"))):
            assert re.search("[\u0621-\u06cc]", name) and not re.search(
                "[A-Za-z\u064b-\u0652]", re.sub("[MTRH] ?[0-9]+", "", name)
            ), row  # roads are called by their letter and number: M4


def test_aliases_repeat_nothing() -> None:
    for row in curated():
        for column, own in (("aliases_en", row["name"]), ("aliases_ar", row["name_ar"])):
            aliases = [alias for alias in row[column].split("|") if alias]
            assert own not in aliases and len(aliases) == len(set(aliases)), row


def test_points_lie_in_their_admin1_or_country() -> None:
    admin1 = {(row["country"], row["name"]): row for row in registry() if row["kind"] == "admin1"}
    countries = {row["country"]: row for row in registry() if row["kind"] == "country"}
    for row in curated():
        if row["kind"] in {"country", "admin1"} or row["country"] in OUTLINED:
            continue
        if row["id"] in FILED_ELSEWHERE or (row["kind"] == "region" and not row["admin1"]):
            continue
        parent = admin1[row["country"], row["admin1"]]
        allowed = (
            SLACK_KM + int(parent["radius_km"]) + (int(row["radius_km"]) if row["kind"] == "region" else 0)
        )
        assert distance_km(row, parent) <= allowed, (row["id"], round(distance_km(row, parent)))
    for row in registry():
        known = admin1.get((row["country"], row["admin1"]))
        if known is None or row["kind"] == "country":
            assert row["country"] in countries, row
        # Outside the inhabited world of the region, islands and polar areas lie far from their admin1's middle.
        elif (
            row["country"] in {"SY", "IQ", "YE", "LB", "PS", "LY", "SD", "JO", "IL"}
            and row["id"] not in FILED_ELSEWHERE
        ):
            assert distance_km(row, known) <= SLACK_KM + int(known["radius_km"]), row


def test_provinces_are_called_as_newspapers_call_them() -> None:
    shown = {row["id"]: (row["name"], row["name_ar"]) for row in registry()}
    assert shown["g378389"] == ("Northern State", "الولاية الشمالية")
    assert shown["g578072"][0] == "Belgorod" and shown["g569665"][0] == "Chechnya"
    assert shown["g51966"][0] == "Lower Shabelle" and shown["g206938"][0] == "North Kivu"
    assert shown["g524304"] == ("Murmansk", "مورمانسك")


def test_a_province_by_hand_has_the_name_that_its_places_name() -> None:
    registered = {row["id"]: row["name"] for row in registry()}
    for row in curated():
        if row["kind"] == "admin1" and row["replaces"]:
            assert row["name"] == registered[row["replaces"].split("|")[0]], row


def test_no_curated_place_stands_twice() -> None:
    tables = {
        f"gazetteer/{name}": [Row(number, row) for number, row in enumerate(rows, 1)]
        for name, rows in (
            ("registry.tsv", registry()),
            *((name, read(name)) for name in curated_names()),
        )
    }
    assert list(doubled_places(tables)) == []


def test_replaced_ids_exist_nearby() -> None:
    registered = {row["id"]: row for row in registry()}
    replaced = [(row, old) for row in curated() for old in filter(None, row["replaces"].split("|"))]
    assert len({old for _, old in replaced}) == len(replaced)
    for row, old in replaced:
        # The registry's points of countries and provinces are those of where people live, by hand they are the middles.
        near = {"country": 1800, "admin1": 200}.get(row["kind"], 15)
        assert distance_km(row, registered[old]) < near, row


def test_common_names_are_names_of_places() -> None:
    known = every_name()
    rows = read("common_names.tsv")
    assert {row["lang"] for row in rows} == {"ar", "en"}
    assert len({(row["lang"], _fold(row["name"])) for row in rows}) == len(rows)
    for row in rows:
        assert _fold(row["name"]) in known, row


@pytest.mark.parametrize(
    "name", ["كان", "فان", "الحكومة", "سليمان", "الخميس", "March", "Human", "Most", "Nice"]
)
def test_frequent_false_places_are_listed(name: str) -> None:
    assert _fold(name) in {_fold(row["name"]) for row in read("common_names.tsv")}


SMALL_PLACES = """عيتا الشعب|كفركلا|جرف الصخر|ود النورة|الشدادي|التنف|عين الأسد|كونيكو|حقل العمر|القرية الخضراء|رميلان
خراب الجير|حرير|قاعدة فيكتوريا|معبر القائم|البوكمال|مطار منغ|الطبقة|مطار الشعيرات|قاعدة العند|قصر معاشيق|كريتر|خور مكسر
الحوطة|زنجبار|مصفى بيجي|حديثة|الكرمة|الخالدية|الصقلاوية|الغوطة الشرقية|داريا|الزبداني|مخيم اليرموك|جوبر|دوما|الشيخ زويد
العريش|الخوبة|عين الحلوة|مارون الراس|بيت حانون|الشجاعية|الجنينة|الفاشر|أم درمان|معيتيقة|الوطية|منبج|تل رفعت|سنجار
Koniko|Green Village|Rmeilan|Kharab al-Jir|Shaddadi|T4|Shayrat|al-Anad|Khormaksar|Zinjibar|Saqlawiyah|Darayya
Dollow|Minbya|Matupi|Rumangabo|Razmak|Angoor Adda|Ust-Luga|Synkivka|Konna|Pulka
عبسان|أوتشيريتين|كراسنوهوريفكا|سيليدوفه|ورشيخ"""


@pytest.mark.parametrize("name", SMALL_PLACES.replace("\n", "|").split("|"))
def test_small_conflict_places_are_found(name: str) -> None:
    assert _fold(name) in every_name()
