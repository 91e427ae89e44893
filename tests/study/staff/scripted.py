"""Common years whose service is a formula of the plan: the search without the model."""

from collections.abc import Callable

import numpy as np

from sim.measure import KPIS, Measures
from sim.study.staff.ladder import Plan
from sim.study.staff.years import Years

HASTER, PLANNED = "within_goal_share.haster", "planned_on_time_share"


class Scripted(Years):
    """Years in which a plan reaches what `planned` says, with the year's own noise on top.

    `planned` returns the share of planned work on time in each unit (of one afdeling), the
    organisation's being their mean.
    """

    def __init__(
        self, scenario, replications: int, planned: Callable[[Plan], list[float]], noise=0.01
    ):
        """Draw a noise per year, the same for every plan."""
        super().__init__(scenario, 1, replications)
        self.planned = planned
        self.noise = np.random.default_rng(7).normal(0.0, noise, replications)

    def play(self, model: str, plan: Plan, count: int | None = None) -> list[Measures]:
        """Return the scripted years."""
        years = self.played.setdefault((model, plan), [])
        wanted = self.replications if count is None else min(count, self.replications)
        for number in range(len(years), wanted):
            own = np.array(self.planned(plan)) + self.noise[number]
            total = dict.fromkeys(KPIS, 1.0) | {PLANNED: float(own.mean())}
            total["cost_kr_per_year"] = sum(plan) * 500_000.0
            afdelinger = {PLANNED: own, HASTER: np.ones(len(own))}
            years.append(Measures(total, afdelinger))
        return years[:wanted]
