"""``tawatur code``: reports in, coded events out, without a desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, complain, debugging
from tawatur.cli.options import AsJson, Fields, Lang, Paths, Published, Publisher, examples

if TYPE_CHECKING:
    from tawatur.intake import ReadOptions
    from tawatur.model import CodedReport

EXAMPLE = examples(
    "tawatur code report.txt --published 2023-11-17 --publisher 'Badia News'",
    "tawatur code reports/ --json > coded.jsonl",
    "cat articles.jsonl | tawatur code - --field text=body --json",
    "tawatur code report.txt --published 2023-11-17 --explain --event e1",
    "tawatur code --engine ray --link archive/ coded/",
)

Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Show what led to each event, and for a sentence without one why none was taken."
    ),
]
OneEvent = Annotated[
    str | None, typer.Option("--event", metavar="ID", help="With --explain: of this event alone, as e2.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Processes for many reports; else one for standard input, one a core for files.",
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="ray[://ADDRESS]",
        help="Code an archive with Ray, here or on a cluster (auto, HOST:PORT), into the folder that is the last PATH.",
    ),
]
Link = Annotated[
    bool, typer.Option("--link", help="With --engine: write the incidents of all that the folder holds, too.")
]


def code(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = None,
    field: Fields = None,
    json: AsJson = False,
    explain: Explain = False,
    event: OneEvent = None,
    jobs: Jobs = None,
    engine: Engine = None,
    link: Link = False,
) -> int:
    """Code reports and show their events: what happened, where, when, to whom, and who says so.

    Reads .txt, .md, .html, .json, .jsonl, .csv and .tsv files. With --json, one object a report is printed in the
    input's order, as soon as it is coded (docs/schema/coded-report.schema.json). Many reports are coded on all cores.

    With --engine ray, files here or on S3 (Parquet too, and packed ones) become a folder of Parquet and JSON lines by
    month. Run again, it codes only what is new or was not finished. What could not be read stands under problems/.
    """
    from tawatur.cli.batch import code_all, cores
    from tawatur.cli.inputs import Tally, read_options, read_reports, say_skipped

    options = read_options(published, publisher, lang, field)
    if engine is not None:
        from tawatur.cli.archive import code_archive

        if json or explain or event is not None:
            raise typer.BadParameter("--engine writes a folder; leave out --json and --explain")
        return code_archive(paths, options, engine, jobs, linked=link)
    if link:
        raise typer.BadParameter("--link needs --engine; a desk links what is added to it (tawatur add)")
    if explain or event is not None:
        if json:
            raise typer.BadParameter("--explain is for people; the JSON carries the rules under why")
        return _explain(paths, options, event)
    tally = Tally()
    show: Callable[[Any], object] = _print_json if json else _viewer()
    make: Callable[[CodedReport], object] = _json_line if json else _itself
    wanted = jobs or (1 if "-" in paths else cores())
    for outcome in code_all(read_reports(paths, options, tally), make, wanted):
        if outcome.error is not None:
            # One report that the coder stumbles over must not cost the user the rest of the batch.
            if debugging():
                raise outcome.error
            tally.failed += 1
            complain(
                f"{outcome.name}: report {outcome.report.id} could not be coded "
                f"({type(outcome.error).__name__}); please report it."
            )
            continue
        show(outcome.made)
        if outcome.skipped is not None:
            say_skipped(outcome.name, outcome.report, outcome.skipped, tally)
        else:
            tally.coded += 1
    if tally.code or not json:
        complain(tally.sentence())
    return tally.code


def _json_line(coded: CodedReport) -> str:
    from tawatur.export.json_lines import coded_to_json, to_line

    return to_line(coded_to_json(coded))


def _print_json(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _itself(coded: CodedReport) -> CodedReport:
    return coded


def _viewer() -> Callable[[CodedReport], None]:
    from tawatur.cli.code_view import print_coded, print_legend
    from tawatur.cli.terminal import make_console

    console = make_console()
    first = True

    def show(coded: CodedReport) -> None:
        nonlocal first
        if first:
            print_legend(console)
            first = False
        print_coded(console, coded)

    return show


def _explain(paths: list[str], options: ReadOptions, event: str | None) -> int:
    """Print the explanation of each report; some failed where an input could not be read or no report has the event."""
    from tawatur.cli.explain_view import print_explanation
    from tawatur.cli.inputs import Tally, read_reports
    from tawatur.cli.terminal import make_console
    from tawatur.events.explain import explain

    tally = Tally()
    console = make_console()
    known = False
    for _, report in read_reports(paths, options, tally):
        found = explain(report)
        known = print_explanation(console, found, event) or known
        tally.coded += found.coded.skipped is None
    if tally.reports and not known:
        complain(f"No report has an event {event}; leave out --event to see them all.")
        return SOME_FAILED
    return tally.code or DONE
