"""What was asked and answered, written as WARC records (ISO 28500), which any replayer opens."""

from __future__ import annotations

import io
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tawatur.intake.web.client import Fetched

_WORDS = {200: "OK", 304: "Not Modified"}


def to_warc(fetched: Fetched) -> bytes:
    """The request and the response of a fetch as one packed WARC file, the body as it came over the wire."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    moment = fetched.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    status = f"{fetched.status} {_WORDS.get(fetched.status, '')}".strip()
    response = writer.create_warc_record(
        fetched.url,
        "response",
        payload=io.BytesIO(fetched.wire),
        http_headers=StatusAndHeaders(status, list(fetched.headers), protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": moment},
    )
    path = "/" + fetched.url.split("/", 3)[3] if fetched.url.count("/") > 2 else "/"
    request = writer.create_warc_record(
        fetched.url,
        "request",
        http_headers=StatusAndHeaders(
            f"GET {path} HTTP/1.1", list(fetched.request_headers), is_http_request=True
        ),
        warc_headers_dict={"WARC-Date": moment},
    )
    writer.write_request_response_pair(request, response)
    return out.getvalue()


def answered(path: Path) -> dict[str, str]:
    """The headers of the answer in a file that :func:`to_warc` made, by their names in small letters."""
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    return {name.lower(): value for name, value in record.http_headers.headers}
    except (ArchiveLoadFailed, EOFError, ValueError, OSError):
        pass
    return {}
