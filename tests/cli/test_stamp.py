"""Trusted timestamps, from an authority on loopback that openssl plays."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.cli.conftest import Run
from tests.intake.web.server import serving
from tests.server_desks import beside

from tawatur.desk import Desk
from tawatur.desk.keeping import store_of
from tawatur.desk.schema import log
from tawatur.evidence import stamps
from tawatur.model import Report

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl plays the authority")
CONFIGURATION = "[tsa]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\n"
COMMANDS = (
    "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 30 -subj /CN=Root",
    "req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Authority",
    "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 30 -extfile use",
    "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 30 -subj /CN=Other",
)


@dataclass(frozen=True, slots=True)
class Authority:
    """Where to ask, its root certificate, what it was sent, and what it answers instead where that is set."""

    url: str
    root: Path
    sent: list[bytes]
    instead: list[bytes]


def openssl(folder: Path, words: str) -> None:
    subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("authority")
    (folder / "use").write_text(
        "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
    )
    (folder / "tsa.cnf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01\n")
    for command in COMMANDS:
        openssl(folder, command)
    return folder


@pytest.fixture
def authority(keys: Path) -> Iterator[Authority]:
    pytest.importorskip("rfc3161_client")
    with serving() as site:
        found = Authority(f"{site.url}/tsr", keys / "root.pem", [], [])

        def answer(handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
            body = handler.rfile.read(int(handler.headers["Content-Length"]))
            found.sent.append(body)
            (keys / "query").write_bytes(body)
            openssl(
                keys,
                "ts -reply -config tsa.cnf -section tsa -queryfile query -signer tsa.pem -inkey tsa.key -out reply",
            )
            reply = found.instead[0] if found.instead else (keys / "reply").read_bytes()
            return 200, {"Content-Type": "application/timestamp-reply"}, reply

        site.answers["/tsr"] = answer
        yield found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "w.db"
    with Desk(path) as store:
        store.add([Report("r", "Three civilians were killed in Atarib on Tuesday.", published="2023-11-15")])
    return path


def stamp(run: Run, desk: Path, authority: Authority, *more: str | Path) -> tuple[int, str, str]:
    done = run("stamp", "--desk", desk, "--authority", authority.url, "--allow-host", "127.0.0.1", *more)
    return done.code, done.out, done.err


def test_the_log_is_stamped_and_the_stamp_checked(run: Run, desk: Path, authority: Authority) -> None:
    with Desk(desk) as store:
        (entry,) = store.log()
    code, out, err = stamp(run, desk, authority, "--root", authority.root)
    assert (code, err) == (0, "")
    assert "log entry 1 was stamped at 20" in out
    assert "by CN=Authority" in out
    # only a digest of the entry's digest is sent
    assert entry.digest.encode() not in authority.sent[0]
    checked = run("verify", "--desk", desk)
    assert checked.code == 0
    assert "Log entry 1 was there at 20" in checked.out
    assert "CN=Authority, under a root certificate that was given by hand." in checked.out
    with Desk(desk) as store:
        assert [e.what for e in store.log()] == ["add", "intake", "stamp"]


def test_an_authority_that_nobody_knows_is_not_believed(
    run: Run, desk: Path, authority: Authority, keys: Path
) -> None:
    for root in ((), ("--root", keys / "other.pem")):
        code, _, err = stamp(run, desk, authority, *root)
        assert code == 1
        assert "its signature does not hold under a known root certificate" in err
    with Desk(desk) as store:
        assert [e.what for e in store.log()] == ["add"]


def test_an_answer_that_is_none_is_said(run: Run, desk: Path, authority: Authority) -> None:
    authority.instead.append(b"<html>no timestamps here</html>")
    code, _, err = stamp(run, desk, authority, "--root", authority.root)
    assert (code, err.count("\n")) == (1, 1)
    assert "it is no timestamp" in err


def test_an_old_answer_is_not_taken_for_a_new_one(
    run: Run, desk: Path, authority: Authority, keys: Path
) -> None:
    assert stamp(run, desk, authority, "--root", authority.root)[0] == 0
    authority.instead.append((keys / "reply").read_bytes())
    code, _, err = stamp(run, desk, authority, "--root", authority.root)
    assert code == 1
    assert "it is the timestamp of something else" in err


def test_a_stamp_of_a_log_that_was_changed_is_found(run: Run, desk: Path, authority: Authority) -> None:
    stamp(run, desk, authority, "--root", authority.root)
    with beside(desk, lifted=True) as connection:
        connection.execute(update(log).where(log.c.number == 1).values(digest="0" * 64))
    done = run("verify", "--desk", desk)
    assert done.code == 1
    assert "timestamp in log entry 3: it is not of what log entry 1 is now." in done.out


@pytest.mark.file_desk
def test_a_changed_token_is_found(run: Run, desk: Path, authority: Authority) -> None:
    stamp(run, desk, authority, "--root", authority.root)
    with Desk(desk) as store:
        token = store_of(desk).path(str([*store.log()][-1].about["token"]))
    raw = bytearray(token.read_bytes())
    raw[-20] ^= 1
    token.write_bytes(raw)
    done = run("verify", "--desk", desk)
    assert done.code == 1
    assert "its bytes were changed after they were kept" in done.out
    assert "its signature does not hold" in done.out


def test_without_the_package_a_sentence_says_what_to_do(
    run: Run, desk: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp(run, desk, authority, "--root", authority.root)

    def missing(*_: object) -> None:
        raise stamps.NoStamps

    monkeypatch.setattr("tawatur.desk.stamping.check", missing)
    monkeypatch.setattr("tawatur.desk.stamping.request_for", missing)
    assert "its timestamp was not checked; run: pip install" in run("verify", "--desk", desk).out
    code, _, err = stamp(run, desk, authority)
    assert (code, err.count("\n")) == (1, 1)
    assert "need the package rfc3161-client" in err


def test_an_authority_on_the_own_network_is_refused(run: Run, desk: Path, authority: Authority) -> None:
    done = run("stamp", "--desk", desk, "--authority", authority.url)
    assert done.code == 1
    assert "allow it with --allow-host 127.0.0.1" in done.err
    assert authority.sent == []
