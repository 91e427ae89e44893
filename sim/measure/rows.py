"""The rows of a trace by kind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.model.trace import Row, Trace
from sim.model.world import Ints


class Rows(NamedTuple):
    """Indices of a trace's rows, those of each kind together and in order."""

    order: Ints
    first: Ints
    """Where those of each kind begin in `order`, and the end of the last."""

    def of(self, kind: Row, since: int = 0) -> Ints:
        """Return the rows of a kind from index `since` of the trace on, in order."""
        here = self.order[self.first[kind] : self.first[kind + 1]]
        return here[np.searchsorted(here, since) :] if since else here


def rows_of(trace: Trace) -> Rows:
    """Return the rows of a trace by kind."""
    number = np.bincount(trace.row, minlength=len(Row))
    return Rows(np.argsort(trace.row, kind="stable"), np.append(0, np.cumsum(number)))
