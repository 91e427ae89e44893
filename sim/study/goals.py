"""Goals of service, as people say them: "haster: 90% inden 3 d", "planlagt: 75% til tiden"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sim.measure import Measures
from sim.measure.kpis import PRIORITIES
from sim.model import HOUR
from sim.scenario.schema import Scenario
from sim.scenario.words import Text
from sim.stats.intervals import Interval, mean_interval

_RESPONSE = re.compile(
    r"^\s*(?P<priority>\w+)\s*:\s*(?P<share>\d+(?:[.,]\d+)?)\s*%\s*(?:inden|within)\s*"
    r"(?P<amount>\d+(?:[.,]\d+)?)\s*(?P<unit>h|t|timer|d|dage|døgn)\s*$"
)
_PLANNED = re.compile(
    r"^\s*(?:planlagt|planned)\s*:\s*(?P<share>\d+(?:[.,]\d+)?)\s*%\s*(?:til tiden|on time)?\s*$"
)
_UNITS = {"h": 3600, "t": 3600, "timer": 3600, "d": 86_400, "dage": 86_400, "døgn": 86_400}
EXAMPLE = '"akut: 95% inden 24 h", "haster: 90% inden 3 d", "planlagt: 75% til tiden"'


class GoalsError(ValueError):
    """Texts that state no goals, with a sentence about each in both languages."""

    def __init__(self, said: Sequence[Text]) -> None:
        """Keep the sentences."""
        super().__init__("\n".join(one.en for one in said))
        self.said = tuple(said)


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
        GoalsError: with a sentence, if it states none.
    """
    planned = _PLANNED.match(text)
    if planned:
        return Goal("planned_on_time_share", _share(planned["share"], text), None, text)
    found = _RESPONSE.match(text)
    if not found or found["priority"].lower() not in PRIORITIES:
        danish = f"'{text}' er ikke et mål; skriv for eksempel {EXAMPLE}"
        raise GoalsError([Text(danish, f"'{text}' is not a goal; write for example {EXAMPLE}")])
    within = round(_number(found["amount"]) * _UNITS[found["unit"]])
    kpi = f"within_goal_share.{found['priority'].lower()}"
    return Goal(kpi, _share(found["share"], text), within, text)


PROMISED = ("within_goal_share.akut", "within_goal_share.haster", "within_goal_share.almindelig")
"""Key figures of the times promised to residents."""
SHARES = {"akut": 95, "haster": 90, "almindelig": 90}
"""Default goals in %, of the times promised in the scenario (grade D)."""
PLANNED = "planlagt: 75% til tiden"
"""Default goal of planned work (grade D).

75 % is the documented guess of what an organisation without leadership does on time when it has men
enough (60-90 %; with leadership 80-97 %): no less than where the comparison starts. Without a goal
for planned work the staffing would be that of a fire brigade: residents are always served first,
and the grass pays.
"""


def default_goals(scenario: Scenario) -> tuple[Goal, ...]:
    """Return the goals of a study that names none: the promised times, and planned work."""
    promised = scenario.demand.requests.priorities
    texts = [
        f"{name}: {share}% inden {getattr(promised, f'{name}_goal') / HOUR:g} h"
        for name, share in SHARES.items()
    ]
    return tuple(parse_goal(text) for text in (*texts, PLANNED))


def as_today(years: list[Measures]) -> tuple[Goal, ...]:
    """Return the service of some years as goals: shares within goal, planned work on time.

    Half a percentage point less, rounded down to whole per cent: that would not be noticed, and
    what never went wrong in a few years may.
    """
    goals = []
    for kpi in (*PROMISED, "planned_on_time_share"):
        values = np.array([year.total[kpi] for year in years])
        known = values[~np.isnan(values)]
        share = math.floor(float(known.mean()) * 100 - 0.5) / 100 if len(known) else 0.0
        if share > 0:
            goals.append(Goal(kpi, share, None, kpi))
    return tuple(goals)


def meets(goals: Sequence[Goal], years: Sequence[Measures], level: float) -> bool:
    """Return whether every goal is kept: the lower bound of its mean share reaches it.

    One-sided at confidence `level`, goal by goal. A goal of which there is nothing to measure is
    kept.
    """
    for goal in goals:
        found = reached(goal, years, level)
        if not math.isnan(found.mean):
            bound = found.mean if math.isnan(found.low) else found.low
            if bound < goal.at_least:
                return False
    return True


def reached(goal: Goal, years: Sequence[Measures], level: float) -> Interval:
    """Return the mean share reached of a goal; its lower bound holds one-sided at `level`."""
    values = np.array([year.total[goal.kpi] for year in years])
    known = values[~np.isnan(values)]
    if len(known) == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    # A two-sided interval at 2·level - 1 has the one-sided lower bound at `level`.
    return mean_interval(known, 2 * level - 1)


def margins(goals: Sequence[Goal], years: Sequence[Measures]) -> list[float]:
    """Return for each year how far the goal farthest from being kept is over its share."""
    return [
        min(
            (
                year.total[goal.kpi] - goal.at_least
                for goal in goals
                if not math.isnan(year.total[goal.kpi])
            ),
            default=0.0,
        )
        for year in years
    ]


def parse_goals(texts: Sequence[str]) -> tuple[Goal, ...]:
    """Return the goals that `texts` state.

    Raises:
        GoalsError: with a line for each text that states none, or another share or time for what
            a goal before it was about.
    """
    goals: list[Goal] = []
    wrong: list[Text] = []
    for text in texts:
        try:
            goal = parse_goal(text)
        except GoalsError as error:
            wrong += error.said
            continue
        same = [one for one in goals if one.kpi == goal.kpi]
        if same:
            first = same[0].text
            wrong.append(
                Text(
                    f"'{text}' er et mål mere for det samme som '{first}'; angiv ét",
                    f"'{text}' is a second goal beside '{first}'; state one",
                )
            )
        goals.append(goal)
    if wrong:
        raise GoalsError(wrong)
    return tuple(goals)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _share(text: str, goal: str) -> float:
    share = _number(text) / 100
    if not 0 < share < 1:
        raise GoalsError(
            [
                Text(
                    f"'{goal}': et mål er en andel mellem 0 og 100 %, ikke {text} %",
                    f"'{goal}': a goal is a share between 0 and 100 %, not {text} %",
                )
            ]
        )
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
