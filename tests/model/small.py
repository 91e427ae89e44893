"""A small real scenario to change: three afdelinger, two weeks after one of warm-up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sim.measure import Measures, measure
from sim.measure.tasks import TaskTimes, task_times
from sim.measure.time_use import TimeUse, time_use
from sim.model import Engine
from sim.model.draws import Draws, draw
from sim.model.roster import Roster, build_roster
from sim.model.trace import Trace
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario import Scenario, read_scenario

CASE = Path(__file__).resolve().parents[2] / "scenarios" / "cases" / "isoleret_par.yaml"
MODELS = (
    "manglende_ledelse",
    "koordinering_og_planlaegning",
    "teamopdelt_samdrift",
    "afdelingsdelt_drift",
    "faellesdrift",
    "facility_service",
)

Part = TypeVar("Part")


def changed(part: Part, path: str, value: Any) -> Part:
    """Return a part of a scenario with another value at a dotted path."""
    head, _, rest = path.partition(".")
    if isinstance(part, dict):
        return {**part, head: changed(part[head], rest, value) if rest else value}  # type: ignore[return-value]
    inner = changed(getattr(part, head), rest, value) if rest else value
    return part.model_copy(update={head: inner})  # type: ignore[attr-defined,no-any-return]


def varied(scenario: Scenario, changes: dict[str, Any]) -> Scenario:
    """Return the scenario with other values at dotted paths."""
    for path, value in changes.items():
        scenario = changed(scenario, path, value)
    return scenario


@cache
def case() -> Scenario:
    """The shipped case the tests build upon: two afdelinger and a whole year, 2025."""
    return read_scenario(CASE).scenario


@cache
def small() -> Scenario:
    """Three afdelinger of 70, 65 and 40 lejemål, two weeks from 6 January 2025."""
    one, two = case().organisation.afdelinger.values()
    third = varied(one, {"lejemaal": 40, "opgange": 5, "position.lat": one.position.lat + 0.01})
    return varied(
        case(),
        {
            "calendar.start": case().calendar.start.replace(day=6),
            "calendar.days": 14,
            "calendar.warmup_days": 7,
            "organisation.afdelinger": {"Nord": one, "Syd": two, "Øst": third},
        },
    )


class Year(NamedTuple):
    """A year that was played, and what was made of it."""

    scenario: Scenario
    model: str
    world: World
    draws: Draws
    trace: Trace

    @property
    def roster(self) -> Roster:
        """When each man works."""
        return build_roster(self.world, self.draws)

    @property
    def times(self) -> TaskTimes:
        """What became of each task."""
        return task_times(self.world, self.draws, self.trace)

    @property
    def use(self) -> TimeUse:
        """What the hours went to."""
        return time_use(self.world, self.draws, self.roster, self.trace)

    @property
    def measures(self) -> Measures:
        """Its key figures."""
        return measure(self.scenario, self.model, self.world, self.draws, self.trace)


def play(
    simulate: Engine,
    scenario: Scenario,
    model: str,
    *,
    seed: int = 1,
    replication: int = 0,
    norm: float = 1.0,
    posts: list[float] | None = None,
) -> Year:
    """Return a year of `scenario` under `model`."""
    world = build_world(scenario, model, norm, posts)
    draws = draw(scenario, seed, replication, max(world.staff.share.size, 1))
    return Year(scenario, model, world, draws, simulate(world, draws))
