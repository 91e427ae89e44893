"""The analytic cases: a scenario of this folder, what theory says of it, what a year shows.

Theory reads arrival rates and service times out of the scenario and asks `theory`; it never asks
the model. Both sides give the same quantities by name, in hours unless the name says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sim.model import HOUR
from sim.model.rules import AKUT, ALMINDELIG, HASTER
from sim.scenario import Scenario
from tests.analytic import estimates, theory, theory_week
from tests.analytic.theory import Service
from tests.analytic.year import Year

Values = dict[str, float]

HOURS_A_YEAR = 365 * 24


class Case(NamedTuple):
    """One reduced scenario."""

    name: str
    file: str
    theory: Callable[[Scenario, int], Values]
    """From the scenario and the number of tasks drawn (only machine repair depends on it)."""
    estimate: Callable[[Year], Values]
    replications: int
    """Enough for a band of 2 %."""
    conditional: bool = False
    """Theory is asked for each replication anew, with its number of tasks."""


def arrivals(scenario: Scenario) -> float:
    """Return the mean number of requests an hour."""
    homes = sum(afdeling.lejemaal for afdeling in scenario.organisation.afdelinger.values())
    return homes * scenario.demand.requests.rate / HOURS_A_YEAR


def work(scenario: Scenario) -> Service:
    """Return the moments of the hands-on time, hours."""
    parts = []
    for kind in scenario.demand.requests.types.values():
        median = kind.median / HOUR
        moments = {
            "constant": theory.constant(median),
            "exponential": theory.exponential(median),
            "lognormal": theory.lognormal(median, kind.sigma),
        }[kind.distribution]
        parts.append((kind.share, moments))
    return theory.mixture(parts)


def men(scenario: Scenario) -> int:
    """Return the number of servers."""
    assert scenario.staffing.posts is not None
    return round(scenario.staffing.posts)


def _load(scenario: Scenario) -> float:
    return arrivals(scenario) * work(scenario).mean / men(scenario)


def _one_man(scenario: Scenario, tasks: int) -> Values:
    wait = theory.pollaczek_khinchine(arrivals(scenario), work(scenario))
    return {"wait": wait, "utilisation (share)": _load(scenario)}


def _many_men(scenario: Scenario, tasks: int) -> Values:
    wait = theory.mmc_wait(arrivals(scenario), work(scenario).mean, men(scenario))
    return {"wait": wait, "utilisation (share)": _load(scenario)}


def _see_queue(year: Year) -> Values:
    return {"wait": estimates.mean_wait(year), "utilisation (share)": estimates.utilisation(year)}


def _classes(scenario: Scenario, tasks: int) -> Values:
    share, rate = scenario.demand.requests.priorities.haster, arrivals(scenario)
    rates = [rate * share, rate * (1 - share)]
    first, second = theory.cobham(rates, work(scenario), men(scenario))
    return {"wait, haster": first, "wait, almindelig": second}


def _see_classes(year: Year) -> Values:
    return {
        "wait, haster": estimates.mean_wait(year, HASTER),
        "wait, almindelig": estimates.mean_wait(year, ALMINDELIG),
    }


def _preemption(scenario: Scenario, tasks: int) -> Values:
    share, rate = scenario.demand.requests.priorities.akut, arrivals(scenario)
    rates = [rate * share, rate * (1 - share)]
    (first, _), (second, whole) = theory.preemptive_resume(rates, work(scenario))
    return {"wait, akut": first, "wait, almindelig": second, "in system, almindelig": whole}


def _see_preemption(year: Year) -> Values:
    return {
        "wait, akut": estimates.mean_wait(year, AKUT),
        "wait, almindelig": estimates.mean_wait(year, ALMINDELIG),
        "in system, almindelig": estimates.mean_in_system(year, ALMINDELIG),
    }


def _repairs(scenario: Scenario, tasks: int) -> Values:
    sigma_of_gaps = 0.6
    life = theory.lognormal(scenario.demand.requests.return_gap / HOUR, sigma_of_gaps).mean
    rate, wait = theory.machine_repair(tasks, life, work(scenario).mean, men(scenario))
    return {"repairs (an hour)": rate, "wait": wait}


def _see_repairs(year: Year) -> Values:
    rate, wait = estimates.repairs(year)
    return {"repairs (an hour)": rate, "wait": wait}


def _travel(scenario: Scenario, tasks: int) -> Values:
    geography = scenario.organisation.geography
    assert geography.travel_times is not None
    drive = geography.travel_times["A"]["B"] / HOUR
    there = theory.mixture([(1, theory.constant(0.0)), (1, theory.constant(drive))])
    trip = there.plus(theory.constant(geography.walk_time / HOUR))
    service, rate = trip.plus(work(scenario)), arrivals(scenario)
    wait = theory.pollaczek_khinchine(rate, service) + trip.mean
    return {"wait and travel": wait, "utilisation (share)": rate * service.mean}


def _see_travel(year: Year) -> Values:
    wait, used = estimates.mean_wait(year), estimates.utilisation(year)
    return {"wait and travel": wait, "utilisation (share)": used}


def _rates(scenario: Scenario) -> theory_week.Floats:
    requests = scenario.demand.requests
    return theory_week.week_rates(arrivals(scenario), requests.weekday, requests.hours)


SPANS = ((0, 24), (8, 12), (12, 16))
"""Hours of the day between which waits are compared."""


def _week(scenario: Scenario, tasks: int) -> Values:
    rates = _rates(scenario)
    waits = theory_week.queue_waits(rates, work(scenario).mean, men(scenario))
    out = {}
    for first, last in SPANS:
        hours = [h for h in range(theory_week.HOURS) if first <= h % 24 < last]
        wait = float(rates[hours] @ waits[hours] / rates[hours].sum())
        out[f"wait, reported {first}-{last}"] = wait
    return out


def _see_week(year: Year) -> Values:
    return {
        f"wait, reported {first}-{last}": estimates.wait_by_hour(year, first, last)
        for first, last in SPANS
    }


MOMENTS = (9, 12, 18)
"""Hours of the day at which the number in service is compared."""


def _enough_men(scenario: Scenario, tasks: int) -> Values:
    (kind,) = scenario.demand.requests.types.values()
    number = theory_week.in_service(_rates(scenario), kind.median / HOUR, kind.sigma)
    return {f"in service at {hour} (tasks)": float(number[hour::24].mean()) for hour in MOMENTS}


def _see_enough_men(year: Year) -> Values:
    return {f"in service at {hour} (tasks)": estimates.in_service(year, hour) for hour in MOMENTS}


MANY = 10
"""A day with at least so many requests is a busy one."""


def _days(scenario: Scenario, tasks: int) -> Values:
    shape = scenario.demand.requests.day_dispersion
    assert shape is not None
    mean = arrivals(scenario) * 24
    few = [theory.negative_binomial(mean, shape, count) for count in range(MANY)]
    return {
        "requests a day (tasks)": mean,
        "variance (tasks²)": mean + mean**2 / shape,
        "days without (share)": few[0],
        f"days with {MANY} or more (share)": 1 - sum(few),
    }


def _see_days(year: Year) -> Values:
    counts = estimates.registered_by_day(year)
    return {
        "requests a day (tasks)": float(counts.mean()),
        "variance (tasks²)": float(counts.var(ddof=1)),
        "days without (share)": float((counts == 0).mean()),
        f"days with {MANY} or more (share)": float((counts >= MANY).mean()),
    }


CASES: tuple[Case, ...] = (
    Case("M/M/1", "queue.yaml", _one_man, _see_queue, 240),
    Case("M/M/3", "mmc.yaml", _many_men, _see_queue, 210),
    Case("M/D/1", "md1.yaml", _one_man, _see_queue, 150),
    Case("M/G/1 lognormal", "mg1.yaml", _one_man, _see_queue, 350),
    Case("M/G/1 mixture", "mixture.yaml", _one_man, _see_queue, 230),
    Case("priorities, M/M/1", "priorities.yaml", _classes, _see_classes, 260),
    Case("priorities, M/M/2", "priorities_mmc.yaml", _classes, _see_classes, 215),
    Case("pre-emption, M/G/1", "preemption.yaml", _preemption, _see_preemption, 460),
    Case("machine repair, 1 man", "machine_repair.yaml", _repairs, _see_repairs, 180, True),
    Case("machine repair, 2 men", "machine_repair_two.yaml", _repairs, _see_repairs, 250, True),
    Case("travel in service", "travel.yaml", _travel, _see_travel, 70),
    Case("M(t)/M/2", "week.yaml", _week, _see_week, 75),
    Case("M(t)/G/infinity", "week_enough_men.yaml", _enough_men, _see_enough_men, 200),
    Case("negative binomial days", "dispersion.yaml", _days, _see_days, 1200),
)
"""Every analytic case, in the order of the report."""
