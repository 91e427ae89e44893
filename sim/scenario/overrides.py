"""Overrides from the command line: `--set organisation.team_size=4`."""

from __future__ import annotations

from sim.scenario import shape
from sim.scenario.layer import LayerReader
from sim.scenario.lookup import resolve_path
from sim.scenario.paths import Path, dotted, split_override
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.schema import Scenario
from sim.scenario.text import parse
from sim.scenario.tree import Branch, Evidence, Mark, Node
from sim.scenario.words import NOTHING, Text, say

SET = "--set"
"""Where an override says it comes from, in place of a file."""

_HERE = Mark(SET, 0, 0)


def override_layer(text: str, below: Branch) -> Branch:
    """Return the layer that `text`, 'path=value', lays over the tree `below`.

    Raises:
        ScenarioError: no path and value, a path that is not there, or bad YAML.
    """
    parts = split_override(text)
    if parts is None:
        raise _error((), say("found", found=say("quoted", text=text)), say("set_form"))
    path = resolve_path(parts[0], below, _HERE)
    reader = LayerReader(Scenario, Evidence("D", "", SET, 0))
    tree = reader.tree(_value(path, parts[1]), shape.at(Scenario, path), path, _HERE)
    if reader.problems:
        raise ScenarioError(reader.problems)
    *outer, last = path
    layer = Branch(_HERE, {last: tree})
    for key in reversed(outer):
        layer = Branch(_HERE, {key: layer})
    return layer


def _value(path: Path, text: str) -> Node:
    """Return the YAML value an override gives."""
    if not text.strip():
        raise _error(path, say("set_no_value"), say("set_form"), say("write_null"))
    try:
        return parse(text, SET, _HERE)
    except ScenarioError as error:
        raise ScenarioError(
            Problem(SET, 0, dotted(path), p.found, p.expected, p.suggestion) for p in error.problems
        ) from None


def _error(path: Path, found: Text, expected: Text, suggestion: Text = NOTHING) -> ScenarioError:
    return ScenarioError([Problem(SET, 0, dotted(path), found, expected, suggestion)])
