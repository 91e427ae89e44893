"""What is made once for many runs gives the same as what is made for each."""

from collections.abc import Callable

import pytest

from sim.measure import Measures, measure
from sim.measure.asked import asked
from sim.measure.pooled import standing
from sim.model import Engine
from sim.model.draws import draw
from sim.model.draws.source import build_year
from sim.model.roster import build_roster
from sim.model.trace import first_difference
from sim.model.world.build import build_world
from sim.scenario import Scenario
from sim.study.runner import Job, Variant, play_one, stage_of
from tests.model.roads import ROAD, with_road
from tests.model.small import MODELS, Year, play, small


def road() -> Scenario:
    """Return the small scenario with an omlægning of two of its afdelinger."""
    return with_road(small(), MODELS[0], ("2025-01-13", "faellesdrift", "Syd,Øst"))


CASES = [*((small, model) for model in MODELS), (road, ROAD)]
each_case = pytest.mark.parametrize(("scenario", "model"), CASES, ids=[*MODELS, ROAD])


def same(one: Measures, other: Measures) -> bool:
    """Return whether all key figures are the same, to the last bit."""
    assert str(one.total) == str(other.total)
    return all(
        column.tobytes() == other.afdelinger[name].tobytes()
        for name, column in one.afdelinger.items()
    )


@each_case
def test_measures_of_what_is_shared(
    simulate: Engine, scenario: Callable[[], Scenario], model: str
) -> None:
    """Roster, grouping of the tasks and what stands fixed may be given or not."""
    year: Year = play(simulate, scenario(), model)
    found = measure(
        year.scenario,
        model,
        year.world,
        year.draws,
        year.trace,
        year.roster,
        asked(year.world.days, year.draws, year.world.regime.shape[1]),
        standing(year.scenario, model, year.world),
    )
    assert same(found, year.measures)
    again = simulate(year.world, year.draws, build_roster(year.world, year.draws))
    assert first_difference(year.trace, again) is None


def test_a_replication_is_what_its_runs_are_alone(simulate: Engine) -> None:
    """The runner shares between models; each model by itself gives the same key figures."""
    job = Job(small(), tuple(Variant(model) for model in MODELS), 7, "simpy")
    stage = stage_of(job)
    worlds = [build_world(small(), model) for model in MODELS]
    slots = max(world.staff.share.size for world in worlds)
    draws = draw(small(), 7, 3, slots)
    for model, world, found in zip(MODELS, worlds, play_one(job, stage, 3), strict=True):
        alone = measure(small(), model, world, draws, simulate(world, draws))
        assert same(found, alone)


def test_the_days_of_a_scenario_are_the_same_for_every_replication() -> None:
    """A year drawn with days made before is the year drawn without."""
    days = build_year(small())
    for one, other in zip(draw(small(), 1, 4, 3, days), draw(small(), 1, 4, 3), strict=True):
        assert one.tobytes() == other.tobytes()
