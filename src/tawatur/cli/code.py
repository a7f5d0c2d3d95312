"""``tawatur code``: reports in, coded events out, without a desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from tawatur.cli.failures import complain, debugging
from tawatur.cli.options import AsJson, Fields, Lang, Paths, Published, Publisher, examples

if TYPE_CHECKING:
    from tawatur.model import CodedReport

EXAMPLE = examples(
    "tawatur code report.txt --published 2023-11-17 --publisher 'Badia News'",
    "tawatur code reports/ --json > coded.jsonl",
    "cat articles.jsonl | tawatur code - --field text=body --json",
)


def code(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = None,
    field: Fields = None,
    json: AsJson = False,
) -> int:
    """Code reports and show their events: what happened, where, when, to whom, and who says so.

    Reads .txt, .md, .html, .json, .jsonl, .csv and .tsv files. With --json, one object a report is printed in the
    input's order, as soon as it is coded (docs/schema/coded-report.schema.json).
    """
    from tawatur.cli.inputs import Tally, read_options, read_reports, say_skipped
    from tawatur.events import code_report

    options = read_options(published, publisher, lang, field)
    tally = Tally()
    show = _print_json if json else _viewer()
    for name, report in read_reports(paths, options, tally):
        try:
            coded = code_report(report)
        except Exception as error:
            # One report that the coder stumbles over must not cost the user the rest of the batch.
            if debugging():
                raise
            tally.failed += 1
            complain(
                f"{name}: report {report.id} could not be coded ({type(error).__name__}); please report it."
            )
            continue
        show(coded)
        if coded.skipped is not None:
            say_skipped(name, report, coded.skipped, tally)
        else:
            tally.coded += 1
    if tally.code or not json:
        complain(tally.sentence())
    return tally.code


def _print_json(coded: CodedReport) -> None:
    from tawatur.export.json_lines import coded_to_json, to_line

    sys.stdout.write(to_line(coded_to_json(coded)))
    sys.stdout.flush()


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
