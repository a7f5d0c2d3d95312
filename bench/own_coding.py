"""Reports coded by hand for this project: others of the newspapers that the gold is from, and some of other kinds.

They were coded by the codebook, by coders who had not seen the program. Those held out tell how well a report is coded
that nobody has looked at: the rules and tables were made without a look at them, only at their scores. A set that was
held out once and has been read since is one of those read. Of newspaper reports only what was coded stands here: spans
as offsets, no texts; these are read where the corpora lie, by id and digest. The others (``written-...``) were written
for this project as samples, by those who coded them, in the manner of local press, agencies, posts, communiqués, rights
groups and the notes of event data sets, on happenings that are made up; their texts stand with them.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from tawatur.evaluation import GoldReport

DATA: Final = Path(__file__).parent / "data"
HELD_OUT: Final = (
    "ninth-ar",
    "seventh-en",
    "written-heldout-ar",
    "written-heldout-en",
    "second-written-heldout-ar",
    "second-written-heldout-en",
)
FRESH: Final = ("second-written-ar", "second-written-en")
"""Sets that nobody has looked at when rules were made, and that weights are learned from."""
READ: Final = (
    "written-ar",
    "written-en",
    "first-en",
    "seventh-ar",
    "eighth-ar",
    *(
        f"{number}-{lang}"
        for number in ("second", "third", "fourth", "fifth", "sixth")
        for lang in ("ar", "en")
    ),
)
"""Sets that were read when rules were made."""
SETS: Final = (*HELD_OUT, *FRESH, *READ)

WRITTEN: Final = tuple(name for name in SETS if "written-" in name)
"""Those whose texts stand with them."""
LEARNED: Final = tuple(n for n in (*FRESH, *READ) if n in WRITTEN or n.endswith("-en"))
"""Sets that what ships may be learned from: the written, and the English ones (texts: FA-KES, CC BY 4.0)."""


def path_of(name: str) -> Path:
    """The file of a set."""
    return DATA / f"{name}.jsonl"


def read(name: str, shared: Path) -> list[GoldReport]:
    """The reports of a set as gold reports, their texts from the corpora in the shared folder.

    Raises ValueError for a text that is not the one that was coded, OSError where a corpus is missing.
    """
    with path_of(name).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = dict(_texts({row["id"] for row in rows if "text" not in row}, shared))
    found = []
    for row in rows:
        text = row.get("text") or texts.get(row["id"], "")
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is not the one that was coded")
        events = [_quoted(event, text) for event in row["events"]]
        found.append(cast(GoldReport, {**row, "text": text, "events": events}))
    return found


def _texts(ids: set[str], shared: Path) -> Iterator[tuple[str, str]]:
    days: dict[str, list[tuple[str, int]]] = {}
    for name in ids:
        corpus, _, rest = name.partition("-")
        if corpus == "snn":
            day, _, index = rest.rpartition("-")
            days.setdefault(day, []).append((name, int(index)))
    for day, wanted in days.items():
        with zipfile.ZipFile(shared / f"reports/saudinewsnet/{day}.zip") as archive:
            articles = json.loads(archive.read(archive.namelist()[0]))
        for name, place in wanted:
            article = articles[place]
            yield name, f"{article['title'].strip()}\n{article['content'].strip()}"
    if any(name.startswith("fakes-") for name in ids):
        with (shared / "reports/fa-kes-dev.jsonl").open(encoding="utf-8") as file:
            for line in file:
                report = json.loads(line)
                if report["id"] in ids:
                    yield report["id"], report["text"]


def _quoted(event: dict[str, Any], text: str) -> dict[str, Any]:
    """An event with quotes for its spans, as gold reports have it."""

    def quote(span: list[int]) -> str:
        return text[span[0] : span[1]]

    found = dict(event)
    for field in ("mentions", "side1", "side2"):
        found[field] = [quote(span) for span in event[field]]
    place = event["place"]
    if place is not None and "span" in place:
        found["place"] = {**place, "quote": quote(place["span"])}
    found["sources"] = [[{**link, "quote": quote(link["span"])} for link in c] for c in event["sources"]]
    return found
