"""Cost, worked out by hand in kroner."""

from typing import Any, NamedTuple

import numpy as np
import pytest

from sim.measure.cost import Cost, key_weights, overhead, split, year_cost
from sim.measure.tasks import TaskTimes, task_times
from sim.measure.time_use import TimeUse, time_use
from sim.model import HOUR
from sim.model.draws import Draws, draw
from sim.model.roster import Roster, build_roster
from sim.model.trace import trace_of
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario import Scenario
from tests.model.small import case, small, varied

PRICES: dict[str, Any] = {
    "economy.post": 481_000.0,  # 250 kr an hour of 1,924
    "economy.leader": 600_000.0,
    "economy.desk": 450_000.0,
    "economy.van": 50_000.0,
    "economy.machine_set": 90_000.0,
    "economy.overtime_premium": 0.5,
    "economy.bought_hour": 400.0,
    "economy.contractor_call": 500.0,
    "economy.contractor_hour": 600.0,
    "economy.vagt_call": 3_500.0,
    "economy.moms": 0.25,
    "demand.snow.episodes": 0.0,
}
"""Round prices, and no snow that calls anybody in."""
LEVERS = "driftsmodeller.faellesdrift.levers"


class Silent(NamedTuple):
    """A year in which nobody did anything."""

    scenario: Scenario
    world: World
    draws: Draws
    roster: Roster
    times: TaskTimes
    use: TimeUse

    def cost(self, model: str = "faellesdrift") -> Cost:
        """Return what it cost."""
        return year_cost(
            self.scenario, model, self.world, self.draws, self.roster, self.times, self.use
        )


def silent(changes: dict[str, Any], posts: list[float]) -> Silent:
    """Return the silent year of the case, 365 days, under fællesdrift."""
    scenario = varied(case(), PRICES | changes)
    world = build_world(scenario, "faellesdrift", posts=posts)
    draws, nothing = draw(scenario, 1, 0, 9), trace_of([])
    roster = build_roster(world, draws)
    times, use = task_times(world, draws, nothing), time_use(world, draws, roster, nothing)
    return Silent(scenario, world, draws, roster, times, use)


def test_posts_leaders_vans_and_machines() -> None:
    """2.5 posts in a pool for 135 lejemål."""
    led = {f"{LEVERS}.leadership.men_per_leader": 10.0, f"{LEVERS}.leadership.desk_per_1500": 1.0}
    cost = silent(led, [2.5]).cost()
    assert cost.parts == {
        "posts": 120_250_000,  # 2.5 x 481,000 kr
        "leaders": 15_000_000,  # 2.5 / 10 = 0.25 x 600,000
        "contract": 0,
        "desk": 4_050_000,  # 135 / 1500 = 0.09 x 450,000
        "vans": 10_000_000,  # two posts to a van: 1.25 vans are 2
        "machines": 9_000_000,  # 135 lejemål of 400 a set: 1
        "standby": 0,
        "overtime": 0,
        "temps": 0,
        "firm_rounds": 0,
        "firm_requests": 0,
        "firm_moves": 0,
        "contractors": 0,
        "vagt": 0,
        "call_outs": 0,
    }
    assert cost.total == 158_300_000
    assert cost.afdelinger.sum() == cost.total


def test_overhead_of_the_three_levels_of_leadership() -> None:
    """Passive leaders per afdeling, leaders per men, contract managers per 2,000 lejemål."""
    none = overhead(small(), "manglende_ledelse", 3.0)
    assert none == pytest.approx((0.1 * 3, 0, 0))
    led = overhead(small(), "koordinering_og_planlaegning", 3.0)
    assert led == pytest.approx((3 / 12, 0, 0))
    assert overhead(small(), "facility_service", 0.0) == pytest.approx((0, 0, 175 / 2000))


def test_overtime_and_call_ins_cost_an_hour_and_a_half() -> None:
    """6 h of overtime and 4 h called in at 250 kr and half as much again."""
    year = silent({}, [2.0])
    assert year.use.extra.tolist() == [[0, 0]]
    cost = year._replace(use=year.use._replace(extra=np.array([[6.0, 4.0]]) * HOUR)).cost()
    assert cost.parts["overtime"] == 10 * 250 * 1.5 * 100


def test_what_is_bought_is_borne_by_its_afdeling() -> None:
    """A called firm, a bought round, a contractor and two visits of the vagt."""
    year = silent(
        {f"{LEVERS}.bought_work.extras": 0.1, f"{LEVERS}.bought_work.minimum_visit": HOUR}, [2.0]
    )
    request = np.flatnonzero(year.times.measured & year.times.request)[:4]
    planned = np.flatnonzero(year.times.measured & ~year.times.request)[:1]
    before = np.flatnonzero(~year.times.measured & year.times.request)[:1]
    work, afdeling = year.draws.work.copy(), year.draws.afdeling.copy()
    work[[*request, *planned, *before]] = HOUR // 2
    afdeling[[*request, *planned, *before]] = [0, 1, 1, 0, 0, 1]

    def flags(*chosen: int) -> Any:
        return np.isin(np.arange(len(work)), chosen)

    times = year.times._replace(
        firm=flags(request[0], planned[0], before[0]),
        contractor=flags(request[1]),
        vagt=flags(request[2]),
        escalated=flags(request[3]),
    )
    base = year.cost()
    cost = year._replace(
        times=times, draws=year.draws._replace(work=work, afdeling=afdeling)
    ).cost()
    # The called visit is billed as an hour: 400 x 1.1 x 1.25 = 550; the round as half: 275.
    assert (cost.parts["firm_requests"], cost.parts["firm_rounds"]) == (55_000, 27_500)
    # (500 + 0.5 x 600) x 1.25 = 1,000
    assert cost.parts["contractors"] == 100_000
    assert cost.parts["vagt"] == 2 * 350_000
    extra = cost.afdelinger - base.afdelinger
    assert extra.tolist() == [55_000 + 27_500 + 350_000, 100_000 + 350_000]


def test_a_short_year_is_scaled_to_365_days() -> None:
    """What was bought in 73 days is a fifth of a year's."""
    short = silent({"calendar.days": 73}, [2.0])
    first = np.flatnonzero(short.times.measured)[:1]
    vagt = np.isin(np.arange(len(short.draws.report)), first)
    cost = short._replace(times=short.times._replace(vagt=vagt)).cost()
    assert cost.parts["vagt"] == 5 * 350_000
    assert cost.parts["posts"] == 2 * 48_100_000


def test_contract_management_is_paid_beside_leaders() -> None:
    """A contract manager for 2,000 lejemål: 135 / 2000 of 600,000 kr."""
    cost = silent({f"{LEVERS}.leadership.contract_per_2000": 1.0}, [2.0]).cost()
    assert cost.parts["contract"] == 4_050_000
    assert cost.parts["leaders"] == round(2 / 13 * 60_000_000)


def test_vans_are_what_the_vehicles_lever_says() -> None:
    """No van for men on bicycles, nor where none is paid for; one for each begun post else."""
    found = {
        (by, posts): silent(
            {f"{LEVERS}.vehicles.by": by, f"{LEVERS}.vehicles.posts_per_van": posts}, [2.5]
        )
        .cost()
        .parts["vans"]
        for by, posts in (("bicycle", 1.0), ("van", None), ("van", 1.0), ("van", 2.5))
    }
    assert list(found.values()) == [0, 0, 3 * 5_000_000, 5_000_000]


def test_temps_are_paid_by_the_day() -> None:
    """A man away all year is replaced after three working days: 246 of 249 days of 7.4 h."""
    temps = {f"{LEVERS}.cover.by": "temp", f"{LEVERS}.cover.temp_after_days": 3}
    year = silent(temps | {"economy.temp_hour": 400.0}, [1.0])
    # Away from 1 January: the run of absence starts in the measured year.
    absent = np.zeros_like(year.draws.absent)
    absent[0, 30:] = 1
    draws = year.draws._replace(absent=absent)
    cost = year._replace(draws=draws, roster=build_roster(year.world, draws)).cost()
    assert cost.parts["temps"] == round((249 - 3) * 7.4 * 400 * 100)


def test_keys() -> None:
    """Each fordelingsnøgle weighs the afdelinger by its own measure."""
    direct, hours = np.array([2.0, 1.0, 0.0]), np.array([30.0, 10.0, 0.0])

    def weights(key: str) -> list[float]:
        return key_weights(small(), key, direct, hours).tolist()

    assert weights("lejemaal") == [70, 65, 40]
    assert weights("area") == [5250, 4875, 5250]
    assert weights("direct") == [2, 1, 0]
    assert weights("hours") == [30, 10, 0]
    # Half hours (3/4, 1/4, 0), half lejemål of 175.
    assert weights("hybrid") == pytest.approx(
        [(3 / 4 + 70 / 175) / 2, (1 / 4 + 65 / 175) / 2, 40 / 350]
    )


def test_direct_cost_follows_the_men_of_an_afdeling() -> None:
    """Two men of Nord and one of Syd: who has two afdelinger divides his post between them."""
    # Øst lies 1 km from Nord: it belongs to Nord's first man, 1.5 : 1 : 0.5 of three posts.
    model = "koordinering_og_planlaegning"
    scenario = varied(small(), PRICES | {f"driftsmodeller.{model}.levers.cost_split.key": "direct"})
    world = build_world(scenario, model, posts=[2.0, 1.0, 0.0])
    draws, nothing = draw(scenario, 1, 0, 3), trace_of([])
    roster = build_roster(world, draws)
    times, use = task_times(world, draws, nothing), time_use(world, draws, roster, nothing)
    cost = Silent(scenario, world, draws, roster, times, use).cost(model)
    shares = cost.afdelinger / cost.total
    assert shares == pytest.approx([1.5 / 3, 1 / 3, 0.5 / 3])


def test_split_by_the_largest_remainder() -> None:
    """100 øre by 1 : 1 : 1 are 34, 33, 33; without weights the split is even."""
    assert split(100, np.array([1.0, 1.0, 1.0])).tolist() == [34, 33, 33]
    assert split(100, np.zeros(3)).tolist() == [34, 33, 33]
    # 10 by 5 : 3 : 1 is 5.56, 3.33, 1.11: the one øre left goes to the first.
    assert split(10, np.array([5.0, 3.0, 1.0])).tolist() == [6, 3, 1]
    assert split(0, np.array([1.0, 2.0])).tolist() == [0, 0]
