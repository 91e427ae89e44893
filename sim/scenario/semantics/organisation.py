"""Checks of the organisation: names that are known, places in Denmark, a whole matrix."""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.nearest import alike, nearest
from sim.scenario.schema.organisation import Position
from sim.scenario.semantics.draft import Check, Draft, Finding
from sim.scenario.words import NOTHING, say

_AFDELINGER = ("organisation", "afdelinger")
_TRAVEL = ("organisation", "geography", "travel_times")
_LAT = (54.4, 57.9)
_LON = (7.9, 15.3)
"""Degrees from Gedser to Skagen and from Blåvand to Bornholm, with a margin."""
_SHOWN = 5


def hub_is_known(draft: Draft) -> Iterator[Finding]:
    """The hub is one of the afdelinger."""
    hub: str | None = draft.get("organisation", "hub")
    known = draft.names(*_AFDELINGER)
    if hub is not None and known and hub not in known:
        listed = say("known_keys", keys=", ".join(known))
        path = ("organisation", "hub")
        yield Finding(path, say("not_afdeling", name=hub), listed, nearest(hub, known))


def names_differ(draft: Draft) -> Iterator[Finding]:
    """Two names that a reader takes for one are odd."""
    seen: dict[str, str] = {}
    for name in draft.names(*_AFDELINGER):
        form = alike(name)
        if form in seen:
            found = say("alike", a=name, b=seen[form])
            yield Finding((*_AFDELINGER, name), found, say("two_names"), is_warning=True)
        seen.setdefault(form, name)


def all_or_no_teams(draft: Draft) -> Iterator[Finding]:
    """Either every afdeling says its team or none does."""
    teams = {name: afdeling.team for name, afdeling in draft.each(*_AFDELINGER).items()}
    without = [name for name, team in teams.items() if team is None]
    if 0 < len(without) < len(teams):
        names = ", ".join(without[:_SHOWN]) + (" …" if len(without) > _SHOWN else "")
        found = say("some_teams", count=len(without), names=names)
        hint = say("teams_from_map")
        yield Finding(_AFDELINGER, found, say("all_or_no_team"), hint, is_warning=True)


def places_are_danish(draft: Draft) -> Iterator[Finding]:
    """A position outside Denmark is odd."""
    for name in draft.names(*_AFDELINGER):
        path = (*_AFDELINGER, name, "position")
        position: Position | None = draft.get(*path)
        if position is None or _in_denmark(position.lat, position.lon):
            continue
        found = say("outside_denmark", lat=position.lat, lon=position.lon)
        hint = say("swapped") if _in_denmark(position.lon, position.lat) else NOTHING
        yield Finding(path, found, say("denmark"), hint, is_warning=True)


def _in_denmark(lat: float, lon: float) -> bool:
    return _LAT[0] <= lat <= _LAT[1] and _LON[0] <= lon <= _LON[1]


def matrix_is_whole(draft: Draft) -> Iterator[Finding]:
    """A given matrix of travel times knows the afdelinger and every pair of them."""
    known = draft.names(*_AFDELINGER)
    rows = draft.names(*_TRAVEL)
    if not rows or not known:
        return
    for start in rows:
        yield from _unknown_names((*_TRAVEL, start), (start,), known)
        ends = draft.names(*_TRAVEL, start)
        yield from _unknown_names((*_TRAVEL, start), ends, known, below=True)
    for start in known:
        ends = draft.names(*_TRAVEL, start)
        for end in known:
            if end != start and end not in ends:
                found = say("no_travel", a=start, b=end)
                yield Finding((*_TRAVEL, start), found, say("full_matrix"))


def _unknown_names(
    path: tuple[str, ...], names: tuple[str, ...], known: tuple[str, ...], below: bool = False
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            found = say("not_afdeling", name=name)
            listed = say("known_keys", keys=", ".join(known))
            yield Finding((*path, name) if below else path, found, listed, nearest(name, known))


def speeds_are_above_zero(draft: Draft) -> Iterator[Finding]:
    """Nobody arrives at speed 0."""
    for key in ("speed", "bicycle_speed"):
        path = ("organisation", "geography", key)
        if draft.get(*path) == 0:
            yield Finding(path, say("is_zero"), say("above_zero"))


ORGANISATION_CHECKS: tuple[Check, ...] = (
    hub_is_known,
    names_differ,
    all_or_no_teams,
    places_are_danish,
    matrix_is_whole,
    speeds_are_above_zero,
)
"""The checks of this file."""
