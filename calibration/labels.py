"""What an estimate is called in words: by its path, never by the path itself."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from calibration.base import AFDELINGER, TYPES
from calibration.estimate import ABOUT_THE_LOG
from calibration.words import PHRASES, say
from sim.scenario.paths import Path
from sim.scenario.words import Text, both

REQUESTS: Path = ("demand", "requests")
MOVES: Path = ("demand", "moves")
ABSENCE: Path = ("calendar", "absence")
GEOGRAPHY: Path = ("organisation", "geography")
LABELS: tuple[tuple[Path, str, str], ...] = (
    ((*REQUESTS, "rate"), "est_rate", "group_demand"),
    ((*REQUESTS, "ceiling"), "est_ceiling", "group_demand"),
    ((*REQUESTS, "weekday"), "est_weekday", "group_demand"),
    ((*REQUESTS, "hours"), "est_hours", "group_demand"),
    ((*REQUESTS, "holiday_factor"), "est_holiday", "group_demand"),
    ((*REQUESTS, "day_dispersion"), "est_day_dispersion", "group_demand"),
    ((*REQUESTS, "no_access"), "est_no_access", "group_demand"),
    ((*REQUESTS, "first_time_fix"), "est_first_time_fix", "group_demand"),
    ((*REQUESTS, "priorities", "*"), "est_priority", ""),
    ((*AFDELINGER, "*", "demand_factor"), "est_afdeling", ""),
    ((*REQUESTS, "estate_spread"), "est_estate_spread", "group_spread"),
    ((*TYPES, "*", "share"), "est_share", ""),
    ((*TYPES, "*", "median"), "est_median", ""),
    ((*TYPES, "*", "sigma"), "est_sigma", ""),
    ((*TYPES, "*", "season"), "est_season", ""),
    ((*MOVES, "family_rate"), "est_family_rate", "group_moves"),
    ((*MOVES, "youth_rate"), "est_youth_rate", "group_moves"),
    ((*MOVES, "month_turn"), "est_month_turn", "group_moves"),
    ((*MOVES, "season"), "est_move_season", "group_moves"),
    ((*ABSENCE, "sick_days"), "est_sick_days", "group_absence"),
    ((*ABSENCE, "short_spell_share"), "est_short_spell_share", "group_absence"),
    ((*ABSENCE, "long_spell_days"), "est_long_spell_days", "group_absence"),
    ((*ABSENCE, "course_days"), "est_course_days", "group_absence"),
    ((*GEOGRAPHY, "speed"), "est_speed", "group_travel"),
    ((*GEOGRAPHY, "stop_time"), "est_stop_time", "group_travel"),
    ((*GEOGRAPHY, "travel_times", "*", "*"), "est_travel_time", ""),
    ((ABOUT_THE_LOG, "requests_a_day"), "est_requests_a_day", "group_log"),
    ((ABOUT_THE_LOG, "estate_spread"), "est_log_spread", "group_log"),
    ((ABOUT_THE_LOG, "hours_differ_by_weekday"), "est_hours_differ", "group_log"),
    ((ABOUT_THE_LOG, "first_visit_h_p50", "*"), "est_first_visit", ""),
    ((ABOUT_THE_LOG, "completed_h_p50", "*"), "est_completed", ""),
    ((ABOUT_THE_LOG, "hours_share", "*"), "est_hours_share", ""),
)
"""Every path an estimate may have ('*' is any name), what it is, and the group it is one of.

Where a path holds names, what it is names the group, and the names tell one from another.
"""


def place_of(path: Path) -> int:
    """Return where in `LABELS` a path stands."""
    for k, (pattern, _, _) in enumerate(LABELS):
        if len(pattern) == len(path) and all(map(fnmatchcase, path, pattern)):
            return k
    raise KeyError(path)


def group_of(path: Path) -> Text:
    """Return what the group of the estimate at `path` is called."""
    _, what, group = LABELS[place_of(path)]
    return say(group or what)


def label(path: Path) -> Text:
    """Return what the estimate at `path` is called in its group."""
    pattern, what, group = LABELS[place_of(path)]
    if group:
        return say(what)
    one, *rest = (name_shown(name) for name, key in zip(path, pattern, strict=True) if key == "*")
    return say("est_from_to", start=one, end=rest[0]) if rest else one


def in_full(paths: Iterable[Path]) -> list[Text]:
    """Return what some estimates are called, those of one kind together."""
    kinds: dict[int, list[Path]] = {}
    for path in paths:
        kinds.setdefault(place_of(path), []).append(path)
    out = []
    for k, same in sorted(kinds.items()):
        names = [label(path) for path in dict.fromkeys(same)]
        joined = Text(", ".join(name.da for name in names), ", ".join(name.en for name in names))
        out.append(say("est_in_full", what=group_of(LABELS[k][0]), names=joined))
    return out


def name_shown(name: str) -> Text:
    """Return what a type of the base, or all of them, is called; other names are one's own."""
    if name == "all":
        return say("told_all")
    return say(f"type_{name}") if f"type_{name}" in PHRASES else both(name)
