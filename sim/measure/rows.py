"""The rows of a trace by kind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.compiled.loops import loop
from sim.model.trace import Row, Trace
from sim.model.world import Ints

Places = npt.NDArray[np.int32]


class Rows(NamedTuple):
    """Indices of a trace's rows, those of each kind together and in order."""

    order: Places
    first: Ints
    """Where those of each kind begin in `order`, and the end of the last."""

    def of(self, kind: Row, since: int = 0) -> Places:
        """Return the rows of a kind from index `since` of the trace on, in order."""
        here = self.order[self.first[kind] : self.first[kind + 1]]
        return here[np.searchsorted(here, since) :] if since else here


def rows_of(trace: Trace) -> Rows:
    """Return the rows of a trace by kind."""
    order = np.empty(len(trace.row), dtype=np.int32)
    first = np.zeros(len(Row) + 1, dtype=np.int64)
    _sort(trace.row, order, first)
    return Rows(order, first)


@loop(reads=(np.int8,), writes=(np.int32, np.int64))
def _sort(row: npt.NDArray[np.int8], order: Places, first: Ints) -> None:
    """Count the rows of each kind, then put each where those of its kind go on."""
    for kind in row:
        first[kind + 1] += 1
    for kind in range(1, len(first)):
        first[kind] += first[kind - 1]
    free = first.copy()
    for k in range(len(row)):
        order[free[row[k]]] = k
        free[row[k]] += 1
