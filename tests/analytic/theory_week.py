"""What theory says where arrivals vary over the week: exact integration, no stationary formula.

Times are hours; `rates` holds the arrivals an hour in each of the 168 hours of a week, Monday 0-1
first, constant within the hour. Both queues have repeated their week for ever.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

HOURS = 168
STEPS = 12
"""Steps of the integration in an hour, an even number (Simpson)."""
MOST = 60
"""Customers at which the state space is cut off."""


def week_rates(per_hour: float, weekday: tuple[float, ...], hours: tuple[float, ...]) -> Floats:
    """Return `rates` of mean `per_hour` from relative rates of weekdays and of hours of the day."""
    table = np.outer(weekday, hours).ravel()
    return np.asarray(per_hour * table / table.mean())


def queue_waits(rates: Floats, mean: float, servers: int) -> Floats:
    """Return the mean wait of those who come in each hour to M(t)/M/c, (168,).

    Kolmogorov's forward equations p' = p Q(t) are integrated by the matrix exponential (Q is
    constant within an hour), over and over until the week repeats itself. Who meets n >= c
    customers waits for n - c + 1 of them to leave, (n - c + 1) mean / c.
    """
    ahead = np.maximum(np.arange(MOST + 1) - servers + 1, 0) * mean / servers
    steps = {rate: _step(rate, mean, servers) for rate in np.unique(rates).tolist()}
    p = np.zeros(MOST + 1)
    p[0] = 1.0
    waits, before = np.zeros(HOURS), np.full(HOURS, np.inf)
    while np.abs(waits - before).max() > 1e-9:
        before, waits = waits, np.zeros(HOURS)
        for h, rate in enumerate(rates.tolist()):
            seen = [float(p @ ahead)]
            for _ in range(STEPS):
                p = p @ steps[rate]
                seen.append(float(p @ ahead))
            waits[h] = _simpson(seen)
    if p[-1] > 1e-12:
        raise ValueError(f"{MOST} customers are too few")
    return waits


def _step(rate: float, mean: float, servers: int) -> Floats:
    """Return the transition matrix of one step at a constant rate."""
    from scipy.linalg import expm

    n = np.arange(MOST + 1)
    up = np.where(n < MOST, rate, 0.0)
    down = np.minimum(n, servers) / mean
    generator = np.diag(-(up + down)) + np.diag(up[:-1], 1) + np.diag(down[1:], -1)
    return np.asarray(expm(generator / STEPS))


def _simpson(values: list[float]) -> float:
    """Return the mean over an interval of a function at an odd number of equidistant points."""
    inner = 4 * sum(values[1:-1:2]) + 2 * sum(values[2:-1:2])
    return (values[0] + inner + values[-1]) / 3 / (len(values) - 1)


def in_service(rates: Floats, median: float, sigma: float, weeks: int = 8) -> Floats:
    """Return the mean number in service at the start of each hour of M(t)/G/infinity, (168,).

    m(t) = integral of rate(t - u) P(S > u) du (Eick, Massey and Whitt, Operations Research 41
    (1993) 731-742), exactly: over an hour that ended k hours ago the integral of P(S > u) is
    E[min(S, k + 1)] - E[min(S, k)].
    """
    ages = [limited_mean(median, sigma, k) for k in range(weeks * HOURS + 1)]
    inside = np.diff(ages)
    ago = np.arange(weeks * HOURS)
    hour = np.arange(HOURS)[:, None]
    return np.asarray((rates[(hour - 1 - ago) % HOURS] * inside).sum(axis=1))


def limited_mean(median: float, sigma: float, limit: float) -> float:
    """Return E[min(S, x)] of a lognormal time:

    E[S] Phi((ln(x / m) - s²) / s) + x (1 - Phi(ln(x / m) / s)).
    """
    if limit == 0:
        return 0.0
    z = math.log(limit / median) / sigma
    mean = median * math.exp(sigma**2 / 2)
    return mean * _phi(z - sigma) + limit * _phi(-z)


def _phi(z: float) -> float:
    """Return the standard normal distribution function."""
    return math.erfc(-z / math.sqrt(2)) / 2
