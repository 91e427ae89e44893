"""A reduced world that other programs can play: men, places, visits, first come first served.

No residents, machines, call-ins, absence or levers: what is left is time, travel and queues.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.model import DAY, HOUR, Priority, rules
from sim.model.draws import Draws
from sim.model.world import MARKS, Catalogue, Days, LeverTable, Staff, World

EXPECTED = HOUR // 2
SPANS = {"opens": 7 * HOUR, "closes": 15 * HOUR}


def reduced_world(
    men: int, places: int, days: int, travel: int, hours: dict[str, int] | None = None
) -> World:
    """Return a world of `men` who serve all of `places`, up to `travel` seconds apart."""
    spans = hours or SPANS
    every = np.arange(places)
    apart = np.abs(every[:, None] - every[None, :]) * travel // max(places - 1, 1)
    one = {name: 0 for name in LeverTable._fields}
    one |= {"dispatch": rules.FIFO, "productive": 1000, "open_to": DAY, "strange_jobs": 1}
    one |= {"own_fix": MARKS, "channel": rules.DESK, "firm_on_time": MARKS}
    return World(
        days=Days(
            workday=np.ones(days, dtype=np.int64),
            opens=np.full(days, spans["opens"]),
            closes=np.full(days, spans["closes"]),
            lunch_from=0,
            lunch_to=0,
            horizon=days * DAY,
            measure_from=0,
            measure_to=days * DAY,
        ),
        catalogue=_catalogue(),
        levers=LeverTable(
            *(np.array([[0]] if name == "bought" else [value]) for name, value in one.items())
        ),
        staff=_staff(men, places),
        travel=np.array([apart, apart]),
        walk=0,
        goals=np.zeros(len(Priority), dtype=np.int64),
        epoch_start=np.zeros(1, dtype=np.int64),
        regime=np.zeros((1, places), dtype=np.int64),
        machine_unit=np.zeros((1, places), dtype=np.int64),
        machine_sets=np.ones(1, dtype=np.int64),
        no_access=0,
        no_access_time=0,
        first_time_fix=MARKS,
        repeat_work=1000,
        diagnosis=0,
        escalation=-1,
        snow_from=0,
        weekend_snow=0,
    )


def _catalogue() -> Catalogue:
    facts = {name: np.zeros(1, dtype=np.int64) for name in Catalogue._fields}
    facts["expected"][:], facts["persons"][:] = EXPECTED, 1
    return Catalogue(**facts)


def _staff(men: int, places: int) -> Staff:
    each = np.zeros(men, dtype=np.int64)
    return Staff(
        own=np.ones((1, men, places), dtype=np.int64),
        base=(np.arange(men) % places)[None, :],
        reach=np.full((1, men, places, 2), rules.OWN),
        speed=np.full((men, 1), 1000),
        vehicle=each,
        share=each + 1000,
        employed_from=each,
        employed_to=each + (1 << 40),
        temp_after=each - 1,
    )


def reduced_draws(world: World, tasks: int, work: float, seed: int) -> Draws:
    """Return `tasks` planned visits of `work` seconds on average, spread evenly over the year."""
    random = np.random.Generator(np.random.PCG64(seed))
    men, places = world.staff.own.shape[1:]
    none = np.zeros(tasks, dtype=np.int64)
    blank: Any = np.zeros(tasks, dtype=np.uint16)
    wide, blanks = none[:, None].copy(), blank[:, None].copy()
    report = np.sort(random.integers(0, world.days.horizon, tasks))
    words = np.zeros(0, dtype=np.int64)
    return Draws(
        report=report,
        afdeling=random.integers(0, places, tasks),
        type=none,
        priority=none + Priority.PLANLAGT,
        work=np.maximum(np.rint(random.exponential(work, tasks)), 1).astype(np.int64),
        again=wide,
        no_access=blanks,
        fix=blanks,
        gap=wide,
        heard=blanks,
        retry=wide,
        direct=blank,
        trade=blank,
        bought=blank,
        lead=none,
        firm=none,
        patience=none,
        vagt=none,
        due=report,
        expire=none,
        contact_time=words,
        contact_afdeling=words,
        contact_seconds=words,
        snow=np.full(world.days.workday.size, -1, dtype=np.int64),
        absent=np.zeros((men, world.days.workday.size), dtype=np.uint8),
    )
