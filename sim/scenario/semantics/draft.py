"""A scenario that may be wrong in parts, for checks that need only the parts that are right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from sim.scenario import shape
from sim.scenario.places import place_of
from sim.scenario.schema import Scenario
from sim.scenario.tree import Branch, plain
from sim.scenario.words import NOTHING, Text


class Finding(NamedTuple):
    """Something a check has against what stands at `path`; a warning stops nobody."""

    path: tuple[str | int, ...]
    found: Text
    expected: Text
    suggestion: Text = NOTHING
    is_warning: bool = False


class Draft:
    """Gives the parts of a tree that the schema accepts."""

    def __init__(self, tree: Branch) -> None:
        """Look at `tree`."""
        self._tree = tree
        self._adapters: dict[int, TypeAdapter[Any]] = {}

    def get(self, *path: str) -> Any:
        """Return the value or section at `path`, None if it is missing or wrong."""
        place = place_of(self._tree, path)
        if not place.exact:
            return None
        kind = shape.at(Scenario, path)
        # The kinds of a path live as long as the schema, so their identity is a safe key.
        adapter = self._adapters.get(id(kind))
        if adapter is None:
            adapter = self._adapters[id(kind)] = TypeAdapter(kind)
        try:
            return adapter.validate_json(json.dumps(plain(place.node)), strict=True)
        except ValidationError:
            return None

    def names(self, *path: str) -> tuple[str, ...]:
        """Return the names that stand below `path`, whatever stands under them."""
        node = place_of(self._tree, path)
        return tuple(node.node.children) if node.exact and isinstance(node.node, Branch) else ()

    def each(self, *path: str) -> dict[str, Any]:
        """Return what is right below `path`, by name."""
        found = {name: self.get(*path, name) for name in self.names(*path)}
        return {name: part for name, part in found.items() if part is not None}

    def is_whole(self, *path: str) -> bool:
        """Return whether there are names below `path` and everything there is right."""
        return bool(self.names(*path)) and len(self.each(*path)) == len(self.names(*path))


Check = Callable[[Draft], Iterator[Finding]]
"""Yields what it has against a draft."""
