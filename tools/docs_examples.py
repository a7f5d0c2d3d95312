"""Runs the commands that the documentation shows and writes what they print into it.

A block between "<!-- example: NAME -->" and "<!-- end -->" in README.md or docs/*.md is the output of the example of
that name below, run on the bundled samples in an empty folder. Where lines are left out, "…" stands for them.
Usage: python tools/docs_examples.py. tests/tools/test_docs_examples.py checks that the blocks are current.
"""

from __future__ import annotations

import io
import json
import os
import re
import runpy
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tawatur.cli import main as tawatur
from tawatur.mentions.tables import DATA

REPOSITORY: Final = Path(__file__).resolve().parents[1]
BLOCK: Final = re.compile(r"(<!-- example: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SECONDS = re.compile(r"\bin \d+\.\d+ s\b")
_SETTINGS = ("COLUMNS", "FORCE_COLOR", "TAWATUR_DEBUG", "TTY_COMPATIBLE", "TTY_INTERACTIVE")

Pieces = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Commands, or lines of Python, and which of the lines that they print are shown.

    ``pieces`` are (beginning of a line, number of lines from it on), all lines where there are none; ``width`` is where
    long lines are cut. ``{fullest}`` in a command is the id of the incident that most of the samples tell. Of Python,
    the code is shown before its output, unless ``output_only``.
    """

    name: str
    lines: tuple[str, ...]
    pieces: Pieces = ()
    width: int = 0
    python: bool = False
    output_only: bool = False


# Run in this order: later ones use the desk that earlier ones filled.
EXAMPLES: Final = (
    Example(
        "demo",
        ("make demo",),
        (("", 18), ("The incident that most", 26), ("Accounts", 4), ("They differ", 3)),
    ),
    Example("own-report", ("cat report.txt", "tawatur code report.txt --published 2023-11-17")),
    Example(
        "first-desk",
        (
            "tawatur add --desk watch.db report.txt --published 2023-11-17",
            "tawatur incidents --desk watch.db",
        ),
    ),
    Example("code", ("tawatur code khabar.txt --published 2023-11-16 --publisher 'صدى البادية'",)),
    Example(
        "explain",
        ("tawatur code khabar.txt --published 2023-11-16 --explain",),
    ),
    Example("code-page", ("tawatur code reports/mayadin-hq-01.html",), (("    post embedded", 30),)),
    Example("code-json", ("tawatur code --json report.txt --published 2023-11-17",), width=110),
    Example("code-stream", ("tawatur code --json - < reports/reports.jsonl",), (("", 3),), width=110),
    Example(
        "fields",
        (
            "cat articles.csv",
            "tawatur add --desk other.db articles.csv --field text=body --field published=day",
        ),
    ),
    Example("add", ("tawatur add --desk monitor.db reports/", "tawatur add --desk monitor.db reports/")),
    Example("verify", ("tawatur verify --desk monitor.db",), (("", 1),)),
    Example("incidents", ("tawatur incidents --desk monitor.db --since 2023-11-01 --min-origins 2",)),
    Example(
        "incidents-json",
        ("tawatur incidents --desk monitor.db --place Mayadin --json",),
        (("", 2),),
        width=110,
    ),
    Example("show", ("tawatur show --desk monitor.db {fullest}",)),
    Example(
        "values",
        ("cat strike.jsonl", "tawatur add --desk strike.db strike.jsonl", "tawatur show --desk strike.db i"),
        (("", 6), ("Air strike", 3), ("The accounts agree", 20)),
    ),
    Example(
        "as-of",
        (
            "tawatur incidents --desk strike.db --as-of 2023-11-20T15:00",
            "tawatur diff --desk strike.db --from 2023-11-20T15:00 --to 2023-11-21",
        ),
    ),
    Example("export-csv", ("tawatur export --desk monitor.db --format csv --out -",), (("", 3),), width=110),
    Example(
        "export",
        (
            "tawatur export --desk monitor.db --format csv --out incidents.csv",
            "tawatur export --desk monitor.db --format geojson --since 2023-11-01 --out map.geojson",
            "tawatur export --desk monitor.db --format jsonl --min-origins 2 --out two.jsonl",
        ),
    ),
    Example(
        "problems",
        (
            "tawatur code --json empty.txt persian.txt broken.jsonl report.txt",
            "echo $?",
            "tawatur incidents --desk report.txt",
            "tawatur incidents --desk watch.db --grade certain",
            "echo $?",
        ),
        width=110,
    ),
    Example(
        "find-place", ("tawatur gazetteer find al-Tanf --country SY", "tawatur gazetteer find 'عيتا الشعب'")
    ),
    Example("evaluate", ("cat gold.jsonl", "tawatur evaluate gold.jsonl")),
    Example(
        "library",
        (
            "import tawatur",
            "",
            'text = "A roadside bomb killed two policemen near Hawija on Sunday, a security source told AFP."',
            'coded = tawatur.code(text, published="2023-11-13", publisher="Badia News")',
            "for event in coded.events:",
            "    print(event.type, event.date.start, event.place.name, event.killed)",
            "    print([span.text for span in event.mentions], [[link.text for link in c] for c in event.sources])",
            '    print(event.why["type"], "|", event.why["date"])',
        ),
        python=True,
    ),
    Example(
        "library-desk",
        (
            "import tawatur",
            "",
            'with tawatur.Desk("library.db") as desk:',
            '    desk.add([tawatur.Report("a1", text, published="2023-11-13", publisher="Badia News")])',
            '    for incident in desk.incidents(since="2023-11-01"):',
            "        print(incident.title, incident.grade, incident.independent_origins)",
        ),
        python=True,
    ),
    Example(
        "lexicon-findings",
        (
            "from pathlib import Path",
            "from tawatur.mentions.check import check_tables",
            "",
            'folder = Path("lexicon/en")',
            "folder.mkdir(parents=True)",
            'header = "lemma\\tpresent\\tmasdar\\tsense\\tframe\\tmeans\\tnote\\n"',
            'row = "ransack\\t\\t\\tlooting\\tsubj:side1,obj:tarqet\\t\\t\\n"',
            '(folder / "verbs.tsv").write_text(header + row)',
            'for finding in check_tables(Path("."))[0]:',
            "    print(finding)",
        ),
        python=True,
        output_only=True,
    ),
)

_BOMB: Final = (
    "A roadside bomb killed a shepherd near Palmyra on Wednesday, "
    "the Syrian Observatory for Human Rights said."
)
_GOLD_EVENT: Final = {
    "type": "remote_explosive",
    "status": "occurred",
    "aggregate": False,
    "mentions": ["A roadside bomb killed"],
    "date": {"start": "2023-11-15", "end": "2023-11-15"},
    "place": {
        "quote": "Palmyra",
        "name": "Palmyra",
        "country": "SY",
        "lat": 34.55,
        "lon": 38.27,
        "radius_km": 15,
    },
    "side1": [],
    "side2": ["a shepherd"],
    "killed": 1,
    "injured": None,
    "means": "ied",
    "sources": [
        [{"quote": "the Syrian Observatory for Human Rights", "kind": "monitor", "anonymous": False}]
    ],
}
_GOLD: Final = {"id": "g1", "published": "2023-11-16", "text": _BOMB, "events": [_GOLD_EVENT]}
_FILES: Final[Mapping[str, str]] = {
    "report.txt": "Drones hit a base of U.S. forces near Shaddadi on Thursday, wounding three soldiers, a U.S. "
    "official told Reuters.\nThe Islamic Resistance in Iraq claimed responsibility for the attack in a statement.\n",
    "khabar.txt": "أفاد المرصد السوري لحقوق الإنسان بمقتل ثلاثة من عناصر قوات النظام وإصابة خمسة آخرين بجروح في هجوم "
    "شنه تنظيم داعش على حاجز قرب السخنة في ريف حمص الشرقي، فجر اليوم الخميس.\n",
    "articles.csv": f'id,day,outlet,body\na-7,2023-11-16,Badia News,"{_BOMB}"\n'
    'a-8,2023-11-16,Two Rivers Herald,"Iraqi police arrested four Islamic State members in Kirkuk on Wednesday."\n',
    "strike.jsonl": "".join(
        f'{{"id":"{id}","publisher":"{publisher}","published":"2023-11-{at}:00Z","text":"{text}"}}\n'
        for id, publisher, at, text in (
            (
                "b1",
                "Badia News",
                "20T14:00",
                "An air strike killed nine people in Mayadin on Monday, residents said.",
            ),
            (
                "t1",
                "Two Rivers Herald",
                "20T18:00",
                "Nine people were killed in an air strike on Mayadin on Monday.",
            ),
            (
                "b2",
                "Badia News",
                "20T19:00",
                "Correction: Five people, not nine, were killed in the air strike on "
                "Mayadin on Monday, residents said.",
            ),
            (
                "j1",
                "Jazira Courier",
                "21T08:00",
                "An air strike on Mayadin on Monday killed 15 people, the Syrian "
                "Observatory for Human Rights said.",
            ),
        )
    ),
    "gold.jsonl": json.dumps(_GOLD) + "\n",
    "empty.txt": "",
    "persian.txt": "نیروهای امنیتی دیروز در شهر کرمانشاه چند نفر را بازداشت کردند و گفتند که پرونده‌ها بررسی می‌شود.\n",
    "broken.jsonl": '{"id": "b1", "text": \n',
}


class UnknownExample(ValueError):
    """A page asks for an example that is not in the list."""


def pages() -> list[Path]:
    """The pages that may hold examples."""
    return [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]


def run_examples() -> dict[str, str]:
    """Run every example, in a folder of its own that is removed after; returns the Markdown of each by its name."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder), _plain_terminal():
        _lay_out(Path(folder))
        scope: dict[str, object] = {}
        return {e.name: _python(e, scope) if e.python else _console(e) for e in EXAMPLES}


def with_examples(text: str, blocks: Mapping[str, str], page: str) -> str:
    """A page with its blocks written anew. Raises UnknownExample, naming the page, for a name that is not known."""

    def block(found: re.Match[str]) -> str:
        if found["name"] not in blocks:
            raise UnknownExample(
                f"{page}: there is no example {found['name']!r}; add it to tools/docs_examples.py."
            )
        return f"{found[1]}{blocks[found['name']]}{found[3]}"

    return BLOCK.sub(block, text)


def _lay_out(folder: Path) -> None:
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(DATA / "samples", folder / "reports")


@contextmanager
def _plain_terminal() -> Iterator[None]:
    """Without the settings by which a user's terminal would change what is printed."""
    kept = {name: os.environ.pop(name) for name in _SETTINGS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _console(example: Example) -> str:
    shown = ["```console"]
    code = 0
    for line in example.lines:
        command = line.format(**_ids()) if "{" in line else line
        printed, code = _run(command, code)
        shown += [f"$ {command}", *_shortened(printed, example)]
    return "\n".join([*shown, "```", ""])


def _python(example: Example, scope: dict[str, object]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec("\n".join(example.lines), scope)
    code = [] if example.output_only else ["```python", *example.lines, "```", ""]
    return "\n".join([*code, "```text", *_shortened(out.getvalue(), example), "```", ""])


def _run(command: str, code_before: int) -> tuple[str, int]:
    """What a command prints, on both streams as they come, and its exit code."""
    words, _, source = command.partition(" < ")
    name, *arguments = shlex.split(words)
    out = io.StringIO()
    stdin = sys.stdin
    try:
        if source:
            sys.stdin = io.TextIOWrapper(io.BytesIO(Path(source).read_bytes()), encoding="utf-8")
        with redirect_stdout(out), redirect_stderr(out):
            code = _call(name, arguments, code_before)
    finally:
        sys.stdin = stdin
    return out.getvalue(), code


def _call(name: str, arguments: list[str], code_before: int) -> int:
    if name == "tawatur":
        return tawatur(arguments)
    if name == "cat":
        print(Path(arguments[0]).read_text(encoding="utf-8"), end="")
    elif name == "echo":
        print(code_before)
    elif [name, *arguments] == ["make", "demo"]:
        try:
            runpy.run_path(str(REPOSITORY / "tools" / "demo.py"), run_name="__main__")
        except SystemExit as ended:
            return int(ended.code or 0)
    else:
        raise ValueError(f"an example runs {name!r}, which tools/docs_examples.py does not know")
    return 0


def _ids() -> dict[str, str]:
    """Short ids of incidents on the samples' desk, for commands that need one."""
    from tawatur.cli.incident_table import id_length
    from tawatur.desk import Desk

    with Desk("monitor.db") as desk:
        found = list(desk.incidents())
    length = id_length([incident.id for incident in found])
    fullest = max(found, key=lambda i: (len(i.reports), i.id))
    return {"fullest": fullest.id[:length]}


def _shortened(printed: str, example: Example) -> list[str]:
    lines = [_SECONDS.sub("in … s", line).rstrip() for line in printed.lstrip("\ufeff").splitlines()]
    if example.width:
        lines = [line if len(line) <= example.width else line[: example.width] + "…" for line in lines]
    if not example.pieces:
        return lines
    kept: list[str] = []
    end = 0
    for beginning, count in example.pieces:
        start = next((n for n, line in enumerate(lines) if n >= end and line.startswith(beginning)), None)
        if start is None:
            continue
        kept += ["…"] if start > end else []
        kept += lines[start : start + count]
        end = start + count
    return [*kept, "…"] if end < len(lines) else kept


def main() -> int:
    """Write every page; always 0."""
    blocks = run_examples()
    for path in pages():
        text = path.read_text(encoding="utf-8")
        path.write_text(with_examples(text, blocks, path.name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
