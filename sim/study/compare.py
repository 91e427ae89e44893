"""Compare: the same years under each driftsmodel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.measure import Measures
from sim.model.draws import Requested
from sim.model.draws.demand import draw_requests
from sim.model.world.build import build_world
from sim.scenario import Checked
from sim.stats.intervals import simultaneous_level
from sim.study.answer import opening_of, side_by_side
from sim.study.comparison import Comparison, CurvePoint, Precision
from sim.study.economy import Economy, economy
from sim.study.precision import CAP, until_precise
from sim.study.runner import Job, Progress, Variant, play
from sim.study.summary import LEVEL, difference_entry, model_entry, total_figures


class Study(NamedTuple):
    """A comparison and the runs behind it: `runs[replication][variant]`."""

    comparison: Comparison
    job: Job
    runs: list[list[Measures]]
    economy: dict[str, Economy]
    """Who wins and loses under each driftsmodel but today's."""


def compare(
    checked: Checked,
    models: Sequence[str] = (),
    replications: int | None = None,
    seed: int | None = None,
    engine: str = "auto",
    workers: int = 0,
    progress: Progress | None = None,
    requested: Requested = draw_requests,
    precision: float | None = None,
) -> Study:
    """Play a scenario under several driftsmodeller and return what they cost and how they serve.

    The driftsmodel of today is always among them: it is the baseline. What is left out is taken
    from the scenario. `requested` gives the requests, if they are not to be drawn. With a
    `precision` years are played until the differences to today are known to that share of today's
    level; `replications` are then the most.
    """
    scenario = checked.scenario
    chosen = list(dict.fromkeys([*(models or scenario.models), scenario.today]))
    norms = [1.0, *(norm for norm in scenario.study.norms if norm != 1.0)]
    variants = tuple(Variant(model, norm) for norm in norms for model in chosen)
    job = Job(scenario, variants, scenario.study.seed if seed is None else seed, engine, requested)
    if precision is None:
        count = scenario.study.replications if replications is None else replications
        runs = play(job, range(count), workers, progress)
        return _study(checked, job, runs, chosen)
    runs = []
    base = {model: job.variants.index(Variant(model)) for model in chosen}

    def more(start: int, end: int) -> dict[str, list[Measures]]:
        runs.extend(play(job, range(start, end), workers, progress))
        return {model: [run[k] for run in runs] for model, k in base.items()}

    cap = CAP if replications is None else replications
    found = until_precise(more, scenario.today, precision, cap)
    return _study(checked, job, runs, chosen, found)


def _study(
    checked: Checked,
    job: Job,
    runs: list[list[Measures]],
    models: list[str],
    precision: Precision | None = None,
) -> Study:
    found = _comparison(checked, job, runs, models, precision)
    return Study(found, job, runs, economy(job, runs, models))


def _comparison(
    checked: Checked,
    job: Job,
    runs: list[list[Measures]],
    models: list[str],
    precision: Precision | None,
) -> Comparison:
    scenario = checked.scenario
    base = {variant: k for k, variant in enumerate(job.variants)}
    years = {m: [run[base[Variant(m)]] for run in runs] for m in models}
    others = [m for m in models if m != scenario.today]
    level = simultaneous_level(LEVEL, max(len(others), 1))
    opening = opening_of(checked, job.seed, len(runs), job.engine)
    return Comparison(
        **side_by_side(opening, scenario, len(models)),
        precision=precision,
        models={m: model_entry(scenario, m, build_world(scenario, m), years[m]) for m in models},
        differences={
            f"{m} vs {scenario.today}": difference_entry(
                scenario, m, years[scenario.today], years[m], level
            )
            for m in others
        },
        curve={m: _curve(m, job, runs) for m in models},
    )


def _curve(model: str, job: Job, runs: list[list[Measures]]) -> list[CurvePoint]:
    points = []
    for k, variant in sorted(enumerate(job.variants), key=lambda item: item[1].norm):
        if variant.model == model:
            years = [run[k] for run in runs]
            points.append(
                CurvePoint(
                    norm=variant.norm, posts=years[0].total["posts"], kpis=total_figures(years)
                )
            )
    return points
