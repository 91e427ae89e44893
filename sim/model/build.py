"""From a checked scenario and a driftsmodel to a `World`."""

from __future__ import annotations

import math

import numpy as np

from sim.model import Priority
from sim.model.calendar import build_days
from sim.model.catalogue import build_catalogue
from sim.model.geography import travel_times
from sim.model.levers import lever_table, reach
from sim.model.staffing import Crew, build_crew, hub_index, teams
from sim.model.world import SKILLS, Ints, Staff, World, mark, permille
from sim.scenario.schema import Levers, Scenario

FOREVER = 1 << 40
PLENTY = 1 << 20


def build_world(
    scenario: Scenario, model: str, norm: float = 1.0, posts: list[float] | None = None
) -> World:
    """Return the world of `scenario` under `model`.

    Args:
        scenario: A checked scenario.
        model: Id of a driftsmodel.
        norm: Staffing relative to the posting rule.
        posts: Posts of each unit, in place of the posting rule.
    """
    levers = scenario.levers(model)
    organisation, requests = scenario.organisation, scenario.demand.requests
    crew = build_crew(scenario, model, norm, posts)
    team = teams(organisation)
    unit, sets = machine_park(scenario, levers, team)
    return World(
        days=build_days(scenario),
        catalogue=build_catalogue(scenario),
        levers=lever_table(scenario, [levers]),
        staff=_staff(scenario, levers, crew, team),
        travel=travel_times(organisation),
        walk=organisation.geography.walk_time,
        goals=goals(scenario),
        epoch_start=np.zeros(1, dtype=np.int64),
        regime=np.zeros((1, len(team)), dtype=np.int64),
        machine_unit=unit[None, :],
        machine_sets=sets,
        no_access=mark(requests.no_access),
        no_access_time=requests.no_access_time,
        first_time_fix=mark(requests.first_time_fix),
        repeat_work=permille(requests.repeat_work),
        diagnosis=requests.diagnosis,
        escalation=-1
        if requests.priorities.akut_escalation is None
        else requests.priorities.akut_escalation,
        snow_from=scenario.calendar.snow_from,
        weekend_snow=scenario.calendar.weekend_snow,
    )


def goals(scenario: Scenario) -> Ints:
    """Return the goal from report to first visit by priority, seconds (5,)."""
    out = np.zeros(len(Priority), dtype=np.int64)
    priorities = scenario.demand.requests.priorities
    out[Priority.AKUT] = priorities.akut_goal
    out[Priority.HASTER] = priorities.haster_goal
    out[Priority.ALMINDELIG] = priorities.almindelig_goal
    return out


def machine_park(scenario: Scenario, levers: Levers, team: list[int]) -> tuple[Ints, Ints]:
    """Return the machine unit of each afdeling (A,) and the sets in each unit."""
    sizes = [afdeling.lejemaal for afdeling in scenario.organisation.afdelinger.values()]
    per = levers.machines.per
    unit = {"afdeling": list(range(len(team))), "team": team, "group": [0] * len(team)}[per]
    lejemaal = [
        sum(n for n, u in zip(sizes, unit, strict=True) if u == k) for k in range(max(unit) + 1)
    ]
    sets = [
        1 if per == "afdeling" else max(1, math.ceil(n / levers.machines.lejemaal_per_set))
        for n in lejemaal
    ]
    if not levers.machines.limited:
        sets = [PLENTY] * len(sets)
    return np.array(unit, dtype=np.int64), np.array(sets, dtype=np.int64)


def _staff(scenario: Scenario, levers: Levers, crew: Crew, team: list[int]) -> Staff:
    men = len(crew.home)
    form = levers.territory.form
    if form == "group":
        base = np.full(men, hub_index(scenario.organisation))
    elif form == "team":
        base = np.array([_team_office(scenario, team, team[h]) for h in crew.home], dtype=np.int64)
    else:
        base = crew.home
    return Staff(
        own=crew.own[None],
        base=base.astype(np.int64)[None],
        reach=reach(levers, crew.own, team)[None],
        speed=_speed(levers, men),
        vehicle=np.full(men, int(form in ("own", "neighbour")), dtype=np.int64),
        share=crew.share,
        employed_from=np.zeros(men, dtype=np.int64),
        employed_to=np.full(men, FOREVER, dtype=np.int64),
        temp_after=np.full(
            men, levers.cover.temp_after_days if levers.cover.by == "temp" else -1, dtype=np.int64
        ),
    )


def _team_office(scenario: Scenario, team: list[int], number: int) -> int:
    sizes = [afdeling.lejemaal for afdeling in scenario.organisation.afdelinger.values()]
    members = [a for a, t in enumerate(team) if t == number]
    return max(members, key=lambda a: (sizes[a], -a))


def _speed(levers: Levers, men: int) -> Ints:
    """Return each man's time by skill (W, S): specialists spread evenly, the first man is one."""
    speed = np.full((men, len(SKILLS)), 1000, dtype=np.int64)
    if levers.skills.form == "specialists":
        trade = SKILLS.index("trade")
        share = levers.skills.specialist_share
        for w in range(men):
            chosen = math.ceil((w + 1) * share) > math.ceil(w * share)
            speed[w, trade] = permille(levers.skills.specialist_time) if chosen else 0
    return speed
