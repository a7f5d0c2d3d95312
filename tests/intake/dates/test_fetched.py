"""Pages that came over the network: when they were fetched, and what the server says."""

from __future__ import annotations

import io
from pathlib import Path

from tests.intake.dates.test_clues import page
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tawatur.intake import Problem, read
from tawatur.model import Report


def archived(tmp_path: Path, source: str, **headers: str) -> list[Report | Problem]:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    named = [("Content-Type", "text/html"), *((k.replace("_", "-"), v) for k, v in headers.items())]
    record = writer.create_warc_record(
        "https://nobody.example/a",
        "response",
        payload=io.BytesIO(source.encode()),
        http_headers=StatusAndHeaders("200 OK", named, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": "2023-03-13T09:30:00Z"},
    )
    writer.write_record(record)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(out.getvalue())
    return list(read([path]))


def test_how_long_ago_counts_from_the_moment_of_fetching(tmp_path: Path) -> None:
    (report,) = archived(tmp_path, page(byline="<p>نُشر منذ 3 ساعات</p>"))
    assert isinstance(report, Report)
    assert report.published == "2023-03-13T06:30:00+00:00"


def test_last_modified_is_the_weakest_and_said_to_be(tmp_path: Path) -> None:
    modified = "Sun, 12 Mar 2023 08:00:00 GMT"
    said, report = archived(tmp_path, page(), Last_Modified=modified)
    assert isinstance(report, Report)
    assert report.published == "2023-03-12T08:00:00+00:00"
    assert "only the server says when it was last changed" in str(said)
    (report,) = archived(tmp_path, page(byline="<p>نُشر في 10 آذار 2023</p>"), Last_Modified=modified)
    assert isinstance(report, Report)
    assert (report.published, report.dating.agree) == ("2023-03-10", None)


def test_a_page_that_is_made_for_each_reader_was_not_changed_then(tmp_path: Path) -> None:
    (report,) = archived(tmp_path, page(), Last_Modified="Mon, 13 Mar 2023 09:29:58 GMT")
    assert isinstance(report, Report)
    assert report.published is None


def test_a_day_after_the_fetch_is_none_of_publication(tmp_path: Path) -> None:
    (report,) = archived(tmp_path, page(byline="<p>نُشر في 10 آذار 2025</p>"), Last_Modified="nonsense")
    assert isinstance(report, Report)
    assert report.published is None
