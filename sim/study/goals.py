"""Goals of service, as people say them: "haster: 90% inden 3 d", "planlagt: 75% til tiden"."""

from __future__ import annotations

import re
from typing import NamedTuple

from sim.measure.kpis import PRIORITIES
from sim.scenario.schema import Scenario

_RESPONSE = re.compile(
    r"^\s*(?P<priority>\w+)\s*:\s*(?P<share>[\d.,]+)\s*%\s*(?:inden|within)\s*"
    r"(?P<amount>[\d.,]+)\s*(?P<unit>h|t|timer|d|dage|døgn)\s*$"
)
_PLANNED = re.compile(
    r"^\s*(?:planlagt|planned)\s*:\s*(?P<share>[\d.,]+)\s*%\s*(?:til tiden|on time)?\s*$"
)
_UNITS = {"h": 3600, "t": 3600, "timer": 3600, "d": 86_400, "dage": 86_400, "døgn": 86_400}
EXAMPLE = '"akut: 95% inden 24 h", "haster: 90% inden 3 d" or "planlagt: 75% til tiden"'


class Goal(NamedTuple):
    """A share that a key figure must reach."""

    kpi: str
    at_least: float
    within: int | None
    """Seconds from report to first visit; None for planned work."""
    text: str


def parse_goal(text: str) -> Goal:
    """Return the goal that `text` states.

    Raises:
        ValueError: with a sentence, if it states none.
    """
    planned = _PLANNED.match(text)
    if planned:
        return Goal("planned_on_time_share", _share(planned["share"], text), None, text)
    found = _RESPONSE.match(text)
    if not found or found["priority"].lower() not in PRIORITIES:
        raise ValueError(f"'{text}' is not a goal; write for example {EXAMPLE}")
    within = round(_number(found["amount"]) * _UNITS[found["unit"]])
    kpi = f"within_goal_share.{found['priority'].lower()}"
    return Goal(kpi, _share(found["share"], text), within, text)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _share(text: str, goal: str) -> float:
    share = _number(text) / 100
    if not 0 < share < 1:
        raise ValueError(f"'{goal}': a goal is a share between 0 and 100 %, not {text} %")
    return share


def promising(scenario: Scenario, goals: tuple[Goal, ...]) -> Scenario:
    """Return the scenario with the goals as the service that is promised."""
    priorities = scenario.demand.requests.priorities
    promised = {
        f"{goal.kpi.rsplit('.', maxsplit=1)[-1]}_goal": goal.within
        for goal in goals
        if goal.within is not None
    }
    requests = scenario.demand.requests.model_copy(
        update={"priorities": priorities.model_copy(update=promised)}
    )
    demand = scenario.demand.model_copy(update={"requests": requests})
    return scenario.model_copy(update={"demand": demand})
