"""Omlægninger to test with: a few readable arguments."""

from __future__ import annotations

import datetime as dt

from sim.scenario.schema import Omlaegning, Scenario, Step, Title

ROAD = "vejen"


def with_road(scenario: Scenario, start: str, *steps: tuple[str, str, str]) -> Scenario:
    """Return the scenario with an omlægning `ROAD`; steps are (date, model, afdelinger or '')."""
    made = tuple(
        Step(
            date=dt.date.fromisoformat(date),
            to=to,
            afdelinger=tuple(names.split(",")) if names else None,
        )
        for date, to, names in steps
    )
    road = Omlaegning(title=Title(da="Vejen", en="The road"), start=start, steps=made)
    return scenario.model_copy(update={"omlaegninger": {ROAD: road}})
