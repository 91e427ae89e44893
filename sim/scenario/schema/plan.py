"""A plan for an omlægning: when who changes, and what is assumed of the way there.

Every default is a guess (grade D); the shape of a dip and its recovery is known from other fields,
its size in almene boligorganisationer from nobody.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sim.scenario.schema.levers import Title
from sim.scenario.schema.section import Section
from sim.scenario.units import Factor, Kroner, PerYear, Seconds, Share

_DAY = 86_400


class Decision(Section):
    """The calendar of the beboerdemokrati."""

    after: Seconds = Field(0, description="From the first measured day to the board's decision.")
    notice: Seconds = Field(28 * _DAY, description="Notice of the afdelingsmøde: four weeks.")
    needs_budget: bool = Field(
        True, description="The change starts with a financial year whose budget was decided on it."
    )
    budget_lead: Seconds = Field(
        92 * _DAY, description="From the budget meeting to the financial year, at least."
    )
    financial_year: str = Field(
        "01-01", pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$", description="Its day, MM-DD."
    )


class PlanPhase(Section):
    """Afdelinger that change on one day."""

    after: Seconds = Field(0, ge=0, description="From the first day that the decision allows.")
    afdelinger: tuple[str, ...] | None = Field(
        None, min_length=1, description="Who changes; everybody who has not yet if absent."
    )
    count: int | None = Field(
        None, ge=1, description="In place of names: so many, the nearest to the hub first."
    )


class Turnover(Section):
    """Men who leave, and how long their posts stand empty."""

    rate: PerYear = Field(0.1, ge=0, le=2, description="Part of the men who leave in a year.")
    factor: Factor = Field(1.75, description="Times as many in the first year of the change.")
    hire_lag: Seconds = Field(60 * _DAY, ge=0, description="Until a post is filled again.")


class Dip(Section):
    """What new sites and new rules do to the productive share of the day."""

    productivity: Share = Field(0.9, gt=0, description="Productive share over that of before.")
    lasts: Seconds = Field(183 * _DAY, ge=0, description="Until it begins to recover.")
    recovery: Seconds = Field(
        122 * _DAY, ge=0, description="Time in which two thirds of what is left recovers."
    )


class OneOff(Section):
    """What the change costs once."""

    start: Kroner = Field(250_000, ge=0, description="At the first phase: phone, tickets, office.")
    per_lejemaal: Kroner = Field(300, ge=0, description="Per lejemål that changes: vans, training.")


class Leaders(Section):
    """Leaders' extra time."""

    posts: float = Field(0.35, ge=0, le=20, description="Extra leader posts during the change.")
    lasts: Seconds = Field(365 * _DAY, ge=0, description="From the first phase on.")


class Plan(Section):
    """A road from one driftsmodel to another, with all that is assumed of it."""

    title: Title
    decision: Decision = Decision()
    phases: tuple[PlanPhase, ...] = Field(
        (PlanPhase(),), min_length=1, description="In the order of their days."
    )
    norm: Factor = Field(
        1.0, gt=0, description="Posts after the change, relative to the posting rule."
    )
    posts: Literal["at_once", "attrition"] = Field(
        "at_once", description="Posts that are saved go on the day, or as men leave."
    )
    turnover: Turnover = Turnover()
    dip: Dip = Dip()
    habits: Seconds = Field(
        730 * _DAY, ge=0, description="Until residents and men live by the new rules."
    )
    leaders: Leaders = Leaders()
    one_off: OneOff = OneOff()
    stop_after: Seconds | None = Field(
        None,
        gt=0,
        description="When it would be stopped, from the first phase: at the second phase, or "
        "after half a year, if absent.",
    )
