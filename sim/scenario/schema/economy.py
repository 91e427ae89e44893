"""Prices."""

from __future__ import annotations

from pydantic import Field

from sim.scenario.schema.section import Section
from sim.scenario.units import Kroner, KronerPerHour, KronerPerYear, Share


class Economy(Section):
    """What posts, vehicles, machines and bought work cost."""

    post: KronerPerYear = Field(description="Employer cost of a full post.")
    leader: KronerPerYear = Field(description="Employer cost of a leader.")
    desk: KronerPerYear = Field(description="Employer cost of a desk post.")
    van: KronerPerYear = Field(description="A van with fuel.")
    machine_set: KronerPerYear = Field(description="A machine set.")
    overtime_premium: Share = Field(description="Premium on overtime hours.")
    bought_hour: KronerPerHour = Field(description="Bought hour before moms.")
    bought_prices: dict[str, KronerPerHour] = Field(
        {}, description="Bought hour by kind of work, in place of `bought_hour`: a bid."
    )
    contractor_call: Kroner = Field(description="Start fee of a called trade firm before moms.")
    contractor_hour: KronerPerHour = Field(description="Hour of a trade firm before moms.")
    vagt_call: Kroner = Field(description="Call-out of an out-of-hours firm, moms included.")
    standby: KronerPerYear = Field(description="Standby allowances of an own out-of-hours rota.")
    temp_hour: KronerPerHour = Field(description="Hour of a temp, moms included.")
    moms: Share = Field(description="Moms on bought work.")
