"""Who comes: how often residents meet a face they know, and how often once is not enough."""

from __future__ import annotations

import numpy as np

from sim.measure.asked import Asked, Flags
from sim.measure.kpis import Floats
from sim.measure.rows import Places, Rows
from sim.model.compiled.loops import loop
from sim.model.draws import Draws
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World

Columns = dict[str, Floats]


def faces(world: World, draws: Draws, trace: Trace, rows: Rows, basis: Asked) -> Columns:
    """Return the shares of visits to residents' requests, (A + 1,): known face, repeated.

    A face is known where the afdeling is the man's own, or where he has been as often as it takes
    to know the place (`familiarity.jobs`).
    """
    known = known_faces(world, draws, trace, rows)
    visits, met, repeated = np.zeros((3, world.regime.shape[1] + 1))
    _count(
        rows.of(Row.ARRIVED), rows.of(Row.FOLLOW_UP), trace.task, known, basis.chosen,
        draws.afdeling, visits, met, repeated,
    )  # fmt: skip
    return {
        "known_face_share": _share(met, visits),
        "repeat_visit_share": _share(repeated, visits),
    }


@loop(
    reads=(np.int32, np.int32, np.int32, np.bool_, np.bool_, np.int64),
    writes=(np.float64, np.float64, np.float64),
)
def _count(
    arrived: Places,
    failed: Places,
    task: Places,
    known: Flags,
    chosen: Flags,
    afdeling: Ints,
    visits: Floats,
    met: Floats,
    repeated: Floats,
) -> None:
    """Count visits to the chosen tasks by afdeling and, behind them, in total."""
    for j in range(len(arrived)):
        i = task[arrived[j]]
        if chosen[i]:
            visits[afdeling[i]] += 1
            met[afdeling[i]] += known[j]
    for k in failed:
        if chosen[task[k]]:
            repeated[afdeling[task[k]]] += 1
    for sums in (visits, met, repeated):
        sums[-1] = sums[:-1].sum()


def known_faces(world: World, draws: Draws, trace: Trace, rows: Rows) -> Flags:
    """Return for each arrival, in order of time, whether the man is known there."""
    own, arrived = world.staff.own, rows.of(Row.ARRIVED)
    jobs = world.levers.strange_jobs[world.regime]
    wanted = np.where(own == 1, 0, jobs[:, None]).ravel()
    been = np.zeros(own[0].size, dtype=np.int64)
    known = np.zeros(len(arrived), dtype=bool)
    _know(
        arrived, trace.time, trace.task, trace.man, world.epoch_start, draws.afdeling,
        np.arange(len(own[0])) * own.shape[2], wanted, been, known,
    )  # fmt: skip
    return known


@loop(
    reads=(np.int32, np.int64, np.int32, np.int32, np.int64, np.int64, np.int64, np.int64),
    writes=(np.int64, np.bool_),
)
def _know(
    arrived: Places,
    time: Ints,
    task: Places,
    man: Places,
    epoch_start: Ints,
    afdeling: Ints,
    pairs: Ints,
    wanted: Ints,
    been: Ints,
    known: Flags,
) -> None:
    """Tell whether each man has been often enough (`wanted`) where he arrives.

    `wanted` is by epoch, man and afdeling, `been` by man and afdeling, where those of a man begin
    at his place in `pairs`.
    """
    e = 0
    for j in range(len(arrived)):
        k = arrived[j]
        while e + 1 < len(epoch_start) and epoch_start[e + 1] <= time[k]:
            e += 1
        pair = pairs[man[k]] + afdeling[task[k]]
        known[j] = been[pair] >= wanted[e * len(been) + pair]
        been[pair] += 1


def _share(part: Floats, whole: Floats) -> Floats:
    out: Floats = np.full(len(whole), np.nan)
    return np.divide(part, whole, out=out, where=whole > 0)
