"""The shape of what is told of roads: what `drift omlaegning --json` prints."""

from __future__ import annotations

from typing_extensions import TypedDict

from sim.study.answer import Head


class Band(TypedDict):
    """A mean per week or month, and the band in which eight in ten replications lie."""

    mean: list[float | None]
    low: list[float | None]
    high: list[float | None]


class Spread(TypedDict):
    """A mean with its 95 % interval."""

    mean: float | None
    low: float | None
    high: float | None


class Payback(Spread):
    """Month after the first change in which the money is back, of the years in which it is."""

    probability: float
    """That it is back within the horizon."""


class Worst(TypedDict):
    """The month, until the dip is over, in which residents wait longest compared with no change."""

    month: int
    """1 is the month of the first change, 0 where it comes after the horizon."""
    date: str
    response_h_p90: Spread
    more_h: Spread
    """Over that of no change."""
    backlog_tasks: Spread


class Lasting(TypedDict):
    """Waiting in the last year of the horizon, when everybody has changed: means of its weeks."""

    settled: bool
    """Whether the dip, old habits and the leaders' extra time are over by then."""
    response_h_p90: Spread
    unchanged_h: Spread
    more_h: Spread
    """Over that of no change, paired."""


class PlanResult(TypedDict):
    """One plan."""

    title: dict[str, str]
    grades: dict[str, int]
    decision: str
    meeting: str
    budget: str | None
    stop: str
    phases: list[dict[str, object]]
    payback_month: Payback
    worst_month: Worst
    lasting: Lasting | None
    """None where somebody changes in the last year, or after it."""
    stop_cost_kr: Spread
    total_kr: Spread
    """Cost less that of no change over the whole horizon; less than nought is a saving."""
    last_year_kr: Spread
    """Cost of running drift less that of no change in the last year of the horizon.

    What the change itself costs, once and in leaders' extra time, is not in it.
    """
    skipped_more: Spread
    """Planned rounds skipped over the whole horizon, more than without a change."""
    one_off_kr: float
    response_h_p90: Band
    unchanged_response_h_p90: Band
    backlog_tasks: Band
    unchanged_backlog_tasks: Band
    skipped_rounds: Band
    unchanged_skipped_rounds: Band
    cumulated_kr: Band
    stopped_kr: Band


class RoadResult(Head):
    """Roads from one driftsmodel to another, side by side."""

    weeks: list[str]
    """First day of each week."""
    months: list[str]
    plans: dict[str, PlanResult]
