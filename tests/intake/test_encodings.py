from __future__ import annotations

import codecs
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.encodings import NotText, decode, decode_line, utf16_of

ARABIC = "قال ناشطون إن طائرة مسيّرة استهدفت سيارة في ريف دير الزور الشرقي يوم 17 من الشهر.\r\nولم تقع إصابات، بحسبهم.\n"
ENGLISH = "A drone strike hit a car near Mayadin on 17 November, activists said.\nTwo people were killed.\n"
FRENCH = (
    "Une frappe de drone a touché un véhicule près de Mayadin, où deux civils ont été blessés – selon eux.\n"
)


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, ARABIC + ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "cp1256"])
def test_text_comes_back_with_its_line_ends(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")) == ARABIC


def test_windows_1256_of_one_short_line() -> None:
    assert decode("مقتل مدنيين اثنين".encode("cp1256")) == "مقتل مدنيين اثنين"


def test_windows_1256_inside_json_keys() -> None:
    line = '{"id": "7", "publisher": "Example News Network", "text": "مقتل مدني"}'
    assert decode_line(line.encode("cp1256"), None) == line


def test_windows_1252_where_accents_stand_in_latin_words() -> None:
    assert decode(FRENCH.encode("cp1252")) == FRENCH


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_utf8_cut_in_a_character_is_said_and_not_taken_for_an_older_code_page(cut: int) -> None:
    whole = (ARABIC + "🚨").encode("utf-8")
    with pytest.raises(NotText, match=r"cut short"):
        decode(whole[:-cut])


def test_utf8_damaged_within_names_the_byte() -> None:
    raw = bytearray(ARABIC.encode("utf-8"))
    raw[4] = 0xFF
    with pytest.raises(NotText, match=r"damaged UTF-8 \(first at byte 5\)"):
        decode(bytes(raw))


def test_utf16_cut_in_a_character() -> None:
    with pytest.raises(NotText, match="cut short"):
        decode(ARABIC.encode("utf-16")[:-1])


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (gzip.compress(b"text", mtime=0), "gzip archive"),
        (b"SQLite format 3\x00", "SQLite database"),
        (b"\x00" * 12 + b"\x01\x02\x03", "binary data"),
        (bytes(range(256)) * 4, "binary data"),
        ("ab".encode("utf-32"), "UTF-32"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, kind: str) -> None:
    with pytest.raises(NotText, match=kind):
        decode(raw)


def test_a_report_whose_first_word_looks_like_a_signature_is_read() -> None:
    assert decode(b"RIFFA, ID3 and BZh are words here.") == "RIFFA, ID3 and BZh are words here."


def test_other_code_pages_are_refused() -> None:
    with pytest.raises(NotText, match="not text in UTF-8, UTF-16 or Windows-1256"):
        decode("Беспилотник ударил по машине".encode("koi8-r"))


def test_order_of_bytes_is_found_from_a_head_of_odd_length() -> None:
    assert utf16_of(('{"text": "مقتل"}'.encode("utf-16-le"))[:-1]) == "utf-16-le"
    assert utf16_of(b"plain") is None


@given(st.binary(max_size=400))
def test_bytes_are_text_or_said_not_to_be(raw: bytes) -> None:
    try:
        assert isinstance(decode(raw), str)
    except NotText as error:
        assert str(error)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=200))
def test_any_utf8_text_comes_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8")) == text
