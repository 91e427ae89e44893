"""Staff: the fewest posts with which each driftsmodel keeps what is promised.

More posts serve no worse on average, so the fewest are found by bisection over the staffing plans
that the posting rule gives at rising norms, on common years. The plan below the answer is always
among those played; if it should meet the goals after all, the search goes on downwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from sim.measure import Measures, measure
from sim.model.build import build_world
from sim.model.draws import Draws, draw
from sim.model.engine import engine
from sim.model.staffing import need, units
from sim.scenario.schema import Scenario
from sim.stats.intervals import mean_interval
from sim.study.goals import Goal

LOWEST, HIGHEST = 0.3, 3.0
"""Norms between which plans are looked for."""

Plan = tuple[float, ...]
"""Posts of each unit."""


class Answer(NamedTuple):
    """The fewest posts of one driftsmodel, and every plan that was played on the way."""

    model: str
    plan: Plan
    met: bool
    """False if no plan looked at meets every goal; `plan` is then the largest."""
    years: list[Measures]
    played: tuple[tuple[Plan, bool], ...]

    @property
    def posts(self) -> float:
        """Posts of the organisation."""
        return sum(self.plan)


def plans(scenario: Scenario, model: str) -> list[Plan]:
    """Return the staffing plans of the posting rule at rising norms, fewest posts first."""
    step = scenario.levers(model).posts.step
    needs = [float(need(scenario, model)[unit].sum()) for unit in units(scenario, model)]
    norms = {
        k * step / n
        for n in needs
        if n > 0
        for k in range(1, math.ceil(HIGHEST * n / step) + 1)
        if LOWEST <= k * step / n <= HIGHEST
    }
    out = [_plan(needs, step, norm) for norm in sorted(norms)] or [tuple(0.0 for _ in needs)]
    return list(dict.fromkeys(out))


def _plan(needs: Sequence[float], step: float, norm: float) -> Plan:
    return tuple(
        round(max(1, math.ceil(n * norm / step - 1e-9)) * step, 6) if n > 0 else 0.0 for n in needs
    )


class Search:
    """Looks for the fewest posts on common years."""

    def __init__(
        self,
        scenario: Scenario,
        goals: tuple[Goal, ...],
        seed: int,
        replications: int,
        name: str = "auto",
        level: float = 0.95,
    ) -> None:
        """Prepare to play `replications` years of `seed`; a goal is met at confidence `level`."""
        self.scenario, self.goals, self.level = scenario, goals, level
        self.simulate = engine(name)
        self.seed, self.replications = seed, replications
        self.draws: list[Draws] = []

    def fewest(self, model: str, told: Callable[[Plan, bool], None] | None = None) -> Answer:
        """Return the fewest posts of a driftsmodel."""
        ladder = plans(self.scenario, model)
        years: dict[int, list[Measures]] = {}
        met: dict[int, bool] = {}

        def meets(k: int) -> bool:
            if k not in met:
                years[k] = self.play(model, ladder[k])
                met[k] = self.meets(years[k])
                if told is not None:
                    told(ladder[k], met[k])
            return met[k]

        low, high = 0, len(ladder) - 1
        while low < high:
            middle = (low + high) // 2
            if meets(middle):
                high = middle
            else:
                low = middle + 1
        while low > 0 and meets(low) and meets(low - 1):
            low -= 1
        found = meets(low)
        played = tuple((ladder[k], met[k]) for k in sorted(met))
        return Answer(model, ladder[low], found, years[low], played)

    def play(self, model: str, plan: Plan) -> list[Measures]:
        """Return the key figures of every year under a staffing plan."""
        world = build_world(self.scenario, model, posts=list(plan))
        self._draw(world.staff.share.size)

        def one(draws: Draws) -> Measures:
            return measure(self.scenario, model, world, draws, self.simulate(world, draws))

        with ThreadPoolExecutor() as pool:
            return list(pool.map(one, self.draws))

    def _draw(self, slots: int) -> None:
        """Draw the years, again with more slots if a plan has more men than any before."""
        if not self.draws or self.draws[0].absent.shape[0] < slots:
            self.draws = [
                draw(self.scenario, self.seed, number, 2 * slots)
                for number in range(self.replications)
            ]

    def meets(self, years: list[Measures]) -> bool:
        """Return whether every goal is met: the lower bound of its mean share reaches it."""
        return all(self._meets(goal, years) for goal in self.goals)

    def _meets(self, goal: Goal, years: list[Measures]) -> bool:
        values = np.array([year.total[goal.kpi] for year in years])
        known = values[~np.isnan(values)]
        if len(known) == 0:
            return True
        # A two-sided interval at 2·level - 1 has the one-sided lower bound at `level`.
        bound = mean_interval(known, 2 * self.level - 1).low
        return bool((known.mean() if math.isnan(bound) else bound) >= goal.at_least)
