"""V9, V10: what must hold whatever the numbers are."""

from __future__ import annotations

import numpy as np

from sim.measure.tasks import task_times
from sim.model import DAY, HOUR
from sim.model.draws import draw
from sim.model.engine import engine
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario.schema import MECHANISMS, Scenario
from sim.study.targets.bench import POOLED, Bench, Verdict

OFF = tuple(f"switches.{name}=off" for name in MECHANISMS)
SHORT = ("calendar.days=91",)
NOTHING = (
    "demand.requests.rate=0 /year",
    "demand.requests.contacts=0 /year",
    "demand.rounds={_REPLACE_: true}",
    "demand.moves.family_rate=0 /year",
    "demand.moves.youth_rate=0 /year",
    "demand.snow.episodes=0",
    "demand.snow.salting=0",
)
PLENTY = 200.0
"""Posts of a group that never makes anybody wait."""
QUEUES = "cases/to_koeer"
OWN = (
    "driftsmodeller.neutral.levers.territory.form=own",
    "driftsmodeller.neutral.levers.cover.by=nobody",
    "driftsmodeller.neutral.levers.posts.per=afdeling",
)
FIRST = ("driftsmodeller.neutral.levers.dispatch.rule=priority",)
EQUAL = (
    "organisation.afdelinger.B.lejemaal=8760",
    "organisation.afdelinger.B.green_area=0 m2",
    "demand.requests.types.job.median=20 min",
)
YEARS = 4


def neutral(bench: Bench) -> Verdict:
    """V9: effects off, models are equal; no demand, nobody works; plenty of men, nobody waits."""
    scenario = bench.read("forsoeg/kanalkvarteret", *SHORT, *OFF).scenario
    traces = [_played(bench, scenario, model) for model in scenario.models]
    same = all(
        all(np.array_equal(a, b) for a, b in zip(traces[0], trace, strict=True))
        for trace in traces[1:]
    )
    empty = bench.read("forsoeg/kanalkvarteret", *SHORT, *NOTHING).scenario
    idle = bench.years(empty, 1).play(POOLED, (5.0,))[0].total["hands_on_share"]
    longest, trip = _plenty(bench, scenario)
    return Verdict(
        "V9",
        "logic",
        {"equal": same, "idle": idle == 0.0, "plenty": longest <= trip},
        {"hands_on": idle, "longest_wait": longest, "longest_trip": trip},
    )


def _played(bench: Bench, scenario: Scenario, model: str) -> tuple[np.ndarray, ...]:
    world = build_world(scenario, model)
    draws = draw(scenario, bench.seed, 0, world.staff.share.size)
    return tuple(engine(bench.engine)(world, draws))


def _plenty(bench: Bench, scenario: Scenario) -> tuple[float, float]:
    """Return the longest wait of who asks in the middle of a working day, and the longest trip."""
    world = build_world(scenario, POOLED, posts=[PLENTY])
    draws = draw(scenario, bench.seed, 0, world.staff.share.size)
    times = task_times(world, draws, engine(bench.engine)(world, draws))
    asked = (
        times.request & times.measured & ~(times.vagt | times.firm) & _at_work(world, draws.report)
    )
    wait = (times.first_visit - draws.report)[asked]
    trip = int(world.travel.max()) + int(world.walk)
    return float(wait.max()) / HOUR, trip / HOUR


def _at_work(world: World, moments: np.ndarray) -> np.ndarray:
    """Return whether men are at work at each moment and for the next two hours."""
    days = world.days
    day, second = moments // DAY, moments % DAY
    inside = (second >= days.opens[day]) & (second + 2 * HOUR <= days.closes[day])
    lunch = (second >= days.lunch_from - 2 * HOUR) & (second < days.lunch_to)
    return np.asarray((days.workday[day] == 1) & inside & ~lunch)


def queues(bench: Bench) -> Verdict:
    """V10: pooling identical jobs shortens waits; pooling different ones can lengthen some."""
    equal_own, equal_pooled = _wait(bench, (*OWN, *EQUAL), (1.0, 1.0)), _wait(bench, EQUAL, (2.0,))
    own, pooled = _wait(bench, OWN, (1.0, 1.0)), _wait(bench, (), (2.0,))
    first = _wait(bench, FIRST, (2.0,))
    return Verdict(
        "V10",
        "theory",
        {
            "equal": equal_pooled <= equal_own,
            "hurts": pooled > own,
            "priority_helps": first < pooled,
        },
        {
            "equal_own": equal_own,
            "equal_pooled": equal_pooled,
            "own": own,
            "pooled": pooled,
            "first": first,
        },
    )


def _wait(bench: Bench, overrides: tuple[str, ...], plan: tuple[float, ...]) -> float:
    """Return the mean wait for a first visit, hours."""
    scenario = bench.read(QUEUES, *overrides).scenario
    years = bench.years(scenario, YEARS).play("neutral", plan)
    return float(np.mean([year.total["response_h_mean"] for year in years]))
