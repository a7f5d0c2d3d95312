"""Score how reports are linked: pairs of our own in Arabic and English, and the labelled reports of the gold folder.

Own pairs (``bench/data``, samples in our own words): half tell of one happening, half are hard negatives. Each pair is
coded and linked by itself; it is linked where one incident holds an account of each. The held-out pairs are whole
reports of several paragraphs, most of them pairs across the two languages. They were written without a look at the
linker and judge it: nothing is tuned on them.

The weights of linking were set by hand with the other own pairs and the labelled reports in view, so that their figures
are in sample.

Usage: python -m bench.linking [--wrong]
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from bench.corpus import CorpusError, gold_path, sha256_of, shared_path
from bench.floors import read_floors, shortfalls
from tawatur.evaluation import Tally
from tawatur.events import code_report
from tawatur.incidents import build_incidents
from tawatur.model import CodedReport, Report

DATA: Final = Path(__file__).parent / "data"
LEAD_CHARACTERS: Final = 1200
LEAD_LINES: Final = 3
OWN: Final = "linking"
HELD_OUT: Final = "linking-heldout"
GOLD: Final = "linking-dev"
Pair = tuple[str, str]
Scored = tuple[Tally, list[tuple[Pair, bool]]]
"""How pairs are linked, and those that are linked wrongly, with what they should be."""


def files_of(name: str) -> tuple[Path, Path]:
    """The pairs and the reports of a set of our own."""
    return DATA / f"{name}-pairs.tsv", DATA / f"{name}-reports.jsonl"


def own_pairs(name: str = OWN) -> dict[Pair, bool]:
    """Our own pairs of reports of a set, and whether they tell of one happening."""
    with files_of(name)[0].open(encoding="utf-8", newline="") as file:
        return {(row["a"], row["b"]): row["same"] == "yes" for row in csv.DictReader(file, delimiter="\t")}


def own_reports(name: str = OWN) -> dict[str, Report]:
    """Our own reports of a set, by id."""
    with files_of(name)[1].open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {
        row["id"]: Report(**{key: row[key] for key in ("id", "text", "published", "publisher", "lang")})
        for row in rows
    }


def score_own(name: str = OWN) -> Scored:
    """How our own pairs of a set are linked."""
    right = own_pairs(name)
    coded = {report.id: code_report(report) for report in own_reports(name).values()}
    linked = {
        pair: any(
            set(pair) <= {report for report, _ in incident.told}
            for incident in build_incidents(coded[r] for r in pair)
        )
        for pair in right
    }
    return _tally(right, linked)


def score_gold() -> Scored:
    """How the labelled reports are linked, by what their leads tell; as the gold folder's own scorer counts."""
    labels = _labels()
    coded = [code_report(report) for report in _gold_reports(labels)]
    lead = {event for report in coded for event in _told_in_lead(report)}
    held: dict[str, set[str]] = {row["id"]: set() for row in labels}
    for incident in build_incidents(coded):
        for report, event in incident.told:
            if (report, event) in lead and report in held:
                held[report].add(incident.id)
    told = {row["id"]: set(row["incidents"]) for row in labels if row["incidents"]}
    pairs = list(combinations(sorted(told), 2))
    return _tally(
        {(a, b): bool(told[a] & told[b]) for a, b in pairs},
        {(a, b): bool(held[a] & held[b]) for a, b in pairs},
    )


def _tally(right: dict[Pair, bool], linked: dict[Pair, bool]) -> Scored:
    hits = sum(linked[pair] and same for pair, same in right.items())
    found, sought = sum(linked.values()), sum(right.values())
    wrong = [(pair, same) for pair, same in right.items() if linked[pair] != same]
    return Tally(hits, found - hits, sought - hits), wrong


def gold_reports() -> list[Report]:
    """The labelled reports, with their texts. Raises CorpusError where these are missing."""
    return list(_gold_reports(_labels()))


def _labels() -> list[dict[str, Any]]:
    with gold_path(GOLD).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _gold_reports(labels: list[dict[str, Any]]) -> Iterator[Report]:
    days: dict[str, list[dict[str, Any]]] = {}
    for row in labels:
        if row["day"] not in days:
            path = shared_path(f"reports/saudinewsnet/{row['day']}.zip")
            with zipfile.ZipFile(path) as archive:
                days[row["day"]] = json.loads(archive.read(archive.namelist()[0]))
        article = days[row["day"]][row["index"]]
        report = Report(
            row["id"],
            f"{(article['title'] or '').strip()}\n{(article['content'] or '').strip()}",
            published=article["date_extracted"][:10],
            publisher=article["source"],
            url=article["url"],
            lang="ar",
        )
        if report.sha256 != row["sha256"]:
            raise CorpusError(f"{row['id']}: the text is not the one that was labelled.")
        yield report


def _told_in_lead(coded: CodedReport) -> Iterator[tuple[str, str]]:
    end = lines = 0
    for line in coded.report.text.splitlines(keepends=True):
        end += len(line)
        lines += bool(line.strip())
        if lines == LEAD_LINES:
            break
    end = min(end, LEAD_CHARACTERS)
    for event in coded.events:
        if any(mention.start < end for mention in event.mentions):
            yield coded.report.id, event.id


def digest_of(name: str) -> str:
    """SHA-256 of the files of a set of our own, one after the other."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files_of(name))).hexdigest()


def measure() -> tuple[dict[str, Scored], list[str]]:
    """Score each set; the results by set, and what fell short of its floors.

    Raises CorpusError where the labelled reports are missing.
    """
    digests = {name: digest_of(name) for name in (OWN, HELD_OUT)} | {GOLD: sha256_of(gold_path(GOLD))}
    results = {name: score_own(name) for name in (OWN, HELD_OUT)} | {GOLD: score_gold()}
    floors = read_floors()
    short: list[str] = []
    for name, (tally, _) in results.items():
        reached = {"precision": tally.precision, "recall": tally.recall}
        short += shortfalls(name, reached, floors[name], digests[name])
    return results, short


def format_results(results: Mapping[str, Scored], *, wrong: bool) -> str:
    """One line a set, and where asked for one a pair that is linked wrongly; no trailing newline."""
    lines: list[str] = []
    for name, (tally, pairs) in results.items():
        lines.append(f"{name}: precision {tally.precision:.3f}  recall {tally.recall:.3f}  F1 {tally.f1:.3f}")
        if wrong:
            lines += [f"  {'missed' if same else 'wrong'}: {a} {b}" for (a, b), same in pairs]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1 of each set, with --wrong the pairs that are linked wrongly.

    1 where one fell short, 2 where the labelled reports are missing, else 0.
    """
    try:
        results, short = measure()
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    print(format_results(results, wrong="--wrong" in arguments))
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
