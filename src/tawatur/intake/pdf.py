"""PDF documents: one document is one report, its text layer put together into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from tawatur.intake.dates.words import text_clues
from tawatur.intake.pdf_glyphs import page_glyphs
from tawatur.intake.pdf_lines import COLUMN, page_lines
from tawatur.intake.problem import Problem
from tawatur.intake.published import parse_published
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.intake.visual_order import read_order, restore
from tawatur.model import Report

MAX_PAGES = 500
"""The most pages of a document that are read."""
_ENDS = re.compile(r"[.!?؟:…\"”»)\]]\s*$")
_PAGE_NUMBER = re.compile(r"\s*[-–(]?\s*[\d٠-٩]{1,4}\s*(?:[/|]\s*[\d٠-٩]{1,4})?\s*[-–)]?\s*")
_HYPHENS = ("-", "\u2010", "\u00ad")
_LETTERS = re.compile(r"[^\W\d_]{2}")

logging.getLogger("pypdf").setLevel(logging.ERROR)  # what it mends by itself is no matter for the user


def read_pdf(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of a PDF document; yields one report (after warnings) or one problem.

    The title and the author are the document's own. Its day is the user's: a PDF says when the file was made, which is
    not when it was published.
    """
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            yield origin.problem("the PDF is locked with a password; save it without one")
            return
        pages = [_page_text(page, reader) for page in reader.pages[:MAX_PAGES]]
        more = len(reader.pages) - len(pages)
        meta = reader.metadata
    # The reader works on whatever files hold and lets out many kinds of errors; a file must not end the batch.
    except (PyPdfError, Exception) as error:
        yield origin.problem(f"the PDF is damaged ({type(error).__name__}); fetch or export it again")
        return
    text = paragraphs(pages)
    if not _LETTERS.search(text):
        yield origin.problem(
            f"the PDF is a scan ({_pages(len(pages))} of pictures without text); recognise its text first (OCR)"
        )
        return
    if more > 0:
        yield origin.problem(
            f"only the first {MAX_PAGES} of the PDF's {_pages(MAX_PAGES + more)} were read", fatal=False
        )
    record: dict[str, object] = {"text": text}
    if meta is not None:
        record["title"], record["author"] = _word(meta.title), _word(meta.author)
    yield from build_report(record, origin, raw, options.unmapped, clues=text_clues(text))


def _page_text(page: PageObject, reader: PdfReader) -> str:
    """The text of a page by where its letters stand; by pypdf's own reading where that finds none."""
    try:
        glyphs = page_glyphs(page, reader)
    # what is broken in a page may come out as any error, and pypdf mends much
    except Exception:
        glyphs = []
    if not glyphs:
        return restore(page.extract_text(extraction_mode="layout"))
    arabic = sum("\u0600" <= c <= "\u06ff" or c >= "\ufb50" for g in glyphs for c in g.text)
    return read_order(page_lines(glyphs, rtl=arabic > len(glyphs) / 2))


def paragraphs(pages: list[str]) -> str:
    """The text of pages with the lines of a paragraph put together; page numbers are left out.

    A line goes on where it is nearly as long as the longest ones of its column and ends in no closing sign.
    """
    found: list[str] = []
    goes_on = False
    for part in (part for page in pages for part in page.split(f"\n{COLUMN}\n")):
        lines = [" ".join(line.split()) for line in part.split("\n")]
        lengths = sorted(len(line) for line in lines if line)
        full = lengths[len(lengths) * 9 // 10] * 0.7 if lengths else 0.0
        for line in lines:
            if not line:
                goes_on = False
            elif not _PAGE_NUMBER.fullmatch(line):
                if goes_on and found:
                    found[-1] = _joined(found[-1], line)
                else:
                    found.append(line)
                goes_on = len(line) >= full and not _ENDS.search(line)
    return "\n".join(found)


def _joined(before: str, after: str) -> str:
    """Two lines of a paragraph as one; a word that was parted at the end of a line is whole again."""
    if before[-1:] not in _HYPHENS or not before[-2:-1].isalpha():
        return f"{before} {after}"
    # "al-" before a name keeps its hyphen
    return before + after if before[-1] == "-" and not after[:1].islower() else before[:-1] + after


def _word(value: object) -> str | None:
    words = " ".join(str(value).split()) if value else ""
    # programs put the file's name or a day where the title belongs
    return (
        None
        if not words or words.lower().endswith((".doc", ".docx", ".pdf")) or parse_published(words)
        else words
    )


def _pages(number: int) -> str:
    return f"{number:,} page{'' if number == 1 else 's'}"
