"""A file of ranges: which inputs of a scenario may vary, and how far."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from sim.scenario import Checked, ScenarioError
from sim.scenario.layer import MEASURED
from sim.scenario.paths import Path, dotted
from sim.scenario.problem import Problem
from sim.scenario.source import read_text
from sim.scenario.text import parse
from sim.scenario.tree import Mapping, Mark, Node, Scalar
from sim.scenario.words import say
from sim.study.sweep.axes import Axis, read_axes
from sim.study.sweep.fields import Fields, found
from sim.study.sweep.words import tell

MODELS = "driftsmodeller"
ALL = "*"
END = 1 - 1e-12
"""The end of a range: an axis takes places in [0, 1)."""


class Input(NamedTuple):
    """A guess with its range; more than one axis where both driftsmodeller share it."""

    path: str
    """As the file names it."""
    axes: tuple[Axis, ...]
    low: str
    high: str
    """The ends as the file writes them."""
    grade: str

    def at(self, u: float) -> tuple[tuple[Path, Node], ...]:
        """Return the settings at `u` in [0, 1], from low to high."""
        return tuple((axis.path, axis.at(min(u, END))) for axis in self.axes)


class Ranges(NamedTuple):
    """The inputs that vary, and the paths of those that do not since somebody measured them."""

    inputs: tuple[Input, ...]
    measured: tuple[str, ...]


def read_ranges(file: str | os.PathLike[str], checked: Checked, models: Sequence[str]) -> Ranges:
    """Return the ranges in `file` that concern `models` in a scenario.

    Raises:
        ScenarioError: everything that is wrong with the file, at once.
    """
    name = os.fspath(file)
    root = parse(read_text(name), name)
    if not isinstance(root, Mapping):
        raise ScenarioError([Problem(name, root.mark.line, "", found(root), say("a_section"))])
    problems: list[Problem] = []
    fields = Fields(root, problems)
    fields.only(("description", "over"))
    over = fields.section("over", tell("ranges"))
    inputs: list[Input] = []
    measured: list[str] = []
    for key, entry in {} if over is None else over.node.entries.items():
        assert over is not None
        axes = _axes(key, entry, over, checked, models)
        if not axes:
            continue
        grade = checked.evidence[dotted(axes[0].path)].grade
        if grade in MEASURED:
            measured.append(key)
        else:
            low, high = (_text(entry[1], end) for end in ("low", "high"))
            inputs.append(Input(key, axes, low, high, grade))
    if not problems and len(inputs) < 2:
        fields.add(root.mark, "over", tell("no_values"), tell("two_ranges"))
    if problems:
        raise ScenarioError(problems)
    return Ranges(tuple(inputs), tuple(measured))


def _axes(
    key: str, entry: tuple[Mark, Node], over: Fields, checked: Checked, models: Sequence[str]
) -> tuple[Axis, ...]:
    """Return the axes of one line; none where it is wrong, or of a model that is not compared."""
    mark, node = entry
    if not (isinstance(node, Mapping) and {"low", "high"} <= set(node.entries)):
        over.wrong(key, node, tell("a_range"))
        return ()
    parts = key.split(".")
    if parts[0] != MODELS or len(parts) < 3:
        keys = [key]
    elif parts[1] == ALL:
        keys = [".".join([MODELS, model, *parts[2:]]) for model in models]
    else:
        known = checked.scenario.driftsmodeller
        keys = [key] if parts[1] in models or parts[1] not in known else []
    alone = Mapping({one: (mark, node) for one in keys}, over.node.mark)
    return tuple(read_axes(Fields(alone, over.problems, over.path), checked.tree, stepped=False))


def _text(node: Node, end: str) -> str:
    value = node.entries[end][1] if isinstance(node, Mapping) else node
    return value.text if isinstance(value, Scalar) else ""
