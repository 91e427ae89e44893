"""Time as the scenario writes it: the year, the working week, absence."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from sim.scenario.schema.section import Section
from sim.scenario.units import Clock, Hours, Seconds, Share


class WorkingWeek(Section):
    """Ordinary working hours; the default adds up to 37 hours a week."""

    monday: Hours = Field(description="Working hours on Mondays, or 'closed'.")
    tuesday: Hours = Field(description="Working hours on Tuesdays, or 'closed'.")
    wednesday: Hours = Field(description="Working hours on Wednesdays, or 'closed'.")
    thursday: Hours = Field(description="Working hours on Thursdays, or 'closed'.")
    friday: Hours = Field(description="Working hours on Fridays, or 'closed'.")
    saturday: Hours = Field(description="Working hours on Saturdays, or 'closed'.")
    sunday: Hours = Field(description="Working hours on Sundays, or 'closed'.")
    lunch: Hours = Field(description="Lunch break; taken on days whose hours span it.")

    def days(self) -> tuple[Hours, ...]:
        """Return the seven days' hours, Monday first."""
        return (
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        )


class Absence(Section):
    """Leave, sickness and courses of one ejendomsfunktionær."""

    leave_days: int = Field(ge=0, le=120, description="Leave (ferie and feriefridage), workdays.")
    summer_leave_days: int = Field(ge=0, le=40, description="Part of the leave taken in summer.")
    sick_days: float = Field(ge=0, le=366, description="Mean workdays of sickness a year.")
    short_spell_share: Share = Field(description="Share of spells that last one to three days.")
    long_spell_days: float = Field(gt=3, description="Mean length of the other spells, days.")
    course_days: int = Field(ge=0, le=60, description="Course days a year.")


class Calendar(Section):
    """The simulated year and its clock."""

    start: dt.date = Field(description="First measured day.")
    days: int = Field(ge=1, le=3660, description="Measured days.")
    warmup_days: int = Field(ge=0, le=366, description="Days played before the first measured.")
    working_week: WorkingWeek
    holidays: bool = Field(description="Danish helligdage are days off.")
    agreement_days: tuple[str, ...] = Field(
        description="Days off by agreement, as MM-DD (1 May, 5 June, 24 and 31 December)."
    )
    snow_from: Clock = Field(description="Earliest call-in on a snow morning.")
    weekend_snow: Seconds = Field(description="Paid time of a call-in for snow on a day off.")
    absence: Absence
