"""A replay held against its log: how far simulated waiting is from what was logged.

Where the log tells first visits, response is compared (report to first visit, wall clock). Where it
tells only completion, that is (report to done, working time by the calibrator's calendar). Both
sides are cut at the same moment, the end of what is replayed: what had not happened by then counts
as at least so long (Kaplan–Meier). A row that the log does not tell enough of, or that was typed in
afterwards, is left out of both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.clock import Clock
from calibration.distance import Curve, earth_mover, kaplan_meier
from calibration.fits.durations import waits
from calibration.log import MISSING, NEVER, UNKNOWN, Flags, Log, seconds_at
from calibration.resample import quantile_intervals
from sim.measure.tasks import task_times
from sim.model import HOUR, Priority
from sim.model.draws import Draws
from sim.model.trace import Trace
from sim.model.world import Ints, World
from sim.model.world.calendar import first_monday
from sim.scenario.schema import Scenario

LEAST = 30
"""Requests of a group below which no distance is stated."""
TOLD = 0.8
"""Share of the closed cases that must tell a first visit before response is compared: where few do,
they are some that somebody picked."""
SHARES = (0.5, 0.9)
ALL = "all"
Column = Literal["first_visit", "completed"]
COLUMNS: tuple[Column, ...] = ("first_visit", "completed")
Floats = npt.NDArray[np.float64]
Year = tuple[World, Draws, Trace]


class Distance(NamedTuple):
    """Waiting of one group of requests, in hours: logged, replayed, and how far they are apart."""

    group: str
    """'all', a priority, a type or an afdeling."""
    rows: int
    """Rows of the log that tell how long they waited, open ones among them."""
    open: int
    """Those of them that still waited at the cut."""
    logged: tuple[float, ...]
    """P50 and P90; infinite where not reached."""
    replayed: tuple[float, ...]
    apart: float
    """Earth mover's distance up to `upto`, hours."""
    upto: float
    """How far both sides are known, hours."""
    same: bool
    """Every request was served in the very second the log tells."""
    intervals: tuple[tuple[float, float], ...]
    """Of the logged P50 and P90, from the log's rows drawn anew; infinite where not reached."""
    curves: tuple[Curve, Curve]
    """Logged and replayed: the share served, by hours."""

    def entry(self) -> dict[str, Any]:
        """Return it for JSON, null for a quantile that is not reached."""
        out = self._asdict()
        del out["curves"], out["intervals"]
        shown = {name: [_known(x) for x in getattr(self, name)] for name in ("logged", "replayed")}
        return {**out, **shown, "apart": _known(self.apart), "upto": _known(self.upto)}


class _Served(NamedTuple):
    """The requests of replayed years: (N,) each."""

    codes: dict[str, Ints]
    """Priority, type and afdeling, as the scenario numbers them."""
    hours: Floats
    ended: Flags
    moment: Ints
    """When it was served, seconds from the log's epoch; `NEVER` if it was not by the cut."""
    report: Ints
    """When it was reported, from the same."""


def first_visit_share(log: Log) -> float:
    """Return the share of closed cases that tell their first visit; of all where none is closed."""
    closed = _served_rows(log, "completed") & ~log.clerical
    of = closed if closed.any() else ~log.clerical
    return float(np.count_nonzero(of & _served_rows(log, "first_visit")) / max(of.sum(), 1))


def held_on(log: Log) -> Column | None:
    """Return the moment a replay can be held against, None where the log tells too little.

    It is the first visit where `TOLD` of the closed cases tell it, else completion.
    """
    for column in COLUMNS:
        enough = column == "completed" or first_visit_share(log) >= TOLD
        if enough and np.count_nonzero(_served_rows(log, column)) >= LEAST:
            return column
    return None


def _served_rows(log: Log, column: Column) -> Flags:
    moments = getattr(log, column)
    return np.asarray((moments != MISSING) & (moments != NEVER))


def distances(
    log: Log, scenario: Scenario, played: Sequence[Year], column: Column, clock: Clock
) -> list[Distance]:
    """Return the distance of replayed from logged waiting, in all and by group.

    Groups are the priorities where the log tells several, else the types, else the afdelinger.

    Args:
        log: The log.
        scenario: Where it was replayed.
        played: Years in which its requests were replayed.
        column: What they waited for, as `held_on` has it.
        clock: Working time, which is what counts for completion.
    """
    cut = log.window(log.start, log.end)
    off_duty = clock if column == "completed" else None
    parts = [_served(year, scenario, column, log.end, off_duty) for year in played]
    hours = np.concatenate([part.hours for part in parts])
    ended = np.concatenate([part.ended for part in parts])
    exact = all(_same(cut.report, getattr(cut, column), part) for part in parts)
    compared = np.concatenate([_compared(cut, column, part.report) for part in parts])
    out = []
    for name, logged, replayed in _groups(cut, scenario, parts):
        low, high = waits(cut, column, off_duty, logged)
        ours = replayed & compared
        if len(low) < LEAST or np.count_nonzero(ours) < LEAST:
            continue
        done = np.isfinite(high)
        waited = np.where(done, (low + np.where(done, high, low)) / 2, low) / HOUR
        one = kaplan_meier(waited, done)
        other = kaplan_meier(hours[ours], ended[ours])
        upto = _known_until(one, other)
        out.append(
            Distance(
                group=name,
                rows=len(low),
                open=int(np.count_nonzero(~done)),
                logged=_quantiles(one),
                replayed=_quantiles(other),
                apart=earth_mover(one, other, upto),
                upto=upto,
                same=exact and name == ALL,
                intervals=quantile_intervals(waited, done, SHARES),
                curves=(one, other),
            )
        )
    return out


def _same(report: Ints, served: Ints, part: _Served) -> bool:
    """Return whether each case of the log was served in a replay as the log tells.

    Cases are known by when they were reported; those of one second are told apart by no more.
    """
    one, other = (
        np.column_stack(both)[np.lexsort(both[::-1])]
        for both in ((report, served), (part.report, part.moment))
    )
    return bool(np.array_equal(one, other))


def _compared(log: Log, column: Column, report: Ints) -> Flags:
    """Return which replayed requests stand for rows whose waiting the log tells.

    They are known by when they were reported. A row with a date alone has a drawn hour in the
    replay, so that it stays there whatever it tells.
    """
    kept = (getattr(log, column) != MISSING) & ~log.clerical
    left_out = np.setdiff1d(log.report[~kept & log.timed], log.report[kept & log.timed])
    return np.asarray(~np.isin(report, left_out))


def _served(
    year: Year, scenario: Scenario, column: Column, end: int, clock: Clock | None
) -> _Served:
    """Return how long the requests of a year waited; what was not served by `end` still waits."""
    world, draws, trace = year
    zero = seconds_at(first_monday(scenario))
    times = task_times(world, draws, trace)
    which = times.request & times.measured
    moment = getattr(times, column)[which]
    cut = min(end - zero, int(world.days.measure_to))
    ended = moment < cut
    report, until = draws.report[which] + zero, np.where(ended, moment, cut) + zero
    seconds = until - report if clock is None else clock.between(report, until)
    codes = {name: getattr(draws, name)[which] for name in ("priority", "type", "afdeling")}
    return _Served(codes, seconds / HOUR, ended, np.where(ended, until, NEVER), report)


def _groups(
    log: Log, scenario: Scenario, parts: Sequence[_Served]
) -> Iterator[tuple[str, Flags, Flags]]:
    """Yield name, rows of the log and requests of the replays: all, and each group."""
    yield ALL, np.ones(len(log), dtype=bool), np.ones(sum(len(p.ended) for p in parts), dtype=bool)
    requests = (Priority.AKUT, Priority.HASTER, Priority.ALMINDELIG)
    names: dict[str, tuple[dict[str, int], dict[str, int]]] = {
        "priority": (priorities := {one.name.lower(): int(one) for one in requests}, priorities),
        "type": (_numbered(log.types), _numbered(scenario.demand.requests.types)),
        "afdeling": (_numbered(log.afdelinger), _numbered(scenario.organisation.afdelinger)),
    }
    for column, (theirs, ours) in names.items():
        codes = getattr(log, column)
        if len(np.unique(codes[codes != UNKNOWN])) < 2:
            continue
        replayed = np.concatenate([part.codes[column] for part in parts])
        for name, code in theirs.items():
            yield name, codes == code, replayed == ours.get(name, UNKNOWN)
        return


def _numbered(names: Any) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _known(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def _known_until(one: Curve, other: Curve) -> float:
    """Return how far both are known: one whose every case has ended is known for good."""
    followed = [c.horizon for c in (one, other) if not len(c.below) or c.below[-1] < 1 - 1e-9]
    return min(followed) if followed else max(one.horizon, other.horizon)


def _quantiles(curve: Curve) -> tuple[float, ...]:
    return tuple(curve.quantile(share) for share in SHARES)
