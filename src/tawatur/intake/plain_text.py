"""Plain text and Markdown: one file is one report, with optional front matter.

Front matter is a block between two lines of three hyphens at the very top, one ``key: value`` a line::

    ---
    title: Drone strike near Mayadin
    published: 2023-11-17
    publisher: Deir Ezzor Post
    ---

The text is what follows the closing line, exactly as it stands; offsets count its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.intake.encodings import NotText, decode
from tawatur.intake.problem import Problem
from tawatur.intake.records import FIELDS, Origin, ReadOptions, build_report
from tawatur.model import Report

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:[^\n]*\n){0,40}?)---[ \t]*(?:\r?\n|\Z)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40})[ \t]*:(?:[ \t]+(?P<value>.*))?")
_QUOTED = re.compile(r"""(["'])(.*)\1""")


def read_plain_text(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of a plain text or Markdown file; yields one report (after warnings) or one problem."""
    try:
        text = decode(raw)
    except NotText as error:
        yield origin.problem(str(error))
        return
    if not text.strip():
        yield origin.problem("is empty; put the report's text in it or leave it out")
        return
    matter, body = split_front_matter(text)
    # The user's field mapping names keys of the input, and here the only ones are those of the front matter.
    record: dict[str, object] = {**matter, "text": body}
    own = ReadOptions(
        options.published,
        options.publisher,
        options.lang,
        {name: key for name, key in options.fields.items() if name != "text" and key in matter},
    )
    from tawatur.intake.dates.words import text_clues  # loads the calendar's words

    yield from build_report(record, origin, raw, own, clues=text_clues(body))


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Part a text into the entries of its front matter and what follows it.

    A block that is not wholly made of entries, blank lines and comments is text, and so is one that names no
    field of a report: a text may well open with a dialogue between two rules.
    """
    block = _BLOCK.match(text)
    if not block:
        return {}, text
    entries: dict[str, str] = {}
    for line in block["lines"].splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line.rstrip())
        if not entry:
            return {}, text
        value = (entry["value"] or "").strip()
        quoted = _QUOTED.fullmatch(value)
        entries[entry["key"].strip().casefold()] = quoted[2] if quoted else value
    known = {name for names in FIELDS.values() for name in names}
    return (entries, text[block.end() :]) if known & entries.keys() else ({}, text)
