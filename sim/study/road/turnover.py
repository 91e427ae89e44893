"""Turnover: men leave, their posts stand empty for a while, and some are not filled again.

Who leaves when is drawn by post, from streams of their own: the same under every plan and under
none, only sooner where the change makes men leave more often.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.model.draws.streams import stream
from sim.model.world import Staff, World
from sim.model.world.phases import part_scenario, parts, phases
from sim.model.world.staffing import units
from sim.scenario.schema.plan import Turnover
from sim.study.road.stages import Road

Floats = npt.NDArray[np.float64]

YEAR = 365 * DAY
MOST_LEAVERS = 64
"""Men of one post in a row."""


class _Leaver(NamedTuple):
    time: int
    seat: int
    turn: int


class _Clock(NamedTuple):
    """How time runs for those who may leave: faster in the first year of a change."""

    rate: float
    """Leavers per second and man."""
    factor: float
    change: int
    """Second of the first change."""

    def later(self, start: int, exposure: float) -> float:
        """Return when a man employed at `start` has been exposed to so many mean leavings."""
        if self.rate <= 0:
            return math.inf
        left, now = exposure / self.rate, float(start)
        for edge, speed in ((self.change, 1.0), (self.change + YEAR, self.factor)):
            if now < edge:
                span = (edge - now) * speed
                if left < span:
                    return now + left / speed
                left, now = left - span, float(edge)
        return now + left


def with_turnover(
    world: World, road: Road, given: Turnover, change: int, seed: int, replication: int
) -> World:
    """Return a world whose men leave and are replaced, in one replication.

    A post of a unit that has more than it shall have is given up when its man leaves; any other
    stands empty for `given.hire_lag`.

    Args:
        world: That of the road, with everybody in his post.
        road: What it was built from.
        given: Rates and lag.
        change: Second of the first change; after the last day where nothing changes.
        seed: Seed of the study.
        replication: Number of the year.
    """
    clock = _Clock(given.rate / YEAR, given.factor, change)
    staff = world.staff
    seats = range(staff.share.size)
    draws = [
        stream(seed, replication, f"leaving/{seat}").standard_exponential(MOST_LEAVERS)
        for seat in seats
    ]
    surplus = _Surplus(world, road)
    spells: list[tuple[int, int, int]] = []
    waiting = [
        _next(clock, world, seat, 0, int(staff.employed_from[seat]), draws) for seat in seats
    ]
    started = {seat: int(staff.employed_from[seat]) for seat in seats}
    while any(waiting):
        leaver = min(one for one in waiting if one is not None)
        seat = leaver.seat
        spells.append((seat, started[seat], leaver.time))
        back = leaver.time + -(-given.hire_lag // DAY) * DAY
        gone = surplus.gives_up(seat, leaver.time) or back >= int(staff.employed_to[seat])
        waiting[seat] = None
        del started[seat]
        if not gone:
            started[seat] = back
            waiting[seat] = _next(clock, world, seat, leaver.turn + 1, back, draws)
    spells += [(seat, start, int(staff.employed_to[seat])) for seat, start in started.items()]
    return world._replace(staff=_of(staff, spells))


def _next(
    clock: _Clock, world: World, seat: int, turn: int, start: int, draws: list[Floats]
) -> _Leaver | None:
    """Return when the man who has a post from `start` leaves it, at midnight, if he does in time.

    What happens after the last day happens to nobody.
    """
    end = min(int(world.staff.employed_to[seat]), world.days.horizon)
    if turn >= MOST_LEAVERS:
        return None
    time = clock.later(start, float(draws[seat][turn]))
    if time >= end:
        return None
    day = max(math.ceil(time / DAY) * DAY, start + DAY)
    return _Leaver(day, seat, turn) if day < end else None


class _Surplus:
    """Which units have more posts than they shall have, per mille, phase by phase."""

    def __init__(self, world: World, road: Road) -> None:
        self.world = world
        course = phases(road.scenario, road.model)
        left = [round((p - t) * 1000) for p, t in zip(road.posts, road.target, strict=True)]
        self.unit: list[dict[int, tuple[int, ...]]] = []
        """In each phase the unit of each afdeling, named by its afdelinger."""
        self.over: dict[tuple[int, ...], int] = {}
        self.given_up: list[tuple[int, int]] = []
        for row in course.regime:
            here: dict[int, tuple[int, ...]] = {}
            for part in parts(row):
                model = course.models[part.regime]
                alone = part_scenario(road.scenario, model, part.members)
                for unit in units(alone, model):
                    name = tuple(part.members[a] for a in unit)
                    here |= dict.fromkeys(name, name)
                    self.over[name] = left.pop(0)
            self.unit.append(here)

    def gives_up(self, seat: int, time: int) -> bool:
        """Return whether the post that is left at `time` is one too many, and give it up then."""
        epoch = int(np.searchsorted(self.world.epoch_start, time, side="right")) - 1
        own = np.flatnonzero(self.world.staff.own[epoch][seat])
        if len(own) == 0:
            return False
        here = self.unit[epoch][int(own[0])]
        share = int(self.world.staff.share[seat])
        gone = sum(s for a, s in self.given_up if a in here)
        if self.over[here] - gone < share:
            return False
        self.given_up.append((int(own[0]), share))
        return True


def _of(staff: Staff, spells: list[tuple[int, int, int]]) -> Staff:
    """Return staff with a man for each spell (seat, from, to); the first of a seat keeps its id."""
    first: dict[int, tuple[int, int, int]] = {}
    later: list[tuple[int, int, int]] = []
    for spell in sorted(spells):
        if spell[0] in first:
            later.append(spell)
        else:
            first[spell[0]] = spell
    rows = [*(first[seat] for seat in sorted(first)), *later]
    if not rows:
        return staff
    seat, start, end = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    return Staff(
        own=staff.own[:, seat],
        base=staff.base[:, seat],
        reach=staff.reach[:, seat],
        speed=staff.speed[seat],
        vehicle=staff.vehicle[seat],
        share=staff.share[seat],
        employed_from=start,
        employed_to=end,
        temp_after=staff.temp_after[seat],
    )
