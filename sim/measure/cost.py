"""Cost: what a year cost, in whole øre, and which afdeling bears it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure.bought import bought
from sim.measure.kpis import KEYS, KONTI, Floats
from sim.measure.pooled import (
    Bill,
    Overhead,
    Standing,
    bills,
    key_weights,
    overhead,
    year_overhead,
)
from sim.measure.tasks import TaskTimes
from sim.measure.time_use import TimeUse
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.world import Ints, World
from sim.model.world.calendar import measured_years
from sim.scenario.schema import Scenario

__all__ = ["Cost", "Overhead", "key_weights", "overhead", "split", "year_cost", "year_overhead"]


POOLED_KONTO = "114"
"""Renholdelse: caretakers' wages and all that goes with them."""
BOUGHT_KONTO = {
    "firm_rounds": "114",
    "firm_requests": "115",
    "firm_moves": "117",
    "contractors": "115",
    "vagt": "115",
    "call_outs": "114",
}
"""Ordinary maintenance (115) is what is bought to repair, refurbishment at moves (117) what is
bought of them; call-outs of own men are wages. The mapping is a guess (grade D): it reads the
accounts by their names, and organisations book differently."""


class Cost(NamedTuple):
    """A year's cost in øre: parts of the organisation, and what each afdeling bears (A,)."""

    parts: dict[str, int]
    afdelinger: Ints
    konti: dict[str, Ints]
    """What each afdeling bears by account (A,); the accounts add up to `afdelinger`."""
    under: dict[str, Ints]
    """What each afdeling would bear under each fordelingsnøgle (A,)."""

    @property
    def total(self) -> int:
        """The cost of the organisation, øre; the afdelinger add up to it."""
        return sum(self.parts.values())


def year_cost(
    scenario: Scenario,
    model: str,
    world: World,
    draws: Draws,
    roster: Roster,
    times: TaskTimes,
    use: TimeUse,
    fixed: list[Standing] | None = None,
) -> Cost:
    """Return the cost of a year under a driftsmodel or an omlægning, scaled to 365 days.

    What is bought for a task is borne by its afdeling; all else is split between the afdelinger
    of a driftsmodel by its key (`cost_split`), as long as it is in force there. `fixed` is what is
    `pooled.standing`, where it is at hand.
    """
    pooled = bills(scenario, model, world, roster, use, fixed)
    years = measured_years(world.days)
    parts = {
        name: round(sum(bill.kroner[name] for bill in pooled) * 100) for name in pooled[0].kroner
    }
    paid = {
        name: _ore(column / years)
        for name, column in bought(scenario, model, world, draws, times).items()
    }
    outside = sum(paid.values(), start=np.zeros(world.regime.shape[1], dtype=np.int64))
    shared = sum(parts.values())
    konti = {konto: np.zeros_like(outside) for konto in KONTI}
    own, *under = split(shared, np.array([_weights(pooled, key) for key in (None, *KEYS)]))
    konti[POOLED_KONTO] += own
    for name, column in paid.items():
        konti[BOUGHT_KONTO[name]] += column
    return Cost(
        parts=parts | {name: int(column.sum()) for name, column in paid.items()},
        afdelinger=sum(konti.values(), start=np.zeros_like(outside)),
        konti=konti,
        under={key: borne + outside for key, borne in zip(KEYS, under, strict=True)},
    )


def _ore(kroner: Floats) -> Ints:
    return np.rint(kroner * 100).astype(np.int64)


def _weights(pooled: list[Bill], key: str | None = None) -> Floats:
    """Return the weights (A,) that split the sum of several bills as each by itself would be.

    Under one `key` for all, or under each bill's own.
    """
    chosen = [bill.weights[key or bill.key] for bill in pooled]
    if len(pooled) == 1:
        return chosen[0]
    out = np.zeros(len(chosen[0]))
    for bill, given in zip(pooled, chosen, strict=True):
        weights = given if given.sum() > 0 else bill.members * 1.0
        out += sum(bill.kroner.values()) * weights / weights.sum()
    return out


def split(total: int, weights: Floats) -> Ints:
    """Return `total` split in whole øre by weights (…, A), adding up exactly (largest remainder).

    Without any weight the split is even. Ties in the remainder go to the first afdeling.
    """
    chosen = np.where(weights.sum(axis=-1, keepdims=True) > 0, weights, 1.0)
    exact = total * (chosen / chosen.sum(axis=-1, keepdims=True))
    whole = np.floor(exact).astype(np.int64)
    left = total - whole.sum(axis=-1, keepdims=True)
    order = np.argsort(whole - exact, axis=-1, kind="stable")
    return np.asarray(whole + (np.argsort(order, axis=-1) < left))
