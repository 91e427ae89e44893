"""What every answer of a study begins with, whatever it tells."""

from __future__ import annotations

from typing_extensions import TypedDict

from sim.model import HOUR
from sim.model.engine import resolved
from sim.scenario import Checked
from sim.scenario.schema import Scenario

SCHEMA = 1
"""Version of the shapes that begin so."""


class Opening(TypedDict):
    """Whose answer it is, and how it was played."""

    schema: int
    scenario: str
    organisation: str
    lejemaal: int
    seed: int
    replications: int
    engine: str
    grades: dict[str, int]


class Head(Opening):
    """Of an answer about two driftsmodeller: from which to which."""

    start: str
    end: str
    titles: dict[str, dict[str, str]]
    """Of the two driftsmodeller."""


class SideBySide(Opening):
    """Of an answer about several driftsmodeller and their differences to today's."""

    description: str
    today: str
    goals_h: dict[str, float]
    comparisons: int
    """Differences whose intervals hold at once."""


def opening_of(checked: Checked, seed: int, replications: int, engine: str) -> Opening:
    """Return what every answer begins with; `engine` is the one asked for."""
    scenario = checked.scenario
    return Opening(
        schema=SCHEMA,
        scenario=scenario.name,
        organisation=scenario.organisation.name,
        lejemaal=sum(one.lejemaal for one in scenario.organisation.afdelinger.values()),
        seed=seed,
        replications=replications,
        engine=resolved(engine),
        grades=checked.grades(),
    )


def head_of(opening: Opening, scenario: Scenario, start: str, end: str) -> Head:
    """Return the head of an answer about two driftsmodeller."""
    titles = {model: scenario.title(model).model_dump() for model in (start, end)}
    return Head(**opening, start=start, end=end, titles=titles)


def side_by_side(opening: Opening, scenario: Scenario, models: int) -> SideBySide:
    """Return the head of an answer about so many driftsmodeller, today's among them."""
    priorities = scenario.demand.requests.priorities
    return SideBySide(
        **opening,
        description=scenario.description,
        today=scenario.today,
        goals_h={
            "akut": priorities.akut_goal / HOUR,
            "haster": priorities.haster_goal / HOUR,
            "almindelig": priorities.almindelig_goal / HOUR,
        },
        comparisons=models - 1,
    )
