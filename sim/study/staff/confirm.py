"""The answer in other years: what was chosen because it did well in some must do so in others."""

from __future__ import annotations

from typing import NamedTuple

from sim.study.goals import Goal, meets
from sim.study.staff.ladder import Plan
from sim.study.staff.years import Years


class Confirmation(NamedTuple):
    """What an independent batch of years says of an answer."""

    plan: Plan
    met: bool
    """Whether `plan` keeps the goals there too; it is then the answer."""
    tried: tuple[Plan, ...]
    """Plans played there, the answer of the search first."""


def confirm(
    other: Years,
    model: str,
    plan: Plan,
    ladder: list[Plan],
    goals: tuple[Goal, ...],
    level: float,
    searched: Years,
) -> Confirmation:
    """Return the fewest posts, from `plan` upwards, that keep the goals in both batches of years.

    The fewest of many plans that pass a test pass it partly by luck. If the independent years do
    not agree, the next rungs of the ladder above are tried in both.
    """
    tried = [plan]
    above = [one for one in ladder if sum(one) > sum(plan) + 1e-9]
    for one in [plan, *above]:
        if one != plan:
            tried.append(one)
        if meets(goals, other.play(model, one), level) and (
            one == plan or meets(goals, searched.play(model, one), level)
        ):
            return Confirmation(one, True, tuple(tried))
        if len(tried) > MOST_RUNGS:
            break
    return Confirmation(plan, False, tuple(tried))


MOST_RUNGS = 6
"""Rungs above the answer that are tried before giving up."""
