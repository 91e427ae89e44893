"""What became of each task: first visit, completion, who served it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.draws import Draws
from sim.model.rules import AKUT, ALMINDELIG
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World

NEVER = np.iinfo(np.int64).max
"""Stands for a time that never came."""

Flags = npt.NDArray[np.bool_]


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


def task_times(world: World, draws: Draws, trace: Trace) -> TaskTimes:
    """Return what became of each task of a year."""
    count = len(draws.report)
    first = np.full(count, NEVER, dtype=np.int64)
    done = np.full(count, NEVER, dtype=np.int64)

    def rows(kind: Row) -> tuple[Ints, Ints, Ints]:
        where = trace.row == kind
        return trace.task[where].astype(np.int64), trace.time[where], trace.seconds[where]

    arrived, time, _ = rows(Row.ARRIVED)
    first[arrived[::-1]] = time[::-1]
    given = np.full(count, NEVER, dtype=np.int64)
    flags = {}
    for kind in (Row.FIRM, Row.VAGT, Row.ESCALATED):
        task, time, seconds = rows(kind)
        first[task] = np.minimum(first[task], time + seconds)
        done[task] = time + seconds + draws.work[task]
        given[task] = time
        flags[kind] = _flag(count, task)
    task, time, _ = rows(Row.DONE)
    done[task] = time
    handed, time, _ = rows(Row.CONTRACTOR)
    done[handed], given[handed] = time + draws.lead[handed], time
    measured = (draws.report >= world.days.measure_from) & (draws.report < world.days.measure_to)
    return TaskTimes(
        request=(draws.priority >= AKUT) & (draws.priority <= ALMINDELIG),
        measured=measured,
        first_visit=first,
        completed=done,
        skipped=_flag(count, rows(Row.SKIPPED)[0]),
        firm=flags[Row.FIRM],
        contractor=_flag(count, handed),
        vagt=flags[Row.VAGT],
        escalated=flags[Row.ESCALATED],
        given=given,
    )


def _flag(count: int, tasks: Ints) -> Flags:
    out = np.zeros(count, dtype=bool)
    out[tasks] = True
    return out
