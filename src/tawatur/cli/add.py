"""``tawatur add``: reports into a desk."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tawatur.cli.failures import SOME_FAILED, complain
from tawatur.cli.options import AsJson, DeskFile, Fields, Lang, Paths, Published, Publisher, examples

if TYPE_CHECKING:
    from tawatur.cli.inputs import Tally
    from tawatur.desk import Added
    from tawatur.model import Report

EXAMPLE = examples(
    "tawatur add --desk watch.db reports/",
    "tawatur add --desk watch.db articles.csv --field text=body --field published=date",
)


def add(
    paths: Paths,
    desk: DeskFile,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = None,
    field: Fields = None,
    json: AsJson = False,
) -> int:
    """Read reports, code them, link their events into incidents and keep all of it in a desk.

    The desk is made if there is none. Adding the same reports again changes nothing, and so does an end by force in
    between: run the command again.
    """
    from tawatur.cli.desks import opened
    from tawatur.cli.inputs import Tally, read_options
    from tawatur.cli.progress import watched

    options = read_options(published, publisher, lang, field)
    tally = Tally()
    sources: dict[str, str] = {}
    with opened(desk, create=True) as store:
        added = store.add(watched(_reports(paths, options, tally, sources), "adding reports"))
    _say(added, sources)
    if json:
        print(json_module.dumps(_as_json(added, tally), ensure_ascii=False))
    else:
        print(_sentence(added, tally))
    return SOME_FAILED if added.skipped or added.failed else tally.code
