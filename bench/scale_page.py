"""Writes docs/scale.md from what ``python -m bench.scale --write`` has measured, with a year of the world's news.

Every figure of the page is measured or follows from measured ones by a step that the page shows.
"""

from __future__ import annotations

from datetime import date
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import corpus

if TYPE_CHECKING:
    from bench.scale import Scale

TEMPLATE: Final = Path(__file__).with_name("scale_template.md")
PAGE: Final = corpus.REPOSITORY / "docs" / "scale.md"
YEAR: Final = 100_000_000
CORES: Final = 16
"""Of the machine that is reckoned with."""
MACHINE_GB: Final = 64
_ACCOUNT_BYTES: Final = 14e3
"""What an account takes in memory (desk/memory.py)."""


def write(found: Scale) -> None:
    """Write the page."""
    PAGE.write_text(page(found, date.today()), encoding="utf-8")


def page(found: Scale, today: date) -> str:
    """The page, of figures taken on a day."""
    from bench.scale import HEADS, growth_rows, lines

    two = found.rates[-1]
    rate = found.articles / two.seconds / two.workers
    whole, template = found.whole, TEMPLATE.read_text(encoding="utf-8")
    link_core = whole.linking * found.cores / whole.reports
    code_hours = YEAR / rate / 3600
    link_hours = YEAR * link_core / 3600
    accounts = YEAR * whole.accounts / whole.reports
    links = YEAR * whole.links / whole.reports
    gigabytes = YEAR * whole.megabytes / whole.reports / 1e3
    day = YEAR / 365
    density = whole.reports / found.days
    more = day / density
    table = "\n".join(f"| {' | '.join(row)} |" for row in growth_rows((*found.growth, whole)))
    figures = "\n".join(f"| {name} | {value} |" for name, value in lines(found))
    return template.format(
        today=today.isoformat(),
        cores=found.cores,
        figures=figures,
        heads=" | ".join(HEADS),
        rule="|".join("---" for _ in HEADS),
        table=table,
        rate=rate,
        code_hours=code_hours,
        code_days=code_hours / CORES / 24,
        code_machines=ceil(code_hours / CORES / 24),
        machine=CORES,
        gb=MACHINE_GB,
        peak=two.peak_mb,
        peak_all=two.peak_mb * CORES / 1000,
        link_ms=link_core * 1000,
        link_hours=link_hours,
        link_days=link_hours / CORES / 24,
        accounts=accounts / 1e6,
        links=links / 1e6,
        driver=accounts * found.node_bytes / 1e9,
        node=found.node_bytes,
        gigabytes=gigabytes,
        day=day,
        density=density,
        more=more,
        share=whole.largest / whole.accounts,
        largest=whole.largest,
        largest_gb=whole.largest / whole.accounts * accounts * _ACCOUNT_BYTES / 1e9,
    )
