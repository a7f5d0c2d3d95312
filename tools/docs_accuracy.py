"""Measures how well Tawatur codes and writes docs/accuracy.md, from tools/accuracy_template.md.

Needs the gold reports (TAWATUR_SHARED); where they are not, it says so and leaves the page. The figures for speed are
taken over from the page unless --speed asks for them to be measured, which takes minutes.
Usage: python tools/docs_accuracy.py [--speed]
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import accuracy, archive, corpus, own_coding, reliability, sentences_gsr, snippets, speed  # noqa: E402
from tawatur.evaluation import by_type  # noqa: E402
from tawatur.evaluation.reliability import expected_error  # noqa: E402
from tawatur.mentions.tables import read_table  # noqa: E402
from tawatur.model import EVENT_TYPES  # noqa: E402

PAGE = REPOSITORY / "docs" / "accuracy.md"
TEMPLATE = REPOSITORY / "tools" / "accuracy_template.md"
AUDIT = REPOSITORY / "docs" / "gazetteer-audit.tsv"
TESTS = REPOSITORY / "tests" / "events"
SETS = ("dev-ar", "dev-en")
EVERY = (*SETS, *own_coding.HELD_OUT)
WITHIN_KM = 10.0
_FILL = re.compile(r"<!-- fill: ([\w-]+) -->")
_SPEED = re.compile(r"<!-- speed -->\n(.*?)<!-- end of speed -->\n", re.DOTALL)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def reports() -> str:
    """F1 of the levels and share right of the fields, a column for each set."""
    results, _ = accuracy.measure(EVERY)
    first = results[SETS[0]]
    rows: list[list[str]] = [["reports", *(str(results[name].reports) for name in EVERY)]]
    for level in first.levels:
        tallies = [results[name].levels[level] for name in EVERY]
        rows.append([f"{level}: F1 (precision, recall)", *map(_f1, tallies)])
    for field in (field for field in first.fields if field not in first.levels):
        scores = [results[name].fields[field] for name in EVERY]
        rows.append(
            [f"{field}: right", *(f"{s.accuracy:.3f} of {s.judged}" if s.judged else "-" for s in scores)]
        )
    for field in first.untold:
        counts = [results[name].untold[field] for name in EVERY]
        rows.append([f"{field}: given, not told", *(f"{u.given} of {u.events}" for u in counts)])
    return table(["", *EVERY], rows)


def _f1(tally: Any) -> str:
    return f"{tally.f1:.3f} ({tally.precision:.3f}, {tally.recall:.3f})"


def types() -> str:
    """How often each type is found, a pair of columns for each set."""
    found = []
    for name in SETS:
        rows = corpus.read(name)
        found.append(by_type(rows, corpus.code(rows)))
    lines = []
    for slug, known in EVENT_TYPES.items():
        tallies = [tally.get(slug) for tally in found]
        if known.class_ != "statements" and any(tallies):
            cells = [
                cell for t in tallies for cell in ((str(t.tp + t.fn), f"{t.f1:.2f}") if t else ("0", "-"))
            ]
            lines.append([slug, *cells])
    return table(["type", *(column for name in SETS for column in (f"{name}: told", "F1"))], lines)


def snippet_shares() -> str:
    """The share of snippets typed rightly, in all and by type."""
    results, _ = snippets.measure()
    text = ""
    for name, coded in results.items():
        shares = snippets.shares(coded)
        text += f"`{name}`: " + ", ".join(f"{part} {share:.3f}" for part, share in shares.items()) + ".\n\n"
        rows = []
        for slug in dict.fromkeys(r.snippet.type for r in coded):
            ours = [r for r in coded if r.snippet.type == slug]
            taken = Counter(r.got if r.got != snippets.NONE else "none" for r in ours if not r.right)
            words = ", ".join(f"{got} {n}" for got, n in taken.most_common())
            rows.append([slug, f"{snippets.share(ours):.2f}", words])
        text += table(["type", "right", "taken for"], rows)
    return text


def lone_sentences() -> str:
    """Precision, recall and F1 by kind, with what held-out folds gave in training."""
    tallies, _ = sentences_gsr.measure()
    held_out = sentences_gsr.held_out()
    rows = []
    for kind, tally in tallies.items():
        rows.append(
            [
                kind,
                f"{tally.precision:.3f}",
                f"{tally.recall:.3f}",
                f"{tally.f1:.3f}",
                held_out.get(kind, "-"),
            ]
        )
    return table(["kind", "precision", "recall", "F1, in sample", "F1, held-out folds"], rows)


def own_sentences() -> str:
    """How many of the project's own sentences are right, by language."""
    known = {row["id"] for row in read_table(TESTS / "sentences_known.tsv")}
    rows = []
    for path in sorted(TESTS.glob("sentences_??.tsv")):
        ours = list(read_table(path))
        telling = [row for row in ours if row["type"] != "-"]
        silent = [row for row in ours if row["type"] == "-"]
        cells = [
            f"{sum(row['id'] not in known for row in part)} of {len(part)}" for part in (telling, silent)
        ]
        rows.append([path.stem.removeprefix("sentences_"), *cells])
    return table(["language", "tell of an event: all right", "tell of none: none found"], rows)


def even_handed() -> str:
    """How many sentences of the even-handed templates come out as they should."""
    sys.path.insert(0, str(TESTS))
    tests: Any = importlib.import_module("test_evenhanded")
    counts: dict[str, list[int]] = {}
    for template in tests.TEMPLATES:
        for case in tests.cases(template):
            count = counts.setdefault(template["lang"], [0, 0])
            count[0] += tests.fault(case) is None
            count[1] += 1
    return table(
        ["language", "sentences", "as they should be"],
        [[lang, str(n), f"{right / n:.3f}"] for lang, (right, n) in sorted(counts.items())],
    )


def confidence() -> str:
    """The reliability table of each set."""
    results, _ = reliability.measure(SETS)
    text = ""
    for name, found in results.items():
        text += f"`{name}`: expected calibration error {expected_error(found):.3f}.\n\n"
        text += table(["confidence", "events", "given", "right"], reliability.rows(found)) + "\n"
    return text.rstrip("\n") + "\n"


def audit() -> str:
    """The share of audited places that lie where a public source has them."""
    if not AUDIT.is_file():
        return "No audit of the gazetteer is kept yet.\n"
    rows = list(read_table(AUDIT))
    column = next((name for name in ("km", "off_km", "distance_km") if rows and name in rows[0]), None)
    if column is None:
        return f"{len(rows)} places of the gazetteer, drawn at random, were looked up: `docs/gazetteer-audit.tsv`.\n"
    off = [float(row[column]) for row in rows if row[column]]
    near = sum(km <= WITHIN_KM for km in off)
    return (
        f"{len(rows)} places of the curated gazetteer, drawn at random, were looked up; a public source has "
        f"{len(off)} of them, the better-known ones: of these {near / len(off):.3f} lie within "
        f"{WITHIN_KM:.0f} km (`docs/gazetteer-audit.tsv`).\n"
    )


def speeds(measure: bool) -> str:
    """The figures for speed: measured, or as the page has them."""
    if not measure:
        kept = _SPEED.search(PAGE.read_text(encoding="utf-8")) if PAGE.is_file() else None
        inside = kept[1] if kept else "Not measured yet; `make bench` measures it.\n"
    else:
        cold, whole = speed.measure_cold_start(), archive.measure()
        speed.on_one_core()
        rows = speed.lines(speed.measure_speed(), cold) + archive.lines(whole)
        inside = table(["", ""], rows)
    return f"<!-- speed -->\n{inside}<!-- end of speed -->\n"


def page(measure_speed: bool = False) -> str:
    """The page as it should be. Raises CorpusError where the gold reports are missing."""
    parts: dict[str, Callable[[], str]] = {
        "reports": reports,
        "types": types,
        "snippets": snippet_shares,
        "sentences-gsr": lone_sentences,
        "sentences": own_sentences,
        "evenhanded": even_handed,
        "reliability": confidence,
        "audit": audit,
        "speed": lambda: speeds(measure_speed),
    }
    template = TEMPLATE.read_text(encoding="utf-8")
    return _FILL.sub(lambda mark: parts[mark[1]]().rstrip("\n"), template)


def main(arguments: list[str]) -> int:
    """Write the page; always 0."""
    try:
        text = page("--speed" in arguments)
    except corpus.CorpusError as error:
        print(f"docs/accuracy.md is left as it is: {error}", file=sys.stderr)
        return 0
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
