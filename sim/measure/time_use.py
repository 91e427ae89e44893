"""Time use: what the paid hours at work went to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import Floats, counted
from sim.model import HOUR
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.rules import ORDINARY_BLOCK
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World

HANDS_ON = (
    Row.PREEMPTED,
    Row.STOPPED,
    Row.NO_ACCESS,
    Row.FOLLOW_UP,
    Row.DONE,
    Row.CONTRACTOR,
    Row.HELPED,
    Row.CUT_WORK,
)
"""Rows whose `seconds` are hands-on and whose `lost` is interruption."""
TRAVEL = (Row.ARRIVED, Row.DIVERTED, Row.HELPER_ARRIVED, Row.CUT_TRAVEL)
"""Rows whose `seconds` are travel."""


class TimeUse(NamedTuple):
    """Seconds by man (W,) in the measured window; `afdeling` (A,): seconds spent on its tasks.

    By epoch are those on tasks, `by_epoch` (E, A), and overtime with call-ins, `extra` (E, W).
    """

    ordinary: Floats
    call_in: Floats
    overtime: Floats
    meeting: Floats
    hands_on: Floats
    travel: Floats
    interruption: Floats
    afdeling: Floats
    by_epoch: Floats
    extra: Floats

    @property
    def paid(self) -> Floats:
        """Seconds at work: ordinary time with meetings, call-ins for snow and overtime."""
        return self.ordinary + self.meeting + self.call_in + self.overtime

    @property
    def idle(self) -> Floats:
        """Seconds at work in which nothing was to be done."""
        return self.paid - self.meeting - self.hands_on - self.travel - self.interruption


def time_use(world: World, draws: Draws, roster: Roster, trace: Trace) -> TimeUse:
    """Return what the hours at work went to; rows belong to the moment they were written."""
    days, men = world.days, world.staff.share.size
    inside = (trace.time >= days.measure_from) & (trace.man >= 0)
    table = np.zeros(len(Row), dtype=bool)

    def sums(kinds: tuple[Row, ...], column: str) -> Floats:
        table[:] = False
        table[list(kinds)] = True
        where = inside & table[trace.row]
        return counted(trace.man[where], getattr(trace, column)[where], men)

    table[list(HANDS_ON + TRAVEL)] = True
    where = inside & table[trace.row]
    spent = trace.seconds[where].astype(np.float64) + trace.lost[where]
    by_epoch = _by_epoch(world, trace.time[where], draws.afdeling[trace.task[where]], spent)
    measured = roster.start >= days.measure_from
    length = (roster.end - roster.start) * measured
    ordinary = roster.kind == ORDINARY_BLOCK
    late = inside & (trace.row == Row.OVERTIME)
    return TimeUse(
        ordinary=counted(roster.man, length * ordinary, men),
        call_in=counted(roster.man, length * ~ordinary, men),
        overtime=sums((Row.OVERTIME,), "seconds"),
        meeting=roster.meeting.astype(np.float64),
        hands_on=sums(HANDS_ON, "seconds"),
        travel=sums(TRAVEL, "seconds"),
        interruption=sums(HANDS_ON, "lost"),
        afdeling=by_epoch.sum(axis=0),
        by_epoch=by_epoch,
        extra=_by_epoch(world, trace.time[late], trace.man[late], trace.seconds[late], men)
        + _by_epoch(world, roster.start, roster.man, length * ~ordinary, men),
    )


def _by_epoch(
    world: World,
    time: Ints,
    group: npt.NDArray[np.integer],
    seconds: npt.NDArray[np.number],
    count: int | None = None,
) -> Floats:
    """Return sums of `seconds` by epoch and group (E, count); groups are afdelinger by default."""
    size = world.regime.shape[1] if count is None else count
    epochs = len(world.epoch_start)
    epoch = np.searchsorted(world.epoch_start, time, side="right") - 1
    return counted(epoch * size + group, seconds, epochs * size).reshape(epochs, size)


def shares(use: TimeUse) -> dict[str, float]:
    """Return the key figures of time use for the whole organisation."""
    paid = float(use.paid.sum())
    parts = {
        "hands_on_share": use.hands_on,
        "travel_share": use.travel,
        "interruption_share": use.interruption,
        "meeting_share": use.meeting,
        "idle_share": use.idle,
    }
    out = {name: float(part.sum()) / paid if paid else float("nan") for name, part in parts.items()}
    out["utilisation"] = 1 - out["idle_share"]
    out["overtime_h"] = float((use.overtime + use.call_in).sum()) / HOUR
    return out
