"""A checked scenario with all that is known about where its values come from."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sim.scenario import dump
from sim.scenario.history import Origin, origins_of
from sim.scenario.layer import GRADES
from sim.scenario.leaves import is_number, leaves
from sim.scenario.paths import dotted
from sim.scenario.problem import Problem
from sim.scenario.schema import Scenario
from sim.scenario.tree import Branch, Evidence
from sim.scenario.why import explain
from sim.scenario.words import Lang

NOT_ABOUT_THE_WORLD = "study"
"""The section whose numbers (seed, replications) nobody needs evidence for."""


@dataclass(frozen=True)
class Checked:
    """A scenario that passed every check; `warnings` are what is odd about it all the same."""

    scenario: Scenario
    tree: Branch
    warnings: tuple[Problem, ...] = ()

    @cached_property
    def origins(self) -> dict[str, tuple[Origin, ...]]:
        """Who set each value: by dotted path, the first setting first and the one in force last."""
        return {
            dotted(path): origins_of(self.tree, path, value)
            for path, value in leaves(self.scenario)
        }

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The evidence of the value in force, by dotted path."""
        return {path: history[-1].evidence for path, history in self.origins.items()}

    @cached_property
    def values(self) -> dict[str, Any]:
        """The scenario's values as JSON says them, quantities as text with units."""
        return self.scenario.model_dump(mode="json")

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the values; the order of afdelinger counts, layout and evidence do not."""
        canonical = json.dumps(self.values, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def to_yaml(self) -> str:
        """Return the resolved scenario as YAML that reads back to the same scenario."""
        return dump.to_yaml(self.values)

    def grades(self) -> dict[str, int]:
        """Return how many parameters that are numbers rest on each grade of evidence, A to D."""
        counts = Counter(
            self.evidence[dotted(path)].grade
            for path, value in leaves(self.scenario)
            if is_number(value) and path[0] != NOT_ABOUT_THE_WORLD
        )
        return {grade: counts[grade] for grade in GRADES}

    def why(self, path: str, lang: Lang = "da") -> str:
        """Return who set the value at dotted `path`, where, on what evidence, and in whose place.

        A section lists its values.

        Raises:
            ScenarioError: there is no such path.
        """
        return explain(path, self.tree, self.origins, lang)
