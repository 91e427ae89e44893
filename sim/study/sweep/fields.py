"""The keys of a sweep file: read one by one, with everything that is wrong collected."""

from __future__ import annotations

from collections.abc import Iterable

from sim.scenario.nearest import fold, nearest
from sim.scenario.paths import dotted
from sim.scenario.problem import Problem
from sim.scenario.tree import Mapping, Mark, Node, Scalar, Sequence, plain
from sim.scenario.value import describe
from sim.scenario.words import NOTHING, Text, say
from sim.study.sweep.words import tell


class Fields:
    """One section of a sweep file; problems of all sections go to one list."""

    def __init__(self, node: Mapping, problems: list[Problem], path: tuple[str, ...] = ()) -> None:
        """Look at `node`, which stands at `path`."""
        self.node = node
        self.path = path
        self.problems = problems
        self._entries = {fold(key): entry for key, entry in node.entries.items()}

    def __contains__(self, key: str) -> bool:
        """Return whether `key` is given."""
        return key in self._entries

    def keys(self) -> tuple[str, ...]:
        """Return the keys as they are written."""
        return tuple(self.node.entries)

    def node_of(self, key: str) -> Node:
        """Return what stands under `key`, which must be given."""
        return self._entries[key][1]

    def mark_of(self, key: str) -> Mark:
        """Return where `key` stands, or the section if it is not given."""
        return self._entries[key][0] if key in self._entries else self.node.mark

    def only(self, known: Iterable[str]) -> None:
        """Complain about every key that is not in `known`."""
        names = tuple(known)
        for key, (mark, _) in self.node.entries.items():
            if fold(key) not in names:
                listed = tell("keys", keys=", ".join(names))
                self.add(mark, key, say("unknown_key", key=key), listed, nearest(key, names))

    def text(self, key: str, expected: Text | None = None) -> str | None:
        """Return the text under `key`, None where it is missing or no text."""
        if key not in self:
            self.add(self.node.mark, key, say("missing"), expected or tell("text"))
            return None
        node = self.node_of(key)
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
            return node.value
        self.wrong(key, node, expected or tell("text"))
        return None

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        """Return the whole number under `key`, `default` where it is missing or wrong."""
        if key not in self:
            return default
        node = self.node_of(key)
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.wrong(key, node, tell("whole_from", low=low, high=high))
        return default

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return the word under `key`, the first of `choices` where it is missing or wrong."""
        if key not in self:
            return choices[0]
        node = self.node_of(key)
        if isinstance(node, Scalar) and node.value in choices:
            return str(node.value)
        hint = nearest(node.text, choices) if isinstance(node, Scalar) else NOTHING
        self.wrong(key, node, tell("keys", keys=", ".join(choices)), hint)
        return choices[0]

    def items(self, key: str, expected: Text) -> tuple[Node, ...]:
        """Return the items of the list under `key`, nothing where it is missing or wrong."""
        if key not in self:
            return ()
        node = self.node_of(key)
        if isinstance(node, Sequence) and node.items:
            return node.items
        self.wrong(key, node, expected)
        return ()

    def section(self, key: str, expected: Text) -> Fields | None:
        """Return the section under `key`, None where it is missing or no section."""
        if key not in self:
            self.add(self.node.mark, key, say("missing"), expected)
            return None
        node = self.node_of(key)
        if isinstance(node, Mapping):
            return Fields(node, self.problems, (*self.path, key))
        self.wrong(key, node, expected)
        return None

    def wrong(self, key: str, node: Node, expected: Text, suggestion: Text = NOTHING) -> None:
        """Complain about what stands under `key`."""
        self.add(node.mark, key, found(node), expected, suggestion)

    def add(
        self, mark: Mark, key: str, what: Text, expected: Text, suggestion: Text = NOTHING
    ) -> None:
        """Complain at `mark`."""
        path = dotted((*self.path, key)) if key else dotted(self.path)
        self.problems.append(Problem(mark.file, mark.line, path, what, expected, suggestion))


def found(node: Node) -> Text:
    """Return 'found …' for what is written."""
    text = node.text if isinstance(node, Scalar) and node.value is not None else plain(node)
    return say("found", found=describe(text))
