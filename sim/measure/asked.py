"""Which tasks are measured and how they are grouped: the same under every driftsmodel of a year."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import PRIORITIES, Floats, with_totals
from sim.measure.quantiles import Ranks, ranks
from sim.model.draws import Draws
from sim.model.rules import AKUT, ALMINDELIG, PLANLAGT
from sim.model.world import Days, Ints

Flags = npt.NDArray[np.bool_]


class Asked(NamedTuple):
    """A year's tasks as the measures see them: N tasks, Q requests, K of them measured."""

    request: Flags
    """(N,): asked for by a resident."""
    measured: Flags
    """(N,): reported, or fallen due, in the measured window."""
    chosen: Flags
    """(N,): a request that is measured."""
    requests: Ints
    """(Q,): the tasks that are requests."""
    request_afdeling: Ints
    waits_from: Ints
    """(Q,): when each request starts to wait in the measured window."""
    which: Ints
    """(K,): the measured requests."""
    afdeling: Ints
    group: Ints
    """(K,): priority and afdeling in one number."""
    number: Floats
    """(4, A + 1): measured requests of all and of each priority, by afdeling and in total."""
    report: Ints
    response: Ranks
    """Ranks of all measured requests and of those of each priority."""
    completion: Ranks
    """Ranks of all measured requests."""
    planned: Ints
    """Planned tasks that are due in the measured window."""
    planned_number: Floats
    """(A + 1,): how many they are, by afdeling and in total."""


def asked(days: Days, draws: Draws, afdelinger: int) -> Asked:
    """Return how the tasks of a year are measured and grouped."""
    request = (draws.priority >= AKUT) & (draws.priority <= ALMINDELIG)
    measured = (draws.report >= days.measure_from) & (draws.report < days.measure_to)
    chosen = request & measured
    requests, which = np.flatnonzero(request), np.flatnonzero(chosen)
    place = draws.afdeling[which]
    kind = draws.priority[which] - AKUT
    group = kind * afdelinger + place
    planned = np.flatnonzero((draws.priority == PLANLAGT) & measured & (draws.due < days.horizon))
    return Asked(
        request=request,
        measured=measured,
        chosen=chosen,
        requests=requests,
        request_afdeling=draws.afdeling[requests],
        waits_from=np.clip(draws.report[requests], days.measure_from, days.measure_to),
        which=which,
        afdeling=place,
        group=group,
        number=_number(group, afdelinger),
        report=draws.report[which],
        response=ranks(place, afdelinger, kind, len(PRIORITIES)),
        completion=ranks(place, afdelinger),
        planned=planned,
        planned_number=with_totals(np.bincount(draws.afdeling[planned], minlength=afdelinger)),
    )


def _number(group: Ints, afdelinger: int) -> Floats:
    each = np.bincount(group, minlength=len(PRIORITIES) * afdelinger).reshape(-1, afdelinger)
    return with_totals(np.concatenate([each.sum(axis=0)[None], each]))
