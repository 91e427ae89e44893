"""Events, states, rows of the trace, rules and random streams, read off the source."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

import sim.model
from sim.model import Kind, Priority, StaffState, TaskState, rules, trace
from sim.model.trace import Row
from sim.present.document.markdown import first_paragraph, said_of, table

_STATE = ("number", "state", "what it is")
_DRAWS = ("stream", "marks", "around")
"""Functions of the model whose first text is the name of a stream."""


def machinery(root: Path) -> str:
    """Return the tables of the model's machinery; `root` is not needed."""
    del root
    contract = inspect.getmodule(Kind)
    assert contract is not None
    parts = [
        "# The machinery of the model",
        "## Order of events",
        "Events are played in the order of `(time, kind, id)`; the kinds, in their order:",
        table(("order", "kind", "what happens"), _members(Kind, said_of(contract, "Kind"))),
        "## Priorities, the most urgent first",
        table(("number", "priority"), ((str(p.value), f"`{p.name}`") for p in Priority)),
        "## States",
        "A task is in one of",
        table(_STATE, _members(TaskState, said_of(contract, "TaskState"))),
        "An ejendomsfunktionær is in one of",
        table(_STATE, _members(StaffState, said_of(contract, "StaffState"))),
        "## Rows of the trace",
        table(("number", "row", "what it says"), _members(Row, said_of(trace, "Row"))),
        "## Rulebook",
        "Each is a function of whole numbers in `sim/model/rules.py`, with a table of hand-worked "
        "cases in `tests/rules/`; both engines call it.",
        table(("rule", "of", "decides"), _rules()),
        "## Random streams",
        "Each is seeded from (study seed, replication, name), the afdeling's name or the man's "
        "number behind it, and indexed by task, visit or day.",
        table(("stream", "one for", "drawn in"), _streams()),
    ]
    return "\n".join(f"{part.strip()}\n" for part in parts)


def _members(kinds: type[IntEnum], said: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for one in kinds:
        yield str(one.value), f"`{one.name}`", said[one.name]


def _rules() -> Iterator[tuple[str, ...]]:
    for one in rules.RULES:
        arguments = ", ".join(inspect.signature(one).parameters)
        yield f"`{one.__name__}`", arguments, first_paragraph(one.__doc__)


def _streams() -> Iterator[tuple[str, ...]]:
    for name, entity, place in streams():
        yield f"`{name}`", entity, f"`{place}`"


def streams() -> list[tuple[str, str, str]]:
    """Return name, entity and place of every random stream of the model, by name."""
    found = []
    for info in pkgutil.iter_modules(sim.model.__path__):
        source = inspect.getsource(importlib.import_module(f"sim.model.{info.name}"))
        for function in ast.parse(source).body:
            if isinstance(function, ast.FunctionDef):
                place = f"sim.model.{info.name}.{function.name}"
                found += [(name, entity, place) for name, entity in _named(function)]
    return sorted(found)


def _named(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """Yield name and entity of the streams that are opened in a function."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
        names = [text for text in map(_literal, node.args) if text]
        if called not in _DRAWS or not names:
            continue
        name = names[0]
        by_afdeling = isinstance(node.func, ast.Attribute) or called != "stream"
        entity = "afdeling" if by_afdeling else "man" if "/" in name else "organisation"
        yield name, entity


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _literal(node: ast.expr) -> str:
    """Return a text of the source; what an f-string fills in stands in capitals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            _name(part.value).upper() if isinstance(part, ast.FormattedValue) else _literal(part)
            for part in node.values
        )
    return ""
