"""Stages: a plan as an omlægning whose levers move month by month until the change has settled.

The dip and the habits of the old ways are levers of the new driftsmodel that move back, so an
engine plays them like any other change of levers. The afdelinger that have changed are one part of
the organisation at every stage: its men work in all of them, so it has the mean of their dips.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

import numpy as np

from sim.model import DAY
from sim.model.world.phases import part_scenario, parts, phases
from sim.model.world.staffing import Crew, build_crew, rounded_posts, units
from sim.scenario.schema import Driftsmodel, Levers, Omlaegning, Scenario, Step, Title
from sim.scenario.schema.plan import Dip, Plan
from sim.study.road.decision import Days

ROAD = "omlaegning:plan"
"""Id of the omlægning that a plan becomes."""
STAGE = dt.timedelta(days=28)
"""Levers stand still for so long, between the days on which afdelinger change."""
SETTLED = 0.005
"""A dip of less than this, or as little of a habit, is over."""
HALF_WAY = 0.5
"""Rules that are one thing or the other change when habits have changed half way."""


class Road(NamedTuple):
    """A plan ready to be played: build the world of `model` in `scenario` with `posts`."""

    scenario: Scenario
    model: str
    posts: list[float]
    target: list[float]
    """What the posts of each unit shall be in the end, in the same order."""


class _Stage(NamedTuple):
    productivity: float
    """Productive share over that of the driftsmodel."""
    habit: float
    """How far the new rules are lived by, 0 to 1."""


def build_road(
    scenario: Scenario, start: str, end: str, plan: Plan, days: Days, stops: bool = False
) -> Road:
    """Return the road of a plan; one that `stops` goes back to `start` on the day of stopping.

    Phases from the day of stopping on then never come.
    """
    steps, made = _steps(scenario, start, end, plan, days, stops)
    if not steps:
        road = start
        known = scenario
    else:
        road = ROAD
        title = Title(da=plan.title.da, en=plan.title.en)
        known = scenario.model_copy(
            update={
                "driftsmodeller": {**scenario.driftsmodeller, **made},
                "omlaegninger": {ROAD: Omlaegning(title=title, start=start, steps=tuple(steps))},
            }
        )
    posts, target = _posts(known, road, start, end, plan)
    return Road(known, road, posts, target)


def _steps(
    scenario: Scenario, start: str, end: str, plan: Plan, days: Days, stops: bool
) -> tuple[list[Step], dict[str, Driftsmodel]]:
    """Return the steps of a plan within the simulated days, and the stages they lead to."""
    last = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    until = min(days.stop, last) if stops else last
    made: dict[str, Driftsmodel] = {}
    steps: list[Step] = []
    before: tuple[str, tuple[str, ...]] | None = None
    for date in _dates(plan, days, until):
        changed = [(phase, name) for phase in days.phases for name in phase.afdelinger]
        members = tuple(name for phase, name in changed if phase.date <= date)
        stage = _stage(scenario, plan, days, date)
        name = end
        if stage != _Stage(1.0, 1.0):
            name = f"{end}:{stage.productivity:.3f}:{stage.habit:.2f}"
            made[name] = _staged(scenario, start, end, name, stage)
        if (name, members) != before:
            steps.append(Step(date=date, to=name, afdelinger=members))
        before = (name, members)
    if steps and stops and days.stop < last:
        everybody = tuple(name for phase in days.phases for name in phase.afdelinger)
        steps.append(Step(date=days.stop, to=start, afdelinger=everybody))
    return steps, made


def _dates(plan: Plan, days: Days, until: dt.date) -> list[dt.date]:
    """Return the days before `until` on which afdelinger change or levers move back."""
    out = set()
    for phase in days.phases:
        out.add(phase.date)
        settled = phase.date + dt.timedelta(days=math.ceil(_settled(plan) / DAY))
        date = phase.date + STAGE
        while date < settled + STAGE:
            out.add(date)
            date += STAGE
    return sorted(date for date in out if date < until)


def _settled(plan: Plan) -> float:
    """Return how many seconds after its change an afdeling has settled."""
    return max(learning(plan.dip), float(plan.habits))


def learning(dip: Dip) -> float:
    """Return after how many seconds a dip is over."""
    depth = 1 - dip.productivity
    return dip.lasts + dip.recovery * math.log(depth / SETTLED) if depth > SETTLED else 0.0


def _stage(scenario: Scenario, plan: Plan, days: Days, date: dt.date) -> _Stage:
    """Return the stage on a day: the mean over the lejemål that have changed, mid-stage."""
    sizes, productivity, habit = 0, 0.0, 0.0
    for phase in days.phases:
        if phase.date > date:
            continue
        since = ((date - phase.date) + STAGE / 2).total_seconds()
        size = sum(scenario.organisation.afdelinger[name].lejemaal for name in phase.afdelinger)
        sizes += size
        productivity += size * learned(plan.dip, since)
        habit += size * (min(since / plan.habits, 1.0) if plan.habits else 1.0)
    weight = max(sizes, 1)
    return _Stage(round(productivity / weight, 3), round(habit / weight, 2))


def learned(dip: Dip, since: float) -> float:
    """Return the productive share over that of before, `since` seconds after the change.

    It lies at the bottom for a while and then closes on 1 by the same part of what is left in
    every span of time.
    """
    depth = 1 - dip.productivity
    if since >= dip.lasts:
        left = math.exp(-(since - dip.lasts) / dip.recovery) if dip.recovery else 0.0
        depth *= left
    return 1.0 if depth < SETTLED else 1 - depth


def _staged(scenario: Scenario, start: str, end: str, name: str, stage: _Stage) -> Driftsmodel:
    one, other = scenario.levers(start), scenario.levers(end)
    made = scenario.driftsmodeller[end]
    return made.model_copy(
        update={"title": Title(da=name, en=name), "levers": _between(one, other, stage)}
    )


def _between(start: Levers, end: Levers, stage: _Stage) -> Levers:
    """Return the levers of a stage: shares move with the habits, rules change half way."""
    lead = end.leadership.model_copy(
        update={"productive_share": end.leadership.productive_share * stage.productivity}
    )
    direct = start.intake.direct_share
    direct += (end.intake.direct_share - direct) * stage.habit
    moved: dict[str, object] = {
        "leadership": lead,
        "intake": end.intake.model_copy(update={"direct_share": direct}),
    }
    if stage.habit < HALF_WAY:
        moved["dispatch"] = start.dispatch
        kept = {"protected": start.planning.protected, "window": start.planning.window}
        moved["planning"] = end.planning.model_copy(update=kept)
    return end.model_copy(update=moved)


def _posts(
    scenario: Scenario, model: str, start: str, end: str, plan: Plan
) -> tuple[list[float], list[float]]:
    """Return the posts of every unit, phase by phase and part by part, and what they shall become.

    By attrition no unit has fewer than the men whose home lies in it had; it gives them up later.
    """
    crew = build_crew(scenario, start)
    course = phases(scenario, model)
    posts: list[float] = []
    target: list[float] = []
    for row in course.regime:
        for part in parts(row):
            base = start if course.models[part.regime] == start else end
            alone = part_scenario(scenario, base, part.members)
            wanted = rounded_posts(alone, base, 1.0 if base == start else plan.norm)
            kept = wanted
            if base != start and plan.posts == "attrition":
                kept = _kept(part.members, units(alone, base), wanted, crew)
            posts += kept
            target += wanted
    return posts, target


def _kept(
    members: list[int], unit: list[list[int]], wanted: list[float], crew: Crew
) -> list[float]:
    """Return the posts of each unit: those it had, or those it shall have if they are more."""
    before = [
        float(crew.share[np.isin(crew.home, [members[a] for a in afdelinger])].sum()) / 1000
        for afdelinger in unit
    ]
    return [max(old, new) for old, new in zip(before, wanted, strict=True)]
