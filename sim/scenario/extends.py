"""From a path to layers: a file and all it extends, what is extended first."""

from __future__ import annotations

import os

from sim.scenario.layer import EXTENDS, LayerReader
from sim.scenario.nearest import nearest
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.schema import Scenario
from sim.scenario.shipped import is_name, shipped_file, shipped_names
from sim.scenario.source import neighbours, read_text
from sim.scenario.text import parse
from sim.scenario.tree import Branch, Evidence, Mapping, Mark, Node, Scalar, Sequence, plain
from sim.scenario.value import describe
from sim.scenario.words import NOTHING, Text, say

LONGEST = 50
"""Files in the longest chain of `extends`."""


def _copied(target: str) -> Text:
    """Return what to do where a file that is extended is not there."""
    guess = nearest(os.path.basename(target), neighbours(target))
    return guess if guess != NOTHING else say("copy_along", name=os.path.basename(target))


class Files:
    """A scenario file and all it extends, as layers in order of precedence.

    A file that several others extend counts once, where it is first needed, so no file's settings
    are undone by a base it shares with another. `incomplete` says that a file could not be read,
    so what seems to be missing may stand there.
    """

    def __init__(self, path: str) -> None:
        """Read the file at `path` and all it extends; what is wrong ends up in `problems`."""
        self.layers: list[Branch] = []
        self.problems: list[Problem] = []
        self.incomplete = False
        self._read_before: set[str] = set()
        self._read(os.path.normpath(path), None, ())

    def _read(self, file: str, asked: Mark | None, chain: tuple[str, ...]) -> None:
        """Append the layers of `file`, which the place `asked` in the last of `chain` asked for."""
        identity = os.path.abspath(file)
        links = [os.path.abspath(link) for link in chain]
        if asked and (identity in links or len(chain) >= LONGEST):
            start = links.index(identity) if identity in links else 0
            shown = " → ".join((*chain[start:], file))
            self._give_up(asked, say("cycle", chain=shown), NOTHING, say("break_cycle"))
            return
        if identity in self._read_before:
            return
        self._read_before.add(identity)
        root = self._root(file, asked)
        if root is None:
            return
        for mark, base in self._bases(root):
            target = self._target(file, mark, base)
            if target is not None:
                self._read(target, mark, (*chain, file))
        reader = LayerReader(Scenario, Evidence("D", "", file, 0))
        self.layers.append(reader.layer(root))
        self.problems += reader.problems

    def _target(self, file: str, mark: Mark, base: str) -> str | None:
        """Return the file that `base`, a path or the name of a shipped scenario, stands for."""
        if is_name(base):
            found = shipped_file(base)
            if found is None:
                guess = nearest(base, shipped_names())
                expected = say("extends_form")
                self._give_up(mark, say("not_shipped", name=base), expected, guess)
            return found
        target = os.path.normpath(os.path.join(os.path.dirname(file), base))
        if not os.path.lexists(target):
            name = os.path.basename(target).rpartition(".")[0]
            known = shipped_file(name) is not None
            hint = say("name_shipped", name=name) if known else _copied(target)
            self._give_up(mark, say("no_file", file=target), say("relative_path"), hint)
            return None
        return target

    def _root(self, file: str, asked: Mark | None) -> Mapping | None:
        """Return the keys of `file`, or None where it cannot be read."""
        try:
            root = parse(read_text(file, asked), file)
        except ScenarioError as error:
            self.problems += error.problems
            self.incomplete = True
            return None
        if not isinstance(root, Mapping):
            found = say("found", found=describe(plain(root)))
            self._give_up(root.mark, found, say("a_section"))
            return None
        return root

    def _bases(self, root: Mapping) -> list[tuple[Mark, str]]:
        """Return the files `root` extends, with the places that say so."""
        if EXTENDS not in root.entries:
            return []
        mark, node = root.entries[EXTENDS]
        items: tuple[Node, ...] = node.items if isinstance(node, Sequence) else (node,)
        bases = []
        for item in items:
            at = item.mark if isinstance(node, Sequence) else mark
            if isinstance(item, Scalar) and isinstance(item.value, str) and item.value.strip():
                bases.append((at, item.value))
            else:
                found = say("found", found=describe(plain(item)))
                self._give_up(at, found, say("extends_form"))
        return bases

    def _give_up(self, mark: Mark, found: Text, expected: Text, suggestion: Text = NOTHING) -> None:
        path = EXTENDS if expected != say("a_section") else ""
        self.problems.append(Problem(mark.file, mark.line, path, found, expected, suggestion))
        self.incomplete = True
