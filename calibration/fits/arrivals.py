"""When requests come: rate per lejemål, weekday, hour, helligdag, overdispersion, afdelinger.

Rows typed in when the work was done tell that there was a request, but not when: they count in the
level and are left out of everything that has a clock in it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.base import AFDELINGER, TYPES
from calibration.clock import Clock
from calibration.estimate import ABOUT_THE_LOG, Basis, Estimate
from calibration.fits.daily import DailyFit, Days, fit_daily
from calibration.fits.estates import fit_estates
from calibration.fits.intervals import Bounds, on_log_scale, relative_of, wilson
from calibration.log import Log, moment
from sim.model import DAY, HOUR
from sim.model.world import Ints
from sim.scenario.paths import Path

Floats = npt.NDArray[np.float64]
REQUESTS: Path = ("demand", "requests")
LEAST_ROWS = 200
"""Requests below which nothing about time is fitted."""
LEAST_DAYS = 56
"""Days below which no week is fitted: eight of each weekday."""
LEAST_WEEKDAY = 10
"""Requests on the thinnest weekday below which the week is not fitted."""
LEAST_HOLIDAYS = 4
"""Helligdage on weekdays below which their factor is not fitted."""
LEAST_AFDELINGER = 5
"""Afdelinger below which the spread between them is not fitted."""
LEAST_HOURS = 500
"""Timed requests below which the hours of the day are not fitted."""
MONTH_DAYS = 20
"""Days of a month from which it counts as seen."""
HEADROOM = 1.5


class Calendar(NamedTuple):
    """The whole days of a log and what they are expected to hold, relative to an average day."""

    days: Days
    first: int
    """Index into the clock's dates."""
    fit: DailyFit | None
    offset: Floats
    """(D,) weekday and holiday factor of each day; mean 1 over the week."""
    k: float


def calendar_of(log: Log, clock: Clock, basis: Basis) -> Calendar:
    """Return the log's days, with the factors fitted to them or else the base's."""
    first = -(-(log.start - clock.zero) // DAY)
    last = (log.end - clock.zero) // DAY
    index = np.arange(first, max(last, first))
    day = clock.day_of(log.report[~log.clerical]) - first
    inside = day[(day >= 0) & (day < len(index))]
    months = np.array([clock.dates[i].month - 1 for i in index], dtype=np.int64)
    days = Days(
        requests=np.bincount(inside, minlength=len(index)).astype(float),
        weekday=(index % 7).astype(np.int64),
        month=months,
        holiday=clock.is_holiday()[index],
    )
    fit = fit_daily(days) if can_fit(days) else None
    if fit is not None:
        level = np.exp(fit.weekday)
        factor = float(np.exp(fit.holiday))
    else:
        level = np.array(basis.numbers((*REQUESTS, "weekday")))
        factor = basis.number((*REQUESTS, "holiday_factor"))
    if fit is None or days.holiday.sum() < LEAST_HOLIDAYS:
        factor = basis.number((*REQUESTS, "holiday_factor"))
    offset = (level / level.mean())[days.weekday] * np.where(days.holiday, factor, 1.0)
    base_k = basis.base.value((*REQUESTS, "day_dispersion"))
    k = fit.k if fit is not None else float(base_k or np.inf)
    return Calendar(days, int(first), fit, offset, k)


def can_fit(days: Days) -> bool:
    """Return whether the days are enough for a week."""
    if len(days.requests) < LEAST_DAYS or days.requests.sum() < LEAST_ROWS:
        return False
    return bool(np.bincount(days.weekday, days.requests, 7).min() >= LEAST_WEEKDAY)


def fit_arrivals(
    log: Log, calendar: Calendar, basis: Basis, lejemaal: dict[str, int]
) -> list[Estimate]:
    """Return everything about when and where requests come; seasons are in `categories`."""
    return [
        *_level(log, calendar, basis, lejemaal),
        *_week(calendar, basis),
        _hours(log, basis),
        *_afdelinger(log, basis, lejemaal),
        *_shape_of_the_week(log, calendar, basis),
    ]


def per_day(log: Log, calendar: Calendar, basis: Basis) -> list[Estimate]:
    """Return requests on an average day of an average month: a fact about the log."""
    if calendar.fit is None:
        return []
    rate, rows = level_of(log, calendar, basis, 1)
    bounds = Bounds(*(part / 365 for part in rate))
    path = (ABOUT_THE_LOG, "requests_a_day")
    return [basis.measured(path, *bounds, rows, "negative binomial")]


def _level(log: Log, calendar: Calendar, basis: Basis, lejemaal: dict[str, int]) -> list[Estimate]:
    path = (*REQUESTS, "rate")
    homes = sum(lejemaal.values())
    if not homes or calendar.fit is None:
        return [basis.kept(path, len(log))]
    rate, rows = level_of(log, calendar, basis, homes)
    method = "negative binomial"
    out = [basis.measured(path, rate.value, rate.low, rate.high, rows, method)]
    ceiling = basis.number((*REQUESTS, "ceiling"))
    if ceiling < float(rate.high):
        # Thinning needs room above the rate; the ceiling itself says nothing about the world.
        above = float(np.ceil(HEADROOM * float(rate.high)))
        out.append(basis.measured((*REQUESTS, "ceiling"), above, above, above, rows, "1.5 × rate"))
    return out


def level_of(log: Log, calendar: Calendar, basis: Basis, homes: int) -> tuple[Bounds, int]:
    """Return requests per lejemål and year at an average weekday of an average month, and rows."""
    fit = calendar.fit
    assert fit is not None
    week, month = np.exp(fit.weekday), np.exp(fit.month)
    season = mean_season(basis)
    if not months_seen(calendar):
        # The missing months are as the base has them.
        month = month / season[fit.months]
    size = len(fit.covariance)
    gradient = np.zeros(size)
    gradient[:7] = week / week.sum()
    gradient[7 : 6 + len(month)] = (month / month.sum())[1:]
    variance = float(gradient @ fit.covariance @ gradient)
    # Rows without a time of their own, spread as the others.
    timely = float(calendar.days.requests.sum())
    start, end = _whole_days(log)
    rows = int(((log.report >= start) & (log.report < end)).sum())
    variance += max(1 / timely - 1 / rows, 0.0)
    daily = week.mean() * month.mean() * rows / timely
    return on_log_scale(daily * 365 / homes, np.sqrt(variance)), rows


def _whole_days(log: Log) -> tuple[int, int]:
    return -(-log.start // DAY) * DAY, log.end // DAY * DAY


def months_seen(calendar: Calendar) -> bool:
    """Return whether the log has every month of a year."""
    return bool(np.all(np.bincount(calendar.days.month, minlength=12) >= MONTH_DAYS))


def mean_season(basis: Basis) -> Floats:
    """Return the base's season over all types of requests, mean 1 over the months."""
    names = basis.base.names(TYPES)
    shares = [basis.number((*TYPES, name, "share")) for name in names]
    seasons = [basis.numbers((*TYPES, name, "season")) for name in names]
    season = np.array(shares) @ np.array(seasons)
    return np.asarray(season / season.mean())


def _week(calendar: Calendar, basis: Basis) -> list[Estimate]:
    days, fit = calendar.days, calendar.fit
    rows = int(days.requests.sum())
    paths = [(*REQUESTS, name) for name in ("weekday", "holiday_factor", "day_dispersion")]
    if fit is None:
        return [basis.kept(path, rows) for path in paths]
    week = relative_of(np.exp(fit.weekday), fit.covariance[:7, :7])
    out = [basis.measured(paths[0], *week, rows, "negative binomial")]
    on_holidays = int(days.requests[days.holiday].sum())
    if days.holiday.sum() >= LEAST_HOLIDAYS:
        factor = on_log_scale(np.exp(fit.holiday), fit.error[-1])
        out.append(basis.measured(paths[1], *factor, on_holidays, "negative binomial"))
    else:
        out.append(basis.kept(paths[1], on_holidays))
    method = "Cox-Reid profile likelihood"
    out.append(basis.measured(paths[2], fit.k, fit.k_low, fit.k_high, rows, method))
    return out


def _hours(log: Log, basis: Basis) -> Estimate:
    chosen = log.timed & ~log.clerical
    count = np.bincount(log.report[chosen] % DAY // HOUR, minlength=24)
    rows = int(count.sum())
    if rows < LEAST_HOURS:
        return basis.kept((*REQUESTS, "hours"), rows)
    share = wilson(count, rows)
    # Half a request in every hour: an hour nobody asked in is rare, not impossible.
    value = (count + 0.5) / (rows + 12)
    value = np.clip(value, share.low, share.high)
    return basis.measured(
        (*REQUESTS, "hours"), 100 * value, 100 * share.low, 100 * share.high, rows, "Wilson"
    )


def _afdelinger(log: Log, basis: Basis, lejemaal: dict[str, int]) -> list[Estimate]:
    names = [name for name in log.afdelinger if lejemaal.get(name, 0) > 0]
    known = log.afdeling[log.afdeling >= 0]
    if len(names) < 2 or len(known) < LEAST_ROWS:
        return [basis.kept((*REQUESTS, "estate_spread"), len(known))]
    index = [log.afdelinger.index(name) for name in names]
    count = np.bincount(known, minlength=len(log.afdelinger))[index].astype(float)
    size = np.array([lejemaal[name] for name in names], dtype=float)
    few = len(names) < LEAST_AFDELINGER
    given = basis.number((*REQUESTS, "estate_spread")) if few else None
    fit = fit_estates(count, size, given)
    rows = int(count.sum())
    out = []
    if fit.spread is not None:
        out.append(
            basis.measured(
                (ABOUT_THE_LOG, "estate_spread"),
                *fit.spread,
                rows,
                "empirical Bayes, gamma-Poisson",
            )
        )
    for a, name in enumerate(names):
        out.append(
            basis.measured(
                (*AFDELINGER, name, "demand_factor"),
                *Bounds(*(part[a] for part in fit.factor)),
                int(count[a]),
                "empirical Bayes, gamma-Poisson",
            )
        )
    left = (*REQUESTS, "estate_spread")
    out.append(basis.measured(left, fit.left, fit.left, fit.left, rows, "left after demand_factor"))
    return out


def hour_of_week(log: Log) -> npt.NDArray[np.int64]:
    """Return requests (7, 24) by weekday and hour, of rows that have a time of their own."""
    chosen = log.report[log.timed & ~log.clerical]
    hour: Ints = chosen // HOUR % (7 * 24)
    return np.bincount(hour, minlength=168).reshape(7, 24).astype(np.int64)


def _shape_of_the_week(log: Log, calendar: Calendar, basis: Basis) -> list[Estimate]:
    """Return how far the week is from weekday × hour, as the model has it: Cramér's V."""
    table = hour_of_week(log).astype(float)
    rows = table.sum()
    if calendar.fit is None or rows < LEAST_HOURS:
        return []
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / rows
    chi2 = float(((table - expected) ** 2 / np.maximum(expected, 1e-9)).sum())
    v = float(np.sqrt(max(chi2 - 138, 0.0) / (rows * 6)))
    path = (ABOUT_THE_LOG, "hours_differ_by_weekday")
    return [basis.measured(path, v, v, v, int(rows), "Cramér's V")]


def period_of(log: Log) -> tuple[str, str]:
    """Return the first and the last day of a log, as ISO dates."""
    return moment(log.start).date().isoformat(), moment(log.end - 1).date().isoformat()
