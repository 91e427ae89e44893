"""What became of each task: first visit, completion, who served it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.asked import Asked, Flags, asked
from sim.measure.rows import Rows, rows_of
from sim.model.draws import Draws
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World

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
    flags = np.zeros((5, count), dtype=bool)

    def rows(kind: Row) -> tuple[Ints, npt.NDArray[np.int32]]:
        where = by_kind.of(kind)
        return where, trace.task[where]

    where, arrived = rows(Row.ARRIVED)
    first[arrived[::-1]] = trace.time[where][::-1]
    for flag, kind in zip(flags, (Row.FIRM, Row.VAGT, Row.ESCALATED), strict=False):
        where, task = rows(kind)
        begun = trace.time[where] + trace.seconds[where]
        first[task] = np.minimum(first[task], begun)
        done[task] = begun + draws.work[task]
        given[task] = trace.time[where]
        flag[task] = True
    where, task = rows(Row.DONE)
    done[task] = trace.time[where]
    where, task = rows(Row.CONTRACTOR)
    done[task], given[task] = trace.time[where] + draws.lead[task], trace.time[where]
    firm, vagt, escalated, contractor, skipped = flags
    contractor[task] = True
    skipped[rows(Row.SKIPPED)[1]] = True
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
