"""What the checks share: scenarios read once, common years, equal service, verdicts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.measure import Measures
from sim.scenario import Checked, read_scenario
from sim.scenario.schema import Scenario
from sim.stats.intervals import Interval, paired_difference
from sim.study.goals import default_goals
from sim.study.staff.ladder import Plan, rule_plan
from sim.study.staff.search import lowest_rung
from sim.study.staff.study import CONFIDENCE, Settings, StaffStudy, staff
from sim.study.staff.years import Years
from sim.study.summary import column

MET, PARTLY, MISSED = "met", "partly", "missed"
COST = "cost_kr_per_year"
LED, UNLED = "koordinering_og_planlaegning", "manglende_ledelse"
KOMBI, POOLED = "afdelingsdelt_drift", "faellesdrift"


class Verdict(NamedTuple):
    """What the model says of a target."""

    target: str
    grade: str
    """Of the evidence for the target."""
    parts: dict[str, bool]
    """The claims of the target by name, and whether each holds in the model."""
    says: dict[str, float]
    """The figures behind it; shares as fractions, times in hours."""

    @property
    def outcome(self) -> str:
        """`met` if every part holds, `partly` if some do, else `missed`."""
        held = sum(self.parts.values())
        return MET if held == len(self.parts) else PARTLY if held else MISSED


class Fewest(NamedTuple):
    """A driftsmodel at the fewest posts that keep the default goals."""

    plan: Plan
    met: bool
    years: list[Measures]

    @property
    def posts(self) -> float:
        """Posts of the organisation."""
        return sum(self.plan)

    def mean(self, kpi: str) -> float:
        """Return the mean of a key figure over the years, those without one left out."""
        return float(np.nanmean(column(self.years, kpi)))


class Bench:
    """Plays the shipped scenarios for the checks."""

    def __init__(
        self,
        folder: Path,
        replications: int,
        seed: int = 1,
        engine: str = "auto",
        told: Callable[[int], None] | None = None,
    ) -> None:
        """Take scenarios from `folder`; play `replications` years of `seed` of each."""
        self.folder, self.replications = folder, replications
        self.seed, self.engine, self.told = seed, engine, told
        self.read = cache(self._read)
        self.equal_service = cache(self._equal_service)

    def _read(self, name: str, *overrides: str) -> Checked:
        return read_scenario(str(self.folder / f"{name}.yaml"), overrides)

    def years(self, scenario: Scenario, replications: int | None = None) -> Years:
        """Return common years of a scenario."""
        count = self.replications if replications is None else replications
        return Years(scenario, self.seed, count, self.engine, self.told)

    def _equal_service(self, name: str, models: tuple[str, ...]) -> StaffStudy:
        """Return what `drift staff` finds for a scenario with the default goals."""
        settings = Settings(
            replications=self.replications, seed=self.seed, engine=self.engine, confirmed=False
        )
        return staff(self.read(name), models, settings, self.told)

    def at_goals(self, study: StaffStudy, model: str) -> Fewest:
        """Return a driftsmodel at the fewest posts of an equal-service study."""
        answer = study.answers[model]
        return Fewest(answer.plan, answer.met, study.years.play(model, answer.plan))

    def fewest(self, scenario: Scenario, model: str, years: Years) -> Fewest:
        """Return the lowest rung of the ladder that keeps the default goals."""
        rung = lowest_rung(years, model, default_goals(scenario), CONFIDENCE)
        return Fewest(rung.plan, rung.met, years.play(model, rung.plan))

    def by_rule(self, scenario: Scenario, model: str, years: Years) -> Fewest:
        """Return a driftsmodel at the posts of its posting rule; `met` says nothing."""
        plan = rule_plan(scenario, model)
        return Fewest(plan, True, years.play(model, plan))


def apart(before: Fewest, after: Fewest, kpi: str) -> Interval:
    """Return the paired difference `after` less `before` of a key figure."""
    return paired_difference(column(before.years, kpi), column(after.years, kpi))


def alone(scenario: Scenario, names: list[str]) -> Scenario:
    """Return the scenario of some afdelinger alone, with an office of their own."""
    every = scenario.organisation.afdelinger
    own = scenario.organisation.model_copy(
        update={"afdelinger": {name: every[name] for name in names}, "hub": None}
    )
    return scenario.model_copy(update={"organisation": own})
