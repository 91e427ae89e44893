"""Cost: what a year cost, in whole øre, and which afdeling bears it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure.kpis import KEYS, KONTI, Floats, counted
from sim.measure.pooled import (
    Bill,
    Overhead,
    Standing,
    bills,
    key_weights,
    overhead,
    overtime_hour,
    year_overhead,
)
from sim.measure.tasks import TaskTimes
from sim.measure.time_use import Flags, TimeUse
from sim.model import HOUR
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.world import Ints, World
from sim.model.world.calendar import measured_years
from sim.model.world.catalogue import MOVE, type_names
from sim.model.world.phases import phases
from sim.scenario.schema import Scenario
from sim.scenario.schema.levers import BoughtWork

__all__ = ["Cost", "Overhead", "key_weights", "overhead", "split", "year_cost", "year_overhead"]


POOLED_KONTO = "114"
"""Renholdelse: caretakers' wages and all that goes with them."""
BOUGHT_KONTO = {
    "firm_rounds": "114",
    "firm_requests": "115",
    "firm_moves": "117",
    "contractors": "115",
    "vagt": "115",
    "call_outs": "114",
}
"""Ordinary maintenance (115) is what is bought to repair, refurbishment at moves (117) what is
bought of them; call-outs of own men are wages. The mapping is a guess (grade D): it reads the
accounts by their names, and organisations book differently."""


class Cost(NamedTuple):
    """A year's cost in øre: parts of the organisation, and what each afdeling bears (A,)."""

    parts: dict[str, int]
    afdelinger: Ints
    konti: dict[str, Ints]
    """What each afdeling bears by account (A,); the accounts add up to `afdelinger`."""
    under: dict[str, Ints]
    """What each afdeling would bear under each fordelingsnøgle (A,)."""

    @property
    def total(self) -> int:
        """The cost of the organisation, øre; the afdelinger add up to it."""
        return sum(self.parts.values())


def year_cost(
    scenario: Scenario,
    model: str,
    world: World,
    draws: Draws,
    roster: Roster,
    times: TaskTimes,
    use: TimeUse,
    fixed: list[Standing] | None = None,
) -> Cost:
    """Return the cost of a year under a driftsmodel or an omlægning, scaled to 365 days.

    What is bought for a task is borne by its afdeling; all else is split between the afdelinger
    of a driftsmodel by its key (`cost_split`), as long as it is in force there. `fixed` is what is
    `pooled.standing`, where it is at hand.
    """
    pooled = bills(scenario, model, world, roster, use, fixed)
    years = measured_years(world.days)
    parts = {
        name: round(sum(bill.kroner[name] for bill in pooled) * 100) for name in pooled[0].kroner
    }
    bought = {
        name: _ore(column / years)
        for name, column in _bought(scenario, model, world, draws, times).items()
    }
    outside = sum(bought.values(), start=np.zeros(world.regime.shape[1], dtype=np.int64))
    shared = sum(parts.values())
    konti = {konto: np.zeros_like(outside) for konto in KONTI}
    konti[POOLED_KONTO] += split(shared, _weights(pooled))
    for name, column in bought.items():
        konti[BOUGHT_KONTO[name]] += column
    return Cost(
        parts=parts | {name: int(column.sum()) for name, column in bought.items()},
        afdelinger=sum(konti.values(), start=np.zeros_like(outside)),
        konti=konti,
        under={key: split(shared, _weights(pooled, key)) + outside for key in KEYS},
    )


def _ore(kroner: Floats) -> Ints:
    return np.rint(kroner * 100).astype(np.int64)


def _weights(pooled: list[Bill], key: str | None = None) -> Floats:
    """Return the weights (A,) that split the sum of several bills as each by itself would be.

    Under one `key` for all, or under each bill's own.
    """
    chosen = [bill.weights[key or bill.key] for bill in pooled]
    if len(pooled) == 1:
        return chosen[0]
    out = np.zeros(len(chosen[0]))
    for bill, given in zip(pooled, chosen, strict=True):
        weights = given if given.sum() > 0 else bill.members * 1.0
        out += sum(bill.kroner.values()) * weights / weights.sum()
    return out


def _bought(
    scenario: Scenario, model: str, world: World, draws: Draws, times: TaskTimes
) -> dict[str, Floats]:
    """Return kroner by afdeling (A,) for what is paid task by task, with moms where it is due.

    The terms are those in force when the task was given away.
    """
    outside = times.firm | times.contractor | times.vagt | times.escalated
    task = np.flatnonzero(outside & times.measured)
    afdeling = draws.afdeling[task]
    economy, moms = scenario.economy, 1 + scenario.economy.moms
    levers = [scenario.levers(name) for name in phases(scenario, model).models]
    epoch = np.searchsorted(world.epoch_start, times.given[task], side="right") - 1
    regime = world.regime[epoch, afdeling]
    request, firm, vagt = times.request[task], times.firm[task], times.vagt[task]
    move = draws.type[task] == type_names(scenario.demand).index(MOVE)
    own = np.array([one.vagt.by == "own" for one in levers])[regime]
    hours = draws.work[task] / HOUR
    billed = _billed(hours, request, [one.bought_work for one in levers], regime)
    named = [economy.bought_prices.get(n, economy.bought_hour) for n in type_names(scenario.demand)]
    billed = billed * np.array(named)[draws.type[task]]
    trade = economy.contractor_call + hours * economy.contractor_hour
    on_duty = scenario.demand.vagt.work / HOUR * overtime_hour(economy)
    prices = {
        "firm_rounds": (firm & ~request & ~move, billed * moms),
        "firm_requests": (firm & request, billed * moms),
        "firm_moves": (firm & move, billed * moms),
        "contractors": (times.contractor[task], trade * moms),
        "vagt": (times.escalated[task] | (vagt & ~own), np.full(len(task), economy.vagt_call)),
        "call_outs": (vagt & own, np.full(len(task), on_duty)),
    }
    return {
        name: counted(afdeling[which], price[which], world.regime.shape[1])
        for name, (which, price) in prices.items()
    }


def _billed(hours: Floats, request: Flags, terms: list[BoughtWork], regime: Ints) -> Floats:
    """Return the hours a firm bills: a called visit for the minimum at least, extras on top."""
    shortest = np.array([one.minimum_visit / HOUR for one in terms])[regime]
    extras = np.array([one.extras for one in terms])[regime]
    return np.asarray(np.where(request, np.maximum(hours, shortest), hours) * (1 + extras))


def split(total: int, weights: Floats) -> Ints:
    """Return `total` split in whole øre by `weights`, adding up exactly (largest remainder).

    Without any weight the split is even. Ties in the remainder go to the first afdeling.
    """
    count = len(weights)
    chosen = weights if weights.sum() > 0 else np.ones(count)
    exact = total * (chosen / chosen.sum())
    out: Ints = np.floor(exact).astype(np.int64)
    left = total - int(out.sum())
    order = np.argsort(-(exact - out), kind="stable")
    out[order[:left]] += 1
    return out
