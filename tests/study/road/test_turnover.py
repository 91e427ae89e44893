"""Turnover: who leaves, how long his post stands empty, and which posts are given up."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model import DAY, Engine, reference
from sim.model.draws import draw
from sim.model.trace import NOBODY, Row, first_difference
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario.schema.plan import Plan, Turnover
from sim.study.road.decision import plan_days
from sim.study.road.play import second_of, world_of
from sim.study.road.stages import Road, build_road
from tests.model.small import small, varied
from tests.model.test_omlaegning import same_world
from tests.study.road.plans import phase, plan

A, B = "manglende_ledelse", "faellesdrift"
YEARS = varied(small(), {"calendar.days": 4 * 365})
LEAVES = Turnover().model_copy(update={"rate": 0.5, "factor": 2.0, "hire_lag": 60 * DAY})
NEVER = 1 << 60


def road_of(given: Plan) -> Road:
    """The road of a plan from A to B over four years."""
    return build_road(YEARS, A, B, given, plan_days(YEARS, given))


def posts_at(world: World, second: int) -> float:
    """Posts that are held."""
    staff = world.staff
    there = (staff.employed_from <= second) & (second < staff.employed_to)
    return float(staff.share[there].sum()) / 1000


def test_nobody_leaves_at_rate_nought() -> None:
    """Without turnover the world is the one that was built."""
    road = road_of(plan(phase(100)))
    world = build_world(road.scenario, road.model, posts=list(road.posts))
    assert same_world(world_of(road, plan().turnover, 0, 1, 0), world)


def test_posts_stand_empty_for_the_lag() -> None:
    """A man who leaves is followed 60 days later by another with his afdelinger and reach."""
    road = build_road(YEARS, A, B, plan(), plan_days(YEARS, plan(phase(0)))._replace(phases=()))
    world = world_of(road, LEAVES, NEVER, 1, 0)
    plain = build_world(YEARS, A)
    seats = plain.staff.share.size
    assert world.staff.share.size > seats
    ends = dict.fromkeys(range(seats))
    for w in range(world.staff.share.size):
        seat = int(np.flatnonzero((plain.staff.own[0] == world.staff.own[0, w]).all(axis=1))[0])
        if w >= seats:
            assert int(world.staff.employed_from[w]) == ends[seat] + 60 * DAY
        assert int(world.staff.employed_from[w]) % DAY == 0
        ends[seat] = int(world.staff.employed_to[w])


def test_as_many_leave_as_the_rate_says() -> None:
    """Half of the men a year, each post empty 60 days: 1 / (1 / 0.5 + 60 / 365) leave it a year.

    200 years of each of 3 posts over 4 years: 2,400 post-years, about 1,109 leavings; three
    standard deviations are 3 sqrt(1,109) = 100.
    """
    road = build_road(YEARS, A, B, plan(), plan_days(YEARS, plan(phase(0)))._replace(phases=()))
    seats = build_world(YEARS, A).staff.share.size
    leavings = 0
    for number in range(200):
        ends = world_of(road, LEAVES, NEVER, 1, number).staff.employed_to
        leavings += int((ends < second_of(YEARS, YEARS.calendar.start) + 4 * 365 * DAY).sum())
    expected = 200 * 4 * seats / (1 / 0.5 + 60 / 365)
    assert leavings == pytest.approx(expected, abs=3 * np.sqrt(expected) + 0.01 * expected)


def test_a_change_makes_men_leave_sooner_and_nobody_later() -> None:
    """The same draws under a change: who left before it leaves on the same day."""
    road = build_road(YEARS, A, B, plan(), plan_days(YEARS, plan(phase(0)))._replace(phases=()))
    change = 200 * DAY
    calm, moved = (world_of(road, LEAVES, when, 1, 0) for when in (NEVER, change))
    seats = build_world(YEARS, A).staff.share.size
    one, other = calm.staff.employed_to[:seats], moved.staff.employed_to[:seats]
    early = one <= change
    assert (one[early] == other[early]).all()
    assert (other <= one).all()
    assert (other < one).any()


def test_by_attrition_posts_go_as_men_leave_and_no_more_than_shall() -> None:
    """Five posts of A, fewer in B: no post goes on the day, and in the end the surplus is gone."""
    given = plan(phase(100), posts="attrition", turnover=LEAVES)
    scenario = varied(
        YEARS, {f"driftsmodeller.{B}.levers.posts.step": 0.5, "staffing.hours_per_post": 500 * 3600}
    )
    road = build_road(scenario, A, B, given, plan_days(scenario, given))
    change = second_of(scenario, plan_days(scenario, given).first)
    target, before = road.target[-1], road.posts[-1]
    assert before > target + 0.5
    quiet = world_of(road, plan().turnover, change, 1, 0)
    assert posts_at(quiet, change) == before == posts_at(quiet, change - 1)
    world = world_of(road, LEAVES, change, 1, 0)
    last = second_of(scenario, scenario.calendar.start) + 4 * 365 * DAY - 1
    held = [posts_at(world, second) for second in range(change, last, 7 * DAY)]
    assert min(held) <= target + 0.999
    full = world._replace(
        staff=world_of(road, LEAVES.model_copy(update={"hire_lag": 0}), change, 1, 0).staff
    )
    kept = [posts_at(full, second) for second in range(change, last, DAY)]
    assert sorted(kept, reverse=True) == kept
    assert target <= kept[-1] < target + 1


def test_worlds_are_the_same_twice() -> None:
    """A world with turnover is a function of road, seed and replication."""
    road = road_of(plan(phase(100), posts="attrition"))
    one, other = (world_of(road, LEAVES, 120 * DAY, 5, 3) for _ in range(2))
    assert same_world(one, other)
    assert not same_world(one, world_of(road, LEAVES, 120 * DAY, 5, 4))


def test_every_engine_plays_men_who_come_and_go(simulate: Engine) -> None:
    """A plan with a pilot, a dip, habits, attrition and turnover is the same year in each."""
    scenario = varied(small(), {"calendar.days": 60})
    often = LEAVES.model_copy(update={"rate": 4.0, "hire_lag": 5 * DAY})
    given = Plan(title=plan().title).model_copy(
        update={
            "phases": (phase(2, "Nord"), phase(30)),
            "decision": plan().decision,
            "posts": "attrition",
            "turnover": often,
        }
    )
    days = plan_days(scenario, given)
    road = build_road(scenario, A, B, given, days)
    world = world_of(road, often, second_of(scenario, days.first), 1, 0)
    assert len(world.epoch_start) > 3
    year = draw(scenario, 1, 0, world.staff.share.size)
    trace = simulate(world, year)
    assert first_difference(trace, reference.simulate(world, year)) is None
    named = (trace.man != NOBODY) & np.isin(trace.row, [Row.ASSIGNED, Row.INTERRUPTED])
    time, man = trace.time[named], trace.man[named]
    assert (time >= world.staff.employed_from[man]).all()
    assert (time < world.staff.employed_to[man]).all()
    assert (world.staff.employed_to < year.report.max()).sum() > 2
