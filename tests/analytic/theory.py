"""What the textbooks say: closed formulas for queues in a steady state.

Times are hours, rates per hour. Nothing here knows of the model. Letters as in the books: `rate`
is lambda, `mean` and `square` are the first two moments of the service time, `servers` is c.

Sources: Kleinrock, Queueing Systems I (1975) and II (1976); Gross et al., Fundamentals of Queueing
Theory, 4th ed. (2008); Cobham, Operations Research 2 (1954) 70-76; Baskett, Chandy, Muntz and
Palacios, J. ACM 22 (1975) 248-260.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple


class Service(NamedTuple):
    """First two moments of a service time."""

    mean: float
    square: float

    def plus(self, other: Service) -> Service:
        """Return the moments of the sum of this and an independent time."""
        square = self.square + 2 * self.mean * other.mean + other.square
        return Service(self.mean + other.mean, square)


def constant(value: float) -> Service:
    """Return the moments of a constant."""
    return Service(value, value**2)


def exponential(mean: float) -> Service:
    """Return the moments of an exponential time."""
    return Service(mean, 2 * mean**2)


def lognormal(median: float, sigma: float) -> Service:
    """Return the moments of a lognormal time: m exp(s²/2) and m² exp(2s²)."""
    return Service(median * math.exp(sigma**2 / 2), median**2 * math.exp(2 * sigma**2))


def mixture(parts: Sequence[tuple[float, Service]]) -> Service:
    """Return the moments of a time that is each of some `(share, time)`."""
    whole = sum(share for share, _ in parts)
    mean = sum(share * time.mean for share, time in parts) / whole
    return Service(mean, sum(share * time.square for share, time in parts) / whole)


def pollaczek_khinchine(rate: float, service: Service) -> float:
    """Return the mean wait in M/G/1 (Kleinrock I, 5.72): lambda E[S²] / 2 (1 - rho)."""
    return rate * service.square / 2 / (1 - rate * service.mean)


def erlang_c(servers: int, load: float) -> float:
    """Return the probability to wait in M/M/c with `load` = lambda E[S] (Gross 2.33).

    By the recursion of Erlang B, B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)).
    """
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


def mmc_wait(rate: float, mean: float, servers: int) -> float:
    """Return the mean wait in M/M/c (Gross 2.35): C(c, a) / (c mu - lambda)."""
    return erlang_c(servers, rate * mean) / (servers / mean - rate)


def cobham(rates: Sequence[float], service: Service, servers: int = 1) -> list[float]:
    """Return mean waits by class, the first served first and nobody broken off (Cobham 1954).

    W_k = W_0 / (1 - s_{k-1}) (1 - s_k) with s_k the utilisation by classes 1 to k. With one server
    W_0 = lambda E[S²] / 2 for any service; with several, W_0 = C(c, a) / c mu for exponential.
    """
    busy = [0.0, *(total * service.mean / servers for total in accumulate(rates))]
    if servers == 1:
        residual = sum(rates) * service.square / 2
    else:
        residual = erlang_c(servers, sum(rates) * service.mean) * service.mean / servers
    return [residual / (1 - above) / (1 - own) for above, own in pairwise(busy)]


def preemptive_resume(rates: Sequence[float], service: Service) -> list[tuple[float, float]]:
    """Return (mean wait to the first start, mean time in system) by class in M/G/1.

    A class sees only itself and those above (Kleinrock II, 3.39-3.40): the wait is
    W_k = sum_{i<=k} lambda_i E[S²] / 2 (1 - s_{k-1}) (1 - s_k), and from its start a job takes
    E[S] / (1 - s_{k-1}), those included that break it off.
    """
    totals = [0.0, *accumulate(rates)]
    out = []
    for above, own in pairwise(totals):
        free, left = 1 - above * service.mean, 1 - own * service.mean
        wait = own * service.square / 2 / free / left
        out.append((wait, wait + service.mean / free))
    return out


def machine_repair(machines: int, life: float, repair: float, men: int) -> tuple[float, float]:
    """Return (repairs an hour, mean wait) of machine repair, M/M/c//N (Gross 2.7).

    P(n down) follows from birth (N - n) / life and death min(n, c) / repair. Lives may have any
    distribution of that mean: a node without a queue is insensitive in a product-form network
    (Baskett et al. 1975). The wait is by Little's law.
    """
    weights = [1.0]
    for down in range(machines):
        weights.append(weights[-1] * (machines - down) / life * repair / min(down + 1, men))
    whole = sum(weights)
    chance = [weight / whole for weight in weights]
    rate = sum(p * min(n, men) for n, p in enumerate(chance)) / repair
    waiting = sum(p * max(n - men, 0) for n, p in enumerate(chance))
    return rate, waiting / rate if rate > 0 else 0.0


def negative_binomial(mean: float, shape: float, count: int) -> float:
    """Return the chance of `count` where the mean is gamma: C(k + n - 1, n) p^k (1 - p)^n.

    p = k / (k + m) for shape k and mean m (Johnson, Kemp and Kotz, Univariate Discrete
    Distributions, 5.3).
    """
    p = shape / (shape + mean)
    ways = math.lgamma(shape + count) - math.lgamma(shape) - math.lgamma(count + 1)
    return math.exp(ways + shape * math.log(p) + count * math.log1p(-p))
