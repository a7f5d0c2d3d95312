"""Books (EPUB): one book is one report, its chapters in the order in which they are read.

An EPUB is a ZIP of XHTML pages and a package file that names them in order (EPUB 3.3, W3C; EPUB 2 alike).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tawatur.intake.blocks import block_lines
from tawatur.intake.dates.words import text_clues
from tawatur.intake.limits import MAX_FILE_BYTES
from tawatur.intake.packed import Bomb, check_members, unpacked
from tawatur.intake.problem import Problem
from tawatur.intake.published import parse_published
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import DateClue, Report

_PAGES = ("application/xhtml+xml", "text/html")
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts are scrambled, which hides no words."""


class _NoBook(ValueError):
    """An archive that is no book; the message says what it lacks."""


def read_epub(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of a book; yields one report (after warnings) or one problem.

    Title, author, publisher and day are the package's own. The table of contents is left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            check_members(packed)
            record, clues, text = _book(packed)
    except Bomb as error:
        yield origin.problem(str(error))
        return
    except _NoBook as error:
        yield origin.problem(f"{error}; save it again as EPUB")
        return
    # Books are broken in ways that come out as any error of the readers beneath; a file must not end the batch.
    except Exception as error:
        yield origin.problem(f"the book is damaged ({type(error).__name__}); fetch or save it again")
        return
    if not text.strip():
        yield origin.problem("the book holds no words; leave it out")
        return
    found = {**record, "text": text}
    yield from build_report(found, origin, raw, options.unmapped, clues=clues or text_clues(text))


def _book(packed: zipfile.ZipFile) -> tuple[dict[str, object], list[DateClue], str]:
    names = set(packed.namelist())
    if "META-INF/container.xml" not in names:
        raise _NoBook("the archive is no book (it has no META-INF/container.xml)")
    container = _xml(packed, "META-INF/container.xml")
    package = next((unquote(p) for p in container.xpath("//*[local-name()='rootfile']/@full-path")), "")
    if package not in names:
        raise _NoBook("the book has no package file")
    opf = _xml(packed, package)
    locked = _locked(packed) if "META-INF/encryption.xml" in names else frozenset()
    pages = list(_spine(opf, PurePosixPath(package).parent))
    if any(page in locked for page in pages):
        raise _NoBook("the book is locked (DRM), so its words cannot be read")
    missing = [page for page in pages if page not in names]
    if missing and len(missing) == len(pages):
        raise _NoBook("the book's pages are not in it")
    texts = [block_lines(_bytes(packed, page)) for page in pages if page in names]
    dates = [_words(e) for e in opf.xpath("//*[local-name()='metadata']/*[local-name()='date']")
             if e.get("{http://www.idpf.org/2007/opf}event") in (None, "publication")]  # fmt: skip
    clues = [DateClue("metadata", "dc:date", d, value) for d in dates if (value := parse_published(d))]
    record: dict[str, object] = {
        name: _one(opf, tag)
        for name, tag in (("title", "title"), ("author", "creator"), ("publisher", "publisher"))
    }
    return record, clues[:1], "\n".join(text for text in texts if text)


def _spine(opf: Any, folder: PurePosixPath) -> Iterator[str]:
    """The pages in the order of reading, by their names in the archive; no table of contents."""
    items = {
        item.get("id"): item for item in opf.xpath("//*[local-name()='manifest']/*[local-name()='item']")
    }
    for reference in opf.xpath("//*[local-name()='spine']/*[local-name()='itemref']"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or item.get("media-type") not in _PAGES:
            continue
        if "nav" not in (item.get("properties") or "").split():
            yield str(folder / unquote(item.get("href") or ""))


def _locked(packed: zipfile.ZipFile) -> frozenset[str]:
    tree = _xml(packed, "META-INF/encryption.xml")
    found = set()
    for data in tree.xpath("//*[local-name()='EncryptedData']"):
        how = data.xpath("./*[local-name()='EncryptionMethod']/@Algorithm")
        if not how or how[0] not in _FONTS:
            found |= {unquote(u) for u in data.xpath(".//*[local-name()='CipherReference']/@URI")}
    return frozenset(found)


def _xml(packed: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    return etree.fromstring(_bytes(packed, name), parser)


def _bytes(packed: zipfile.ZipFile, name: str) -> bytes:
    return unpacked(packed, packed.getinfo(name), MAX_FILE_BYTES)


def _one(opf: Any, name: str) -> str | None:
    found = opf.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']")
    return _words(found[0]) or None if found else None


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
