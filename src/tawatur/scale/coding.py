"""What a batch of the coding job gets: a file is read into chunks, a chunk is coded and written.

A chunk writes files of names that its place in the archive gives, and then a mark with the digest of its reports. So
it may be done twice, by a worker that was killed and by the next, and leaves the same; and a run that finds the mark of
the same reports leaves them as they are.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import resource
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import tawatur
from tawatur.events import code_report
from tawatur.export.json_lines import coded_to_json, to_line
from tawatur.intake import Problem, ReadOptions
from tawatur.model import CodedReport, Report
from tawatur.scale.parquet import EVENTS, REPORTS, event_rows, report_row, table_of
from tawatur.scale.reading import CHUNK, Item, chunks
from tawatur.scale.storage import Folder, Input

DONE_CHUNKS: Final = "_done/chunks"
DONE_FILES: Final = "_done/files"
Batch = dict[str, Any]
UNDATED: Final = "undated"


@dataclass(frozen=True, slots=True)
class Task:
    """One file to code, and where to. ``options`` are those of the reader, without tables."""

    source: Input
    out: str
    published: str | None = None
    publisher: str | None = None
    lang: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    size: int = CHUNK

    @property
    def options(self) -> ReadOptions:
        """The reader's options."""
        return ReadOptions(self.published, self.publisher, self.lang, dict(self.fields))

    @property
    def key(self) -> str:
        """What names the file's chunks: its name in the archive."""
        return _digest(self.source.name)[:16]

    @property
    def mark(self) -> str:
        """The mark of a file that is done as a whole; another for another content, as far as size and time tell."""
        stamp = repr((self.source, self.how, self.size))
        return f"{DONE_FILES}/{self.key}-{_digest(stamp)[:16]}"

    @property
    def how(self) -> str:
        """With what it is coded: what is coded otherwise is coded again."""
        given = (self.published, self.publisher, self.lang, self.fields)
        return repr((given, tawatur.__version__))


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def month_of(moment: str | None) -> str:
    """The folder of a day or moment: its month, or "undated"."""
    return f"month={moment[:7] if moment else UNDATED}"


def read_chunks(batch: Batch) -> Iterator[Batch]:
    """The chunks of the files of a batch: the first of the job's functions."""
    for packed in batch["task"]:
        task: Task = pickle.loads(packed)
        for number, items, last in chunks(task.source, task.options, task.size):
            yield {"task": [packed], "number": [number], "last": [last], "items": [pickle.dumps(items)]}


def code_chunks(batch: Batch) -> Batch:
    """Code and write the chunks of a batch, but for those that are done: the second of the job's functions."""
    found = [
        code_chunk(pickle.loads(task), int(number), pickle.loads(items), bool(last))
        for task, number, items, last in zip(
            batch["task"], batch["number"], batch["items"], batch["last"], strict=True
        )
    ]
    return {"outcome": [json.dumps(row) for row in found]}


def code_chunk(task: Task, number: int, items: Sequence[Item], last: bool) -> dict[str, Any]:
    """Code and write a chunk; what came of it, as its mark says."""
    out, name = Folder(task.out), f"{task.key}-{number:06d}"
    mark = f"{DONE_CHUNKS}/{name}.json"
    digest = _digest(repr((task.how, items)))
    # of this run, and not for the mark
    here = {
        "mark": task.mark,
        "number": number,
        "last": last,
        "pid": os.getpid(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    before = out.read_json(mark)
    if before is not None and before["digest"] == digest:
        return {**before["tally"], **here, "before": True}
    coded, problems, skipped = _code(items)
    parts = _write(out, name, coded, problems)
    if before is not None:
        for stale in sorted(set(before["parts"]) - set(parts)):
            out.remove(stale)
    tally = {
        "reports": sum(isinstance(item, Report) for item in items),
        "coded": len(coded) - sum(skipped.values()),
        "events": sum(len(one.events) for one in coded),
        "skipped": dict(skipped),
        "problems": len(problems),
        "lost": sum(problem.fatal for problem in problems),
    }
    done = {"source": task.source.name, "number": number, "digest": digest, "parts": parts, "tally": tally}
    out.write_json(mark, done)
    return {**tally, **here, "before": False}


def _code(items: Sequence[Item]) -> tuple[list[CodedReport], list[Problem], Counter[str]]:
    coded: list[CodedReport] = []
    problems: list[Problem] = []
    skipped: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        try:
            one = code_report(item)
        except Exception as error:
            # one report that the coder stumbles over must not cost the others
            reason = f"report {item.id} could not be coded ({type(error).__name__}); please report it"
            problems.append(Problem(item.id, None, reason))
            continue
        coded.append(one)
        if one.skipped is not None:
            skipped[one.skipped] += 1
    return coded, problems, skipped


def _write(out: Folder, name: str, coded: Sequence[CodedReport], problems: Sequence[Problem]) -> list[str]:
    """Write what came of a chunk, a file a month; the names of the files."""
    parts: list[str] = []
    by_month: dict[str, list[CodedReport]] = defaultdict(list)
    for one in coded:
        by_month[month_of(one.report.published)].append(one)
    for month, ours in sorted(by_month.items()):
        lines = [to_line(coded_to_json(one)) for one in ours]
        rows = [report_row(one, line) for one, line in zip(ours, lines, strict=True)]
        events = [row for one in ours for row in event_rows(one)]
        out.write(f"json/{month}/{name}.jsonl", "".join(lines).encode("utf-8"))
        out.write_table(f"reports/{month}/{name}.parquet", table_of(rows, REPORTS))
        parts += [f"json/{month}/{name}.jsonl", f"reports/{month}/{name}.parquet"]
        if events:
            out.write_table(f"events/{month}/{name}.parquet", table_of(events, EVENTS))
            parts.append(f"events/{month}/{name}.parquet")
    if problems:
        told = "".join(to_line(asdict(problem)) for problem in problems)
        out.write(f"problems/{name}.jsonl", told.encode("utf-8"))
        parts.append(f"problems/{name}.jsonl")
    return parts
