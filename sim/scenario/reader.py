"""From a path and overrides to a checked scenario, or to everything that is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from sim.scenario.check import check, is_missing
from sim.scenario.checked import Checked
from sim.scenario.extends import Files
from sim.scenario.merge import merge_layers
from sim.scenario.overrides import override_layer
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.semantics import findings
from sim.scenario.tree import Branch
from sim.scenario.words import Lang


def read_scenario(path: str | os.PathLike[str], overrides: Iterable[str] = ()) -> Checked:
    """Read and check the scenario at `path`, with 'path=value' overrides laid over it.

    Raises:
        ScenarioError: everything that is wrong, in files, schema and meaning, at once.
    """
    files = Files(os.fspath(path))
    if not files.layers:
        raise ScenarioError(files.problems)
    tree = merge_layers(files.layers)
    problems = list(files.problems)
    for text in overrides:
        tree = _overridden(tree, text, problems)
    scenario, wrong = check(tree)
    if files.incomplete:
        # What seems to be missing may stand in the file that could not be read.
        wrong = [problem for problem in wrong if not is_missing(problem)]
    meant = [] if files.incomplete else findings(tree)
    problems += wrong + [problem for problem in meant if not problem.is_warning]
    if problems or scenario is None:
        raise ScenarioError(problems)
    return Checked(scenario, tree, tuple(meant))


def _overridden(tree: Branch, text: str, problems: list[Problem]) -> Branch:
    """Return `tree` under one more override; what is wrong with that goes to `problems`."""
    try:
        return merge_layers([tree, override_layer(text, tree)])
    except ScenarioError as error:
        problems += error.problems
        return tree


def check_paths(
    paths: Iterable[str | os.PathLike[str]],
    lang: Lang = "da",
    warn: Callable[[str], object] | None = None,
) -> list[str]:
    """Return a sentence per problem of the scenarios at `paths`; none if all can be used.

    `warn`, if given, is called with a sentence per thing that is odd but no error.
    """
    lines: list[str] = []
    for path in paths:
        try:
            checked = read_scenario(path)
        except ScenarioError as error:
            lines += error.lines(lang)
            continue
        for warning in checked.warnings:
            if warn is not None:
                warn(warning.sentence(lang))
    return list(dict.fromkeys(lines))
