"""Plans to test with."""

from __future__ import annotations

from typing import Any

from sim.model import DAY
from sim.scenario.schema import Title
from sim.scenario.schema.plan import Decision, Dip, Leaders, OneOff, Plan, PlanPhase, Turnover

AT_ONCE = Decision().model_copy(update={"notice": 0, "needs_budget": False})
NO_DIP = Dip().model_copy(update={"productivity": 1.0, "lasts": 0, "recovery": 0})
NO_LEADERS = Leaders().model_copy(update={"posts": 0.0})
FREE = OneOff().model_copy(update={"start": 0.0, "per_lejemaal": 0.0})
NOBODY_LEAVES = Turnover().model_copy(update={"rate": 0.0})


def phase(after_days: int, *afdelinger: str) -> PlanPhase:
    """Return a phase of some afdelinger, of everybody without names."""
    names = afdelinger or None
    return PlanPhase().model_copy(update={"after": after_days * DAY, "afdelinger": names})


def plan(*phases: PlanPhase, **changes: Any) -> Plan:
    """Return a plan without dip, cost, habits, turnover or waiting, but for `changes`."""
    ideal: dict[str, Any] = {
        "title": Title(da="Plan", en="Plan"),
        "phases": phases,
        "decision": AT_ONCE,
        "dip": NO_DIP,
        "leaders": NO_LEADERS,
        "one_off": FREE,
        "turnover": NOBODY_LEAVES,
        "habits": 0,
    }
    return Plan(title=ideal["title"]).model_copy(update=ideal | changes)
