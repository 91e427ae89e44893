"""What residents, seasons and weather ask for, whoever does the work."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.schema.section import Section
from sim.scenario.units import PerYear, Seconds, Share

Twelve = Annotated[tuple[float, ...], Field(min_length=12, max_length=12)]
Seven = Annotated[tuple[float, ...], Field(min_length=7, max_length=7)]
Day = Annotated[tuple[float, ...], Field(min_length=24, max_length=24)]
Skill = Literal["general", "trade", "green"]
Work = Literal["local", "pool"]
Distribution = Literal["lognormal", "exponential", "constant"]


class RequestType(Section):
    """One kind of request from a resident."""

    share: Share = Field(description="Share of all requests.")
    median: Seconds = Field(
        description="Hands-on time of the first visit: median (of a constant the value, of an "
        "exponential the mean)."
    )
    sigma: float = Field(ge=0, le=3, description="Sigma of the log of the hands-on time.")
    distribution: Distribution = Field("lognormal", description="Shape of the hands-on time.")
    skill: Skill = Field(description="Skill it needs.")
    work: Work = Field(description="'local' stays with the home man in a kombimodel.")
    season: Twelve = Field(description="Relative rate by month, January first.")
    indoor: bool = Field(description="Needs access to a home.")
    persons: Literal[1, 2] = Field(1, description="Ejendomsfunktionærer it takes.")


class Priorities(Section):
    """Shares and goals of the three priorities of requests."""

    akut: Share = Field(description="Share of requests that are acute.")
    haster: Share = Field(description="Share of requests that are urgent.")
    akut_goal: Seconds = Field(description="Goal from report to first visit, acute.")
    haster_goal: Seconds = Field(description="Goal from report to first visit, urgent.")
    almindelig_goal: Seconds = Field(description="Goal from report to first visit, ordinary.")
    akut_escalation: Seconds | None = Field(
        description="An acute task still waiting after this goes to a firm; null: never."
    )


class Requests(Section):
    """Residents' requests."""

    rate: PerYear = Field(description="Requests per lejemål and year.")
    ceiling: PerYear = Field(description="Rate at which tasks are drawn before thinning.")
    estate_spread: float = Field(ge=0, le=3, description="CV between afdelinger (gamma).")
    day_dispersion: float | None = Field(
        description="Shape of the gamma day factor; null: Poisson days."
    )
    weekday: Seven = Field(description="Relative rate by weekday, Monday first.")
    holiday_factor: float = Field(ge=0, le=5, description="Rate on helligdage over a weekday's.")
    hours: Day = Field(description="Relative rate by hour of day.")
    types: dict[str, RequestType] = Field(min_length=1, description="Catalogue of requests.")
    priorities: Priorities
    attempts: int = Field(
        ge=1,
        le=1000,
        description="Most visits a task takes, and calls a resident makes; the last succeeds.",
    )
    no_access: Share = Field(description="Probability that nobody opens at an indoor visit.")
    no_access_time: Seconds = Field(description="Time lost at a door nobody opens.")
    first_time_fix: Share = Field(description="Probability that a visit solves the task.")
    repeat_work: Share = Field(description="Hands-on time of a repeat visit over the first.")
    return_gap: Seconds = Field(description="Median time until a return visit is possible.")
    contractor_lead: Seconds = Field(description="Median time a called contractor takes.")
    diagnosis: Seconds = Field(description="Longest visit before a contractor is called.")
    patience: Seconds = Field(description="Median time until a waiting resident chases.")
    retry: Seconds = Field(description="Median time until a caller who missed tries again.")
    contacts: PerYear = Field(description="Incidental contacts per lejemål and year.")
    contact_time: Seconds = Field(description="Mean length of an incidental contact.")


class Round(Section):
    """A planned round on a calendar."""

    hours: Seconds = Field(description="Hands-on time per unit of the driver and year.")
    driver: Literal["lejemaal", "green_area", "opgange"] = Field(
        description="What the time is proportional to (green_area: per 1,000 m²)."
    )
    every_days: int = Field(ge=1, le=366, description="Days between rounds.")
    first_week: int = Field(ge=1, le=53, description="First ISO week of the season.")
    last_week: int = Field(ge=1, le=53, description="Last ISO week of the season.")
    slack: Seconds = Field(description="A round is on time within this of its day.")
    piece: Seconds = Field(description="A longer round is split into pieces of at most this.")
    skill: Skill = Field(description="Skill it needs.")
    work: Work = Field(description="'local' stays with the home man in a kombimodel.")
    machine: bool = Field(description="Needs a machine set.")
    sigma: float = Field(ge=0, le=2, description="Day-to-day spread (sigma of the log).")


class Moves(Section):
    """Fraflytninger and what each asks of the staff."""

    family_rate: PerYear = Field(description="Moves per family lejemål and year.")
    youth_rate: PerYear = Field(description="Moves per other lejemål and year.")
    month_turn: Share = Field(description="Share of moves at the turn of a month.")
    season: Twelve = Field(description="Relative rate by month, January first.")
    inspections: int = Field(ge=0, le=6, description="Inspections per move.")
    median: Seconds = Field(description="Hands-on time of an inspection, median.")
    sigma: float = Field(ge=0, le=2, description="Sigma of its log.")
    paperwork: Seconds = Field(description="Keys, papers and orders per move.")
    slack: Seconds = Field(description="An inspection is on time within this.")


class Snow(Section):
    """Snow mornings."""

    episodes: float = Field(ge=0, le=120, description="Clearing episodes a winter, mean.")
    dispersion: float | None = Field(description="Gamma shape between winters; null: Poisson.")
    season: Twelve = Field(description="Relative rate by month, January first.")
    time_per_lejemaal: Seconds = Field(description="Hands-on time per lejemål and episode.")
    piece: Seconds = Field(description="Clearing is split into pieces of at most this.")
    salting: float = Field(ge=0, le=200, description="Further mornings with salting only.")
    salting_time_per_lejemaal: Seconds = Field(description="Hands-on time of a salting.")


class Vagt(Section):
    """Out-of-hours duty for acute faults."""

    response: Seconds = Field(description="Median time from report to arrival.")
    work: Seconds = Field(description="Paid time of a call-out by own men.")


class Demand(Section):
    """All work that arises in a year, before any organisation is chosen."""

    requests: Requests
    rounds: dict[str, Round] = Field(description="Planned rounds by name.")
    moves: Moves
    snow: Snow
    vagt: Vagt
