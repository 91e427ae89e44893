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
    time, man = trace.time[arrived], trace.man[arrived].astype(np.int64)
    place = draws.afdeling[trace.task[arrived]]
    afdelinger = world.regime.shape[1]
    pair = man * afdelinger + place
    # Pairs sorted with their places in one number: a sort of plain numbers is the fastest there is.
    place_of = np.arange(len(pair))
    together = np.sort((pair << PLACE_BITS) | place_of)
    order, sorted_pair = together & ((1 << PLACE_BITS) - 1), together >> PLACE_BITS
    starts = np.where(np.diff(sorted_pair, prepend=-1) != 0, place_of, 0)
    before = np.empty(len(pair), dtype=np.int64)
    before[order] = place_of - np.maximum.accumulate(starts)
    epoch = np.searchsorted(world.epoch_start, time, side="right") - 1
    own = world.staff.own[epoch, man, place] == 1
    return np.asarray(own | (before >= world.levers.strange_jobs[world.regime[epoch, place]]))


def _share(part: Floats, whole: Floats) -> Floats:
    out: Floats = np.full(len(whole), np.nan)
    return np.divide(part, whole, out=out, where=whole > 0)


def _with_total(values: Floats | Ints) -> Floats:
    return np.append(values, values.sum()).astype(np.float64)
