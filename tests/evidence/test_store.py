from __future__ import annotations

import errno
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.evidence import Damaged, Expunged, Missing, NotKept, Store


def test_bytes_come_back_under_their_digest(tmp_path: Path) -> None:
    store = Store(tmp_path / "evidence")
    raw = "قصف".encode()
    digest = store.put(raw)
    assert digest == hashlib.sha256(raw).hexdigest()
    assert store.put(raw) == digest
    assert store.get(digest) == raw
    assert digest in store
    assert list(store.digests()) == [digest]
    assert store.is_sound(digest)


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    digest = store.put(b"as it was")
    (path,) = (p for p in tmp_path.rglob(digest))
    path.write_bytes(b"as it Was")
    assert not store.is_sound(digest)
    with pytest.raises(Damaged, match="does not hold the bytes of its name"):
        store.get(digest)


def test_what_is_not_there_and_what_was_taken_out(tmp_path: Path) -> None:
    store = Store(tmp_path)
    absent = hashlib.sha256(b"never").hexdigest()
    with pytest.raises(Missing):
        store.get(absent)
    digest = store.put(b"names of people at risk")
    assert store.expunge(digest, at="2026-11-28T06:00:00Z", by="rh", reason="safety of the people named")
    assert digest not in store
    with pytest.raises(Expunged, match="safety of the people named"):
        store.get(digest)
    assert store.put(b"names of people at risk") == digest
    assert digest not in store
    assert not store.expunge(digest, at="2026-11-29T06:00:00Z", by="x", reason="other")
    assert store.reason(digest) == "safety of the people named"
    with pytest.raises(ValueError, match="is no SHA-256"):
        store.get("../../etc/passwd")


def test_a_full_disk_leaves_nothing_torn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotKept, match="no space left"):
        store.put(b"x" * 1000)
    monkeypatch.undo()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    assert store.get(store.put(b"x" * 1000)) == b"x" * 1000


def test_many_may_write_the_same_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        digests = list(pool.map(lambda n: Store(tmp_path).put(b"%d" % (n % 5)), range(100)))
    assert len(set(digests)) == 5
    assert all(Store(tmp_path).is_sound(d) for d in digests)
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 5


@given(st.binary())
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    assert store.get(store.put(raw)) == raw


def test_what_was_expunged_can_be_kept_again_on_purpose(tmp_path: Path) -> None:
    store = Store(tmp_path)
    digest = store.put(b"names")
    store.expunge(digest, at="2026-11-28T06:00:00Z", by="rh", reason="safety")
    found = store.tombstone(digest)
    assert found is not None and (found.by, found.at) == ("rh", "2026-11-28T06:00:00Z")
    assert store.put(b"names", again=True) == digest and digest in store
    assert store.expunge(digest, at="2026-11-30T06:00:00Z", by="nn", reason="asked again")
    assert store.reason(digest) == "asked again"
    assert store.put(b"names", again=True) == digest
    assert store.get(digest) == b"names"


def test_what_a_killed_process_left_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"whole")
    (tmp_path / ".half").write_bytes(b"ha")
    assert [path.name for path in store.leftovers()] == [".half"]
