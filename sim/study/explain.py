"""Explain: the difference between two driftsmodeller, attributed to the mechanisms.

The levers of the one become those of the other mechanism by mechanism, in every order; a
mechanism's share is what it adds on average (Shapley). All coalitions are played over the same
years, so a share has a paired interval. Cost and posts are compared at equal service: every mixed
model is given the fewest posts that keep the goals. Response is compared at the posting rule, since
with posts that give equal service there is little of it left to explain.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure import KPIS, UNITS, Measures
from sim.scenario import Checked, Scenario
from sim.stats.apportion import fair_rounding
from sim.stats.intervals import mean_interval
from sim.stats.shapley import SampledShapley, exact_shapley, sampled_shapley, shapley_integer
from sim.study.answer import head_of, opening_of
from sim.study.explanation import Explanation, Share, Shares, Split
from sim.study.goals import Goal, as_today, promising
from sim.study.mechanisms import GROUPS, LEADERSHIP, SINGLE, Mechanism
from sim.study.mixtures import AS_LIKELY_AS_NOT, Advance, Mixtures

Floats = npt.NDArray[np.float64]
Values = dict[int, Floats]
"""Coalition -> a key figure in each replication."""

AT_SERVICE = ("cost_kr_per_year", "cost_kr_per_lejemaal", "posts")
"""Key figures that are compared at equal service."""
WHOLE = {"kr": 100, "h": 3600, "share": 1_000_000, "tasks": 1000, "posts": 1000}
"""Whole units in one of each unit: øre, seconds, millionths, thousandths."""


class Question(NamedTuple):
    """What is to be explained, and how."""

    start: str
    end: str
    goals: tuple[Goal, ...] = ()
    """Service that every mixed model keeps; none: what `start` gives at its posting rule."""
    at_rule: bool = False
    """Staff everything by the posting rule, and compare no equal service."""
    single: bool = False
    """One mechanism for each section of levers, in sampled orders."""
    permutations: int = 16

    @property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """Return the mechanisms that share the difference."""
        return SINGLE if self.single else GROUPS


class Explained(NamedTuple):
    """An explanation, and the mixed models behind it."""

    result: Explanation
    mixtures: Mixtures


def explain(
    checked: Checked,
    question: Question,
    replications: int | None = None,
    seed: int | None = None,
    engine: str = "auto",
    workers: int = 0,
    advance: Advance = lambda _: None,
) -> Explained:
    """Return why `question.end` differs from `question.start`.

    `advance` is told of finished runs; there are `steps(…)` of them.
    """
    scenario = promising(checked.scenario, question.goals)
    mixtures = Mixtures(
        scenario,
        question.start,
        question.end,
        question.mechanisms,
        scenario.study.seed if seed is None else seed,
        replications or scenario.study.replications,
        engine,
        workers,
    )
    masks = _coalitions(question, mixtures.seed)
    rule = mixtures.at_rule(masks, advance)
    years = {kpi: rule for kpi in KPIS}
    goals, unmet = question.goals, 0
    if not question.at_rule:
        level = 0.95 if goals else AS_LIKELY_AS_NOT
        goals = goals or as_today(rule[0])
        found = mixtures.at_service(masks, goals, level, advance)
        unmet = sum(not met for _, met in found.values())
        served = {mask: one for mask, (one, _) in found.items()}
        years |= {kpi: served for kpi in AT_SERVICE}
    tables = _tables(years, masks, mixtures.same)
    by_rule = _tables(dict.fromkeys(AT_SERVICE, rule), masks, mixtures.same)
    result = _explanation(checked, question, mixtures, tables, goals, unmet)
    result["at_rule"] = _split(question, by_rule, mixtures.seed)
    return Explained(result, mixtures)


def steps(scenario: Scenario, question: Question, replications: int, seed: int | None) -> int:
    """Return of how many runs `explain` will tell."""
    chosen = scenario.study.seed if seed is None else seed
    mixtures = Mixtures(
        scenario, question.start, question.end, question.mechanisms, chosen, replications
    )
    searched = [] if question.at_rule else mixtures.distinct(_coalitions(question, chosen))
    return replications + len(searched)


def _coalitions(question: Question, seed: int) -> list[int]:
    """Return the coalitions whose values are needed, the empty and the full one among them."""
    count = len(question.mechanisms)
    if not question.single:
        return list(range(1 << count))
    seen: dict[int, None] = {0: None, (1 << count) - 1: None}

    def look(mask: int) -> float:
        seen[mask] = None
        return 0.0

    sampled_shapley(look, count, permutations=question.permutations, seed=seed)
    leaders = next(i for i, m in enumerate(question.mechanisms) if m.name == "leadership")
    seen[_leadership(question) | 1 << leaders] = None
    return sorted(seen)


def _leadership(question: Question) -> int:
    """Return the coalition in which leadership is better and nothing else has moved."""
    alone = {LEADERSHIP, "planning", "dispatch", "interruptions", "leadership"}
    return sum(1 << i for i, m in enumerate(question.mechanisms) if m.name in alone)


def _tables(
    years: Mapping[str, dict[int, list[Measures]]], masks: list[int], same: Callable[[int], int]
) -> dict[str, Values]:
    """Return the values of each key figure that every year of every coalition has."""
    out = {}
    for kpi, played in years.items():
        table = {mask: np.array([year.total[kpi] for year in played[same(mask)]]) for mask in masks}
        if all(np.isfinite(values).all() for values in table.values()):
            out[kpi] = table
    return out


class _Attributed(NamedTuple):
    """A key figure's total and shares, in whole units and by replication."""

    whole: list[int]
    by_year: Floats
    error: Floats | None


def _attributed(question: Question, values: Values, unit: str, seed: int) -> _Attributed:
    rounded = {mask: round(float(v.mean()) * WHOLE[unit]) for mask, v in values.items()}
    if not question.single:
        return _Attributed(shapley_integer(rounded), exact_shapley(values), None)

    def sampled(value: Callable[[int], Floats]) -> SampledShapley:
        count = len(question.mechanisms)
        return sampled_shapley(value, count, permutations=question.permutations, seed=seed)

    whole = sampled(lambda mask: np.array([float(rounded[mask])]))
    found = sampled(lambda mask: values[mask])
    # marginal effects are whole, so their mean over so many orders is a fraction of that number
    shares = [
        Fraction(round(share * question.permutations), question.permutations)
        for share in whole.shares[:, 0].tolist()
    ]
    return _Attributed(fair_rounding(shares), found.shares, found.error)


def _explanation(
    checked: Checked,
    question: Question,
    mixtures: Mixtures,
    tables: dict[str, Values],
    goals: tuple[Goal, ...],
    unmet: int,
) -> Explanation:
    scenario, full = checked.scenario, (1 << len(question.mechanisms)) - 1
    alone = _leadership(question)
    parts = _split(question, tables, mixtures.seed)
    coalitions = len(mixtures.distinct(next(iter(tables.values())))) if tables else 0
    staffed = "partly" if 0 < unmet < coalitions else "most" if unmet else "service"
    if question.at_rule:
        staffed = "rule"
    opening = opening_of(checked, mixtures.seed, mixtures.replications, mixtures.engine)
    return Explanation(
        **head_of(opening, scenario, question.start, question.end),
        leadership=_led(scenario, question),
        method="sampled" if question.single else "exact",
        coalitions=coalitions,
        permutations=question.permutations if question.single else None,
        service={} if question.at_rule else {goal.kpi: goal.at_least for goal in goals},
        unmet=unmet,
        basis={kpi: staffed if kpi in AT_SERVICE else "rule" for kpi in tables},
        before=_levels(tables, 0),
        after=_levels(tables, full),
        total=parts["total"],
        shares=parts["shares"],
        at_rule=parts,
        leadership_alone={
            kpi: _of(values[alone] - values[0], UNITS[kpi]) for kpi, values in tables.items()
        },
    )


def _split(question: Question, tables: dict[str, Values], seed: int) -> Split:
    """Return the difference of each key figure and every mechanism's share of it."""
    full = (1 << len(question.mechanisms)) - 1
    total: Shares = {}
    shares: dict[str, Shares] = {mechanism.name: {} for mechanism in question.mechanisms}
    for kpi, values in tables.items():
        unit = UNITS[kpi]
        found = _attributed(question, values, unit, seed)
        total[kpi] = _share(sum(found.whole), values[full] - values[0], unit)
        for i, mechanism in enumerate(question.mechanisms):
            share = _share(found.whole[i], found.by_year[i], unit)
            if found.error is not None:
                share["error"] = float(f"{found.error[i]:.6g}")
            shares[mechanism.name][kpi] = share
    return Split(total=total, shares=shares)


def _led(scenario: Scenario, question: Question) -> str:
    start, end = (
        scenario.driftsmodeller[name].ledelsesniveau != "none"
        for name in (question.start, question.end)
    )
    return "same" if start == end else "more" if end else "less"


def _levels(tables: dict[str, Values], mask: int) -> Shares:
    return {kpi: _of(values[mask], UNITS[kpi]) for kpi, values in tables.items()}


def _of(years: Floats, unit: str) -> Share:
    return _share(round(float(years.mean()) * WHOLE[unit]), years, unit)


def _share(whole: int, years: Floats, unit: str) -> Share:
    """Return whole units with the interval of `years` around them."""
    interval = mean_interval(years)
    mean = whole / WHOLE[unit]
    low, high = (_bound(mean, bound - interval.mean) for bound in (interval.low, interval.high))
    return Share(mean=mean, low=low, high=high, unit=unit)


def _bound(mean: float, distance: float) -> float | None:
    return None if math.isnan(distance) else float(f"{mean + distance:.9g}")
