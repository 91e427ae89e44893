"""A calibrated posterior: what `drift tune` left behind, as plausible worlds in place of ranges."""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple

import numpy as np

from sim.model.draws.streams import stream
from sim.scenario import Checked, ScenarioError
from sim.scenario.paths import Path, dotted
from sim.scenario.problem import Problem
from sim.scenario.source import read_text
from sim.scenario.tree import Mark, Node
from sim.study.sensitivity.stages import Floats
from sim.study.sweep.axes import Axis
from sim.study.sweep.settings import find_path
from sim.study.sweep.words import tell


class Posterior(NamedTuple):
    """A weighted sample of parameter sets: `values` (sets, paths) in base units."""

    source: str
    paths: tuple[Path, ...]
    values: Floats
    weights: Floats
    mark: Mark

    def worlds(self, count: int, seed: int) -> list[tuple[tuple[Path, Node], ...]]:
        """Return the settings of `count` sets, drawn in proportion to their weights.

        Systematic resampling (Carpenter, Clifford and Fearnhead 1999, IEE Proc. 146), in a drawn
        order, so that they go with the worlds of other inputs at random.
        """
        generator = stream(seed, 0, "worlds/posterior")
        places = (np.arange(count) + generator.random()) / count
        reached = np.cumsum(self.weights) / self.weights.sum()
        rows = np.minimum(np.searchsorted(reached, places, side="right"), len(reached) - 1)
        chosen = self.values[generator.permutation(rows)]
        return [
            tuple(
                (path, Axis(path, self.mark, (), float(value), float(value)).at(0.0))
                for path, value in zip(self.paths, row, strict=True)
            )
            for row in chosen
        ]


def read_posterior(file: str | os.PathLike[str], checked: Checked) -> Posterior:
    """Return the posterior in a record that `drift tune` wrote.

    Raises:
        ScenarioError: it is no such record, or sets what the scenario does not have.
    """
    name = os.fspath(file)
    text, mark = read_text(name), Mark(name, 1, 1)
    try:
        found = _record(json.loads(text), mark)
    except (KeyError, TypeError, ValueError, RecursionError):
        bad = Problem(name, 1, "", tell("not_posterior"), tell("a_posterior"))
        raise ScenarioError([bad]) from None
    paths = tuple(find_path(dotted(path), checked.tree, mark) for path in found.paths)
    return found._replace(paths=paths)


def _record(record: Any, mark: Mark) -> Posterior:
    paths = tuple(tuple(str(key) for key in knob["path"]) for knob in record["knobs"])
    values = np.array(record["sample"], dtype=np.float64)
    weights = np.array(record["weights"], dtype=np.float64)
    right = (
        bool(paths)
        and values.shape == (len(weights), len(paths))
        and np.isfinite(values).all()
        and np.isfinite(weights).all()
        and (weights >= 0).all()
        and weights.sum() > 0
    )
    if not right:
        raise ValueError
    return Posterior(str(record["source"]), paths, values, weights, mark)
