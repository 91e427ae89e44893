"""The designs of a sensitivity study, each a sweep of its own over the same drawn years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure import KPIS
from sim.model.draws.streams import stream
from sim.scenario import Checked
from sim.study.goals import Goal
from sim.study.runner import Variant
from sim.study.sensitivity.ranges import Input
from sim.study.sweep.designs import BASE, Point
from sim.study.sweep.file import AUDIT, Sweep
from sim.study.sweep.ledger import opened
from sim.study.sweep.state import frame_of

Floats = npt.NDArray[np.float64]


class Question(NamedTuple):
    """What is compared: `end` less `start`, over so many years of a seed."""

    checked: Checked
    start: str
    end: str
    seed: int
    replications: int
    goals: tuple[Goal, ...] = ()
    """Service that both keep at equal service; none: what `start` gives."""


def sweep_of(question: Question, name: str, points: Sequence[Point]) -> Sweep:
    """Return a design as a sweep of both driftsmodeller at their posting rules."""
    return Sweep(
        file="",
        text=f"name: {name}\n",
        name=name,
        description="",
        base=question.checked,
        variants=(Variant(question.start), Variant(question.end)),
        replications=question.replications,
        seed=question.seed,
        held=False,
        audit=AUDIT,
        points=tuple(points),
        left_out=0,
    )


def tornado_points(inputs: Sequence[Input]) -> list[Point]:
    """Return the scenario as it is, then each input alone at its low and at its high end."""
    points = [Point(1, BASE)]
    for one in inputs:
        for end, u in (("low", 0.0), ("high", 1.0)):
            points.append(Point(len(points) + 1, f"{one.path} {end}", one.at(u)))
    return points


def cube_points(name: str, inputs: Sequence[Input], cube: Floats) -> list[Point]:
    """Return the points at the rows of `cube`, places in [0, 1] of each input (points, inputs)."""
    width = len(str(len(cube)))
    return [
        Point(
            number,
            f"{name}-{number:0{width}}",
            tuple(s for one, u in zip(inputs, row, strict=True) for s in one.at(float(u))),
        )
        for number, row in enumerate(cube, start=1)
    ]


def worlds_cube(inputs: Sequence[Input], count: int, seed: int) -> Floats:
    """Return a Latin hypercube (count, inputs); a path's column depends on no other path."""
    columns = []
    for one in inputs:
        generator = stream(seed, 0, f"worlds/{one.path}")
        columns.append((generator.permutation(count) + generator.random(count)) / count)
    return np.array(columns).T


def outcomes(folder: Path, sweep: Sweep) -> dict[str, Floats]:
    """Return what a finished stage gave: by key figure (points, 2, replications).

    A run that failed is NaN in all key figures.
    """
    out = {name: np.full(_shape(sweep), np.nan) for name in KPIS}
    frame = frame_of(sweep)
    at = {point.number: p for p, point in enumerate(sweep.points)}
    with opened(folder, write=False) as ledger:
        for point in ledger.points():
            runs = ledger.runs_of(point.content, frame)
            for v, variant in enumerate(sweep.variants):
                for number, kpis in runs.get(variant, []):
                    for name, value in zip(KPIS, kpis, strict=True):
                        if value is not None:
                            out[name][at[point.number], v, number] = value
    return out


def _shape(sweep: Sweep) -> tuple[int, int, int]:
    return len(sweep.points), len(sweep.variants), sweep.replications


def difference(found: dict[str, Floats], kpi: str) -> Floats:
    """Return `end` less `start` of a key figure in each year, (points, replications)."""
    return found[kpi][:, 1] - found[kpi][:, 0]
