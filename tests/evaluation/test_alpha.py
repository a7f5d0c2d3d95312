"""The worked examples of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011)."""

from __future__ import annotations

import pytest

from tawatur.evaluation.alpha import Value, alpha


def units(*coders: str) -> list[tuple[Value | None, ...]]:
    """What coders say of units, a column each; a dot is nothing."""
    return [tuple(None if v == "." else float(v) for v in unit) for unit in zip(*coders, strict=True)]


FOUR = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_two_coders_of_two_values() -> None:
    assert alpha(units("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.0005)


def test_two_coders_of_names() -> None:
    assert alpha([*zip("aabbdcccedda", "babbbccceddd", strict=True)]) == pytest.approx(0.692, abs=0.0005)


def test_four_coders_with_values_missing() -> None:
    assert alpha(FOUR) == pytest.approx(0.743, abs=0.0005)
    assert alpha(FOUR, "interval") == pytest.approx(0.849, abs=0.0005)


def test_what_is_not_defined() -> None:
    assert alpha([]) is None
    assert alpha([("a", None), (None, "b")]) is None
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_agreement_throughout_and_none() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert (alpha([("a", "b"), ("b", "a")]) or 0) < 0
