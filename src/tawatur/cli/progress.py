"""A progress bar on standard error, for people only and only for work that takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE_SECONDS: Final = 1.0
_Item = TypeVar("_Item")


def watched(items: Iterable[_Item], label: str, total: int | None = None) -> Iterator[_Item]:
    """Pass items through; after a second, where standard error is a terminal, show how many have gone by.

    ``total`` is how many there will be, None where no one knows.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    progress: Progress | None = None
    started = time.monotonic()
    try:
        for done, item in enumerate(items):
            if progress is not None:
                progress.update(progress.task_ids[0], completed=done)
            elif time.monotonic() - started > PATIENCE_SECONDS:
                progress = _start(label, total, done, started)
            yield item
    finally:
        if progress is not None:
            progress.stop()


def _start(label: str, total: int | None, done: int, started: float) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True, get_time=time.monotonic)
    progress.add_task(label, total=total, completed=done)
    progress.tasks[0].start_time = started
    progress.start()
    return progress


@contextmanager
def counted_off(label: str) -> Iterator[Callable[[int, int], None]]:
    """What to tell how many of how many are done, for work that goes on elsewhere; shown as ``watched`` shows it."""
    progress: Progress | None = None
    started = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal progress
        if progress is not None:
            progress.update(progress.task_ids[0], completed=done)
        elif sys.stderr.isatty() and time.monotonic() - started > PATIENCE_SECONDS:
            progress = _start(label, total, done, started)

    try:
        yield tell
    finally:
        if progress is not None:
            progress.stop()
