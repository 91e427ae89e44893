"""How long things take: hands-on time by type, and how long residents waited.

Hands-on times are parameters of the scenario. Waiting times are what a driftsmodel leads to, so
they are facts about the log, for tuning and validation; open cases count as 'at least so long'.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.clock import Clock
from calibration.distance import kaplan_meier_median
from calibration.estimate import ABOUT_THE_LOG, Basis, Estimate
from calibration.fits.categories import type_path
from calibration.fits.families import FAMILIES, LOGNORMAL, Family, Fit, choose
from calibration.fits.heaping import exact_spans, rounded_spans, ways_to_round
from calibration.fits.intervals import on_log_scale
from calibration.log import MISSING, NEVER, Flags, Log
from sim.model import DAY, HOUR, Priority

Floats = npt.NDArray[np.float64]
LEAST_WORK = 100
"""Registered times of a type below which it keeps the base's."""
LEAST_WAITS = 100
"""Cases below which no waiting time is fitted."""
LONGEST_SIGMA = 3.0
"""Largest sigma a scenario takes."""
WIDEST = 10.0
"""Upper over lower bound of a median from which rows are taken to say nothing about it."""
NOBODYS = -2
"""A type that no row has."""
_OF_A_DAY = DAY - 1


def fit_work(
    log: Log,
    basis: Basis,
    like: dict[str, str],
    factor: float = 1.0,
    cap: int | None = None,
    families: tuple[Family, ...] = FAMILIES,
) -> list[Estimate]:
    """Return median and sigma of the hands-on time of the first visit, by type.

    Cases with several visits are left out where visits are counted, since their time is a sum.

    Args:
        log: The log.
        basis: What stands where rows are few.
        like: The base's type that lends a type what it lacks.
        factor: Hands-on share of registered time.
        cap: Longest time the system takes, seconds: registered at it, work took at least so long.
        families: Families to choose from; the scenario writes a lognormal, see `as_lognormal`.
    """
    known = (log.work != MISSING) & ((log.visits <= 1) | (not log.told("visits")))
    units = ways_to_round(log.work[known])
    out = []
    for name, lender in like.items():
        chosen = known & (log.type == (log.types.index(name) if name in log.types else NOBODYS))
        rows = int(chosen.sum())
        if rows < LEAST_WORK:
            out += [basis.kept(type_path(lender, key), rows) for key in ("median", "sigma")]
            continue
        fit = choose(rounded_spans(log.work[chosen], units, cap), families)
        middle, spread = as_lognormal(fit, basis, name, factor)
        if is_told(middle):
            out += [middle, spread]
        else:
            out += [basis.kept(type_path(lender, key), rows) for key in ("median", "sigma")]
    return out


def is_told(estimate: Estimate) -> bool:
    """Return whether an interval is narrow enough to say anything."""
    low, high = float(np.min(estimate.low)), float(np.max(estimate.high))
    return bool(np.isfinite(high) and low > 0 and high < WIDEST * low)


def as_lognormal(fit: Fit, basis: Basis, name: str, factor: float) -> list[Estimate]:
    """Return a fit as median and sigma of a lognormal with the same median and the same mean.

    The scenario knows no other skewed shape; a workload hangs on the mean, so that is kept.
    """
    method = f"{fit.family.name}, interval-censored"
    middle = on_log_scale(
        fit.quantile(0.5) * factor, fit.error_of_log(lambda p: fit.family.quantile(p, 0.5))
    )
    if fit.family is LOGNORMAL:
        sigma, error = float(np.exp(fit.parameters[1])), float(np.sqrt(fit.covariance[1, 1]))
    else:
        sigma, error = _sigma(fit, fit.parameters), fit.error_of_log(lambda p: _sigma(fit, p))
        method += ", as lognormal"
    spread = [min(float(end), LONGEST_SIGMA) for end in on_log_scale(sigma, error)]
    return [
        basis.measured(type_path(name, "median"), *middle, fit.rows, method),
        basis.measured(type_path(name, "sigma"), spread[0], spread[1], spread[2], fit.rows, method),
    ]


def _sigma(fit: Fit, p: Floats) -> float:
    """Return the sigma of the lognormal with the median and mean of other parameters of a fit."""
    over = fit.family.mean(p) / fit.family.quantile(p, 0.5)
    return float(np.sqrt(2 * np.log(max(over, 1 + 1e-9))))


def waits(
    log: Log, column: str, clock: Clock | None, chosen: Flags | None = None
) -> tuple[Floats, Floats]:
    """Return bounds, in seconds, of the time from report to `first_visit` or `completed`.

    What had not happened when the log was taken is at least the time until then: upper bound
    infinite. What is known only by its date lies within that day. Rows typed in afterwards, and
    rows that do not tell, are left out. With a clock, working time only.
    """
    end = getattr(log, column)
    keep = (end != MISSING) & ~log.clerical
    if chosen is not None:
        keep &= chosen
    report, end, timed = log.report[keep], end[keep], log.timed[keep]
    never = end == NEVER
    end = np.where(never, log.censored, end)
    by_day = ~never & (end % DAY == _OF_A_DAY)
    latest_report = np.where(timed, report, report // DAY * DAY + DAY)
    earliest_end = np.maximum(np.where(by_day, end // DAY * DAY, end), latest_report)
    if clock is None:
        low, high = earliest_end - latest_report, end - report
    else:
        low, high = clock.between(latest_report, earliest_end), clock.between(report, end)
    return low.astype(float), np.where(never, np.inf, high.astype(float))


class Wait(NamedTuple):
    """How long a group of requests waited: a fact about the log."""

    column: str
    """'first_visit' or 'completed': what they waited for."""
    group: str
    """'all', a priority or a type."""
    fit: Fit
    median: tuple[float, float, float]
    """Kaplan–Meier's, in hours, and its interval: what the log says whatever family fits it."""


def fit_waits(log: Log, clock: Clock | None, families: tuple[Family, ...] = FAMILIES) -> list[Wait]:
    """Return the distribution of waiting times, in seconds, by type and by priority."""
    out = []
    for column in ("first_visit", "completed"):
        if not log.told(column):
            continue
        for name, chosen in groups(log):
            low, high = waits(log, column, clock, chosen)
            ended = np.isfinite(high)
            if ended.sum() < LEAST_WAITS:
                continue
            hours = np.where(ended, (low + np.where(ended, high, low)) / 2, low) / HOUR
            fit = choose(exact_spans(low, high), families)
            out.append(Wait(column, name, fit, kaplan_meier_median(hours, ended)))
    return out


def median_of(wait: Wait, basis: Basis) -> Estimate:
    """Return the log's median waiting time in hours."""
    path = (ABOUT_THE_LOG, f"{wait.column}_h_p50", wait.group)
    return basis.measured(path, *wait.median, wait.fit.rows, "Kaplan–Meier")


def groups(log: Log) -> Iterator[tuple[str, Flags]]:
    """Yield the groups whose waiting times differ: all, priorities, types."""
    yield "all", np.ones(len(log), dtype=bool)
    for priority in (Priority.AKUT, Priority.HASTER, Priority.ALMINDELIG):
        yield priority.name.lower(), log.priority == priority
    for index, name in enumerate(log.types):
        yield name, log.type == index
