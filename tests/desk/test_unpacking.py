"""What kept bytes are as text: packed, torn, in pieces, and however long."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tawatur.desk import unpacking
from tawatur.desk.traces import Traces
from tawatur.desk.unpacking import texts_in
from tawatur.intake.web.client import Fetched
from tawatur.intake.web.wire import to_warc
from tawatur.model import Report

TOLD = "قُتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء"
FILLER = "Nothing of it stands in these words, which fill the file. "


def unpacked(raw: bytes) -> list[str]:
    return list(texts_in(io.BytesIO(raw), len(raw)))


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in files.items():
            packed.writestr(name, raw)
    return out.getvalue()


def archived(raw: bytes) -> bytes:
    return to_warc(Fetched("https://a.example/1", 200, (), raw, raw, (), datetime(2023, 11, 15, tzinfo=UTC)))


def plain(raw: bytes) -> bytes:
    return raw


@pytest.mark.parametrize(
    "pack",
    [
        plain,
        gzip.compress,
        archived,
        lambda raw: zipped(a=raw),
        lambda raw: gzip.compress(zipped(a=archived(raw))),
    ],
    ids=["plain", "gzip", "WARC", "ZIP", "WARC in ZIP in gzip"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_words_are_found_wherever_they_lie(
    pack: object, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(pack)
    monkeypatch.setattr(unpacking, "STRETCH", 1000)
    monkeypatch.setattr(unpacking, "OVERLAP", 400)
    traces, path = Traces([Report("r", TOLD)]), tmp_path / "file"
    for before in range(0, 1100, 90):  # across the end of a stretch, and not
        text = (FILLER * 40)[:before] + f" {TOLD} " + FILLER * 20
        path.write_bytes(pack(text.encode(encoding)))
        assert traces.in_file(path), before
    path.write_bytes(pack((FILLER * 40).encode(encoding)))
    assert not traces.in_file(path)


def test_letters_at_the_edge_of_a_stretch_make_no_other_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "STRETCH", 101)
    monkeypatch.setattr(unpacking, "OVERLAP", 11)
    assert all("\ufffd" not in text for text in unpacked((TOLD * 9).encode()))


def test_what_is_torn_gives_what_can_be_read() -> None:
    assert unpacked(b"PK\x03\x04 torn") == []
    assert unpacked("قصف".encode("cp1256"))[-1] == "قصف"
    assert "".join(unpacked(gzip.compress(FILLER.encode() * 9999)[:-20]))[:20] == FILLER[:20]
    assert unpacked(b"") == []


def test_a_bomb_ends_the_search_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_ROOM", 1000)
    monkeypatch.setattr(unpacking, "_MOST_TIMES", 1)
    monkeypatch.setattr(unpacking, "STRETCH", 1000)
    assert len(unpacked(gzip.compress(b"x" * 1_000_000))) <= 2
