"""The formulas themselves, against numbers worked out by hand and against each other."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.analytic import theory, theory_week

EXPONENTIAL = theory.exponential(1.0)


def test_moments_of_service_times() -> None:
    """First and second moments: constant m, m²; exponential m, 2m²; lognormal by its formula."""
    assert theory.constant(2.0) == (2.0, 4.0)
    assert theory.exponential(2.0) == (2.0, 8.0)
    # sigma² = 2 ln 2: exp(sigma²/2) = 2 and exp(2 sigma²) = 2^4, so 3 x 2 and 9 x 16.
    assert theory.lognormal(3.0, math.sqrt(2 * math.log(2))) == pytest.approx((6.0, 144.0))


def test_moments_of_mixtures_and_sums() -> None:
    """A quarter of 2 and three quarters of 4: 3.5 and 13; sums add means and variances."""
    mixed = theory.mixture([(0.25, theory.constant(2.0)), (0.75, theory.constant(4.0))])
    assert mixed == pytest.approx((3.5, 13.0))
    # 1 + exponential of 2: mean 3, variance 4, square 4 + 9.
    assert theory.constant(1.0).plus(theory.exponential(2.0)) == pytest.approx((3.0, 13.0))


def test_one_server() -> None:
    """rho / (1 - rho) service times in M/M/1, half of that in M/D/1."""
    assert theory.pollaczek_khinchine(0.6, EXPONENTIAL) == pytest.approx(0.6 / 0.4)
    assert theory.pollaczek_khinchine(0.6, theory.constant(1.0)) == pytest.approx(0.3 / 0.4)


def test_several_servers() -> None:
    """Erlang C: rho with one server; 2 rho² / (1 + rho) = 1/3 with two at rho = 1/2."""
    assert theory.erlang_c(1, 0.7) == pytest.approx(0.7)
    assert theory.erlang_c(2, 1.0) == pytest.approx(1 / 3)
    assert theory.mmc_wait(1.0, 1.0, 2) == pytest.approx(1 / 3)
    assert theory.mmc_wait(0.6, 1.0, 1) == pytest.approx(1.5)


def test_priorities_keep_the_work_that_waits() -> None:
    """0.6 / 0.7 and 0.6 / 0.7 / 0.4; weighed by load, waits are those of one queue."""
    first, second = theory.cobham([0.3, 0.3], EXPONENTIAL)
    assert (first, second) == pytest.approx((0.6 / 0.7, 0.6 / 0.28))
    assert (first + second) / 2 == pytest.approx(1.5)
    two = theory.cobham([0.3, 0.9], EXPONENTIAL, servers=2)
    # 0.25 and 0.75 of the customers; M/M/2 at 1.2 an hour waits C / (2 - 1.2).
    assert 0.25 * two[0] + 0.75 * two[1] == pytest.approx(theory.mmc_wait(1.2, 1.0, 2))


def test_preemption_shields_the_first_class() -> None:
    """The first class sees its own queue only; exponential totals are those of one queue."""
    (first, whole), (_, second) = theory.preemptive_resume([0.36, 0.24], EXPONENTIAL)
    assert first == pytest.approx(theory.pollaczek_khinchine(0.36, EXPONENTIAL))
    # Mean number in system lambda T is that of M/M/1: 0.36 T1 + 0.24 T2 = 0.6 / 0.4.
    assert 0.36 * whole + 0.24 * second == pytest.approx(1.5)


def test_machine_repair() -> None:
    """One machine never waits; two with one man are both down 2/5 of the time; men for all."""
    assert theory.machine_repair(1, 3.0, 1.0, 1) == pytest.approx((0.25, 0.0))
    # Weights 1, 2, 2: chances 0.2, 0.4, 0.4; 0.8 repairs an hour, 0.4 waiting, 0.4 / 0.8 h.
    assert theory.machine_repair(2, 1.0, 1.0, 1) == pytest.approx((0.8, 0.5))
    assert theory.machine_repair(4, 3.0, 1.0, 4) == pytest.approx((1.0, 0.0))
    assert theory.machine_repair(0, 3.0, 1.0, 1) == (0.0, 0.0)


def test_negative_binomial() -> None:
    """Shape 1 is geometric: mean 4 gives 0.2 and 0.16; chances add up, with mean and variance."""
    assert theory.negative_binomial(4.0, 1.0, 0) == pytest.approx(0.2)
    assert theory.negative_binomial(4.0, 1.0, 1) == pytest.approx(0.16)
    count = np.arange(400)
    chance = np.array([theory.negative_binomial(4.0, 2.0, int(n)) for n in count])
    mean = float(chance @ count)
    assert float(chance.sum()) == pytest.approx(1.0)
    assert mean == pytest.approx(4.0)
    assert float(chance @ (count - mean) ** 2) == pytest.approx(12.0)


def test_a_constant_week_is_a_stationary_queue() -> None:
    """With one rate all week the integration gives the stationary formulas in every hour."""
    rates = theory_week.week_rates(0.9, (1.0,) * 7, (1.0,) * 24)
    assert rates == pytest.approx(np.full(168, 0.9))
    waits = theory_week.queue_waits(rates, 1.0, 2)
    assert waits == pytest.approx(np.full(168, theory.mmc_wait(0.9, 1.0, 2)), rel=1e-6)
    mean = theory.lognormal(1.0, 0.5).mean
    assert theory_week.in_service(rates, 1.0, 0.5) == pytest.approx(np.full(168, 0.9 * mean))


def test_rates_of_a_week() -> None:
    """Monday three times as busy, noon to midnight only: 3 and 1 around the mean, half of a day."""
    rates = theory_week.week_rates(1.0, (3, 1, 1, 1, 1, 1, 1), (0,) * 12 + (1,) * 12)
    # Day mean 9/7, half of the hours: Monday afternoon 2 * 3 * 7/9, Tuesday's 2 * 7/9.
    assert rates[0] == 0
    assert (rates[12], rates[36]) == pytest.approx((14 / 3, 14 / 9))
    assert float(rates.mean()) == pytest.approx(1.0)


def test_a_burst_of_arrivals_is_served_and_forgotten() -> None:
    """Arrivals in one hour of the week only: those present decay with the rest of the service."""
    rates = np.zeros(168)
    rates[0] = 2.0
    number = theory_week.in_service(rates, 1.0, 0.5)
    # After the hour 2 E[min(S, 1)] are there, an hour later 2 (E[min(S, 2)] - E[min(S, 1)]).
    whole = [theory_week.limited_mean(1.0, 0.5, k) for k in (1, 2)]
    assert number[1:3] == pytest.approx([2 * whole[0], 2 * (whole[1] - whole[0])])
    assert number[0] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("limit", [0.5, 1.0, 4.0])
def test_mean_of_a_limited_time(limit: float) -> None:
    """E[min(S, x)] is the integral of P(S > u) up to x, summed here in small steps."""
    middle = (np.arange(20_000) + 0.5) * limit / 20_000
    over = [math.erfc(math.log(u) / 0.5 / math.sqrt(2)) / 2 for u in middle.tolist()]
    assert theory_week.limited_mean(1.0, 0.5, limit) == pytest.approx(
        float(np.mean(over)) * limit, rel=1e-6
    )


def test_waits_in_a_varying_week_by_brute_force() -> None:
    """M(t)/M/1 with one busy hour, integrated by small explicit steps from the same equations."""
    rates = np.where(np.arange(168) % 24 == 8, 3.0, 0.1)
    p = np.zeros(60)
    p[0] = 1.0
    step, n, seen = 1 / 800, np.arange(60), []
    for hour in range(24 * 3):
        seen = []
        for _ in range(800):
            seen.append(float(p @ n))
            flow = rates[hour] * p
            down = np.append(p[1:], 0.0)
            p = p + step * (np.append(0.0, flow[:-1]) - flow + down - np.where(n > 0, p, 0.0))
        if hour == 24 * 2 + 8:
            break
    # With one server of mean 1 the wait is the number met.
    assert theory_week.queue_waits(rates, 1.0, 1)[8] == pytest.approx(np.mean(seen), rel=2e-3)
