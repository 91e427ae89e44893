"""Common years: every plan of every driftsmodel meets the same ones, and is played in each once."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from sim.measure import Measures, measure
from sim.model.draws import Draws, draw
from sim.model.engine import engine
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario.schema import Scenario
from sim.study.staff.ladder import Plan

SLOTS = 24
"""Men for whom absence is drawn at first; more are drawn when a plan has more."""


class Years:
    """The drawn years of one seed, and what every plan looked at did in them."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        replications: int,
        name: str = "auto",
        told: Callable[[int], None] | None = None,
    ) -> None:
        """Prepare years 0 … `replications` - 1 of `seed`; `told` hears of runs finished."""
        self.scenario, self.seed, self.replications = scenario, seed, replications
        self.played: dict[tuple[str, Plan], list[Measures]] = {}
        self._simulate = engine(name)
        self._told = told
        self._draws: list[Draws] = []

    def play(self, model: str, plan: Plan, count: int | None = None) -> list[Measures]:
        """Return the key figures of the first `count` years (all by default) under a plan."""
        years = self.played.setdefault((model, plan), [])
        wanted = self.replications if count is None else min(count, self.replications)
        if len(years) < wanted:
            world = build_world(self.scenario, model, posts=list(plan))
            self._draw(world.staff.share.size)
            with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
                years += pool.map(
                    lambda draws: self._one(model, world, draws),
                    self._draws[len(years) : wanted],
                )
        return years[:wanted]

    def _one(self, model: str, world: World, draws: Draws) -> Measures:
        out = measure(self.scenario, model, world, draws, self._simulate(world, draws))
        if self._told is not None:
            self._told(1)
        return out

    def _draw(self, slots: int) -> None:
        """Draw the years, again with absence for more men if a plan has more than any before."""
        if self._draws and self._draws[0].absent.shape[0] >= slots:
            return
        many = max(SLOTS, slots if not self._draws else 2 * slots)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            self._draws = list(
                pool.map(
                    lambda number: draw(self.scenario, self.seed, number, many),
                    range(self.replications),
                )
            )


def run_of(
    scenario: Scenario, runs: Sequence[tuple[int, str, Plan | None, int]], run: int
) -> tuple[World, Draws]:
    """Return world and year of one of `runs`: (seed, driftsmodel, plan or none, replication).

    Without a plan the posts are those of the posting rule.
    """
    seed, model, plan, number = runs[run]
    world = build_world(scenario, model, posts=None if plan is None else list(plan))
    return world, draw(scenario, seed, number, world.staff.share.size)
