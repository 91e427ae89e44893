"""What a year's trace says of a queue: waits, times in system, utilisation, counts.

Waits are read off the rows of the trace and the moments of report, never off the key figures of
`sim.measure`. Times are hours.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.model import DAY, HOUR
from sim.model.trace import Row
from tests.analytic.year import Year

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

AFTER = 14 * DAY
"""What comes in the last two weeks is left out, so that nobody is still waiting at the end."""
WORKED = (Row.DONE, Row.FOLLOW_UP, Row.PREEMPTED)


def chosen(year: Year) -> npt.NDArray[np.bool_]:
    """Return which tasks (N,) came in the measured window but its last two weeks."""
    report, days = year.draws.report, year.world.days
    return np.asarray((report >= days.measure_from) & (report < days.measure_to - AFTER))


def since_report(year: Year, row: Row) -> Floats:
    """Return the time from report to the first row of a kind, (N,); NaN where there is none."""
    where = np.flatnonzero(year.trace.row == row)[::-1]
    out = np.full(len(year.draws.report), np.nan)
    task = year.trace.task[where]
    out[task] = (year.trace.time[where] - year.draws.report[task]) / HOUR
    return out


def mean_of(values: Floats) -> float:
    """Return the mean; a task that was never served is an error."""
    if len(values) == 0 or np.isnan(values).any():
        raise ValueError("a task of the measured window was never served")
    return float(values.mean())


def mean_wait(year: Year, priority: int | None = None) -> float:
    """Return the mean time from report to first visit, of one priority or of all."""
    which = chosen(year)
    if priority is not None:
        which &= year.draws.priority == priority
    return mean_of(since_report(year, Row.ARRIVED)[which])


def mean_in_system(year: Year, priority: int) -> float:
    """Return the mean time from report to completion of a priority."""
    return mean_of(since_report(year, Row.DONE)[chosen(year) & (year.draws.priority == priority)])


def wait_by_hour(year: Year, first: int, last: int) -> float:
    """Return the mean wait of those who report from hour `first` up to hour `last` of a day."""
    hour = year.draws.report // HOUR % 24
    which = chosen(year) & (hour >= first) & (hour < last)
    return mean_of(since_report(year, Row.ARRIVED)[which])


def utilisation(year: Year) -> float:
    """Return the share of the men's time that went to work and travel."""
    trace, days = year.trace, year.world.days
    kinds = np.isin(trace.row, (*WORKED, Row.ARRIVED)) & (trace.time >= days.measure_from)
    capacity = (days.measure_to - days.measure_from) * year.world.staff.share.size
    return float(trace.seconds[kinds].sum()) / capacity


def in_service(year: Year, hour: int) -> float:
    """Return the mean number of tasks in service at the start of an hour of the day."""
    days, trace = year.world.days, year.trace
    moments = np.arange(days.measure_from, days.measure_to, DAY) + hour * HOUR
    started = np.sort(trace.time[trace.row == Row.ARRIVED])
    ended = np.sort(trace.time[trace.row == Row.DONE])
    begun = np.searchsorted(started, moments, side="right")
    return float((begun - np.searchsorted(ended, moments, side="right")).mean())


def registered_by_day(year: Year) -> Ints:
    """Return the number of requests registered on each measured day."""
    days = year.world.days
    day = year.trace.time[year.trace.row == Row.REGISTERED] // DAY
    counts = np.bincount(day, minlength=days.horizon // DAY)
    return counts[days.measure_from // DAY :]


def repairs(year: Year) -> tuple[float, float]:
    """Return (repairs an hour, mean wait) of machine repair in the settled part of the year.

    A machine breaks down when it is reported, and again a gap after each repair; it waits until
    a man arrives. The k-th repair of a machine is its k-th visit.
    """
    if len(year.draws.report) == 0:
        return 0.0, 0.0
    trace, days = year.trace, year.world.days
    start, end = days.measure_from + AFTER, days.measure_to - AFTER
    done = trace.row == Row.FOLLOW_UP
    time = trace.time[done]
    rate = float(((time >= start) & (time < end)).sum()) / ((end - start) / HOUR)
    task, visit = _numbered(trace.task[done])
    machine, arrival = _numbered(trace.task[trace.row == Row.ARRIVED])
    size = (len(year.draws.report), year.draws.gap.shape[1] + 1)
    broken, met = np.full(size, np.nan), np.full(size, np.nan)
    broken[:, 0] = year.draws.report
    broken[task, visit + 1] = time + year.draws.gap[task, visit]
    met[machine, arrival] = trace.time[trace.row == Row.ARRIVED]
    window = (broken >= start) & (broken < end)
    return rate, mean_of((met - broken)[window] / HOUR)


def _numbered(task: npt.NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Return tasks with the running number of each row among those of its task."""
    order = np.argsort(task, kind="stable")
    ordered = task[order]
    first = np.searchsorted(ordered, ordered, side="left")
    number = np.empty(len(task), dtype=np.int64)
    number[order] = np.arange(len(task)) - first
    return task.astype(np.int64), number
