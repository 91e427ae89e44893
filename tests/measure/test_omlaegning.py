"""Money and posts of a year in which levers move: by the time each was in force, to the øre.

The scenario has Nord, Syd and Øst with 70, 65 and 40 lejemål; 14 days from Monday 6 January 2025
are measured, so a change on 13 January comes half way.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.measure.cost import Overhead, overhead, split, year_cost, year_overhead
from sim.measure.pooled import bills
from sim.measure.spans import spans
from sim.model import HOUR, Engine
from sim.model.trace import Row
from sim.model.world.build import build_world
from tests.model.roads import ROAD, with_road
from tests.model.small import MODELS, Year, changed, play, small

A, B = "manglende_ledelse", "faellesdrift"
KEYS = ("direct", "lejemaal", "area", "hours", "hybrid")


def pooled(year: Year) -> dict[str, int]:
    """Cost of the organisation by kind, øre."""
    cost = year_cost(
        year.scenario, year.model, year.world, year.draws, year.roster, year.times, year.use
    )
    return cost.parts


@pytest.mark.parametrize("model", MODELS)
def test_a_change_to_the_same_model_costs_the_same(simulate: Engine, model: str) -> None:
    """Every key figure is the very same number, in total and for each afdeling."""
    plain = play(simulate, small(), model).measures
    road = play(simulate, with_road(small(), model, ("2025-01-13", model, "")), ROAD).measures
    for name, value in plain.total.items():
        assert road.total[name] == value or (math.isnan(value) and math.isnan(road.total[name]))
    for name, column in plain.afdelinger.items():
        assert np.array_equal(road.afdelinger[name], column, equal_nan=True), name


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("pilot", ["", "Syd,Øst"])
def test_cost_adds_up_to_the_oere(simulate: Engine, key: str, pilot: str) -> None:
    """What the afdelinger bear is the cost of the organisation under every key."""
    scenario = changed(small(), f"driftsmodeller.{B}.levers.cost_split.key", key)
    year = play(simulate, with_road(scenario, A, ("2025-01-09", B, pilot)), ROAD)
    cost = year_cost(year.scenario, ROAD, year.world, year.draws, year.roster, year.times, year.use)
    assert int(cost.afdelinger.sum()) == cost.total > 0
    assert (cost.afdelinger > 0).all()


def test_standing_costs_follow_the_time_in_force(simulate: Engine) -> None:
    """Half of the window under A, half under B: posts, leaders, desk, vans and machines are means.

    A has 3 posts, 0.1 leader for each of 3 afdelinger, 3 sets of machines and no vans. B has p
    posts, a leader for 13 of them, 0.75 desk posts for 1,500 lejemål (here 175), a van for every
    two begun and one set for 400 lejemål begun.
    """
    year = play(simulate, with_road(small(), A, ("2025-01-13", B, "")), ROAD)
    economy, parts = small().economy, pooled(year)
    p = build_world(small(), B).staff.share.sum() / 1000
    assert 0 < p < 3
    assert year.measures.total["posts"] == pytest.approx((3 + p) / 2)
    assert parts["posts"] == round((3 + p) / 2 * economy.post * 100)
    assert parts["leaders"] == round((0.3 + p / 13) / 2 * economy.leader * 100)
    assert parts["desk"] == round(0.75 * 175 / 1500 / 2 * economy.desk * 100)
    assert parts["vans"] == round(math.ceil(p / 2) / 2 * economy.van * 100)
    assert parts["machines"] == round((3 + 1) / 2 * economy.machine_set * 100)


def test_a_change_in_the_warm_up_is_not_paid_for(simulate: Engine) -> None:
    """What was in force before the first measured day costs nothing."""
    year = play(simulate, with_road(small(), A, ("2025-01-06", B, "")), ROAD)
    (span,) = spans(year.scenario, ROAD, year.world)
    assert (span.epochs, span.share) == ([1], 1.0)
    assert [part.model for part in span.parts] == [B]
    assert pooled(year)["posts"] == pooled(play(simulate, small(), B))["posts"]


def test_each_part_bears_its_own_bill(simulate: Engine) -> None:
    """Nord, which stays, bears its own man, leader and machines; Syd and Øst share the rest.

    Rounding moves an øre at most.
    """
    year = play(simulate, with_road(small(), A, ("2024-12-30", B, "Syd,Øst")), ROAD)
    found = {
        tuple(np.flatnonzero(bill.members)): sum(bill.kroner.values()) * 100
        for bill in bills(year.scenario, ROAD, year.world, year.roster, year.use)
    }
    cost = year_cost(year.scenario, ROAD, year.world, year.draws, year.roster, year.times, year.use)
    outside = _outside(year)
    assert set(found) == {(0,), (1, 2)}
    assert cost.afdelinger[0] - outside[0] == pytest.approx(found[0,], abs=2)
    assert (cost.afdelinger - outside)[1:].sum() == pytest.approx(found[1, 2], abs=2)


def test_overtime_and_temps_are_paid_once(simulate: Engine) -> None:
    """The bills of all parts and spans hold every extra hour and every day of a temp.

    Extra hours cost 1 / 1,924 of a post and the premium; temps come on the first day (7.4 h). Both
    are scaled from 14 days to 365.
    """
    cover = (
        small()
        .driftsmodeller[A]
        .levers.cover.model_copy(update={"by": "temp", "temp_after_days": 0})
    )
    scenario = changed(small(), f"driftsmodeller.{A}.levers.cover", cover)
    year = play(simulate, with_road(scenario, A, ("2025-01-13", B, "Syd,Øst")), ROAD, seed=2)
    found = bills(year.scenario, ROAD, year.world, year.roster, year.use)
    economy = scenario.economy
    hours = (year.use.overtime + year.use.call_in).sum() / HOUR * 365 / 14
    measured = np.arange(21) >= 7
    days = year.roster.temp[:, measured].sum() * 365 / 14
    assert min(hours, days) > 0
    rate = economy.post / 1924 * (1 + economy.overtime_premium)
    assert sum(bill.kroner["overtime"] for bill in found) == pytest.approx(hours * rate)
    temps = days * 7.4 * economy.temp_hour
    assert sum(bill.kroner["temps"] for bill in found) == pytest.approx(temps)


def _outside(year: Year) -> np.ndarray:
    """What is bought task by task for each afdeling, øre: all that is not pooled."""
    scenario = changed(year.scenario, "economy", _no_standing_prices(year))
    cost = year_cost(
        scenario, year.model, year.world, year.draws, year.roster, year.times, year.use
    )
    return cost.afdelinger


def _no_standing_prices(year: Year) -> object:
    names = ("post", "leader", "desk", "van", "machine_set", "temp_hour")
    return year.scenario.economy.model_copy(update=dict.fromkeys(names, 0.0))


def test_a_firm_is_paid_by_the_terms_in_force(simulate: Engine) -> None:
    """From 13 January the firm bills 50 % extras instead of 10 %; the hour of handing over decides.

    A request is billed for an hour at least, all with moms; the cost is scaled from 14 days to 365.
    """
    dear = changed(small().driftsmodeller["facility_service"], "levers.bought_work.extras", 0.5)
    scenario = changed(small(), "driftsmodeller.dyr", dear)
    year = play(simulate, with_road(scenario, "facility_service", ("2025-01-13", "dyr", "")), ROAD)
    trace, economy = year.trace, scenario.economy
    change = int(year.world.epoch_start[1])
    hours = {0.1: 0.0, 0.5: 0.0}
    for k in np.flatnonzero(trace.row == Row.FIRM):
        task = trace.task[k]
        if not year.times.measured[task]:
            continue
        worked = year.draws.work[task] / HOUR
        billed = max(worked, 1.0) if year.times.request[task] else worked
        hours[0.5 if trace.time[k] >= change else 0.1] += billed
    assert min(hours.values()) > 0
    kroner = sum(h * (1 + extras) for extras, h in hours.items()) * economy.bought_hour
    expected = kroner * (1 + economy.moms) * 365 / 14
    firm = sum(kroner for name, kroner in pooled(year).items() if name.startswith("firm_"))
    assert firm / 100 == pytest.approx(expected, abs=0.15)


def test_time_on_tasks_and_extra_hours_fall_in_their_epoch(simulate: Engine) -> None:
    """Epochs add up to the year, and each has some of the work."""
    use = play(simulate, with_road(small(), A, ("2025-01-13", B, "")), ROAD).use
    assert use.by_epoch.shape == (2, 3)
    assert (use.by_epoch.sum(axis=1) > 0).all()
    assert np.array_equal(use.by_epoch.sum(axis=0), use.afdeling)
    assert np.array_equal(use.extra.sum(axis=0), use.overtime + use.call_in)


def test_overhead_of_a_driftsmodel_is_its_overhead_all_year() -> None:
    """Where nothing moves, the mean is the thing itself."""
    for model in MODELS:
        world = build_world(small(), model)
        posts = world.staff.share.sum() / 1000
        assert year_overhead(small(), model, world) == overhead(small(), model, posts)


def test_overhead_of_an_omlaegning_is_a_mean() -> None:
    """A pilot of Syd and Øst half of the time: 0.3 leader, then 0.1 and p men at 13 to a leader."""
    scenario = with_road(small(), A, ("2025-01-13", B, "Syd,Øst"))
    world = build_world(scenario, ROAD)
    p = world.staff.share[world.staff.own[1][:, 1:].any(axis=1)].sum() / 1000
    found = year_overhead(scenario, ROAD, world)
    assert found == pytest.approx(
        Overhead((0.3 + 0.1 + p / 13) / 2, 0.75 * (65 + 40) / 1500 / 2, 0.0)
    )


def test_split_of_nothing() -> None:
    """Without cost nobody bears any, whatever the weights."""
    assert split(0, np.array([1.0, 2.0])).tolist() == [0, 0]
