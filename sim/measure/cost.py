"""Cost: what a year cost, in whole øre, and which afdeling bears it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure.kpis import Floats, counted
from sim.measure.pooled import Bill, Overhead, bills, key_weights, overhead, year_overhead
from sim.measure.tasks import TaskTimes
from sim.measure.time_use import TimeUse
from sim.model import HOUR
from sim.model.calendar import measured_years
from sim.model.draws import Draws
from sim.model.phases import phases
from sim.model.roster import Roster
from sim.model.world import Ints, World
from sim.scenario.schema import Scenario

__all__ = ["Cost", "Overhead", "key_weights", "overhead", "split", "year_cost", "year_overhead"]


class Cost(NamedTuple):
    """A year's cost in øre: parts of the organisation, and what each afdeling bears (A,)."""

    parts: dict[str, int]
    afdelinger: Ints

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
) -> Cost:
    """Return the cost of a year under a driftsmodel or an omlægning, scaled to 365 days.

    What is bought for a task is borne by its afdeling; all else is split between the afdelinger
    of a driftsmodel by its key (`cost_split`), as long as it is in force there.
    """
    pooled = bills(scenario, model, world, roster, use)
    bought = _bought(scenario, model, world, draws, times)
    years = measured_years(world.days)
    parts = {
        name: round(sum(bill.kroner[name] for bill in pooled) * 100) for name in pooled[0].kroner
    }
    direct = {name: _ore(column / years) for name, column in bought.items()}
    borne = split(sum(parts.values()), _weights(pooled))
    for column in direct.values():
        borne = borne + column
    parts.update({name: int(column.sum()) for name, column in direct.items()})
    return Cost(parts, borne)


def _ore(kroner: Floats) -> Ints:
    return np.rint(kroner * 100).astype(np.int64)


def _weights(pooled: list[Bill]) -> Floats:
    """Return the weights (A,) that split the sum of several bills as each by itself would be."""
    if len(pooled) == 1:
        return pooled[0].weights
    out = np.zeros(len(pooled[0].weights))
    for bill in pooled:
        weights = bill.weights if bill.weights.sum() > 0 else bill.members * 1.0
        out += sum(bill.kroner.values()) * weights / weights.sum()
    return out


def _bought(
    scenario: Scenario, model: str, world: World, draws: Draws, times: TaskTimes
) -> dict[str, Floats]:
    """Return kroner by afdeling (A,) for what is bought task by task, moms included.

    A firm's terms are those in force when it was given the task.
    """
    economy = scenario.economy
    paid = {
        "firm": times.firm,
        "contractors": times.contractor,
        "vagt": times.vagt | times.escalated,
    }
    task = {name: np.flatnonzero(flag & times.measured) for name, flag in paid.items()}
    hours = {name: draws.work[which] / HOUR for name, which in task.items()}
    trade = economy.contractor_call + hours["contractors"] * economy.contractor_hour
    price = {
        "firm": _firm(scenario, model, world, draws, times, task["firm"]) * (1 + economy.moms),
        "contractors": trade * (1 + economy.moms),
        "vagt": np.full(len(task["vagt"]), economy.vagt_call),
    }
    afdelinger = world.regime.shape[1]
    return {
        name: counted(draws.afdeling[which], price[name], afdelinger)
        for name, which in task.items()
    }


def _firm(
    scenario: Scenario, model: str, world: World, draws: Draws, times: TaskTimes, task: Ints
) -> Floats:
    """Return what the firm bills for some tasks, without moms."""
    terms = [scenario.levers(name).bought_work for name in phases(scenario, model).models]
    epoch = np.searchsorted(world.epoch_start, times.given[task], side="right") - 1
    regime = world.regime[epoch, draws.afdeling[task]]
    shortest = np.array([one.minimum_visit / HOUR for one in terms])[regime]
    extras = np.array([one.extras for one in terms])[regime]
    hours = draws.work[task] / HOUR
    billed = np.where(times.request[task], np.maximum(hours, shortest), hours)
    return np.asarray(billed * scenario.economy.bought_hour * (1 + extras))


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
