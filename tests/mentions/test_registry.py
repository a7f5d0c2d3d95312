"""The registries of actors and sources hold together."""

from __future__ import annotations

from tawatur.mentions.registry import actors, sources


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
    assert len(found) >= 100
    assert found["reuters"].kind == "media"
    assert "reuters.com" in found["reuters"].domains
    assert not any(alias.startswith("~") for source in found.values() for alias in source.aliases)


def test_what_a_source_points_to_exists() -> None:
    found, known = sources(), actors()
    assert {s.actor for s in found.values() if s.actor} <= set(known)
    assert {r for s in found.values() for r in s.republishes} <= set(found)
