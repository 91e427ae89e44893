"""Constraints of a design: comparisons over paths, such as 'a.b <= c.d' or 'a.b >= 3 /year'.

They are read into paths and values and never run as a program.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from sim.scenario import shape
from sim.scenario.nearest import fold
from sim.scenario.paths import Path, split_dotted
from sim.scenario.places import place_of
from sim.scenario.problem import ScenarioError
from sim.scenario.schema import Scenario
from sim.scenario.text import parse
from sim.scenario.tree import Branch, Mark, Node, Scalar, Setting
from sim.study.sweep.axes import fits, read_path
from sim.study.sweep.fields import Fields, found
from sim.study.sweep.settings import value_of
from sim.study.sweep.words import tell

SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
_PARTS = re.compile(
    r"""(?P<left> (?: "[^"]*" | '[^']*' | [^"'<>=!] )+ )
        (?P<sign> <= | >= | == | != | < | > )
        (?P<right> (?: "[^"]*" | '[^']*' | [^"'<>=!] )+ )""",
    re.VERBOSE,
)


class Constraint(NamedTuple):
    """`left sign right`; a side is a path, or a value in base units."""

    left: Path | None
    right: Path | None
    value: Any
    """The value of the side that has no path."""
    sign: str

    def holds(self, tree: Branch) -> bool:
        """Return whether it holds in a scenario; what is not set is not compared, and holds."""
        a = self.value if self.left is None else _value_in(tree, self.left)
        b = self.value if self.right is None else _value_in(tree, self.right)
        return a is None or b is None or bool(SIGNS[self.sign](a, b))


def _value_in(tree: Branch, path: Path) -> Any:
    place = place_of(tree, path)
    node = place.node.node if isinstance(place.node, Setting) else None
    return value_of(path, node) if place.exact and node is not None else None


def read_constraint(node: Node, fields: Fields, tree: Branch) -> Constraint | None:
    """Return the constraint that `node` says, None (and problems in `fields`) where it is none."""
    text = node.value if isinstance(node, Scalar) else None
    match = _PARTS.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        fields.wrong("constraints", node, tell("constraint"))
        return None
    sign = match["sign"]
    sides = [match["left"].strip(), match["right"].strip()]
    are_paths = [_is_path(text) for text in sides]
    if not any(are_paths):
        fields.wrong("constraints", node, tell("one_is_path"))
        return None
    paths = [
        read_path(fields, text, tree, node.mark) if is_path else None
        for text, is_path in zip(sides, are_paths, strict=True)
    ]
    if any(is_path and path is None for is_path, path in zip(are_paths, paths, strict=True)):
        return None
    value = None
    if not all(are_paths):
        known = paths[0] if paths[1] is None else paths[1]
        assert known is not None
        literal = _literal(sides[are_paths.index(False)], node.mark, fields, tree, known)
        if literal is None:
            return None
        value = value_of(known, literal)
    constraint = Constraint(paths[0], paths[1], value, sign)
    if sign not in ("==", "!=") and not all(_is_ordered(path) for path in paths if path):
        fields.wrong("constraints", node, tell("order", sign=sign))
        return None
    return constraint


def _is_path(text: str) -> bool:
    """Return whether `text` starts as paths of a scenario do."""
    path = split_dotted(text)
    sections = shape.fields(Scenario) or {}
    return path is not None and (len(path) > 1 or fold(path[0]) in sections) and not _digit(text)


def _digit(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in "+-."


def _is_ordered(path: Path) -> bool:
    return shape.bare(shape.at(Scenario, path)) in (int, float)


def _literal(text: str, mark: Mark, fields: Fields, tree: Branch, path: Path) -> Node | None:
    """Return the value `text` as something that may stand at `path`."""
    try:
        node = parse(text, mark.file, mark)
    except ScenarioError as error:
        fields.problems += error.problems
        return None
    if isinstance(node, Scalar) and not fits(fields, tree, path, node):
        return None
    if not isinstance(node, Scalar):
        fields.add(mark, "constraints", found(node), tell("constraint"))
        return None
    return node
