"""Events, states, rows of the trace, rules and random streams, read off the source."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

from sim.model import Kind, Priority, StaffState, TaskState, rules, trace
from sim.model.draws.streams import STREAMS
from sim.model.trace import Row
from sim.present.document.markdown import first_paragraph, said_of, table

_STATE = ("number", "state", "what it is")


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
        "Each is seeded from (study seed, replication, name), with the name of the afdeling or the "
        "number of the man behind a slash, and indexed by task, visit or day.",
        table(("stream", "one for", "what is drawn"), _streams()),
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
    for one_for, names in STREAMS.items():
        for name, drawn in names.items():
            yield f"`{name}`", one_for, drawn
