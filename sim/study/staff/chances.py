"""How probably each driftsmodel is the cheapest that keeps the goals.

Not at the posts found, but with the posts found anew: had other years been drawn, another plan
might have been the fewest. Years are drawn anew from those played (bootstrap of whole years, the
same ones for every driftsmodel), the goals are tried on every plan that was played, the cheapest
plan that keeps them is taken for each driftsmodel, and the cheapest of these wins.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.measure import Measures
from sim.model.draws.streams import stream
from sim.stats.distributions import student_t
from sim.study.goals import Goal
from sim.study.staff.ladder import Plan
from sim.study.staff.study import Answer, StaffStudy
from sim.study.summary import column

COST = "cost_kr_per_year"
RESAMPLES = 2000
"""Gives each probability to within about two percentage points."""

Floats = npt.NDArray[np.float64]


def chances(study: StaffStudy) -> dict[str, float]:
    """Return for each driftsmodel the probability that it is the cheapest that keeps the goals.

    They add up to 1 if any model keeps the goals; a model whose answer does not has 0.
    """
    able = [model for model, answer in study.answers.items() if answer.met]
    out = dict.fromkeys(study.answers, 0.0)
    years = study.years.replications
    if len(able) < 2 or years < 2:
        out.update(dict.fromkeys(able, 1.0 / max(len(able), 1)))
        return out
    generator = stream(study.years.seed, 0, "cheapest")
    weights = generator.multinomial(years, np.full(years, 1 / years), RESAMPLES) / years
    costs = np.array([_cheapest_plan(study, study.answers[model], weights) for model in able])
    known = np.isfinite(costs).any(axis=0)
    wins = np.bincount(costs[:, known].argmin(axis=0), minlength=len(able))
    shares = wins / max(int(known.sum()), 1)
    out.update({model: float(share) for model, share in zip(able, shares, strict=True)})
    return out


def _cheapest_plan(study: StaffStudy, answer: Answer, weights: Floats) -> Floats:
    """Return the cost of the cheapest plan that keeps the goals in each resample; inf if none."""
    best = np.full(len(weights), np.inf)
    for plan in _candidates(study, answer):
        years = study.years.play(answer.model, plan)
        kept = _kept(years, study.goals, study.level, weights)
        cost = weights @ column(years, COST)
        best = np.where(kept, np.minimum(best, cost), best)
    return best


def _candidates(study: StaffStudy, answer: Answer) -> list[Plan]:
    """Return the plans played in all years.

    Where the other years have denied the first answer, plans of fewer posts than the last are out.
    """
    found = answer.confirmation
    raised = found is not None and found.tried[0] != answer.plan
    return [
        plan
        for (model, plan), years in study.years.played.items()
        if model == answer.model
        and len(years) == study.years.replications
        and not (raised and sum(plan) < sum(answer.plan) - 1e-9)
    ]


def _kept(
    years: list[Measures], goals: tuple[Goal, ...], level: float, weights: Floats
) -> npt.NDArray[np.bool_]:
    """Return whether every goal is kept in each resample, as `goals.meets` would judge it."""
    n = len(years)
    factor = float(student_t(2 * level - 1, n - 1)) / np.sqrt(n)
    kept = np.ones(len(weights), dtype=bool)
    for goal in goals:
        values = column(years, goal.kpi)
        if np.isnan(values).any():
            continue
        mean = weights @ values
        variance = np.maximum(weights @ values**2 - mean**2, 0.0) * n / (n - 1)
        kept &= mean - factor * np.sqrt(variance) >= goal.at_least
    return kept
