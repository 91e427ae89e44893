"""All driftsmodeller at equal service: the fewest posts of each, and what they then cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sim.scenario import Checked
from sim.scenario.schema import Scenario
from sim.study.goals import Goal, default_goals, meets, promising
from sim.study.staff.allocation import Contest, fewer_by_moving
from sim.study.staff.confirm import Confirmation, confirm
from sim.study.staff.ladder import Plan, rule_plan
from sim.study.staff.search import Violation, lowest_rung, violations
from sim.study.staff.years import Years

REPLICATIONS = 30
"""Years of a search when nobody says otherwise."""
CONFIDENCE = 0.95


class Answer(NamedTuple):
    """The fewest posts found of one driftsmodel."""

    model: str
    plan: Plan
    met: bool
    ladder: list[Plan]
    contests: list[Contest]
    violations: list[Violation]
    confirmation: Confirmation | None


class StaffStudy(NamedTuple):
    """Answers by driftsmodel, and all that was played to find them."""

    checked: Checked
    scenario: Scenario
    """With the goals as what is promised."""
    goals: tuple[Goal, ...]
    asked: int
    """How many of the goals were asked for; the rest were added."""
    level: float
    engine: str
    answers: dict[str, Answer]
    rule: Plan
    """Today's model at the posting rule."""
    years: Years
    other: Years | None
    """The independent years, if the answers were to be confirmed."""

    @property
    def baseline(self) -> Plan:
        """Today's model at equal service; at its posting rule if it cannot keep the goals."""
        answer = self.answers[self.scenario.today]
        return answer.plan if answer.met else self.rule


class Settings(NamedTuple):
    """How an equal-service study is carried out."""

    goals: tuple[Goal, ...] = ()
    """The default goals if empty."""
    planned_too: bool = True
    """Add the default goal of planned work if none is asked for."""
    replications: int = REPLICATIONS
    seed: int | None = None
    engine: str = "auto"
    level: float = CONFIDENCE
    confirmed: bool = True
    moving: bool = True


def staff(
    checked: Checked,
    models: Sequence[str] = (),
    settings: Settings | None = None,
    told: Callable[[int], None] | None = None,
) -> StaffStudy:
    """Find the fewest posts with which each driftsmodel keeps the goals.

    Today's driftsmodel is always among them. The default goals, or the one of planned work, take
    the place of those nobody named. `told` hears of runs finished.
    """
    chosen = settings or Settings()
    goals, asked = _goals(checked.scenario, chosen)
    scenario = promising(checked.scenario, goals)
    seed = scenario.study.seed if chosen.seed is None else chosen.seed
    names = list(dict.fromkeys([*(models or scenario.models), scenario.today]))
    years = Years(scenario, seed, chosen.replications, chosen.engine, told)
    other = None
    if chosen.confirmed:
        other = Years(scenario, seed + 1, chosen.replications, chosen.engine, told)
    answers = {name: _answer(years, other, name, goals, chosen) for name in names}
    rule = rule_plan(scenario, scenario.today)
    years.play(scenario.today, rule)
    return StaffStudy(
        checked, scenario, goals, asked, chosen.level, chosen.engine, answers, rule, years, other
    )


def _goals(scenario: Scenario, settings: Settings) -> tuple[tuple[Goal, ...], int]:
    defaults = default_goals(scenario)
    if not settings.goals:
        return defaults, 0
    planned = [goal for goal in settings.goals if goal.within is None]
    if planned or not settings.planned_too:
        return settings.goals, len(settings.goals)
    return (*settings.goals, defaults[-1]), len(settings.goals)


def _answer(
    years: Years, other: Years | None, model: str, goals: tuple[Goal, ...], chosen: Settings
) -> Answer:
    rung = lowest_rung(years, model, goals, chosen.level)
    plan: Plan = rung.plan
    contests: list[Contest] = []
    if rung.met and chosen.moving:
        plan, contests = fewer_by_moving(years, model, plan, goals, chosen.level)
    found = None
    met = rung.met
    if other is not None and met:
        found = confirm(other, model, plan, rung.ladder, goals, chosen.level, years)
        plan = found.plan
        met = meets(goals, years.play(model, plan), chosen.level)
    above = [one for one in rung.ladder if sum(one) > sum(plan) + 1e-9]
    if above:
        years.play(model, above[0])  # so that the isoquant has a point on either side
    broken = violations(years, model, rung.ladder, goals)
    return Answer(model, plan, met, rung.ladder, contests, broken, found)
