"""Write tests/events/sentences_known.tsv again: the sentences that the coder gets wrong, and in what.

A reason stays as long as its sentence fails; a sentence that has begun to fail is listed with "new", to be replaced
by a reason by hand. Usage: python tools/known_sentences.py
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).resolve().parents[1] / "tests" / "events"
KNOWN = EVENTS / "sentences_known.tsv"
HEADER = """# The sentences that are known to be coded wrong, in what (event: one where there should be none), and why.
# tests/events/test_sentences.py holds that each still fails; tools/known_sentences.py writes the list again.
id\tfails\twhy
"""
NEW = "new"


def main() -> int:
    """Code every sentence and write the list; 1 where one has begun to fail, else 0."""
    sys.path.insert(0, str(EVENTS))
    sentences: Any = importlib.import_module("test_sentences")

    lines: list[str] = []
    new: list[str] = []
    for row in sentences.ROWS.values():
        if wrong := sentences.failures(row):
            why = sentences.KNOWN.get(row["id"], {}).get("why") or NEW
            lines.append(f"{row['id']}\t{','.join(wrong)}\t{why}\n")
            new += [row["id"]] if why == NEW else []
    KNOWN.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} of {len(sentences.ROWS)} sentences are coded wrong")
    print(*(f"new: {id}" for id in new), sep="\n", end="\n" if new else "")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
