"""Compare: the same years under each driftsmodel."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure import KPIS, UNITS, Measures
from sim.measure.cost import year_overhead
from sim.model import HOUR
from sim.model.build import build_world
from sim.model.engine import resolved
from sim.scenario import Checked
from sim.scenario.schema import Scenario
from sim.stats.intervals import Interval, mean_interval, paired_difference
from sim.study.comparison import (
    SCHEMA,
    Comparison,
    CurvePoint,
    Difference,
    Figure,
    Figures,
    Model,
)
from sim.study.runner import Job, Progress, Variant, play

Floats = npt.NDArray[np.float64]
DIGITS = 9
"""Significant digits that are kept: more than any number here deserves, fewer than noise needs."""


class Study(NamedTuple):
    """A comparison and the runs behind it: `runs[replication][variant]`."""

    comparison: Comparison
    job: Job
    runs: list[list[Measures]]


def compare(
    checked: Checked,
    models: Sequence[str] = (),
    replications: int | None = None,
    seed: int | None = None,
    engine: str = "auto",
    workers: int = 0,
    progress: Progress | None = None,
) -> Study:
    """Play a scenario under several driftsmodeller and return what they cost and how they serve.

    The driftsmodel of today is always among them: it is the baseline. What is left out is taken
    from the scenario.
    """
    scenario = checked.scenario
    chosen = list(dict.fromkeys([*(models or scenario.models), scenario.today]))
    norms = [1.0, *(norm for norm in scenario.study.norms if norm != 1.0)]
    variants = tuple(Variant(model, norm) for norm in norms for model in chosen)
    job = Job(scenario, variants, scenario.study.seed if seed is None else seed, engine)
    count = scenario.study.replications if replications is None else replications
    runs = play(job, range(count), workers, progress)
    return Study(_comparison(checked, job, runs, chosen), job, runs)


def _comparison(
    checked: Checked, job: Job, runs: list[list[Measures]], models: list[str]
) -> Comparison:
    scenario = checked.scenario
    priorities = scenario.demand.requests.priorities
    base = {variant: k for k, variant in enumerate(job.variants)}
    afdelinger = scenario.organisation.afdelinger
    return Comparison(
        schema=SCHEMA,
        scenario=scenario.name,
        description=scenario.description,
        organisation=scenario.organisation.name,
        today=scenario.today,
        seed=job.seed,
        replications=len(runs),
        engine=resolved(job.engine),
        lejemaal=sum(afdeling.lejemaal for afdeling in afdelinger.values()),
        goals_h={
            "akut": priorities.akut_goal / HOUR,
            "haster": priorities.haster_goal / HOUR,
            "almindelig": priorities.almindelig_goal / HOUR,
        },
        grades=checked.grades(),
        models={m: _model(scenario, m, [run[base[Variant(m)]] for run in runs]) for m in models},
        differences={
            f"{m} vs {scenario.today}": _difference(
                scenario, m, runs, base[Variant(m)], base[Variant(scenario.today)]
            )
            for m in models
            if m != scenario.today
        },
        curve={m: _curve(m, job, runs) for m in models},
    )


def _model(scenario: Scenario, model: str, years: list[Measures]) -> Model:
    posts = years[0].total["posts"] if years else math.nan
    extra = year_overhead(scenario, model, build_world(scenario, model))
    names = list(scenario.organisation.afdelinger)
    return Model(
        title=scenario.title(model).model_dump(),
        posts=posts,
        leaders=_rounded(extra.leaders + extra.contract) or 0.0,
        desk=_rounded(extra.desk) or 0.0,
        kpis=_figures(lambda name: _column(years, name), KPIS),
        afdelinger={
            afdeling: _figures(
                lambda name, a=a: np.array([year.afdelinger[name][a] for year in years]),  # type: ignore[misc]
                [name for name in KPIS if name in years[0].afdelinger],
            )
            for a, afdeling in enumerate(names)
        },
    )


def _difference(
    scenario: Scenario, model: str, runs: list[list[Measures]], one: int, other: int
) -> Difference:
    """Return what variant `one` gives less what `other`, today's, gives in the same years."""
    pairs = [(run[one], run[other]) for run in runs]
    own = [name for name in KPIS if pairs and name in pairs[0][0].afdelinger]
    return Difference(
        model=model,
        baseline=scenario.today,
        kpis={
            name: _paired(name, [(b.total[name], a.total[name]) for b, a in pairs]) for name in KPIS
        },
        afdelinger={
            afdeling: {
                name: _paired(
                    name, [(b.afdelinger[name][k], a.afdelinger[name][k]) for b, a in pairs]
                )
                for name in own
            }
            for k, afdeling in enumerate(scenario.organisation.afdelinger)
        },
    )


def _paired(name: str, years: Sequence[tuple[float, float]]) -> Figure:
    """Return the difference of pairs (model, today); years without one are left out."""
    table = np.array(years, dtype=np.float64).reshape(-1, 2)
    known = table[~np.isnan(table).any(axis=1)]
    return _figure(name, paired_difference(known[:, 1], known[:, 0]) if len(known) else None)


def _curve(model: str, job: Job, runs: list[list[Measures]]) -> list[CurvePoint]:
    points = []
    for k, variant in sorted(enumerate(job.variants), key=lambda item: item[1].norm):
        if variant.model == model:
            years = [run[k] for run in runs]
            figures = _figures(lambda name, years=years: _column(years, name), KPIS)  # type: ignore[misc]
            points.append(
                CurvePoint(norm=variant.norm, posts=years[0].total["posts"], kpis=figures)
            )
    return points


def _column(years: list[Measures], name: str) -> Floats:
    return np.array([year.total[name] for year in years])


def _figures(column: Callable[[str], Floats], names: Sequence[str]) -> Figures:
    out: Figures = {}
    for name in names:
        values = column(name)
        known = values[~np.isnan(values)]
        out[name] = _figure(name, mean_interval(known) if len(known) else None)
    return out


def _figure(name: str, interval: Interval | None) -> Figure:
    unit = UNITS[name]
    if interval is None:
        return Figure(mean=None, low=None, high=None, unit=unit)
    return Figure(
        mean=_rounded(interval.mean),
        low=_rounded(interval.low),
        high=_rounded(interval.high),
        unit=unit,
    )


def _rounded(value: float) -> float | None:
    """Return a value to `DIGITS` significant digits, None for NaN.

    Sums of floats may differ in their last bits between processors; rounded ones are the same
    bytes everywhere.
    """
    return None if math.isnan(value) else float(f"{value:.{DIGITS}g}")
