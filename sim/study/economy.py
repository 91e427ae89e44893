"""Who wins and who loses: what each afdeling pays before and after, under each fordelingsnøgle."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from typing_extensions import TypedDict

from sim.measure import Measures
from sim.measure.kpis import KEYS, UNDER_KEYS
from sim.scenario.schema import Scenario
from sim.stats.intervals import paired_difference
from sim.study.runner import Job, Variant

Floats = npt.NDArray[np.float64]
SHOWN = 0.5
"""Kroner per lejemål and month below which an afdeling neither wins nor loses."""


class Change(TypedDict):
    """What an afdeling pays more (or less) than today, kr per lejemål and month, paired."""

    afdeling: str
    today: float
    """What it pays today, kr per lejemål and month."""
    mean: float
    low: float | None
    high: float | None
    outcome: str
    """`wins`, `loses`, or `same` where the interval has room for no change."""


class Keyed(TypedDict):
    """A driftsmodel under one fordelingsnøgle."""

    changes: list[Change]
    losers: int
    """Afdelinger that can be shown to pay more."""
    pay_more: int
    """Afdelinger whose mean is more, shown or not."""


class Economy(TypedDict):
    """A driftsmodel under every key, and the key under which fewest lose."""

    own_key: str
    fairest_key: str
    keys: dict[str, Keyed]


def economy(
    job: Job, runs: Sequence[Sequence[Measures]], models: Sequence[str]
) -> dict[str, Economy]:
    """Return who wins and loses under each driftsmodel but today's, by driftsmodel."""
    base = {variant: k for k, variant in enumerate(job.variants)}
    today = [run[base[Variant(job.scenario.today)]] for run in runs]
    return {
        model: _economy(job.scenario, model, today, [run[base[Variant(model)]] for run in runs])
        for model in models
        if model != job.scenario.today
    }


def _economy(
    scenario: Scenario, model: str, today: Sequence[Measures], after: Sequence[Measures]
) -> Economy:
    keys = {key: _keyed(scenario, today, after, key) for key in KEYS}
    # the fewest who can be shown to lose, then the fewest who pay more, then the mildest loss
    fairest = min(
        KEYS, key=lambda key: (keys[key]["losers"], keys[key]["pay_more"], _most(keys[key]))
    )
    own = scenario.levers(model).cost_split.key if model in scenario.driftsmodeller else ""
    return Economy(own_key=own, fairest_key=fairest, keys=keys)


def _most(keyed: Keyed) -> float:
    return max(change["mean"] for change in keyed["changes"])


def _keyed(
    scenario: Scenario, today: Sequence[Measures], after: Sequence[Measures], key: str
) -> Keyed:
    homes = np.array([float(a.lejemaal) for a in scenario.organisation.afdelinger.values()])
    months = np.maximum(homes, 1.0) * 12
    before = np.array([year.afdelinger["cost_kr_per_year"] for year in today]) / months
    then = np.array([year.afdelinger[UNDER_KEYS[key]] for year in after]) / months
    changes = [
        _change(name, before[:, a], then[:, a])
        for a, name in enumerate(scenario.organisation.afdelinger)
    ]
    return Keyed(
        changes=changes,
        losers=sum(change["outcome"] == "loses" for change in changes),
        pay_more=sum(change["mean"] >= SHOWN for change in changes),
    )


def _change(afdeling: str, before: Floats, after: Floats) -> Change:
    found = paired_difference(before, after)
    low, high = found.low, found.high
    if math.isnan(low):
        low = high = found.mean
    outcome = "loses" if low >= SHOWN else "wins" if high <= -SHOWN else "same"
    return Change(
        afdeling=afdeling,
        today=_plain(float(before.mean())),
        mean=_plain(found.mean),
        low=None if math.isnan(found.low) else _plain(found.low),
        high=None if math.isnan(found.high) else _plain(found.high),
        outcome=outcome,
    )


def _plain(value: float) -> float:
    return float(f"{value:.9g}")
