"""The scenario: everything that is given before a year is drawn or played.

Here is what each value may be; what must hold between values is in `sim.scenario.semantics`, so
that it can be reported together with everything else, at its line.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sim.scenario.schema.calendar import Calendar
from sim.scenario.schema.demand import Demand
from sim.scenario.schema.economy import Economy
from sim.scenario.schema.levers import MECHANISMS, Driftsmodel, Levers, Title
from sim.scenario.schema.omlaegning import Omlaegning, Step
from sim.scenario.schema.organisation import Afdeling, Organisation
from sim.scenario.schema.section import Section
from sim.scenario.units import Seconds

__all__ = [
    "MECHANISMS",
    "NEUTRAL",
    "Afdeling",
    "Calendar",
    "Demand",
    "Driftsmodel",
    "Economy",
    "Levers",
    "Omlaegning",
    "Organisation",
    "Scenario",
    "Staffing",
    "Step",
    "Study",
    "Title",
]

NEUTRAL = "neutral"
"""Name of the driftsmodel whose levers stand in for a mechanism that is switched off."""


class Staffing(Section):
    """The posting rule: how many posts a unit of work gets."""

    hours_per_post: Seconds = Field(description="Task hours a post is reckoned to do a year.")
    posts: float | None = Field(
        None, ge=0, description="Posts of the whole organisation, in place of the rule."
    )


class Study(Section):
    """How a comparison is carried out when the command line says nothing else."""

    replications: int = Field(ge=1, le=100_000, description="Years played per model.")
    seed: int = Field(ge=0, description="Study seed.")
    norms: tuple[float, ...] = Field(
        description="Staffing levels of the cost–response curve, relative to the posting rule."
    )


class Scenario(Section):
    """A checked scenario."""

    name: str = Field(min_length=1, description="Short name; names the folder of results.")
    description: str = Field(description="What it is, in a sentence or two.")
    today: str = Field(description="Driftsmodel the organisation has today: the baseline.")
    models: tuple[str, ...] = Field(
        min_length=1, description="Driftsmodeller and omlægninger compared."
    )
    calendar: Calendar
    organisation: Organisation
    demand: Demand
    staffing: Staffing
    economy: Economy
    study: Study
    switches: dict[str, Literal["on", "off"]] = Field(
        description="Mechanisms; 'off' puts the neutral driftsmodel's lever in every model."
    )
    driftsmodeller: dict[str, Driftsmodel] = Field(description="Driftsmodeller by id.")
    omlaegninger: dict[str, Omlaegning] = Field({}, description="Omlægninger by id.")

    @property
    def comparable(self) -> tuple[str, ...]:
        """Ids of what can be compared: the driftsmodeller, then the omlægninger."""
        return (*self.driftsmodeller, *self.omlaegninger)

    def title(self, model: str) -> Title:
        """Return the name that people read of a driftsmodel or an omlægning."""
        named = self.driftsmodeller.get(model) or self.omlaegninger[model]
        return named.title

    def levers(self, model: str) -> Levers:
        """Return the levers of the driftsmodel `model`, switched-off mechanisms made neutral."""
        own = self.driftsmodeller[model].levers
        neutral = self.driftsmodeller[NEUTRAL].levers
        off = {
            name: getattr(neutral, name)
            for name in MECHANISMS
            if self.switches.get(name, "on") == "off"
        }
        return own.model_copy(update=off) if off else own
