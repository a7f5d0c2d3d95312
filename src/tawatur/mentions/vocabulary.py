"""The closed vocabularies that the tables under ``data/`` are written in; ``tawatur lexicon check`` knows no others."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES: Final = _words("ar en")

SENSES: Final = _words(
    """air_strike shelling bombard hit blast suicide grenade chemical clash assault storm ambush shoot kill injure
    execute abduct rape protest disperse riot mob capture regain truce arrest movement disrupt base loot transfer
    siege_etc crash threat accusation denial demand talks pledge condemnation claim none"""
)
"""What a word may tell of; ``events`` turns sense, means and sides into a type. "none": a fixed phrase that tells of
nothing, whatever its words tell of elsewhere."""

FLOWN: Final = frozenset({"drone", "missile", "rocket"})
"""Means that can be brought down on their way."""
ROLES: Final = _words("side1 side2 place means victims weapon target event")
"""What the words in a slot may be."""

NEEDS: Final = _words(
    "armed armed_near place_obj people_obj weapon_obj arms_obj by_state means event_obj since ruler"
)
"""What a clause may have to hold for a reading to count."""

MARKS: Final = _words(
    """massacre offensive counter along strikes airy unstated returns raid lost seizes holds house burns statecraft inner wreck
    captive stoppage gathers by_crowd pact release aim afoot led stays lasts found slain beaten leaves of_state dies
    destroys plunder gassed"""
)
"""What a word may be beyond its sense; ``events`` reads it accordingly."""

MEANS: Final = _words(
    """drone aircraft artillery mortar rocket missile ied car_bomb suicide_vest barrel_bomb chemical small_arms
    grenade blade other"""
)

WEAPON_WORDS: Final = frozenset(f"means:{m}" for m in MEANS - _words("aircraft small_arms blade other"))
"""The kinds of context words for what is fired, dropped or set off."""

SLOTS: Final = {
    "ar": _words("subj obj of على ضد ل ب في من إلى الى عن بين مع لصالح"),
    "en": _words("subj obj of on against at in with by from between into near over to"),
}

CONTEXT_KINDS: Final = _words(
    """negation not_negation planned hypothetical historical noise_sport noise_market noise_film noise_metaphor
    noise_training noise_history noise_court noise_accident not_noise aggregate clause_break no_casualties
    no_casualty_news casualties_unknown light_verb support"""
) | {f"means:{means}" for means in MEANS}

SIGN_KINDS: Final = _words(
    """troops shot_down stoppage dissent rescuers visit road crime ending hearers named_for far_name not_there political works arms
    plan plan_far aim aim_far light_masdar light_event no_plan will would to_come words since ruler speakers saying state_acts reacts captives
    brings brings_to indeed due culprits decided asked"""
)
"""What the words around an event word may be a sign of."""

ACTOR_CLASSES: Final = _words(
    """state_forces rebel_group political_militia identity_militia protesters rioters civilians external_forces
    government organisation"""
)
DESCRIPTOR_CLASSES: Final = ACTOR_CLASSES | {"armed", "object", "weapon_platform"}
DESCRIPTOR_ROLES: Final = _words("side victim target platform")
ACTOR_RULES: Final = _words(
    "forces army air-force navy police intelligence government rebels peacekeepers coalition state"
)
SOURCE_KINDS: Final = _words(
    """media official military armed_group monitor activist witness medical local_source expert social_media
    other"""
)
PLACE_KINDS: Final = _words(
    """country admin1 admin2 city town village base airport oil_field crossing camp dam quarter region district
    site island mountain road"""
)
PLACE_CONFIDENCE: Final = _words("high medium low")
"""A point published elsewhere, a well-known place, a rough one."""
CUE_KINDS: Final = _words(
    """say tell report add cite relay claim deny gerund citing according reports issued stated in_it noun_of_saying by that back noun organisation hearer
    statement"""
)
CALENDAR_KINDS: Final = {"month": (1, 12), "hijri": (1, 12), "weekday": (0, 6), "daypart": (0, 0)}
"""Kinds of calendar words with the least and the greatest value; a part of the day has none."""
