"""The days of a plan: decision, afdelingsmøde, budget, and when each afdeling changes."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sim.model import DAY
from sim.model.world.geography import straight_km
from sim.model.world.staffing import hub_index
from sim.scenario.schema import Scenario
from sim.scenario.schema.plan import Plan


class Phase(NamedTuple):
    """A day, and the afdelinger that change on it."""

    date: dt.date
    afdelinger: tuple[str, ...]


class Days(NamedTuple):
    """The calendar of a plan."""

    decision: dt.date
    meeting: dt.date
    """The earliest afdelingsmøde: the decision and its notice."""
    budget: dt.date | None
    """The last day for the budget meeting, where the change needs a budget."""
    phases: tuple[Phase, ...]
    stop: dt.date
    """When it would be given up half way."""

    @property
    def first(self) -> dt.date:
        """Return the first day on which anything changes."""
        return self.phases[0].date


def plan_days(scenario: Scenario, plan: Plan) -> Days:
    """Return the calendar of a plan in a scenario.

    An afdelingsmøde has its notice; where the change needs a budget, it starts with the first
    financial year whose budget meeting is on or after that meeting (almenboligloven's calendar,
    domain §4).
    """
    given = plan.decision
    decision = scenario.calendar.start + _days(given.after)
    meeting = decision + _days(given.notice)
    first, budget = meeting, None
    if given.needs_budget:
        first = _financial_year(meeting + _days(given.budget_lead), given.financial_year)
        budget = first - _days(given.budget_lead)
    phases = _phases(scenario, plan, first)
    return Days(decision, meeting, budget, phases, _stop(plan, phases))


def _days(seconds: int) -> dt.timedelta:
    return dt.timedelta(days=-(-seconds // DAY))


def _financial_year(earliest: dt.date, start: str) -> dt.date:
    """Return the first day of the first financial year that starts on or after `earliest`."""
    month, day = (int(part) for part in start.split("-"))
    found = earliest.replace(month=month, day=day)
    return found if found >= earliest else found.replace(year=found.year + 1)


def _phases(scenario: Scenario, plan: Plan, first: dt.date) -> tuple[Phase, ...]:
    left = _by_nearness(scenario)
    out = []
    for phase in plan.phases:
        chosen = left if phase.afdelinger is None else list(phase.afdelinger)
        if phase.count is not None:
            chosen = left[: phase.count]
        left = [name for name in left if name not in chosen]
        if chosen:
            out.append(Phase(first + _days(phase.after), tuple(chosen)))
    return tuple(out)


def _by_nearness(scenario: Scenario) -> list[str]:
    """Return the afdelinger, the nearest to the hub first."""
    km = straight_km(scenario.organisation)[hub_index(scenario.organisation)]
    names = list(scenario.organisation.afdelinger)
    return [names[a] for a in sorted(range(len(names)), key=lambda a: (km[a], a))]


def _stop(plan: Plan, phases: tuple[Phase, ...]) -> dt.date:
    if plan.stop_after is not None:
        return phases[0].date + _days(plan.stop_after)
    later = [phase.date for phase in phases if phase.date > phases[0].date]
    return later[0] if later else phases[0].date + dt.timedelta(days=183)
