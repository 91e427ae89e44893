"""A stand-in for satisfaction, for those who ask: a guess (grade D), never a measurement.

logit P = 1.4 - 0.25 ln(days / 3) - 1.0 repeated - 0.6 in vain + 0.3 known face, a request at a time
(domain §9; each weight may be 60 % larger or smaller). No coefficient for response time is
published; the index says which way things move, not how satisfied anybody is.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np

from sim.measure.asked import Asked, Flags
from sim.measure.faces import known_faces
from sim.measure.kpis import Floats
from sim.measure.rows import Rows
from sim.model import DAY, HOUR
from sim.model.draws import Draws
from sim.model.trace import Row, Trace
from sim.model.world import World

BASE = 1.4
SOONEST = 1 * HOUR
"""A visit within this is not better than one after it."""
SPREAD = 0.6
"""By how much each weight may be wrong, either way."""


class Weights(NamedTuple):
    """What each thing does to the logit."""

    waiting: float = -0.25
    repeated: float = -1.0
    in_vain: float = -0.6
    known: float = 0.3


def corners() -> list[Weights]:
    """Return the weights at every combination of their extremes."""
    return [
        Weights(*(w * (1 + sign * SPREAD) for w, sign in zip(Weights(), signs, strict=True)))
        for signs in product((-1, 1), repeat=len(Weights()))
    ]


def index(
    world: World, draws: Draws, trace: Trace, rows: Rows, basis: Asked, weights: list[Weights]
) -> Floats:
    """Return the index under each set of weights: 100 times the mean P of the measured requests."""
    which = basis.which
    first = np.full(len(draws.report), world.days.horizon)
    arrived = rows.of(Row.ARRIVED)
    first[trace.task[arrived][::-1]] = trace.time[arrived][::-1]
    for kind in (Row.FIRM, Row.VAGT, Row.ESCALATED):
        given = rows.of(kind)
        task = trace.task[given]
        first[task] = np.minimum(first[task], trace.time[given] + trace.seconds[given])
    days = np.maximum(np.minimum(first, world.days.horizon) - draws.report, SOONEST) / DAY
    known = np.zeros(len(draws.report), dtype=bool)
    known[trace.task[arrived][::-1]] = known_faces(world, draws, trace, rows)[::-1]
    flags = [_had(draws, trace, rows, kind)[which] for kind in (Row.FOLLOW_UP, Row.NO_ACCESS)]
    waiting = np.log(days[which] / 3)
    out = []
    for weight in weights:
        logit = BASE + weight.waiting * waiting + weight.known * known[which]
        logit = logit + weight.repeated * flags[0] + weight.in_vain * flags[1]
        out.append(100 * float((1 / (1 + np.exp(-logit))).mean()) if len(which) else np.nan)
    return np.array(out)


def _had(draws: Draws, trace: Trace, rows: Rows, kind: Row) -> Flags:
    out = np.zeros(len(draws.report), dtype=bool)
    out[trace.task[rows.of(kind)]] = True
    return out
