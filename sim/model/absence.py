"""Leave, sickness and courses, one stream for each slot of an ejendomsfunktionær."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt

from sim.model.calendar import dates
from sim.model.streams import stream
from sim.model.world import Days
from sim.scenario.schema import Scenario
from sim.scenario.schema.calendar import Absence

PRESENT, LEAVE, SICK, COURSE = range(4)
SUMMER_WEEKS = (26, 31)
"""First and last ISO week in which a summer leave starts (grade D)."""

Reasons = npt.NDArray[np.uint8]


def draw_absence(
    scenario: Scenario, days: Days, seed: int, replication: int, slots: int
) -> Reasons:
    """Return why each of `slots` men is away on each day, (slots, D); 0 is at work.

    Sickness goes before courses, courses before leave.
    """
    all_dates = dates(scenario)
    absence = scenario.calendar.absence
    workdays = np.flatnonzero(days.workday)
    out = np.zeros((slots, len(all_dates)), dtype=np.uint8)
    if len(workdays) == 0:
        return out
    for slot in range(slots):
        out[
            slot, _leave(stream(seed, replication, f"leave/{slot}"), absence, all_dates, workdays)
        ] = LEAVE
        courses = stream(seed, replication, f"courses/{slot}").random(len(workdays))
        out[slot, workdays[courses < absence.course_days / 253]] = COURSE
        out[slot, _sick(stream(seed, replication, f"sickness/{slot}"), absence, workdays)] = SICK
    return out


def _leave(
    generator: np.random.Generator,
    absence: Absence,
    days: list[dt.date],
    workdays: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    """Return the working days on leave: summer in one stretch, the rest in weeks and days."""
    year = np.array([day.year for day in days])[workdays]
    week = np.array([day.isocalendar().week for day in days])[workdays]
    chosen: list[npt.NDArray[np.int64]] = []
    for one in np.unique(year):
        mine = np.flatnonzero(year == one)
        full = len(mine) / 252
        start_week = generator.integers(SUMMER_WEEKS[0], SUMMER_WEEKS[1] + 1)
        starts = generator.random(absence.leave_days // 5 + 5)
        summer = mine[week[mine] >= start_week][: absence.summer_leave_days]
        chosen.append(summer)
        left = round(absence.leave_days * full) - len(summer)
        free = np.setdiff1d(mine, summer)
        for u in starts:
            take = min(left, 5)
            if take <= 0 or len(free) == 0:
                break
            first = int(u * max(len(free) - take + 1, 1))
            chosen.append(free[first : first + take])
            free = np.delete(free, slice(first, first + take))
            left -= take
    return workdays[np.concatenate(chosen)] if chosen else workdays[:0]


def _sick(
    generator: np.random.Generator, absence: Absence, workdays: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the working days in sickness: Poisson spells, short (1 to 3 days) or geometric."""
    mean = absence.short_spell_share * 2 + (1 - absence.short_spell_share) * absence.long_spell_days
    spells = generator.poisson(absence.sick_days / mean * len(workdays) / 253)
    first = generator.integers(0, len(workdays), size=spells)
    short = generator.random(spells) < absence.short_spell_share
    brief = generator.integers(1, 4, size=spells)
    long = 3 + generator.geometric(1 / (absence.long_spell_days - 3 + 1e-9), size=spells)
    length = np.where(short, brief, long)
    days = np.repeat(first, length) + _ramps(length)
    return np.asarray(workdays[days[days < len(workdays)]])


def _ramps(length: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return 0, 1, … for each length in turn."""
    ends = np.cumsum(length)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - length, length)
