"""Moving posts between units, where the ladder's plan need not be the best of its size.

The ladder spreads posts by need. Goals of the whole organisation may be kept with fewer if a post
stands elsewhere: uneven load, or a man alone whom nobody covers. So one post is taken away where
that hurts least, and then moved. Which of several plans of the same size serves best is a matter
of ranking and selection: the sequential procedure KN of Kim & Nelson (2001) on common years, see
`sim.stats.sequential`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure import Measures
from sim.model.world.staffing import units
from sim.scenario.schema import Scenario
from sim.stats.sequential import KimNelson
from sim.study.goals import Goal, margins, meets
from sim.study.staff.ladder import Plan
from sim.study.staff.years import Years

INDIFFERENCE = 0.005
"""Half a percentage point of the goal farthest from being kept: less is not worth a run."""
FIRST_STAGE, BATCH = 8, 4
"""Years before a plan may be dropped, and years played at a time after that."""
MOVES = 3
"""Posts are moved from so many of the best served units to so many of the worst served."""


class Contest(NamedTuple):
    """A selection among plans of the same size."""

    model: str
    plans: tuple[Plan, ...]
    best: Plan
    decided: bool
    """Whether the promise of the procedure holds: best with 95 % probability, if by more than the
    indifference zone."""
    met: bool
    """Whether the best keeps the goals."""


def fewer_by_moving(
    years: Years, model: str, plan: Plan, goals: tuple[Goal, ...], level: float
) -> tuple[Plan, list[Contest]]:
    """Return the fewest posts found by taking posts away one at a time, and the contests held.

    `plan` keeps the goals; so does what is returned.
    """
    step = years.scenario.levers(model).posts.step
    held: list[Contest] = []
    while sum(posts > 0 for posts in plan) > 1:
        shorter = [_changed(plan, {k: -step}) for k in range(len(plan)) if plan[k] > step + 1e-9]
        if not shorter:
            break
        first = _contest(years, model, shorter, goals, level)
        held.append(first)
        if not first.met:
            moved = _moved(years, model, first.best, goals, step)
            if not moved:
                break
            held.append(_contest(years, model, [first.best, *moved], goals, level))
        if not held[-1].met:
            break
        plan = held[-1].best
    return plan, held


def _changed(plan: Plan, change: dict[int, float]) -> Plan:
    return tuple(round(posts + change.get(k, 0.0), 6) for k, posts in enumerate(plan))


def _contest(
    years: Years, model: str, candidates: list[Plan], goals: tuple[Goal, ...], level: float
) -> Contest:
    """Return which of `candidates` serves best, and whether it keeps the goals."""
    first = max(2, min(FIRST_STAGE, years.replications))
    rule = KimNelson(len(candidates), INDIFFERENCE, first_stage=first, minimise=False)
    seen = 0
    while not rule.decided and seen < years.replications:
        upto = min(first if seen == 0 else seen + BATCH, years.replications)
        table = np.zeros((len(candidates), upto))
        for k in rule.survivors:
            table[k] = margins(goals, years.play(model, candidates[k], upto))
        while not rule.decided and seen < upto:
            rule.add(table[:, seen])
            seen += 1
    best = candidates[rule.best]
    met = meets(goals, years.play(model, best), level)
    return Contest(model, tuple(candidates), best, rule.decided, met)


def _moved(
    years: Years, model: str, plan: Plan, goals: tuple[Goal, ...], step: float
) -> list[Plan]:
    """Return plans with one post moved from the best served units to the worst served."""
    margin = _unit_margins(years.scenario, model, years.play(model, plan), goals)
    order = sorted((k for k in range(len(plan)) if plan[k] > 0), key=lambda k: (margin[k], k))
    givers = [k for k in reversed(order) if plan[k] > step + 1e-9][:MOVES]
    takers = order[:MOVES]
    return [_changed(plan, {g: -step, t: step}) for g in givers for t in takers if g != t]


def _unit_margins(
    scenario: Scenario, model: str, years: list[Measures], goals: tuple[Goal, ...]
) -> list[float]:
    """Return for each unit how far its worst goal is over its share, by the mean of its years."""
    out = []
    for unit in units(scenario, model):
        worst = 1.0
        for goal in goals:
            values = np.array([year.afdelinger[goal.kpi][unit] for year in years])
            if np.isfinite(values).any():
                worst = min(worst, float(np.nanmean(values)) - goal.at_least)
        out.append(worst)
    return out
