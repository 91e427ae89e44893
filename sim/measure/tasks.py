"""What became of each task: first visit, completion, who served it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.asked import Asked, Flags, asked
from sim.measure.rows import Places, Rows, rows_of
from sim.model.compiled.loops import loop
from sim.model.draws import Draws
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World

FLAGGED = (Row.FIRM, Row.VAGT, Row.ESCALATED, Row.CONTRACTOR, Row.SKIPPED)
"""Rows that leave a mark on a task, in the order of the marks in `TaskTimes`."""
ARRIVED, DONE, CONTRACTOR = int(Row.ARRIVED), int(Row.DONE), int(Row.CONTRACTOR)
OUTSIDE = (int(Row.FIRM), int(Row.VAGT), int(Row.ESCALATED))
"""Rows that tell when somebody else comes, to stay until it is done."""

NEVER = np.iinfo(np.int64).max
"""Stands for a time that never came."""


class TaskTimes(NamedTuple):
    """One entry per task (N,): times in seconds, `NEVER` where nothing happened."""

    request: Flags
    measured: Flags
    """Reported, or fallen due, in the measured window."""
    first_visit: Ints
    completed: Ints
    skipped: Flags
    firm: Flags
    contractor: Flags
    vagt: Flags
    escalated: Flags
    """Flags of who outside the staff was paid for it."""
    given: Ints
    """When it was handed to them."""


def task_times(
    world: World,
    draws: Draws,
    trace: Trace,
    basis: Asked | None = None,
    by_kind: Rows | None = None,
) -> TaskTimes:
    """Return what became of each task of a year.

    `basis` is that of the draws, `by_kind` are the trace's rows by kind, where they are at hand.
    """
    if basis is None:
        basis = asked(world.days, draws, world.regime.shape[1])
    if by_kind is None:
        by_kind = rows_of(trace)
    count = len(draws.report)
    first, done, given = np.full((3, count), NEVER, dtype=np.int64)
    _follow(
        by_kind.order, by_kind.first, trace.time, trace.task, trace.seconds, draws.work, draws.lead,
        first, done, given,
    )  # fmt: skip
    flags = np.zeros((len(FLAGGED), count), dtype=bool)
    for flag, kind in zip(flags, FLAGGED, strict=True):
        flag[trace.task[by_kind.of(kind)]] = True
    firm, vagt, escalated, contractor, skipped = flags
    return TaskTimes(
        request=basis.request,
        measured=basis.measured,
        first_visit=first,
        completed=done,
        skipped=skipped,
        firm=firm,
        contractor=contractor,
        vagt=vagt,
        escalated=escalated,
        given=given,
    )


@loop(
    reads=(np.int32, np.int64, np.int64, np.int32, np.int32, np.int64, np.int64),
    writes=(np.int64, np.int64, np.int64),
)
def _follow(
    order: Places,
    start: Ints,
    time: Ints,
    task: npt.NDArray[np.int32],
    seconds: npt.NDArray[np.int32],
    work: Ints,
    lead: Ints,
    first: Ints,
    done: Ints,
    given: Ints,
) -> None:
    """Follow each task to its first visit, its completion and whoever it was given to."""
    for k in order[start[ARRIVED] : start[ARRIVED + 1]]:
        first[task[k]] = min(first[task[k]], time[k])
    for kind in OUTSIDE:
        for k in order[start[kind] : start[kind + 1]]:
            i, begun = task[k], time[k] + seconds[k]
            first[i] = min(first[i], begun)
            done[i] = begun + work[i]
            given[i] = time[k]
    for k in order[start[DONE] : start[DONE + 1]]:
        done[task[k]] = time[k]
    for k in order[start[CONTRACTOR] : start[CONTRACTOR + 1]]:
        done[task[k]] = time[k] + lead[task[k]]
        given[task[k]] = time[k]
