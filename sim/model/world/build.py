"""From a checked scenario and a driftsmodel or omlægning to a `World`."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from sim.model import Priority
from sim.model.world import SKILLS, Ints, World, mark, permille
from sim.model.world.calendar import build_days
from sim.model.world.catalogue import build_catalogue
from sim.model.world.employment import FOREVER, Posts, employed, joined, spread
from sim.model.world.geography import travel_times
from sim.model.world.levers import lever_table, reach
from sim.model.world.phases import part_scenario, parts, phases
from sim.model.world.staffing import Crew, build_crew, hub_index, teams, units
from sim.scenario.schema import Levers, Scenario

__all__ = ["FOREVER", "PLENTY", "build_world", "goals", "machine_park"]

PLENTY = 1 << 20

_Park = tuple[tuple[int, ...], int]
"""Afdelinger that share machines, and how many sets they have."""


class _Phase(NamedTuple):
    """The organisation of one phase."""

    posts: Posts
    parks: list[_Park]


def build_world(
    scenario: Scenario, model: str, norm: float = 1.0, posts: list[float] | None = None
) -> World:
    """Return the world of `scenario` under `model`.

    Args:
        scenario: A checked scenario.
        model: Id of a driftsmodel or of an omlægning.
        norm: Staffing relative to the posting rule.
        posts: Posts of each unit, in place of the posting rule; for an omlægning those of all
            parts of the first phase, then those of the next.

    Raises:
        ValueError: If `posts` are not one for each unit.
    """
    organisation, requests = scenario.organisation, scenario.demand.requests
    course = phases(scenario, model)
    given = None if posts is None else list(posts)
    organised = [_phase(scenario, course.models, row, norm, given) for row in course.regime]
    if given:
        raise ValueError(f"{len(given)} posts are left when every unit has its own")
    unit, sets = _machines([phase.parks for phase in organised], course.regime.shape[1])
    return World(
        days=build_days(scenario),
        catalogue=build_catalogue(scenario),
        levers=lever_table(scenario, [scenario.levers(name) for name in course.models]),
        staff=employed([phase.posts for phase in organised], course.start),
        travel=travel_times(organisation),
        walk=organisation.geography.walk_time,
        goals=goals(scenario),
        epoch_start=course.start,
        regime=course.regime,
        machine_unit=unit,
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


def _phase(
    scenario: Scenario,
    models: tuple[str, ...],
    regime: Ints,
    norm: float,
    given: list[float] | None,
) -> _Phase:
    """Return the organisation of a phase, each part by itself.

    The posts of its units are taken off `given`.
    """
    posts: list[Posts] = []
    parks: list[_Park] = []
    for part in parts(regime):
        model = models[part.regime]
        alone, levers = part_scenario(scenario, model, part.members), scenario.levers(model)
        own = None
        if given is not None:
            count = len(units(alone, model))
            own, given[:count] = given[:count], []
        team = teams(alone.organisation)
        crew = build_crew(alone, model, norm, own)
        posts.append(spread(_posts(alone, levers, crew, team), part.members, len(regime)))
        unit, sets = machine_park(alone, levers, team)
        for k, number in enumerate(sets.tolist()):
            sharing = np.flatnonzero(unit == k)
            parks.append((tuple(part.members[a] for a in sharing), number))
    return _Phase(joined(posts), parks)


def _machines(organised: list[list[_Park]], count: int) -> tuple[Ints, Ints]:
    """Return the machine unit (E, A) of each afdeling, and the sets of each unit.

    Afdelinger that go on sharing as many sets keep their unit when others change.
    """
    number: dict[_Park, int] = {}
    unit = np.zeros((len(organised), count), dtype=np.int64)
    for e, parks in enumerate(organised):
        for park in parks:
            unit[e, list(park[0])] = number.setdefault(park, len(number))
    return unit, np.array([sets for _, sets in number], dtype=np.int64)


def _posts(scenario: Scenario, levers: Levers, crew: Crew, team: list[int]) -> Posts:
    men = len(crew.home)
    form = levers.territory.form
    if form == "group":
        base = np.full(men, hub_index(scenario.organisation), dtype=np.int64)
    elif form == "team":
        base = np.array([_team_office(scenario, team, team[h]) for h in crew.home], dtype=np.int64)
    else:
        base = crew.home
    cover = levers.cover
    return Posts(
        home=crew.home,
        base=base,
        share=crew.share,
        vehicle=np.full(men, int(levers.vehicles.by == "bicycle"), dtype=np.int64),
        temp_after=np.full(men, cover.temp_after_days if cover.by == "temp" else -1),
        speed=_speed(levers, men),
        own=crew.own,
        reach=reach(levers, crew.own, team),
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
