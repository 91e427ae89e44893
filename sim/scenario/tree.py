"""The shapes a scenario has before it is checked.

`Scalar`, `Sequence` and `Mapping` are what one file says. `Setting` and `Branch` are what all
files together say: each value with its evidence and with the setting it replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
"""What JSON can say."""


class Mark(NamedTuple):
    """A place in a file; line and column count from 1, line 0 is no line in particular."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, and the text it was written as."""

    value: str | int | float | bool | None
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, as written, with the places of the keys and with values; no key comes twice."""

    entries: dict[str, tuple[Mark, Node]]
    mark: Mark


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a value rests on: grade A (measured here) to D (guess), and where that is said."""

    grade: str
    source: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A value somebody set, and the setting it replaced."""

    node: Node
    mark: Mark
    evidence: Evidence
    replaced: Setting | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Keys with what is set below them; `replaces` wipes what was inherited."""

    mark: Mark
    children: dict[str, Tree] = field(default_factory=dict)
    replaces: bool = False


Tree = Setting | Branch


def plain(tree: Tree | Node) -> Plain:
    """Return the values of a tree or node, without their places."""
    if isinstance(tree, Branch):
        return {key: plain(child) for key, child in tree.children.items()}
    if isinstance(tree, Setting):
        return plain(tree.node)
    if isinstance(tree, Mapping):
        return {key: plain(node) for key, (_, node) in tree.entries.items()}
    if isinstance(tree, Sequence):
        return [plain(item) for item in tree.items]
    return tree.value
