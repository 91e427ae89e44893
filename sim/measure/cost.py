"""Cost: what a year cost, in whole øre, and which afdeling bears it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import Floats, counted
from sim.measure.tasks import TaskTimes
from sim.measure.time_use import TimeUse
from sim.model import HOUR
from sim.model.calendar import measured_years
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.world import Ints, World
from sim.scenario.schema import Scenario

PAID_HOURS = 1924
"""Paid hours a year of a full post: 37 hours × 52 weeks."""


class Overhead(NamedTuple):
    """Posts besides the men."""

    leaders: float
    desk: float
    contract: float


class Cost(NamedTuple):
    """A year's cost in øre: parts of the organisation, and what each afdeling bears (A,)."""

    parts: dict[str, int]
    afdelinger: Ints

    @property
    def total(self) -> int:
        """The cost of the organisation, øre; the afdelinger add up to it."""
        return sum(self.parts.values())


def overhead(scenario: Scenario, model: str, posts: float) -> Overhead:
    """Return leader, desk and contract posts of a driftsmodel with `posts` men."""
    lead = scenario.levers(model).leadership
    homes = sum(afdeling.lejemaal for afdeling in scenario.organisation.afdelinger.values())
    span = 0.0 if lead.men_per_leader is None else posts / lead.men_per_leader
    return Overhead(
        leaders=span + lead.leader_per_afdeling * len(scenario.organisation.afdelinger),
        desk=lead.desk_per_1500 * homes / 1500,
        contract=lead.contract_per_2000 * homes / 2000,
    )


def year_cost(
    scenario: Scenario,
    model: str,
    world: World,
    draws: Draws,
    roster: Roster,
    times: TaskTimes,
    use: TimeUse,
) -> Cost:
    """Return the cost of a year, scaled to 365 days.

    What is bought for a task is borne by its afdeling; all else is split by the key of the
    driftsmodel (`cost_split`).
    """
    pooled = _pooled(scenario, model, world, roster, use)
    bought = _bought(scenario, model, world, draws, times)
    years = measured_years(world.days)
    parts = {name: round(kr * 100) for name, kr in pooled.items()}
    direct = {name: _ore(column / years) for name, column in bought.items()}
    weights = key_weights(scenario, scenario.levers(model).cost_split.key, world, use)
    borne = split(sum(parts.values()), weights)
    for column in direct.values():
        borne = borne + column
    parts.update({name: int(column.sum()) for name, column in direct.items()})
    return Cost(parts, borne)


def _ore(kroner: Floats) -> Ints:
    return np.rint(kroner * 100).astype(np.int64)


def _pooled(
    scenario: Scenario, model: str, world: World, roster: Roster, use: TimeUse
) -> dict[str, float]:
    economy, levers = scenario.economy, scenario.levers(model)
    posts = float(world.staff.share.sum()) / 1000
    extra = overhead(scenario, model, posts)
    years = measured_years(world.days)
    travelling = levers.territory.form not in ("own", "neighbour")
    sets = world.machine_sets.size if levers.machines.per == "afdeling" else _sets(scenario, model)
    extra_hours = float((use.overtime + use.call_in).sum()) / HOUR / years
    temp_days = float(roster.temp[:, _measured_days(world)].sum()) / years
    return {
        "posts": posts * economy.post,
        "leaders": (extra.leaders + extra.contract) * economy.leader,
        "desk": extra.desk * economy.desk,
        "vans": np.ceil(posts / economy.posts_per_van) * economy.van if travelling else 0.0,
        "machines": sets * economy.machine_set,
        "overtime": extra_hours * economy.post / PAID_HOURS * (1 + economy.overtime_premium),
        "temps": temp_days * 7.4 * economy.temp_hour,
    }


def _sets(scenario: Scenario, model: str) -> int:
    from sim.model.build import machine_park
    from sim.model.staffing import teams

    levers = scenario.levers(model)
    limited = levers.model_copy(
        update={"machines": levers.machines.model_copy(update={"limited": True})}
    )
    return int(machine_park(scenario, limited, teams(scenario.organisation))[1].sum())


def _measured_days(world: World) -> npt.NDArray[np.bool_]:
    day = np.arange(world.days.workday.size) * 24 * HOUR
    return day >= world.days.measure_from


def _bought(
    scenario: Scenario, model: str, world: World, draws: Draws, times: TaskTimes
) -> dict[str, Floats]:
    """Return kroner by afdeling (A,) for what is bought task by task, moms included."""
    economy, terms = scenario.economy, scenario.levers(model).bought_work
    hours = draws.work / HOUR
    visit = np.maximum(hours, terms.minimum_visit / HOUR)
    billed = np.where(times.request, visit, hours) * economy.bought_hour * (1 + terms.extras)
    trade = economy.contractor_call + hours * economy.contractor_hour
    prices = {
        "firm": (times.firm, billed * (1 + economy.moms)),
        "contractors": (times.contractor, trade * (1 + economy.moms)),
        "vagt": (times.vagt | times.escalated, np.full(len(hours), economy.vagt_call)),
    }
    out = {}
    for name, (flag, price) in prices.items():
        where = flag & times.measured
        out[name] = counted(draws.afdeling[where], price[where], world.regime.shape[1])
    return out


def key_weights(scenario: Scenario, key: str, world: World, use: TimeUse) -> Floats:
    """Return the weights (A,) of a fordelingsnøgle.

    `direct` follows the posts of the men whose own the afdeling is; `hours` the registered hours on
    its tasks; `hybrid` is half hours, half lejemål.
    """
    afdelinger = scenario.organisation.afdelinger.values()
    lejemaal = np.array([float(afdeling.lejemaal) for afdeling in afdelinger])
    if key == "area":
        return np.array([float(afdeling.area) for afdeling in afdelinger])
    if key == "direct":
        own = world.staff.own[0] / np.maximum(world.staff.own[0].sum(axis=1, keepdims=True), 1)
        return np.asarray(own.T @ world.staff.share.astype(np.float64))
    if key == "hours":
        return use.afdeling
    if key == "hybrid":
        return (_normal(use.afdeling, lejemaal) + _normal(lejemaal, lejemaal)) / 2
    return lejemaal


def _normal(weights: Floats, fallback: Floats) -> Floats:
    chosen = weights if weights.sum() > 0 else fallback
    return np.asarray(chosen / max(chosen.sum(), 1e-12))


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
