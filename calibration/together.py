"""Several readings of which each may fail: everything that is wrong with them is told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.scenario import Problem, ScenarioError


def together(*readings: Callable[[], Any]) -> list[Any]:
    """Return what each reading gives.

    Raises:
        ScenarioError: some fail, with the problems of all that do.
    """
    found, wrong = [], list[Problem]()
    for reading in readings:
        try:
            found.append(reading())
        except ScenarioError as error:
            wrong += error.problems
    if wrong:
        raise ScenarioError(wrong)
    return found
