"""Replay: a log's own requests as the year's draws, under any driftsmodel.

What the log tells is taken from it: when, where, what, how urgent, hands-on time, how many visits
and closed doors. What it does not tell (calls that were missed, who is away, snow, rounds, and the
blanks of a row) is drawn as ever, from streams of its own, so replications differ in that alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.random import Generator

from calibration.log import MISSING, NEVER, UNKNOWN, Log, moment, seconds_at
from calibration.words import say
from sim.model import DAY, HOUR
from sim.model.draws.demand import detailed, draw_requests
from sim.model.draws.source import Source, numbers
from sim.model.draws.tasks import Ints, Tasks
from sim.model.world import MARKS
from sim.model.world.calendar import first_monday
from sim.scenario import Problem, ScenarioError
from sim.scenario.nearest import nearest
from sim.scenario.schema import Scenario

NEVER_MARK = MARKS - 1
"""A mark above every threshold."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LoggedRequests:
    """The requests of a log, as `sim.model.draws.draw` asks for them.

    Columns are (N,) in order of report; those of `sim` where the log tells, else `MISSING` or
    `UNKNOWN`. Times count from the scenario's first Monday.
    """

    name: str
    """Whose log it is, with its hash."""
    start: int
    end: int
    """Requests in ``start <= t < end`` come from the log; those before are drawn (warm-up)."""
    report: Ints
    timed: npt.NDArray[np.bool_]
    afdeling: Ints
    type: Ints
    priority: Ints
    work: Ints
    visits: Ints
    no_access: Ints

    @property
    def about(self) -> dict[str, Any]:
        """What a manifest says about where the requests come from."""
        return {"log": self.name, "requests": len(self.report)}

    def __call__(self, sources: Sequence[Source], day_factor: Floats, attempts: int) -> Tasks:
        """Return the requests: drawn ones of the warm-up, then the log's."""
        warm_up = draw_requests(sources, day_factor, attempts)
        parts = [warm_up.chosen(warm_up.report < self.start), self._logged(sources, attempts)]
        return Tasks(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def _logged(self, sources: Sequence[Source], attempts: int) -> Tasks:
        """Return the log's requests, one afdeling after the other, the blanks of each drawn."""
        place = self._places(sources)
        order = np.argsort(place, kind="stable")
        count = np.bincount(place, minlength=len(sources))
        own = [source._replace(name=f"log/{source.name}") for source in sources]
        tasks = detailed(
            own,
            count,
            np.arange(len(order)),
            self._times(own, count, order),
            place[order],
            self._types(own, count, order),
            attempts,
        )
        priority, work = self.priority[order], self.work[order]
        tasks = tasks._replace(
            priority=np.where(priority == UNKNOWN, tasks.priority, priority),
            work=np.where(work == MISSING, tasks.work, np.maximum(work, 1)),
        )
        return self._visited(tasks, order, attempts)

    def _places(self, sources: Sequence[Source]) -> Ints:
        """Return the afdeling of each request; one the log does not tell is drawn by lejemål."""
        homes = np.array([source.afdeling.lejemaal for source in sources], dtype=float)
        share = np.cumsum(homes) / max(homes.sum(), 1)
        every = sources[0]._replace(name="log")
        drawn = np.searchsorted(share, every.stream("replay.afdeling").random(len(self.report)))
        known = np.where(self.afdeling == UNKNOWN, drawn, self.afdeling)
        return np.minimum(known, len(sources) - 1).astype(np.int64)

    def _types(self, sources: Sequence[Source], count: Ints, order: Ints) -> Ints:
        shares = [kind.share for kind in sources[0].scenario.demand.requests.types.values()]
        edges = np.cumsum(shares) / sum(shares)
        drawn = np.searchsorted(edges, numbers(sources, count, "replay.type", Generator.random))
        told = self.type[order]
        return np.where(told == UNKNOWN, np.minimum(drawn, len(shares) - 1), told)

    def _times(self, sources: Sequence[Source], count: Ints, order: Ints) -> Ints:
        """Return report times; where the log has only a date, the hour is drawn."""
        hours = np.array(sources[0].scenario.demand.requests.hours)
        edges = np.concatenate([[0.0], np.cumsum(hours) / hours.sum()])
        u = numbers(sources, count, "replay.hour", Generator.random)
        drawn = np.floor(np.interp(u, edges, np.arange(25) * HOUR)).astype(np.int64)
        report = self.report[order]
        by_hour = report // DAY * DAY + np.minimum(drawn, DAY - 1)
        return np.where(self.timed[order], report, by_hour)

    def _visited(self, tasks: Tasks, here: Ints, attempts: int) -> Tasks:
        """Return the tasks with the marks of visits set to what was counted: closed doors first."""
        visits = np.minimum(self.visits[here], attempts)
        closed = np.minimum(np.maximum(self.no_access[here], 0), visits - 1)
        known = visits > 0
        trial = np.arange(attempts)
        doors = np.where(trial < closed[:, None], 0, NEVER_MARK)
        fixes = np.where(trial == visits[:, None] - 1, 0, NEVER_MARK)
        told = known & (self.no_access[here] != UNKNOWN)
        return tasks._replace(
            no_access=np.where(told[:, None], doors, tasks.no_access).astype(np.uint16),
            fix=np.where(told[:, None], fixes, tasks.fix).astype(np.uint16),
        )


def period_overrides(log: Log) -> list[str]:
    """Return the overrides that make a scenario's year that of the log."""
    first = moment(log.start).date()
    return [
        f"calendar.start={first.isoformat()}",
        f"calendar.days={-(-(log.end - log.start) // DAY)}",
    ]


def logged_requests(log: Log, scenario: Scenario, work_factor: float = 1.0) -> LoggedRequests:
    """Return the requests of a log for a scenario whose year is the log's.

    Args:
        log: The log.
        scenario: Where they are replayed.
        work_factor: Hands-on share of the registered time.

    Raises:
        ScenarioError: the log has afdelinger or types that the scenario does not know.
    """
    afdelinger = tuple(scenario.organisation.afdelinger)
    types = tuple(scenario.demand.requests.types)
    place = _translated(log, log.afdeling, log.afdelinger, afdelinger, "afdeling")
    kind = _translated(log, log.type, log.types, types, "type")
    monday: dt.date = first_monday(scenario)
    zero = seconds_at(monday)
    first = first_visit_share(log, scenario.demand.requests.repeat_work)
    seconds = np.rint(np.maximum(log.work, 0) * work_factor * first)
    work = np.where(log.work == MISSING, MISSING, seconds).astype(np.int64)
    return LoggedRequests(
        name=f"{log.source.file} (sha256 {log.source.sha256})",
        start=log.start - zero,
        end=log.end - zero,
        report=log.report - zero,
        timed=log.timed,
        afdeling=place,
        type=kind,
        priority=log.priority.astype(np.int64),
        # What was still open when the log was taken had not yet shown its whole work and visits.
        work=np.where(log.completed == NEVER, MISSING, work),
        visits=np.where(log.completed == NEVER, UNKNOWN, log.visits).astype(np.int64),
        no_access=np.where(log.completed == NEVER, UNKNOWN, log.no_access).astype(np.int64),
    )


def first_visit_share(log: Log, repeat_work: float) -> Floats:
    """Return (N,) which share of a case's registered time its first visit is expected to be.

    The time of a case is that of all visits at which somebody opened; later ones take
    `repeat_work` of the first on average.
    """
    opened = np.maximum(log.visits - np.maximum(log.no_access, 0), 1)
    return np.asarray(1 / (1 + repeat_work * (opened - 1)))


def _translated(
    log: Log,
    codes: npt.NDArray[np.int32],
    theirs: Sequence[str],
    ours: Sequence[str],
    what: str,
) -> Ints:
    """Return codes as indices into `ours`; raise where a name that is used is not there."""
    used = np.unique(codes[codes >= 0])
    wrong = [theirs[k] for k in used if theirs[k] not in ours]
    if wrong:
        listed = say("one_of", names=", ".join(ours[:12]))
        raise ScenarioError(
            Problem(
                log.source.file,
                0,
                "",
                say("not_ours", name=name, column=what),
                listed,
                nearest(name, ours),
            )
            for name in wrong[:20]
        )
    table = np.array(
        [ours.index(name) if name in ours else UNKNOWN for name in theirs] or [UNKNOWN]
    )
    return np.where(codes >= 0, table[np.maximum(codes, 0)], UNKNOWN).astype(np.int64)
