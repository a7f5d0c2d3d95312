"""Write tests/events/sentences_known.tsv again: the sentences that the coder gets wrong, and in what.

A reason stays as long as its sentence fails in the same. A sentence that has begun to fail is listed with what was
coded, to be replaced by a reason by hand. Usage: python tools/known_sentences.py
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import tawatur

EVENTS = Path(__file__).resolve().parents[1] / "tests" / "events"
KNOWN = EVENTS / "sentences_known.tsv"
HEADER = """# The sentences that are known to be coded wrong, in what (event: one where there should be none), and why.
# tests/events/test_sentences.py holds that each still fails; tools/known_sentences.py writes the list again.
id\tfails\twhy
"""


def coded(row: dict[str, str], wrong: list[str]) -> str:
    """What was coded, in place of a reason."""
    events = tawatur.code(row["text"], published=row["published"]).events
    types = ", ".join(dict.fromkeys(event.type for event in events if not event.aggregate))
    match wrong:
        case ["event"]:
            return f"negative: coded as {types}"
        case ["type"]:
            return f"type: coded as {types}" if types else "type: nothing coded"
        case _:
            return f"{wrong[0]}: coded otherwise or not at all"


def main() -> None:
    """Code every sentence and write the list."""
    sys.path.insert(0, str(EVENTS))
    sentences: Any = importlib.import_module("test_sentences")

    lines: list[str] = []
    for row in sentences.ROWS.values():
        if wrong := sentences.failures(row):
            known = sentences.KNOWN.get(row["id"])
            same = known is not None and known["fails"] == ",".join(wrong)
            why = known["why"] if same else coded(row, wrong)
            lines.append(f"{row['id']}\t{','.join(wrong)}\t{why}\n")
            if not same:
                print(f"new: {row['id']}: {why}")
    KNOWN.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} of {len(sentences.ROWS)} sentences are coded wrong")


if __name__ == "__main__":
    main()
