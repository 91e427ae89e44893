"""All key figures of one year."""

from __future__ import annotations

import numpy as np

from sim.measure.asked import Asked, asked
from sim.measure.cost import year_cost
from sim.measure.faces import faces
from sim.measure.kpis import UNDER_KEYS, Measures, counted
from sim.measure.pooled import Standing
from sim.measure.rows import rows_of
from sim.measure.service import service
from sim.measure.spans import mean_posts
from sim.measure.tasks import task_times
from sim.measure.time_use import shares, time_use
from sim.model.draws import Draws
from sim.model.roster import Roster, build_roster
from sim.model.trace import Trace
from sim.model.world import World
from sim.scenario.schema import Scenario


def measure(
    scenario: Scenario,
    model: str,
    world: World,
    draws: Draws,
    trace: Trace,
    roster: Roster | None = None,
    basis: Asked | None = None,
    fixed: list[Standing] | None = None,
) -> Measures:
    """Return the key figures of the year `draws` played in `world` as `trace` tells it.

    What is known already need not be made again: the `roster` of world and draws, the `basis` of
    the draws (`asked`) and what stands fixed in the world (`pooled.standing`).
    """
    if roster is None:
        roster = build_roster(world, draws)
    if basis is None:
        basis = asked(world.days, draws, world.regime.shape[1])
    rows = rows_of(trace)
    times = task_times(world, draws, trace, basis, rows)
    use = time_use(world, draws, roster, trace, rows)
    cost = year_cost(scenario, model, world, draws, roster, times, use, fixed)
    columns = service(world, draws, times, basis)
    columns.update(faces(world, draws, trace, rows, basis))
    lejemaal = np.array([float(a.lejemaal) for a in scenario.organisation.afdelinger.values()])
    homes = float(lejemaal.sum())
    handed = (times.contractor | times.escalated) & times.measured
    contractors = counted(draws.afdeling[handed], np.ones(int(handed.sum())), len(lejemaal))
    columns["contractor_tasks"] = np.append(contractors, contractors.sum())
    total = {name: float(column[-1]) for name, column in columns.items()}
    total |= shares(use)
    total["posts"] = mean_posts(world)
    total["cost_kr_per_year"] = cost.total / 100
    total["cost_kr_per_lejemaal"] = cost.total / 100 / homes if homes else float("nan")
    total["cost_kr_per_lejemaal_month"] = total["cost_kr_per_lejemaal"] / 12
    afdelinger = {name: column[:-1] for name, column in columns.items()}
    afdelinger["cost_kr_per_year"] = cost.afdelinger / 100
    afdelinger["cost_kr_per_lejemaal"] = np.divide(
        cost.afdelinger / 100, lejemaal, out=np.full(len(lejemaal), np.nan), where=lejemaal > 0
    )
    afdelinger["cost_kr_per_lejemaal_month"] = afdelinger["cost_kr_per_lejemaal"] / 12
    for konto, borne in cost.konti.items():
        total[f"konto_{konto}_kr_per_year"] = int(borne.sum()) / 100
        afdelinger[f"konto_{konto}_kr_per_year"] = borne / 100
    for key, borne in cost.under.items():
        afdelinger[UNDER_KEYS[key]] = borne / 100
    return Measures(total, afdelinger)
