"""Expected hands-on time of a year: what a posting rule is reckoned from."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from sim.model.world.catalogue import SPECIALS
from sim.scenario.schema import Afdeling, Scenario
from sim.scenario.schema.demand import RequestType, Round


def mean_time(kind: RequestType) -> float:
    """Return the mean hands-on time of a first visit, seconds."""
    if kind.distribution == "lognormal":
        return kind.median * math.exp(kind.sigma**2 / 2)
    return float(kind.median)


def round_units(item: Round, afdeling: Afdeling) -> float:
    """Return how many units of a round's driver an afdeling has."""
    if item.driver == "lejemaal":
        return afdeling.lejemaal
    return afdeling.opgange if item.driver == "opgange" else afdeling.green_area / 1000


def move_rate(scenario: Scenario, afdeling: Afdeling) -> float:
    """Return expected moves a year in an afdeling."""
    moves = scenario.demand.moves
    share = afdeling.family_share
    return afdeling.lejemaal * (share * moves.family_rate + (1 - share) * moves.youth_rate)


def _per_type(scenario: Scenario, afdeling: Afdeling) -> list[float]:
    requests, moves, snow = scenario.demand.requests, scenario.demand.moves, scenario.demand.snow
    repeat = 1 + (1 - requests.first_time_fix) * requests.repeat_work
    calls = afdeling.lejemaal * requests.rate * afdeling.demand_factor
    out = [calls * kind.share * mean_time(kind) * repeat for kind in requests.types.values()]
    out += [item.hours * round_units(item, afdeling) for item in scenario.demand.rounds.values()]
    inspection = moves.median * math.exp(moves.sigma**2 / 2)
    out.append(move_rate(scenario, afdeling) * (moves.inspections * inspection + moves.paperwork))
    out.append(afdeling.lejemaal * snow.episodes * snow.time_per_lejemaal)
    out.append(afdeling.lejemaal * snow.salting * snow.salting_time_per_lejemaal)
    return out


def expected_seconds(scenario: Scenario) -> npt.NDArray[np.float64]:
    """Return expected hands-on seconds a year, (A, T) by afdeling and task type."""
    rows = [_per_type(scenario, afdeling) for afdeling in scenario.organisation.afdelinger.values()]
    return np.array(rows)


def own_share(scenario: Scenario, model: str) -> npt.NDArray[np.float64]:
    """Return the share (T,) of each task type that own staff do under a driftsmodel.

    Of a trade task beyond them (`own_fix`) they do the diagnosis.
    """
    levers, demand = scenario.levers(model), scenario.demand
    bought = levers.bought_work
    out = [
        (1 - bought.requests) * _own_part(kind, levers.skills.own_fix, demand.requests.diagnosis)
        for kind in demand.requests.types.values()
    ]
    out += [0.0 if buys_round(bought.rounds, name) else 1.0 for name in demand.rounds]
    out += [0.0 if flag else 1.0 for flag in (bought.moves, bought.snow, bought.snow)]
    assert len(out) == len(demand.requests.types) + len(demand.rounds) + len(SPECIALS)
    return np.array(out)


def _own_part(kind: RequestType, own_fix: float, diagnosis: int) -> float:
    """Return the part of a type's hands-on time that own staff do when no firm takes requests."""
    if kind.skill != "trade":
        return 1.0
    return own_fix + (1 - own_fix) * min(1.0, diagnosis / mean_time(kind))


def buys_round(rounds: tuple[str, ...], name: str) -> bool:
    """Return whether a planned round is bought work."""
    return name in rounds or "all" in rounds
