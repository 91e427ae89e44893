"""Time averages found by walking through a year event by event.

These are one side of Little's law and of the utilisation law; the key figures, which add up what
each task and each man spent, are the other. The window is the whole year, from an empty start.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sim.model.rules import AKUT, ALMINDELIG
from sim.model.trace import Row
from tests.analytic.estimates import Floats
from tests.analytic.year import Year

OUTSIDE = (Row.FIRM, Row.VAGT, Row.ESCALATED)
"""Somebody else arrives `seconds` after the row."""
FREES = (
    Row.DONE,
    Row.FOLLOW_UP,
    Row.NO_ACCESS,
    Row.CONTRACTOR,
    Row.PREEMPTED,
    Row.STOPPED,
    Row.DIVERTED,
)
"""The man who was sent out is free for the next task."""


def requests(year: Year) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which tasks are residents' requests, (N,)."""
    priority = year.draws.priority
    return np.asarray((priority >= AKUT) & (priority <= ALMINDELIG))


def mean_unvisited(year: Year) -> Floats:
    """Return the mean number of requests in each afdeling that nobody has come for yet, (A,).

    One goes up with each report and down with each first visit, in order of time.
    """
    asked, place = requests(year), year.draws.afdeling
    events = [
        (time, i, 1)
        for i, time in enumerate(year.draws.report.tolist())
        if asked[i] and time < year.world.days.horizon
    ]
    events += [(time, i, -1) for i, time in first_visits(year) if asked[i]]
    size = year.world.regime.shape[1]
    there, area, last = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64), 0
    for time, i, change in sorted(events):
        area += there * (time - last)
        there[place[i]] += change
        last = time
    assert (there >= 0).all()
    horizon = year.world.days.horizon
    return np.asarray((area + there * (horizon - last)) / horizon)


def first_visits(year: Year) -> Iterable[tuple[int, int]]:
    """Yield (task, time) of each first visit before the year ends, by our men or others."""
    seen = np.zeros(len(year.draws.report), dtype=bool)
    columns = (year.trace.time, year.trace.row, year.trace.task, year.trace.seconds)
    for time, row, i, seconds in zip(*(column.tolist() for column in columns), strict=True):
        if row == Row.ARRIVED or row in OUTSIDE:
            arrival = time if row == Row.ARRIVED else time + seconds
            if not seen[i] and arrival < year.world.days.horizon:
                yield i, arrival
            seen[i] = True


def busy_seconds(year: Year) -> int:
    """Return man-seconds in which men were on a task: from setting out until free again.

    Raises:
        ValueError: If a man is sent out twice, or freed without a task, or works with a helper.
    """
    busy: set[int] = set()
    area = last = 0
    columns = (year.trace.time, year.trace.row, year.trace.man)
    for time, row, w in zip(*(column.tolist() for column in columns), strict=True):
        area += len(busy) * (time - last)
        last = time
        if row == Row.ASSIGNED:
            if w in busy:
                raise ValueError(f"man {w} is sent out twice, at {time}")
            busy.add(w)
        elif row in FREES:
            if w not in busy:
                raise ValueError(f"man {w} is freed without a task, at {time}")
            busy.remove(w)
        elif row == Row.HELPER_ARRIVED:
            raise ValueError("helpers are not counted here")
    return area + len(busy) * (year.world.days.horizon - last)
