"""Sources are looked up and rated; what was said of them stays."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

from tawatur.desk import Desk
from tawatur.model import Report


def test_a_source_by_any_of_its_names(run: Run) -> None:
    done = run("sources", "find", "رويترز")
    assert done.code == 0
    assert "reuters" in done.out and "Reuters" in done.out
    (entry,) = run("sources", "find", "Al-Masirah", "--json").json_lines
    assert (entry["affiliation"], entry["republishes"]) == ("houthi", ["saba-houthi"])
    assert run("sources", "find", "Nobody Knows Daily").code == 1


def test_a_rating_stands_beside_its_source_and_earlier_ones_stay(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    text = (
        "An air strike killed nine people in Mayadin on Monday, the Syrian Observatory for Human Rights said."
    )
    with Desk(path) as desk:
        desk.add([Report("a", text, published="2023-11-20", publisher="Badia News")])
        (incident,) = desk.incidents()
    for letter, why in (("c", "often early"), ("B", "nine in ten were right")):
        done = run("sources", "rate", "--desk", path, "SOHR", letter, "--by", "N. Amin", "--why", why)
        assert done.code == 0, done.err
    assert "reliability B" in run("show", "--desk", path, incident.id).out
    found = run("sources", "ratings", "--desk", path, "--json").json_lines
    assert [(r["source"], r["letter"], r["by"], r["why"]) for r in found] == [
        ("sohr", "C", "N. Amin", "often early"),
        ("sohr", "B", "N. Amin", "nine in ten were right"),
    ]
    with Desk(path) as desk:
        assert desk.verify().flaws == ()
        assert [entry.what for entry in desk.log()][-2:] == ["rating", "rating"]


def test_alone_it_lists_formats_and_with_a_desk_the_sources_met(run: Run, tmp_path: Path) -> None:
    assert any(line.split()[:2] == ["PDF", ".pdf"] for line in run("sources").out.splitlines())
    assert {"Web archive", "WACZ", "ZIP"} <= {row["name"] for row in run("sources", "--json").json_lines}
    path = tmp_path / "watch.db"
    strike = "An air strike killed {} people in {} on Monday, the Syrian Observatory for Human Rights said."
    told = (("a", "nine", "Mayadin"), ("b", "two", "Idlib"))
    with Desk(path) as desk:
        desk.add(
            Report(id, strike.format(n, town), published="2023-11-20", publisher=f"{town} Post")
            for id, n, town in told
        )
    assert (
        run("sources", "rate", "--desk", path, "sohr", "B", "--by", "N. Amin", "--why", "checked").code == 0
    )
    (met,) = run("sources", "--desk", path, "--json").json_lines
    assert (met["id"], met["incidents"], met["reports"], met["letter"]) == ("sohr", 2, 2, "B")
    assert run("sources", "--desk", path).out.startswith("B  Syrian Observatory for Human Rights (monitor)")
    assert run("sources", "--desk", path, "find", "sohr").code == 2


def test_what_cannot_be_rated(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    Desk(path).close()
    rate = ("sources", "rate", "--desk", path)
    unknown = run(*rate, "Nobody Knows Daily", "B", "--by", "N. Amin", "--why", "x")
    assert unknown.code == 1 and "No source goes by" in unknown.err
    letter = run(*rate, "reuters", "G", "--by", "N. Amin", "--why", "x")
    assert letter.code == 1 and "no reliability" in letter.err
    blank = run(*rate, "reuters", "A", "--by", " ", "--why", "x")
    assert blank.code == 1 and "needs the name" in blank.err
