"""Copies far away leave everybody alone, and doubled wages double what wages cost."""

from __future__ import annotations

import pytest

from sim.measure.cost import Cost, year_cost
from sim.scenario import Scenario
from tests.metamorphic.runs import HEALTHY, UNASKED, lives, run, shipped
from tests.model.small import MODELS, Year, varied

CASE = "cases/lille_naer_hub.yaml"
DEGREES = 2.0
"""Some 220 km to the north."""


def doubled(scenario: Scenario) -> Scenario:
    """Return the scenario with a copy of every afdeling far away; each half is a team."""
    here = {
        name: varied(place, {"team": "her"})
        for name, place in scenario.organisation.afdelinger.items()
    }
    there = {
        f"{name}, kopi": varied(
            place, {"team": "der", "position.lat": place.position.lat + DEGREES}
        )
        for name, place in here.items()
    }
    return varied(scenario, {"organisation.afdelinger": here | there})


@pytest.mark.parametrize(
    ("model", "posts"),
    [
        ("manglende_ledelse", [1.0] * 3),
        ("koordinering_og_planlaegning", [1.0] * 3),
        ("teamopdelt_samdrift", [4.0]),
    ],
)
def test_copies_far_away_leave_each_afdeling_as_it_was(model: str, posts: list[float]) -> None:
    """Twice the afdelinger and the men, in two places: every task here is served as before."""
    scenario = varied(shipped(CASE, 12), HEALTHY | UNASKED)
    alone, both = run(scenario, model, posts=posts), run(doubled(scenario), model, posts=posts * 2)
    names = list(scenario.organisation.afdelinger)
    assert both.world.staff.share.size == 2 * alone.world.staff.share.size
    assert lives(alone) == [life for life in lives(both) if life.afdeling in names]


WAGES = ("post", "leader", "desk", "temp_hour")
PAID = {"posts", "leaders", "contract", "desk", "overtime", "temps"}


def cost(year: Year) -> Cost:
    """Return what a year cost."""
    world, draws, roster = year.world, year.draws, year.roster
    return year_cost(year.scenario, year.model, world, draws, roster, year.times, year.use)


@pytest.mark.parametrize("model", MODELS)
def test_doubled_wages_double_staffing_cost(model: str) -> None:
    """What posts, leaders, desk and temps are paid is twice as much, and all else the same."""
    scenario = shipped(CASE, 8)
    prices = scenario.economy
    dear = varied(scenario, {f"economy.{wage}": 2 * getattr(prices, wage) for wage in WAGES})
    before, after = (cost(run(one, model)).parts for one in (scenario, dear))
    assert set(before) >= PAID
    for part, ore in before.items():
        # Parts are whole øre, so that twice a rounded one may be one off.
        assert after[part] == pytest.approx(2 * ore if part in PAID else ore, abs=1)
    assert sum(before[part] for part in PAID) > 0
