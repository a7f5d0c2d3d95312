"""Excel sheets (.xlsx): a header row, then a row for each report, as in a CSV table."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator

from tawatur.intake.mappings import ManyMappings
from tawatur.intake.packed import Bomb, check_members
from tawatur.intake.problem import Problem, shown
from tawatur.intake.records import FIELDS, Origin, ReadOptions, build_report
from tawatur.model import Report


def read_sheet(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of a workbook: every sheet whose first row names a column of texts.

    A report without an id is called by the file's stem and the number of its row, after the name of the sheet where the
    workbook has several. Days that Excel keeps as numbers are taken as days.
    """
    import openpyxl  # takes a fifth of a second, and most runs read no workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            check_members(packed)
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [
            (sheet.title, [tuple(row) for row in sheet.iter_rows(values_only=True)])
            for sheet in book.worksheets
        ]
    except Bomb as error:
        yield origin.problem(str(error))
        return
    # The reader works on whatever files hold and lets out many kinds of errors; a file must not end the batch.
    except Exception as error:
        yield origin.problem(f"the workbook is damaged ({type(error).__name__}); save it again")
        return
    wanted: str | None = None
    columns: list[str] = []
    nothing = True
    for title, rows in sheets:
        header = [str(cell).strip() if cell is not None else "" for cell in rows[0]] if rows else []
        columns += [name for name in header if name]
        try:
            own = options.for_table(header)
        except ManyMappings as error:
            yield origin.problem(str(error))
            return
        wanted = own.fields.get("text")
        names = {name.casefold() for name in header}
        if not ((wanted.casefold() in names) if wanted else any(name in names for name in FIELDS["text"])):
            continue
        here = Origin(origin.source, f"{origin.stem}:{title}" if len(sheets) > 1 else origin.stem)
        for number, cells in enumerate(rows[1:], 2):
            values = {name: _words(cell) for name, cell in zip(header, cells, strict=False) if name}
            if not any(values.values()):
                continue
            nothing = False
            canonical = json.dumps(values, sort_keys=True, separators=(",", ":")).encode("ascii")
            yield from build_report(values, here.at(number), canonical, own, number=number)
    if nothing:
        what = f"column {shown(wanted)}" if wanted else "column for the text"
        yield origin.problem(
            f"no sheet has a {what} with rows under it (columns: {shown(', '.join(columns), 120)}); "
            "map the one that holds the text"
        )


def _words(cell: object) -> object:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return None if cell is None else str(cell)
