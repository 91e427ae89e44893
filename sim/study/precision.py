"""Replications to a precision: years are played until the differences are known well enough.

The half-width of every difference to today's model, for each key figure in `summary.PAIRED`, must
be at most a share of today's level of that key figure, and remain so while a few more years are
played (Hoad, Robinson & Davies 2010, see `sim.stats.replications`). The intervals are those that
are shown: all differences of a key figure hold at once. With no other model than today's, its own
levels are judged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from sim.measure import Measures
from sim.stats.intervals import simultaneous_level
from sim.stats.replications import ReplicationRule
from sim.study.comparison import Precision, Reached
from sim.study.summary import LEVEL, PAIRED, rounded

FIRST = 5
"""Years played before anything is judged."""
MOST_AT_ONCE = 50
"""Years played between two judgements, at most."""
CAP = 200
"""Years that are played at most when nobody says otherwise."""

Years = Mapping[str, Sequence[Measures]]
"""The years of each driftsmodel, in the same order."""


def until_precise(
    play_more: Callable[[int, int], Years], today: str, precision: float, cap: int
) -> Precision:
    """Play years until the differences to `today` are precise, or `cap` is reached.

    Args:
        play_more: Plays the years from its first number up to its second, and returns all so far.
        today: The baseline.
        precision: Largest half-width, as a share of the baseline's level.
        cap: The most years.
    """
    upto = min(FIRST, cap)
    years = play_more(0, upto)
    while True:
        rule = _judged(years, today, precision, cap)
        if rule.finished or upto >= cap:
            return _told(rule, precision, cap)
        more = min(max(rule.needed() - upto, 1), MOST_AT_ONCE, cap - upto)
        years = play_more(upto, upto + more)
        upto += more


def _judged(years: Years, today: str, precision: float, cap: int) -> ReplicationRule:
    """Return the rule after all years; what is unknown in a year is left out altogether."""
    others = [model for model in years if model != today]
    columns: dict[str, list[float]] = {}
    yardsticks, floors = {}, {}
    for kpi in PAIRED:
        level = [year.total[kpi] for year in years[today]]
        if not np.isfinite(level).all():
            continue
        if not others:
            columns[kpi] = level
            continue
        for model in others:
            values = [year.total[kpi] for year in years[model]]
            if np.isfinite(values).all():
                name = f"{kpi}/{model}"
                columns[name] = [b - a for a, b in zip(level, values, strict=True)]
                yardsticks[name] = kpi
        # The level is a yardstick only: it may be as uncertain as it likes.
        columns[kpi], floors[kpi] = level, math.inf
    rule = ReplicationRule(
        precision,
        simultaneous_level(LEVEL, max(len(others), 1)),
        cap=max(cap, 3),
        floors=floors,
        yardsticks=yardsticks,
    )
    for number in range(len(years[today])):
        if rule.finished:
            break
        rule.add({name: column[number] for name, column in columns.items()})
    return rule


def _told(rule: ReplicationRule, precision: float, cap: int) -> Precision:
    """Return how precise each key figure became: that of its most uncertain difference."""
    worst: dict[str, Reached] = {}
    for name, row in rule.table().items():
        kpi = name.partition("/")[0]
        if math.isinf(row.allowed):
            continue
        share = row.half_width / row.allowed if row.allowed > 0 else math.inf
        known = worst.get(kpi)
        if known is None or share > known["half_width"] / max(known["allowed"], 1e-300):
            worst[kpi] = Reached(
                half_width=rounded(row.half_width) or 0.0, allowed=rounded(row.allowed) or 0.0
            )
    return Precision(
        wanted=precision, cap=cap, reached=rule.satisfied, at=rule.reached_at, kpis=worst
    )
