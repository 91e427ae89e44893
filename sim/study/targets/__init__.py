"""Validation targets V1–V10: what is known of the field, held against the model as shipped.

| file         | targets                                                             |
|--------------|---------------------------------------------------------------------|
| bench        | what the checks share: scenarios, common years, equal service       |
| staffing     | V1 BSB, V2 Domea, V7 planning alone, V8 kombimodel                  |
| distance     | V4 savings near zero, V5 isolated afdelinger, V6 close to a hub     |
| money        | V3 konto 114                                                        |
| logic        | V9 neutral, idle and plenty, V10 queues                             |

Every check plays shipped scenarios under one set of parameters; none has parameters of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.study.targets import distance, logic, money, staffing
from sim.study.targets.bench import Bench, Verdict

CHECKS: tuple[Callable[[Bench], Verdict], ...] = (
    staffing.bsb,
    staffing.domea,
    money.konto_114,
    distance.near_zero,
    distance.isolated,
    distance.near_hub,
    staffing.planning_alone,
    staffing.kombimodel,
    logic.neutral,
    logic.queues,
)
"""V1 to V10."""

__all__ = ["CHECKS", "Bench", "Verdict"]
