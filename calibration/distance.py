"""How far two distributions are apart, where some times are only known to be at least so long."""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.estimate import LEVEL

Floats = npt.NDArray[np.float64]


class Curve(NamedTuple):
    """A distribution function that is known up to a horizon: steps at `at`, `below` from there."""

    at: Floats
    below: Floats
    horizon: float
    """Nothing is known beyond."""

    def share(self, times: Floats) -> Floats:
        """Return the share below each time."""
        index = np.searchsorted(self.at, times, side="right")
        return np.concatenate([[0.0], self.below])[index]

    def quantile(self, share: float) -> float:
        """Return the time below which a share lies, infinite where it is not reached."""
        index = int(np.searchsorted(self.below, share - 1e-12))
        return float(self.at[index]) if index < len(self.at) else np.inf


def kaplan_meier(times: Floats, ended: npt.NDArray[np.bool_]) -> Curve:
    """Return the Kaplan–Meier estimate of times of which some had not ended (scipy's `ecdf`)."""
    from scipy.stats import CensoredData, ecdf

    found = ecdf(CensoredData(uncensored=times[ended], right=times[~ended])).cdf
    horizon = float(times.max()) if len(times) else 0.0
    return Curve(np.asarray(found.quantiles), np.asarray(found.probabilities), horizon)


def kaplan_meier_median(times: Floats, ended: npt.NDArray[np.bool_]) -> tuple[float, float, float]:
    """Return the Kaplan–Meier median and its 95 % interval; an end not reached is infinite.

    The interval holds the times at which the pointwise log-log interval of survival holds one half
    (Brookmeyer and Crowley 1982).
    """
    from scipy.stats import CensoredData, ecdf

    found = ecdf(CensoredData(uncensored=times[ended], right=times[~ended])).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # undefined where none or all are left
        ends = found.confidence_interval(LEVEL, method="log-log")
    at = [
        np.append(one.quantiles, np.inf)[np.argmax(np.append(one.probabilities <= 0.5, True))]
        for one in (found, ends.low, ends.high)
    ]
    return float(at[0]), float(at[1]), float(at[2])


def earth_mover(one: Curve, other: Curve, upto: float) -> float:
    """Return the earth mover's distance of the two, both cut at `upto`.

    It is the mean number of units (hours, say) a time must be moved to turn one distribution into
    the other: the area between the two distribution functions.
    """
    inside = [at[at < upto] for at in (one.at, other.at)]
    edges = np.unique(np.concatenate([[0.0], *inside, [upto]]))
    gap = np.abs(one.share(edges[:-1]) - other.share(edges[:-1]))
    return float((gap * np.diff(edges)).sum())


def of_function(below: Floats, at: Floats) -> Curve:
    """Return a known distribution function as steps on a grid."""
    return Curve(at, below, float(at[-1]))


def of_counts(counts: Floats) -> Curve:
    """Return the distribution over equal steps 0, 1, … from counts of each."""
    total = max(float(counts.sum()), 1e-12)
    return Curve(np.arange(len(counts), dtype=float), np.cumsum(counts) / total, float(len(counts)))
