"""The coding of an archive as a Ray Data job: which files, in which order of work, and what came of it."""

from __future__ import annotations

import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from tawatur.intake import ReadOptions
from tawatur.scale.coding import DONE_FILES, Task, code_chunks, read_chunks
from tawatur.scale.errors import ScaleError
from tawatur.scale.reading import CHUNK
from tawatur.scale.storage import Folder, Input, words_of

_CODER_CPUS: Final = 0.8
_READER_CPUS: Final = 0.2
"""A core codes and reads ahead. Two shares also keep Ray from making one task of both, which would give a large file to
one worker."""
MOST_BLOCKS: Final = 2000
"""Of a list of files: each is a task, and Ray keeps the books of every one in the process that starts the job."""


@dataclass(slots=True)
class Coded:
    """What came of it; ``files_before`` were done as a whole by an earlier run, and ``before`` other reports."""

    files: int = 0
    files_before: int = 0
    reports: int = 0
    coded: int = 0
    before: int = 0
    events: int = 0
    problems: int = 0
    lost: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    workers: dict[int, int] = field(default_factory=dict)
    """The peak memory of each worker in MB, by its process."""

    def add(self, outcome: dict[str, Any]) -> None:
        """Count what came of a chunk."""
        if outcome["before"]:
            self.before += outcome["reports"]
        else:
            self.reports += outcome["reports"]
            self.coded += outcome["coded"]
            self.events += outcome["events"]
        self.problems += outcome["problems"]
        self.lost += outcome["lost"]
        self.skipped.update(outcome["skipped"])
        self.workers[outcome["pid"]] = max(self.workers.get(outcome["pid"], 0), outcome["peak_mb"])


def code_archive(
    sources: Iterable[Input],
    out: str,
    options: ReadOptions,
    cpus: int,
    size: int = CHUNK,
    watch: Callable[[Coded], None] | None = None,
) -> Coded:
    """Code some files into a folder, on a Ray that runs (see ``engine``); what came of it.

    ``watch`` is called after each chunk. Raises ScaleError where the folder cannot be written to, or the job broke
    off; what was done then is not done again.
    """
    folder = Folder(out)
    given = (options.published, options.publisher, options.lang, tuple(sorted(options.fields.items())))
    tasks = [Task(source, out, *given, size) for source in sources]
    _check_names(tasks)
    folder.write_json("_done/layout.json", {"layout": 1})
    done = set(folder.names(DONE_FILES))
    waiting = [task for task in tasks if task.mark.removeprefix(f"{DONE_FILES}/") not in done]
    found = Coded(files=len(tasks), files_before=len(tasks) - len(waiting))
    if waiting:
        finished = _Files(folder)
        for outcome in _outcomes(waiting, cpus):
            found.add(outcome)
            finished.add(outcome)
            if watch is not None:
                watch(found)
    return found


def _check_names(tasks: Iterable[Task]) -> None:
    """Two files of one name in the archive would write the same files."""
    first: dict[str, str] = {}
    for task in tasks:
        other = first.setdefault(task.source.name, task.source.path)
        if other != task.source.path:
            name = task.source.name
            raise ScaleError(f"Two inputs are called {name}; give the folder that holds them both instead.")


def _outcomes(tasks: list[Task], cpus: int) -> Iterator[dict[str, Any]]:
    import ray

    context = ray.data.DataContext.get_current()
    # a chunk is a block of its own: one that came with others would wait for them
    context.target_max_block_size = 1
    rows = [{"task": pickle.dumps(task)} for task in tasks]
    job = ray.data.from_items(rows, override_num_blocks=min(len(rows), MOST_BLOCKS))
    job = job.map_batches(read_chunks, batch_size=1, num_cpus=_READER_CPUS)
    job = job.map_batches(
        code_chunks, batch_size=1, num_cpus=_CODER_CPUS, compute=ray.data.TaskPoolStrategy(size=cpus)
    )
    yield from (json.loads(row["outcome"]) for row in rows_of(job))


def rows_of(job: Any) -> Iterator[dict[str, Any]]:
    """The rows of a job as they come. Raises ScaleError where it breaks off."""
    with whole():
        yield from job.iter_rows()


@contextmanager
def whole() -> Iterator[None]:
    """Around what runs a job: raises ScaleError where it breaks off."""
    import ray

    try:
        yield
    except (ray.exceptions.RayError, OSError) as error:
        cause = error.cause if isinstance(error, ray.exceptions.RayTaskError) else error
        if isinstance(cause, ScaleError):
            raise cause from None
        raise ScaleError(
            f"The job broke off ({words_of(cause)}); run it again, and what is done is kept."
        ) from None


class _Files:
    """Marks files as done once all of their chunks are."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._done: dict[str, int] = defaultdict(int)
        self._of: dict[str, int] = {}

    def add(self, outcome: dict[str, Any]) -> None:
        mark = outcome["mark"]
        self._done[mark] += 1
        if outcome["last"]:
            self._of[mark] = outcome["number"] + 1
        if self._of.get(mark) == self._done[mark]:
            self._folder.write(mark, b"")
