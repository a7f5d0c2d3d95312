from __future__ import annotations

import codecs
import io

from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.lines import Stream, raw_lines


class Dripping:
    """A stream that hands out its bytes a few at a time, as a pipe may."""

    def __init__(self, raw: bytes, step: int) -> None:
        self._raw = io.BytesIO(raw)
        self._step = step

    def read1(self, size: int, /) -> bytes:
        return self._raw.read(min(size, self._step))


@given(st.binary(max_size=300), st.integers(1, 40))
def test_lines_are_cut_as_the_standard_library_cuts_them(raw: bytes, step: int) -> None:
    raw = b"start" + raw.replace(b"\0", b"")
    lines = list(raw_lines(Stream(Dripping(raw, step)), 10_000))
    assert [line for _, line, _ in lines] == raw.splitlines(keepends=True) or b"".join(
        line or b"" for _, line, _ in lines
    ) == raw
    assert [number for number, _, _ in lines] == list(range(1, len(lines) + 1))
    assert all((line or b"").count(b"\n") <= 1 for _, line, _ in lines)


@given(st.lists(st.text("ab \u0a0a\u060a\u0a06ح", max_size=12), min_size=1, max_size=8), st.integers(3, 9))
def test_utf16_is_cut_at_line_feeds_and_not_at_bytes_that_look_like_one(words: list[str], step: int) -> None:
    text = "".join(f"{word}\n" for word in words)
    raw = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    found = [
        line.decode(wide) for _, line, wide in raw_lines(Stream(Dripping(raw, step)), 10_000) if line and wide
    ]
    assert found == [f"{word}\n" for word in words]


def test_a_line_over_the_limit_is_passed_over_and_the_next_are_read() -> None:
    raw = b"one\n" + b"x" * 200_000 + b"\nthree\n" + b"y" * 200_000
    assert list(raw_lines(Stream(io.BytesIO(raw)), 1000)) == [
        (1, b"one\n", None),
        (2, None, None),
        (3, b"three\n", None),
        (4, None, None),
    ]


def test_over_the_limit_in_utf16_keeps_in_step() -> None:
    raw = codecs.BOM_UTF16_LE + ("x" * 50 + "\nok\n").encode("utf-16-le")
    assert [line for _, line, _ in raw_lines(Stream(Dripping(raw, 7)), 20)] == [
        None,
        "ok\n".encode("utf-16-le"),
    ]


def test_a_first_line_is_there_before_the_stream_ends() -> None:
    class Waiting:
        def __init__(self) -> None:
            self.pieces = [b'{"text": 1}\n', b'{"te']

        def read1(self, size: int, /) -> bytes:
            if not self.pieces:
                raise AssertionError("read on although a line was there")
            return self.pieces.pop(0)

    assert next(raw_lines(Stream(Waiting()), 1000)) == (1, b'{"text": 1}\n', None)
