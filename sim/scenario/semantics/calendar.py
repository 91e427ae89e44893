"""Checks of the calendar: days off that exist, a week with work in it, leave that adds up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sim.scenario.schema.calendar import Absence, WorkingWeek
from sim.scenario.semantics.draft import Check, Draft, Finding
from sim.scenario.value import describe
from sim.scenario.words import say

_LEAP_YEAR = 2024
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")


def agreement_days_exist(draft: Draft) -> Iterator[Finding]:
    """Days off by agreement are MM-DD and in the calendar."""
    days: tuple[str, ...] = draft.get("calendar", "agreement_days") or ()
    for index, day in enumerate(days):
        if not _is_month_day(day):
            path = ("calendar", "agreement_days", index)
            yield Finding(path, say("found", found=describe(day)), say("month_day"))


def _is_month_day(day: str) -> bool:
    if not _MONTH_DAY.fullmatch(day):
        return False
    try:
        dt.date.fromisoformat(f"{_LEAP_YEAR}-{day}")
    except ValueError:
        return False
    return True


def somebody_works(draft: Draft) -> Iterator[Finding]:
    """Some day of the week is open."""
    week: WorkingWeek | None = draft.get("calendar", "working_week")
    if week is not None and all(hours.start == hours.end for hours in week.days()):
        yield Finding(("calendar", "working_week"), say("nobody_works"), say("open_day"))


def summer_leave_is_leave(draft: Draft) -> Iterator[Finding]:
    """Leave in summer is part of the leave."""
    absence: Absence | None = draft.get("calendar", "absence")
    if absence is not None and absence.summer_leave_days > absence.leave_days:
        found = say("summer_leave", summer=absence.summer_leave_days, leave=absence.leave_days)
        yield Finding(("calendar", "absence", "summer_leave_days"), found, say("part_of_leave"))


CALENDAR_CHECKS: tuple[Check, ...] = (agreement_days_exist, somebody_works, summer_leave_is_leave)
"""The checks of this file."""
