"""Word documents (.docx): one document is one report, a paragraph or a table row a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from tawatur.intake.dates.words import text_clues
from tawatur.intake.packed import Bomb, check_members
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Report


def read_docx(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of a Word document; yields one report (after warnings) or one problem.

    The title and the author are the document's own properties. Its day is the user's: the file says when it was
    written, which is not when it was published.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            check_members(packed)
        document = docx.Document(io.BytesIO(raw))
        text = "\n".join(_lines(document))
        properties = document.core_properties
    except Bomb as error:
        yield origin.problem(str(error))
        return
    # Word files of other programs are broken in ways that come out as any error; a file must not end the batch.
    except Exception as error:
        yield origin.problem(f"the Word document is damaged ({type(error).__name__}); save it again")
        return
    if not text.strip():
        yield origin.problem("the Word document holds no text; leave it out")
        return
    record: dict[str, object] = {
        "text": text,
        "title": " ".join(properties.title.split()) or None,
        "author": " ".join(properties.author.split()) or None,
    }
    yield from build_report(record, origin, raw, options.unmapped, clues=text_clues(text))


def _lines(document: docx.document.Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            words = " ".join(block.text.split())
            if words:
                yield words
        elif isinstance(block, Table):
            for row in block.rows:
                # a cell that is merged over columns comes once for each
                cells = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
                if any(cells):
                    yield " | ".join(cell for cell in cells if cell)
