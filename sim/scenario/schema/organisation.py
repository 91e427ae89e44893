"""The organisation: afdelinger, where they lie and how one gets from one to another."""

from __future__ import annotations

from pydantic import Field

from sim.scenario.schema.section import Section
from sim.scenario.units import KmPerHour, Seconds, Share, SquareMetres


class Position(Section):
    """A point on the map (WGS 84)."""

    lat: float = Field(ge=-90, le=90, description="Latitude, degrees.")
    lon: float = Field(ge=-180, le=180, description="Longitude, degrees.")


class Afdeling(Section):
    """One economically independent estate."""

    lejemaal: int = Field(ge=0, le=20_000, description="Number of lejemål.")
    area: SquareMetres = Field(description="Residential area.")
    opgange: int = Field(ge=0, description="Stairwells.")
    green_area: SquareMetres = Field(description="Outdoor area that is kept.")
    position: Position
    team: str | None = Field(None, description="Name of its team; made from the map if absent.")
    family_share: Share = Field(description="Share of lejemål that are family homes.")
    demand_factor: float = Field(
        1.0, ge=0, le=10, description="Requests per lejemål relative to the mean."
    )
    posts_today: float | None = Field(
        None,
        ge=0,
        description="Posts it has today, if known: under the driftsmodel of today they stand in "
        "for the posting rule, where every afdeling states them.",
    )


class Geography(Section):
    """How long it takes to get from one place to another."""

    detour: float = Field(ge=1, le=3, description="Road distance over straight line.")
    speed: KmPerHour = Field(description="Driving speed between afdelinger.")
    bicycle_speed: KmPerHour = Field(description="Speed without a van.")
    stop_time: Seconds = Field(description="Parking, loading and unloading, per trip.")
    walk_time: Seconds = Field(description="Walk between two tasks in one afdeling.")
    travel_times: dict[str, dict[str, Seconds]] | None = Field(
        None, description="A given matrix of travel times by afdeling names; replaces the map."
    )


class Organisation(Section):
    """The boligorganisation."""

    name: str = Field(min_length=1, description="Its name, as charts show it.")
    hub: str | None = Field(
        None, description="Afdeling that houses the shared office; the largest if absent."
    )
    team_size: int = Field(ge=1, le=50, description="Afdelinger in a team made from the map.")
    afdelinger: dict[str, Afdeling] = Field(min_length=1, description="The afdelinger by name.")
    geography: Geography
