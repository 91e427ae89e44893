"""A plan as levers that move on days: nothing assumed, nothing changed."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from sim.model import DAY
from sim.model.draws import draw
from sim.model.engine import engine
from sim.model.trace import first_difference
from sim.model.world.build import build_world
from sim.scenario.schema.plan import Decision, Dip, Plan
from sim.study.road.decision import plan_days
from sim.study.road.play import world_of
from sim.study.road.stages import ROAD, Road, build_road, learned
from tests.model.roads import ROAD as KNOWN
from tests.model.roads import with_road
from tests.model.small import small, varied
from tests.model.test_omlaegning import same_world
from tests.study.road.plans import AT_ONCE, phase, plan

A, B = "manglende_ledelse", "faellesdrift"
SCENARIO = small()
LATER = SCENARIO.calendar.start + dt.timedelta(days=3)


def road_of(given: Plan, stops: bool = False) -> Road:
    """The road of a plan from A to B."""
    return build_road(SCENARIO, A, B, given, plan_days(SCENARIO, given), stops)


def same_year(one: Road, model: str) -> bool:
    """Whether the year of a road is event for event that of a driftsmodel."""
    world, other = (
        build_world(one.scenario, one.model, posts=list(one.posts)),
        build_world(SCENARIO, model),
    )
    slots = max(world.staff.share.size, other.staff.share.size)
    year, simulate = draw(SCENARIO, 3, 0, slots), engine("auto")
    return first_difference(simulate(world, year), simulate(other, year)) is None


def test_without_dip_cost_and_habits_it_is_the_two_steady_states() -> None:
    """An ideal plan is the omlægning of A and B alone: the same world, array for array."""
    road = road_of(plan(phase(3)))
    known = with_road(SCENARIO, A, (str(LATER), B, ""))
    assert same_world(
        build_world(road.scenario, road.model, posts=list(road.posts)), build_world(known, KNOWN)
    )
    assert set(road.scenario.driftsmodeller) == set(SCENARIO.driftsmodeller)


def test_an_ideal_plan_on_the_first_day_is_the_new_model() -> None:
    """Changed before anything is played, the year is event for event that of B."""
    early = AT_ONCE.model_copy(update={"after": -SCENARIO.calendar.warmup_days * DAY})
    assert same_year(road_of(plan(phase(0), decision=early)), B)


def test_a_change_beyond_the_horizon_is_doing_nothing() -> None:
    """With everything assumed of it, a plan that comes too late is event for event A."""
    late = Plan(title=plan().title)
    road = road_of(late.model_copy(update={"posts": "attrition"}))
    assert plan_days(SCENARIO, late).first > dt.date(2025, 1, 20)
    assert road.model == A
    assert same_year(road, A)
    here = world_of(road, late.turnover, 1 << 60, 1, 0)
    there = world_of(road_of(plan(phase(90))), late.turnover, 90 * DAY, 1, 0)
    assert same_world(here, there)


def test_a_pilot_changes_alone_and_the_rest_follows() -> None:
    """Each phase moves its own afdelinger; stopped half way, they go back on the second day."""
    given = plan(phase(2, "Nord"), phase(5))
    known = with_road(SCENARIO, A, ("2025-01-08", B, "Nord"), ("2025-01-11", B, "Nord,Syd,Øst"))
    road = road_of(given)
    assert same_world(
        build_world(road.scenario, road.model, posts=list(road.posts)), build_world(known, KNOWN)
    )
    stopped = road_of(given, stops=True)
    steps = stopped.scenario.omlaegninger[ROAD].steps
    assert [(str(s.date), s.to, s.afdelinger) for s in steps[:1]] == [("2025-01-08", B, ("Nord",))]
    assert (str(steps[-1].date), steps[-1].to) == ("2025-01-11", A)
    world = build_world(stopped.scenario, stopped.model, posts=list(stopped.posts))
    assert (world.levers.dispatch[world.regime[-1]] == world.levers.dispatch[world.regime[0]]).all()


@pytest.mark.parametrize(
    ("days", "productivity"),
    [(0, 0.8), (99, 0.8), (100, 0.8), (200, 1 - 0.2 * np.exp(-2)), (300, 1.0)],
)  # fmt: skip
def test_learning(days: int, productivity: float) -> None:
    """A dip of 20 % for 100 days recovers by 63 % of what is left in every 50 days.

    After 300 days less than half a per cent is left: that is nothing.
    """
    dip = Dip().model_copy(update={"productivity": 0.8, "lasts": 100 * DAY, "recovery": 50 * DAY})
    assert learned(dip, days * DAY) == pytest.approx(productivity)


def test_a_dip_is_the_productive_share_of_a_stage() -> None:
    """Nord has 70 of 175 lejemål: when only Nord has changed its dip is whole, later a mean.

    Nord dips to 80 % on 8 January, the others on 7 March; 80 % without recovery for 100 days.
    """
    dip = Dip().model_copy(update={"productivity": 0.8, "lasts": 100 * DAY, "recovery": 0})
    scenario = varied(SCENARIO, {"calendar.days": 250})
    given = plan(phase(2, "Nord"), phase(60), dip=dip)
    road = build_road(scenario, A, B, given, plan_days(scenario, given))
    world = build_world(road.scenario, road.model, posts=list(road.posts))
    first = (scenario.calendar.start - dt.date(2024, 12, 30)).days

    def productive(day: int, a: int) -> float:
        e = int(np.searchsorted(world.epoch_start, (first + day) * DAY, side="right")) - 1
        return float(world.levers.productive[world.regime[e, a]]) / 1000

    before, after = (SCENARIO.levers(m).leadership.productive_share for m in (A, B))
    assert productive(10, 0) == pytest.approx(after * 0.8, abs=1e-3)
    assert productive(10, 1) == pytest.approx(before)
    assert productive(70, 1) == productive(70, 0) == pytest.approx(after * 0.8, abs=1e-3)
    # from day 102 Nord is as productive as ever: 1 - 0.2 * 105 / 175 = 0.88
    assert productive(145, 2) == pytest.approx(after * 0.88, abs=2e-3)
    assert productive(249, 0) == pytest.approx(after)


def test_habits_move_shares_and_rules_follow_half_way() -> None:
    """Residents who go to a man they see become fewer month by month; dispatch changes once."""
    scenario = varied(SCENARIO, {"calendar.days": 250})
    given = plan(phase(0), habits=200 * DAY)
    road = build_road(scenario, A, B, given, plan_days(scenario, given))
    world = build_world(road.scenario, road.model, posts=list(road.posts))
    direct = world.levers.direct[world.regime[1:, 0]]
    rule = world.levers.dispatch[world.regime[1:, 0]]
    assert (np.diff(direct) < 0).all()
    changes = np.flatnonzero(np.diff(rule)) + 1
    assert len(changes) == 1
    # stages of 28 days, half way through each: 98 days are under 100, 126 over
    assert (int(world.epoch_start[1 + changes[0]]) - int(world.epoch_start[1])) // DAY == 112


def test_the_calendar_of_a_decision() -> None:
    """Decided on 6 January: afdelingsmøde from 3 February, budget meeting in October.

    With a financial year from 1 April and three months' lead, 1 April 2025 is too early: 92 days
    after 3 February are 6 May.
    """
    usual = Plan(title=plan().title)
    days = plan_days(SCENARIO, usual)
    assert (str(days.meeting), str(days.budget), str(days.first)) == (
        "2025-02-03", "2025-10-01", "2026-01-01",
    )  # fmt: skip
    april = Decision().model_copy(update={"financial_year": "04-01"})
    assert str(plan_days(SCENARIO, usual.model_copy(update={"decision": april})).first) == (
        "2026-04-01"
    )
    free = Decision().model_copy(update={"needs_budget": False})
    days = plan_days(SCENARIO, usual.model_copy(update={"decision": free}))
    assert (str(days.first), days.budget) == ("2025-02-03", None)


def test_a_count_takes_the_nearest_to_the_hub() -> None:
    """The hub is the largest afdeling, Nord; Øst lies 1.1 km from it, Syd farther away."""
    two = phase(0).model_copy(update={"count": 2})
    days = plan_days(SCENARIO, plan(two, phase(30)))
    assert [one.afdelinger for one in days.phases] == [("Nord", "Øst"), ("Syd",)]


def test_a_norm_staffs_the_new_organisation_alone() -> None:
    """At twice the posting rule B has the posts of that rule, and A those it had."""
    plain, twice = road_of(plan(phase(3))), road_of(plan(phase(3), norm=2.0))
    before = build_world(SCENARIO, A).staff.share.sum() / 1000
    after = build_world(SCENARIO, B, 2.0).staff.share.sum() / 1000
    assert sum(twice.posts) == pytest.approx(before + after)
    assert sum(twice.posts) > sum(plain.posts)
