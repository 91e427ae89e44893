"""Who comes: how often residents meet a face they know, and how often once is not enough."""

from __future__ import annotations

import numpy as np

from sim.measure.asked import Asked, Flags
from sim.measure.kpis import Floats, counted
from sim.measure.rows import Rows
from sim.model.draws import Draws
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World

Columns = dict[str, Floats]
PLACE_BITS = 32
"""So many bits hold the number of an arrival."""


def faces(world: World, draws: Draws, trace: Trace, rows: Rows, basis: Asked) -> Columns:
    """Return the shares of visits to residents' requests, (A + 1,): known face, repeated.

    A face is known where the afdeling is the man's own, or where he has been as often as it takes
    to know the place (`familiarity.jobs`).
    """
    arrived, failed = rows.of(Row.ARRIVED), rows.of(Row.FOLLOW_UP)
    task = trace.task[arrived].astype(np.int64)
    chosen = basis.request[task] & basis.measured[task]
    place = draws.afdeling[task]
    known = known_faces(world, draws, trace, rows)
    again = trace.task[failed].astype(np.int64)
    again = again[basis.request[again] & basis.measured[again]]
    afdelinger = world.regime.shape[1]
    visits = _with_total(np.bincount(place[chosen], minlength=afdelinger))
    met = counted(place[chosen], known[chosen] * 1.0, afdelinger)
    repeated = np.bincount(draws.afdeling[again], minlength=afdelinger)
    return {
        "known_face_share": _share(_with_total(met), visits),
        "repeat_visit_share": _share(_with_total(repeated), visits),
    }


def known_faces(world: World, draws: Draws, trace: Trace, rows: Rows) -> Flags:
    """Return for each arrival, in order of time, whether the man is known there."""
    arrived = rows.of(Row.ARRIVED)
    afdelinger, regime = world.regime.shape[1], world.regime
    pair = trace.man[arrived].astype(np.int64) * afdelinger + draws.afdeling[trace.task[arrived]]
    # Pairs sorted with their places in one number: a sort of plain numbers is the fastest there is.
    place_of = np.arange(len(pair))
    together = np.sort((pair << PLACE_BITS) | place_of)
    count = np.bincount(pair, minlength=1)
    first = np.cumsum(count) - count
    before = np.empty(len(pair), dtype=np.int64)
    before[together & ((1 << PLACE_BITS) - 1)] = place_of - first[together >> PLACE_BITS]
    epoch = np.searchsorted(world.epoch_start, trace.time[arrived], side="right") - 1
    own = world.staff.own
    wanted = np.where(own == 1, 0, world.levers.strange_jobs[regime][:, None]).ravel()
    return np.asarray(before >= wanted[epoch * own[0].size + pair])


def _share(part: Floats, whole: Floats) -> Floats:
    out: Floats = np.full(len(whole), np.nan)
    return np.divide(part, whole, out=out, where=whole > 0)


def _with_total(values: Floats | Ints) -> Floats:
    return np.append(values, values.sum()).astype(np.float64)
