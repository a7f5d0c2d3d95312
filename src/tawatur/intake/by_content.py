"""Files whose ending leaves open what they hold: their first words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.intake.encodings import NotText, decode
from tawatur.intake.plain_text import read_plain_text
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions
from tawatur.intake.whatsapp import is_whatsapp, read_whatsapp
from tawatur.model import Report

# How the first line of a chat opens, in UTF-8: marks of direction, a bracket, a figure.
_STAMPED = re.compile(rb"(?:\xef\xbb\xbf|\xe2\x80[\x8e\x8f])*\[?(?:\d|\xd9[\xa0-\xa9]|\xdb[\xb0-\xb9])")
Read = Iterator[Report | Problem]


def read_text(raw: bytes, origin: Origin, options: ReadOptions) -> Read:
    """A text, or a WhatsApp chat."""
    text = _decoded(raw) if _STAMPED.match(raw) else None
    if text is not None and is_whatsapp(text):
        return read_whatsapp(text, origin, options)
    return read_plain_text(raw, origin, options)


def read_html(raw: bytes, origin: Origin, options: ReadOptions) -> Read:
    """A page, or a part of a Telegram export."""
    # Imported here because the extractor behind it takes longer to load than most runs take.
    from tawatur.intake.page import read_page

    if b"page_wrap" in raw[:20_000]:
        from tawatur.intake.telegram import is_telegram_page, read_telegram_page

        text = _decoded(raw)
        if text is not None and is_telegram_page(text):
            return read_telegram_page(text, origin, options)
    return read_page(raw, origin, options)


def read_script(raw: bytes, origin: Origin, options: ReadOptions) -> Read:
    """The posts of an X archive; any other script holds no report."""
    from tawatur.intake.x_archive import is_x_archive, read_x_archive

    text = _decoded(raw)
    if text is not None and is_x_archive(text):
        return read_x_archive(text, origin, options)
    return iter([origin.problem("the script holds no posts of an X archive; give tweets.js or leave it out")])


def _decoded(raw: bytes) -> str | None:
    try:
        return decode(raw)
    except NotText:
        return None
