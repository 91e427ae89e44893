"""What an estimate is called in words: by its path, never by the path itself."""

from __future__ import annotations

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
    ((*REQUESTS, "priorities", "*"), "est_priority", "group_demand"),
    ((*REQUESTS, "no_access"), "est_no_access", "group_demand"),
    ((*REQUESTS, "first_time_fix"), "est_first_time_fix", "group_demand"),
    ((*AFDELINGER, "*", "demand_factor"), "est_afdeling", "group_afdelinger"),
    ((*REQUESTS, "estate_spread"), "est_estate_spread", "group_afdelinger"),
    ((*TYPES, "*", "share"), "est_share", "group_types"),
    ((*TYPES, "*", "median"), "est_median", "group_types"),
    ((*TYPES, "*", "sigma"), "est_sigma", "group_types"),
    ((*TYPES, "*", "season"), "est_season", "group_types"),
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
    ((*GEOGRAPHY, "travel_times", "*", "*"), "est_travel_time", "group_travel"),
    ((ABOUT_THE_LOG, "requests_a_day"), "est_requests_a_day", "group_log"),
    ((ABOUT_THE_LOG, "estate_spread"), "est_log_spread", "group_log"),
    ((ABOUT_THE_LOG, "hours_differ_by_weekday"), "est_hours_differ", "group_log"),
    ((ABOUT_THE_LOG, "first_visit_h_p50", "*"), "est_first_visit", "group_log"),
    ((ABOUT_THE_LOG, "completed_h_p50", "*"), "est_completed", "group_log"),
    ((ABOUT_THE_LOG, "hours_share", "*"), "est_hours_share", "group_log"),
)
"""Every path an estimate may have ('*' is any name), what it is called, and its group."""


def place_of(path: Path) -> int:
    """Return where in `LABELS` a path stands."""
    for k, (pattern, _, _) in enumerate(LABELS):
        if len(pattern) == len(path) and all(map(fnmatchcase, path, pattern)):
            return k
    raise KeyError(path)


def label(path: Path) -> Text:
    """Return what the estimate at `path` is called."""
    pattern, phrase, group = LABELS[place_of(path)]
    names = [name for name, key in zip(path, pattern, strict=True) if key == "*"]
    told = [_name(name) if group in ("group_types", "group_log") else both(name) for name in names]
    return say(phrase, **dict(zip(("name", "other"), told, strict=False)))


def group_of(path: Path) -> str:
    """Return the phrase of the group of the estimate at `path`."""
    return LABELS[place_of(path)][2]


def _name(name: str) -> Text:
    """Return what a type of the base, or all of them, is called; other names are one's own."""
    if name == "all":
        return say("told_all")
    return say(f"type_{name}") if f"type_{name}" in PHRASES else both(name)
