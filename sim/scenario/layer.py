"""From one file's nodes to a layer: keys folded, evidence attached to every value."""

from __future__ import annotations

from typing import Any

from sim.scenario import shape
from sim.scenario.nearest import did_you_mean, fold, nearest
from sim.scenario.paths import Path, dotted
from sim.scenario.problem import Problem
from sim.scenario.tree import (
    Branch,
    Evidence,
    Mapping,
    Mark,
    Node,
    Scalar,
    Sequence,
    Setting,
    Tree,
    plain,
)
from sim.scenario.value import describe
from sim.scenario.words import NOTHING, Text, say

REPLACE = "_REPLACE_"
EVIDENCE = "evidence"
EXTENDS = "extends"
VALUE = "value"
GRADES = ("A", "B", "C", "D")
MEASURED = ("A", "B")
"""Grades that say somebody measured it, and so must say who."""
_ABOUT = ("grade", "source")


class LayerReader:
    """Turns the nodes of one file, or of one override, into a layer."""

    def __init__(self, kind: Any, guess: Evidence) -> None:
        """Read against the type `kind`; what says nothing of its evidence gets `guess`."""
        self._kind = kind
        self._guess = guess
        self.problems: list[Problem] = []

    def layer(self, root: Mapping) -> Branch:
        """Return what `root` sets; problems are collected on the reader."""
        return self._branch(root, self._kind, self._guess, (), root.mark)

    def tree(self, node: Node, kind: Any, path: Path, mark: Mark) -> Tree:
        """Return what `node`, written at `path`, sets."""
        return self._tree(node, kind, self._guess, path, mark)

    def _branch(
        self, mapping: Mapping, kind: Any, evidence: Evidence, path: Path, mark: Mark
    ) -> Branch:
        entries = self._folded(mapping, kind, path)
        if EVIDENCE in entries:
            evidence = self._evidence(*entries.pop(EVIDENCE), evidence, path)
        replaces = REPLACE in entries and self._replaces(*entries.pop(REPLACE), path)
        if not path:
            entries.pop(EXTENDS, None)
        children = {
            key: self._tree(node, shape.child(kind, key), evidence, (*path, key), at)
            for key, (at, node) in entries.items()
        }
        return Branch(mark, children, replaces)

    def _tree(self, node: Node, kind: Any, evidence: Evidence, path: Path, mark: Mark) -> Tree:
        if not isinstance(node, Mapping):
            return Setting(self._items(node, kind, path), mark, evidence)
        may_be_value = kind is shape.UNKNOWN or shape.is_value(kind)
        if may_be_value and VALUE in node.entries:
            return self._setting(node, kind, evidence, path, mark)
        return self._branch(node, kind, evidence, path, mark)

    def _setting(
        self, node: Mapping, kind: Any, evidence: Evidence, path: Path, mark: Mark
    ) -> Setting:
        """Return the setting written as {value: …, grade: …, source: …}."""
        about = {key: entry for key, entry in node.entries.items() if key != VALUE}
        evidence = self._evidence(mark, Mapping(about, node.mark), evidence, path)
        return Setting(self._items(node.entries[VALUE][1], kind, path), mark, evidence)

    def _items(self, node: Node, kind: Any, path: Path) -> Node:
        """Return `node` with the keys of sections in a list folded.

        A list is one value, with one evidence: there is no evidence inside it.
        """
        below = shape.item(kind)
        if not isinstance(node, Sequence) or shape.fields(below) is None:
            return node
        items = tuple(
            Mapping(self._folded(item, below, (*path, str(index))), item.mark)
            if isinstance(item, Mapping)
            else item
            for index, item in enumerate(node.items)
        )
        return Sequence(items, node.mark)

    def _folded(self, mapping: Mapping, kind: Any, path: Path) -> dict[str, tuple[Mark, Node]]:
        """Return the entries with structural keys folded; names of the user's own stay."""
        if shape.named(kind) is not None:
            return dict(mapping.entries)
        entries: dict[str, tuple[Mark, Node]] = {}
        written: dict[str, str] = {}
        for key, (mark, node) in mapping.entries.items():
            folded = fold(key)
            if folded in entries:
                expected = say("first_at", line=entries[folded][0].line)
                same = say("same_when_folded", key=key, other=written[folded])
                self._problem(mark, (*path, key), say("duplicate", key=key), expected, same)
            entries[folded] = (mark, node)
            written[folded] = key
        return entries

    def _evidence(self, mark: Mark, node: Node, inherited: Evidence, path: Path) -> Evidence:
        """Return the evidence `node` states; a part it leaves out is inherited.

        A source belongs to the grade it was given with: a new grade without a source has none.
        """
        if not isinstance(node, Mapping):
            found = say("found", found=describe(plain(node)))
            self._problem(mark, (*path, EVIDENCE), found, say("evidence_form"))
            return inherited
        for key, (at, _) in node.entries.items():
            if key not in _ABOUT:
                found = say("unknown_key", key=key)
                known = say("known_keys", keys=", ".join(_ABOUT))
                self._problem(at, (*path, key), found, known, nearest(key, _ABOUT))
        grade = self._grade(node, inherited.grade, path)
        source = self._source(node, "" if "grade" in node.entries else inherited.source, path)
        if grade in MEASURED and not source.strip():
            self._problem(mark, path, say("no_source_for", grade=grade), say("a_source"))
        return Evidence(grade, source, mark.file, mark.line)

    def _grade(self, node: Mapping, inherited: str, path: Path) -> str:
        if "grade" not in node.entries:
            return inherited
        mark, value = node.entries["grade"]
        grade = plain(value)
        if isinstance(grade, str) and grade in GRADES:
            return grade
        upper = str(grade).upper()
        guess = did_you_mean(upper) if upper in GRADES else NOTHING
        found = say("grade", found=describe(grade))
        self._problem(mark, (*path, "grade"), found, say("grades"), guess)
        return inherited

    def _source(self, node: Mapping, inherited: str, path: Path) -> str:
        if "source" not in node.entries:
            return inherited
        mark, value = node.entries["source"]
        if isinstance(value, Scalar):
            return value.text
        found = say("found", found=describe(plain(value)))
        self._problem(mark, (*path, "source"), found, say("text"))
        return inherited

    def _replaces(self, mark: Mark, node: Node, path: Path) -> bool:
        value = plain(node)
        if not isinstance(value, bool):
            found = say("found", found=describe(value))
            self._problem(mark, (*path, REPLACE), found, say("replace_form"))
        return value is True

    def _problem(
        self, mark: Mark, path: Path, found: Text, expected: Text, suggestion: Text = NOTHING
    ) -> None:
        self.problems.append(
            Problem(mark.file, mark.line, dotted(path), found, expected, suggestion)
        )
