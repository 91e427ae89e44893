"""Where in the files a path of the merged tree was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.scenario.tree import Branch, Mapping, Mark, Node, Scalar, Sequence, Setting, Tree, plain
from sim.scenario.value import describe
from sim.scenario.words import Text


class Place(NamedTuple):
    """The nearest thing at or above a path."""

    mark: Mark
    node: Tree | Node
    exact: bool


def place_of(tree: Tree | Node, path: Iterable[str | int]) -> Place:
    """Return the place of `path`, or of the innermost part of it that is there."""
    here: Tree | Node = tree
    mark = tree.mark
    for key in path:
        found = _below(here, key)
        if found is None:
            return Place(mark, here, exact=False)
        mark, here = found
    return Place(mark, here, exact=True)


def _below(here: Tree | Node, key: str | int) -> tuple[Mark, Tree | Node] | None:
    """Return what stands under `key`, with its mark."""
    if isinstance(here, Branch):
        child = here.children.get(str(key))
        return None if child is None else (child.mark, child)
    node = here.node if isinstance(here, Setting) else here
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
        return node.items[key].mark, node.items[key]
    if isinstance(node, Mapping) and str(key) in node.entries:
        return node.entries[str(key)]
    return None


def written(node: Tree | Node) -> Text:
    """Return how a message names what is written there: text as it stands, the rest in words."""
    inner = node.node if isinstance(node, Setting) else node
    if isinstance(inner, Scalar) and inner.value is not None:
        return describe(inner.text)
    return describe(plain(inner))
