"""Time use: what the paid hours at work went to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import Floats, counted
from sim.measure.rows import Places, Rows, rows_of
from sim.model import HOUR
from sim.model.compiled.loops import loop
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.rules import MOBILE, ORDINARY_BLOCK
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

Flags = npt.NDArray[np.bool_]


class TimeUse(NamedTuple):
    """Seconds by man (W,) in the measured window; `afdeling` (A,): seconds spent on its tasks.

    By epoch are those on tasks, `by_epoch` (E, A), and overtime with call-ins, `extra` (E, W).
    `answered` counts calls answered in an office or at a desk, (E, A): they are no time of the men.
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
    answered: Floats

    @property
    def paid(self) -> Floats:
        """Seconds at work: ordinary time with meetings, call-ins for snow and overtime."""
        return self.ordinary + self.meeting + self.call_in + self.overtime

    @property
    def idle(self) -> Floats:
        """Seconds at work in which nothing was to be done."""
        return self.paid - self.meeting - self.hands_on - self.travel - self.interruption


def time_use(
    world: World, draws: Draws, roster: Roster, trace: Trace, rows: Rows | None = None
) -> TimeUse:
    """Return what the hours at work went to; rows belong to the moment they were written.

    `rows` are those of the trace by kind, where they are at hand.
    """
    if rows is None:
        rows = rows_of(trace)
    men, shape = world.staff.share.size, world.regime.shape
    begin = int(np.searchsorted(trace.time, world.days.measure_from))
    hands_on, travel, interruption = np.zeros((3, men))
    by_epoch = np.zeros(shape)
    for kinds, spent in ((HANDS_ON, hands_on), (TRAVEL, travel)):
        for kind in kinds:
            _spend(
                rows.of(kind, begin), trace.time, trace.task, trace.man, trace.seconds, trace.lost,
                world.epoch_start, draws.afdeling, spent, interruption, by_epoch.reshape(-1),
            )  # fmt: skip
    late = rows.of(Row.OVERTIME, begin)
    overtime = trace.time[late], trace.man[late], trace.seconds[late]
    first, man_of, length, called = _measured_blocks(world, roster)
    at_work = counted(man_of + men * called, length, 2 * men)
    called_in = first[called], man_of[called], length[called]
    return TimeUse(
        ordinary=at_work[:men],
        call_in=at_work[men:],
        overtime=counted(*overtime[1:], men),
        meeting=roster.meeting.astype(np.float64),
        hands_on=hands_on,
        travel=travel,
        interruption=interruption,
        afdeling=by_epoch.sum(axis=0),
        by_epoch=by_epoch,
        extra=_by_epoch(world, *overtime, men) + _by_epoch(world, *called_in, men),
        answered=_answered(world, draws, trace, rows, begin),
    )


@loop(
    reads=(np.int32, np.int64, np.int32, np.int32, np.int32, np.int32, np.int64, np.int64),
    writes=(np.float64, np.float64, np.float64),
)
def _spend(
    where: Places,
    time: Ints,
    task: Places,
    man: Places,
    seconds: Places,
    lost: Places,
    epoch_start: Ints,
    afdeling: Ints,
    spent: Floats,
    interruption: Floats,
    by_epoch: Floats,
) -> None:
    """Add up what the rows `where` tell of, by man and by epoch and afdeling.

    No interruption is written in a row of travel.
    """
    e, places = 0, len(by_epoch) // len(epoch_start)
    for k in where:
        while e + 1 < len(epoch_start) and epoch_start[e + 1] <= time[k]:
            e += 1
        spent[man[k]] += seconds[k]
        interruption[man[k]] += lost[k]
        by_epoch[e * places + afdeling[task[k]]] += seconds[k] + lost[k]


def _measured_blocks(world: World, roster: Roster) -> tuple[Ints, Ints, Ints, Flags]:
    """Return start, man and length of blocks in the measured window, and which are call-ins."""
    begin = int(np.searchsorted(roster.start, world.days.measure_from))
    start, man = roster.start[begin:], roster.man[begin:]
    return start, man, roster.end[begin:] - start, roster.kind[begin:] != ORDINARY_BLOCK


def _answered(world: World, draws: Draws, trace: Trace, rows: Rows, begin: int) -> Floats:
    """Return calls answered in office or at the desk (E, A): tickets, and residents who ask again.

    A request put to a man is registered at once, one by telephone after the call. Calls about work
    that goes to a firm are the firm's.
    """
    channel = world.levers.channel[world.regime]
    out = np.zeros(world.regime.shape)
    for kind in (Row.REGISTERED, Row.CHASED):
        _answer(
            rows.of(kind, begin), rows.of(Row.FIRM, begin), trace.time, trace.task,
            world.epoch_start, (channel != MOBILE).ravel(), draws.afdeling, draws.report,
            out.reshape(-1),
        )  # fmt: skip
    return out


@loop(
    reads=(
        np.int32, np.int32, np.int64, np.int32, np.int64, np.bool_, np.int64, np.int64,
    ),
    writes=(np.float64,),
)  # fmt: skip
def _answer(
    where: Places,
    given: Places,
    time: Ints,
    task: Places,
    epoch_start: Ints,
    inside: Flags,
    afdeling: Ints,
    report: Ints,
    out: Floats,
) -> None:
    """Count the rows `where` of tasks that are not in the rows `given`.

    Only calls after the report count, and only in epochs and afdelinger in which they come
    `inside`: a resident who asks again always calls after he reported.
    """
    e, places = 0, len(out) // len(epoch_start)
    firm = np.zeros(len(report), dtype=np.bool_)
    for k in given:
        firm[task[k]] = True
    for k in where:
        while e + 1 < len(epoch_start) and epoch_start[e + 1] <= time[k]:
            e += 1
        place = e * places + afdeling[task[k]]
        if inside[place] and not firm[task[k]] and time[k] > report[task[k]]:
            out[place] += 1


def _by_epoch(
    world: World,
    time: Ints,
    group: npt.NDArray[np.integer],
    seconds: npt.NDArray[np.integer],
    count: int,
) -> Floats:
    """Return sums of `seconds` by epoch and group, (E, count)."""
    epochs = len(world.epoch_start)
    if epochs == 1:
        return counted(group, seconds, count)[None]
    epoch = np.searchsorted(world.epoch_start, time, side="right") - 1
    return counted(epoch * count + group, seconds, epochs * count).reshape(epochs, count)


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
