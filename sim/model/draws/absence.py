"""Leave, sickness and courses, one stream for each slot of an ejendomsfunktionær."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.model.draws.source import Year
from sim.model.draws.streams import stream
from sim.model.world import Ints
from sim.scenario.schema import Scenario
from sim.scenario.schema.calendar import Absence

PRESENT, LEAVE, SICK, COURSE = range(4)
SUMMER_WEEKS = (26, 31)
"""First and last ISO week in which a summer leave starts (grade D)."""

WORKDAYS = 249
"""Working days of a year: 253 weekdays that are not helligdage, less four agreement days."""

Reasons = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]


def draw_absence(
    scenario: Scenario, year: Year, seed: int, replication: int, slots: int
) -> Reasons:
    """Return why each of `slots` men is away on each day, (slots, D); 0 is at work.

    Sickness goes before courses, courses before leave.
    """
    absence = scenario.calendar.absence
    workdays = np.flatnonzero(year.days.workday)
    out = np.zeros((slots, len(year.dates)), dtype=np.uint8)
    if len(workdays) == 0 or slots == 0:
        return out
    here = _leaves(absence, year, workdays, seed, replication, slots)
    courses = [
        stream(seed, replication, f"courses/{slot}").random(len(workdays)) for slot in range(slots)
    ]
    here[np.array(courses) < absence.course_days / WORKDAYS] = COURSE
    here[_sick(absence, len(workdays), seed, replication, slots)] = SICK
    out[:, workdays] = here
    return out


def _leaves(
    absence: Absence, year: Year, workdays: Ints, seed: int, replication: int, slots: int
) -> Reasons:
    """Return leave on working days, (slots, days)."""
    streams = [stream(seed, replication, f"leave/{slot}") for slot in range(slots)]
    parts = []
    for one in np.unique(year.year):
        week = year.week[workdays[year.year[workdays] == one]]
        first = np.array([g.integers(SUMMER_WEEKS[0], SUMMER_WEEKS[1] + 1) for g in streams])
        places = np.array([g.random(absence.leave_days // 5 + 2) for g in streams])
        parts.append(_leave(absence, week, first, places))
    return np.concatenate(parts, axis=1) * np.uint8(LEAVE)


def _leave(
    absence: Absence, week: Ints, first_week: Ints, places: npt.NDArray[np.float64]
) -> Flags:
    """Return which working days of one calendar year are leave, (slots, days).

    Summer leave is one stretch from a drawn week; the rest are weeks, and days that remain, each
    from a drawn place among the days still free. A part of a year has its part of the leave.
    """
    begins = first_week[:, None]
    away = (week >= begins) & (week < begins - (-absence.summer_leave_days // 5))
    away &= np.cumsum(away, axis=1) <= absence.summer_leave_days
    left = round(absence.leave_days * min(len(week) / WORKDAYS, 1)) - away.sum(axis=1)
    for place in places.T:
        if (left <= 0).all():
            break
        free = ~away
        nth, take = np.cumsum(free, axis=1), np.clip(left, 0, 5)
        first = (place * np.maximum(free.sum(axis=1) - take + 1, 1)).astype(np.int64)
        away |= free & (nth > first[:, None]) & (nth <= (first + take)[:, None])
        left = left - take
    return away


def _sick(
    absence: Absence, workdays: int, seed: int, replication: int, slots: int
) -> tuple[Ints, Ints]:
    """Return slots and indices of working days in sickness: Poisson spells, short or geometric."""
    mean = absence.short_spell_share * 2 + (1 - absence.short_spell_share) * absence.long_spell_days
    expected = absence.sick_days / mean * workdays / WORKDAYS
    rising = 1 / (absence.long_spell_days - 3 + 1e-9)
    drawn = []
    for slot in range(slots):
        generator = stream(seed, replication, f"sickness/{slot}")
        spells = generator.poisson(expected)
        drawn.append(
            (
                np.full(spells, slot),
                generator.integers(0, workdays, size=spells),
                generator.random(spells),
                generator.integers(1, 4, size=spells),
                generator.geometric(rising, size=spells),
            )
        )
    who, first, kind, brief, more = (np.concatenate(column) for column in zip(*drawn, strict=True))
    length = np.where(kind < absence.short_spell_share, brief, 3 + more)
    days = np.repeat(first, length) + _ramps(length)
    inside = days < workdays
    return np.repeat(who, length)[inside], days[inside]


def _ramps(length: Ints) -> Ints:
    """Return 0, 1, … for each length in turn."""
    ends = np.cumsum(length)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - length, length)
