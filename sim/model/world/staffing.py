"""Posts: how many, where, and which afdelinger each ejendomsfunktionær calls his own."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.world import Ints
from sim.model.world.geography import straight_km
from sim.model.world.workload import expected_seconds, own_share
from sim.scenario.schema import Organisation, Scenario

_EPSILON = 1e-9


class Crew(NamedTuple):
    """The men of one driftsmodel: (W,) each, `own` (W, A)."""

    home: Ints
    share: Ints
    own: Ints


def teams(organisation: Organisation) -> list[int]:
    """Return the team of each afdeling.

    Teams are those named in the scenario; without names, neighbours are gathered around the
    afdeling farthest from the hub, `team_size` at a time.
    """
    afdelinger = list(organisation.afdelinger.values())
    if all(afdeling.team is not None for afdeling in afdelinger):
        names = list(dict.fromkeys(afdeling.team for afdeling in afdelinger))
        return [names.index(afdeling.team) for afdeling in afdelinger]
    km = straight_km(organisation)
    hub = hub_index(organisation)
    out = [-1] * len(afdelinger)
    number = 0
    while -1 in out:
        free = [a for a, team in enumerate(out) if team == -1]
        seed = max(free, key=lambda a: (km[hub, a], -a))
        near = sorted(free, key=lambda a: (km[seed, a], a))
        for a in near[: organisation.team_size]:
            out[a] = number
        number += 1
    return out


def hub_index(organisation: Organisation) -> int:
    """Return the afdeling that houses the shared office."""
    names = list(organisation.afdelinger)
    if organisation.hub is not None:
        return names.index(organisation.hub)
    sizes = [afdeling.lejemaal for afdeling in organisation.afdelinger.values()]
    return sizes.index(max(sizes))


def need(scenario: Scenario, model: str, norm: float = 1.0) -> npt.NDArray[np.float64]:
    """Return the need of posts in each afdeling (A,), before rounding.

    Expected own hands-on time over the task hours of a post, times `norm`; scaled to
    `staffing.posts` where the scenario states the posts of the organisation.
    """
    hours = expected_seconds(scenario) @ own_share(scenario, model)
    posts = hours / scenario.staffing.hours_per_post * norm
    if scenario.staffing.posts is not None and posts.sum() > 0:
        posts *= scenario.staffing.posts * norm / posts.sum()
    return posts


def units(scenario: Scenario, model: str) -> list[list[int]]:
    """Return the units whose posts are rounded, as lists of afdelinger."""
    count = len(scenario.organisation.afdelinger)
    per = scenario.levers(model).posts.per
    if per == "afdeling":
        return [[a] for a in range(count)]
    if per == "group":
        return [list(range(count))]
    team = teams(scenario.organisation)
    return [[a for a in range(count) if team[a] == number] for number in range(max(team) + 1)]


def rounded_posts(scenario: Scenario, model: str, norm: float = 1.0) -> list[float]:
    """Return the posts of each unit: the need rounded up to whole steps, at least one step.

    Under the driftsmodel of today they are what the afdelinger have (`posts_today`), if all say so;
    at a `norm` other than 1 these times the norm, rounded up.
    """
    step = scenario.levers(model).posts.step
    stated = _stated(scenario, model)
    if stated is not None and norm == 1.0:
        return [float(stated[unit].sum()) for unit in units(scenario, model)]
    needs = need(scenario, model, norm) if stated is None else stated * norm
    return [
        0.0
        if needs[unit].sum() <= 0
        else max(1, math.ceil(needs[unit].sum() / step - _EPSILON)) * step
        for unit in units(scenario, model)
    ]


def _stated(scenario: Scenario, model: str) -> npt.NDArray[np.float64] | None:
    """Return the posts the afdelinger have today (A,), if `model` is today's and all say so."""
    posts = [afdeling.posts_today for afdeling in scenario.organisation.afdelinger.values()]
    if model != scenario.today or any(one is None for one in posts):
        return None
    return np.array(posts, dtype=np.float64)


def build_crew(
    scenario: Scenario, model: str, norm: float = 1.0, posts: list[float] | None = None
) -> Crew:
    """Return the men of a driftsmodel.

    Each unit's posts become full men and at most one part-time man. Each man's home is the
    afdeling with the largest need not yet covered; an afdeling that is nobody's home belongs to
    the nearest man of its unit, or of all where its unit has none. `posts` per unit replaces the
    posting rule.
    """
    needs = need(scenario, model, norm)
    given = rounded_posts(scenario, model, norm) if posts is None else posts
    home: list[int] = []
    share: list[int] = []
    crews: list[tuple[list[int], range]] = []
    for unit, unit_posts in zip(units(scenario, model), given, strict=True):
        before = len(home)
        for part in _parts(unit_posts):
            covered = {a: sum(s for h, s in zip(home, share, strict=True) if h == a) for a in unit}
            home.append(max(unit, key=lambda a: (needs[a] - covered[a] / 1000, -a)))
            share.append(part)
        crews.append((unit, range(before, len(home))))
    return Crew(
        np.array(home, dtype=np.int64),
        np.array(share, dtype=np.int64),
        _own(scenario.organisation, home, crews),
    )


def _parts(posts: float) -> list[int]:
    """Return the sizes per mille of the posts that add up to `posts`."""
    whole, rest = divmod(round(posts * 1000), 1000)
    return [1000] * whole + ([rest] if rest else [])


def _own(organisation: Organisation, home: list[int], crews: list[tuple[list[int], range]]) -> Ints:
    """Return which afdelinger are each man's own (W, A); `crews` are units and their men."""
    own = np.zeros((len(home), len(organisation.afdelinger)), dtype=np.int64)
    if not home:
        return own
    km = straight_km(organisation)
    own[np.arange(len(home)), home] = 1
    for unit, men in crews:
        for a in unit:
            if not own[:, a].any():
                nearest = min(men or range(len(home)), key=lambda w: (km[home[w], a], w))
                own[nearest, a] = 1
    return own
