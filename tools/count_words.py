"""Count how common words are in news of conflict and write src/tawatur/incidents/common_words.tsv.

Counts in how many sentences a stem stands (incidents/scene.py): Arabic in the sentences of arabic_event_gsr (MIT),
English in the FA-KES reports (CC BY 4.0). Only figures are kept, of stems that are common enough to weigh less.

Usage: python tools/count_words.py [--dry]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus  # noqa: E402
from tawatur.incidents.rarity import COMMON_WORDS, RAREST  # noqa: E402
from tawatur.incidents.scene import stems  # noqa: E402

SHORTEST = 30  # characters of a sentence
ARABIC = ("arabic_event_gsr/sentences-dev.jsonl", "arabic_event_gsr/spans-dev.jsonl")
ENGLISH = ("reports/fa-kes-dev.jsonl",)
HEAD = f"""\
# What a common word weighs where two accounts share it (rarity.py): the negative natural logarithm of the share of
# sentences that hold its stem. Words that are not listed weigh {RAREST}.
# Source: made by tools/count_words.py. Counted in the sentences of arabic_event_gsr (Open Event Data Alliance, MIT)
# and in FA-KES (CC BY 4.0). Licence: the project's.
"""
_SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")


def sentences(names: tuple[str, ...]) -> Iterator[str]:
    """Every sentence of the files' texts, each once."""
    seen: set[str] = set()
    for name in names:
        with corpus.shared_path(name).open(encoding="utf-8") as lines:
            for line in lines:
                for sentence in _SENTENCE_END.split(json.loads(line)["text"]):
                    if len(sentence) >= SHORTEST and sentence not in seen:
                        seen.add(sentence)
                        yield sentence


def weights(names: tuple[str, ...]) -> dict[str, float]:
    """The weight of each stem that is common enough, the commonest first."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences(names):
        counts.update(stems(sentence))
        total += 1
    found = {stem: round(-log(count / total), 1) for stem, count in counts.items()}
    common = [stem for stem, weight in found.items() if weight < RAREST and not stem.isdigit()]
    return {stem: found[stem] for stem in sorted(common, key=lambda stem: (found[stem], stem))}


def main(arguments: list[str]) -> int:
    """Write the table, or with --dry only say how many words it would hold."""
    try:
        tables = [weights(names) for names in (ARABIC, ENGLISH)]
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(tables[0])} Arabic and {len(tables[1])} English stems")
    if "--dry" not in arguments:
        rows = (f"{stem}\t{weight}\n" for table in tables for stem, weight in table.items())
        COMMON_WORDS.write_text(HEAD + "stem\tweight\n" + "".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
