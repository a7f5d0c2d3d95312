"""What a page's content stream may do, written by the specification (ISO 32000-1)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from tawatur.intake import read
from tawatur.intake.visual_order import read_order
from tawatur.model import Report


def page(content: str, *, form: str = "", font: DictionaryObject | None = None) -> bytes:
    """A page of Helvetica, with a form of its own that it may set as /Fm."""
    writer = PdfWriter()
    blank = writer.add_blank_page(595, 842)
    plain = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            NameObject("/FirstChar"): NumberObject(32),
            NameObject("/Widths"): ArrayObject([NumberObject(500)] * 224),
        }
    )
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font or plain})})
    if form:
        inner = StreamObject()
        inner.set_data(form.encode("latin-1"))
        inner.update(
            {
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/Resources"): DictionaryObject(resources),
                NameObject("/Matrix"): ArrayObject([NumberObject(n) for n in (1, 0, 0, 1, 0, -100)]),
            }
        )
        resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Fm"): writer._add_object(inner)})
    stream = StreamObject()
    stream.set_data(content.encode("latin-1"))
    blank[NameObject("/Resources")] = resources
    blank[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def text(tmp_path: Path, raw: bytes) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(raw)
    (report,) = read([path])
    assert isinstance(report, Report), report
    return report.text


def lines(*placed: tuple[int, int, str]) -> str:
    return "".join(f"BT /F 10 Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in placed)


def test_every_way_to_set_text(tmp_path: Path) -> None:
    content = (
        "q 1 0 0 1 50 0 cm BT /F 10 Tf 12 TL 1 0 0 1 0 700 Tm (Shelling) Tj T* [(hit) -400 (Sara) 10 (qib)] TJ "
        "(on Tuesday,) ' 0 0 (they said.) \" ET Q BT /F 10 Tf 50 500 TD (The end) Tj 0 -12 Td (of it.) Tj ET"
    )
    assert text(tmp_path, page(content)).split() == (
        ["Shelling", "hit", "Saraqib", "on", "Tuesday,", "they", "said.", "The", "end", "of", "it."]
    )


def test_text_within_a_form_is_read_and_text_on_its_side_is_not(tmp_path: Path) -> None:
    content = (
        "q /Fm Do Q "
        + lines((50, 800, "Above the form."))
        + "BT /F 10 Tf 0 1 -1 0 20 100 Tm (Sideways) Tj ET"
    )
    found = text(tmp_path, page(content, form=lines((50, 700, "Within the form."))))
    assert found.splitlines() == ["Above the form.", "Within the form."]


def test_forms_within_themselves_end(tmp_path: Path) -> None:
    raw = page("/Fm Do", form=lines((50, 700, "Within the form.")) + "/Fm Do")
    reader = PdfReader(io.BytesIO(raw))
    form = reader.pages[0]["/Resources"]["/XObject"]["/Fm"]
    writer = PdfWriter(clone_from=reader)
    copied = writer.pages[0]["/Resources"]["/XObject"].raw_get("/Fm")
    copied.get_object()["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/Fm"): copied})
    out = io.BytesIO()
    writer.write(out)
    assert form["/Subtype"] == "/Form"
    assert "Within the form." in text(tmp_path, out.getvalue())


COLUMN = (
    "Shelling hit the market on",
    "Tuesday and killed four of the",
    "people who had come to buy",
    "bread there.",
)
OTHER = (
    "A second strike fell on the road",
    "to Binnish an hour later and",
    "wounded the driver of a lorry",
    "and his son.",
)


def test_columns_are_read_one_after_the_other_below_a_heading(tmp_path: Path) -> None:
    heading = (50, 760, "A report on the week in the north of the country, by the office")
    left = [(50, 700 - 12 * n, words) for n, words in enumerate(COLUMN)]
    right = [(320, 700 - 12 * n, words) for n, words in enumerate(OTHER)]
    rows = [pair for both in zip(left, right, strict=True) for pair in both]
    assert text(tmp_path, page(lines(heading, *rows))).splitlines() == [
        heading[2],
        " ".join(COLUMN),
        " ".join(OTHER),
    ]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    cells = [
        ("14 Nov", "Atarib", "3"),
        ("15 Nov", "Saraqib", "1"),
        ("16 Nov", "Ariha", "2"),
        ("17 Nov", "Maarra", "0"),
    ]
    placed = [(50 + 150 * c, 700 - 14 * r, cell) for r, row in enumerate(cells) for c, cell in enumerate(row)]
    assert text(tmp_path, page(lines(*placed))).splitlines() == [" ".join(row) for row in cells]


@pytest.mark.parametrize(
    "content",
    [
        "BT (no font) Tj ET " + lines((50, 700, "Sound words.")),
        "Q Q ET EMC BT /F Tf 1 Td (x) ET " + lines((50, 700, "Sound words.")),
        "BT /Nobody 10 Tf (unknown) Tj ET " + lines((50, 700, "Sound words.")),
        "BT /F 10 Tf [null /Name (a) << >>] TJ ET " + lines((50, 700, "Sound words.")),
    ],
)
def test_broken_streams_lose_only_what_is_broken(tmp_path: Path, content: str) -> None:
    assert "Sound words." in text(tmp_path, page(content))


def test_a_font_without_widths_or_maps_does_not_end_the_batch(tmp_path: Path) -> None:
    broken = DictionaryObject(
        {NameObject("/Subtype"): NameObject("/Type0"), NameObject("/ToUnicode"): NumberObject(1)}
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(page(lines((50, 700, "words")), font=broken))
    assert len(list(read([path]))) == 1


@pytest.mark.parametrize(
    ("seen", "read_as"),
    [
        # as seen from left to right
        (["برتألا", "ىلع", "فصقلا"], "القصف على الأترب"),
        (["75%", "ةبسنب", "ةنيدملا"], "المدينة بنسبة 75%"),
        (["%75", "ةبسنب", "ةنيدملا"], "المدينة بنسبة 75%"),
        (["٢٠٢٣/١١/١", "ذنم", "ةنيدملا"], "المدينة منذ ٢٠٢٣/١١/١"),
        (["White", "Helmets", "ةمظنم", "ةنيدملا"], "المدينة منظمة White Helmets"),
        ([")دصرملا(", "ةنيدملا"], "المدينة (المرصد)"),
        (["(دصرملا)", "ةنيدملا"], "المدينة (المرصد)"),
        (["»ناكملا«", "ةنيدملا"], "المدينة «المكان»"),
    ],
)
def test_what_is_seen_and_what_it_reads_as(seen: list[str], read_as: str) -> None:
    assert read_order([[list(word) for word in seen]]) == read_as


def test_pieces_keep_their_order_within() -> None:
    assert (
        read_order([[list("ةنيدملا")], [["ث", "لا", "ث"], ["قُ", "ا", "لا"]]]).splitlines()[1] == "لااقُ ثلاث"
    )
    assert read_order([[list("The"), list("(ةكرح)"), list("group"), list("said")]]) == "The (حركة) group said"
