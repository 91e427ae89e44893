"""The trace: what happened, in order, and nothing else. Everything anybody sees comes from here."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Row(IntEnum):
    """Kinds of rows in a trace."""

    REGISTERED = 0
    """The organisation knows of the request."""
    MISSED = 1
    """A caller did not get through."""
    CHASED = 2
    """A resident asked after a waiting task."""
    ASSIGNED = 3
    """A man sets out for a task."""
    ARRIVED = 4
    """He is there: a visit starts; `seconds` is his travel."""
    DIVERTED = 5
    """He arrived but something more urgent had come; `seconds` is his travel."""
    INTERRUPTED = 6
    """A call, walk-up or contact cost him `seconds`; they are part of `lost` of the spell's row."""
    PREEMPTED = 7
    """He leaves the task for a more urgent one after `seconds` hands-on and `lost` interrupted."""
    STOPPED = 8
    """Working time ended; the rest of the planned task waits."""
    NO_ACCESS = 9
    """Nobody opened."""
    FOLLOW_UP = 10
    """The visit did not solve it; another one is needed."""
    DONE = 11
    """The task is complete."""
    CONTRACTOR = 12
    """Diagnosed in `seconds` and handed to a trade firm, which completes it after its lead."""
    FIRM = 13
    """Bought work: the firm's first visit is `seconds` after this row."""
    VAGT = 14
    """Out-of-hours duty: arrival `seconds` after this row."""
    ESCALATED = 15
    """Waited too long and was given to a firm, which arrives `seconds` later."""
    SKIPPED = 16
    """A round that can no longer be caught up."""
    OVERTIME = 17
    """`seconds` of work beyond the end of a block."""
    HELPER_ARRIVED = 18
    """The second man is there; `seconds` is his travel, waiting for the first included."""
    HELPED = 19
    """The second man is free after `seconds` hands-on and `lost` interrupted."""
    CUT_TRAVEL = 20
    """The year ended on the way, after `seconds` of travel."""
    CUT_WORK = 21
    """The year ended during work, after `seconds` hands-on and `lost` interrupted."""


NOBODY = -1
"""Stands for 'no ejendomsfunktionær' and 'no task' in a trace."""


class Trace(NamedTuple):
    """Columns of equal length, in the order in which things happened.

    `time`, seconds; `row`, a `Row`; `task` and `man`, ids or `NOBODY`; `seconds` and `lost` as the
    kind of row says.
    """

    time: npt.NDArray[np.int64]
    row: npt.NDArray[np.int8]
    task: npt.NDArray[np.int32]
    man: npt.NDArray[np.int32]
    seconds: npt.NDArray[np.int32]
    lost: npt.NDArray[np.int32]

    def between(self, start: int, end: int) -> Trace:
        """Return the rows from second `start` to before `end`."""
        first, last = np.searchsorted(self.time, (start, end)).tolist()
        return Trace(
            self.time[first:last],
            self.row[first:last],
            self.task[first:last],
            self.man[first:last],
            self.seconds[first:last],
            self.lost[first:last],
        )

    def rows(self) -> list[tuple[int, str, int, int, int, int]]:
        """Return the trace as readable tuples (for tests and explanations)."""
        return [
            (t, Row(k).name, i, w, s, lost)
            for t, k, i, w, s, lost in zip(*(column.tolist() for column in self), strict=True)
        ]


def trace_of(rows: list[tuple[int, int, int, int, int, int]]) -> Trace:
    """Turn rows `(time, row, task, man, seconds, lost)` into a `Trace`."""
    table: npt.NDArray[np.int64] = np.array(rows, dtype=np.int64).reshape(-1, 6)
    return Trace(
        table[:, 0].copy(),
        table[:, 1].astype(np.int8),
        table[:, 2].astype(np.int32),
        table[:, 3].astype(np.int32),
        table[:, 4].astype(np.int32),
        table[:, 5].astype(np.int32),
    )


def first_difference(one: Trace, other: Trace) -> int | None:
    """Return the index of the first row in which two traces differ, or None."""
    shared = min(len(one.time), len(other.time))
    differs = np.zeros(shared, dtype=bool)
    for k in range(len(one)):
        differs |= one[k][:shared] != other[k][:shared]
    where = np.flatnonzero(differs)
    if len(where):
        return int(where[0])
    return None if len(one.time) == len(other.time) else shared
