"""Ten thousand requests that no person would make: what the API's own description allows, and what it does not.

Schemathesis makes them from /api/openapi.json, for a desk of the bundled samples. No answer may be a failure of
the server (500 and above).
Usage: python -m bench.fuzz [REQUESTS]
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawatur.desk import Desk
from tawatur.intake import Problem, read
from tawatur.mentions.tables import DATA
from tawatur.web import create_app

REQUESTS: Final = 10_000
_SEED: Final = 20_231_017


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """How many requests were answered by each status, and the requests that were not answered as they may be."""

    answers: dict[int, int]
    wrong: tuple[str, ...]


def measure(requests: int = REQUESTS) -> Fuzzed | None:
    """Ask; None where schemathesis is not installed."""
    try:
        import schemathesis
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sample.db")
        files = sorted(p for p in (DATA / "samples").iterdir() if p.suffix in (".jsonl", ".txt", ".html"))
        with Desk(path) as desk:
            desk.add(item for item in read(files) if not isinstance(item, Problem))
        app = create_app(path)
        try:
            return _asked(schemathesis.openapi.from_asgi("/api/openapi.json", app), requests)
        finally:
            app.state.desk.close()


def _asked(schema: Any, requests: int) -> Fuzzed:
    from hypothesis import HealthCheck, Phase, given, seed, settings

    answers: Counter[int] = Counter()
    wrong: dict[str, None] = {}
    operations = [found.ok() for found in schema.get_all_operations()]

    def ask(case: Any) -> None:
        answer = case.call()
        answers[answer.status_code] += 1
        if answer.status_code >= 500:
            wrong[f"{case.method} {answer.request.url} was answered by {answer.status_code}."] = None

    while (missing := requests - sum(answers.values())) > 0:
        for operation in operations:
            share = settings(
                max_examples=-(-missing // len(operations)), database=None, deadline=None, phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )  # fmt: skip
            seed(_SEED + missing)(share(given(case=operation.as_strategy())(ask)))()
    return Fuzzed(dict(sorted(answers.items())), tuple(wrong))


def lines(found: Fuzzed | None) -> list[tuple[str, str]]:
    """What was measured, as rows of a table."""
    if found is None:
        return [
            ("requests made up from the API's description", "schemathesis is not installed: run make bench")
        ]
    told = ", ".join(f"{count:,} by {status}" for status, count in found.answers.items())
    return [("requests made up from the API's description", f"{sum(found.answers.values()):,}: {told}")]


def main(arguments: Sequence[str]) -> int:
    """Print the answers; 1 where one is a failure, or none could be asked for."""
    found = measure(int(arguments[0]) if arguments else REQUESTS)
    for what, figure in lines(found):
        print(f"{what}: {figure}")
    wrong = found.wrong if found is not None else ("nothing was asked.",)
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
