"""A driftsmodel is data: the levers of design §3, one section per mechanism."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sim.scenario.schema.section import Section
from sim.scenario.units import Hours, Seconds, Share

Scope = Literal["afdeling", "team", "group"]


class Territory(Section):
    """Where a man works."""

    form: Literal["own", "neighbour", "team", "kombi", "group"] = Field(
        description="Own afdeling only, neighbour help, team, home man plus pool, whole group."
    )
    team_by: Literal["place", "trade"] = Field("place", description="What a team is made of.")
    help_above: int = Field(
        ge=0, description="Waiting requests in an afdeling above which neighbours help."
    )


class Posts(Section):
    """How posts are rounded."""

    step: float = Field(gt=0, le=1, description="Smallest step of a post.")
    per: Scope = Field(description="Unit whose need is rounded up.")


class Dispatch(Section):
    """What comes next."""

    rule: Literal["asker", "fifo", "priority", "daily_plan"] = Field(
        description="Whoever asks; first come; priority, due date, nearest; plan by place."
    )


class Intake(Section):
    """How a request reaches the organisation."""

    channel: Literal["mobile", "office", "desk"] = Field(
        description="The man's own mobile, local office hours, or a central desk with tickets."
    )
    hours: Hours = Field(description="When the phone is answered on workdays.")
    direct_share: Share = Field(description="Share of requests put to a man who is present.")
    missed: Share = Field(description="Probability that a working man misses a call.")
    abandoned: Share = Field(description="Probability that a caller gives up at the desk.")
    handling: Seconds = Field(description="Staff time per call answered in office or at the desk.")
    delay: Seconds = Field(description="From the end of the call until the task may be served.")


class Interruptions(Section):
    """What a resident who comes or calls does to work in hand."""

    direct: Literal["stops", "queued"] = Field(
        description="A direct request stops planned work, or joins the queue."
    )
    handling: Seconds = Field(description="Time a call or a walk-up takes the man.")
    setup: Seconds = Field(description="Time lost to start again after an interruption.")


class Planning(Section):
    """Protected time for planned work."""

    protected: bool = Field(description="Planned work near its day goes before ordinary requests.")
    window: Seconds = Field(description="How long before its latest day a round is protected.")
    catch_up: Seconds = Field(
        description="How late a round may still be done before it is skipped."
    )
    brief: Seconds = Field(description="Morning brief, every workday.")
    weekly_meeting: Seconds = Field(description="Planning meeting at the board, Mondays.")


class Cover(Section):
    """Who takes over at sickness and leave."""

    by: Literal["nobody", "neighbour", "team", "pool", "temp"] = Field(
        description="Who serves an afdeling whose own men are all absent."
    )
    temp_after_days: int = Field(3, ge=0, description="A temp comes after so many days.")


class Skills(Section):
    """Generalists and specialists."""

    form: Literal["generalists", "specialists"] = Field(description="Who may do trade work.")
    specialist_share: Share = Field(description="Share of the men who have the trade skill.")
    specialist_time: Share = Field(
        description="Time of trade work by a specialist over a generalist's."
    )
    own_fix: Share = Field(description="Share of trade tasks solved without a contractor.")


class Familiarity(Section):
    """Strangers work slower."""

    first: Share = Field(description="Extra time on the first job at a site that is not home.")
    permanent: Share = Field(description="Extra time that remains.")
    jobs: int = Field(ge=1, description="Jobs at a site until only the permanent part remains.")


class Machines(Section):
    """Where the machine sets stand."""

    per: Scope = Field(description="One set per afdeling, per team, or a park for the group.")
    lejemaal_per_set: int = Field(ge=1, description="Lejemål per set where sets are shared.")
    transport: Seconds = Field(description="Extra time to bring a shared machine.")
    limited: bool = Field(description="Machines can be short; false: always one free.")


class Vehicles(Section):
    """How men get from one afdeling to another."""

    by: Literal["van", "bicycle"] = Field(description="What a man travels by.")
    posts_per_van: float | None = Field(
        gt=0, description="Posts that share a van; null: no van is paid for."
    )


class BoughtWork(Section):
    """Facility service, partial udlicitering, indlicitering."""

    requests: Share = Field(description="Share of requests served by the firm.")
    rounds: tuple[str, ...] = Field(description="Planned rounds bought; ['all'] for every one.")
    moves: bool = Field(description="The firm carries out inspections at moves.")
    snow: bool = Field(description="The firm clears snow.")
    sla_share: Share = Field(description="Median response of the firm over the goal.")
    on_time: Share = Field(description="Share of bought rounds done on their day.")
    minimum_visit: Seconds = Field(description="Shortest time billed for a called visit.")
    extras: Share = Field(description="Extra work billed on top.")


class Vagt(Section):
    """Who comes to acute faults when the phone is closed."""

    by: Literal["firm", "own"] = Field(
        description="A firm paid by the call-out, or own men on standby paid by the hour."
    )


class Leadership(Section):
    """Leaders, desk, and what ledelsesniveau does to a working day."""

    men_per_leader: float | None = Field(
        gt=0, description="Posts per leader; null: none counted so."
    )
    leader_per_afdeling: float = Field(ge=0, description="Leader posts per afdeling besides.")
    desk_per_1500: float = Field(ge=0, description="Desk posts per 1,500 lejemål.")
    contract_per_2000: float = Field(ge=0, description="Contract managers per 2,000 lejemål.")
    productive_share: Share = Field(
        description="Share of time on the job that is productive (tools, walking, breaks apart)."
    )


class CostSplit(Section):
    """Key that splits pooled cost between afdelinger."""

    key: Literal["direct", "lejemaal", "area", "hours", "hybrid"] = Field(
        description="Direct, by lejemål, m², registered hours, or half hours half lejemål."
    )


class Levers(Section):
    """All levers of one driftsmodel; each section is one mechanism with a switch."""

    territory: Territory
    posts: Posts
    dispatch: Dispatch
    intake: Intake
    interruptions: Interruptions
    planning: Planning
    cover: Cover
    skills: Skills
    familiarity: Familiarity
    machines: Machines
    vehicles: Vehicles
    bought_work: BoughtWork
    vagt: Vagt
    leadership: Leadership
    cost_split: CostSplit


MECHANISMS: tuple[str, ...] = tuple(Levers.model_fields)
"""Names of the mechanisms, in the order of the lever table."""


class Title(Section):
    """A name as people read it."""

    da: str = Field(description="Danish.")
    en: str = Field(description="English.")

    def to(self, lang: str) -> str:
        """Return the name in `lang`, Danish unless it is 'en'."""
        return self.en if lang == "en" else self.da


class Driftsmodel(Section):
    """One way to organise drift."""

    title: Title
    ledelsesniveau: Literal["none", "coordinated", "contract"] = Field(
        description="Management maturity, the first axis."
    )
    organisationsform: Literal[
        "afdelingsopdelt", "team", "kombi", "faelles", "firma", "neutral"
    ] = Field(description="Way of pooling labour, the second axis.")
    levers: Levers
