"""From a sweep file to a `Sweep`, or to everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from sim.scenario import Checked, ScenarioError, read_scenario
from sim.scenario.check import check
from sim.scenario.nearest import fold, nearest
from sim.scenario.problem import Problem
from sim.scenario.semantics import findings
from sim.scenario.source import read_text
from sim.scenario.text import parse
from sim.scenario.tree import Branch, Mapping, Node, Scalar
from sim.scenario.words import NOTHING, say
from sim.study.runner import Variant
from sim.study.sweep.axes import fits, read_path
from sim.study.sweep.constraints import Constraint, read_constraint
from sim.study.sweep.designs import Point, read_design
from sim.study.sweep.fields import Fields, found
from sim.study.sweep.settings import laid
from sim.study.sweep.words import tell

KEYS = (
    "name",
    "description",
    "scenario",
    "set",
    "models",
    "norms",
    "replications",
    "seed",
    "posts",
    "audit",
    "design",
    "constraints",
)
"""The keys of a sweep file."""
AUDIT = 0.01
"""Share of the runs that are played again with SimPy unless the file says otherwise."""


class Sweep(NamedTuple):
    """A checked sweep file."""

    file: str
    text: str
    name: str
    description: str
    base: Checked
    variants: tuple[Variant, ...]
    """Driftsmodeller at staffing levels; today's model is among them at each level."""
    replications: int
    seed: int
    held: bool
    """The posts are those of the base at every point, whatever the point does to the workload."""
    audit: float
    points: tuple[Point, ...]
    """In the order of the design, without those that the constraints leave out."""
    left_out: int

    @property
    def total(self) -> int:
        """How many runs it has."""
        return len(self.points) * len(self.variants) * self.replications


def read_sweep(path: str | os.PathLike[str]) -> Sweep:
    """Read and check the sweep at `path`.

    Raises:
        ScenarioError: everything that is wrong with the sweep and its scenario, at once.
    """
    file = os.fspath(path)
    text = read_text(file)
    root = parse(text, file)
    problems: list[Problem] = []
    if not isinstance(root, Mapping):
        raise ScenarioError([Problem(file, root.mark.line, "", found(root), say("a_section"))])
    fields = Fields(root, problems)
    fields.only(KEYS)
    name = fields.text("name")
    description = fields.text("description") if "description" in fields else ""
    base = _base(fields, os.path.dirname(file))
    if base is None:
        raise ScenarioError(problems)
    points = read_design(fields, base.tree)
    kept = _kept(fields, base.tree, points) if points and not problems else []
    sweep = Sweep(
        file,
        text,
        name or "",
        description or "",
        base,
        _variants(fields, base),
        fields.whole("replications", 1, 1_000_000, base.scenario.study.replications),
        fields.whole("seed", 0, 1 << 62, base.scenario.study.seed),
        fields.choice("posts", ("rule", "held")) == "held",
        _audit(fields),
        tuple(kept),
        len(points) - len(kept),
    )
    if not points and not problems:
        fields.add(fields.mark_of("design"), "design", tell("no_values"), tell("a_point"))
    if problems:
        raise ScenarioError(problems)
    return sweep


def _base(fields: Fields, folder: str) -> Checked | None:
    """Return the scenario with what the sweep sets for all points; None where it is wrong."""
    path = fields.text("scenario", tell("path"))
    if path is None:
        return None
    try:
        checked = read_scenario(os.path.normpath(os.path.join(folder, path)))
    except ScenarioError as error:
        fields.problems += error.problems
        return None
    section = fields.section("set", tell("named")) if "set" in fields else None
    if section is None:
        return checked
    settings = []
    for key, (mark, node) in section.node.entries.items():
        where = read_path(section, key, checked.tree, mark)
        if where is not None and fits(section, checked.tree, where, node):
            settings.append((where, node))
    tree = laid(checked.tree, settings)
    scenario, wrong = check(tree)
    meant = findings(tree)
    fields.problems += [*wrong, *(problem for problem in meant if not problem.is_warning)]
    return checked if scenario is None else Checked(scenario, tree, tuple(meant))


def _variants(fields: Fields, base: Checked) -> tuple[Variant, ...]:
    """Return every model at every level of staffing, levels first."""
    scenario = base.scenario
    items = fields.items("models", tell("models"))
    known = scenario.comparable
    models: list[str] = []
    for item in items:
        name = fold(item.text) if isinstance(item, Scalar) else ""
        if name not in known:
            hint = nearest(name, known) if name else NOTHING
            listed = tell("keys", keys=", ".join(known))
            fields.add(item.mark, "models", found(item), listed, hint)
        models.append(name)
    chosen = list(dict.fromkeys([*(models or scenario.models), scenario.today]))
    return tuple(Variant(model, norm) for norm in _norms(fields) for model in chosen)


def _norms(fields: Fields) -> Sequence[float]:
    items = fields.items("norms", tell("norms"))
    norms = [_number(item) for item in items]
    if any(norm is None or not 0 < norm <= 100 for norm in norms):
        fields.wrong("norms", fields.node_of("norms"), tell("norms"))
    return list(dict.fromkeys(float(norm) for norm in norms if norm)) or [1.0]


def _number(node: Node) -> float | None:
    value = node.value if isinstance(node, Scalar) else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _audit(fields: Fields) -> float:
    from sim.scenario.problem import MisreadError
    from sim.scenario.share import Part

    if "audit" not in fields:
        return AUDIT
    node = fields.node_of("audit")
    try:
        return Part().read(node.value if isinstance(node, Scalar) else None)
    except MisreadError as error:
        fields.wrong("audit", node, tell("share"), error.suggestion)
        return AUDIT


def _kept(fields: Fields, tree: Branch, points: list[Point]) -> list[Point]:
    """Return the points at which every constraint holds."""
    items = fields.items("constraints", tell("constraints"))
    constraints = [one for one in (read_constraint(n, fields, tree) for n in items) if one]
    if not constraints:
        return points
    kept = [point for point in points if _holds(point, tree, constraints)]
    if not kept:
        none = tell("none_left", count=len(points))
        fields.add(fields.mark_of("constraints"), "constraints", none, tell("a_point"))
    return kept


def _holds(point: Point, tree: Branch, constraints: list[Constraint]) -> bool:
    there = laid(tree, list(point.settings))
    return all(constraint.holds(there) for constraint in constraints)
