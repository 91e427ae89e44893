"""Response time per afdeling, today and under another driftsmodel, sorted for reading."""

from dataclasses import dataclass

from sim.present.comparison import (
    UNKNOWN,
    Estimate,
    Result,
    afdeling_difference,
    afdeling_kpi,
    afdelinger,
    difference,
    kpi,
    response_kpi,
    today,
    verdict,
)
from sim.present.numbers import scale


@dataclass(frozen=True, slots=True)
class Pair:
    """The response time in hours in one afdeling (or in all): today and under the model."""

    name: str
    before: Estimate
    after: Estimate
    outcome: str
    """`less`, `more` or, where no difference can be shown, `none`."""


def pairs(result: Result, model: str, priority: str | None = None) -> list[Pair]:
    """Return a pair per afdeling, longest response today first (under `model` without a today)."""
    wanted, now = response_kpi(priority), today(result)
    found = []
    for name in afdelinger(result):
        before = afdeling_kpi(result, now, name, wanted) if now and now != model else UNKNOWN
        after = afdeling_kpi(result, model, name, wanted)
        diff = afdeling_difference(result, model, name, wanted)
        found.append(Pair(name, before, after, _outcome(diff, after)))

    shows_today = any(pair.before.mean is not None for pair in found)

    def wait(pair: Pair) -> float:
        mean = (pair.before if shows_today else pair.after).mean
        return -1.0 if mean is None else mean

    return sorted(found, key=wait, reverse=True)


def overall(result: Result, model: str, name: str, priority: str | None = None) -> Pair:
    """Return the pair for all afdelinger together, under the given name."""
    wanted, now = response_kpi(priority), today(result)
    before = kpi(result, now, wanted) if now and now != model else UNKNOWN
    after = kpi(result, model, wanted)
    return Pair(name, before, after, _outcome(difference(result, model, wanted), after))


def worst(table: list[Pair]) -> Pair | None:
    """Return the afdeling with the longest response under the model, None if none is known."""
    known = [pair for pair in table if pair.after.mean is not None]
    return max(known, key=lambda pair: pair.after.mean or 0.0, default=None)


def _outcome(diff: Estimate, after: Estimate) -> str:
    """Return what the paired difference shows, on the scale of the response beside it."""
    outcome = verdict(diff, scale("h", after.mean))
    return "none" if outcome == "unknown" else outcome
