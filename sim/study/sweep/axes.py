"""Axes of a design: a dotted path of the scenario and the values it takes."""

from __future__ import annotations

import math
from typing import NamedTuple

from sim.scenario.leaves import is_number
from sim.scenario.paths import Path
from sim.scenario.problem import ScenarioError
from sim.scenario.tree import Branch, Mapping, Mark, Node, Sequence
from sim.study.sweep.fields import Fields, found
from sim.study.sweep.settings import find_path, is_whole, misfits, node_of, value_of
from sim.study.sweep.words import tell

DIGITS = 6
"""Significant digits of a value that a design reckons out."""
MOST_STEPS = 10_000


class Axis(NamedTuple):
    """A path with a list of values or, where there is none, with the ends of a range."""

    path: Path
    mark: Mark
    values: tuple[Node, ...] = ()
    low: float = 0.0
    high: float = 0.0

    def at(self, u: float) -> Node:
        """Return the value at `u` in [0, 1): through the range, or one of the list."""
        if self.values:
            return self.values[min(int(u * len(self.values)), len(self.values) - 1)]
        if is_whole(self.path):
            return self._written(self.low + math.floor(u * (self.high - self.low + 1)))
        return self._written(self.low + u * (self.high - self.low))

    def steps(self, count: int) -> tuple[Node, ...]:
        """Return `count` values from low to high at even distances."""
        width = (self.high - self.low) / (count - 1)
        return tuple(self._written(self.low + step * width) for step in range(count))

    def _written(self, number: float) -> Node:
        if is_whole(self.path):
            return node_of(self.path, round(number), self.mark)
        return node_of(self.path, float(f"{number:.{DIGITS}g}"), self.mark)


def read_axes(fields: Fields, tree: Branch, stepped: bool) -> list[Axis]:
    """Return the axes in a section, `stepped` where a range must say how many steps it has.

    What is wrong goes to the section's problems.
    """
    axes = [_axis(fields, key, tree, stepped) for key in fields.node.entries]
    seen: set[Path] = set()
    for axis in axes:
        if axis is not None and axis.path in seen:
            fields.add(axis.mark, "", tell("twice", name=".".join(axis.path)), tell("once"))
        if axis is not None:
            seen.add(axis.path)
    return [axis for axis in axes if axis is not None]


def read_path(fields: Fields, text: str, tree: Branch, mark: Mark) -> Path | None:
    """Return the keys of a dotted path, None (and a problem) where the scenario has no such."""
    try:
        return find_path(text, tree, mark)
    except ScenarioError as error:
        fields.problems += error.problems
        return None


def fits(fields: Fields, tree: Branch, path: Path, node: Node) -> bool:
    """Return whether a scenario may hold `node` at `path`; if not, say so."""
    wrong = misfits(tree, path, node)
    fields.problems += wrong
    return not wrong


def _axis(fields: Fields, key: str, tree: Branch, stepped: bool) -> Axis | None:
    mark, node = fields.node.entries[key]
    path = read_path(fields, key, tree, mark)
    if path is None:
        return None
    if isinstance(node, Mapping) and {"low", "high"} & set(node.entries):
        return _range(Fields(node, fields.problems, (*fields.path, key)), path, mark, tree, stepped)
    if not isinstance(node, Sequence) or not node.items:
        fields.wrong(key, node, tell("value_list"))
        return None
    good = [fits(fields, tree, path, item) for item in node.items]
    return Axis(path, mark, node.items) if all(good) else None


def _range(fields: Fields, path: Path, mark: Mark, tree: Branch, stepped: bool) -> Axis | None:
    """Return an axis from low to high."""
    known = ("low", "high", "steps") if stepped else ("low", "high")
    fields.only(known)
    missing = [key for key in known if key not in fields]
    for key in missing:
        fields.add(mark, key, tell("no_values"), tell("steps" if key == "steps" else "low_high"))
    ends = [fields.node_of(key) for key in ("low", "high") if key in fields]
    if missing or not all([fits(fields, tree, path, node) for node in ends]):
        return None
    low, high = (value_of(path, node) for node in ends)
    if not (_is_plain(low) and _is_plain(high)):
        fields.add(mark, "", found(ends[0]), tell("not_a_range"))
        return None
    if not low < high:
        fields.add(mark, "low", found(ends[0]), tell("low_high"))
        return None
    axis = Axis(path, mark, (), low, high)
    if not stepped:
        return axis
    return axis._replace(values=axis.steps(fields.whole("steps", 2, MOST_STEPS, 2)))


def _is_plain(value: object) -> bool:
    return is_number(value) and isinstance(value, int | float)
