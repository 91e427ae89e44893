"""Years of a reduced scenario, played one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from sim.model import Engine
from sim.model.draws import Draws, draw
from sim.model.engine import engine
from sim.model.trace import Trace
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario import Scenario, read_scenario

HERE = Path(__file__).parent


class Year(NamedTuple):
    """One replication and all that is known of it."""

    scenario: Scenario
    world: World
    draws: Draws
    trace: Trace


@cache
def reduced(file: str) -> Scenario:
    """Return the scenario in a file of this folder."""
    return read_scenario(HERE / file).scenario


def play(scenario: Scenario, model: str) -> Year:
    """Return the first year of a scenario under a driftsmodel, with the scenario's own seed."""
    world = build_world(scenario, model)
    draws = draw(scenario, scenario.study.seed, 0, world.staff.share.size)
    return Year(scenario, world, draws, engine("auto")(world, draws))


def years(file: str, replications: int, simulate: Engine | None = None) -> Iterator[Year]:
    """Yield the replications of a reduced scenario, in order.

    The seed is a digest of the file's name: scenarios have streams of the same names, and with one
    seed for all a lucky year would be lucky in every one of them. Nobody has chosen it.
    """
    scenario, run = reduced(file), simulate or engine("auto")
    world = build_world(scenario, scenario.today)
    for replication in range(replications):
        draws = draw(scenario, crc32(file.encode()), replication, world.staff.share.size)
        yield Year(scenario, world, draws, run(world, draws))
