"""The log: one organisation's requests, cleaned, as typed columns. Here reading ends, fits start.

Time is whole seconds of local wall clock from `EPOCH`, a Monday, so that `seconds // DAY % 7` is
the weekday, as in the simulator. Nothing here can name a resident or a member of staff.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from sim.measure.tasks import NEVER
from sim.model import DAY
from sim.model.world import Ints

EPOCH = dt.datetime(2000, 1, 3)
"""Second 0 of every log: midnight, a Monday."""
MISSING = int(np.iinfo(np.int64).min)
"""Stands for a time, or a number of seconds, that the log does not tell."""
UNKNOWN = -1
"""Stands for an afdeling, a type, a priority or a count that the log does not tell."""

Flags = npt.NDArray[np.bool_]

__all__ = ["EPOCH", "MISSING", "NEVER", "UNKNOWN", "Flags", "Log", "Source", "moment", "seconds_at"]


@dataclass(frozen=True)
class Source:
    """What a log was read from: the file's name without its folder, and what it held."""

    file: str
    sha256: str
    rows: int
    """Rows in the file, whether kept or not."""


@dataclass(frozen=True, eq=False)
class Log:
    """Requests in order of report: (N,) each, and the window in which they were collected."""

    report: Ints
    """When the resident's request was registered."""
    first_visit: Ints
    """When somebody first came; `NEVER` if nobody had at `censored`, `MISSING` if not told."""
    completed: Ints
    """When it was done; `NEVER` if it was open at `censored`, `MISSING` if not told."""
    afdeling: npt.NDArray[np.int32]
    """Index into `afdelinger`, or `UNKNOWN`."""
    type: npt.NDArray[np.int32]
    """Index into `types`, or `UNKNOWN`."""
    priority: npt.NDArray[np.int8]
    """A `sim.model.Priority`, or `UNKNOWN`."""
    work: Ints
    """Hands-on seconds registered, or `MISSING`."""
    visits: npt.NDArray[np.int32]
    """Visits paid so far, or `UNKNOWN`."""
    no_access: npt.NDArray[np.int32]
    """How many of them met a closed door, or `UNKNOWN`."""
    clerical: Flags
    """Typed in when it was already done: `report` is not when the resident asked."""
    timed: Flags
    """`report` has a time of day."""
    afdelinger: tuple[str, ...]
    types: tuple[str, ...]
    start: int
    end: int
    """Every request registered in ``start <= t < end`` is here."""
    censored: int
    """When the log was taken: what was open then is `NEVER`."""
    source: Source

    def __len__(self) -> int:
        return len(self.report)

    @property
    def days(self) -> float:
        """Length of the window in days."""
        return (self.end - self.start) / DAY

    def told(self, column: str) -> bool:
        """Return whether any row says anything in `column`."""
        values = getattr(self, column)
        return bool(np.any(values != (MISSING if values.dtype == np.int64 else UNKNOWN)))

    def chosen(self, which: npt.NDArray[np.generic]) -> Log:
        """Return the rows at some indices, or where a mask is true."""
        return replace(
            self,
            **{
                field.name: getattr(self, field.name)[which]
                for field in fields(self)
                if isinstance(getattr(self, field.name), np.ndarray)
            },
        )

    def window(self, start: int, end: int) -> Log:
        """Return the log as it would have been taken at `end`, of requests from `start` on.

        What had not happened by `end` is unknown there: later visits and completions become
        `NEVER`, and what the row says of the whole task (hours, visits) is not told.
        """
        out = self.chosen((self.report >= start) & (self.report < end))
        if end >= self.censored:
            return replace(out, start=start, end=end)
        open_then = (out.completed != MISSING) & (out.completed >= end)
        later = (out.first_visit != MISSING) & (out.first_visit >= end)
        return replace(
            out,
            completed=np.where(open_then, NEVER, out.completed),
            first_visit=np.where(later, NEVER, out.first_visit),
            work=np.where(open_then, MISSING, out.work),
            visits=np.where(open_then, UNKNOWN, out.visits).astype(np.int32),
            no_access=np.where(open_then, UNKNOWN, out.no_access).astype(np.int32),
            start=start,
            end=end,
            censored=end,
        )


def seconds_at(when: dt.datetime | dt.date) -> int:
    """Return the second of a wall-clock moment, or of the midnight that starts a day."""
    if not isinstance(when, dt.datetime):
        when = dt.datetime(when.year, when.month, when.day)
    span = when - EPOCH
    return span.days * DAY + span.seconds


def moment(second: int) -> dt.datetime:
    """Return the wall-clock moment of a second."""
    return EPOCH + dt.timedelta(seconds=int(second))
