"""Staffing plans of the posting rule at rising norms: a ladder, fewest posts first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sim.model.world.staffing import need, units
from sim.scenario.schema import Scenario

LOWEST, HIGHEST = 0.3, 3.0
"""Norms between which plans are looked for."""

Plan = tuple[float, ...]
"""Posts of each unit."""


def plans(scenario: Scenario, model: str) -> list[Plan]:
    """Return the staffing plans of the posting rule at rising norms, fewest posts first.

    No unit has fewer posts in a plan than in the one before. A model without own posts has one
    plan, without any.
    """
    step = scenario.levers(model).posts.step
    needs = unit_needs(scenario, model)
    norms = {
        k * step / n
        for n in needs
        if n > 0
        for k in range(1, math.ceil(HIGHEST * n / step) + 1)
        if LOWEST <= k * step / n <= HIGHEST
    }
    out = [_plan(needs, step, norm) for norm in sorted(norms)] or [tuple(0.0 for _ in needs)]
    return list(dict.fromkeys(out))


def rule_plan(scenario: Scenario, model: str) -> Plan:
    """Return the plan that the posting rule itself gives."""
    return _plan(unit_needs(scenario, model), scenario.levers(model).posts.step, 1.0)


def unit_needs(scenario: Scenario, model: str) -> list[float]:
    """Return the need of posts of each unit, before rounding."""
    needs = need(scenario, model)
    return [float(needs[unit].sum()) for unit in units(scenario, model)]


def unit_names(scenario: Scenario, model: str) -> list[str]:
    """Return a name for each unit: its afdelinger."""
    names = list(scenario.organisation.afdelinger)
    members = units(scenario, model)
    if len(members) == 1:
        return [scenario.organisation.name]
    return [" + ".join(names[a] for a in unit) for unit in members]


def _plan(needs: Sequence[float], step: float, norm: float) -> Plan:
    return tuple(
        round(max(1, math.ceil(n * norm / step - 1e-9)) * step, 6) if n > 0 else 0.0 for n in needs
    )
