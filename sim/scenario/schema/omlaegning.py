"""An omlægning is data: the driftsmodel one starts in, and who changes to which on which day."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from sim.scenario.schema.levers import Title
from sim.scenario.schema.section import Section


class Step(Section):
    """One day on which afdelinger change driftsmodel."""

    date: dt.date = Field(description="First day in the new driftsmodel.")
    to: str = Field(description="Driftsmodel they change to.")
    afdelinger: tuple[str, ...] | None = Field(
        None, min_length=1, description="Who changes; every afdeling if absent."
    )


class Omlaegning(Section):
    """A road from one driftsmodel to another; compared like a driftsmodel."""

    title: Title
    start: str = Field(description="Driftsmodel of every afdeling before the first step.")
    steps: tuple[Step, ...] = Field(min_length=1, description="Changes in the order of their days.")
