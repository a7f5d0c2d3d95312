from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.intake import Problem, ReadOptions, read
from tawatur.intake.formats import endings
from tawatur.model import DateClue, Dating, Report


def stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_as_json_lines(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    stdin(monkeypatch, '\n  {"text": "غارة"}\n{"id": "b", "text": "قصف"}\nnot json\n'.encode(encoding))
    first, second, problem = read(["-"])
    assert isinstance(first, Report)
    assert first.text == "غارة"
    assert first.raw_sha256 is not None
    assert first.id == first.raw_sha256[:16]
    assert isinstance(second, Report)
    assert second.id == "b"
    assert str(problem).startswith("standard input, line 4: ")


def test_standard_input_as_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "غارة على الميادين\n".encode("cp1256")
    stdin(monkeypatch, raw)
    (report,) = read(["-"], options=ReadOptions("2023-11-17"))
    digest = hashlib.sha256(raw).hexdigest()
    given = Dating((DateClue("record", "given by the user", "2023-11-17", "2023-11-17"),))
    assert report == Report(
        digest[:16], "غارة على الميادين\n", published="2023-11-17", raw_sha256=digest, dating=given
    )


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    (problem,) = read(["-"])
    assert str(problem) == "standard input: is empty; put the report's text in it or leave it out."


def test_a_directory_is_walked_in_order(tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a/z.md",
        "a/page_files/style.css",
        "a/photo.JPG",
        ".hidden.txt",
        ".git/x.txt",
        "C.TXT",
    ]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04rest")
    items = list(read([str(tmp_path)]))
    assert [i.id if isinstance(i, Report) else Path(i.source).name for i in items] == [
        "C",
        "b",
        "notes.docx",
        "z",
    ]
    assert "Word" in str(items[2])


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ["a.txt", "b.txt"]:
        (tmp_path / name).write_text("words", encoding="utf-8")
    items = read([tmp_path / "b.txt", tmp_path / "nothing.txt", tmp_path / "a.txt"])
    assert [i.id if isinstance(i, Report) else i.reason for i in items] == [
        "b",
        "there is no such file; check the path",
        "a",
    ]


def test_an_empty_directory_is_said(tmp_path: Path) -> None:
    (problem,) = read([tmp_path])
    assert "holds no file that is read" in str(problem)


def test_an_ending_that_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("words", encoding="utf-8")
    (problem,) = read([tmp_path / "a.xyz"])
    assert 'files ending in ".xyz" are not read; give one ending in .txt, .md, .html' in str(problem)


def test_a_file_without_an_ending_is_read_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text('{"text": "one"}\n', encoding="utf-8")
    (tmp_path / "note").write_text("words", encoding="utf-8")
    items = list(read([tmp_path / "feed", tmp_path / "note"]))
    assert [i.id for i in items if isinstance(i, Report)] == ["feed:1", "note"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_in_a_directory_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = read([tmp_path])
    assert isinstance(problem, Problem)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    (problem,) = read([path])
    assert "may not be read" in str(problem)


def test_a_path_that_is_none() -> None:
    (problem,) = read(["a\0b.txt"])
    assert isinstance(problem, Problem)
    assert "\0" not in str(problem)


def test_a_problem_is_one_line_that_prints_whatever_the_name() -> None:
    sentence = str(Problem("bad\n\x1b[31m\udcffname.txt", 3, "is empty; leave it out"))
    assert sentence.encode("utf-8")
    assert sentence == "bad ?[31m?name.txt, line 3: is empty; leave it out."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"published": "soon"}, 'The publication date "soon" is no date; give it as YYYY-MM-DD.'),
        ({"fields": {"body": "text"}}, 'A report has no field "body"; map one of text, title, '),
    ],
)
def test_wrong_options_are_refused_at_once(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        ReadOptions(**arguments)  # type: ignore[arg-type]
    assert str(caught.value).startswith(sentence)


def test_the_page_extractor_is_not_loaded_for_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    code = (
        "import sys; from tawatur.intake import read; "
        f"assert len(list(read([{str(tmp_path)!r}]))) == 1; assert 'trafilatura' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


FRAGMENTS = st.sampled_from(
    [
        b'{"text": "',
        b'"}\n',
        b'{"text": 1, "date": "x"}\n',
        b"[",
        b"text,date\n",
        b'"',
        b"---\ntitle: a\n---\n",
        b"<html><body><article><p>",
        b"</p>",
        b'<blockquote class="twitter-tweet"><p>a</p>&mdash; B (@c) d</blockquote>',
        b'<blockquote class="fb-post"><blockquote class="twitter-tweet"><p>x<a>y</a>',
        b'<div class="tgme_widget_message" data-post="a/1">',
        b"<!-- -->",
        b"<?x?>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x00",
        b"\r\n",
        b"embeddedpostmark7x",
        "قصف على البلدة ".encode(),
        "قصف على البلدة ".encode("cp1256"),
        "قصف على البلدة\n".encode("utf-16-le"),
    ]
)
ANYTHING = st.one_of(
    st.binary(max_size=200), st.lists(st.one_of(FRAGMENTS, st.binary(max_size=6)), max_size=12).map(b"".join)
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=ANYTHING, ending=st.sampled_from(["", ".pdf", ".gz", *endings()]))
def test_reading_never_raises(tmp_path: Path, raw: bytes, ending: str) -> None:
    path = tmp_path / f"file{ending}"
    path.write_bytes(raw)
    items = list(read([path], options=ReadOptions(published="2023-11-17")))
    assert items
    for item in items:
        assert isinstance(item, Report | Problem)
        if isinstance(item, Report):
            assert item.text.strip()
            assert item.text.encode("utf-8")
            assert item.id
            assert item.published is None or item.day
        else:
            assert str(item).startswith(str(path))
            assert str(item).isprintable()
