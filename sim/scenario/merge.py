"""From layers to one tree: later layers win, and every value keeps what it replaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from sim.scenario.tree import Branch, Setting, Tree


def merge_layers(layers: Iterable[Branch]) -> Branch:
    """Return the layers laid over each other, the last on top; there must be one at least."""
    return reduce(_over, layers)


def _over(old: Branch, new: Branch, wiped: bool = False) -> Branch:
    """Return `new` laid over `old`.

    Where `new` (or a section around it, `wiped`) replaces, nothing of `old` stays in force, but
    values set again still remember what they replaced.
    """
    wiped = wiped or new.replaces
    children = {} if wiped else dict(old.children)
    for key, child in new.children.items():
        before = old.children.get(key)
        children[key] = child if before is None else _one_over(before, child, wiped)
    return Branch(new.mark, children, replaces=False)


def _one_over(before: Tree, child: Tree, wiped: bool) -> Tree:
    if isinstance(child, Branch):
        return _over(before, child, wiped) if isinstance(before, Branch) else child
    if isinstance(before, Setting):
        return replace(child, replaced=before)
    return child
