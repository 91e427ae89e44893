"""Where start-up ends."""

import numpy as np
import pytest

from sim.stats.warmup import mser, welch_average

SPIKE = [10, 1, -1, 1, -1, 1, -1, 1, -1, 1]


def test_mser_by_hand() -> None:
    """Without the spike nine values remain: (9 - 1/9) / 9² = 80/729.

    Cut 0 gives 96.9 / 100, cut 2 gives 8 / 64, cut 3 (7 - 1/7) / 49, cut 4 6 / 36.
    """
    found = mser(SPIKE, batch=1)
    assert found.observations == 1
    assert found.statistic == pytest.approx(80 / 729)
    assert found.settled


def test_mser_5_counts_batches_of_five() -> None:
    """The same shape in batches of five, with an incomplete batch that is dropped."""
    found = mser([*np.repeat(SPIKE, 5), 1000.0, 1000.0])
    assert found.observations == 5
    assert found.statistic == pytest.approx(80 / 729)


def test_replications_are_averaged_first() -> None:
    """Two runs whose noise cancels leave only the spike."""
    noise = np.where(np.arange(10) % 2, 3.0, -3.0)
    assert mser([SPIKE + noise, SPIKE - noise], batch=1) == mser(SPIKE, batch=1)


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e9 / 7])
def test_a_flat_run_has_no_start_up(constant: float) -> None:
    """Nothing is cut from a constant series; rounding decides nothing."""
    assert mser([constant] * 100).observations == 0


def test_a_small_spread_on_a_large_mean_is_not_dust() -> None:
    """The spike is found at a mean of a hundred million too."""
    assert mser(np.array(SPIKE) + 1e8, batch=1).observations == 1


@pytest.mark.parametrize("tail", [1 / 3, 0.1, 1e9 / 7])
def test_a_flat_tail_is_kept_whole(tail: float) -> None:
    """Past the start-up all cuts are equally good, but for rounding: the earliest counts."""
    assert mser([10.0, 20.0, 15.0, *[tail] * 60], batch=1).observations == 3


def test_a_run_that_never_settles_is_reported() -> None:
    """A ramp has its smallest error at the last cut tried, so more time is needed."""
    found = mser(np.arange(100.0))
    assert not found.settled


def test_a_known_start_up_is_cut() -> None:
    """A start-up that fades with a half-life of 20 in 1000 steps is cut after 2 to 10 halves."""
    time = np.arange(1000)
    noise = np.random.default_rng(5).normal(size=(20, 1000))
    found = mser(30 * 0.5 ** (time / 20) + noise)
    assert 40 <= found.observations <= 200
    assert found.settled


def test_short_runs_are_refused() -> None:
    """Nine batches are too few."""
    with pytest.raises(ValueError, match="50 observations"):
        mser(np.zeros(49))
    with pytest.raises(ValueError, match="finite"):
        mser([float("nan")] * 100)


def test_welch_by_hand() -> None:
    """Window 1: the first point alone, then means of three, none for the last point."""
    found = welch_average([0, 3, 6, 0, 0, 5, 0, 0], 1)
    assert found == pytest.approx([0, 3, 3, 2, 5 / 3, 5 / 3, 5 / 3])


def test_welch_widens_at_the_start() -> None:
    """Window 2 on squares: 1, then (1+4+9)/3, then i² + 2 (the spread of five points)."""
    found = welch_average(np.arange(1.0, 13.0) ** 2, 2)
    assert found == pytest.approx([1, 14 / 3, *(i**2 + 2 for i in range(3, 11))])


def test_welch_window_has_a_limit() -> None:
    """More than a quarter of the run is no moving average."""
    with pytest.raises(ValueError, match="a quarter"):
        welch_average(np.zeros(8), 3)
