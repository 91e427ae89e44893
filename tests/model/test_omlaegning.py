"""An omlægning: levers that move on a date, for all or for some.

The scenario has Nord, Syd and Øst with 70, 65 and 40 lejemål. It is played from Monday 30 December
2024 (time 0) to 19 January 2025, the last of its 21 days.
"""

from __future__ import annotations

import numpy as np
import pytest

from sim.model import DAY, Engine
from sim.model.draws import draw
from sim.model.roster import build_roster
from sim.model.trace import NOBODY, Row, Trace, first_difference
from sim.model.world import World
from sim.model.world.build import build_world
from sim.model.world.phases import part_scenario, parts, phases
from sim.scenario.schema import Scenario
from tests.model import miniature as mini
from tests.model.roads import ROAD, with_road
from tests.model.small import MODELS, play, small, varied
from tests.model.story import story, told

A, B = "manglende_ledelse", "faellesdrift"
SLOTS = 12


def same_world(one: World, other: World) -> bool:
    """Whether two worlds are the same arrays."""
    groups = [
        (p, q) if isinstance(p, tuple) else ((p,), (q,)) for p, q in zip(one, other, strict=True)
    ]
    return all(np.array_equal(x, y) for p, q in groups for x, y in zip(p, q, strict=True))


def traces(simulate: Engine, scenario: Scenario, *models: str) -> list[Trace]:
    """The same year under several models."""
    year = draw(scenario, 3, 0, SLOTS)
    return [simulate(build_world(scenario, model), year) for model in models]


@pytest.mark.parametrize("model", MODELS)
def test_a_change_after_the_last_day_never_happens(simulate: Engine, model: str) -> None:
    """The year is event for event that of the start."""
    scenario = with_road(small(), model, ("2025-01-20", B, ""))
    one, other = traces(simulate, scenario, model, ROAD)
    assert first_difference(one, other) is None
    assert same_world(build_world(scenario, model), build_world(scenario, ROAD))


@pytest.mark.parametrize("model", MODELS)
def test_a_change_to_the_same_model_changes_nothing(simulate: Engine, model: str) -> None:
    """Two phases with the same levers are event for event the year of one, on the same men."""
    scenario = with_road(small(), model, ("2025-01-08", model, ""), ("2025-01-13", model, ""))
    one, other = traces(simulate, scenario, model, ROAD)
    assert len(build_world(scenario, ROAD).epoch_start) == 3
    assert len(one.time) > 50
    assert first_difference(one, other) is None


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("warmup", [7, 5])
def test_a_change_on_the_first_day_takes_the_place_of_the_start(
    simulate: Engine, model: str, warmup: int
) -> None:
    """The year is event for event that of the new model, also where the year starts in mid-week.

    With 5 days of warm-up the first simulated day is Wednesday 1 January.
    """
    scenario = varied(small(), {"calendar.warmup_days": warmup})
    first = {7: "2024-12-30", 5: "2025-01-01"}[warmup]
    start = A if model == B else B
    scenario = with_road(scenario, start, (first, model, ""))
    one, other = traces(simulate, scenario, model, ROAD)
    assert first_difference(one, other) is None
    assert same_world(build_world(scenario, model), build_world(scenario, ROAD))


def test_a_pilot_leaves_the_others_alone(simulate: Engine) -> None:
    """Where territories are own, men and tasks outside the pilot are event for event as before.

    Each afdeling has one man: 0 in Nord, 1 in Syd, 2 in Øst. Syd and Øst go together.
    """
    scenario = with_road(small(), A, ("2025-01-08", B, "Syd,Øst"))
    year = draw(scenario, 3, 0, SLOTS)
    before, after = (simulate(build_world(scenario, m), year) for m in (A, ROAD))

    def in_nord(trace: Trace) -> list[tuple[int, ...]]:
        place = np.where(trace.task == NOBODY, -1, year.afdeling[trace.task])
        chosen = (place == 0) | (trace.man == 0)
        return [tuple(int(column[k]) for column in trace) for k in np.flatnonzero(chosen)]

    assert build_world(scenario, A).staff.base[0].tolist() == [0, 1, 2]
    assert len(in_nord(before)) > 50
    assert in_nord(before) == in_nord(after)
    assert first_difference(before, after) is not None


def test_the_time_before_a_change_does_not_know_of_it(simulate: Engine) -> None:
    """Until 8 January the year is that of the start; from then on it is another.

    8 January is day 9 from Monday 30 December.
    """
    scenario = with_road(small(), A, ("2025-01-08", B, ""))
    one, other = traces(simulate, scenario, A, ROAD)
    where = first_difference(one, other)
    assert where is not None
    assert min(one.time[where], other.time[where]) >= 9 * DAY
    assert build_world(scenario, ROAD).epoch_start.tolist() == [0, 9 * DAY]


@pytest.mark.parametrize("pilot", ["", "Syd,Øst"])
def test_nobody_works_outside_his_employment(simulate: Engine, pilot: str) -> None:
    """Every row that names a man lies in his employment, or ends a spell of the day before.

    Blocks lie in it altogether.
    """
    scenario = with_road(small(), A, ("2025-01-08", B, pilot), ("2025-01-14", A, ""))
    world = build_world(scenario, ROAD)
    year = draw(scenario, 3, 0, SLOTS)
    roster, trace = build_roster(world, year), simulate(world, year)
    first, last = world.staff.employed_from, world.staff.employed_to
    spells = set(zip((first // DAY).tolist(), np.minimum(last // DAY, 21).tolist(), strict=True))
    assert spells >= {(0, 9), (9, 15), (15, 21)}
    assert (roster.start >= first[roster.man]).all()
    assert (roster.end <= last[roster.man]).all()
    named = trace.man != NOBODY
    time, man = trace.time[named], trace.man[named]
    assert (time >= first[man]).all()
    late = time >= last[man]
    assert not np.isin(trace.row[named][late], [Row.ASSIGNED, Row.INTERRUPTED]).any()
    assert set(man.tolist()) == set(range(len(first)))


def test_a_visit_under_way_is_carried_through(simulate: Engine) -> None:
    """A man whose employment ends at midnight finishes his visit, and takes no other.

    He works from 16:00 to 24:00. The visit takes 40 minutes from 23:40; the second task waits for
    the man who is there from Tuesday.
    """
    week = (("16:00", "24:00"),) * 5 + (("00:00", "00:00"),) * 2
    world = mini.world([mini.Man(), mini.Man()], week=week)
    staff = world.staff._replace(
        employed_from=np.array([0, DAY]), employed_to=np.array([DAY, 7 * DAY])
    )
    tasks = [mini.task("23:40", 40 * mini.MIN), mini.task("23:50", 10 * mini.MIN)]
    assert story(simulate(world._replace(staff=staff), mini.draws(tasks))) == told(
        """
        23:40 REGISTERED task 0
        23:40 ASSIGNED task 0 man 0
        23:40 ARRIVED task 0 man 0 travel 0 min
        23:50 REGISTERED task 1
        +1 00:20 DONE task 0 man 0 work 40 min
        +1 00:20 OVERTIME man 0 of 20 min
        +1 16:00 ASSIGNED task 1 man 1
        +1 16:00 ARRIVED task 1 man 1 travel 0 min
        +1 16:10 DONE task 1 man 1 work 10 min
        """
    )


def test_phases_are_cut_at_the_days_of_change() -> None:
    """Steps on one day make one phase, and those after the last day none.

    6 and 13 January are days 7 and 14. From 6 January Nord and Øst have their own ways.
    """
    scenario = with_road(
        small(),
        A,
        ("2025-01-06", B, "Nord"),
        ("2025-01-06", "teamopdelt_samdrift", "Øst"),
        ("2025-01-13", B, ""),
        ("2025-01-20", A, ""),
    )
    found = phases(scenario, ROAD)
    assert found.start.tolist() == [0, 7 * DAY, 14 * DAY]
    assert found.models == (A, B, "teamopdelt_samdrift")
    assert found.regime.tolist() == [[0, 0, 0], [1, 0, 2], [1, 1, 1]]
    assert [(p.regime, p.members) for p in parts(found.regime[1])] == [(0, [1]), (1, [0]), (2, [2])]
    assert phases(scenario, B).regime.tolist() == [[0, 0, 0]]


def test_a_part_is_organised_as_if_it_were_alone() -> None:
    """In a pilot of Syd and Øst each part has the men, reach and bases it would have by itself."""
    scenario = with_road(small(), A, ("2025-01-08", B, "Syd,Øst"))
    world = build_world(scenario, ROAD)
    for model, members in ((A, [0]), (B, [1, 2])):
        alone = build_world(part_scenario(scenario, model, members), model)
        men = np.flatnonzero(world.staff.own[1][:, members].any(axis=1))
        outside = [a for a in range(3) if a not in members]
        assert len(men) == alone.staff.share.size
        assert np.array_equal(world.staff.own[1][np.ix_(men, members)], alone.staff.own[0])
        assert np.array_equal(world.staff.reach[1][np.ix_(men, members)], alone.staff.reach[0])
        assert np.array_equal(world.staff.base[1][men], np.array(members)[alone.staff.base[0]])
        assert np.array_equal(world.staff.speed[men], alone.staff.speed)
        assert not world.staff.reach[1][np.ix_(men, outside)].any()


def test_posts_that_are_stated_are_shared_by_the_parts() -> None:
    """The parts' posts add up to those stated, by need: an afdeling keeps its part of them."""
    scenario = varied(small(), {"staffing.posts": 5.0})
    shares = [part_scenario(scenario, A, members).staffing.posts for members in ([0], [1, 2])]
    assert sum(shares) == pytest.approx(5.0)
    assert part_scenario(scenario, A, [0, 1, 2]) is scenario


def test_the_hub_of_a_part() -> None:
    """A part that holds the hub keeps it; another one has its largest afdeling."""
    scenario = varied(small(), {"organisation.hub": "Øst"})
    assert part_scenario(scenario, B, [1, 2]).organisation.hub == "Øst"
    assert part_scenario(scenario, B, [0, 1]).organisation.hub is None


def test_machines_stay_where_nothing_changes() -> None:
    """In a pilot of Syd and Øst the set of Nord is the same; the two share a park of their own."""
    scenario = with_road(small(), A, ("2025-01-08", B, "Syd,Øst"))
    world = build_world(scenario, ROAD)
    assert world.machine_unit.tolist() == [[0, 1, 2], [0, 3, 3]]
    assert world.machine_sets.tolist() == [1, 1, 1, 1]


def test_posts_can_be_given_for_every_unit() -> None:
    """Units come phase by phase and part by part; one number too few or too many is refused.

    Three afdelinger with 2, 1 and 1 posts; then Nord with 2, and Syd and Øst with 1.5 together.
    """
    scenario = with_road(small(), A, ("2025-01-08", B, "Syd,Øst"))
    given = [2.0, 1.0, 1.0, 2.0, 1.5]
    world = build_world(scenario, ROAD, posts=given)
    staff = world.staff
    for time, posts in ((0, 4000), (9 * DAY, 3500)):
        there = (staff.employed_from <= time) & (time < staff.employed_to)
        assert staff.share[there].sum() == posts
    assert given == [2.0, 1.0, 1.0, 2.0, 1.5]
    for wrong in ([*given, 1.0], given[:-1]):
        with pytest.raises(ValueError, match=r"posts|shorter"):
            build_world(scenario, ROAD, posts=wrong)


def test_switches_apply_to_every_driftsmodel(simulate: Engine) -> None:
    """With every mechanism switched off an omlægning is the neutral year."""
    scenario = varied(
        small(), {"switches": {name: "off" for name in type(small().levers(A)).model_fields}}
    )
    scenario = with_road(scenario, A, ("2025-01-08", B, ""))
    one, other = traces(simulate, scenario, "neutral", ROAD)
    assert first_difference(one, other) is None


def test_a_year_can_be_played_twice(simulate: Engine) -> None:
    """An omlægning is a pure function of world and draws, as a driftsmodel is."""
    scenario = with_road(small(), A, ("2025-01-08", B, "Syd,Øst"))
    one, other = play(simulate, scenario, ROAD), play(simulate, scenario, ROAD)
    assert first_difference(one.trace, other.trace) is None
