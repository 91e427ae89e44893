"""The lowest rung of the ladder on which a driftsmodel keeps the goals.

More posts serve no worse on average, so it is found by bisection. That is an assumption about the
model, and it is checked on all that was played: `violations` says where more posts served worse.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sim.measure import Measures
from sim.stats.intervals import Interval, paired_difference, simultaneous_level
from sim.study.goals import Goal, meets
from sim.study.staff.ladder import Plan, plans
from sim.study.staff.years import Years
from sim.study.summary import LEVEL, column


class Violation(NamedTuple):
    """A goal that more posts reached less of, although the years were the same."""

    model: str
    fewer: Plan
    more: Plan
    kpi: str
    difference: Interval


class Rung(NamedTuple):
    """What a search found: the plan, whether it keeps the goals, and the ladder it stands on."""

    plan: Plan
    met: bool
    """False if no plan looked at keeps the goals; `plan` is then the largest."""
    ladder: list[Plan]


def lowest_rung(years: Years, model: str, goals: tuple[Goal, ...], level: float) -> Rung:
    """Return the lowest plan of the ladder that keeps every goal at confidence `level`.

    The rung below the answer is always played too; should it keep the goals after all, the search
    goes on downwards.
    """
    ladder = plans(years.scenario, model)

    def keeps(k: int) -> bool:
        return meets(goals, years.play(model, ladder[k]), level)

    low, high = 0, len(ladder) - 1
    while low < high:
        middle = (low + high) // 2
        if keeps(middle):
            high = middle
        else:
            low = middle + 1
    while low > 0 and keeps(low) and keeps(low - 1):
        low -= 1
    return Rung(ladder[low], keeps(low), ladder)


def violations(
    years: Years, model: str, ladder: list[Plan], goals: tuple[Goal, ...]
) -> list[Violation]:
    """Return where, among the rungs played, more posts reached significantly less of a goal.

    All comparisons of a model hold at once with 95 % confidence (Bonferroni).
    """
    played = [plan for plan in ladder if len(years.played.get((model, plan), ())) > 1]
    pairs = [(a, b, goal) for a, b in pairwise(played) for goal in goals]
    level = simultaneous_level(LEVEL, max(len(pairs), 1))
    found = []
    for fewer, more, goal in pairs:
        change = _change(years.played[model, fewer], years.played[model, more], goal, level)
        if change is not None and change.high < 0:
            found.append(Violation(model, fewer, more, goal.kpi, change))
    return found


def _change(
    before: list[Measures], after: list[Measures], goal: Goal, level: float
) -> Interval | None:
    a, b = column(before, goal.kpi), column(after, goal.kpi)
    n = min(len(a), len(b))
    both = (a[:n] == a[:n]) & (b[:n] == b[:n])
    return paired_difference(a[:n][both], b[:n][both], level) if both.sum() > 1 else None
