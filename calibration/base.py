"""What holds where the log says nothing: the values and evidence of the scenario we start from.

`scenarios/base.yaml` alone is no scenario (it has no afdelinger), so the files are merged but not
checked as a whole; each value is read by its own type.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import Any

from pydantic import TypeAdapter

from sim.scenario import Evidence, Problem, Scenario, ScenarioError, shape
from sim.scenario.extends import Files
from sim.scenario.merge import merge_layers
from sim.scenario.paths import Path, dotted
from sim.scenario.places import place_of
from sim.scenario.schema.calendar import Calendar
from sim.scenario.shipped import FOLDER
from sim.scenario.tree import Branch, Setting, plain
from sim.scenario.words import say

SHIPPED = FOLDER / "base.yaml"
"""The base every shipped scenario extends."""
TYPES: Path = ("demand", "requests", "types")
AFDELINGER: Path = ("organisation", "afdelinger")


class Base:
    """A scenario file, whole or not, and all it extends."""

    def __init__(self, path: str | os.PathLike[str] = SHIPPED) -> None:
        """Read the files.

        Raises:
            ScenarioError: a file cannot be read.
        """
        self.path = os.fspath(path)
        files = Files(self.path)
        if files.problems or not files.layers:
            raise ScenarioError(files.problems)
        self.tree: Branch = merge_layers(files.layers)

    def has(self, path: Path) -> bool:
        """Return whether the files set `path`."""
        return place_of(self.tree, path).exact

    def plain(self, path: Path) -> Any:
        """Return what the files write at `path`, as JSON says it.

        Raises:
            ScenarioError: nothing is set there.
        """
        place = place_of(self.tree, path)
        if not place.exact:
            raise ScenarioError([Problem(self.path, 0, dotted(path), say("missing"))])
        return plain(place.node)

    def value(self, path: Path) -> Any:
        """Return the value at `path` in base units."""
        kind = TypeAdapter(shape.at(Scenario, path))
        return kind.validate_json(json.dumps(self.plain(path)), strict=True)

    def evidence(self, path: Path) -> Evidence:
        """Return the evidence of the value at `path`; D without a source where there is none."""
        place = place_of(self.tree, path)
        if place.exact and isinstance(place.node, Setting):
            return place.node.evidence
        return Evidence("D", "", self.path, 0)

    def names(self, path: Path) -> tuple[str, ...]:
        """Return the names set below `path`, in order."""
        node = place_of(self.tree, path)
        return tuple(node.node.children) if node.exact and isinstance(node.node, Branch) else ()

    def lejemaal(self) -> dict[str, int]:
        """Return lejemål by afdeling; empty where the files name no afdeling."""
        return {
            name: int(self.value((*AFDELINGER, name, "lejemaal")))
            for name in self.names(AFDELINGER)
            if self.has((*AFDELINGER, name, "lejemaal"))
        }

    def scenario_on(self, start: dt.date, days: int, changes: dict[str, Any]) -> Scenario:
        """Return a scenario that has a calendar and nothing else, for `sim.model.world.calendar`.

        `changes` are laid over the calendar, as JSON says them.
        """
        given = dict(self.plain(("calendar",))) | changes
        week = dict(self.plain(("calendar", "working_week"))) | changes.get("working_week", {})
        given |= {"working_week": week, "start": start.isoformat(), "days": days, "warmup_days": 0}
        calendar = Calendar.model_validate_json(json.dumps(given), strict=True)
        only: dict[str, Any] = {"calendar": calendar}
        return Scenario.model_construct(None, **only)
