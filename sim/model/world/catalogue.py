"""Task types: requests, planned rounds, moves and snow in one table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.model import DAY
from sim.model.world import LOCAL, POOL, SKILLS, Catalogue
from sim.scenario.schema import Scenario
from sim.scenario.schema.demand import Demand

MOVE, SNOW, SALT = "flytning", "sne", "glatfoere"
SPECIALS = (MOVE, SNOW, SALT)


class _Entry(NamedTuple):
    skill: int
    work: int
    expected: int
    slack: int
    interval: int
    splittable: int
    machine: int
    persons: int
    indoor: int


def type_names(demand: Demand) -> list[str]:
    """Return the names of all task types, in the order of their indices."""
    return [*demand.requests.types, *demand.rounds, *SPECIALS]


def build_catalogue(scenario: Scenario) -> Catalogue:
    """Return the table of task types of a scenario."""
    demand = scenario.demand
    work = {"local": LOCAL, "pool": POOL}
    entries = [
        _Entry(
            SKILLS.index(kind.skill),
            work[kind.work],
            kind.median,
            0,
            0,
            0,
            0,
            kind.persons,
            int(kind.indoor),
        )
        for kind in demand.requests.types.values()
    ]
    entries += [
        _Entry(
            SKILLS.index(item.skill),
            work[item.work],
            item.piece,
            item.slack,
            item.every_days * DAY,
            1,
            int(item.machine),
            1,
            0,
        )
        for item in demand.rounds.values()
    ]
    moves, snow = demand.moves, demand.snow
    entries.append(_Entry(0, LOCAL, moves.median, moves.slack, 30 * DAY, 0, 0, 1, 0))
    entries.append(_Entry(0, POOL, snow.piece, DAY, DAY, 0, 0, 1, 0))
    entries.append(_Entry(0, POOL, snow.piece, DAY // 2, DAY, 1, 0, 1, 0))
    columns = np.array(entries, dtype=np.int64).T
    return Catalogue(*(np.ascontiguousarray(column) for column in columns))
