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
_HANDS_ON, _TRAVEL = np.array(HANDS_ON, dtype=np.int64), np.array(TRAVEL, dtype=np.int64)

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
    for kinds, spent in ((_HANDS_ON, hands_on), (_TRAVEL, travel)):
        _spend(
            kinds, rows.order, rows.first, begin, trace.time, trace.task, trace.man, trace.seconds,
            trace.lost, world.epoch_start, draws.afdeling,
            spent, interruption, by_epoch.reshape(-1),
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
    reads=(
        np.int64, np.int32, np.int64, int, np.int64, np.int32, np.int32, np.int32, np.int32,
        np.int64, np.int64,
    ),
    writes=(np.float64, np.float64, np.float64),
)  # fmt: skip
def _spend(
    kinds: Ints,
    order: Places,
    first: Ints,
    begin: int,
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
    """Add up what rows of some kinds tell of, by man and by epoch and afdeling.

    No interruption is written in a row of travel.
    """
    places = len(by_epoch) // len(epoch_start)
    for kind in kinds:
        e = 0
        for k in order[first[kind] : first[kind + 1]]:
            if k < begin:
                continue
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
    _answer(
        rows.order, rows.first, begin, trace.time, trace.task, world.epoch_start,
        (channel != MOBILE).ravel(), draws.afdeling, draws.report, out.reshape(-1),
    )  # fmt: skip
    return out


REGISTERED, CHASED, FIRM = int(Row.REGISTERED), int(Row.CHASED), int(Row.FIRM)


@loop(
    reads=(
        np.int32, np.int64, int, np.int64, np.int32, np.int64, np.bool_, np.int64, np.int64,
    ),
    writes=(np.float64,),
)  # fmt: skip
def _answer(
    order: Places,
    first: Ints,
    begin: int,
    time: Ints,
    task: Places,
    epoch_start: Ints,
    inside: Flags,
    afdeling: Ints,
    report: Ints,
    out: Floats,
) -> None:
    """Count calls in the epochs and afdelinger in which they come `inside`.

    A resident who asks again always does so after he reported.
    """
    places = len(out) // len(epoch_start)
    firm = np.zeros(len(report), dtype=np.bool_)
    for k in order[first[FIRM] : first[FIRM + 1]]:
        firm[task[k]] |= k >= begin
    for kind in (REGISTERED, CHASED):
        e = 0
        for k in order[first[kind] : first[kind + 1]]:
            if k < begin or firm[task[k]] or time[k] <= report[task[k]]:
                continue
            while e + 1 < len(epoch_start) and epoch_start[e + 1] <= time[k]:
                e += 1
            place = e * places + afdeling[task[k]]
            out[place] += inside[place]


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
