"""Tuning: what no log tells, drawn until simulated response, backlog and planned work look like it.

Approximate Bayesian computation. Parameters are drawn evenly over their documented ranges (Sobol);
each draw plays the log's own requests; a few numbers sum up what came; the nearest draws are kept
and moved by local linear regression to where the log's numbers lie (Beaumont, Zhang & Balding
2002). What is left is a sample of the posterior, and a parameter whose sample is hardly narrower
than its range is one that the data cannot tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.log import MISSING, NEVER, Log
from calibration.posterior import posterior, weighted_quantiles
from calibration.replay import LoggedRequests
from sim.measure.service import service
from sim.measure.tasks import task_times
from sim.model import HOUR, Priority
from sim.model.draws import Draws, draw
from sim.model.draws.streams import stream
from sim.model.engine import engine
from sim.model.world import Ints
from sim.model.world.build import build_world
from sim.scenario.schema import Scenario

Floats = npt.NDArray[np.float64]
DRAWS = 1024
YEARS = 16
"""Years that differ in what the log does not tell; the draws take them in turn."""
LEVELS = (0.5, 0.9)
"""Quantiles of response that are matched."""
TOLD = 0.6
"""Width of the posterior's 90 % interval over the prior's below which the data tell."""
TRADED = 0.7
"""Correlation from which two parameters can stand in for each other."""
LEAST_ROWS = 30
QUARTER = 0.25
"""Hours added before a logarithm, so that minutes do not weigh like days."""


class Knob(NamedTuple):
    """A parameter no log tells, and the range it is documented to lie in."""

    name: str
    section: str
    key: str
    low: float
    high: float
    shared: bool
    """It belongs to the ledelsesniveau, so all driftsmodeller of that level have it."""


KNOBS = (
    Knob("missed", "intake", "missed", 0.05, 0.60, shared=False),
    Knob("abandoned", "intake", "abandoned", 0.0, 0.20, shared=False),
    Knob("setup", "interruptions", "setup", 0.0, 900.0, shared=False),
    Knob("window", "planning", "window", 0.0, 864_000.0, shared=True),
    Knob("productive_share", "leadership", "productive_share", 0.60, 0.95, shared=True),
)
"""Missed calls, callers who give up, the cost of an interruption, planning discipline (how long
before its latest day planned work is protected), and the productive share of time on the job."""


class Tuned(NamedTuple):
    """What tuning found: P knobs, S summaries, K kept draws."""

    knobs: tuple[Knob, ...]
    names: tuple[str, ...]
    """Of the summaries."""
    observed: Floats
    """(S,)"""
    sample: Floats
    """(K, P): the posterior."""
    weight: Floats
    """(K,)"""
    seen: Floats
    """(K, S): what the kept draws led to, before they were moved."""
    draws: int
    wider: Floats
    """(P,): by how much intervals were too narrow on draws whose truth is known, and widened."""

    def interval(self, p: int) -> tuple[float, float, float]:
        """Return median and 90 % interval of a knob."""
        low, middle, high = weighted_quantiles(self.sample[:, p], self.weight, (0.05, 0.5, 0.95))
        return middle, low, high

    def width(self, p: int) -> float:
        """Return the width of a knob's 90 % interval over that of its range: 1 says nothing."""
        _, low, high = self.interval(p)
        return (high - low) / (0.9 * (self.knobs[p].high - self.knobs[p].low))

    def is_told(self, p: int) -> bool:
        """Return whether the data tell a knob."""
        return self.width(p) < TOLD

    def traded(self) -> list[tuple[str, str, float]]:
        """Return pairs of knobs that can stand in for each other, with their correlation."""
        centred = self.sample - np.average(self.sample, axis=0, weights=self.weight)
        covariance = (centred * self.weight[:, None]).T @ centred / self.weight.sum()
        sd = np.sqrt(np.maximum(np.diag(covariance), 1e-300))
        correlation = covariance / np.outer(sd, sd)
        return [
            (self.knobs[a].name, self.knobs[b].name, float(correlation[a, b]))
            for a in range(len(self.knobs))
            for b in range(a)
            if abs(correlation[a, b]) > TRADED
        ]

    def missed_by_all(self) -> list[str]:
        """Return the summaries that no kept draw came near: the model cannot make them."""
        low, high = self.seen.min(axis=0), self.seen.max(axis=0)
        return [
            name for k, name in enumerate(self.names) if not low[k] <= self.observed[k] <= high[k]
        ]


def knobs_of(scenario: Scenario) -> tuple[Knob, ...]:
    """Return the knobs that do anything in the model of the day.

    A call is missed on a mobile, given up at a desk.
    """
    levers = scenario.levers(scenario.today)
    silent = "abandoned" if levers.intake.channel == "mobile" else "missed"
    out = [knob for knob in KNOBS if knob.name != silent]
    if not levers.planning.protected:
        out = [knob for knob in out if knob.name != "window"]
    return tuple(out)


def turned(scenario: Scenario, knobs: Sequence[Knob], values: Floats) -> Scenario:
    """Return the scenario with the knobs of the model of the day at some values."""
    model = scenario.driftsmodeller[scenario.today]
    levers = model.levers
    for knob, value in zip(knobs, values.tolist(), strict=True):
        section = getattr(levers, knob.section)
        number = round(value) if isinstance(getattr(section, knob.key), int) else value
        levers = levers.model_copy(
            update={knob.section: section.model_copy(update={knob.key: number})}
        )
    models = scenario.driftsmodeller | {scenario.today: model.model_copy(update={"levers": levers})}
    return scenario.model_copy(update={"driftsmodeller": models})


def summary_of(report: Ints, first: Ints, priority: Ints, end: int) -> dict[str, float]:
    """Return what sums up response and backlog; who has not been visited counts with his age."""
    wait = (np.minimum(first, end) - report) / HOUR
    out = {}
    for one in (Priority.HASTER, Priority.ALMINDELIG):
        hours = wait[priority == one]
        for level in LEVELS if len(hours) >= LEAST_ROWS else ():
            name = f"response_h_p{round(100 * level)}.{one.name.lower()}"
            out[name] = float(np.log(np.quantile(hours, level) + QUARTER))
    span = max(end - int(report.min()), 1) if len(report) else 1
    out["backlog_tasks"] = float(np.log1p(wait.sum() * HOUR / span))
    return out


def summary_of_log(log: Log, planned_on_time: float | None) -> dict[str, float]:
    """Return the log's own summaries; planned work is in no ticket log, so it is given."""
    known = (log.first_visit != MISSING) & ~log.clerical
    first = np.where(log.first_visit == NEVER, log.censored, log.first_visit)[known]
    out = summary_of(log.report[known], first, log.priority[known].astype(np.int64), log.end)
    if planned_on_time is not None:
        out["planned_on_time_share"] = planned_on_time
    return out


class Player:
    """Plays the log's requests in a scenario with turned knobs."""

    def __init__(
        self, scenario: Scenario, requested: LoggedRequests, names: Sequence[str], seed: int
    ) -> None:
        """Play `scenario`; `names` are the summaries that are compared."""
        self._scenario = scenario
        self._names = names
        self._simulate = engine("auto")
        slots = build_world(scenario, scenario.today).staff.share.size
        self._years: list[Draws] = [
            draw(scenario, seed, number, slots, requested=requested) for number in range(YEARS)
        ]

    def play(self, knobs: Sequence[Knob], values: Floats, number: int) -> Floats:
        """Return the summaries of one year."""
        scenario = turned(self._scenario, knobs, values)
        world = build_world(scenario, scenario.today)
        draws = self._years[number % YEARS]
        trace = self._simulate(world, draws)
        times = task_times(world, draws, trace)
        which = times.request & times.measured
        end = world.days.measure_to
        found = summary_of(
            draws.report[which], times.first_visit[which], draws.priority[which], end
        )
        if "planned_on_time_share" in self._names:
            planned = service(world, draws, times)["planned_on_time_share"]
            found["planned_on_time_share"] = float(planned[-1])
        return np.array([found[name] for name in self._names])


def tune(
    scenario: Scenario,
    log: Log,
    requested: LoggedRequests,
    planned_on_time: float | None = None,
    draws: int = DRAWS,
    seed: int = 1,
    step: Callable[[int], object] = lambda _: None,
) -> Tuned:
    """Return the posterior sample of what no log tells.

    Args:
        scenario: A scenario whose year is the log's.
        log: The log; it must tell first visits.
        requested: Its requests, to be replayed.
        planned_on_time: Share of planned work done on time, if somebody knows it.
        draws: Draws over the ranges; rounded up to a power of two.
        seed: Of the draws and of what the log does not tell.
        step: Told after each draw.
    """
    from scipy.stats import qmc

    knobs = knobs_of(scenario)
    told = summary_of_log(log, planned_on_time)
    names = tuple(told)
    observed = np.array(list(told.values()))
    player = Player(scenario, requested, names, seed)
    low, high = (np.array([getattr(knob, end) for knob in knobs]) for end in ("low", "high"))
    draws = 1 << (draws - 1).bit_length()  # Sobol' points are even in powers of two
    scramble = int(stream(seed, 0, "calibration.tune").integers(1 << 31))
    unit = qmc.Sobol(len(knobs), rng=scramble).random(draws)
    values = low + unit * (high - low)
    noise = np.array([player.play(knobs, (low + high) / 2, k) for k in range(YEARS)])
    seen = np.empty((draws, len(names)))
    for k in range(draws):
        seen[k] = player.play(knobs, values[k], k)
        step(1)
    scale = np.maximum(noise.std(axis=0, ddof=1), 1e-3)
    sample, weight, kept, wider = posterior(unit, seen / scale, observed / scale)
    return Tuned(
        knobs, names, observed, low + sample * (high - low), weight, seen[kept], draws, wider
    )
