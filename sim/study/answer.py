"""What every answer about two driftsmodeller begins with."""

from __future__ import annotations

from typing_extensions import TypedDict

from sim.model.engine import resolved
from sim.scenario import Checked

SCHEMA = 1
"""Version of the shapes that begin so."""


class Head(TypedDict):
    """Whose answer it is, how it was played, and from which driftsmodel to which."""

    schema: int
    scenario: str
    organisation: str
    lejemaal: int
    seed: int
    replications: int
    engine: str
    grades: dict[str, int]
    start: str
    end: str
    titles: dict[str, dict[str, str]]
    """Of the two driftsmodeller."""


def head_of(
    checked: Checked, start: str, end: str, seed: int, replications: int, engine: str
) -> Head:
    """Return the head of an answer; `engine` is the one asked for."""
    scenario = checked.scenario
    return Head(
        schema=SCHEMA,
        scenario=scenario.name,
        organisation=scenario.organisation.name,
        lejemaal=sum(one.lejemaal for one in scenario.organisation.afdelinger.values()),
        seed=seed,
        replications=replications,
        engine=resolved(engine),
        grades=checked.grades(),
        start=start,
        end=end,
        titles={model: scenario.title(model).model_dump() for model in (start, end)},
    )
