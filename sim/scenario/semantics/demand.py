"""Checks of the demand: shares that add up, weights that weigh, seasons and pieces of work."""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.number import write_number
from sim.scenario.schema.demand import Priorities, Round
from sim.scenario.semantics.draft import Check, Draft, Finding
from sim.scenario.words import say

_TYPES = ("demand", "requests", "types")
_ROUNDS = ("demand", "rounds")
_PRIORITIES = ("demand", "requests", "priorities")
_TOLERANCE = 1e-3


def shares_add_up(draft: Draft) -> Iterator[Finding]:
    """The shares of the types of requests add up to one."""
    if not draft.is_whole(*_TYPES):
        return
    total = sum(kind.share for kind in draft.each(*_TYPES).values())
    if abs(total - 1) > _TOLERANCE:
        found = say("sum_is", total=write_number(round(total, 6)))
        yield Finding(_TYPES, found, say("sum_one"))


def priorities_add_up(draft: Draft) -> Iterator[Finding]:
    """Acute and urgent requests are at most all of them."""
    akut: float | None = draft.get(*_PRIORITIES, "akut")
    haster: float | None = draft.get(*_PRIORITIES, "haster")
    if akut is not None and haster is not None and akut + haster > 1 + 1e-9:
        found = say("sum_is", total=write_number(round(akut + haster, 6)))
        yield Finding((*_PRIORITIES, "haster"), found, say("sum_at_most_one"))


def goals_rise(draft: Draft) -> Iterator[Finding]:
    """A more urgent request with a longer goal is odd."""
    found: Priorities | None = draft.get(*_PRIORITIES)
    if found is None:
        return
    for a, b in (("akut", "haster"), ("haster", "almindelig")):
        if getattr(found, f"{a}_goal") > getattr(found, f"{b}_goal"):
            path = (*_PRIORITIES, f"{a}_goal")
            yield Finding(path, say("goal_order", a=a, b=b), say("goals_rise"), is_warning=True)


def ceiling_is_above_rate(draft: Draft) -> Iterator[Finding]:
    """Thinning takes tasks away, so the ceiling is at least the rate."""
    rate: float | None = draft.get("demand", "requests", "rate")
    ceiling: float | None = draft.get("demand", "requests", "ceiling")
    if rate is not None and ceiling is not None and ceiling < rate:
        found = say("low_ceiling", ceiling=write_number(ceiling), rate=write_number(rate))
        expected = say("at_least", limit=write_number(rate))
        yield Finding(("demand", "requests", "ceiling"), found, expected)


def weights_weigh(draft: Draft) -> Iterator[Finding]:
    """Relative rates are not negative, and not all zero."""
    paths: list[tuple[str, ...]] = [
        ("demand", "requests", "weekday"),
        ("demand", "requests", "hours"),
        ("demand", "moves", "season"),
        ("demand", "snow", "season"),
        *((*_TYPES, name, "season") for name in draft.names(*_TYPES)),
    ]
    for path in paths:
        weights: tuple[float, ...] | None = draft.get(*path)
        if weights is None:
            continue
        for index, weight in enumerate(weights):
            if weight < 0:
                found = say("negative_weight", value=write_number(weight))
                yield Finding((*path, index), found, say("weights"))
        if not any(weights):
            yield Finding(path, say("no_weight"), say("weights"))


def seasons_are_plain(draft: Draft) -> Iterator[Finding]:
    """A season that runs over New Year is odd."""
    rounds: dict[str, Round] = draft.each(*_ROUNDS)
    for name, planned in rounds.items():
        if planned.first_week > planned.last_week:
            found = say("over_new_year", first=planned.first_week, last=planned.last_week)
            expected = say("at_most", limit=planned.last_week)
            yield Finding((*_ROUNDS, name, "first_week"), found, expected, is_warning=True)


def pieces_are_above_zero(draft: Draft) -> Iterator[Finding]:
    """Work is not split into pieces of nothing, and a post does some work."""
    paths: list[tuple[str, ...]] = [
        *((*_ROUNDS, name, "piece") for name in draft.names(*_ROUNDS)),
        ("demand", "snow", "piece"),
        ("staffing", "hours_per_post"),
    ]
    for path in paths:
        if draft.get(*path) == 0:
            yield Finding(path, say("is_zero"), say("above_zero"))


DEMAND_CHECKS: tuple[Check, ...] = (
    shares_add_up,
    priorities_add_up,
    goals_rise,
    ceiling_is_above_rate,
    weights_weigh,
    seasons_are_plain,
    pieces_are_above_zero,
)
"""The checks of this file."""
