"""Single values of a scenario: set one from a sweep file, read one, write one as text."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from sim.scenario import shape
from sim.scenario.check import check
from sim.scenario.layer import LayerReader
from sim.scenario.lookup import resolve_path
from sim.scenario.merge import merge_layers
from sim.scenario.paths import Path, split_dotted
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.schema import Scenario
from sim.scenario.tree import Branch, Evidence, Mark, Node, Scalar, plain
from sim.scenario.words import say

GUESS = "D"
"""Grade of a value that a sweep tries: nobody measured it."""


def layer(path: Path, node: Node) -> Branch:
    """Return the layer that sets `path` to `node`, with the place of `node` as its own.

    Raises:
        ScenarioError: the node says something odd about evidence.
    """
    mark = node.mark
    reader = LayerReader(Scenario, Evidence(GUESS, "", mark.file, mark.line))
    below = reader.tree(node, shape.at(Scenario, path), path, mark)
    if reader.problems:
        raise ScenarioError(reader.problems)
    *outer, last = path
    out = Branch(mark, {last: below})
    for key in reversed(outer):
        out = Branch(mark, {key: out})
    return out


def laid(tree: Branch, settings: list[tuple[Path, Node]]) -> Branch:
    """Return `tree` with some values set."""
    return merge_layers([tree, *(layer(path, node) for path, node in settings)])


def misfits(tree: Branch, path: Path, node: Node) -> tuple[Problem, ...]:
    """Return what the schema has against `node` at `path` of a scenario that is right."""
    try:
        return tuple(check(laid(tree, [(path, node)]))[1])
    except ScenarioError as error:
        return error.problems


def find_path(text: str, tree: Branch, mark: Mark) -> Path:
    """Return the keys of a dotted path of the scenario in `tree`.

    Raises:
        ScenarioError: it is no path, or the scenario has no such; laid at `mark`.
    """
    path = split_dotted(text)
    if path is None:
        bad = Problem(mark.file, mark.line, text, say("bad_path", path=text), say("path_form"))
        raise ScenarioError([bad])
    return resolve_path(path, tree, mark)


@cache
def _adapter(path: Path) -> TypeAdapter[Any]:
    return TypeAdapter(shape.at(Scenario, path))


def value_of(path: Path, node: Node) -> Any:
    """Return what `node` means at `path`, in base units.

    Raises:
        pydantic.ValidationError: it means nothing there.
    """
    return _adapter(path).validate_json(json.dumps(plain(node)), strict=True)


def node_of(path: Path, value: Any, mark: Mark) -> Scalar:
    """Return a number in base units as a sweep file would write it at `path`."""
    written = _adapter(path).dump_python(value, mode="json")
    return Scalar(written, str(written), mark)


def is_whole(path: Path) -> bool:
    """Return whether values at `path` are whole numbers."""
    return shape.bare(shape.at(Scenario, path)) is int


def text_of(value: Any) -> str:
    """Return a value of a dumped scenario as one line of text."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
