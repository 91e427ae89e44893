"""From text to nodes: YAML without its traps, every node with file, line and column.

Built on YAML's event stream, so that an alias is refused when it is met and never expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.scalars import resolve
from sim.scenario.tree import Mapping, Mark, Node, Scalar, Sequence
from sim.scenario.words import NOTHING, Text, both, say

DEPTH = 20
"""Levels of nesting read; a scenario has eight."""
MOST = 100
"""Problems of one file after which reading it stops."""
VALUES = 100_000
"""Keys and values of the longest file read: travel times between 300 afdelinger."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which an escape can write but no file can hold."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser: libyaml's where PyYAML was built with it, ten times faster."""

_REASONS = (
    ("mapping values are not allowed", "yaml_mapping", "quote_colon"),
    ("\\t", "yaml_tab", "use_spaces"),
    ("cannot start any token", "yaml_tab", "use_spaces"),
    ("control characters", "yaml_control", "retype"),
    ("special characters", "yaml_control", "retype"),
    ("expected", "yaml_key", "check_indent"),
)
"""Part of what the parser says, what we say, and what we advise."""


def parse(text: str, file: str, at: Mark | None = None) -> Node:
    """Return the one document in `text`; with `at`, all of it counts as standing there.

    Raises:
        ScenarioError: everything wrong with the YAML, up to where reading had to stop.
    """
    composer = _Composer(text, file, at)
    try:
        node = composer.document()
    except ScenarioError as fatal:
        raise ScenarioError([*composer.problems, *fatal.problems]) from None
    if composer.problems:
        raise ScenarioError(composer.problems)
    return node


class _Composer:
    """Builds nodes from the events of one file and collects what is wrong."""

    def __init__(self, text: str, file: str, at: Mark | None) -> None:
        self.text = text
        self.file = file
        self.at = at
        self.problems: list[Problem] = []
        self._nodes = 0
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))

    def document(self) -> Node:
        """Return the root node; a second document is an error."""
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self._fatal(self.at or Mark(self.file, 1, 1), say("empty_file"), say("text_file"))
        root = self._node(event, 1)
        self._next()  # the end of the document
        event = self._next()
        if isinstance(event, yaml.DocumentStartEvent):
            raise self._fatal(self._mark(event), say("documents"), say("one_document"))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        mark = self._mark(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._fatal(mark, say("anchors"), say("no_anchors"), say("use_extends"))
        if event.tag is not None:
            found = say("tags", tag=event.tag)
            raise self._fatal(mark, found, say("no_tags"), say("use_quotes"))
        self._nodes += 1
        if self._nodes > VALUES:
            raise self._fatal(mark, say("too_long", limit=VALUES), say("shorter"))
        if depth > DEPTH:
            raise self._fatal(mark, say("too_deep", limit=DEPTH), say("flatter"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(mark, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(mark, depth)
        return self._scalar(event, mark)

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, tuple[Mark, Node]] = {}
        event = self._next()
        while not isinstance(event, yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._fatal(key.mark, say("odd_key"), say("text_key"))
            node = self._node(self._next(), depth + 1)
            if key.text in entries:
                first = entries[key.text][0].line
                found = say("duplicate", key=key.text)
                self._problem(key.mark, found, say("first_at", line=first))
            entries[key.text] = (key.mark, node)
            event = self._next()
        return Mapping(entries, mark)

    def _sequence(self, mark: Mark, depth: int) -> Sequence:
        items: list[Node] = []
        event = self._next()
        while not isinstance(event, yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
            event = self._next()
        return Sequence(tuple(items), mark)

    def _scalar(self, event: Any, mark: Mark) -> Scalar:
        text: str = event.value
        if _SURROGATE.search(text):
            raise self._fatal(mark, say("yaml_control"), say("text"), say("retype"))
        # Only plain text can be a number; the parser marks quoted text as not implicit.
        return Scalar(resolve(text) if event.implicit[0] else text, text, mark)

    def _next(self) -> Any:
        try:
            return next(self._events)
        except (yaml.YAMLError, ValueError, ArithmeticError, LookupError) as error:
            raise self._syntax(error) from None

    def _mark(self, event: Any) -> Mark:
        mark = event.start_mark
        return self.at or Mark(self.file, mark.line + 1, mark.column + 1)

    def _problem(self, mark: Mark, found: Text, expected: Text) -> None:
        self.problems.append(Problem(self.file, mark.line, "", found, expected))
        if len(self.problems) >= MOST:
            raise self._fatal(mark, say("too_many", count=MOST), NOTHING)

    def _fatal(
        self, mark: Mark, found: Text, expected: Text, suggestion: Text = NOTHING
    ) -> ScenarioError:
        return ScenarioError([Problem(self.file, mark.line, "", found, expected, suggestion)])

    def _syntax(self, error: Exception) -> ScenarioError:
        """Return the parser's complaint in words, at the line it names."""
        said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = place.line + 1 if place else self.text.count("\n", 0, _position(error)) + 1
        mark = self.at or Mark(self.file, line, 1)
        for part, reason, advice in _REASONS:
            if part in said and (reason != "yaml_tab" or self._has_tab(line)):
                found = say("yaml", reason=say(reason))
                return self._fatal(mark, found, NOTHING, say(advice))
        found = say("yaml", reason=both(said))
        return self._fatal(mark, found, NOTHING, say("check_indent"))

    def _has_tab(self, line: int) -> bool:
        lines = self.text.split("\n")
        return line <= len(lines) and "\t" in lines[line - 1]


def _position(error: Exception) -> int:
    position = getattr(error, "position", 0)
    return position if isinstance(position, int) else 0
