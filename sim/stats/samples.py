"""Check arrays on their way in, so that no statistic is computed from half a study.

One rule for missing values holds throughout: a measure that is NaN in *every*
replication does not exist in this study (nothing urgent ever happened) and gives
NaN statements; a measure that is NaN in *some* replications is an error, because
dropping those replications would break the pairing and bias what is left.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def sample(values: ArrayLike, name: str = "the sample") -> Floats:
    """Return `values` as a checked float array of shape (n,).

    Raises:
        ValueError: not one-dimensional, empty, infinite, or NaN in some places only.
    """
    x = np.asarray(values, dtype=np.float64)
    if x.ndim != 1 or x.size == 0:
        raise ValueError(f"{name} must be a non-empty list of numbers, got shape {x.shape}")
    missing = int(np.count_nonzero(np.isnan(x)))
    if 0 < missing < x.size:
        raise ValueError(f"{name} has no value (NaN) in {missing} of {x.size} replications")
    if np.isinf(x).any():
        raise ValueError(f"{name} contains an infinite value")
    return x


def samples(rows: ArrayLike) -> Floats:
    """Return a float array of shape (k, n) whose rows were checked as each `sample` is.

    Raises:
        ValueError: not two-dimensional, without columns, or a row that is no sample.
    """
    x = np.asarray(rows, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError(f"samples must have shape (k, at least 1), got {x.shape}")
    for row in x[~np.isfinite(x).all(axis=1)]:
        sample(row)
    return x


def paired(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Return two checked samples of equal length; entry j of both is replication j."""
    x, y = sample(a, "the first sample"), sample(b, "the second sample")
    if x.size != y.size:
        raise ValueError(f"paired samples differ in length: {x.size} and {y.size}")
    return x, y


def table(values: ArrayLike, name: str = "the samples", least: int = 2) -> Floats:
    """Return a finite float array of shape (rows, n), at least `least` wide.

    Raises:
        ValueError: another shape, too few columns, or any value not finite.
    """
    x = np.asarray(values, dtype=np.float64)
    if x.ndim != 2 or x.shape[0] == 0 or x.shape[1] < least:
        raise ValueError(f"{name} must have shape (rows, at least {least}), got {x.shape}")
    if not np.isfinite(x).all():
        raise ValueError(f"{name} contain a value that is missing or infinite")
    return x


def check_level(level: float) -> None:
    """Refuse a confidence level outside 0 < level < 1 (95 % is 0.95)."""
    if not 0.0 < level < 1.0:
        raise ValueError(f"a confidence level lies between 0 and 1, got {level}")
