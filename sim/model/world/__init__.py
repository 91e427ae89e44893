"""The world: an organisation under one driftsmodel, as arrays.

Indices: A afdelinger, T task types, R regimes (sets of levers in force), E epochs (spans of time
in which levers stand still), W ejendomsfunktionærer, D days, S skills. Marks are 16-bit thresholds:
something happens when a drawn 16-bit number is below its mark. Times are seconds, factors per
mille.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

SKILLS = ("general", "trade", "green")
LOCAL, POOL = 0, 1
MARKS = 1 << 16


def mark(share: float) -> int:
    """Return the 16-bit threshold below which a drawn mark falls with probability `share`."""
    return round(share * MARKS)


def permille(factor: float) -> int:
    """Return a factor in whole per mille."""
    return round(factor * 1000)


class Days(NamedTuple):
    """The calendar, one entry per day: (D,)."""

    workday: Ints
    """1 on days with ordinary working hours."""
    opens: Ints
    """Start of ordinary working hours, second of the day."""
    closes: Ints
    """End of ordinary working hours, second of the day."""
    lunch_from: int
    lunch_to: int
    horizon: int
    """The year ends here; events at or after it are not played."""
    measure_from: int
    measure_to: int


class Catalogue(NamedTuple):
    """Task types: (T,)."""

    skill: Ints
    work: Ints
    """`LOCAL` or `POOL`."""
    expected: Ints
    """Expected time of a visit, for the decision whether to start it."""
    slack: Ints
    """Planned work is on time within this of its release."""
    interval: Ints
    """Time between two rounds; a round that the next one overtakes is skipped."""
    splittable: Ints
    machine: Ints
    persons: Ints
    indoor: Ints


class LeverTable(NamedTuple):
    """Levers by regime: (R,) each, `bought` (R, T)."""

    dispatch: Ints
    protected: Ints
    window: Ints
    catch_up: Ints
    channel: Ints
    open_from: Ints
    open_to: Ints
    direct: Ints
    missed: Ints
    abandoned: Ints
    delay: Ints
    direct_stops: Ints
    call: Ints
    setup: Ints
    brief: Ints
    meeting: Ints
    help_above: Ints
    own_fix: Ints
    strange_first: Ints
    strange_permanent: Ints
    strange_jobs: Ints
    transport: Ints
    productive: Ints
    bought_requests: Ints
    sla: Ints
    firm_on_time: Ints
    bought: Ints


class Staff(NamedTuple):
    """Ejendomsfunktionærer."""

    own: Ints
    """(E, W, A): 1 where an afdeling is the man's own: he knows it and its phone is his."""
    base: Ints
    """(E, W): afdeling where his day starts."""
    reach: Ints
    """(E, W, A, 2): how far he serves local and pool work there; see `rules.serving_level`."""
    speed: Ints
    """(W, S): time relative to a generalist's, per mille; 0: he cannot."""
    vehicle: Ints
    """(W,): 0 van, 1 bicycle."""
    share: Ints
    """(W,): size of his post, per mille."""
    employed_from: Ints
    employed_to: Ints
    """(W,): first second in which he is employed, and the first in which he no longer is."""
    temp_after: Ints
    """(W,): absences are filled by a temp after so many days; -1: never."""


class World(NamedTuple):
    """Everything an engine needs to know of the organisation."""

    days: Days
    catalogue: Catalogue
    levers: LeverTable
    staff: Staff
    travel: Ints
    """(2, A, A): seconds from door to door by van and by bicycle."""
    walk: int
    goals: Ints
    """(5,): goal from report to first visit by priority (0 where there is none)."""
    epoch_start: Ints
    regime: Ints
    """(E, A): which levers are in force in an afdeling."""
    machine_unit: Ints
    """(E, A): which set of machines an afdeling uses."""
    machine_sets: Ints
    """Sets in each machine unit."""
    no_access: int
    no_access_time: int
    first_time_fix: int
    repeat_work: int
    diagnosis: int
    escalation: int
    """An acute task is given away after this; -1: never."""
    snow_from: int
    weekend_snow: int
