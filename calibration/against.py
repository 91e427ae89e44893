"""A replay held against its log: how far simulated response is from what was logged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from calibration.distance import Curve, earth_mover, kaplan_meier
from calibration.log import MISSING, NEVER, Flags, Log
from calibration.words import say
from sim.measure.tasks import NEVER as NEVER_PLAYED
from sim.measure.tasks import task_times
from sim.model import HOUR, Priority
from sim.model.draws import Draws
from sim.model.trace import Trace
from sim.model.world import World
from sim.present.numbers import hours
from sim.scenario.words import Lang

LEAST = 30
"""Requests of a priority below which no distance is stated."""
SHARES = (0.5, 0.9)
BOTH = ("logged", "replayed")


class Distance(NamedTuple):
    """Response of one priority, in hours: logged, replayed, and how far they are apart."""

    priority: str
    rows: int
    logged: tuple[float, ...]
    """P50 and P90."""
    replayed: tuple[float, ...]
    apart: float
    """Earth mover's distance, hours."""
    same: bool
    """Every request was first visited in the very second the log tells."""

    def entry(self) -> dict[str, Any]:
        """Return it for JSON, null for a quantile that is not reached."""
        shown = {name: [_known(value) for value in getattr(self, name)] for name in BOTH}
        return {**self._asdict(), **shown, "apart": _known(self.apart)}


def waited(log: Log, column: str, chosen: Flags) -> tuple[np.ndarray, np.ndarray]:
    """Return hours from report to a moment, and whether it had come when the log was taken."""
    end = getattr(log, column)
    keep = chosen & (end != MISSING) & ~log.clerical
    ended = end[keep] != NEVER
    until = np.where(ended, end[keep], log.censored)
    return (until - log.report[keep]) / HOUR, ended


def distances(
    log: Log, played: Sequence[tuple[World, Draws, Trace]], offset: int
) -> list[Distance]:
    """Return the distance of replayed from logged response, in all and by priority.

    Args:
        log: The log; it must tell when somebody first came.
        played: Years in which its requests were replayed.
        offset: Second of the log's epoch at which the simulated time starts.
    """
    parts = [_replayed(*one) for one in played]
    priority = np.concatenate([part[0] for part in parts])
    times = np.concatenate([part[1] for part in parts])
    ended = np.concatenate([part[2] for part in parts])
    visits = parts[0][3] + offset
    out = []
    for name, logged, replayed in _groups(log, priority):
        if logged.sum() < LEAST or replayed.sum() < LEAST:
            continue
        one = kaplan_meier(*waited(log, "first_visit", logged))
        other = kaplan_meier(times[replayed], ended[replayed])
        upto = min(one.horizon, other.horizon)
        equal = bool(name == "all" and _same(log, visits))
        out.append(
            Distance(
                name,
                int(logged.sum()),
                _quantiles(one),
                _quantiles(other),
                earth_mover(one, other, upto),
                equal,
            )
        )
    return out


def _same(log: Log, visits: np.ndarray) -> bool:
    """Return whether the sorted moments of first visits are those of the log."""
    logged = np.sort(log.first_visit[log.first_visit != NEVER])
    seen = np.sort(visits[visits < NEVER_PLAYED // 2])
    return len(logged) == len(seen) and bool((logged == seen).all())


def _replayed(world: World, draws: Draws, trace: Trace) -> tuple[np.ndarray, ...]:
    times = task_times(world, draws, trace)
    which = times.request & times.measured
    visit = times.first_visit[which]
    ended = visit < world.days.measure_to
    until = np.where(ended, visit, world.days.measure_to)
    seen = np.where(ended, visit, NEVER_PLAYED // 2)
    return draws.priority[which], (until - draws.report[which]) / HOUR, ended, seen


def _groups(log: Log, priority: np.ndarray) -> Iterator[tuple[str, Flags, Flags]]:
    yield "all", np.ones(len(log), dtype=bool), np.ones(len(priority), dtype=bool)
    for one in (Priority.AKUT, Priority.HASTER, Priority.ALMINDELIG):
        yield one.name.lower(), log.priority == one, priority == one


def _known(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def _quantiles(curve: Curve) -> tuple[float, ...]:
    return tuple(curve.quantile(share) for share in SHARES)


def sentences(found: list[Distance], lang: Lang = "da") -> Iterator[str]:
    """Yield a sentence per priority: logged, replayed and the distance."""
    for one in found:
        values = {
            "priority": say(f"told_{one.priority}"),
            "rows": one.rows,
            "logged": "/".join(hours(value, 1, lang) for value in one.logged),
            "replayed": "/".join(hours(value, 1, lang) for value in one.replayed),
            "apart": hours(one.apart, 1, lang),
        }
        yield say("replay_exact" if one.same else "replay_apart", **values).to(lang)
