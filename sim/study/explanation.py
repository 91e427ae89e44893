"""The shape of an explanation: what `drift explain SCENARIO --json` prints."""

from __future__ import annotations

from typing import Any, NotRequired

from typing_extensions import TypedDict

from sim.study.answer import Head


class Share(TypedDict):
    """A difference, or a mechanism's share of it, with its paired 95 % interval."""

    mean: float
    low: float | None
    high: float | None
    unit: str
    error: NotRequired[float]
    """Half-width of the error that comes from playing some orders of moving only."""


Shares = dict[str, Share]
"""By key figure."""


class Split(TypedDict):
    """A difference and the mechanisms' shares of it."""

    total: Shares
    shares: dict[str, Shares]


class Explanation(Head):
    """Why one driftsmodel differs from another.

    The shares of all mechanisms add up to the total, to the øre and to the second.
    """

    leadership: str
    """Whether `end` is led `more`, `less` or the `same` as `start`."""
    method: str
    """`exact` or `sampled`."""
    coalitions: int
    """Mixed models played."""
    permutations: int | None
    service: dict[str, float]
    """Shares that every mixed model is staffed to reach; none: staffed by the posting rule."""
    unmet: int
    """Mixed models that no number of posts tried lets keep the goals."""
    basis: dict[str, str]
    """Of each key figure: how the mixed models are staffed.

    `service`: with the fewest posts that keep the goals; `partly`: some with the most that were
    tried, since nothing keeps the goals; `most`: all of them; `rule`: by the posting rule.
    """
    before: Shares
    after: Shares
    total: Shares
    shares: dict[str, Shares]
    leadership_alone: Shares
    """What better leadership gives without another organisation: moved first and alone."""
    at_rule: Split
    """Cost and posts once more, staffed by the posting rule: what rounding makes of it."""


def share_rows(result: Explanation) -> list[dict[str, Any]]:
    """Return the shares as a tidy table: a row for each mechanism and key figure."""
    return [
        {"mechanism": mechanism, "kpi": kpi, "basis": result["basis"][kpi], **share}
        for mechanism, shares in [("total", result["total"]), *result["shares"].items()]
        for kpi, share in shares.items()
    ]
