"""Logs simulated with known parameters, made messy, give the parameters back."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from calibration.fits.families import FAMILIES, LOGNORMAL, choose, fit_family
from calibration.fits.heaping import exact_spans, rounded_spans, ways_to_round
from tests.calibration.recovery import Hits, coverage

WANTED = (0.93, 0.97)
LOGS = 200
KINDS = {
    "afdelinger.demand_factor",
    "day_dispersion",
    "estate_spread",
    "first_time_fix",
    "holiday_factor",
    "hours",
    "no_access",
    "rate",
    "requests.akut",
    "requests.haster",
    "types.median",
    "types.season",
    "types.share",
    "types.sigma",
    "weekday",
}
"""What a log can tell."""


def chance(hits: Hits) -> float:
    """How likely 95 % intervals miss, or hold, at least so often beyond expectation."""
    from scipy.stats import binomtest

    return float(binomtest(hits.held, hits.all, 0.95).pvalue)


def test_a_few_messy_logs() -> None:
    """Three logs: every parameter is fitted, and nine in ten intervals hold the truth."""
    found = coverage(range(3))
    assert set(found) <= KINDS
    assert KINDS - set(found) <= {"first_time_fix", "no_access", "types.median", "types.sigma"}
    held, all_of_them = (sum(column) for column in zip(*found.values(), strict=True))
    assert held / all_of_them > 0.9


@pytest.mark.slow
def test_two_hundred_messy_logs() -> None:
    """Of 200 logs 93-97 % of all intervals hold the truth, and no kind strays beyond luck."""
    parts = [range(start, start + 25) for start in range(0, LOGS, 25)]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        found = list(pool.map(coverage, parts))
    kinds = {
        kind: Hits(*(sum(part[kind][k] for part in found if kind in part) for k in range(2)))
        for kind in KINDS
    }
    held, all_of_them = (sum(column) for column in zip(*kinds.values(), strict=True))
    assert WANTED[0] <= held / all_of_them <= WANTED[1]
    shares = {kind: hits.held / hits.all for kind, hits in kinds.items()}
    # A kind counted 200 times lies outside 93-97 % by luck alone one time in five; so a kind may
    # be outside only as far as luck goes, at one in a thousand.
    outside = {k: v for k, v in shares.items() if not WANTED[0] <= v <= WANTED[1]}
    assert {k: v for k, v in outside.items() if chance(kinds[k]) < 0.001} == {}


def test_rounding_is_seen_and_undone() -> None:
    """Times of which a third are rounded to quarters of an hour give their true median back."""
    rng = np.random.default_rng(3)
    minutes = rng.lognormal(np.log(20), 0.8, 4000)
    unit = rng.choice([1, 15], 4000, p=[0.65, 0.35])
    logged = (np.maximum(np.round(minutes / unit), 1) * unit * 60).astype(np.int64)
    units = ways_to_round(logged)
    assert 900 in units
    fit = fit_family(LOGNORMAL, rounded_spans(logged, units))
    error = fit.error_of_log(lambda p: LOGNORMAL.quantile(p, 0.5))
    assert abs(np.log(fit.quantile(0.5) / 1200)) < 2.5 * error
    naive = fit_family(LOGNORMAL, rounded_spans(logged, (60,)))
    assert abs(np.log(naive.quantile(0.5) / 1200)) > 2.5 * error


def test_a_cap_is_a_lower_bound() -> None:
    """Times above the longest a system takes are known to be at least so long."""
    rng = np.random.default_rng(4)
    seconds = np.rint(rng.lognormal(np.log(3600), 1.0, 3000)).astype(np.int64)
    capped = np.minimum(seconds, 7200)
    fit = fit_family(LOGNORMAL, rounded_spans(capped, (1,), 7200))
    assert fit.quantile(0.5) == pytest.approx(3600, rel=0.07)
    assert np.exp(fit.parameters[1]) == pytest.approx(1.0, rel=0.07)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_each_family_is_chosen_for_its_own_data(family) -> None:  # type: ignore[no-untyped-def]
    """Out of sample, the family that made 3,000 waiting times foretells them best."""
    rng = np.random.default_rng(5)
    hours = {
        "lognormal": rng.lognormal(3.0, 1.0, 3000),
        "gamma": rng.gamma(0.5, 100.0, 3000),
        "weibull": 100 * rng.weibull(0.6, 3000),
        "two lognormals": np.where(
            rng.random(3000) < 0.5, rng.lognormal(0.0, 0.4, 3000), rng.lognormal(5.0, 0.4, 3000)
        ),
    }[family.name]
    taken = np.quantile(hours, 0.8)
    low = np.minimum(hours, taken) * 3600
    high = np.where(hours > taken, np.inf, low)
    fit = choose(exact_spans(low, high))
    assert fit.family.name == family.name
    assert fit.quantile(0.5) / 3600 == pytest.approx(np.median(hours), rel=0.1)
