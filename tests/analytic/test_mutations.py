"""Errors put into the program on purpose: the analytic cases notice every one of them.

Each is a line somebody might get wrong. The reference engine plays a few years with it, and the
alarm is an interval that lies wholly outside the band around theory: no luck explains it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from sim.model import Engine, draws, reference, rules
from sim.model.draws import demand
from sim.model.reference.dispatch import Dispatch
from tests.analytic.cases import CASES
from tests.analytic.report import BAND, Line, lines

YEARS = 4

Function = Callable[..., Any]


class Mutation(NamedTuple):
    """A function, what somebody wrote in its place, and who notices."""

    where: Any
    function: str
    wrong: Callable[[Function], Function]
    case: str
    quantity: str


def _longer(right: Function) -> Function:
    return lambda *given: right(*given) * 103 // 100


def _no_haste(right: Function) -> Function:
    return lambda priority, *rest: right(max(priority, rules.ALMINDELIG), *rest)


def _never(right: Function) -> Function:
    return lambda *given: False


def _half_is_lost(right: Function) -> Function:
    return lambda left, whole, done: (left + right(left, whole, done)) // 2


def _nearest(right: Function) -> Function:
    return lambda dispatch, *rest: right(rules.ASKER, *rest)


def _no_walk(right: Function) -> Function:
    return lambda self, w, i: right(self, w, i) - self.world.walk


def _an_hour_late(right: Function) -> Function:
    return lambda u, requests: (right(u, requests) + 3600) % rules.ONE_DAY


def _every_day_alike(right: Function) -> Function:
    def wrong(*given: Any) -> Any:
        weather = right(*given)
        return weather._replace(day_factor=np.ones_like(weather.day_factor))

    return wrong


MUTATIONS = {
    "work takes 3 % longer": Mutation(rules, "working_time", _longer, "M/D/1", "wait"),
    "urgent ranks as ordinary": Mutation(
        rules, "rank", _no_haste, "priorities, M/M/1", "wait, haster"
    ),
    "nobody is taken from his work": Mutation(
        rules, "preempts", _never, "pre-emption, M/G/1", "wait, akut"
    ),
    "half of what was done is lost": Mutation(
        rules, "left_after", _half_is_lost, "pre-emption, M/G/1", "in system, almindelig"
    ),
    "nearest before oldest": Mutation(
        rules, "dispatch_key", _nearest, "travel in service", "wait and travel"
    ),
    "the walk is forgotten": Mutation(
        Dispatch, "trip", _no_walk, "travel in service", "wait and travel"
    ),
    "calls come an hour late": Mutation(
        demand, "_time_of_day", _an_hour_late, "M(t)/M/2", "wait, reported 8-12"
    ),
    "all days are alike": Mutation(
        draws, "draw_weather", _every_day_alike, "negative binomial days", "variance (tasks²)"
    ),
}
"""By what is wrong."""


def seen(mutation: Mutation, simulate: Engine | None = None) -> Line:
    """Return what a few years say of the quantity the mutation is about."""
    (case,) = (case for case in CASES if case.name == mutation.case)
    found = lines(case, YEARS, BAND, simulate)
    return next(line for line in found if line.quantity == mutation.quantity)


def alarm(line: Line) -> bool:
    """Return whether the whole interval is outside the band."""
    return line.low > line.theory * (1 + line.band) or line.high < line.theory * (1 - line.band)


@pytest.mark.parametrize("name", MUTATIONS)
def test_an_error_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the error the interval is wholly outside the band; without it the same years are not."""
    mutation = MUTATIONS[name]
    assert not alarm(seen(mutation))
    right = getattr(mutation.where, mutation.function)
    monkeypatch.setattr(mutation.where, mutation.function, mutation.wrong(right))
    line = seen(mutation, reference.simulate)
    assert alarm(line), line
