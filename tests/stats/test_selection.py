"""Probabilities of being best, and where to spend the next replications."""

import math

import numpy as np
import pytest
from scipy.special import stdtr

from sim.stats.selection import ocba, probability_best


def test_two_alternatives_agree_with_the_t_test() -> None:
    """P(a is best) is the one-sided p-value of the paired difference 1.5, 0.5, 1, -1, 0.5."""
    a = np.array([10.0, 20, 30, 40, 50])
    difference = np.array([1.5, 0.5, 1.0, -1.0, 0.5])
    t = difference.mean() / (difference.std(ddof=1) / math.sqrt(5))
    found = probability_best([a, a + difference], seed=1)
    assert found[0] == pytest.approx(float(stdtr(4, t)), abs=0.01)
    assert found.sum() == pytest.approx(1.0)


def test_pairing_is_used() -> None:
    """A small difference in every year is seen through years that differ a lot."""
    years = np.random.default_rng(1).normal(0, 100, 10)
    noise = np.random.default_rng(2).normal(0, 0.1, 10)
    assert probability_best([years, years + 1 + noise], seed=1)[0] > 0.999


def test_identical_alternatives_share_equally() -> None:
    """Three copies of one sample, of which a worse one has no part."""
    x = np.random.default_rng(3).normal(0, 1, 12)
    found = probability_best([x, x, x + 9, x], seed=1)
    assert found == pytest.approx([1 / 3, 1 / 3, 0, 1 / 3], abs=1e-12)


def test_copies_stay_equal_whatever_the_rounding() -> None:
    """Copies of three samples, in fifty mixtures of up to eleven, never part company."""
    rng = np.random.default_rng(7)
    for _ in range(50):
        n, k = int(rng.integers(3, 40)), int(rng.integers(4, 12))
        which = rng.integers(3, size=k)
        found = probability_best(rng.normal(size=(3, n))[which], seed=1, draws=500)
        assert all(np.ptp(found[which == copy]) < 1e-12 for copy in np.unique(which))


def test_constants_are_compared_exactly() -> None:
    """Without variation the smallest is best for certain."""
    assert probability_best([[2, 2], [1, 1]], seed=1) == pytest.approx([0, 1])
    assert probability_best([[2, 2], [1, 1]], seed=1, minimise=False) == pytest.approx([1, 0])


def test_good_enough_counts_with_an_indifference_zone() -> None:
    """0.4 worse is good enough within 0.5, not within 0.3."""
    x = np.random.default_rng(3).normal(0, 1, 12)
    assert probability_best([x, x + 0.4], seed=1, indifference=0.5) == pytest.approx([1, 1])
    assert probability_best([x, x + 0.4], seed=1, indifference=0.3) == pytest.approx([1, 0])


def test_symmetric_alternatives_are_equally_likely() -> None:
    """Means of 0 and a covariance that treats three alternatives alike: a third each."""
    found = probability_best(
        [[2, -1, -1, 0, 0, 0], [-1, 2, -1, 0, 0, 0], [-1, -1, 2, 0, 0, 0]], seed=5
    )
    assert found == pytest.approx([1 / 3] * 3, abs=0.012)


def test_the_seed_repeats_the_numbers() -> None:
    """One seed, one answer; another, a slightly different one."""
    x = np.random.default_rng(6).normal(size=(3, 8))
    first, again = probability_best(x, seed=1), probability_best(x, seed=1)
    assert (first == again).all()
    assert (first != probability_best(x, seed=2)).any()


@pytest.mark.parametrize("bad", [[[1.0], [2.0]], [1.0, 2.0], [[1.0, math.nan], [1.0, 2.0]]])
def test_bad_samples_are_refused(bad: list[list[float]]) -> None:
    """One replication, no table, or a hole."""
    with pytest.raises(ValueError, match="the samples"):
        probability_best(bad, seed=1)


def test_ocba_by_hand() -> None:
    """Means 1, 2, 3; variances 2, 2, 8; gaps 1, 2.

    Weights of the others 2 / 1 = 2 and 8 / 4 = 2, of the best sqrt(2) sqrt(2 / 1 + 8 / 16)
    = sqrt(5). Of 100: 35.86, 32.07, 32.07; the unit left goes to the best.
    """
    assert ocba([[0, 2], [1, 3], [1, 5]], 100).tolist() == [36, 32, 32]


def test_ocba_maximises_if_asked() -> None:
    """Mirrored values, mirrored goal, same allocation."""
    samples = [[0, -2], [-1, -3], [-1, -5]]
    assert ocba(samples, 100, minimise=False).tolist() == [36, 32, 32]


def test_ocba_spends_on_the_close_and_noisy() -> None:
    """The far one gets least, the close one more than the far; lengths may differ."""
    near, far = ocba([[0, 2, 1], [1, 3], [9, 11]], 60)[1:].tolist()
    assert near > 20 * far


def test_ocba_needs_a_zone_for_equals() -> None:
    """Equal means would take an infinite share; an indifference zone splits them evenly."""
    with pytest.raises(ValueError, match="indifference zone"):
        ocba([[0, 2], [0, 2]], 10)
    assert ocba([[0, 2], [0, 2]], 10, indifference=0.5).tolist() == [5, 5]


def test_ocba_without_any_noise_is_even() -> None:
    """Nothing varies, nothing to learn: equal parts, the first gets what is left."""
    assert ocba([[1, 1], [2, 2], [3, 3]], 10).tolist() == [4, 3, 3]


def test_ocba_gives_certain_losers_nothing() -> None:
    """Only the best varies, so it gets all."""
    assert ocba([[0, 2], [5, 5]], 10).tolist() == [10, 0]


def test_ocba_needs_two_replications() -> None:
    """A variance takes two."""
    with pytest.raises(ValueError, match="two replications"):
        ocba([[1.0], [2.0, 3.0]], 10)
