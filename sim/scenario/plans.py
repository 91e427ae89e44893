"""From a file to a checked plan of an omlægning, or to everything that is wrong with it."""

from __future__ import annotations

import os
from collections import Counter
from typing import NamedTuple

from sim.scenario.check import check_as
from sim.scenario.layer import GRADES, LayerReader
from sim.scenario.nearest import nearest
from sim.scenario.places import place_of
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.schema import Scenario, Title
from sim.scenario.schema.plan import Plan
from sim.scenario.source import read_text
from sim.scenario.text import parse
from sim.scenario.tree import Branch, Evidence, Mapping, Setting, Tree, plain
from sim.scenario.value import describe
from sim.scenario.words import Text, say


class CheckedPlan(NamedTuple):
    """A plan and how many of its values rest on each grade of evidence."""

    name: str
    plan: Plan
    grades: dict[str, int]


def read_plan(path: str | os.PathLike[str], scenario: Scenario) -> CheckedPlan:
    """Read and check the plan at `path` for the afdelinger of `scenario`.

    Raises:
        ScenarioError: everything that is wrong with it, at once.
    """
    file = os.fspath(path)
    root = parse(read_text(file), file)
    if not isinstance(root, Mapping):
        found = say("found", found=describe(plain(root)))
        raise ScenarioError([Problem(file, root.mark.line, "", found, say("a_section"))])
    reader = LayerReader(Plan, Evidence("D", "", file, 0))
    tree = reader.layer(root)
    plan, wrong = check_as(Plan, tree)
    problems = [*reader.problems, *wrong]
    if plan is not None:
        problems += _meant(plan, tree, scenario)
    if problems or plan is None:
        raise ScenarioError(problems)
    name = os.path.splitext(os.path.basename(file))[0]
    return CheckedPlan(name, plan, _grades(tree))


def _meant(plan: Plan, tree: Branch, scenario: Scenario) -> list[Problem]:
    """Return what is wrong between the values of a plan, and between it and the scenario."""
    out = []
    known = list(scenario.organisation.afdelinger)

    def add(path: tuple[str | int, ...], *said: object) -> None:
        mark = place_of(tree, path).mark
        dotted = ".".join(str(key) for key in path)
        out.append(Problem(mark.file, mark.line, dotted, *said))  # type: ignore[arg-type]

    changed: set[str] = set()
    for k, phase in enumerate(plan.phases):
        if k and phase.after < plan.phases[k - 1].after:
            reason = f"phases[{k}].after ≥ phases[{k - 1}].after"
            add(("phases", k, "after"), _found(f"{phase.after // 86_400} d"), _must(reason))
        if phase.afdelinger is not None and phase.count is not None:
            add(("phases", k, "count"), _found(phase.count), _must("afdelinger / count"))
        for index, name in enumerate(phase.afdelinger or ()):
            path = ("phases", k, "afdelinger", index)
            if name not in known:
                listed = say("known_keys", keys=", ".join(known))
                add(path, say("not_afdeling", name=name), listed, nearest(name, known))
            elif name in changed:
                add(path, _found(name), _must("1 ×"))
            changed.add(name)
    return out


def _found(value: object) -> Text:
    return say("found", found=describe(value))


def _must(reason: str) -> Text:
    return say("not_valid", reason=reason)


def _grades(tree: Branch) -> dict[str, int]:
    """Return how many values stand on each grade; a default that nobody set is a guess, D."""
    found: Counter[str] = Counter()

    def count(node: Tree) -> None:
        if isinstance(node, Setting):
            found[node.evidence.grade] += 1
            return
        for child in node.children.values():
            count(child)

    count(tree)
    return {grade: found[grade] for grade in GRADES}


def usual_plan() -> CheckedPlan:
    """Return the plan of the usual guesses: everybody at once."""
    title = Title(da="Alle på én gang", en="Everybody at once")
    return CheckedPlan("alle", Plan(title=title), dict.fromkeys(GRADES, 0))
