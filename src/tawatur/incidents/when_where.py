"""Whether two accounts can be of one day and one place, as far as either report ties the event to them."""

from __future__ import annotations

from typing import Final

from tawatur.incidents.account import Account
from tawatur.incidents.firmness import Firmness, day_firmness, is_one_night, place_firmness
from tawatur.incidents.geography import agree, distance_km, goes_by, is_coarse
from tawatur.incidents.people import skeleton
from tawatur.incidents.verdict import Verdict, veto
from tawatur.incidents.when import Window, gap_days, window
from tawatur.model import Place

FARTHEST_DAYS: Final = 2
"""Days further apart than this always rule a pair out."""
TWO_DAYS: Final = -1.6
RECKONED_DAYS: Final = -1.2
"""Two days in a row, one of them reckoned from the day of publication, which may be that of a later print."""
BORROWED_DAYS: Final = -0.9
"""Two days, one of which the report says of something else."""
ONE_NIGHT: Final = -0.6
"""Two days in a row, and maybe the night between them."""
BESIDE: Final = -1.2
"""Two places, one of them only named beside the event."""
BORROWED_PLACE: Final = -0.5
"""Two places, one of which the report says of something else."""
BY_ITS_CAPITAL: Final = -0.2
"""Two places in one governorate, and one is the capital that it goes by."""
# By the days that the longer of two overlapping intervals holds.
_OVERLAP_SCORES = ((1, 1.0), (2, 0.8), (3, 0.6), (7, 0.4), (31, 0.15))
OTHER_NAME: Final = -1.0
"""Two places of different names, one of them somewhere in a wide area that holds the other."""
_WIDE_KM: Final = 60.0
"""An area of this radius holds many towns."""
UNLISTED: Final = "unlisted"
_TOWNS = frozenset(("city", "town"))


def judge_time(a: Account, b: Account) -> Verdict:
    """Whether both can be of the same days."""
    ours, theirs = window(a.event, a.published), window(b.event, b.published)
    if ours is None or theirs is None:
        return -0.3, "The day of one is not known."
    told = f"{_days(ours)} and {_days(theirs)}"
    gap = gap_days(ours, theirs)
    if gap:
        return _apart(a, b, ours, theirs, told)
    if not (ours.stated and theirs.stated):
        return 0.4, f"The days fit, though one rests on the day of publication: {told}."
    longest = max(ours.days, theirs.days)
    score = next((score for limit, score in _OVERLAP_SCORES if longest <= limit), 0.0)
    return score, f"The same days: {told}." if ours == theirs else f"The days overlap: {told}."


def _apart(a: Account, b: Account, ours: Window, theirs: Window, told: str) -> Verdict:
    """What days that do not overlap say, by how firmly the reports tie them to the event."""
    gap = gap_days(ours, theirs)
    firm = {day_firmness(a.event), day_firmness(b.event)}
    if _is_too_late(a, ours, b) or _is_too_late(b, theirs, a):
        return veto(f"One report came out before the day that the other gives: {told}.")
    if gap > FARTHEST_DAYS or (gap > 1 and "borrowed" not in firm):
        return veto(f"{gap} days apart: {told}.")
    if gap == 1 and not (ours.exact and theirs.exact):
        return -0.3, f"Close, but not on the same day: {told}."
    earlier, later = (a.event, b.event) if ours.start < theirs.start else (b.event, a.event)
    if gap == 1 and is_one_night(earlier, later):
        return ONE_NIGHT, f"On two days, but maybe in the night between them: {told}."
    if "borrowed" in firm:
        return BORROWED_DAYS, f"On two days, one of which its report says of something else: {told}."
    if "near" in firm and (a.published or "")[:10] != (b.published or "")[:10]:
        return RECKONED_DAYS, f"On two days, one reckoned from the day of publication: {told}."
    return TWO_DAYS, f"On two days: {told}."


def _is_too_late(later: Account, days: Window, other: Account) -> bool:
    """Whether a report gives an event of its own a day on which another had come out already."""
    published = (other.published or "")[:10]
    return (
        bool(published)
        and days.exact
        and day_firmness(later.event) == "own"
        and days.start.isoformat() > published
    )


def _days(days: Window) -> str:
    span = days.start.isoformat() if days.start == days.end else f"{days.start} to {days.end}"
    return span if days.stated else f"{span} (from publication)"


def judge_place(a: Account, b: Account) -> Verdict:
    """Whether both can be of the same place."""
    here, there = a.event.place, b.event.place
    if here is None or there is None:
        return 0.0, "The place of one is not told."
    widest = max(here.radius_km, there.radius_km)
    firm = place_firmness(a.event), place_firmness(b.event)
    if here.id == there.id:
        return _precision_score(here, widest, same=True), f"Both in {here.name}."
    apart = distance_km(here, there)
    if not agree(here, there) and (here.id in b.near or there.id in a.near):
        # Where a sentence names both places, which of them it means is easily mistaken.
        return 0.3, f"{here.name} and {there.name} are {apart:.0f} km apart, but one account names both."
    if (
        here.country
        and there.country
        and here.country != there.country
        and (is_coarse(here) or is_coarse(there))
    ):
        return _elsewhere(firm, f"{here.name} and {there.name} lie in different countries.")
    if _are_two_names(here, there):
        return OTHER_NAME, f"{here.name} and {there.name} are two names of small places."
    if agree(here, there):
        wide, narrow = (here, there) if here.radius_km >= there.radius_km else (there, here)
        return _precision_score(wide, widest, same=False), f"{narrow.name} lies in or by {wide.name}."
    if is_coarse(here) and is_coarse(there):
        return 0.0, f"{here.name} and {there.name} are wide areas."
    if apart > here.radius_km + there.radius_km + 10:
        if (a.report == b.report or firm != ("own", "own")) and (
            goes_by(here, there) or goes_by(there, here)
        ):
            detail = f"{here.name} and {there.name} are {apart:.0f} km apart, in one governorate"
            return BY_ITS_CAPITAL, f"{detail} that goes by its capital."
        return _elsewhere(firm, f"{here.name} and {there.name} are {apart:.0f} km apart.")
    if {here.precision, there.precision} <= _TOWNS and apart > widest + 5:
        return _elsewhere(firm, f"{here.name} and {there.name} are two towns, {apart:.0f} km apart.")
    if (here.precision == "city") != (there.precision == "city"):
        return (
            0.1,
            f"{here.name} and {there.name} are {apart:.0f} km apart: a city stands for what is near it.",
        )
    return -1.0, f"{here.name} and {there.name} are {apart:.0f} km apart, close but not the same."


def _are_two_names(a: Place, b: Place) -> bool:
    """Whether two small places have names that differ, one of them a place of which only the wide area is known."""
    if UNLISTED not in (a.precision, b.precision) or max(a.radius_km, b.radius_km) < _WIDE_KM:
        return False
    if not all(place.precision == UNLISTED or place.precision in _TOWNS for place in (a, b)):
        return False
    ours, theirs = (set(skeleton(place.id.partition("/")[2] or place.name)) for place in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _elsewhere(firm: tuple[Firmness, Firmness], detail: str) -> Verdict:
    """Two places rule each other out where both reports say them of the event itself."""
    if firm == ("own", "own"):
        return veto(detail)
    if "borrowed" in firm:
        return BORROWED_PLACE, f"{detail} One report does not say it of the event itself."
    return BESIDE, f"{detail} One report only names it beside the event."


def _precision_score(wide: Place, radius_km: float, *, same: bool) -> float:
    if is_coarse(wide):
        return -0.2 if same else 0.0
    limits = ((10, 1.0, 0.7), (15, 0.9, 0.7), (30, 0.7, 0.6), (60, 0.5, 0.4), (10**9, 0.4, 0.3))
    return next(ours if same else theirs for limit, ours, theirs in limits if radius_km <= limit)
