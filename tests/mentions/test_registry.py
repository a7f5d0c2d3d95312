"""The registries of actors and sources hold together."""

from __future__ import annotations

import pytest

from tawatur.mentions.registry import actors, camp, opposed, publisher_id, sources


def test_actors_by_id() -> None:
    found = actors()
    assert len(found) >= 150
    assert found["isis"].name == "Islamic State"
    assert all(key == actor.id and actor.name for key, actor in found.items())


def test_affiliations_are_actors() -> None:
    found = actors()
    missing = {a for actor in found.values() for a in actor.affiliation if a not in found}
    assert missing == set()


def test_sources_by_id() -> None:
    found = sources()
    assert len(found) >= 460
    assert found["reuters"].kind == "media"
    assert {"reuters", "reuters.com", "@Reuters"} <= set(found["reuters"].names)


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ("Reuters", "reuters"),
        ("www.reuters.com", "reuters"),
        ("@reuters", "reuters"),
        ("الميادين", "mayadeen"),  # in running text only in quotation marks
        ("المرصد", None),  # short for the full name, which a publisher's name is not
        ("no such outlet", None),
        ("", None),
        (None, None),
    ],
)
def test_a_publisher_by_any_name_that_stands_alone(publisher: str | None, source: str | None) -> None:
    assert publisher_id(publisher) == source


def test_what_a_source_points_to_exists() -> None:
    found, known = sources(), actors()
    assert {s.actor for s in found.values() if s.actor} <= set(known)
    assert {r for s in found.values() for r in s.republishes} <= set(found)
    assert {s.owner for s in found.values() if s.owner} <= set(found)


def test_what_a_source_belongs_to() -> None:
    assert sources()["press-tv"].owner == "irib"
    assert sources()["reuters"].owner is None
    for source in sources().values():
        seen = {source.id}
        while source.owner:
            source = sources()[source.owner]
            assert source.id not in seen, f"{source.id} belongs to itself"
            seen.add(source.id)


def test_who_is_known_to_fight_whom() -> None:
    assert opposed("houthi", "popular-resistance-yemen")
    assert opposed("iq-cts", "isis")  # by the state that it belongs to
    assert not opposed("iq-cts", "iq-state")
    assert not opposed("hezbollah", "assad-forces")
    assert "hadi-forces" in camp("popular-resistance-yemen")
