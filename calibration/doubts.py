"""What a reader must know about estimates as a whole: where a log and the model do not fit."""

from __future__ import annotations

import numpy as np

from calibration.distance import kaplan_meier
from calibration.estimate import ABOUT_THE_LOG, Estimate
from calibration.log import MISSING, NEVER, Log
from calibration.words import counted, say
from sim.model import DAY, HOUR
from sim.scenario.words import Text

OLD = 180 * DAY
OLD_ROWS = 100
OLD_OPEN = 0.05
"""Share of cases older than `OLD` that are open from which it is asked whether they wait still."""
WEEK_DIFFERS = 0.1
"""Cramér's V from which the hours of the day differ visibly between weekdays."""


def doubts(log: Log, estimates: list[Estimate]) -> list[Text]:
    """Return what a reader must know about the estimates as a whole."""
    notes = []
    by_path = {estimate.path: estimate for estimate in estimates}
    week = by_path.get((ABOUT_THE_LOG, "hours_differ_by_weekday"))
    if week is not None and isinstance(week.value, float) and week.value > WEEK_DIFFERS:
        notes.append(say("hours_differ", v=counted(week.value, 2)))
    if (ABOUT_THE_LOG, "requests_a_day") not in by_path:
        notes.append(say("no_week"))
    if log.told("work") and not log.told("visits"):
        notes.append(say("work_of_cases"))
    return [*notes, *_old_open(log)]


def _old_open(log: Log) -> list[Text]:
    """Return a note where many old cases are open: waiting still, or given up? Both readings."""
    old = (log.completed != MISSING) & ~log.clerical & (log.report < log.censored - OLD)
    is_open = old & (log.completed == NEVER)
    if old.sum() < OLD_ROWS or is_open.sum() < OLD_OPEN * old.sum():
        return []
    ended = log.completed[old] != NEVER
    hours = (np.where(ended, log.completed[old], log.censored) - log.report[old]) / HOUR
    waiting = kaplan_meier(hours, ended).quantile(0.5)
    given_up = float(np.median(hours[ended])) if ended.any() else np.inf
    shown = [counted(value) if np.isfinite(value) else "∞" for value in (waiting, given_up)]
    share = counted(100 * is_open.sum() / old.sum())
    return [say("old_open", share=share, waiting=shown[0], given_up=shown[1])]
