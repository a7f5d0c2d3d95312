"""Distances on the earth."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.mentions.distance import EARTH_RADIUS_KM, great_circle_km

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


def test_damascus_to_beirut() -> None:
    assert great_circle_km(33.513, 36.292, 33.894, 35.502) == pytest.approx(84.5, abs=1)


def test_opposite_ends_of_the_earth() -> None:
    assert great_circle_km(0, 0, 0, 180) == pytest.approx(pi * EARTH_RADIUS_KM)


@given(latitudes, longitudes, latitudes, longitudes)
def test_the_same_both_ways_and_never_beyond_half_round(a: float, b: float, c: float, d: float) -> None:
    there, back = great_circle_km(a, b, c, d), great_circle_km(c, d, a, b)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= pi * EARTH_RADIUS_KM + 1e-6
    assert great_circle_km(a, b, a, b) == 0
