from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.evidence import Entry, canonical, check_chain, seal
from tawatur.evidence.log import GENESIS


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, length + 1):
        before = entries[-1].digest if entries else GENESIS
        about = {"report": f"r{number}", "note": "قصف"}
        entries.append(seal(number, "2026-11-28T06:00:00Z", "rh", "intake", about, before))
    return entries


def test_a_sound_chain_has_no_flaw() -> None:
    assert list(check_chain(chain(5))) == []
    assert list(check_chain([])) == []


@given(
    st.integers(0, 4),
    st.sampled_from(["number", "at", "who", "what", "about", "before", "digest"]),
)
def test_a_change_of_any_field_is_found(at: int, field: str) -> None:
    entries = chain(5)
    value: object = {"number": 9, "about": {"report": "other"}}.get(field, "x")
    entries[at] = replace(entries[at], **{field: value})  # type: ignore[arg-type]
    assert list(check_chain(entries))


@pytest.mark.parametrize("at", range(4))
def test_an_entry_taken_out_or_moved_is_found(at: int) -> None:
    entries = chain(5)
    assert list(check_chain(entries[:at] + entries[at + 1 :]))
    moved = entries.copy()
    moved[at], moved[at + 1] = moved[at + 1], moved[at]
    assert list(check_chain(moved))


def test_an_entry_that_was_sealed_anew_breaks_the_next() -> None:
    entries = chain(3)
    forged = seal(2, entries[1].at, "someone", "intake", {"report": "forged"}, entries[1].before)
    (flaw,) = check_chain([entries[0], forged, entries[2]])
    assert flaw.where == "log entry 3"


def test_the_canonical_form_is_one_for_one_value() -> None:
    assert canonical({"b": [1, "ق"], "a": None}) == '{"a":null,"b":[1,"ق"]}'.encode()
    with pytest.raises(TypeError):
        canonical({"a": [0.5]})


def test_of_an_expunged_entry_the_place_in_the_chain_is_still_checked() -> None:
    first = seal(1, "2026-11-28T06:00:00Z", "rh", "item", {"key": "https://example.org/1"}, GENESIS)
    second = seal(2, "2026-11-28T06:01:00Z", "rh", "add", {"run": 1}, first.digest)
    blank = replace(first, about={"expunged": "expunged-0"})
    assert [flaw.where for flaw in check_chain([blank, second])] == ["log entry 1"]
    assert list(check_chain([blank, second], {1})) == []
    moved = replace(blank, digest="0" * 64)
    assert [flaw.where for flaw in check_chain([moved, second], {1})] == ["log entry 2"]
