"""What share of a difference each cause has: Shapley values.

A coalition is a set of mechanisms that are switched on, its value the measure under it.
The share of a mechanism is its marginal effect averaged over all orders of switching on
(Shapley 1953, A value for n-person games). Shares add up to the whole difference, a
mechanism that never does anything has share 0, and two that are interchangeable have the
same. Being linear in the values they can be taken replication by replication, so that
`mean_interval` of a row is a paired interval of that share.

A coalition is written as a frozenset of player numbers 0 … n-1, or as an integer with
bit i set for player i.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import SupportsIndex, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.apportion import fair_rounding
from sim.stats.distributions import student_t
from sim.stats.intervals import simultaneous_level
from sim.stats.samples import Floats, Ints, check_level

T = TypeVar("T")
Game = Mapping[frozenset[int], T] | Mapping[int, T]

_MOST_PLAYERS = 16


def exact_shapley(values: Game[ArrayLike]) -> Floats:
    """Shapley values of n players from the values of all 2^n coalitions.

    share(i) = sum over coalitions S without i of |S|! (n-|S|-1)! / n! (v(S + i) - v(S)).

    Args:
        values: coalition -> its value in each replication, shape (replications,), or one
            number; the empty coalition included.

    Returns:
        Shape (n, replications). Each column adds up to v(all) - v(none) to rounding, about
        1e-15 of the largest value; a player without effect has exactly 0. For sums that
        hold to the øre see `shapley_integer`.

    Raises:
        ValueError: coalitions missing, values of unequal length or not finite.
    """
    listed = _by_mask(values)
    rows = [np.atleast_1d(np.asarray(value, dtype=np.float64)) for value in listed]
    if any(row.ndim != 1 or row.shape != rows[0].shape for row in rows):
        raise ValueError("all coalitions need equally many replications")
    v = np.array(rows)
    if not np.isfinite(v).all():
        raise ValueError("a coalition has a value that is missing or infinite")
    n = len(rows).bit_length() - 1
    masks = np.arange(len(rows))
    sizes = np.array([mask.bit_count() for mask in range(len(rows))])
    weights = np.array([_orders(n, size) / math.factorial(n) for size in range(n)])
    shares = np.empty((n, v.shape[1]))
    for i in range(n):
        without = masks[(masks >> i) & 1 == 0]
        shares[i] = weights[sizes[without]] @ (v[without | (1 << i)] - v[without])
    return shares


def shapley_integer(values: Game[SupportsIndex]) -> list[int]:
    """Shapley values in whole units (øre) that add up to v(all) - v(none) exactly.

    Computed in exact fractions and rounded by `apportion.fair_rounding`: each share to a
    neighbouring whole number, equal shares alike unless the sum makes that impossible
    (symmetry before largest remainder), the units left to the largest fractions.

    Args:
        values: coalition -> whole number, for all 2^n coalitions.

    Raises:
        ValueError: coalitions missing.
        TypeError: a value that is not a whole number.
    """
    v = [operator.index(value) for value in _by_mask(values)]
    n = len(v).bit_length() - 1
    shares = []
    for i in range(n):
        effect = sum(
            _orders(n, mask.bit_count()) * (v[mask | (1 << i)] - v[mask])
            for mask in range(len(v))
            if not mask >> i & 1
        )
        shares.append(Fraction(effect, math.factorial(n)))
    return fair_rounding(shares)


def _orders(n: int, size: int) -> int:
    """Orders of n players in which one given player comes right after `size` given others."""
    return math.factorial(size) * math.factorial(n - size - 1)


def _by_mask(values: Game[T]) -> list[T]:
    """Values of all 2^n coalitions, at the index that is the coalition's bit mask."""
    found: dict[int, T] = {}
    for coalition, value in values.items():
        if isinstance(coalition, frozenset):
            found[sum(1 << i for i in coalition)] = value
        else:
            found[operator.index(coalition)] = value
    n = max(found, default=0).bit_length()
    if not 1 <= n <= _MOST_PLAYERS or min(found) < 0:
        raise ValueError(f"need 1 to {_MOST_PLAYERS} players numbered from 0, got {n}")
    missing = [mask for mask in range(1 << n) if mask not in found]
    if missing:
        first = [tuple(i for i in range(n) if mask >> i & 1) for mask in missing[:5]]
        raise ValueError(f"{len(missing)} of {1 << n} coalitions have no value, such as {first}")
    return [found[mask] for mask in range(1 << n)]


@dataclass(frozen=True)
class SampledShapley:
    """Estimated Shapley values.

    Attributes:
        shares: shape (n, replications); each column adds up to v(all) - v(none).
        error: half-widths, shape (n,), of the sampling error of each player's mean share;
            all hold at once with the level asked for. The spread between replications
            comes on top.
        permutations: orders played, each with its reverse.
        evaluations: coalitions that had to be evaluated.
    """

    shares: Floats
    error: Floats
    permutations: int
    evaluations: int


def sampled_shapley(
    value: Callable[[int], ArrayLike],
    n: int,
    *,
    permutations: int,
    seed: int,
    level: float = 0.95,
) -> SampledShapley:
    """Estimate Shapley values from random orders, where 2^n coalitions are too many.

    Castro, Gómez & Tejada (2009), Computers & Operations Research 36, 1726-1730; each order
    is played together with its reverse, which cancels much of the noise (Mitchell et al.
    2022, J. Machine Learning Research 23). The error is Student's t over these pairs, at
    Bonferroni's level for n players; `hoeffding_permutations` gives a bound beforehand.

    Args:
        value: bit mask of a coalition -> its value per replication; asked once per mask.
        n: number of players.
        permutations: orders to play, an even number of at least 4.
        seed: seed of the orders.
        level: level of the error.
    """
    if n < 1 or permutations < 4 or permutations % 2:
        raise ValueError("need n >= 1 and an even number of at least 4 permutations")
    known: dict[int, Floats] = {}

    def worth(mask: int) -> Floats:
        if mask not in known:
            known[mask] = np.atleast_1d(np.asarray(value(mask), dtype=np.float64))
        return known[mask]

    rng = np.random.default_rng(seed)
    pairs = permutations // 2
    shares: Floats = np.zeros((n, worth(0).size))
    means: Floats = np.empty((pairs, n))
    for pair in range(pairs):
        order = rng.permutation(n)
        both = (_marginals(worth, order) + _marginals(worth, order[::-1])) / 2
        shares += both / pairs
        means[pair] = both.mean(axis=1)
    spread = means.std(axis=0, ddof=1) / math.sqrt(pairs)
    error: Floats = student_t(simultaneous_level(level, n), pairs - 1) * spread
    return SampledShapley(shares, error, permutations, len(known))


def _marginals(worth: Callable[[int], Floats], order: Ints) -> Floats:
    """What each player adds when switched on in this order, shape (n, replications)."""
    mask, before = 0, worth(0)
    gains: Floats = np.empty((order.size, before.size))
    for i in order.tolist():
        mask |= 1 << i
        after = worth(mask)
        gains[i] = after - before
        before = after
    return gains


def hoeffding_permutations(error: float, span: float, n: int, level: float = 0.95) -> int:
    """Permutations after which no share is off by more than `error`, with certainty `level`.

    Pairs m = ln(2 n / (1 - level)) span² / (2 error²), Hoeffding's inequality for all n
    players at once (Maleki et al. 2013, arXiv 1306.4265); assumes nothing but that one
    marginal effect lies within a range of width `span`, and is therefore large.
    """
    check_level(level)
    if error <= 0 or span < 0 or n < 1:
        raise ValueError("need error > 0, span >= 0 and n >= 1")
    pairs = math.ceil(math.log(2 * n / (1 - level)) * (span / error) ** 2 / 2)
    return 2 * max(pairs, 2)
