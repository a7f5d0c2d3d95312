"""Files in the formats that are read, made by the formats' own libraries or by their specifications."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence

import docx
import openpyxl
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

# Letters that join only what stands before them.
_RIGHT_JOINING = frozenset("اأإآدذرزوؤةى")


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = None) -> bytes:
    """A PDF whose lines are stored as given, character by character (ISO 32000-1, 9.7: Type 0 font, ToUnicode)."""
    letters = sorted({c for page in pages for line in page for c in line})
    codes = {c: i + 1 for i, c in enumerate(letters)}
    mapping = "\n".join(f"<{codes[c]:04x}> <{c.encode('utf-16-be').hex()}>" for c in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    ).encode("ascii")
    bodies: list[bytes] = []

    def add(body: bytes) -> int:
        bodies.append(body)
        return len(bodies)

    def stream(content: bytes) -> bytes:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)

    unicode_ = add(stream(cmap))
    descendant = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (descendant, unicode_)
    )
    parent = len(bodies) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        drawn = "\n".join(
            f"BT /F 12 Tf 50 {780 - 16 * n} Td <{''.join(f'{codes[c]:04x}' for c in line)}> Tj ET"
            for n, line in enumerate(page)
        )
        content = add(stream(drawn.encode("ascii")))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                b" /Resources << /Font << /F %d 0 R >> >> >>" % (parent, content, font)
            )
        )
    add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    named = (title or "").encode("utf-16-be").hex()
    info = add(b"<< /Title <feff%s> >>" % named.encode("ascii"))
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1,
        root,
        info,
        start,
    )
    return bytes(out)


def shaped(text: str) -> str:
    """Arabic in the presentation forms that fonts without shaping are given."""
    out = []
    for at, letter in enumerate(text):
        if not "\u0621" <= letter <= "\u064a":
            out.append(letter)
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        joined = "\u0621" < before <= "\u064a" and before not in _RIGHT_JOINING
        joins = letter not in _RIGHT_JOINING and "\u0621" < after <= "\u064a"
        form = {(True, True): "MEDIAL", (True, False): "FINAL", (False, True): "INITIAL"}.get(
            (joined, joins), "ISOLATED"
        )
        try:
            out.append(unicodedata.lookup(f"{unicodedata.name(letter)} {form} FORM"))
        except KeyError:
            out.append(letter)
    return "".join(out)


def word(paragraphs: Sequence[str], *, title: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An Excel workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in files.items():
            packed.writestr(name, raw)
    return out.getvalue()


def warc(pages: Mapping[str, tuple[str, bytes]], *, status: str = "200 OK", gzip: bool = True) -> bytes:
    """A web archive of responses: by address, the content type and the body."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for address, (kind, body) in pages.items():
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return out.getvalue()


def epub(
    chapters: Mapping[str, str],
    *,
    opf: str = "OEBPS/content.opf",
    metadata: str = "<dc:title>كتاب</dc:title>",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A book: its chapters in their order, a table of contents, the package file (EPUB 3.3)."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x'
        f"</dc:identifier><dc:language>ar</dc:language>{metadata}</metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        f'<rootfiles><rootfile full-path="{opf}" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    folder = opf.rpartition("/")[0]
    pages = {
        f"{folder}/{name}": (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>'
            f"</head><body>{body}</body></html>"
        ).encode()
        for name, body in {"nav.xhtml": "<nav><ol><li>المحتويات</li></ol></nav>", **chapters}.items()
    }
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            opf: package.encode(),
            **pages,
            **(more or {}),
        }
    )
