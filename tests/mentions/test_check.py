"""Each check on a table that breaks it, and on one that does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tawatur.events.proto import STATEMENTS
from tawatur.events.types import RANK
from tawatur.mentions import vocabulary
from tawatur.mentions.check import check_tables
from tawatur.mentions.check_reach import unreachable
from tawatur.mentions.check_rows import Row
from tawatur.mentions.tables import DATA

TABLES: dict[str, str] = {
    "lexicon/en/verbs.tsv": (
        "lemma\tpresent\tmasdar\tsense\tframe\tmeans\tnote\nshell\t\t\tshelling\tsubj:side1\tartillery\n"
    ),
    "lexicon/en/nouns.tsv": "lemma\tplural\tsense\tframe\tmeans\tnote\nraid\traids\tassault\tby:side1\n",
    "lexicon/en/phrases.tsv": "form\tsense\tframe\tmeans\tnote\n+shell * post\tshelling\tsubj:side1\n",
    "lexicon/en/context.tsv": "kind\tform\tnote\nmeans:drone\tdrone|UAV\n",
    "actors.tsv": (
        "id\tname_en\tname_ar\tclass\tcountry\taliases_en\taliases_ar\taffiliation\tnote\n"
        "isis\tIslamic State\tتنظيم الدولة\trebel_group\tIQ\tISIS|Daesh\tداعش\n"
        "is-sinai\tSinai Province\tولاية سيناء\trebel_group\tIQ\t\t\tisis\n"
    ),
    "sources.tsv": (
        "id\tname_en\tname_ar\tkind\tcountry\tlang\taliases_en\taliases_ar\tdomains\thandles\taffiliation\tactor"
        "\trepublishes\towner\tnote\namaq\tAmaq\tوكالة أعماق\tarmed_group\tIQ\tar\t\t\tamaq.example\t\tisis\tisis\n"
    ),
    "nationalities.tsv": (
        "iso2\tname_en\tname_ar\taliases_en\taliases_ar\tadj_en\tadj_ar\tdemonym_en\tcapital_en\tcapital_ar\tlat\tlon"
        "\tradius_km\tnote\tplural_ar\nIQ\tIraq\tالعراق\t\t\tIraqi\tعراقي\tIraqis\tBaghdad\tبغداد\t33\t43\t370\n"
    ),
    "gazetteer/curated.tsv": (
        "id\tname\tname_ar\taliases_en\taliases_ar\tkind\tcountry\tadmin1\tlat\tlon\tradius_km\tpopulation\tnote\treplaces"
        "\tconfidence\nc1\tQaim\tالقائم\t\t\ttown\tIQ\tAnbar\t34.4\t41.1\t8\t\t\t\thigh\n"
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TABLES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_sound_tables_have_no_findings(folder: Path) -> None:
    assert check_tables(folder) == ([], len(TABLES), 9)


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        (
            "actors.tsv",
            "aq\tAl-Qaeda\tالقاعدة في اليمن\trebel_group\tIQ\t\tتنظيم القاعدة ب\t",
            "ends in a letter that is written with the next word",
        ),
        (
            "actors.tsv",
            "aq\tAl-Qaeda\tالقاعدة في اليمن\trebel_group\tIQ\t\t\tisi@2014..",
            "did you mean isis?",
        ),
        (
            "actors.tsv",
            "aq\tAl-Qaeda\tالقاعدة في اليمن\trebel_group\tIQ\t\t\tisis@2014",
            "has no period such as",
        ),
        (
            "actors.tsv",
            "aq\tAl-Qaeda\tالقاعدة في اليمن\trebel_group\tIQ\t\t\tisis@..",
            "has no period such as",
        ),
        (
            "actors.tsv",
            "aq\tAl-Qaeda\tالقاعدة في اليمن\trebel_group\tIQ\t\t\tisis@2017..2014",
            "ends before it begins",
        ),
        (
            "lexicon/en/verbs.tsv",
            "bomb\t\t\tbombrad\tsubj:side1",
            "'bombrad' is not known; did you mean bombard?",
        ),
        ("lexicon/en/verbs.tsv", "bomb\t\t\tbombard\tsubj", "frame part 'subj' is no slot:role"),
        ("lexicon/en/verbs.tsv", "bomb\t\t\tbombard\tunder:place", "frame slot 'under' is not known"),
        ("lexicon/en/verbs.tsv", "bomb\t\t\tbombard\tsubj:agent", "frame role 'agent' is not known"),
        ("lexicon/en/verbs.tsv", "bomb\t\t\tbombard\tneeds:armed|luck", "frame needs 'luck'"),
        ("lexicon/en/verbs.tsv", "bomb\t\t\tbombard\t\tcannon", "means 'cannon' is not known"),
        ("lexicon/en/verbs.tsv", "\t\t\tbombard", "lemma is empty"),
        ("lexicon/en/verbs.tsv", "shell\t\t\tshelling\tsubj:side1\tartillery", "says the same as line 2"),
        ("lexicon/en/verbs.tsv", "shell\t\t\tbombard\tobj:target", "is never reached: line 2"),
        ("lexicon/en/verbs.tsv", "قصف\t\t\tbombard", "is Arabic in an English column"),
        ("lexicon/en/verbs.tsv", "a\tb\tc\td\te\tf\tg\th", "8 fields where the header has 7"),
        ("lexicon/en/phrases.tsv", "+strafe the\tair_strike", "+strafe has no entry"),
        ("lexicon/en/phrases.tsv", "(+shell|+strafe) the\tshelling", "+strafe has no entry"),
        ("lexicon/en/phrases.tsv", "+shell (the) camp\tshelling", "offers no choice"),
        ("lexicon/en/phrases.tsv", "+shell * (camp|post)\tshelling\tsubj:side1", "says the same as line 2"),
        ("lexicon/en/context.tsv", "means:sword\tsword", "kind 'means:sword' is not known"),
        ("actors.tsv", "daesh\tDaesh\tداعش\trebel_group", "'Daesh' stands for isis (line 2) too"),
        ("actors.tsv", "x\tX Group\tمجموعة\trebels", "class 'rebels' is not known"),
        (
            "sources.tsv",
            "x\tXY\t\tmedia\t\t\t\t\tAmaq.example",
            "'Amaq.example' is that of amaq (line 2) too",
        ),
        ("sources.tsv", "x\tXY\t\tmedia" + "\t" * 10 + "amak", "did you mean amaq?"),
        (
            "actors.tsv",
            "x\tX Group\tمجموعة\trebel_group\tIQ\t\t\tisi",
            "affiliation 'isi' is no id of the actors",
        ),
        ("actors.tsv", "x\tX Group\tمجموعة\trebel_group\tXX", "country 'XX' is no id of the countries"),
        (
            "gazetteer/curated.tsv",
            "c2\tHit\tهيت\t\t\ttown\tIQ\t\t33.6\t242\t8\t\t\t\tlow",
            "lon '242' is no number",
        ),
        (
            "gazetteer/curated.tsv",
            "c2\tHit\tهيت\t\t\ttown\tIQ\t\tnorth\t42\t8\t\t\t\tlow",
            "lat 'north' is no number",
        ),
        (
            "gazetteer/curated.tsv",
            "c2\tHit\tهيت\t\t\thamlet\tIQ\t\t33.6\t42\t8\t\t\t\tlow",
            "kind 'hamlet' is not known",
        ),
        (
            "gazetteer/curated.tsv",
            "c2\tHit\tهيت\t\t\ttown\tIQ\t\t33.6\t42\t8\t\t\t\tsure",
            "confidence 'sure' is not known",
        ),
        (
            "gazetteer/curated.tsv",
            "c2\tal-Ka'im\tقائم\t\t\tbase\tIQ\tAnbar\t34.41\t41.11\t8\t\t\t\tlow",
            "is the same place as c1 in gazetteer/curated.tsv:2",
        ),
    ],
)
def test_a_broken_row_is_named(folder: Path, name: str, row: str, said: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    findings, _, _ = check_tables(folder)
    assert findings, said
    assert {finding.file for finding in findings} == {name}
    assert any(said in finding.problem for finding in findings)
    last = len((folder / name).read_text(encoding="utf-8").splitlines())
    assert all(finding.line == last for finding in findings)
    assert str(findings[0]).startswith(f"{name}:{last}: ")


def test_places_that_stand_in_two_tables(folder: Path) -> None:
    lines = (folder / "gazetteer/curated.tsv").read_text(encoding="utf-8").splitlines()
    fields = dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))
    other = {**fields, "lat": "35.4", "replaces": "g1"}
    (folder / "gazetteer/curated-iq.tsv").write_text(
        "\n".join("\t".join(row) for row in (other, other.values())), encoding="utf-8"
    )
    registry = lines[0].split("\t")[:12]
    rows = [{**fields, "id": "g1"}, {**fields, "id": "g2", "name": "Kaim", "lat": "34.39"}]
    (folder / "gazetteer/registry.tsv").write_text(
        "\n".join("\t".join(row) for row in (registry, *([r[c] for c in registry] for r in rows))),
        encoding="utf-8",
    )
    assert [str(finding) for finding in check_tables(folder)[0]] == [
        "gazetteer/curated-iq.tsv:2: id 'c1' stands in gazetteer/curated.tsv:2 too; rename or remove one",
        "gazetteer/curated.tsv:2: is the place g2 of the registry; write that into replaces",
    ]


def test_a_header_that_lacks_a_column(folder: Path) -> None:
    path = folder / "actors.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("\tclass\t", "\tkind\t"), encoding="utf-8")
    problems = [finding.problem for finding in check_tables(folder)[0]]
    assert any("column class is missing" in problem for problem in problems)
    assert any("column kind is not known" in problem for problem in problems)


def test_files_that_are_no_tables(folder: Path) -> None:
    (folder / "stray.tsv").write_text("a\tb\n", encoding="utf-8")
    (folder / "actors.tsv").write_bytes(b"id\tname_en\n\xff\n")
    (folder / "lexicon/en/nouns.tsv").write_bytes(b"# nothing\n")
    said = {finding.file: finding.problem for finding in check_tables(folder)[0]}
    assert "no table that Tawatur reads" in said["stray.tsv"]
    assert "no UTF-8" in said["actors.tsv"]
    assert "no header" in said["lexicon/en/nouns.tsv"]


def test_the_bundled_tables_are_read(tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    _, tables, rows = check_tables(copy)
    assert tables >= 15
    assert rows > 40_000


def test_a_form_that_no_text_can_hold_is_unreachable() -> None:
    cells = {"lang": "en", "form": "zzgunmen", "class": "armed", "role": "side"}
    found = list(unreachable({"descriptors.tsv": [Row(3, cells)]}))
    assert [(name, line) for name, line, _ in found] == [("descriptors.tsv", 3)]
    assert "'zzgunmen'" in found[0][2]
    assert not list(unreachable({"descriptors.tsv": [Row(3, {**cells, "form": "gunman"})]}))


def test_the_vocabulary_knows_every_sense_that_events_know() -> None:
    assert set(RANK) | STATEMENTS <= vocabulary.SENSES
