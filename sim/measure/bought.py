"""What is paid task by task: firms, contractors, the vagt and call-outs of own men."""

from __future__ import annotations

import numpy as np

from sim.measure.kpis import Floats
from sim.measure.pooled import overtime_hour
from sim.measure.tasks import TaskTimes
from sim.measure.time_use import Flags
from sim.model import HOUR
from sim.model.compiled.loops import loop
from sim.model.draws import Draws
from sim.model.world import Ints, World
from sim.model.world.catalogue import MOVE, type_names
from sim.model.world.phases import phases
from sim.scenario.schema import Scenario

BOUGHT = ("firm_rounds", "firm_requests", "firm_moves", "contractors", "vagt", "call_outs")
ROUNDS, REQUESTS, MOVES, CONTRACTORS, VAGT, CALL_OUTS = range(len(BOUGHT))


def bought(
    scenario: Scenario, model: str, world: World, draws: Draws, times: TaskTimes
) -> dict[str, Floats]:
    """Return kroner by afdeling (A,) for what is paid task by task, with moms where it is due.

    The terms are those in force when the task was given away.
    """
    outside = times.firm | times.contractor | times.vagt | times.escalated
    economy, names = scenario.economy, type_names(scenario.demand)
    levers = [scenario.levers(name) for name in phases(scenario, model).models]
    sums = np.zeros((len(BOUGHT), world.regime.shape[1]))
    _pay(
        np.flatnonzero(outside & times.measured),
        times.firm,
        times.contractor,
        times.vagt,
        times.escalated,
        times.request,
        times.given,
        world.epoch_start,
        world.regime.ravel(),
        draws.afdeling,
        draws.type,
        draws.work,
        np.array([name == MOVE for name in names]),
        np.array([economy.bought_prices.get(name, economy.bought_hour) for name in names], float),
        np.array([one.vagt.by == "own" for one in levers]),
        np.array([one.bought_work.minimum_visit / HOUR for one in levers], float),
        np.array([1 + one.bought_work.extras for one in levers], float),
        np.array([economy.contractor_call, economy.contractor_hour, economy.vagt_call], float),
        np.array([scenario.demand.vagt.work / HOUR * overtime_hour(economy), 1 + economy.moms]),
        sums.reshape(-1),
    )
    return dict(zip(BOUGHT, sums, strict=True))


@loop(
    reads=(
        *(np.int64, np.bool_, np.bool_, np.bool_, np.bool_, np.bool_, np.int64),
        *(np.int64, np.int64, np.int64, np.int64, np.int64),
        *(np.bool_, np.float64, np.bool_, np.float64, np.float64, np.float64, np.float64),
    ),
    writes=(np.float64,),
)
def _pay(
    given_away: Ints,
    firm: Flags,
    contractor: Flags,
    vagt: Flags,
    escalated: Flags,
    request: Flags,
    given: Ints,
    epoch_start: Ints,
    regime: Ints,
    afdeling: Ints,
    kind: Ints,
    work: Ints,
    move: Flags,
    price: Floats,
    own: Flags,
    shortest: Floats,
    extras: Floats,
    fees: Floats,
    other: Floats,
    sums: Floats,
) -> None:
    """Add up what each task costs, by what it is paid for and by afdeling.

    `move` and `price` are by type; `own`, `shortest` and `extras` by regime. A firm bills hours: of
    a request those of its shortest visit at least, extras on top.
    """
    places = len(regime) // len(epoch_start)
    call, hourly, on_duty, moms = fees[0], fees[1], other[0], other[1]
    for i in given_away:
        a, e, hours = afdeling[i], 0, work[i] / HOUR
        while e + 1 < len(epoch_start) and epoch_start[e + 1] <= given[i]:
            e += 1
        r = regime[e * places + a]
        if firm[i]:
            billed = max(hours, shortest[r]) if request[i] else hours
            what = REQUESTS if request[i] else (MOVES if move[kind[i]] else ROUNDS)
            sums[what * places + a] += billed * extras[r] * price[kind[i]] * moms
        if contractor[i]:
            sums[CONTRACTORS * places + a] += (call + hours * hourly) * moms
        if escalated[i] or (vagt[i] and not own[r]):
            sums[VAGT * places + a] += fees[2]
        if vagt[i] and own[r]:
            sums[CALL_OUTS * places + a] += on_duty
