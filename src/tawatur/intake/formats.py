"""The formats that are read, one line each; what other packages add under the entry point "tawatur.formats".

A format's function is named as "module:function" and imported when its first file comes. ``takes`` says what it is
called with: "whole", the file's bytes, an origin and the options; "text" likewise, once the bytes are no known binary
format; "stream", a stream in place of the bytes; "packed", a stream, an origin, the options, how deep in archives the
file lies, and what to read its members with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Literal

GROUP = "tawatur.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the endings of its files in small letters, what is read of it, and the function that does."""

    name: str
    endings: tuple[str, ...]
    what: str
    function: str
    takes: Literal["whole", "text", "stream", "packed"] = "whole"

    def load(self) -> Callable[..., Iterator[Any]]:
        """The function. Raises ImportError or AttributeError where a package names one that is not there."""
        module, _, function = self.function.partition(":")
        found: Callable[..., Iterator[Any]] = getattr(import_module(module), function)
        return found


_HERE = "tawatur.intake."
# fmt: off
FORMATS: tuple[Format, ...] = (
    Format("Plain text", (".txt", ".md"), "a report; WhatsApp chats", _HERE + "by_content:read_text", "text"),
    Format("Web page", (".html", ".htm"), "an article; Telegram", _HERE + "by_content:read_html", "text"),
    Format("JSON", (".json",), "a report, a list; Telegram", _HERE + "json_file:read_json_file", "text"),
    Format("JSON lines", (".jsonl", ".ndjson"), "a report a line", _HERE + "json_lines:read_json_lines", "stream"),
    Format("CSV", (".csv",), "a report a row, columns by name", _HERE + "table:read_csv", "stream"),
    Format("TSV", (".tsv",), "a report a row, columns by name", _HERE + "table:read_tsv", "stream"),
    Format("Excel", (".xlsx",), "a report a row of every sheet with texts", _HERE + "sheet:read_sheet"),
    Format("PDF", (".pdf",), "the text layer; Arabic put in order", _HERE + "pdf:read_pdf"),
    Format("Word", (".docx",), "paragraphs and tables", _HERE + "docx:read_docx"),
    Format("EPUB", (".epub",), "a book's pages in their order", _HERE + "epub:read_epub"),
    Format("Mail", (".eml",), "a message and its documents", _HERE + "mail:read_message", "packed"),
    Format("Mailbox", (".mbox",), "every message and its documents", _HERE + "mail:read_mailbox", "packed"),
    Format("X archive", (".js",), "an account's posts (tweets.js)", _HERE + "by_content:read_script", "text"),
    Format("Web archive", (".warc", ".warc.gz"), "every page and document in it", _HERE + "warc:read_warc", "packed"),
    Format("WACZ", (".wacz",), "every page and document in it", _HERE + "warc:read_wacz", "packed"),
    Format("ZIP", (".zip",), "any of these, packed", _HERE + "packed:read_zip", "packed"),
)
# fmt: on
"""The formats that come with Tawatur. A new one is a module and a line here."""


@cache
def all_formats() -> tuple[Format, ...]:
    """The formats that come with Tawatur and those of other packages; an ending goes to the first that has it."""
    return (
        *FORMATS,
        *(found for point in entry_points(group=GROUP) if isinstance(found := point.load(), Format)),
    )


def endings() -> tuple[str, ...]:
    """The endings of the files that are read, in small letters."""
    return tuple(dict.fromkeys(ending for known in all_formats() for ending in known.endings))


def format_of(name: str) -> Format | None:
    """The format of a file by the ending of its name, None where none has it. The longest ending decides."""
    name = name.lower()
    ours = _longest(FORMATS, name)
    return ours if ours is not None else _longest(all_formats(), name)


def _longest(known: tuple[Format, ...], name: str) -> Format | None:
    fitting = [(len(e), f) for f in known for e in f.endings if name.endswith(e) and len(name) > len(e)]
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]
