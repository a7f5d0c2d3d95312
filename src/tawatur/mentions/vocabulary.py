"""The closed vocabularies that the tables under ``data/`` are written in; docs/lexicon.md explains them to linguists."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = frozenset({"ar", "en"})

SENSES: Final = frozenset(
    "air_strike shelling bombard hit blast suicide grenade chemical clash assault storm ambush shoot kill injure execute"
    " abduct rape protest disperse riot mob capture regain truce arrest movement disrupt base loot transfer siege_etc crash"
    " threat accusation denial demand talks pledge condemnation claim none".split()
)
"""What a word may tell of; ``events`` turns sense, means and sides into a type. "none": of nothing, whatever its words."""

ROLES: Final = frozenset("side1 side2 place means victims weapon target event".split())
"""What the words in a slot may be."""

NEEDS: Final = frozenset("armed place_obj people_obj weapon_obj means event_obj".split())
"""What a clause may have to hold for a reading to count."""

MEANS: Final = frozenset(
    "drone aircraft artillery mortar rocket missile ied car_bomb suicide_vest barrel_bomb chemical small_arms grenade blade"
    " other".split()
)

SLOTS: Final = {
    "ar": frozenset("subj obj of على ضد ل ب في من إلى الى عن بين مع".split()),
    "en": frozenset("subj obj of on against at in with by from between into near to".split()),
}

CONTEXT_KINDS: Final = frozenset(
    "negation not_negation planned hypothetical historical noise_sport noise_market noise_film noise_metaphor"
    " noise_training noise_court noise_accident aggregate clause_break agent_marker no_casualties no_casualty_news"
    " casualties_unknown light_verb".split()
) | {f"means:{means}" for means in MEANS}

ACTOR_CLASSES: Final = frozenset(
    "state_forces rebel_group political_militia identity_militia protesters rioters civilians external_forces government"
    " organisation".split()
)
DESCRIPTOR_CLASSES: Final = ACTOR_CLASSES | {"armed", "object", "weapon_platform"}
DESCRIPTOR_ROLES: Final = frozenset("side victim target platform".split())
ACTOR_RULES: Final = frozenset(
    "forces army air-force navy police intelligence government rebels peacekeepers coalition state".split()
)
SOURCE_KINDS: Final = frozenset(
    "media official military armed_group monitor activist witness medical local_source expert social_media other".split()
)
PLACE_KINDS: Final = frozenset(
    "country admin1 admin2 city town village base airport oil_field crossing camp dam quarter region district site island"
    " mountain road".split()
)
CUE_KINDS: Final = frozenset(
    "say tell report add cite relay claim deny gerund citing according by that back hearer statement".split()
)
CALENDAR_KINDS: Final = {"month": (1, 12), "hijri": (1, 12), "weekday": (0, 6), "daypart": (0, 0)}
"""Kinds of calendar words with the least and the greatest value; a part of the day has none."""
