"""Validation: what a calibration foretold against a hold-out it has not seen.

Distances are earth mover's distances. What counts as near is fixed here, beforehand: a distance is
held against the noise floor, the distance that two samples of the hold-out itself have from each
other (95 % of pairs lie below), or against a tolerance where the floor is finer than anybody cares
for. Beyond that bound is a warning, beyond `FAIL` times the bound a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.clock import Clock
from calibration.distance import Curve, earth_mover, kaplan_meier, of_counts
from calibration.fits.durations import groups, waits
from calibration.log import Log
from calibration.predict import Foretold, Record
from sim.model import DAY, HOUR
from sim.model.draws.streams import stream

Floats = npt.NDArray[np.float64]
Verdict = Literal["ok", "warn", "fail"]
FAIL = 2.0
"""Bounds from which a distance is a failure: in simulated worlds a doubled demand is beyond it, a
hold-out of the same world is not."""
PAIRS = 60
"""Pairs of samples of the hold-out, drawn day by day."""
SURE = 0.95
TOLERANCE = {"week": 0.03, "days": 0.05, "type": 0.10, "wait": 0.10}
"""Distances nobody cares for: share of a week's middle, of a day's requests, of a waiting time."""
LEAST = 100
"""Requests below which nothing is held against them."""
AT_RISK = 30
"""Cases still followed at the end of what is compared of a waiting time."""


class Check(NamedTuple):
    """One thing that was foretold, and how far it is from what came."""

    kind: Literal["week", "days", "type", "wait"]
    name: str
    """The type of request, or 'first_visit/akut' and the like."""
    rows: int
    foretold: float
    """Mean of the foretold distribution: hour of the week, requests a day, hours."""
    observed: float
    distance: float
    floor: float
    bound: float
    curves: tuple[Curve, Curve]
    """Foretold and observed."""

    @property
    def verdict(self) -> Verdict:
        """'ok', 'warn' or 'fail', by the levels of this file."""
        if self.distance <= self.bound:
            return "ok"
        return "warn" if self.distance <= FAIL * self.bound else "fail"


def validate(
    record: Record,
    log: Log,
    clock: Clock,
    foretold: Foretold | None,
    step: Callable[[int], object] = lambda _: None,
) -> list[Check]:
    """Return every check that the hold-out has rows enough for; `step` is told after each."""
    out: list[Check] = []
    for check in _checks(record, log, clock, foretold):
        out.append(check)
        step(1)
    return out


def most_checks(record: Record, foretold: Foretold | None) -> int:
    """Return how many checks there are at most."""
    return len(record.waits) + (0 if foretold is None else 2 + len(foretold.types))


def _checks(record: Record, log: Log, clock: Clock, foretold: Foretold | None) -> Iterator[Check]:
    if foretold is not None and len(log) >= LEAST:
        yield _week(foretold, log)
        yield _days(foretold, log)
        yield from _types(foretold, log)
    yield from _waits(record, log, clock)


def worst(checks: list[Check]) -> Verdict:
    """Return the worst verdict."""
    found = {check.verdict for check in checks}
    return "fail" if "fail" in found else "warn" if "warn" in found else "ok"


def _pairs(days: int, seed: str) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yield pairs of samples of days, each weekday as often as in the hold-out."""
    generator = stream(0, 0, f"calibration.validate.{seed}")
    weeks = [np.arange(start, days, 7) for start in range(min(7, days))]
    for _ in range(PAIRS):
        drawn = [
            np.concatenate([generator.choice(week, len(week)) for week in weeks]) for _ in range(2)
        ]
        yield drawn[0], drawn[1]


def _floor(days: int, seed: str, distance: Callable[..., float]) -> float:
    values = [distance(one, other) for one, other in _pairs(days, seed)]
    return float(np.quantile(values, SURE))


def _hourly(foretold: Foretold, log: Log) -> Floats:
    """Return requests (D, 24) by day and hour, of rows with a time of their own."""
    days = len(foretold.daily)
    at = log.report[log.timed & ~log.clerical] - foretold.first
    at = at[(at >= 0) & (at < days * DAY)] // HOUR
    return np.bincount(at, minlength=days * 24).reshape(days, 24).astype(float)


def _week(foretold: Foretold, log: Log) -> Check:
    """Arrivals by hour of the week."""
    counts = _hourly(foretold, log)
    start = int(foretold.first // DAY % 7)
    weekday = (np.arange(len(counts)) + start) % 7

    def week(table: Floats, days: npt.NDArray[np.int64]) -> Curve:
        out = np.zeros((7, 24))
        np.add.at(out, weekday[days], table[days])
        return of_counts(out.ravel())

    every = np.arange(len(counts))
    expected = foretold.daily.sum(axis=1)[:, None] * foretold.hours
    one, other = week(expected, every), week(counts, every)
    floor = _floor(
        len(counts),
        "week",
        lambda a, b: earth_mover(week(counts, a), week(counts, b), 168.0),
    )
    return _check("week", "", int(counts.sum()), (one, other), 168.0, floor, 168.0 / 2)


def _days(foretold: Foretold, log: Log) -> Check:
    """Requests a day: negative binomial around each day's expectation."""
    from scipy import stats

    counts = _daily(foretold, log, np.ones(len(log), dtype=bool))
    mean = foretold.daily.sum(axis=1)
    most = int(max(counts.max(), mean.max()) * 4) + 20
    at = np.arange(most)
    k = min(foretold.k, 1e6)
    chance = stats.nbinom.pmf(at[None, :], k, (k / (k + mean))[:, None]).mean(axis=0)

    def seen(days: npt.NDArray[np.int64]) -> Curve:
        return of_counts(np.bincount(counts[days].astype(np.int64), minlength=most).astype(float))

    floor = _floor(len(counts), "days", lambda a, b: earth_mover(seen(a), seen(b), float(most)))
    curves = (of_counts(chance), seen(np.arange(len(counts))))
    return _check("days", "", int(counts.sum()), curves, float(most), floor, float(mean.mean()))


def _types(foretold: Foretold, log: Log) -> Iterator[Check]:
    """Mean requests a day of each type."""
    for index, name in enumerate(foretold.types):
        if name not in log.types:
            continue
        counts = _daily(foretold, log, log.type == log.types.index(name))
        mean = float(foretold.daily[:, index].mean())
        if counts.sum() + mean * len(counts) < LEAST:
            continue
        floor = _floor(
            len(counts),
            f"type.{name}",
            lambda a, b, c=counts: abs(float(c[a].mean() - c[b].mean())),
        )
        seen = float(counts.mean())
        points = tuple(Curve(np.array([x]), np.array([1.0]), x) for x in (mean, seen))
        distance = abs(mean - seen)
        bound = max(floor, TOLERANCE["type"] * max(mean, seen))
        yield Check(
            "type",
            name,
            int(counts.sum()),
            mean,
            seen,
            distance,
            floor,
            bound,
            (points[0], points[1]),
        )


def _daily(foretold: Foretold, log: Log, chosen: npt.NDArray[np.bool_]) -> Floats:
    days = len(foretold.daily)
    day = (log.report[chosen] - foretold.first) // DAY
    return np.bincount(day[(day >= 0) & (day < days)], minlength=days).astype(float)


def _waits(record: Record, log: Log, clock: Clock) -> Iterator[Check]:
    """Response and completion, in working hours, by priority and type."""
    for column in ("first_visit", "completed"):
        for group, chosen in groups(log):
            check = _wait(record, log, clock, column, group, chosen)
            if check is not None:
                yield check


def _wait(
    record: Record,
    log: Log,
    clock: Clock,
    column: str,
    group: str,
    chosen: npt.NDArray[np.bool_],
) -> Check | None:
    if not log.told(column):
        return None
    low, high = waits(log, column, clock, chosen)
    ended = np.isfinite(high)
    times = np.where(ended, (low + np.where(ended, high, low)) / 2, low) / HOUR
    if ended.sum() < LEAST:
        return None
    upto = float(np.sort(times)[-AT_RISK])
    foretold = record.wait(column, group, upto)
    if foretold is None or upto <= 0:
        return None
    observed = kaplan_meier(times, ended)
    day = reported_days(log, column, chosen)

    def resampled(days: npt.NDArray[np.int64]) -> Curve:
        rows = np.repeat(np.arange(len(times)), np.bincount(days, minlength=day.max() + 1)[day])
        return kaplan_meier(times[rows], ended[rows])

    floor = _floor(
        int(day.max()) + 1,
        f"{column}.{group}",
        lambda a, b: earth_mover(resampled(a), resampled(b), upto),
    )
    name = f"{column}/{group}"
    return _check("wait", name, len(times), (foretold, observed), upto, floor, None)


def reported_days(log: Log, column: str, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return the day of report, from the first, of the rows that `waits` keeps."""
    from calibration.log import MISSING

    keep = (getattr(log, column) != MISSING) & ~log.clerical & chosen
    return np.asarray((log.report[keep] - log.start) // DAY, dtype=np.int64)


def _check(
    kind: Literal["week", "days", "wait"],
    name: str,
    rows: int,
    curves: tuple[Curve, Curve],
    upto: float,
    floor: float,
    size: float | None,
) -> Check:
    """Return a check of two distributions; the tolerance is a share of `size`, or of the mean."""
    foretold, observed = (_mean(curve, upto) for curve in curves)
    distance = earth_mover(*curves, upto)
    bound = max(floor, TOLERANCE[kind] * (max(foretold, observed) if size is None else size))
    return Check(kind, name, rows, foretold, observed, distance, floor, bound, curves)


def _mean(curve: Curve, upto: float) -> float:
    """Return the mean of a distribution cut at `upto`."""
    nothing = Curve(np.array([0.0]), np.array([1.0]), upto)
    return earth_mover(curve, nothing, upto)
