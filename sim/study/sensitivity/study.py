"""A sensitivity study from beginning to end: each stage a sweep in a folder of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.measure import UNITS
from sim.scenario.words import Text
from sim.stats.sensitivity import (
    Design,
    morris_design,
    morris_effects,
    sobol_design,
    sobol_indices,
)
from sim.study.answer import head_of, opening_of
from sim.study.sensitivity import result
from sim.study.sensitivity.posterior import Posterior
from sim.study.sensitivity.ranges import Input, Ranges
from sim.study.sensitivity.result import Sensitivity
from sim.study.sensitivity.service import COST, Served, Task, served_in_all
from sim.study.sensitivity.stages import (
    Floats,
    Question,
    cube_points,
    difference,
    outcomes,
    sweep_of,
    tornado_points,
    worlds_cube,
)
from sim.study.sweep.designs import Point
from sim.study.sweep.points import resolve, varied
from sim.study.sweep.pool import Pool
from sim.study.sweep.sweep import STOPPED, Request, run_sweep
from sim.study.sweep.whole import write_text
from sim.study.sweep.words import SweepError, tell

NAME = "sensitivity.json"


class Size(NamedTuple):
    """How much is played."""

    trajectories: int = 8
    """Of Morris' design: so many times inputs + 1 points."""
    closely: int = 4
    """Inputs with the largest effects that get Sobol indices."""
    base: int = 64
    """Base points of these, a power of two: so many times `closely` + 2 points."""
    worlds: int = 48


class Means(NamedTuple):
    """Where, by whom and under whose eyes it is played."""

    folder: Path
    engine: str
    workers: int
    resume: bool
    again: str
    command: tuple[str, ...]
    pool: Callable[[], Pool]
    bar: Callable[[int], Callable[[int], object]]
    note: Callable[[Text], object]
    """Told what is odd about a stage: points that failed, engines that disagree."""
    stop: threading.Event


def sensitivity(
    question: Question,
    ranges: Ranges,
    size: Size,
    means: Means,
    posterior: Posterior | None = None,
) -> Sensitivity:
    """Play a study, write its object to the folder and return it.

    In the plausible worlds a `posterior` takes the place of the ranges of what it knows.

    Raises:
        SweepError: a stage could not be finished; the sentence says how to go on.
    """
    inputs, scenario = ranges.inputs, question.checked.scenario
    tornado = _played(question, "tornado", tornado_points(inputs), means)
    cube = [(0.0, 1.0)] * len(inputs)
    screened = morris_design(cube, size.trajectories, seed=question.seed)
    found = _at(question, "morris", inputs, screened, means)
    effects = morris_effects(screened, found, seed=question.seed)
    chosen = sorted(np.argsort(-effects.mu_star, kind="stable")[: size.closely].tolist())
    close = sobol_design(cube[: len(chosen)], size.base, seed=question.seed)
    found = _at(question, "sobol", [inputs[i] for i in chosen], close, means)
    indices = sobol_indices(close, found, seed=question.seed)
    points = _worlds(question, inputs, size.worlds, posterior)
    worlds = _played(question, "worlds", points, means)
    searched = _searched(question, points, means)
    opening = opening_of(question.checked, question.seed, question.replications, means.engine)
    out = Sensitivity(
        **head_of(opening, scenario, question.start, question.end),
        kpi=COST,
        unit=UNITS[COST],
        base=result.base_of(tornado, COST),
        inputs=result.varied(inputs, tornado, effects, result.shares_of(chosen, indices), COST),
        measured=list(ranges.measured),
        posterior=posterior.source if posterior else None,
        split=result.split(worlds),
        at_rule=result.at_rule(worlds),
        goals=[goal.text for goal in question.goals],
        at_service=result.at_service(searched),
        unmet=sum(not one.met for one in searched),
    )
    write_text(means.folder / NAME, json.dumps(out, ensure_ascii=False, indent=2) + "\n")
    return out


def _worlds(
    question: Question, inputs: Sequence[Input], count: int, posterior: Posterior | None
) -> list[Point]:
    """Return plausible worlds; what the posterior sets comes last, and so is in force."""
    points = cube_points("world", inputs, worlds_cube(inputs, count, question.seed))
    if posterior is None:
        return points
    known = posterior.worlds(count, question.seed)
    return [
        point._replace(settings=(*point.settings, *more))
        for point, more in zip(points, known, strict=True)
    ]


def _at(
    question: Question, name: str, inputs: Sequence[Input], design: Design, means: Means
) -> Floats:
    """Return the mean difference in cost at each point of a design over the unit cube."""
    found = _played(question, name, cube_points(name, inputs, design.points), means)
    cost: Floats = difference(found, COST).mean(axis=1)
    if np.isnan(cost).any():
        at = means.folder / name / "failures.csv"
        raise SweepError(tell("not_all", stage=name, count=int(np.isnan(cost).sum()), file=at), 1)
    return cost


def _played(question: Question, name: str, points: list[Point], means: Means) -> dict[str, Floats]:
    sweep, folder = sweep_of(question, name, points), means.folder / name
    again = means.resume and folder.exists()
    request = Request(sweep, folder, means.engine, again, means.again, means.command)
    for note in run_sweep(request, means.pool, means.bar, means.stop).notes:
        means.note(note)
    return outcomes(folder, sweep)


def _searched(question: Question, points: list[Point], means: Means) -> list[Served]:
    """Return what equal service costs in every world that can be played."""
    sweep = sweep_of(question, "worlds", points)
    paths = varied(points)
    scenarios = [resolve(sweep, point, paths, "").scenario for point in points]
    about = (question.start, question.end, question.seed, question.replications)
    tasks = [Task(s, *about, means.engine, question.goals) for s in scenarios if s is not None]
    found = served_in_all(tasks, means.workers, means.bar(len(tasks)), means.stop)
    if not found:
        raise SweepError(tell("study_stopped", again=means.again), STOPPED)
    return found
