"""Summer time: moments with an offset become wall clock, and hours that never were are moved.

Twice a year the wall clock lies: in March an hour does not exist, in October one comes twice. Work
is counted in office hours, so neither changes a working time; both are put right and counted.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from calibration.log import EPOCH, seconds_at
from sim.model.world import Ints

YEARS = (1990, 2060)
"""Years in which changes of the clock are looked up."""
_MINUTE = 60


class Changes(NamedTuple):
    """Changes of the clock, in order: when (UTC, seconds from `EPOCH`), and the offset since."""

    when: Ints
    offset: Ints
    """One more than `when`: the first is the offset before all changes."""


@lru_cache
def changes(zone: str) -> Changes:
    """Return the changes of a zone, found by halving the days in which the offset moved."""
    place = ZoneInfo(zone)

    def offset(second: int) -> int:
        utc = (EPOCH + dt.timedelta(seconds=second)).replace(tzinfo=dt.UTC)
        span = utc.astimezone(place).utcoffset()
        return round(span.total_seconds()) if span else 0

    start, end = (seconds_at(dt.date(year, 1, 1)) for year in YEARS)
    step = 7 * 86_400
    offsets, when = [offset(start)], []
    for week in range(start, end, step):
        low, high = week, week + step
        if offset(high) == offsets[-1]:
            continue
        while high - low > _MINUTE:
            middle = (low + high) // (2 * _MINUTE) * _MINUTE
            low, high = (middle, high) if offset(middle) == offsets[-1] else (low, middle)
        when.append(high)
        offsets.append(offset(high))
    return Changes(np.array(when, dtype=np.int64), np.array(offsets, dtype=np.int64))


def wall_clock(utc: Ints, zone: str) -> Ints:
    """Return the wall clock of moments in UTC, both in seconds from `EPOCH`."""
    found = changes(zone)
    return np.asarray(utc + found.offset[np.searchsorted(found.when, utc, side="right")])


def put_right(wall: Ints, zone: str) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Return wall-clock moments with those in a skipped hour moved past it, and which they were."""
    found = changes(zone)
    if not len(found.when):
        return wall, np.zeros(len(wall), dtype=bool)
    jump = np.diff(found.offset)
    gap_from = found.when + found.offset[:-1]
    at = np.searchsorted(gap_from, wall, side="right") - 1
    inside = at >= 0
    near = np.where(inside, at, 0)
    moved = inside & (jump[near] > 0) & (wall < gap_from[near] + jump[near])
    return np.asarray(np.where(moved, wall + jump[near], wall)), moved


def in_repeated_hour(wall: Ints, zone: str) -> npt.NDArray[np.bool_]:
    """Return which wall-clock moments come twice."""
    found = changes(zone)
    if not len(found.when):
        return np.zeros(len(wall), dtype=bool)
    jump = np.diff(found.offset)
    back_to = found.when + found.offset[1:]
    at = np.searchsorted(back_to, wall, side="right") - 1
    near = np.maximum(at, 0)
    return np.asarray((at >= 0) & (jump[near] < 0) & (wall < back_to[near] - jump[near]))
